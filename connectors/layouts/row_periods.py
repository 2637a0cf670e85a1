"""The year or period a row speaks of: its own cells, or what the whole tab says."""

from __future__ import annotations

from connectors.cells.raw_cell import Address
from connectors.layouts.gathering import Gathering
from connectors.layouts.headings import PERIOD, YEAR
from connectors.layouts.periods import read_period, read_year, write_period
from connectors.layouts.tables import Row
from connectors.problem import Severity
from connectors.reported import year_of


def row_year(gathering: Gathering, row: Row, default: int | None = None) -> int | None:
    """The year of a row; ``default`` where it names none. Without either, or after the set's years: a problem."""
    cell = row.seen(YEAR)
    year = read_year(cell) if cell.shown.strip() else default
    years = gathering.ground.criteria_set.years
    if year is None or year > years[-1]:
        gathering.report(
            "year_not_read",
            cell.address,
            found=cell.shown,
            first=str(years[0]),
            last=str(years[-1]),
            example=str(gathering.ground.criteria_set.year),
        )
        return None
    return year


def row_period(gathering: Gathering, row: Row, default: str | None = None) -> str | None:
    """The period of a row: of its period column, completed by its year column; else its year; else ``default``."""
    cell = row.seen(PERIOD)
    if not cell.shown.strip():
        if not row.seen(YEAR).shown.strip() and default is not None:
            return default
        year = row_year(gathering, row)
        return None if year is None else str(year)
    year = row_year(gathering, row) if row.seen(YEAR).shown.strip() else None
    period = read_period(cell.shown, year or (year_of(default) if default else None))
    if period is None or year_of(period) > gathering.ground.criteria_set.last_year:
        report_unknown_period(gathering, cell.address, cell.shown, Severity.CELL)
        return None
    return period


def report_unknown_period(gathering: Gathering, address: Address, found: str, severity: Severity | None = None) -> None:
    """Say which periods are known."""
    year = gathering.ground.criteria_set.year
    periods = [write_period(period) for period in (f"{year}-H1", str(year), f"{year}-M01")]
    gathering.report("period_unknown", address, severity, found=found, periods=periods, example=periods[0])
