"""The public pages over the extreme locality: long names, markup, control characters, cohorts of one and of 168."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
from streamlit.testing.v1 import AppTest

from dev_environment import ROOT
from tests import extreme_locality as extreme
from tests.pages.conftest import html_of

PAGES: list[tuple[str, dict[str, str]]] = [
    ("ranking.py", {"khoi": "xa"}),
    ("ranking.py", {"khoi": "phuong"}),
    ("ranking.py", {"khoi": "so"}),
    ("criteria.py", {}),
    ("progress.py", {}),
    ("tasks.py", {}),
    ("tasks.py", {"ma": "hue-so-noi-vu"}),
    *(("agency.py", {"ma": code}) for code in ("99002", "99003", "99005", *extreme.SILENT, extreme.ALONE)),
    *(("agency.py", {"ma": code}) for code in (extreme.UNREADABLE, extreme.ZERO, extreme.NOT_APPLICABLE)),
]
ENGLISH = [(page, {**state, "lang": "en"}) for page, state in PAGES[2:7]]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runtime folder with the ten releases, and the facts of the locality beside it."""
    folder = tmp_path_factory.mktemp("extreme")
    extreme.write_data(folder / "data")
    (folder / "var").mkdir()
    extreme.ledger_of(folder / "var" / "ledger.sqlite").close()
    return folder


@pytest.fixture(autouse=True)
def _lives_there(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_VAR", str(house / "var"))
    monkeypatch.setenv("THUOCDO_DATA", str(house / "data"))
    monkeypatch.setenv("THUOCDO_LOCALITY", extreme.LOCALITY)


def opened(page: str, **state: str) -> AppTest:
    at = AppTest.from_file(ROOT / "pages" / "router.py", default_timeout=60)
    at.query_params.update(state)
    at.run()
    if page != "ranking.py":
        at.switch_page(str(ROOT / "pages" / page))
        at.query_params.update(state)
        at.run()
    assert not at.exception, at.exception
    return at


@pytest.mark.parametrize(("page", "state"), [*PAGES, *ENGLISH])
def test_a_page_is_whole_and_what_was_typed_stays_text(page: str, state: dict[str, str]) -> None:
    html = html_of(opened(page, dp=extreme.LOCALITY, **state))
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
    for element in tree.iter():
        assert element.tag not in {"script", "img", "iframe", "object", "form"}
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        assert re.match(r"https?://|mailto:|[#?/]|[a-z-]+(\?|#|$)", element.attrib.get("href", "#"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", html)


def test_a_name_in_a_title_is_no_markdown() -> None:
    title = opened("agency.py", dp=extreme.LOCALITY, ma="99005").title[0].value
    assert r"Xã \[Năm\](https\://example.vn) \*nghiêng\* \`mã\` \:red\[đỏ\] \$x^2\$ \{\{ bảy \}\}" in title


def test_the_ranking_has_all_168_and_the_ward_that_is_alone_is_first() -> None:
    ranked = html_of(opened("ranking.py", dp=extreme.LOCALITY, khoi="xa"))
    assert {f"ma=99{number:03}" for number in range(1, 169)} <= set(re.findall(r"ma=99\d{3}", ranked))
    alone = html_of(opened("ranking.py", dp=extreme.LOCALITY, khoi="phuong"))
    assert set(re.findall(r"ma=(99\d{3})", alone)) == {extreme.ALONE}


@pytest.mark.parametrize("name", ["cuc-doan-2026-1", "cuc-doan-2026-5"])
def test_a_release_that_was_superseded_says_so_with_its_reason_as_text(name: str) -> None:
    html = html_of(opened("ranking.py", dp=extreme.LOCALITY, ban=name))
    after = f"cuc-doan-2026-{int(name[-1]) + 1}"
    assert f"Bản này đã được {after} thay thế" in html
    assert "<script>" not in html
