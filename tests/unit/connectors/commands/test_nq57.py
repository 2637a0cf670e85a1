"""thuocdo nq57: the release that holds, one that is named, provisional figures; and what it refuses."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from connectors.command_line import app
from tests import extreme_locality as extreme
from tests.pages.own_house import BEFORE, OURS, House, make_house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nq57")
    extreme.write_data(folder / "data")
    (folder / "var").mkdir()
    with closing(extreme.ledger_of(folder / "var" / "ledger.sqlite")):
        return folder


@pytest.fixture(autouse=True)
def _lives_there(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(house / "var"))
    monkeypatch.setenv("THUOCDO_DATA", str(house / "data"))
    monkeypatch.setenv("THUOCDO_NOW", "2027-02-01T10:00:00+07:00")


def run(*typed: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["nq57", "--locality", extreme.LOCALITY, *typed])
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("typed", "release", "stamp"),
    [
        ([], "cuc-doan-2026-10", ""),
        (["--release", "cuc-doan-2026-3"], "cuc-doan-2026-3", "BẢN CÔNG BỐ ĐÃ ĐƯỢC THAY THẾ"),
    ],
)
def test_a_release_is_written_whole(typed: list[str], release: str, stamp: str, tmp_path: Path) -> None:
    code, said = run("--out", str(tmp_path / "ra"), *typed)
    assert code == 0, said
    name = "NQ57_truyenthong_09_2026_T12" + ("_DATHAYTHE" if stamp else "")
    assert sorted(file.name for file in (tmp_path / "ra").iterdir()) == [f"{name}.json", f"{name}.xlsx"]
    about = json.loads((tmp_path / "ra" / f"{name}.json").read_text(encoding="utf-8"))["thong_tin"]
    assert (about["ban_cong_bo"]["ten"], about["dong_dau"]) == (release, [stamp] if stamp else [])
    assert about["thoi_diem_tao"] == "2027-02-01T10:00:00+07:00"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--release", "cuc-doan-2026-99"], "there is no public release cuc-doan-2026-99"),
        (["--release", "cuc-doan-2026-1", "--provisional"], "use either --release or --provisional"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(typed: list[str], said: str, tmp_path: Path) -> None:
    code, output = run("--out", str(tmp_path / "ra"), *typed)
    assert code == 1
    assert said in output
    assert not (tmp_path / "ra").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "ra").write_text("a file")
    code, output = run("--out", str(tmp_path / "ra"))
    assert (code, "cannot write" in output) == (1, True)


def test_provisional_figures_are_those_of_the_page_with_the_decisions_that_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("THUOCDO_DATA")
    monkeypatch.setenv("THUOCDO_NOW", BEFORE)
    make_house(tmp_path)
    house = House(tmp_path)

    def exported() -> dict[str, Any]:
        done = CliRunner().invoke(app, ["nq57", "--provisional", "--out", str(tmp_path / "ra")])
        assert done.exit_code == 0, done.output
        (file,) = (tmp_path / "ra").glob("*.json")
        return json.loads(file.read_text(encoding="utf-8"))

    assert exported()["thong_tin"]["co_so"] == "computed"
    house.decide("kp_giai_ngan", "reject", reason="Không có chứng từ")
    found = exported()
    assert (found["thong_tin"]["co_so"], found["thong_tin"]["dong_dau"][-1]) == ("verified", "SỐ LIỆU TẠM TÍNH")
    told = {row["ma_don_vi"]: row["chi_so_pct"] for row in found["chi_so_truyen_thong"]}
    assert round(told[OURS] * 100) == house.state().verified_scorecard.standing(OURS, 2026).index
