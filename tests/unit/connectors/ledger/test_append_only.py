"""Both databases themselves refuse that a row is changed or taken away, whoever asks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from connectors.ledger import Ledger
from connectors.ledger.act_tables import metadata
from connectors.ledger.migrations import ledger_versions
from tests.unit.connectors.ledger.full_ledger import fill

TABLES = [*metadata.sorted_tables, ledger_versions]


def test_no_table_lets_a_row_be_changed_or_removed(ledger: Ledger) -> None:
    fill(ledger)
    for table in TABLES:
        column = next(each.name for each in table.c if not each.primary_key)
        with ledger._engine.connect() as connection:
            before = connection.execute(select(table)).all()
        assert before, f"{table.name} has no row to try it on"
        for statement in (f'UPDATE {table.name} SET "{column}" = "{column}"', f"DELETE FROM {table.name}"):
            with pytest.raises(IntegrityError, match="the ledger only grows"), ledger._engine.begin() as connection:
                connection.execute(text(statement))
        with ledger._engine.connect() as connection:
            assert connection.execute(select(table)).all() == before


def test_sqlite_refuses_to_replace_a_row_by_another_of_its_key(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        fill(ledger)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as connection:
        for table in TABLES:
            with pytest.raises(sqlite3.IntegrityError, match="the ledger only grows"):
                connection.execute(f"INSERT OR REPLACE INTO {table.name} SELECT * FROM {table.name}")
        same_cell = "SELECT id + 100, by, at, told, locality, agency, period, field, sequence, 'zz', verdict,"
        same_cell += " '99', reason, needs_second FROM decisions"
        with pytest.raises(sqlite3.IntegrityError, match="the ledger only grows"):
            connection.execute(f"INSERT OR REPLACE INTO decisions {same_cell}")


def test_postgresql_refuses_to_empty_a_table_and_to_write_over_a_row(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue("postgresql_server").database()
    with closing(Ledger(address)) as ledger:
        fill(ledger)
        over = "INSERT INTO raw_books SELECT * FROM raw_books ON CONFLICT (hash) DO UPDATE SET size = 0"
        for statement in ("TRUNCATE audit_log", "TRUNCATE decisions CASCADE", over):
            with pytest.raises(IntegrityError, match="the ledger only grows"), ledger._engine.begin() as connection:
                connection.execute(text(statement))
