"""``thuocdo ledger``: from SQLite to PostgreSQL with the same scores, and a check that finds what is broken."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.ledger import Account, Ledger
from dev_environment import ROOT
from tests.postgresql import PostgreSQL


def call(var: Path, *words: str, address: str = "") -> Result:
    environment = {"THUOCDO_VAR": str(var), "THUOCDO_DATABASE_URL": address, "DATABASE_URL": None}
    return CliRunner().invoke(app, list(words), env=environment)


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("var")
    done = call(folder, "demo-data")
    assert done.exit_code == 0, done.output
    return folder


def test_what_moved_to_postgresql_scores_the_same_there(
    sampled: Path, tmp_path: Path, postgresql_server: PostgreSQL
) -> None:
    file, address = tmp_path / "sao-luu.sqlite", postgresql_server.database()
    made = call(sampled, "ledger", "backup", str(file))
    assert made.exit_code == 0, made.output
    restored = call(tmp_path, "ledger", "restore", str(file), address=address)
    assert restored.exit_code == 0, restored.output
    assert restored.output.split()[3] == made.output.split()[3], "as many rows"
    here, there = (
        call(sampled, "score", "--format", "csv"),
        call(tmp_path, "score", "--format", "csv", address=address),
    )
    assert here.output.count("\n") > 50
    assert there.output == here.output
    assert not (tmp_path / "ledger.sqlite").exists()
    checked = call(tmp_path, "ledger", "check", address=address)
    assert checked.exit_code == 0, checked.output
    assert "Nguyên vẹn" in checked.output
    again = call(tmp_path, "ledger", "restore", str(file), address=address)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "Chỉ khôi phục vào sổ cái trống" in again.stderr


def test_samples_are_read_into_postgresql_as_into_a_file(
    sampled: Path, tmp_path: Path, postgresql_server: PostgreSQL
) -> None:
    books = sampled / "samples" / "hue"
    address = postgresql_server.database()
    done = call(tmp_path, "sync", str(books), "--as-of", "2026-12-31", address=address)
    assert done.exit_code == 0, done.output
    here, there = (
        call(sampled, "score", "--format", "csv"),
        call(tmp_path, "score", "--format", "csv", address=address),
    )
    assert there.output == here.output


def test_a_ledger_that_somebody_changed_is_told_and_where(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        account = Account("an@hue.vn", "viewer", locality="hue")
        ledger.accounts.grant(account, "chief@hue.vn", datetime(2026, 12, 1, tzinfo=UTC))
    assert call(tmp_path, "ledger", "check").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as connection:
        connection.execute("DROP TRIGGER account_events_no_update")
        connection.execute("UPDATE account_events SET role = 'administrator'")
        connection.commit()
    found = call(tmp_path, "ledger", "check")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "dòng 1 của bảng account_events đã bị sửa" in found.stderr
    assert "row 1 of the table account_events was changed" in found.stderr


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_no_file_is_written_over_and_none_is_made_up(tmp_path: Path, command: str) -> None:
    nothing = call(tmp_path / "var", "ledger", command, str(tmp_path / "x.sqlite"))
    assert nothing.exit_code == 1
    Ledger(tmp_path / "var" / "ledger.sqlite").close()
    (tmp_path / "x.sqlite").write_text("của người khác")
    refused = call(tmp_path / "var", "ledger", command, str(tmp_path / "x.sqlite"))
    assert refused.exit_code == 1
    assert (tmp_path / "x.sqlite").read_text() == "của người khác"


def test_an_address_of_no_database_is_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "connectors.command_line", "score"],
        cwd=ROOT,
        env={"THUOCDO_VAR": str(tmp_path), "THUOCDO_DATABASE_URL": "mysql://bi-mat@x/y", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "phải là địa chỉ PostgreSQL" in done.stderr
    assert "Traceback" not in done.stderr
    assert "bi-mat" not in done.stderr
