"""Freezing: the same inputs give the same bytes, and nothing private or active goes out."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from connectors.release import Publication, Release, freeze, open_release
from connectors.release.decisions import without_private_data
from connectors.release.faults import ReleaseError
from dev_environment import ROOT
from tests.golden.making import ACCEPTED, DECISIONS, MADE_AT, MadeDecision, golden, scorecard_of


def frozen(
    number: int = 1, *, made_at: datetime = MADE_AT, decisions: Iterable[MadeDecision] = (), **occasion: Any
) -> Release:
    publication = Publication(number, made_at, **occasion)
    return freeze(scorecard_of(ACCEPTED), publication, code_version="x", decisions=decisions)


def test_two_runs_give_the_same_bytes() -> None:
    assert golden().bundle == golden().bundle


@pytest.mark.parametrize("seed", ["0", "57"])
def test_another_process_with_another_hash_seed_gives_the_same_bytes(seed: str, tmp_path: Path) -> None:
    target = tmp_path / "made.zip"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Ho_Chi_Minh"}
    command = [sys.executable, "-m", "tests.golden.making", str(target)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert hashlib.sha256(target.read_bytes()).digest() == hashlib.sha256(golden().bundle).digest()


def test_the_order_in_which_figures_came_changes_nothing() -> None:
    turned = {agency: dict(reversed(figures.items())) for agency, figures in reversed(ACCEPTED.items())}
    other = freeze(scorecard_of(turned), Publication(1, MADE_AT), code_version="x")
    assert other.bundle == frozen().bundle


def test_the_time_is_told_in_utc_whatever_the_zone() -> None:
    vietnam = MADE_AT.astimezone(timezone(timedelta(hours=7)))
    assert frozen(made_at=vietnam).bundle == frozen().bundle
    with pytest.raises(ReleaseError, match="zone"):
        frozen(made_at=datetime(2027, 1, 31, 9, 0))  # noqa: DTZ001


def test_a_release_opened_from_its_bundle_is_the_same_release() -> None:
    made = golden()
    opened = open_release(made.bundle)
    assert opened.bundle == made.bundle
    assert opened.manifest == made.manifest
    held, meant = opened.scorecard(), scorecard_of(ACCEPTED)
    assert held.run == meant.run
    assert held.standing("so-hai", 2026) == meant.standing("so-hai", 2026)
    assert held.explanation("so-hai", 2026, "liked", "vi") == meant.explanation("so-hai", 2026, "liked", "vi")


def test_names_mail_and_telephones_stay_inside() -> None:
    whole = golden().bundle.decode("utf-8", "ignore")
    assert "example.vn" not in whole
    assert "0912" not in whole
    assert "Danh sách ký nhận chỉ có 10 người (anh Tư, ***)" in whole


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("gọi 0912.345.678", "gọi ***"),
        ("gọi +84 912 345 678 nhé", "gọi *** nhé"),
        ("CCCD 046123456789", "CCCD ***"),
        ("an.nguyen@hue.gov.vn", "***"),
        ("QĐ 0123/QĐ-UBND ngày 05/12/2026", "QĐ 0123/QĐ-UBND ngày 05/12/2026"),
        ("1.234.567 người, 12345678901 đồng", "1.234.567 người, 12345678901 đồng"),
    ],
)
def test_what_is_private_in_a_reason_is_masked_and_the_rest_stays(typed: str, shown: str) -> None:
    assert without_private_data(typed) == shown


@pytest.mark.parametrize("typed", ['=HYPERLINK("http://x","y")', "<script>alert(1)</script>", "a\n,]\u2028\x00“"])
def test_typed_text_stays_text(typed: str) -> None:
    decision = replace(DECISIONS[0], reason=typed)
    made = frozen(decisions=[decision])
    content = made.files["decisions.json"]
    assert json.loads(content)["rows"][0][5] == typed
    assert content.count(b"\n") == 4  # a row is a line, whatever somebody typed
    assert open_release(made.bundle).contents.decisions[0].reason == typed


def test_a_value_between_two_stored_integers_is_refused() -> None:
    with pytest.raises(ReleaseError, match="no stored integer"):
        frozen(decisions=[replace(DECISIONS[0], accepted_value=1.5)])


def test_a_correction_names_the_release_before_and_says_why() -> None:
    first = frozen()
    second = frozen(2, previous=first, correction="Sửa số người đã học của Sở Hai")
    assert second.manifest.previous is not None
    assert second.manifest.previous.manifest == hashlib.sha256(first.files["manifest.json"]).hexdigest()
    assert second.manifest.correction == "Sửa số người đã học của Sở Hai"


@pytest.mark.parametrize(
    ("number", "with_previous", "correction", "said"),
    [
        (2, True, "  ", "must say what changed"),
        (1, False, "vì sao", "must say what changed"),
        (1, True, "vì sao", "must be above"),
    ],
)
def test_what_could_not_stand_is_refused(number: int, with_previous: bool, correction: str, said: str) -> None:
    with pytest.raises(ReleaseError, match=said):
        frozen(number, previous=frozen() if with_previous else None, correction=correction)


def test_a_clock_that_went_back_makes_no_release() -> None:
    with pytest.raises(ReleaseError, match="the clock went back"):
        frozen(2, made_at=MADE_AT - timedelta(seconds=1), previous=frozen(), correction="vì sao")


def test_a_draft_says_so_everywhere() -> None:
    draft = frozen(0, is_draft=True)
    assert draft.id == "vang-2026-0-draft"
    assert draft.manifest.status == "provisional"
    assert "BẢN NHÁP" in draft.files["README.txt"].decode()
    with pytest.raises(ReleaseError, match="must not be a draft"):
        frozen(1, previous=draft, correction="vì sao")
