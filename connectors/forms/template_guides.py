"""What the guide of each template says: of an agency's book, of a cohort's register, of the department's own book."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from connectors.forms import headings
from connectors.forms.agency_form import criteria_set_line
from connectors.forms.department_form import fields_of_registers, tabs_of_figures
from connectors.forms.guide import Guide
from connectors.forms.periods import period_of
from connectors.forms.sheets import LISTS
from connectors.layouts.department_book import NOT_APPLICABLE, RECEIVED, REMINDED, SHARED, TASKS
from connectors.layouts.periods import write_period
from connectors.localities import Agency, Installation
from rubric.criteria.field import Field

_PERIOD = "Ghi số liệu vào cột “Số liệu”, minh chứng vào các cột bên phải. Bấm vào ô để xem cách ghi."
_SHEET_OF_MANY = "Mỗi hàng một cơ quan, mỗi cột một chỉ tiêu. Bấm vào ô để xem cách ghi."
_NO_DAY = "Kế hoạch không nêu hạn"
_LIST = "Các mục để chọn. Chỉ xem, không sửa."
_REGISTERS = {
    RECEIVED: "Ghi ngày nhận từng báo cáo; chưa nhận thì để trống.",
    REMINDED: "Ghi ngày đôn đốc lần 1, lần 2 của báo cáo chưa gửi.",
    TASKS: "Mỗi hàng một nhiệm vụ, với hạn và ngày hoàn thành; chưa hoàn thành thì để trống ngày.",
    NOT_APPLICABLE: "Mỗi hàng một đề nghị không áp dụng, với quyết định và lý do.",
    SHARED: "Số liệu chung của địa phương, ghi một lần cho mọi cơ quan.",
}


def agency_guide(installation: Installation, agency: Agency) -> Guide:
    """For one agency: its own due days and its own fields."""
    owner = [("Sổ của", f"{agency.name.vi} (mã {agency.code})"), *_readers(installation)]
    fields = installation.criteria_set.fields_of(agency.annex)
    year = installation.criteria_set.year
    tabs = [
        (headings.ABOUT_TAB, "Mã và tên cơ quan. Đã khóa."),
        ("Trang theo kỳ", f"{_PERIOD} Mỗi kỳ ghi ở trang của kỳ đó."),
        (headings.own_scores_tab(year), "Ghi điểm cơ quan tự chấm và lý do, đến hết năm."),
    ]
    return Guide(owner, "Trang", _due(installation, agency.annex), tabs + _lists(fields), fields)


def register_guide(installation: Installation, cohort: str) -> Guide:
    """For a cohort: the due days that its agencies share."""
    criteria_set = installation.criteria_set
    members = [agency for agency in installation.agencies.values() if agency.cohort == cohort]
    said = f"Khối {criteria_set.cohorts[cohort].title.vi}: {len(members)} cơ quan, mỗi cơ quan một hàng"
    annex = criteria_set.annex_of(cohort)
    fields = criteria_set.fields_of(annex)
    owner = [("Sổ của", said), *_readers(installation)]
    tabs = [("Trang theo kỳ", _SHEET_OF_MANY), *_lists(fields)]
    return Guide(owner, "Trang", _due(installation, annex), tabs, fields)


def department_guide(installation: Installation) -> Guide:
    """For the department: which reports it must receive by when, and its tabs."""
    lead = installation.agencies[installation.locality.lead_agency].name.vi
    figures = tabs_of_figures(installation)
    fields = {key: spec for found in figures.values() for key, spec in found.items()}
    registered = fields_of_registers(installation)
    fields |= {
        key: spec
        for key, spec in installation.criteria_set.fields.items()
        if spec.scope == "locality" or (key in registered and spec.kind == "date")
    }
    owner = [("Sổ của", f"{lead}, cơ quan chủ trì"), _criteria(installation)]
    tabs = [(name, _SHEET_OF_MANY) for name in figures]
    return Guide(
        owner, "Khối", _due_of_all(installation), [*tabs, *_REGISTERS.items(), (LISTS, _LIST)], fields,
        has_closed_cells=True,
    )  # fmt: skip


def _readers(installation: Installation) -> list[tuple[str, str]]:
    reader = installation.agencies[installation.locality.recipient].name.vi
    return [("Gửi cho", f"{reader}, cơ quan nhận báo cáo"), _criteria(installation)]


def _criteria(installation: Installation) -> tuple[str, str]:
    """The criteria set by its title, whether it is in force, and its mark."""
    criteria_set = installation.criteria_set
    state = "đã ban hành" if criteria_set.status == "issued" else "bản đề xuất, chưa ban hành"
    return "Bộ tiêu chí", f"{criteria_set.title.vi}; {state} ({criteria_set_line(installation)})"


def _lists(fields: Mapping[str, Field]) -> list[tuple[str, str]]:
    return [(LISTS, _LIST)] if any(spec.kind == "choices" for spec in fields.values()) else []


def _due(installation: Installation, annex: str) -> list[tuple[str, str, str, str]]:
    """Tab, period, last day on time and clause of every report of the year; without a day where nobody owes it."""
    year = installation.criteria_set.year
    owed = installation.regime.of(annex)
    rows = []
    for key in installation.regime.collected(annex, year):
        report, period = owed.get(key), period_of(key, year)
        last = report.last_day(year) if report else None
        told = (_day(last), _clause(installation, report.clause)) if report and last else (_NO_DAY, "")
        rows.append((period, write_period(period), *told))
    return rows


def _due_of_all(installation: Installation) -> list[tuple[str, str, str, str]]:
    """The reports that the department receives, with the cohorts that owe each."""
    owing: dict[tuple[str, str, str], list[str]] = {}
    for cohort in installation.criteria_set.cohorts.values():
        for _, period, day, clause in _due(installation, cohort.annex):
            owing.setdefault((period, day, clause), []).append(cohort.title.vi)
    return [("; ".join(cohorts), *report) for report, cohorts in owing.items()]


def _clause(installation: Installation, clause: str) -> str:
    document = installation.plan.document
    number = f" {document.number}" if document.number else ""
    day = f" ngày {_day(document.date)}" if isinstance(document.date, date) else ""
    return f"Mục {clause}, Kế hoạch{number}{day}"


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
