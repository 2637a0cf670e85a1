"""The command at the terminal: sample, sync, score, explain; mistakes end in sentences."""

import csv
import io
import json
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.ledger import Ledger


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("var")
    books = tmp_path_factory.mktemp("books")
    assert call(folder, "sample", "--to", str(books)).exit_code == 0
    done = call(folder, "sync", str(books), "--as-of", "2026-12-31")
    assert done.exit_code == 0, done.output
    assert "#REF!" in done.output
    return folder


def call(var: Path, *words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"THUOCDO_VAR": str(var)})


def test_the_same_scores_in_every_format(var: Path) -> None:
    as_json = json.loads(call(var, "score", "--format", "json").output)
    as_csv = list(csv.DictReader(io.StringIO(call(var, "score", "--format", "csv").output)))
    assert len(as_json["standings"]) == len(as_csv) == 58
    for one, other in zip(as_json["standings"], as_csv, strict=True):
        assert (one["code"], one["index"], str(one["rank"] or "")) == (other["code"], other["index"], other["rank"])
    table = call(var, "score", "--format", "table").output
    first = as_json["standings"][0]
    assert f"   1  {first['agency']}" in table
    assert first["index"].replace(".", ",") in table


def test_the_json_names_the_run(var: Path) -> None:
    head = json.loads(call(var, "score", "--format", "json").output)
    assert (head["criteria_set"], head["version"], head["basis"]) == ("hue-2026", "1.0", "computed")
    assert head["as_of"] == "2026-12-31"
    assert len(head["criteria_hash"]) == len(head["inputs_hash"]) == 64


@pytest.mark.parametrize("typed", ["hue-so-yte", "Sở Y tế", "so y te", "SYT"])
def test_explain_takes_a_code_or_a_name(var: Path, typed: str) -> None:
    done = call(var, "explain", typed, "D1")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Sở Y tế, 2026 · D1 ")
    assert "Căn cứ: II.2.a-2" in done.output
    assert " › 2026 › " in done.output


def test_explain_in_english(var: Path) -> None:
    assert "Rule: Ratio" in call(var, "explain", "hue-so-yte", "D1", "--lang", "en").output


def test_an_unknown_agency_or_criterion_is_said(var: Path) -> None:
    unknown = call(var, "explain", "Sở Không Có", "D1")
    assert unknown.exit_code == 1
    assert "không rõ cơ quan" in unknown.output
    missing = call(var, "explain", "hue-so-yte", "Z9")
    assert missing.exit_code == 1
    assert "Z9" in missing.output


def test_without_a_sync_the_sentence_says_what_to_run(tmp_path: Path) -> None:
    done = call(tmp_path, "score")
    assert done.exit_code == 1
    assert "thuocdo sync" in done.output


def test_an_unknown_locality_names_the_missing_file(tmp_path: Path) -> None:
    done = call(tmp_path, "score", "--locality", "khong-co")
    assert done.exit_code == 1


def test_demo_data_never_stands_over_a_department_s_own_books(var: Path) -> None:
    done = call(var, "demo-data")
    assert done.exit_code == 0
    assert "Giữ nguyên số liệu đã đọc" in done.output


def test_links_are_not_tried_where_the_settings_do_not_ask_for_it(var: Path) -> None:
    done = call(var, "links")
    assert done.exit_code == 1
    assert "evidence_check: on" in done.output


def test_real_books_never_join_the_illustration_in_one_ledger(tmp_path: Path) -> None:
    commune = ("--locality", "hoang-van-thu")
    assert call(tmp_path, "demo-data", *commune).exit_code == 0
    books = tmp_path / "samples" / "hoang-van-thu"
    done = call(tmp_path, "sync", str(books), *commune)
    assert done.exit_code == 1
    assert "THUOCDO_VAR" in done.output
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        assert {row.source for row in ledger.complete_syncs("hoang-van-thu")} == {"samples"}
    elsewhere = call(tmp_path / "moi", "sync", str(books), *commune)
    assert elsewhere.exit_code == 0, elsewhere.output
