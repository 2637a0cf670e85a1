"""The draft of a criteria set of Huế for 2027, put beside the real data in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from connectors.localities import DATA

DRAFT = Path(__file__).parent / "hue-2027"
DRAFT_YEAR = 2027


def data_with_draft(target: Path) -> Path:
    """A copy of ``data/`` in which Huế has the draft; ``load("hue", 2027, ...)`` then finds it."""
    copied = target / "data"
    shutil.copytree(DATA, copied)
    for file in DRAFT.glob("*.yaml"):
        shutil.copy(file, copied / "localities" / "hue" / "criteria" / file.name)
    return copied
