"""The department's decisions on requests “not applicable”, and its facts that hold for every agency."""

from __future__ import annotations

from dataclasses import replace

from connectors.folding import fold, strip_marks
from connectors.layouts.agency_rows import agency_of_row
from connectors.layouts.gathering import Gathering
from connectors.layouts.headings import (
    AGENCY_CODE,
    AGENCY_NAME,
    APPROVAL_TABLE,
    DECISION,
    FIELD_CODE,
    FIELD_LABEL,
    ITEM,
    REASON,
    SHARED_TABLE,
    VALUE,
)  # fmt: skip
from connectors.layouts.row_periods import row_year
from connectors.layouts.tables import Row, open_table
from connectors.reported import Approval
from connectors.workbooks.raw_book import RawTab

_APPROVED = frozenset({"duyet", "da duyet", "dong y", "phe duyet", "chap thuan", "co", "x"})
_REFUSED = frozenset({"khong duyet", "khong dong y", "khong phe duyet", "khong chap thuan", "tu choi", "khong", "bac"})


def read_approvals(gathering: Gathering, tab: RawTab, year: int | None) -> None:
    """Keep every decision; a request without one stays open."""
    table = open_table(gathering, tab, APPROVAL_TABLE, needed=[[AGENCY_CODE, AGENCY_NAME], [ITEM], [DECISION]])
    for row in table.rows() if table else ():
        decision = row.cell(DECISION)
        found = agency_of_row(gathering, row, has_figures=bool(decision.shown.strip()))
        if found is None or not decision.shown.strip():
            continue
        item = _item(gathering, row, found[0])
        spoken_of = row_year(gathering, row, year)
        said = strip_marks(fold(decision.shown)).strip(" .")
        about = {"agency": found[0], "period": str(spoken_of or ""), "field": item or ""}
        if said not in _APPROVED | _REFUSED:
            gathering.report("decision_not_read", decision.address, found=decision.shown, **about)
        elif item is not None and spoken_of is not None:
            reason = row.cell(REASON).shown.strip()
            approval = Approval(found[0], spoken_of, item, said in _APPROVED, reason, decision.address)
            gathering.keep_approval(approval, row.cell(ITEM))


def read_shared(gathering: Gathering, tab: RawTab, year: int | None) -> None:
    """Keep each fact of the locality as a figure of every agency."""
    table = open_table(gathering, tab, SHARED_TABLE, needed=[[FIELD_CODE, FIELD_LABEL], [VALUE]])
    for row in table.rows() if table else ():
        code, label, cell = row.cell(FIELD_CODE), row.cell(FIELD_LABEL), row.cell(VALUE)
        named = code if code.shown.strip() else label
        find = gathering.ground.field_of_code if named is code else gathering.ground.field_of_label
        key = find(named.shown) if named.shown.strip() else None
        if key is None:
            if cell.shown.strip():
                gathering.report("field_unknown", named.address, found=named.shown)
            continue
        if gathering.ground.fields[key].scope != "locality":
            gathering.report("field_not_of_annex", named.address, found=named.shown, field=key)
            continue
        spoken_of = row_year(gathering, row, year or gathering.ground.criteria_set.year)
        if spoken_of is not None:
            _keep_for_all(gathering, row, key, spoken_of)


def _keep_for_all(gathering: Gathering, row: Row, key: str, year: int) -> None:
    """One reading, as a figure of each agency; its problems are told once."""
    cell = row.cell(VALUE)
    first, *others = gathering.ground.agencies
    named = row.cell(FIELD_CODE)
    value = gathering.figure(cell, named, agency=first, period=str(year), key=key)
    for agency in others:
        gathering.keep(replace(value, agency=agency), named)


def _item(gathering: Gathering, row: Row, agency: str) -> str | None:
    """The criterion, bonus, penalty or field that a request is about."""
    cell = row.cell(ITEM)
    ground = gathering.ground
    items = {fold(key): key for key in ground.criteria_set.scored_items(ground.agencies[agency].annex)}
    found = items.get(fold(cell.shown)) or ground.field_of_code(cell.shown)
    if found is None:
        gathering.report("criterion_unknown", cell.address, found=cell.shown, agency=agency)
    return found
