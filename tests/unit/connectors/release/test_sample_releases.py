"""Whole localities frozen and verified: the made-up reports of Huế and of a commune."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from connectors.localities import load
from connectors.release import Publication, freeze
from connectors.release.results import FINDING_COLUMNS
from connectors.release.tables import as_table
from connectors.release.verifying import verify
from connectors.runs import latest_run, open_scorecard
from tests.unit.connectors.release.rebuilding import rebuilt
from tests.unit.connectors.release.test_commands import thuocdo

MADE_AT = datetime(2027, 1, 31, tzinfo=UTC)


@pytest.fixture(scope="module")
def commune_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("var")
    made = thuocdo("demo-data", "--locality", "hoang-van-thu", THUOCDO_VAR=str(var))
    assert made.returncode == 0, made.stderr
    return var


def test_a_province_is_frozen_and_verified(sample_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_locality("hue", sample_var, monkeypatch)


def test_a_commune_is_frozen_and_verified(commune_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_locality("hoang-van-thu", commune_var, monkeypatch)


def whole_locality(locality: str, var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(var))
    run = latest_run(locality)
    assert run is not None
    scorecard = open_scorecard(load(locality, 2026), run.sync, run.as_of)
    began = time.perf_counter()
    made = freeze(scorecard, Publication(1, MADE_AT), code_version="x")
    bundle = made.bundle
    frozen = time.perf_counter()
    result = verify(bundle)
    verified = time.perf_counter()
    assert result.differences == ()
    scored = scorecard.scored
    assert result.figures == scored.findings.height + scored.standings.height + len(scorecard.targets)
    assert made.manifest.is_illustration
    assert len(bundle) < 4_000_000
    print(f"{locality}: {len(bundle):,} bytes, {frozen - began:.2f} s to freeze, {verified - frozen:.2f} s to verify")  # noqa: T201
    first = made.findings.row(0, named=True)
    one_more = [first["points"] + 1, *made.findings["points"].to_list()[1:]]
    raised = made.findings.with_columns(pl.Series("points", one_more, dtype=pl.Int64))
    content = as_table(raised, FINDING_COLUMNS, ["agency", "year", "item"])
    [found] = verify(rebuilt(bundle, {"findings.json": content})).differences
    assert (found.file, found.agency, found.item) == ("findings.json", first["agency"], first["item"])


def test_a_draft_of_the_newest_sync_is_written_once(sample_var: Path, tmp_path: Path) -> None:
    target = tmp_path / "nhap.zip"
    made = thuocdo("release", "--draft", "--to", target, THUOCDO_VAR=str(sample_var))
    assert made.returncode == 0, made.stderr
    told = thuocdo("verify", target)
    assert told.returncode == 1
    assert "BẢN NHÁP / DRAFT · MINH HOẠ / ILLUSTRATION" in told.stdout
    again = thuocdo("release", "--draft", "--to", target, THUOCDO_VAR=str(sample_var))
    assert (again.returncode, "never overwritten" in again.stderr) == (1, True)
    assert os.listdir(tmp_path) == ["nhap.zip"]  # noqa: PTH208
