"""The Word papers of one agency: where they are offered, to whom, and what comes when the button is pressed."""

import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from connectors.ledger import Account, Role
from dev_environment import ROOT
from pages.parts.access import NotAllowed
from tests.pages.conftest import AUTH, Open
from tests.pages.own_house import BEFORE, OTHER, OURS, House, make_house

Make = Callable[[], bytes]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Make]:
    """What a page offers to take away, by the name of the file."""
    found: dict[str, Make] = {}

    def keep(_label: str, make: Make, name: str, *_: object, **__: object) -> None:
        found[name] = make

    monkeypatch.setattr(st, "download_button", keep)
    monkeypatch.setattr(DeltaGenerator, "download_button", lambda _place, *said, **rest: keep(*said, **rest))
    return found


@pytest.fixture
def house(open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> House:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("THUOCDO_NOW", BEFORE)
    return make_house(tmp_path)


def log_in(house: House, page: str, role: Role, agency: str = "") -> AppTest:
    """Somebody of an agency, with an account, at a page."""
    give(house, role, agency)
    at = AppTest.from_file(ROOT / "pages" / "router.py", default_timeout=60)
    at.secrets["auth"] = AUTH
    issued = int(datetime.now(UTC).timestamp())
    at.user = {"is_logged_in": True, "iss": "i", "sub": "57", "iat": issued, "email": "an@example.vn"}
    at.run()
    at.switch_page(str(ROOT / "pages" / page)).run()
    assert not at.exception, at.exception
    return at


def give(house: House, role: Role, agency: str) -> None:
    with closing(house.ledger()) as ledger:
        who = Account("an@example.vn", role, agency=agency, locality="hue")
        ledger.accounts.grant(who, "tests", datetime.fromisoformat(BEFORE))


def words(content: bytes) -> str:
    document = python_docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_case_file_of_a_release_is_everybodys(open_page: Open, offered: dict[str, Make]) -> None:
    open_page("agency.py", seen_as="agency", ma="hue-so-yte")
    said = words(offered["hue-2026-hue-so-yte-ho-so.docx"]())
    assert "Kết quả truyền thông thực hiện Nghị quyết số 57-NQ/TW năm 2026\ncủa Sở Y tế" in said
    assert "QĐ minh hoạ số 57" in said
    assert "@" not in said
    assert "SỐ LIỆU TẠM TÍNH" not in said


def test_the_case_file_of_provisional_figures_says_so_on_every_page(open_page: Open, offered: dict[str, Make]) -> None:
    open_page("agency.py", seen_as="verifier", ma="20014", ban="tam-tinh")
    content = offered["hue-2026-20014-ho-so.docx"]()
    headers = [name for name in zipfile.ZipFile(BytesIO(content)).namelist() if "header" in name]
    stamps = [zipfile.ZipFile(BytesIO(content)).read(name).decode() for name in headers]
    assert any("SỐ LIỆU TẠM TÍNH" in stamp for stamp in stamps)
    said = words(content)
    assert "Điều chỉnh: Đối chiếu danh sách kèm theo: chỉ xác nhận được 4395." in said
    assert "Giải trình: " in said


def test_an_agency_takes_its_own_table_away(house: House, offered: dict[str, Make]) -> None:
    log_in(house, "self_assessment.py", "agency", OURS)
    said = words(offered[f"hue-2026-{OURS}-tu-danh-gia.docx"]())
    assert "SỞ NỘI VỤ" in said
    assert "NGƯỜI LẬP BIỂU" in said
    assert "Sở Tư pháp" not in said


def test_the_table_is_not_made_for_somebody_who_moved_to_another_agency(house: House, offered: dict[str, Make]) -> None:
    log_in(house, "self_assessment.py", "agency", OURS)
    make = offered[f"hue-2026-{OURS}-tu-danh-gia.docx"]
    give(house, "agency", OTHER)
    with pytest.raises(NotAllowed):
        make()


def test_verifiers_take_the_minutes_away_and_nobody_once_the_role_is_gone(
    house: House, offered: dict[str, Make]
) -> None:
    house.decide("so_duoc_pho_bien", "adjust", "150", reason="Danh sách <i>ký nhận</i>")
    log_in(house, "verification.py", "verifier")
    (name,) = [name for name in offered if name.endswith("bien-ban.docx")]
    make = offered[name]
    assert name == f"hue-2026-{OURS}-bien-ban.docx"
    assert "Danh sách <i>ký nhận</i>" in words(make())
    give(house, "viewer", "")
    with pytest.raises(NotAllowed):
        make()


@pytest.mark.parametrize("role", ["administrator", "leadership"])
def test_those_who_only_look_at_the_verification_get_no_minutes(
    house: House, offered: dict[str, Make], role: Role
) -> None:
    log_in(house, "verification.py", role)
    assert not [name for name in offered if name.endswith("bien-ban.docx")]
