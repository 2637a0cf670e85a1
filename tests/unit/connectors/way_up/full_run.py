"""The other way to the same result: the figures of one agency changed among the inputs, and everybody scored again."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from connectors.figures import STATES
from connectors.scorecard import Scorecard
from connectors.way_up.sandbox import Changes
from rubric.frames import FIGURES
from rubric.reasons import Reason
from rubric.scoring import score


def scored_again(scorecard: Scorecard, agency: str, year: int, changes: Changes) -> Scorecard:
    figures = scorecard.scored.inputs.figures
    mine = (pl.col("agency") == agency) & (pl.col("year") == year) & pl.col("field").is_in(list(changes))
    rows = [
        (agency, year, name, 0, int(STATES[to]))
        if isinstance(to, str)
        else (agency, year, name, to, int(Reason.SCORED))
        for name, to in changes.items()
    ]
    changed = pl.concat([figures.filter(~mine), pl.DataFrame(rows, schema=FIGURES, orient="row")])
    inputs = replace(scorecard.scored.inputs, figures=changed)
    installation = scorecard.installation
    scored = score(installation.criteria_set, installation.regime, inputs, scorecard.scored.basis)
    return replace(scorecard, scored=scored)
