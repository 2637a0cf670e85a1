"""Books of one commune read as if they were real, with a decision on every claim; its ledger in a folder of its own."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from connectors.cycle import YearState, year_state
from connectors.ledger import Ledger, NewDecision
from connectors.localities import Installation, load
from connectors.publishing.making import Occasion
from connectors.publishing.settings import PublicationSettings
from connectors.release import Authority
from connectors.samples import make_samples
from connectors.settings import settings
from connectors.sync import sync_folder
from connectors.verification.claims import claimed_values

LOCALITY = "hoang-van-thu"
AS_OF = date(2026, 12, 31)
NOW = datetime(2027, 1, 20, 3, 0, tzinfo=UTC)
OPTIONAL = PublicationSettings(signature="optional", proposed_set="warns")
OCCASION = Occasion(Authority(number="12/QĐ-UBND", day=date(2027, 1, 20), signatory="Chủ tịch"))


@pytest.fixture(scope="session")
def commune() -> Installation:
    return load(LOCALITY, 2026)


@pytest.fixture(scope="session")
def books(commune: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("books")
    make_samples(commune, folder)
    return folder


@pytest.fixture(scope="session")
def verified_var(commune: Installation, books: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runtime folder whose ledger has one sync of the books and a decision on each of their claims."""
    var = tmp_path_factory.mktemp("verified")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THUOCDO_VAR", str(var))
        with closing(Ledger.at(settings())) as ledger:
            sync = sync_folder(ledger, commune, books, as_of=AS_OF, cache=settings().readings).sync
            state = year_state(ledger, commune, sync, NOW)
            values = claimed_values(state.readings, commune, 2026)
            found = [
                NewDecision(LOCALITY, *claim.key, claim.hash, *_verdict(values[claim.key].state))
                for claim in state.verified.claims
            ]
            ledger.decisions.decide(found, "a@lang-son.example", NOW)
    return var


def _verdict(state: str) -> tuple:  # type: ignore[type-arg]
    if state == "reported":
        return ("accept",)
    return ("reject", None, "không có minh chứng")


@pytest.fixture
def ledger(verified_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    var = tmp_path / "var"
    shutil.copytree(verified_var, var)
    monkeypatch.setenv("THUOCDO_VAR", str(var))
    with closing(Ledger.at(settings())) as found:
        yield found


def state_of(ledger: Ledger, commune: Installation, now: datetime = NOW) -> YearState:
    """The state of the commune's year by its newest sync."""
    return year_state(ledger, commune, ledger.releases.seen(LOCALITY).sync, now)
