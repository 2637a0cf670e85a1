"""The department's tabs on reports: the day each was received, and the reminders of those that never came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.cells.outcome import Reading
from connectors.cells.raw_cell import RawCell
from connectors.layouts.agency_rows import agency_of_row
from connectors.layouts.gathering import Gathering
from connectors.layouts.headings import (
    AGENCY_CODE,
    AGENCY_NAME,
    FIRST_REMINDER,
    PERIOD,
    RECEIPT_TABLE,
    RECEIVED,
    REMINDER_TABLE,
    SECOND_REMINDER,
    YEAR,
)  # fmt: skip
from connectors.layouts.row_periods import row_period
from connectors.layouts.tables import Row, open_table
from connectors.reported import ReportedValue, year_of
from connectors.workbooks.raw_book import RawTab
from rubric.criteria.field import Field
from rubric.text import Text

NOT_SENT = "so_ky_khong_gui"
_AGENCY = (AGENCY_CODE, AGENCY_NAME)
_DAY = Field(
    label=Text(vi="Ngày", en="Day"),
    kind="date",
    unit=Text(vi="ngày", en="day"),
    source="department",
    example="05/01/2027",
)
Receipts = Mapping[tuple[str, str], ReportedValue]


@dataclass(slots=True)
class _Count:
    """The periods of one agency and year that were reminded of twice and never came, and whether that is certain."""

    periods: list[str] = field(default_factory=list)
    cell: RawCell | None = None
    is_certain: bool = True


def receipt_field(period: str) -> str:
    """The field that holds the day on which the report of ``period`` was received.

    >>> receipt_field("2026-H1"), receipt_field("2026"), receipt_field("2026-M05")
    ('ngay_nhan_bc_h1', 'ngay_nhan_bc_nam', 'ngay_nhan_bc_m05')
    """
    part = period.partition("-")[2]
    return f"ngay_nhan_bc_{part.lower() or 'nam'}"


def read_receipts(gathering: Gathering, tab: RawTab, year: int | None) -> Receipts:
    """Keep the day on which each report was received; the same days by agency and period."""
    table = open_table(gathering, tab, RECEIPT_TABLE, needed=[_AGENCY, [PERIOD], [RECEIVED]])
    found: dict[tuple[str, str], ReportedValue] = {}
    for row in table.rows() if table else ():
        cell = row.cell(RECEIVED)
        spoken_of = _agency_and_period(gathering, row, year, has_figures=bool(cell.shown.strip()))
        if spoken_of is None:
            continue
        agency, period, named = spoken_of
        key = receipt_field(period)
        if key not in gathering.ground.fields:
            gathering.report("field_not_of_annex", row.seen(PERIOD).address, found=key, agency=agency, period=period)
            continue
        value = gathering.figure(cell, named, agency=agency, period=str(year_of(period)), key=key)
        if value.state != "missing":
            found.setdefault((agency, period), value)
    return found


def read_reminders(gathering: Gathering, tab: RawTab, year: int | None, receipts: Receipts) -> None:
    """Keep, for every agency, the number of periods that were reminded of twice and never came: 0 for most."""
    table = open_table(gathering, tab, REMINDER_TABLE, needed=[_AGENCY, [PERIOD], [FIRST_REMINDER], [SECOND_REMINDER]])
    if table is None or NOT_SENT not in gathering.ground.fields:
        return
    counts: dict[tuple[str, int], _Count] = defaultdict(_Count)
    for row in table.rows():
        spoken_of = _agency_and_period(gathering, row, year, has_figures=row.says_anything([FIRST_REMINDER]))
        if spoken_of:
            agency, period, _ = spoken_of
            _count(gathering, row, counts[agency, year_of(period)], receipts.get((agency, period)), agency, period)
    years = {y for _, y in counts} | {year_of(p) for _, p in receipts} or {gathering.ground.criteria_set.year}
    for agency in gathering.ground.agencies:
        for each in sorted(years):
            _keep_count(gathering, tab, agency, each, counts.get((agency, each), _Count()))


def _count(
    gathering: Gathering, row: Row, count: _Count, receipt: ReportedValue | None, agency: str, period: str
) -> None:
    first, second = (_day(gathering, row.cell(h), agency, period) for h in (FIRST_REMINDER, SECOND_REMINDER))
    if "unreadable" in {first.state, second.state} or (receipt and receipt.state == "unreadable"):
        count.is_certain = False
    if second.value is not None and (first.state == "missing" or (first.value or 0) > second.value):
        gathering.report(
            "reminders_out_of_order", row.cell(SECOND_REMINDER).address, agency=agency, period=period, field=NOT_SENT
        )
        count.is_certain = False
    elif first.value is not None and second.value is not None and receipt is None and period not in count.periods:
        count.periods.append(period)
    count.cell = count.cell or row.cell(SECOND_REMINDER)


def _keep_count(gathering: Gathering, tab: RawTab, agency: str, year: int, count: _Count) -> None:
    address = count.cell.address if count.cell else tab.address()
    text = ", ".join(count.periods) or "0"
    state, value = ("reported", len(count.periods)) if count.is_certain else ("unreadable", None)
    gathering.keep(ReportedValue(agency, str(year), NOT_SENT, state, value, text, address))


def _day(gathering: Gathering, cell: RawCell, agency: str, period: str) -> Reading:
    return gathering.read(cell, _DAY, agency=agency, period=period, key=NOT_SENT)


def _agency_and_period(
    gathering: Gathering, row: Row, year: int | None, *, has_figures: bool
) -> tuple[str, str, RawCell] | None:
    found = agency_of_row(gathering, row, has_figures=has_figures)
    if found is None:
        return None
    if not row.seen(PERIOD).shown.strip() and not row.seen(YEAR).shown.strip() and not has_figures:
        return None
    period = row_period(gathering, row, None if year is None else str(year))
    return None if period is None else (found[0], period, found[1])
