from datetime import date
from pathlib import Path

import pytest

from connectors.layouts.books import read_folder
from connectors.layouts.owed import owed_tabs
from connectors.localities import Installation, load
from connectors.reported import BookReading
from connectors.samples import make_samples

AS_OF = date(2026, 12, 31)


@pytest.fixture(scope="session")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture(scope="session")
def folder(hue: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("samples")
    make_samples(hue, made)
    return made


@pytest.fixture(scope="session")
def readings(hue: Installation, folder: Path) -> dict[str, BookReading]:
    owed = owed_tabs(hue.regime, hue.criteria_set, AS_OF)
    found = read_folder(folder, hue.criteria_set, hue.agencies, latest=AS_OF, expected=owed)
    return {reading.book: reading for reading in found}
