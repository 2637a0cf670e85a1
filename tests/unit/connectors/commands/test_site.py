"""thuocdo site: what it builds, and that whatever stands in its way is said and nothing is left behind."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from contextlib import closing
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from connectors.command_line import app
from tests.conftest import SMALL


@pytest.fixture
def var(small_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample of one commune, in a ledger that a test may damage."""
    copied = tmp_path / "var"
    copied.mkdir()
    shutil.copy(small_var / "ledger.sqlite", copied)
    monkeypatch.setenv("THUOCDO_VAR", str(copied))
    return copied


def another_file() -> bytes:
    """A bundle that opens and is no release, as the ledger keeps it."""
    content = BytesIO()
    with ZipFile(content, "w") as made:
        made.writestr("README.txt", "not a release")
    return zlib.compress(content.getvalue())


def damage_the_bundles(ledger: Path, content: bytes) -> None:
    """Put something else into the place of every bundle, as a disk or a hand might."""
    with closing(sqlite3.connect(ledger)) as opened, opened:
        guards = opened.execute("select name from sqlite_master where type = 'trigger' and tbl_name = 'raw_books'")
        for (name,) in guards.fetchall():
            opened.execute(f'drop trigger "{name}"')
        bundles = "hash in (select bundle from releases)"
        assert opened.execute(f"update raw_books set content = ? where {bundles}", [content]).rowcount == 1


def run(*typed: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(typed))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.usefixtures("var")
def test_the_site_is_built_and_told_of(tmp_path: Path) -> None:
    code, said = run("site", "--locality", SMALL, "--to", str(tmp_path / "site"))
    assert code == 0, said
    assert (tmp_path / "site" / SMALL / "index.html").is_file()
    assert "Built " in said


@pytest.mark.parametrize(
    ("content", "expected"),
    [(another_file(), "the bundle was changed"), (b"no file at all", "the ledger no longer holds the bundle")],
)
def test_a_damaged_release_is_said_and_nothing_is_built(
    var: Path, tmp_path: Path, content: bytes, expected: str
) -> None:
    damage_the_bundles(var / "ledger.sqlite", content)
    code, said = run("site", "--locality", SMALL, "--to", str(tmp_path / "site"))
    assert (code, expected in said) == (1, True), said
    assert not (tmp_path / "site").exists()
    code, said = run("paper", "result", "--locality", SMALL, "--out", str(tmp_path / "papers"))
    assert (code, expected in said) == (1, True), said


@pytest.mark.usefixtures("var")
def test_what_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    for typed, expected in (
        (["--to", str(tmp_path / "file" / "site")], "cannot be written"),
        (["--to", str(tmp_path / "site"), "--address", "ftp://hue.example"], "is no address of the web"),
        (["--to", str(tmp_path / "site"), "--locality", "nowhere"], "no such locality: nowhere"),
    ):
        code, said = run("site", "--locality", SMALL, *typed)
        assert (code, expected in said) == (1, True), said
