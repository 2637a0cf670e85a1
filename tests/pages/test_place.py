"""The choice of a locality: by setting, by address, kept in the session, and said when there is no such one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dev_environment import PYTHON, ROOT
from tests.pages.conftest import Open, html_of, title_of


@pytest.fixture(scope="module")
def two_localities(sample_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of Huế, and that of a commune beside it."""
    var = tmp_path_factory.mktemp("two") / "var"
    shutil.copytree(sample_var, var)
    demo_data = [PYTHON, "-m", "connectors.command_line", "demo-data", "--locality", "hoang-van-thu"]
    subprocess.run(demo_data, cwd=ROOT, env={**os.environ, "THUOCDO_VAR": str(var)}, check=True)
    return var


@pytest.fixture
def open_either(open_page: Open, two_localities: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setenv("THUOCDO_VAR", str(two_localities))
    return open_page


def test_with_the_books_of_one_locality_there_is_nothing_to_choose(open_page: Open) -> None:
    at = open_page("ranking.py")
    assert "choice:dp" not in [each.key for each in at.selectbox]


@pytest.mark.parametrize(("address", "named"), [({}, "Thành phố Huế"), ({"dp": "hoang-van-thu"}, "Xã Hoàng Văn Thụ")])
def test_the_address_chooses_and_without_it_the_setting(open_either: Open, address: dict[str, str], named: str) -> None:
    at = open_either("ranking.py", **address)
    assert named in at.markdown[0].value
    assert at.selectbox(key="choice:dp").value == address.get("dp", "hue")
    assert not at.warning


@pytest.mark.parametrize("unknown", ["nowhere", "quang-ngai", "../hue"])
def test_a_locality_that_is_not_offered_is_said_and_the_one_that_is_set_is_shown(
    open_either: Open, unknown: str
) -> None:
    at = open_either("ranking.py", dp=unknown)
    assert "Thành phố Huế" in at.markdown[0].value
    assert len(at.warning) == 1


def test_another_setting_shows_another_locality(open_either: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_LOCALITY", "hoang-van-thu")
    assert "Xã Hoàng Văn Thụ" in open_either("ranking.py").markdown[0].value
    assert "Thành phố Huế" in open_either("ranking.py", dp="hue").markdown[0].value


def test_what_is_chosen_stays_chosen_on_the_next_page_and_forgets_the_agency(
    open_either: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THUOCDO_LOCALITY", "hoang-van-thu")
    at = open_either("agency.py", ma="hvt-phong-kinh-te")
    assert "Phòng Kinh tế" in title_of(at)
    at.selectbox(key="choice:dp").select("hue").run()
    assert at.query_params == {"dp": "hue"}
    assert "Thành phố Huế" in at.markdown[0].value
    assert "Phòng Kinh tế" not in title_of(at)
    assert not at.warning
    at.query_params.clear()
    at.switch_page(str(ROOT / "pages" / "tasks.py")).run()
    assert "Thành phố Huế" in at.markdown[0].value


def test_an_agency_of_another_locality_is_said_not_guessed(open_either: Open) -> None:
    at = open_either("agency.py", dp="hoang-van-thu", ma="hue-so-yte")
    assert "Không có cơ quan nào mang mã trong địa chỉ" in at.warning[0].value


def test_the_health_page_is_of_the_locality_shown_and_syncs_no_other(
    open_either: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THUOCDO_REGISTRY", "so-dang-ky.xlsx")
    own = open_either("data_health.py")
    assert [each.key for each in own.button if each.key == "sync_now"] == ["sync_now"]
    other = open_either("data_health.py", dp="hoang-van-thu")
    assert "Phòng Kinh tế" in html_of(other)
    assert "Sở Y tế" not in html_of(other)
    assert not [each.key for each in other.button if each.key == "sync_now"]
    assert any("--locality hoang-van-thu" in each.value for each in other.caption)


@pytest.mark.parametrize("page", ["ranking.py", "data_health.py"])
def test_where_nothing_is_read_yet_the_others_can_still_be_chosen(
    open_either: Open, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("THUOCDO_LOCALITY", "ha-tinh")
    at = open_either(page)
    assert at.info
    assert sorted(at.selectbox(key="choice:dp").options) == ["Thành phố Huế", "Tỉnh Hà Tĩnh", "Xã Hoàng Văn Thụ"]
