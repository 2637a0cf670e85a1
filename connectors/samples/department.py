"""The department's side of the sample: what it assigns, surveys, receives, urges and decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from connectors.forms.contents import Content
from connectors.forms.department_form import DepartmentBook
from connectors.layouts.receipts import receipt_field
from connectors.localities import Installation
from connectors.samples.cases import INSPECTION_FIELD
from connectors.samples.deliberate import cases_of
from connectors.samples.mistakes import Mistake
from connectors.samples.reporting import Receipt, reports
from connectors.samples.year import AgencyYear

_STATES = {
    "on_time": "Hoàn thành",
    "late": "Hoàn thành trễ hạn",
    "overdue": "Quá hạn",
    "open": "Đang thực hiện",
}
_DECISIONS = {
    True: ("Duyệt", "Cơ quan không có đơn vị trực thuộc."),
    False: ("Không duyệt", "Cơ quan có đơn vị trực thuộc cần kiểm tra, hướng dẫn."),
}


def department_book(installation: Installation, made: Sequence[AgencyYear]) -> DepartmentBook:
    """The department's book about ``made`` years of agencies."""
    fields = installation.criteria_set.fields
    figures = {
        (each.draft.agency.code, each.draft.year, name): content
        for each in made
        for name, content in each.draft.values.items()
        if fields[name].source != "agency"
    }
    wrong = cases_of(installation.locality.id).mistakes_at("received")
    receipts = [receipt for each in made for receipt in each.receipts]
    return DepartmentBook(
        figures=figures,
        received=[(r.agency, r.period, _day(r, wrong)) for r in receipts if r.received],
        reminders=[(r.agency, r.period, r.reminders[0], _second(r.reminders)) for r in receipts if r.reminders],
        tasks=[
            (task.code, task.agency, task.title, task.due, task.done, _STATES[task.state])
            for each in made
            for task in each.tasks
        ],
        approvals=_approvals(made),
        shared=_shared(installation, made),
    )


def _day(receipt: Receipt, wrong: dict[tuple[str, str, str], Mistake]) -> Content:
    mistake = wrong.get((receipt.agency, receipt.period, receipt_field(receipt.period)))
    return mistake.typed if mistake else receipt.received


def _second(reminders: tuple[date, ...]) -> date | None:
    return reminders[1] if len(reminders) > 1 else None


def _approvals(made: Sequence[AgencyYear]) -> list[tuple[str, int, str, str, str]]:
    found = []
    for each in made:
        code = each.draft.agency.code
        decided = each.draft.cases.nothing_to_inspect.get(code)
        if decided is not None and reports(each.draft, each.draft.year):
            found.append((code, each.draft.year, INSPECTION_FIELD, *_DECISIONS[decided]))
    return found


def _shared(installation: Installation, made: Sequence[AgencyYear]) -> list[tuple[str, int, Content]]:
    """Facts of the whole locality: the digital library is in operation from the year of the set on."""
    fields = installation.criteria_set.fields
    years = sorted({each.draft.year for each in made})
    local = [name for name, field in fields.items() if field.scope == "locality" and field.kind == "yes_no"]
    return [(name, year, year >= installation.criteria_set.year) for name in local for year in years]
