from datetime import date
from pathlib import Path

import pytest

from connectors.figures import assemble
from connectors.layouts.books import read_folder
from connectors.layouts.owed import owed_tabs
from connectors.localities import load
from connectors.samples import make_samples
from connectors.scorecard import Scorecard, build

AS_OF = date(2026, 12, 31)


def sample_scorecard(locality: str, folder: Path) -> Scorecard:
    installation = load(locality, 2026)
    make_samples(installation, folder)
    expected = owed_tabs(installation.regime, installation.criteria_set, AS_OF)
    found = read_folder(folder, installation.criteria_set, installation.agencies, latest=AS_OF, expected=expected)
    return build(installation, assemble(installation, found, as_of=AS_OF, years=[2025, 2026]), is_illustration=True)


@pytest.fixture(scope="session")
def hue(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    return sample_scorecard("hue", tmp_path_factory.mktemp("hue"))


@pytest.fixture(scope="session")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    return sample_scorecard("hoang-van-thu", tmp_path_factory.mktemp("hoang-van-thu"))
