"""The department's tab of tasks: for each agency and year, how many fell due, and how they were done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from connectors.cells.raw_cell import Address, RawCell
from connectors.folding import fold, strip_marks
from connectors.layouts.agency_rows import agency_of_row
from connectors.layouts.gathering import Gathering
from connectors.layouts.headings import AGENCY_CODE, AGENCY_NAME, DONE, DUE, STATUS, TASK_CODE, TASK_TABLE, WORDS
from connectors.layouts.tables import Row, open_table
from connectors.reported import AssignedTask, ReportedValue, TaskOutcome
from connectors.workbooks.raw_book import RawTab
from rubric.criteria.field import Field
from rubric.language import from_days
from rubric.text import Text

DUE_FIELD, ON_TIME, LATE, OVERDUE = "so_nv_den_han", "so_nv_ht_dung_han", "so_nv_ht_tre_han", "so_nv_qua_han"
FIELDS = (DUE_FIELD, ON_TIME, LATE, OVERDUE)
Outcome = Literal["so_nv_ht_dung_han", "so_nv_ht_tre_han", "so_nv_qua_han", "doubtful"]
_TOLD: Mapping[Outcome, TaskOutcome] = {
    "so_nv_ht_dung_han": "done_on_time",
    "so_nv_ht_tre_han": "done_late",
    "so_nv_qua_han": "overdue",
    "doubtful": "doubtful",
}
_DONE_WORDS = frozenset({"hoan thanh", "da hoan thanh", "xong", "da xong", "hoan thanh dung han", "hoan thanh tre han"})
_DROPPED_WORDS = frozenset({"huy", "da huy", "huy bo", "thu hoi", "da thu hoi", "khong con thuc hien"})
_DAY = Field(
    label=Text(vi="Ngày", en="Day"),
    kind="date",
    unit=Text(vi="ngày", en="day"),
    source="department",
    example="30/06/2026",
)


@dataclass(slots=True)
class _Tasks:
    """The tasks of one agency that fell due in one year, by code and outcome."""

    by_outcome: dict[Outcome, list[str]] = field(default_factory=lambda: defaultdict(list))
    first: Address | None = None

    def value(self, key: str) -> int | None:
        """How many tasks belong to ``key``; None while a task is in doubt that could be one of them."""
        if key == DUE_FIELD:
            return sum(len(codes) for codes in self.by_outcome.values())
        if key in {ON_TIME, LATE} and self.by_outcome.get("doubtful"):
            return None
        return len(self.by_outcome.get(key, ()))  # type: ignore[call-overload]

    def text(self, key: str) -> str:
        """The count and the codes that make it up."""
        codes = [c for o, found in self.by_outcome.items() if key in {DUE_FIELD, o} for c in found]
        return f"{len(codes)}: {', '.join(codes)}" if codes else "0"


def read_tasks(gathering: Gathering, tab: RawTab) -> None:
    """Keep the four task figures of every agency and year; tasks due after the last possible day do not count yet.

    A task whose due day cannot be read leaves all figures of its agency in doubt. An agency without tasks due in
    a year that the tab covers has 0 of them. Tasks whose state says that they were withdrawn are left out.
    """
    table = open_table(gathering, tab, TASK_TABLE, needed=[[AGENCY_CODE, AGENCY_NAME], [DUE], [DONE]])
    if table is None:
        return
    tasks: dict[tuple[str, int], _Tasks] = defaultdict(_Tasks)
    doubts: set[str] = set()
    seen: dict[tuple[str, str], tuple[RawCell, tuple[str, str, str]]] = {}
    for row in table.rows():
        found = agency_of_row(gathering, row, has_figures=row.says_anything([DUE, DONE]))
        if found is None or _is_dropped(row) or _repeats(gathering, row, found[0], seen, doubts):
            continue
        agency = found[0]
        due = _due_day(gathering, row, agency)
        if due is None:
            doubts.add(agency)
            gathering.keep_task(_assigned(row, agency, due, None, "doubtful"))
            continue
        is_due = due <= gathering.ground.latest
        outcome, done = _outcome(gathering, row, agency, due)
        told: TaskOutcome = "under_way" if outcome == OVERDUE and not is_due else _TOLD[outcome]
        gathering.keep_task(_assigned(row, agency, due, done, told))
        if is_due:
            entry = tasks[agency, due.year]
            entry.by_outcome[outcome].append(_code(row))
            entry.first = entry.first or row.cell(DUE).address
    years = {year for _, year in tasks} or ({gathering.ground.criteria_set.year} if doubts else set())
    for agency in gathering.ground.agencies:
        for year in sorted(years):
            _keep(gathering, tab, agency, year, tasks.get((agency, year), _Tasks()), in_doubt=agency in doubts)


def _keep(gathering: Gathering, tab: RawTab, agency: str, year: int, tasks: _Tasks, *, in_doubt: bool) -> None:
    for key in FIELDS:
        if key in gathering.ground.fields:
            value = None if in_doubt else tasks.value(key)
            state = "unreadable" if value is None else "reported"
            address = tasks.first or tab.address()
            gathering.keep(ReportedValue(agency, str(year), key, state, value, tasks.text(key), address))


def _due_day(gathering: Gathering, row: Row, agency: str) -> date | None:
    cell = row.cell(DUE)
    reading = gathering.read(cell, _DAY, agency=agency, key=DUE_FIELD, dated=False)
    if reading.value is not None:
        return from_days(reading.value)
    if reading.state != "unreadable":
        gathering.report("task_without_due_day", cell.address, agency=agency, field=DUE_FIELD, found=cell.shown)
    return None


def _outcome(gathering: Gathering, row: Row, agency: str, due: date) -> tuple[Outcome, date | None]:
    cell = row.cell(DONE)
    year = str(due.year)
    reading = gathering.read(cell, _DAY, agency=agency, period=year, key=ON_TIME)
    if reading.value is not None:
        done = from_days(reading.value)
        return (ON_TIME if done <= due else LATE), done
    if reading.state == "unreadable":
        return "doubtful", None
    if _said(row.cell(STATUS)) in _DONE_WORDS:
        gathering.report("task_done_without_day", cell.address, agency=agency, period=year, field=ON_TIME)
        return "doubtful", None
    return OVERDUE, None


def _assigned(row: Row, agency: str, due: date | None, done: date | None, outcome: TaskOutcome) -> AssignedTask:
    return AssignedTask(agency, _code(row), row.cell(WORDS).shown.strip(), due, done, outcome, row.cell(DUE).address)


def _repeats(
    gathering: Gathering,
    row: Row,
    agency: str,
    seen: dict[tuple[str, str], tuple[RawCell, tuple[str, str, str]]],
    doubts: set[str],
) -> bool:
    """Whether the row repeats a task of the agency; the same task told differently leaves its figures in doubt."""
    cell = row.cell(TASK_CODE)
    code = fold(cell.shown)
    if not code:
        return False
    said = (row.cell(DUE).shown, row.cell(DONE).shown, _said(row.cell(STATUS)))
    first, said_first = seen.setdefault((agency, code), (cell, said))
    if first is cell:
        return False
    number = first.address.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    about = {"agency": agency, "field": DUE_FIELD, "found": cell.shown, "rows": number}
    if said == said_first:
        gathering.report("row_repeated", cell.address, **about)
    else:
        gathering.report("row_duplicate", cell.address, **about, example=said_first[0])
        doubts.add(agency)
    return True


def _code(row: Row) -> str:
    return row.cell(TASK_CODE).shown.strip() or str(row.number)


def _is_dropped(row: Row) -> bool:
    return _said(row.cell(STATUS)) in _DROPPED_WORDS


def _said(cell: RawCell) -> str:
    return strip_marks(fold(cell.shown)).strip(" .")
