"""A ledger is a file or an address; what keeps it from being opened is told without its password."""

from contextlib import closing
from pathlib import Path

import pytest

from connectors.ledger import Ledger, LedgerFault, LedgerFaultKind, UnknownDatabase
from connectors.settings import Settings
from dev import free_port
from tests.unit.connectors.ledger.full_ledger import NOON


def test_the_settings_say_where_the_ledger_is(place: Path | str, tmp_path: Path) -> None:
    chosen = Settings(tmp_path / "var", "hue", 2026, database_url="" if isinstance(place, Path) else place)
    assert chosen.has_ledger is not isinstance(place, Path)
    with closing(Ledger.at(chosen)) as ledger:
        ledger.logins.begin("an@hue.vn", "s1", NOON)
    with closing(Ledger.at_to_read(chosen)) as ledger:
        assert ledger.logins.last("an@hue.vn") is not None
    assert chosen.has_ledger
    assert (tmp_path / "var" / "ledger.sqlite").exists() is isinstance(place, Path)


@pytest.mark.parametrize("typed", ["mysql://root@may-chu/thuocdo", "may-chu-khac:1521", "oracle://x", "postgresql//x"])
def test_an_address_of_something_else_is_said_without_what_was_typed(typed: str) -> None:
    with pytest.raises(UnknownDatabase) as caught:
        Ledger(typed)
    assert "THUOCDO_DATABASE_URL" in caught.value.message.vi
    assert "must be an address of PostgreSQL" in str(caught.value)
    assert typed not in str(caught.value)


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    port = free_port(0)
    for opening in (Ledger, Ledger.to_read):
        with pytest.raises(LedgerFault) as caught:
            opening(f"postgres://thuocdo:bi-mat@127.0.0.1:{port}/so_cai")
        assert caught.value.kind is LedgerFaultKind.UNREACHABLE
        for sentence in (caught.value.message.vi, caught.value.message.en, str(caught.value)):
            assert f"127.0.0.1:{port}/so_cai" in sentence
            assert "bi-mat" not in sentence


def test_a_database_that_is_not_there_is_told(request: pytest.FixtureRequest) -> None:
    address = request.getfixturevalue("postgresql_server").database()
    with pytest.raises(LedgerFault) as caught:
        Ledger(address.replace("so_cai_", "khong_co_"))
    assert caught.value.kind is LedgerFaultKind.UNREACHABLE


def test_the_address_of_a_database_is_never_printed(tmp_path: Path) -> None:
    chosen = Settings(tmp_path, "hue", 2026, database_url="postgresql://thuocdo:bi-mat@may-chu/so_cai")
    assert "bi-mat" not in repr(chosen)
