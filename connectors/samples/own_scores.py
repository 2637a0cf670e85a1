"""The points the made-up agencies give themselves: what the rules give, seen a little too kindly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import polars as pl

from connectors.figures import agencies_frame
from connectors.forms.agency_form import OwnScoreCells
from connectors.forms.contents import NOT_APPLICABLE, stored
from connectors.localities import Installation
from connectors.samples.draft import Draft
from rubric.frames import FIGURES
from rubric.inputs import Inputs
from rubric.reasons import Reason
from rubric.scoring import score

_QUARTERS = Decimal("0.25")
_EXPLANATIONS = (
    "Số liệu tại các kỳ báo cáo; minh chứng kèm theo từng chỉ tiêu.",
    "Đã thực hiện theo kế hoạch năm của cơ quan.",
    "Tự đánh giá theo kết quả thực hiện đến cuối năm.",
)


def truth(installation: Installation, drafts: Sequence[Draft]) -> pl.DataFrame:
    """The findings of the figures as they were made up, before anybody mistyped them."""
    rows = [row for draft in drafts for row in _figures(draft)]
    names = ["agency", "year", "field", "value", "state"]
    figures = pl.DataFrame(rows, schema={name: FIGURES[name] for name in names}, orient="row")
    years = sorted({draft.year for draft in drafts})
    inputs = Inputs(agencies_frame(installation.agencies), figures, date(max(years), 12, 31), years)
    return score(installation.criteria_set, installation.regime, inputs).findings


def _figures(draft: Draft) -> list[tuple[str, int, str, int, int]]:
    made = []
    for name, content in draft.values.items():
        value = stored(content, draft.fields[name])
        if value is not None:
            made.append((draft.agency.code, draft.year, name, value, int(Reason.SCORED)))
        elif content == NOT_APPLICABLE:
            made.append((draft.agency.code, draft.year, name, 0, int(Reason.REQUESTED)))
    return made


def own_scores(drafts: Sequence[Draft], findings: pl.DataFrame) -> Mapping[str, dict[str, OwnScoreCells]]:
    """For each agency of ``drafts`` its own points by criterion; none for those that did not score themselves."""
    points = {(agency, year, str(item)): (got, most) for agency, year, item, got, most in findings.select(
        "agency", "year", "item", "points", "maximum"
    ).iter_rows()}  # fmt: skip
    made: dict[str, dict[str, OwnScoreCells]] = {}
    for draft in drafts:
        code = draft.agency.code
        if code in draft.cases.no_own_scores:
            continue
        made[code] = {
            key: _own(draft, key, *points[code, draft.year, key])
            for key in draft.installation.criteria_set.criteria_of(draft.annex)
            if (code, draft.year, key) in points
        }
    return made


def _own(draft: Draft, criterion: str, got: int, most: int) -> OwnScoreCells:
    draw = draft.draw("own score", criterion)
    lacking = Decimal(most - got) / 100
    kind = Decimal(repr(draft.profile.optimism * draw.uniform(0, 1.6))) if draw.random() < 0.6 else Decimal(0)
    claimed = Decimal(got) / 100 + lacking * min(Decimal(1), kind)
    rounded = min(Decimal(most) / 100, (claimed / _QUARTERS).quantize(Decimal(1), ROUND_HALF_UP) * _QUARTERS)
    return OwnScoreCells(rounded, draw.choice(_EXPLANATIONS) if draw.random() < 0.4 else "")
