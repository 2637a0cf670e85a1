"""The tab “Tự chấm 2026”: the points an agency gives itself, criterion by criterion."""

from __future__ import annotations

import re
from decimal import Decimal

from connectors.cells.raw_cell import RawCell
from connectors.folding import fold
from connectors.layouts.gathering import Gathering
from connectors.layouts.headers import header_key
from connectors.layouts.headings import CRITERION_CODE, CRITERION_TITLE, EXPLANATION, OWN_POINTS, SCORE_TABLE
from connectors.layouts.periods import period_key
from connectors.layouts.tables import open_table
from connectors.reported import OwnScore
from connectors.workbooks.raw_book import RawTab
from rubric.criteria.field import Field
from rubric.text import Text

_TITLE = re.compile(r"(?:diem )?tu (?:cham|danh gia)(?: diem)?(?: (?:nam )?(20\d\d))?")
_POINTS = Field(
    label=Text(vi="Điểm tự chấm", en="Own points"),
    kind="number",
    unit=Text(vi="điểm", en="points"),
    decimals=2,
    max=Decimal(1000),
    example="3",
)


def own_scores_year(title: str, default: int) -> int | None:
    """The year of a tab of own scores, ``default`` when its title names none; None for any other tab.

    >>> own_scores_year("Tự chấm 2026", 2027)
    2026
    """
    found = _TITLE.fullmatch(period_key(title))
    return int(found[1] or default) if found else None


def read_own_scores(gathering: Gathering, tab: RawTab, agency: str, year: int) -> None:
    """Keep every own score of the tab; points above the criterion's most are a problem and not kept."""
    table = open_table(gathering, tab, SCORE_TABLE, needed=[[CRITERION_CODE, CRITERION_TITLE], [OWN_POINTS]])
    if table is None:
        return
    annex = gathering.ground.agencies[agency].annex
    items = gathering.ground.criteria_set.scored_items(annex)
    codes = {fold(key): key for key in items}
    titles = {header_key(item.title.vi): key for key, item in items.items()}
    for row in table.rows():
        code, title, points = row.cell(CRITERION_CODE), row.cell(CRITERION_TITLE), row.cell(OWN_POINTS)
        explanation = row.cell(EXPLANATION).shown.strip()
        named = code if code.shown.strip() else title
        key = codes.get(fold(code.shown)) if named is code else titles.get(header_key(title.shown))
        if key is not None:
            given = _points(gathering, points, agency, year, key, items[key].hundredths(annex))
            if given is not None or points.shown.strip() or explanation:
                gathering.keep_own_score(OwnScore(agency, year, key, given, explanation, points.address), named)
        elif points.shown.strip() and named.shown.strip():
            about = {"agency": agency, "period": str(year), "example": next(iter(items), "")}
            gathering.report("criterion_unknown", named.address, found=named.shown, **about)


def _points(gathering: Gathering, cell: RawCell, agency: str, year: int, key: str, most: int) -> int | None:
    """Points in hundredths, None when nothing acceptable was typed."""
    reading = gathering.read(cell, _POINTS, agency=agency, period=str(year), key=key)
    if reading.value is None or reading.value <= most:
        return reading.value
    about = {"agency": agency, "period": str(year), "field": key}
    gathering.report("self_score_above_max", cell.address, found=cell.shown, max=Decimal(most) / 100, **about)
    return None
