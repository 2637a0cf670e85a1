"""The page Dữ liệu mở: every release with its files, how to cite, verify and read them, in both languages."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from connectors.ledger import Ledger, NewRelease
from connectors.open_data.files import RELEASE_FILES
from connectors.open_data.serving import stock
from connectors.settings import settings
from dev_environment import ROOT
from rubric.text import Text
from tests.pages.conftest import Open, html_of, title_of

LINK = re.compile(r'href="(api/v1/[^"]+)"')
TEXT = re.compile(r">([^<>]+)<")
NOON = datetime(2026, 11, 17, 5, 0, tzinfo=UTC)


@pytest.fixture
def own_var(sample_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the sample's ledger, in which releases may be made."""
    for file in sample_var.glob("ledger.sqlite*"):
        shutil.copy(file, tmp_path)
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


def correct(name: str, *, signed_off: bool) -> None:
    """Make a release that corrects the one that holds."""
    with closing(Ledger.at(settings())) as ledger:
        holding = ledger.releases.published("hue", 2026)
        assert holding is not None
        kept = {field.name for field in fields(NewRelease)}
        values = {key: getattr(holding, key) for key in kept}
        values |= {"name": name, "supersedes": holding.number, "reason": "Sửa số liệu của Sở Y tế"}
        bundle = ledger.visits.content(holding.bundle)
        made = ledger.releases.make(NewRelease(**values), bundle, "a@hue.example", NOON)
        if signed_off:
            ledger.releases.sign_off(made.number, "b@hue.example", NOON)
            ledger.releases.notice(holding.number, Text(vi="Xin dùng bản mới", en="Use the new one"), "b", NOON)


def test_it_offers_every_file_of_the_release_and_each_is_there(open_page: Open) -> None:
    at = open_page("open_data.py")
    assert title_of(at) == "Lấy số liệu ở đâu và dùng lại thế nào?"
    links = set(LINK.findall(html_of(at)))
    offered = {link.rpartition("/")[2] for link in links if "/releases/hue-2026-1/" in link}
    assert offered == set(RELEASE_FILES)
    for link in links:
        assert stock().file(link.removeprefix("api/v1/")) is not None, link


def test_it_says_how_to_cite_verify_and_under_which_licence(open_page: Open) -> None:
    html = html_of(open_page("open_data.py"))
    assert "QĐ minh hoạ số 57, 16/11/2026" in html
    assert "thuocdo verify hue-2026-1.zip --key" in html
    assert "CC BY 4.0" in html
    assert "DỮ LIỆU MINH HOẠ, KHÔNG CÓ THẬT. Sở Khoa học và Công nghệ" in html
    told = stock().file("releases/hue-2026-1/release.json")
    assert told is not None
    release = json.loads(told.content)
    assert release["bundle"]["sha256"] in html
    rows = release["tables"]["findings"]["rows"]
    assert rows > 1000
    assert f'<td class="n">{rows:,}</td>'.replace(",", ".") in html


def test_it_is_vietnamese_throughout_and_english_throughout(open_page: Open) -> None:
    at = open_page("open_data.py")
    told = " ".join(TEXT.findall(re.sub(r'<(span|a|p|dd) class="[^"]*cell"[^>]*>[^<]*<', "<", html_of(at))))
    for word in ("Table", "Rows", "Bundle", "Licence", "How to", "Download", "column ", "the ", "Release"):
        assert not re.search(rf"\b{word}\b", told.replace("Parquet", "")), word
    english = html_of(open_page("open_data.py", lang="en"))
    for word in ("Tải gói", "Trích dẫn", "Giấy phép", "Số dòng", "Mỗi dòng", "đang có hiệu lực", "Từ điển"):
        assert word not in english, word


def shown() -> str:
    """The page by itself, for the installation that is set."""
    at = AppTest.from_file(ROOT / "pages" / "open_data.py", default_timeout=60).run()
    assert not at.exception
    return html_of(at)


@pytest.mark.usefixtures("own_var")
def test_a_release_that_waits_is_not_shown_and_a_correction_shows_both() -> None:
    correct("hue-2026-2", signed_off=False)
    assert "hue-2026-2" not in shown()
    correct("hue-2026-3", signed_off=True)
    html = shown()
    assert "Năm 2026 · hue-2026-3 · đang có hiệu lực" in html
    assert "Năm 2026 · hue-2026-1 · đã được hue-2026-3 thay thế" in html
    assert "Sửa số liệu của Sở Y tế" in html
    assert "Xin dùng bản mới" in html
    assert "hue-2026-2" not in html


def test_before_the_first_release_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
    st.cache_resource.clear()
    html = shown()
    assert "chưa có bản công bố nào" in html
    assert "releases/hue" not in html
    st.cache_resource.clear()
