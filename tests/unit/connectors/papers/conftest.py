"""Two agencies' books in a ledger of their own, in which a test decides and appeals: what papers are made of."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from connectors.ledger import Ledger, NewDecision
from connectors.papers.material import Material
from connectors.papers.settings import load_papers
from connectors.published import published
from connectors.settings import settings
from tests.pages.own_house import BEFORE, OURS, House, make_house

TEAM, SECOND = "nguoi.tham.dinh@hue.example", "nguoi.thu.hai@hue.example"
UNREADABLE = "so_tin"


@pytest.fixture(scope="session")
def hue(sample_var: Path) -> Material:
    """The sample's release of Thành phố Huế."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THUOCDO_VAR", str(sample_var))
        with closing(Ledger.at_to_read(settings())) as ledger:
            released = published(ledger, "hue")[0]
            return Material(released.scorecard, released.record.year, load_papers("hue"), released.record)


@pytest.fixture(scope="session")
def built_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("house")
        patch.setenv("THUOCDO_VAR", str(place / "var"))
        make_house(place)
    return place


@pytest.fixture
def house(built_house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house of the test's own, in which it may decide and appeal."""
    place = tmp_path / "house"
    shutil.copytree(built_house, place)
    monkeypatch.setenv("THUOCDO_VAR", str(place / "var"))
    return House(place)


def decide_all(house: House) -> None:
    """Accept every claim of ours that nobody decided on yet, but the cell that cannot be read."""
    house.decide(UNREADABLE, "reject", reason="Ô không ghi một số")
    left = [claim for claim in house.state().verified.undecided if claim.agency == OURS]
    new = [NewDecision("hue", OURS, claim.period, claim.field, claim.hash, "accept", None, "") for claim in left]
    with closing(house.ledger()) as ledger:
        ledger.decisions.decide(new, TEAM, datetime.fromisoformat(BEFORE))
