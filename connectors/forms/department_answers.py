"""What the columns of the department's registers take in a template, by the key of the column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from connectors.forms.answers import Answer, ListPlace, day_answer
from connectors.forms.periods import periods_of
from connectors.forms.sheets import FormBook
from connectors.layouts.headings import (
    AGENCY_CODE,
    DECISION,
    DONE,
    DUE,
    FIRST_REMINDER,
    ITEM,
    PERIOD,
    RECEIVED,
    SECOND_REMINDER,
    STATUS,
    YEAR,
)  # fmt: skip
from connectors.layouts.periods import write_period
from connectors.localities import Installation

_DAYS = {RECEIVED: "18/06", FIRST_REMINDER: "22/06", SECOND_REMINDER: "29/06", DUE: "30/06", DONE: "25/06"}
_STATES = ("Đang thực hiện", "Hoàn thành", "Hủy")
_DECISIONS = ("Duyệt", "Không duyệt")
_CHOOSE = "Chọn trong danh sách."


def register_answers(form: FormBook, installation: Installation) -> Mapping[str, Answer]:
    """Days, and lists of agencies, periods, items, decisions and states; long lists stand in the tab of lists."""
    year = installation.criteria_set.year
    agencies = {code: agency.name.vi for code, agency in installation.agencies.items()}
    found = {heading.key: day_answer(heading.title, example=f"{day}/{year}") for heading, day in _DAYS.items()}
    return found | {
        AGENCY_CODE.key: _listed(AGENCY_CODE.title, form.listed(AGENCY_CODE.title, agencies)),
        PERIOD.key: _listed(PERIOD.title, form.listed(PERIOD.title, _periods(installation))),
        ITEM.key: _listed("Mã tiêu chí, chỉ tiêu", form.listed(ITEM.title, _items(installation))),
        YEAR.key: _year(installation),
        STATUS.key: _offered(STATUS.title, _STATES, is_strict=False),
        DECISION.key: _offered(DECISION.title, _DECISIONS, is_strict=True),
    }


def _listed(title: str, place: ListPlace) -> Answer:
    message = f"{_CHOOSE} Danh sách đầy đủ ở trang “{place.tab}”."
    return Answer("list", title, message, place=place)


def _offered(title: str, options: Sequence[str], *, is_strict: bool) -> Answer:
    return Answer("list", title, f"{_CHOOSE} Ví dụ: {options[0]}.", options=tuple(options), is_strict=is_strict)


def _year(installation: Installation) -> Answer:
    criteria_set = installation.criteria_set
    first, last = Decimal(criteria_set.first_year), Decimal(criteria_set.last_year)
    message = f"Ghi năm bốn chữ số. Ví dụ: {criteria_set.year}."
    return Answer("whole", YEAR.title, message, low=first, high=last)


def _periods(installation: Installation) -> dict[str, str]:
    year = installation.criteria_set.year
    annexes = installation.criteria_set.annexes
    owed = [period for annex in annexes for period in periods_of(installation.regime, annex, year)]
    return {period: write_period(period) for period in dict.fromkeys(owed)}


def _items(installation: Installation) -> dict[str, str]:
    """Criteria, and the fields for which an agency may say that they do not apply."""
    criteria_set = installation.criteria_set
    asked = {key: spec.label.vi for key, spec in criteria_set.fields.items() if spec.allows_not_applicable}
    return {key: criterion.title.vi for key, criterion in criteria_set.criteria.items()} | asked
