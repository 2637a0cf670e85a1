"""The whole way from decisions to a public release is the same in a file and in PostgreSQL, byte for byte."""

from contextlib import closing
from pathlib import Path

import pytest

from connectors.ledger import Ledger, back_up, restore
from connectors.localities import Installation
from connectors.publishing.making import make_release
from connectors.settings import settings
from tests.postgresql import PostgreSQL
from tests.unit.connectors.publishing.conftest import LOCALITY, NOW, OCCASION, OPTIONAL, state_of


def test_the_same_release_comes_out_of_either_database(
    ledger: Ledger,
    commune: Installation,
    postgresql_server: PostgreSQL,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = postgresql_server.database()
    back_up(settings().ledger_place, tmp_path / "backup")
    restore(tmp_path / "backup", address)
    bundles = [_published(ledger, commune)]
    monkeypatch.setenv("THUOCDO_DATABASE_URL", str(address))
    with closing(Ledger.at(settings())) as moved:
        bundles.append(_published(moved, commune))
        assert moved.audit.check() is None
    assert bundles[0] == bundles[1]


def _published(ledger: Ledger, commune: Installation) -> bytes:
    state, seen = state_of(ledger, commune), ledger.releases.seen(LOCALITY)
    made = make_release(ledger, state, seen, OCCASION, by="a@lang-son.example", now=NOW, chosen=OPTIONAL)
    public = ledger.releases.sign_off(made.number, "b@lang-son.example", NOW)
    assert public.published_at
    assert ledger.releases.published(LOCALITY, 2026) == public
    return ledger.visits.content(public.bundle)
