"""``thuocdo site`` says what it did, and in both languages why it did nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from connectors.command_line import app
from tests.conftest import SMALL


def _site(*given: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["site", *given])
    return result.exit_code, result.output


def test_it_takes_over_a_site_that_is_whole_and_says_so(
    small_var: Path, small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("THUOCDO_VAR", str(small_var))
    target = tmp_path / "site"
    shutil.copytree(small_site, target)
    code, said = _site("--to", str(target), "--locality", SMALL)
    assert code == 0
    files = sum(each.is_file() for each in target.rglob("*")) - 1  # but the record of the build
    assert re.search(rf"Đã làm {files} tệp, [\d.]+ MB, [\d.]+ giây; 0 tệp mới hoặc đổi", said)
    assert re.search(rf"Built {files} files, [\d.]+ MB, in [\d.]+ s; 0 of them new or changed", said)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--locality", "khong-co"), "không có địa phương khong-co / no such locality: khong-co"),
        (("--address", "ftp://a"), "“ftp://a” is no address of the web"),
        ((), "holds something else than a site"),
    ],
)
def test_it_refuses_with_a_sentence(
    small_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], said: str
):
    monkeypatch.setenv("THUOCDO_VAR", str(small_var))
    (tmp_path / "thesis.docx").write_text("years of work")
    code, told = _site("--to", str(tmp_path), *given)
    assert (code, [each.name for each in tmp_path.iterdir()]) == (1, ["thesis.docx"])
    assert said in told


def test_before_anything_was_read_there_is_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path / "var"))
    code, told = _site("--to", str(tmp_path / "site"))
    assert code == 1
    assert "there is no ledger yet; run `thuocdo sync`" in told
    assert not (tmp_path / "site").exists()
