"""thuocdo release, each command in a process of its own, on a copy of the sample's ledger."""

import os
import shutil
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors.ledger import Account, Ledger
from dev_environment import PYTHON, ROOT

ADMINISTRATOR, LEADERSHIP = "administrator@minh-hoa.example", "leadership@minh-hoa.example"
OCCASION = ["--number", "58/QĐ", "--day", "2027-02-01", "--signatory", "Chủ tịch", "--correction", "Sửa một số liệu"]


@pytest.fixture
def var(sample_var: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_var, tmp_path / "var")
    return tmp_path / "var"


def release(var: Path, *typed: str) -> tuple[int, str]:
    env = {**os.environ, "THUOCDO_VAR": str(var), "PYTHONIOENCODING": "utf-8"}
    command = [PYTHON, "-m", "connectors.command_line", *typed]
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


def test_from_a_correction_to_a_bundle_that_verifies(var: Path, tmp_path: Path) -> None:
    assert "0 agencies move, 58 stay" in release(var, "release", "difference")[1]
    code, said = release(var, "release", "make", *OCCASION, "--by", ADMINISTRATOR)
    assert (code, "1 must sign off" in said) == (0, True), said
    code, said = release(var, "release", "sign-off", "hue-2026-2", "--by", LEADERSHIP)
    assert (code, "hue-2026-2 is public" in said) == (0, True), said
    bundle = str(tmp_path / "hue-2026-2.zip")
    assert release(var, "release", "export", "hue-2026-2", "--to", bundle)[0] == 0
    assert "intact, recomputed" in release(var, "verify", bundle)[1]
    assert release(var, "release", "export", "hue-2026-2", "--to", bundle)[0] == 1  # never written over
    listed = release(var, "release", "list")[1]
    assert "hue-2026-1\tĐã được hue-2026-2 thay thế" in listed


def test_only_those_who_may_do_it(var: Path) -> None:
    for typed in (["make", *OCCASION, "--by", LEADERSHIP], ["sign-off", "hue-2026-1", "--by", "ai-do@example.vn"]):
        code, said = release(var, "release", *typed)
        assert (code, "may not do this" in said) == (1, True), said
    assert release(var, "release", "list")[1].count("hue-2026-") == 1


def test_a_draft_still_needs_its_name_and_a_wrong_name_is_said(var: Path) -> None:
    assert "use `thuocdo release make`" in release(var, "release", "--to", "x.zip")[1]
    assert "no release named hue-2026-9" in release(var, "release", "export", "hue-2026-9", "--to", "x.zip")[1]


def test_what_is_done_at_the_server_says_that_no_login_stands_behind_it(var: Path) -> None:
    with closing(Ledger(var / "ledger.sqlite")) as ledger:
        account = Account("quan.tri@example.vn", "administrator", locality="hue")
        ledger.accounts.grant(account, "tests", datetime(2026, 12, 1, tzinfo=UTC))
        code, said = release(var, "release", "notice", "hue-2026-1", "Đang rà soát", "--by", "Quan.Tri@example.vn")
        assert code == 0, said
        (kept,) = ledger.releases.all("hue")[0].notices
        assert kept.by.startswith("quan.tri@example.vn (máy chủ: ")
