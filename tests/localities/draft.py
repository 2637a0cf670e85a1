"""The draft of a criteria set of Huế for 2027, put beside the real data in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl

from connectors.figures import Figures, agencies_frame
from connectors.localities import DATA, Installation
from rubric.frames import FIGURES
from rubric.inputs import Inputs
from rubric.reasons import Reason

DRAFT = Path(__file__).parent / "hue-2027"
DRAFT_YEAR = 2027


def data_with_draft(target: Path) -> Path:
    """A copy of ``data/`` in which Huế has the draft; ``load("hue", 2027, ...)`` then finds it."""
    copied = target / "data"
    shutil.copytree(DATA, copied)
    for file in DRAFT.glob("*.yaml"):
        shutil.copy(file, copied / "localities" / "hue" / "criteria" / file.name)
    return copied


def reported(
    installation: Installation, agency: str, values: Mapping[str, int], years: Sequence[int] = ()
) -> tuple[Installation, Figures]:
    """The installation with one agency alone, and what it reported in the year of the set, or in each of ``years``."""
    year = installation.criteria_set.year
    years = years or [year]
    rows = [(agency, y, field, value, int(Reason.SCORED)) for y in years for field, value in values.items()]
    inputs = Inputs(
        agencies=agencies_frame({agency: installation.agencies[agency]}),
        figures=pl.DataFrame(rows, schema=dict(FIGURES), orient="row"),
        as_of=date(year, 12, 31),
        years=years,
    )
    alone = replace(installation, agencies={agency: installation.agencies[agency]})
    return alone, Figures(inputs, {}, {})
