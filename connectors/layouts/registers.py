"""A register tab: a row for each agency, a column for each field, bound by the field's code or its label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.cells.raw_cell import RawCell
from connectors.folding import clean
from connectors.layouts.agency_rows import agency_of_row
from connectors.layouts.gathering import Gathering
from connectors.layouts.ground import Ground
from connectors.layouts.headers import Binder, binder, find_header
from connectors.layouts.headings import AGENCY_CODE, AGENCY_NAME, PERIOD, REGISTER_TABLE, YEAR
from connectors.layouts.listing import listed_fields
from connectors.layouts.row_periods import row_period
from connectors.layouts.tables import Row, Table, open_free_table, report_repeated_column
from connectors.problem import Severity
from connectors.workbooks.raw_book import RawTab

_bind_role = binder(REGISTER_TABLE)
_AGENCY = {AGENCY_CODE.key, AGENCY_NAME.key}
_SHORTEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What a register asks: fields of these sources; of one annex's agencies, when it is the register of one."""

    sources: tuple[str, ...]
    annex: str | None = None
    expects_every_field: bool = True


def read_register_tab(gathering: Gathering, tab: RawTab, asked: Asked, period: str | None) -> None:
    """Read every figure of the tab; ``period`` holds for the rows that name none themselves."""
    table = open_free_table(gathering, tab, register_binder(gathering.ground), [AGENCY_CODE.title, AGENCY_NAME.title])
    if table is None:
        return
    header = table.header
    if not _AGENCY & header.columns.keys():
        gathering.report("column_missing", tab.address(header.last_row, 1), column=AGENCY_CODE.title)
        return
    columns = _field_columns(gathering, table, asked)
    annexes = {asked.annex} if asked.annex else set[str]()
    for row in table.rows():
        if _is_second_header(row, columns):
            continue
        annex = _read_row(gathering, row, columns, asked, period)
        annexes |= {annex} if annex and not asked.annex else set()
    expected = gathering.ground.fields_of(annexes, asked.sources)
    absent = [key for key in expected if key not in header.columns]
    if absent and asked.expects_every_field:
        fields = listed_fields(absent, gathering.ground)
        where = tab.address(header.last_row, 1)
        gathering.report("field_column_missing", where, count=len(absent), fields=fields)


def register_binder(ground: Ground) -> Binder:
    """Binds headers to fields first, then to what a register has beside them."""
    return Binder(
        lambda text: ground.bind_field(text) or _bind_role.names(text),
        lambda key: key in ground.fields or _bind_role.knows(key),
    )


def is_register(tab: RawTab, ground: Ground) -> bool:
    """Whether the tab has an agency column and at least one field column."""
    header = find_header(tab, register_binder(ground))
    return bool(header and _AGENCY & header.columns.keys() and ground.fields.keys() & header.columns.keys())


def names_periods(tab: RawTab, ground: Ground) -> bool:
    """Whether the tab has a column for the year or the period."""
    header = find_header(tab, register_binder(ground))
    return bool(header and {YEAR.key, PERIOD.key} & header.columns.keys())


def _field_columns(gathering: Gathering, table: Table, asked: Asked) -> Mapping[str, tuple[int, ...]]:
    """The columns of the fields this register asks for; says which fields it does not, and which stand twice."""
    header, ground = table.header, gathering.ground
    allowed = ground.fields_of(ground.criteria_set.annexes, asked.sources)
    found: dict[str, tuple[int, ...]] = {}
    for key, columns in header.columns.items():
        if key not in ground.fields:
            continue
        where = table.tab.address(header.last_row, columns[0])
        if key not in allowed:
            gathering.report("field_not_of_annex", where, found=key, field=key, example=next(iter(allowed), ""))
            continue
        if len(columns) > 1:
            report_repeated_column(gathering, table.tab, header, key, key, Severity.WARNING)
        found[key] = columns
    return found


def _read_row(
    gathering: Gathering, row: Row, columns: Mapping[str, tuple[int, ...]], asked: Asked, period: str | None
) -> str | None:
    """Read the figures of a row; the annex of its agency."""
    cells = {key: [row.tab.cell(row.number, column) for column in places] for key, places in columns.items()}
    has_figures = any(cell.shown.strip() for found in cells.values() for cell in found)
    found = agency_of_row(gathering, row, has_figures=has_figures)
    if found is None:
        return None
    agency, named = found
    spoken_of = row_period(gathering, row, period)
    if spoken_of is None:
        return None
    annex = gathering.ground.agencies[agency].annex
    asks = gathering.ground.fields_of([annex], asked.sources)
    for key, places in cells.items():
        for column, cell in zip(columns[key], places, strict=True):
            about = {"agency": agency, "period": spoken_of, "key": key}
            if key in asks and gathering.covered_figure(row.tab, (row.number, column), named, **about):
                continue
            if key in asks:
                gathering.figure(cell, named, agency=agency, period=spoken_of, key=key)
            elif cell.shown.strip():
                _report_not_asked(gathering, cell, agency, spoken_of, key, next(iter(asks), ""))
    return annex


def _report_not_asked(gathering: Gathering, cell: RawCell, agency: str, period: str, key: str, example: str) -> None:
    about = {"agency": agency, "period": period, "field": key}
    gathering.report("field_not_of_annex", cell.address, found=key, example=example, **about)


def _is_second_header(row: Row, columns: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether the row under the header only explains the columns in words nobody knows (labels that were changed)."""
    if row.number != row.header.last_row + 1 or row.says_anything([AGENCY_CODE, AGENCY_NAME]):
        return False
    cells = [row.tab.cell(row.number, column) for places in columns.values() for column in places]
    said = [cell for cell in cells if cell.held != "blank"]
    return bool(said) and all(c.held == "text" and len(clean(c.text)) > _SHORTEST_LABEL for c in said)
