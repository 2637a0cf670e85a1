"""What Streamlit draws and what stands in the static site is the same text, passport by passport and row by row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from connectors.ledger import Ledger
from connectors.localities import locality_names
from connectors.site.frame import Framing
from connectors.site.parts import Source, parts_of
from connectors.site.release_frame import Pages
from tests.pages.conftest import Open, html_of

Element = ElementTree.Element


@pytest.fixture(scope="module")
def static(sample_var: Path) -> Iterator[Pages]:
    with closing(Ledger(sample_var / "ledger.sqlite")) as ledger:
        source = Source(ledger, "hue", locality_names()["hue"])
        part = next(each for each in parts_of(source, "") if each.name == "hue-2026-1/vi")
        yield part.make(Framing("", pytest.fail))


def _parsed(html: str) -> Element:
    return html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)


def _texts(page: Element, tag: str, **attributes: str) -> list[str]:
    found = (each for each in page.iter(tag) if all(each.get(name) == value for name, value in attributes.items()))
    return [" ".join("".join(each.itertext()).split()) for each in found]


@pytest.mark.parametrize("code", ["hue-so-khcn", "19804"])
def test_an_agency_has_the_same_passports_sums_and_comparison(open_page: Open, static: Pages, code: str):
    drawn = _parsed(html_of(open_page("agency.py", dp="hue", ma=code, ban="hue-2026-1")))
    written = _parsed(static[f"hue/hue-2026-1/co-quan/{code}.html"]().decode())
    for tag in ("details", "td", "li"):
        ours, theirs = _texts(written, tag), _texts(drawn, tag)
        assert [each for each in theirs if each not in ours] == []
    assert len(_texts(written, "details")) == len(_texts(drawn, "details")) > 30
    assert _texts(written, "p", **{"class": "lead"})[0] == _texts(drawn, "p", **{"class": "lead"})[0]


def test_a_ranking_has_the_same_rows_and_cells(open_page: Open, static: Pages):
    drawn = _parsed(html_of(open_page("ranking.py", dp="hue", khoi="xa", ban="hue-2026-1")))
    written = _parsed(static["hue/hue-2026-1/xep-hang/xa.html"]().decode())
    assert _texts(written, "tr") == _texts(drawn, "tr")
    assert len(_texts(drawn, "tr")) > 2 * 18
