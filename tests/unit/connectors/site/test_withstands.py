"""The static site of a locality with everything at its extreme: nothing breaks, nothing runs, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from xml.etree import ElementTree

import html5lib
import pytest

from connectors.site.addresses import Place
from connectors.site.frame import Framing
from connectors.site.locality_pages import history_lines
from connectors.site.parts import Source, parts_of
from connectors.site.release_frame import Pages
from tests import extreme_locality as extreme

Element = ElementTree.Element
NEWEST, OLDEST = f"{extreme.LOCALITY}-2026-10", f"{extreme.LOCALITY}-2026-1"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    with closing(extreme.ledger_of(tmp_path_factory.mktemp("extreme") / "ledger.sqlite")) as ledger:
        yield Source(ledger, extreme.LOCALITY, extreme.installation().locality.name)


def _pages(source: Source, part: str, language: str = "vi") -> Pages:
    found = next(each for each in parts_of(source, "") if each.name == f"{part}/{language}")
    return found.make(Framing("", lambda _: b"{}"))


@pytest.fixture(scope="module")
def newest(source: Source) -> Pages:
    return _pages(source, NEWEST)


def _read(pages: Pages, path: str) -> Element:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(pages[path]().decode("utf-8"))
    for element in page.iter():
        assert element.tag not in {"img", "iframe", "b57"}
        assert element.tag != "script" or element.get("src")
        for name, value in element.items():
            assert not str(name).startswith("on")
            assert name != "href" or not value.strip().lower().startswith("javascript:")
    return page


def _text(element: Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize(
    "code", ["99001", "99002", "99003", "99005", *extreme.SILENT, "99008", "99009", "99010", "99900"]
)
def test_an_extreme_agency_has_its_card_and_its_sheet(newest: Pages, code: str):
    name = extreme.installation().agencies[code].name.vi
    for folder in ("co-quan", "nhiem-vu"):
        page = _read(newest, f"{extreme.LOCALITY}/{NEWEST}/{folder}/{code}.html")
        assert name in _text(next(page.iter("h1")))


def test_a_cohort_of_168_is_ranked_whole_and_a_cohort_of_one_has_no_chart(newest: Pages):
    many = _read(newest, f"{extreme.LOCALITY}/{NEWEST}/xep-hang/xa.html")
    ranked = len(list(next(many.iter("table")).iter("tr"))) - 1
    chart = next(each for each in many.iter("div") if each.get("class") == "chart")
    assert sum(each.get("class") == "row" for each in chart.iter("div")) == ranked
    listed = {_text(each) for each in many.iter("a")}
    assert set(extreme.NAMES.values()) <= listed
    one = _read(newest, f"{extreme.LOCALITY}/{NEWEST}/xep-hang/phuong.html")
    assert "Phường Một Mình" in _text(one)
    assert not [each for each in one.iter("div") if each.get("class") == "chart"]


@pytest.mark.parametrize("path", ["index", "tien-do", "nhiem-vu/index", "co-quan/index", "tieu-chi/xa"])
def test_every_list_is_whole(newest: Pages, path: str):
    assert extreme.installation().locality.name.vi in _text(_read(newest, f"{extreme.LOCALITY}/{NEWEST}/{path}.html"))


def test_a_year_without_a_previous_one_is_one_mark_and_says_no_change(newest: Pages):
    page = _read(newest, f"{extreme.LOCALITY}/{NEWEST}/co-quan/99011.html")
    assert "so với 2025" not in _text(page)
    assert not [path for path in newest if "/2025/" in path]


def test_a_superseded_release_keeps_its_address_and_says_which_took_its_place(source: Source):
    page = _read(_pages(source, OLDEST), f"{extreme.LOCALITY}/{OLDEST}/index.html")
    banner = next(each for each in page.iter("p") if each.get("role") == "note")
    assert f"Bản này đã được {extreme.LOCALITY}-2026-2 thay thế." in _text(banner)
    assert [each.get("href") for each in banner.iter("a")] == ["../index.html"]
    assert extreme.TYPED[0] in _text(page)  # the notice, as typed, as text


def test_who_is_not_ranked_has_no_band_in_any_release(source: Source):
    record = source.records[0]
    place = Place("vi", extreme.LOCALITY, record.name, record.year, source.years)
    lines = history_lines(source.published(record).scorecard, record, place, "")
    assert {lines[code].band for code in (*extreme.SILENT, "99009")} == {"–"}
    assert lines["99001"].band != "–"


def test_what_holds_has_no_banner(newest: Pages):
    page = _read(newest, f"{extreme.LOCALITY}/{NEWEST}/index.html")
    assert not [each for each in page.iter("p") if each.get("role") == "note"]
