"""Two localities in one ledger: which is shown, what the address says, and what does not pass from one to the other."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dev_environment import PYTHON, ROOT
from tests.pages.conftest import Open, html_of, title_of

COMMUNE = "hoang-van-thu"
PAGES = ["ranking.py", "agency.py", "criteria.py", "progress.py", "tasks.py", "data_health.py"]


@pytest.fixture(scope="module")
def sample_var(sample_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports of Huế and of a commune of another province."""
    var = tmp_path_factory.mktemp("localities") / "var"
    shutil.copytree(sample_var, var)
    command = [PYTHON, "-m", "connectors.command_line", "demo-data", "--locality", COMMUNE]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "THUOCDO_VAR": str(var)}, check=True)
    return var


def offered(at: AppTest) -> list[str]:
    return [option for each in at.selectbox if each.label == "Địa phương" for option in each.options]


def shown(at: AppTest) -> str:
    """The locality that the first line names."""
    return next(each.value for each in at.markdown if each.value.startswith("**Thước đo 57**")).rpartition(" · ")[2]


def test_the_locality_that_is_set_is_shown_unless_the_address_names_another(open_page: Open) -> None:
    at = open_page("ranking.py")
    assert offered(at) == ["Xã Hoàng Văn Thụ", "Thành phố Huế"]
    assert shown(at) == "Thành phố Huế"
    other = open_page("ranking.py", dp=COMMUNE)
    assert shown(other) == "Xã Hoàng Văn Thụ"
    assert "phòng, đơn vị" in html_of(other)


def test_the_setting_makes_another_locality_the_first(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_LOCALITY", COMMUNE)
    assert shown(open_page("ranking.py")) == "Xã Hoàng Văn Thụ"
    assert shown(open_page("ranking.py", dp="hue")) == "Thành phố Huế"


@pytest.mark.parametrize("asked", ["nghe-an", "../hue", "ha-tinh"])
def test_a_locality_without_data_is_said_and_the_set_one_is_shown(open_page: Open, asked: str) -> None:
    at = open_page("ranking.py", dp=asked)
    assert shown(at) == "Thành phố Huế"
    assert [each.value for each in at.warning] == [
        "Chưa có số liệu của địa phương mang mã trong địa chỉ; đang xem địa phương mặc định."
    ]


def test_choosing_a_locality_writes_the_address_and_drops_the_agency_of_the_other(open_page: Open) -> None:
    at = open_page("agency.py", ma="hue-so-yte")
    assert "Sở Y tế" in title_of(at)
    box = next(each for each in at.selectbox if each.label == "Địa phương")
    box.select(COMMUNE).run()
    assert not at.exception
    assert at.query_params["dp"] == COMMUNE
    assert "ma" not in at.query_params
    assert "Phòng" in title_of(at)
    assert not at.warning


def test_another_page_keeps_the_locality_and_writes_it_into_the_address(open_page: Open) -> None:
    at = open_page("ranking.py", dp=COMMUNE)
    at.query_params.clear()
    at.switch_page(str(ROOT / "pages" / "criteria.py")).run()
    assert not at.exception
    assert shown(at) == "Xã Hoàng Văn Thụ"
    assert at.query_params["dp"] == COMMUNE


def test_the_choice_says_what_is_shown_on_every_page(open_page: Open) -> None:
    at = open_page("ranking.py", lang="en")
    at.query_params.clear()
    at.switch_page(str(ROOT / "pages" / "criteria.py")).run()
    chosen = {each.label: each.value for each in at.selectbox}
    assert (chosen["Locality"], chosen["Language"]) == ("hue", "en")


def test_the_register_of_books_is_that_of_the_locality_that_is_set(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THUOCDO_REGISTRY", "so-bang-tinh.csv")
    assert [each.key for each in open_page("data_health.py").button if each.key == "sync_now"]
    other = open_page("data_health.py", dp=COMMUNE)
    assert not [each.key for each in other.button if each.key == "sync_now"]
    assert any(f"--locality {COMMUNE}" in each.value for each in other.caption)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_other_locality_speaks_of_it_alone(open_page: Open, page: str) -> None:
    at = open_page(page, dp=COMMUNE)
    assert shown(at) == "Xã Hoàng Văn Thụ"
    said = html_of(at)
    assert "Huế" not in said
    assert "hue-" not in said


def test_an_agency_of_another_locality_is_said_not_guessed(open_page: Open) -> None:
    at = open_page("agency.py", dp=COMMUNE, ma="hue-so-yte")
    assert "Không có cơ quan nào mang mã trong địa chỉ" in at.warning[0].value


@pytest.mark.parametrize("page", ["ranking.py", "data_health.py"])
def test_where_nothing_is_read_yet_the_others_can_still_be_chosen(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("THUOCDO_LOCALITY", "ha-tinh")
    at = open_page(page, by_login=True)
    assert at.info
    assert offered(at) == ["Tỉnh Hà Tĩnh", "Xã Hoàng Văn Thụ", "Thành phố Huế"]
