"""A whole site of one commune: valid pages, no link into nothing, nothing from elsewhere, and a calm rebuild."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from connectors.ledger import Ledger
from connectors.localities import locality_names
from connectors.site.building import BuildReport, build_site
from connectors.site.faults import SiteError
from rubric.text import Text
from tests.conftest import SMALL

ADDRESS = "https://thuocdo57.example.vn/kq"
RELEASE = f"{SMALL}-2026-1"
AGENCIES = 18
Element = ElementTree.Element


@pytest.fixture(scope="module")
def pages(small_site: Path) -> dict[str, Element]:
    """Every page of the site, read by a parser that accepts no mistake."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return {
        file.relative_to(small_site).as_posix(): parser.parse(file.read_text("utf-8"))
        for file in sorted(small_site.rglob("*.html"))
    }


@pytest.fixture
def ledger(small_var: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger to write into."""
    shutil.copy(small_var / "ledger.sqlite", tmp_path / "ledger.sqlite")
    with closing(Ledger(tmp_path / "ledger.sqlite")) as found:
        yield found


def _build(ledger: Ledger, target: Path, address: str = "") -> BuildReport:
    return build_site(ledger, {SMALL: locality_names()[SMALL]}, target, address=address)


def test_every_public_page_is_there_in_both_languages(pages: dict[str, Element]):
    of_a_year = AGENCIES * 2 + 1 + 3 + 1 + 3 + 1 + 1  # cards and sheets, lists, cohorts, annexes, targets, overview
    of_the_locality = 1 + 1 + 1 + 1 + AGENCIES  # front, releases, data, agencies and each
    assert len(pages) == 2 * (2 * of_a_year + of_the_locality + 1)
    for path in ("index.html", f"{SMALL}/index.html", f"{SMALL}/{RELEASE}/xep-hang/thon.html", f"{SMALL}/cong-bo.html"):
        assert path in pages
        assert f"en/{path}" in pages


def test_every_page_says_its_language_its_policy_and_its_address(pages: dict[str, Element]):
    for path, page in pages.items():
        assert page.get("lang") == ("en" if path.startswith("en/") else "vi")
        policy = next(meta.get("content", "") for meta in page.iter("meta") if meta.get("http-equiv"))
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert "unsafe" not in policy
        canonical, *more = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
        assert (canonical, more) == (Path(path).name, [])
        assert len(list(page.iter("h1"))) == 1
        others = {link.get("hreflang") for link in page.iter("link") if link.get("rel") == "alternate"}
        assert others == {"vi", "en"}


def test_no_page_has_a_style_or_a_script_in_it(pages: dict[str, Element]):
    for page in pages.values():
        for element in page.iter():
            assert element.tag != "style"
            assert not [name for name, _ in element.items() if name == "style" or str(name).startswith("on")]
            assert element.tag != "script" or not (element.text or "").strip()


def test_every_link_leads_to_a_file_and_every_fragment_to_a_place(pages: dict[str, Element], small_site: Path):
    anchors: dict[str, set[str]] = {}
    for path, page in pages.items():
        named = [element.get("id", "") for element in page.iter() if element.get("id")]
        assert len(named) == len(set(named)), path
        anchors[path] = set(named)
    for path, page in pages.items():
        for element in page.iter():
            for name in ("href", "src"):
                link = element.get(name)
                if link is None or urlsplit(link).scheme in {"http", "https", "mailto", "data"}:
                    continue
                there = unquote(urlsplit(link).path)
                file = (small_site / path).parent / there if there else small_site / path
                assert file.is_file(), f"{path}: {link}"
                if fragment := unquote(urlsplit(link).fragment):
                    meant = file.resolve().relative_to(small_site.resolve()).as_posix()
                    assert fragment in anchors[meant], f"{path}: {link}"


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Element]):
    loading = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}
    for path, page in pages.items():
        for element in page.iter():
            for tag, name in loading:
                if element.tag == tag and element.get("rel") not in {"canonical", "alternate"}:
                    assert urlsplit(element.get(name, "")).scheme in {"", "data"}, path


def test_the_style_and_the_script_ask_for_nothing(small_site: Path):
    for name in ("assets/site.css", "assets/site.js"):
        content = (small_site / name).read_text("utf-8")
        assert not re.search(r"url\(|@import|fetch\(|https?:", content)


def test_the_open_data_lies_under_the_paths_of_the_interface(small_site: Path):
    folder = small_site / "api" / "v1"
    for name in (
        "index.json",
        "openapi.json",
        f"localities/{SMALL}/releases.json",
        f"releases/{RELEASE}/standings.csv",
    ):
        assert (folder / name).stat().st_size
    assert (folder / "releases" / RELEASE / "bundle.zip").read_bytes().startswith(b"PK")


def test_with_an_address_pages_say_where_they_are_and_search_engines_get_a_map(ledger: Ledger, tmp_path: Path):
    target = tmp_path / "site"
    _build(ledger, target, f"{ADDRESS}/")
    front = (target / SMALL / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}/{SMALL}/">' in front
    assert f'<link rel="alternate" hreflang="en" href="{ADDRESS}/en/{SMALL}/">' in front
    assert "file:" not in front
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [each.text or "" for each in ElementTree.parse(target / "sitemap.xml").iter(f"{space}loc")]
    there = [file.relative_to(target).as_posix() for file in target.rglob("*.html")]
    assert sorted(listed) == sorted(f"{ADDRESS}/{path.removesuffix('index.html')}" for path in there)
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (target / "robots.txt").read_text()


def test_a_rebuild_makes_anew_only_what_changed(ledger: Ledger, small_site: Path, tmp_path: Path):
    target = tmp_path / "site"
    shutil.copytree(small_site, target)
    times = {file.relative_to(target): file.stat().st_mtime_ns for file in target.rglob("*") if file.is_file()}
    again = _build(ledger, target)
    assert (again.written, again.parts_made) == (0, ("common",))
    after = {file.relative_to(target): file.stat().st_mtime_ns for file in target.rglob("*") if file.is_file()}
    changed = {path for path in after if times.get(path) != after[path]}
    assert (set(times) - set(after), changed) == (set(), {Path(".thuocdo-site.json")})

    text = Text(vi="Trang đang được rà soát <b>.", en="Under review.")
    ledger.releases.notice(1, text, "quan.tri@example.vn", datetime(2027, 2, 1, tzinfo=UTC))
    third = _build(ledger, target)
    assert f"{RELEASE}/vi" in third.parts_made
    assert "Trang đang được rà soát &lt;b&gt;." in (target / SMALL / RELEASE / "index.html").read_text("utf-8")


def test_a_file_that_went_missing_is_made_again(ledger: Ledger, small_site: Path, tmp_path: Path):
    target = tmp_path / "site"
    shutil.copytree(small_site, target)
    (target / SMALL / RELEASE / "tien-do.html").unlink()
    report = _build(ledger, target)
    assert (target / SMALL / RELEASE / "tien-do.html").is_file()
    assert (report.written, report.parts_made) == (1, (f"{RELEASE}/vi", "common"))


def test_a_build_that_fails_leaves_the_good_site(
    ledger: Ledger, small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "site"
    shutil.copytree(small_site, target)
    (target / SMALL / RELEASE / "tien-do.html").unlink()  # so that there is something to make
    monkeypatch.setattr("connectors.presentation.links.agency", lambda *_, **__: "khong-co?dp=hue")
    with pytest.raises(SiteError, match="has no static page"):
        _build(ledger, target)
    assert (target / "index.html").read_bytes() == (small_site / "index.html").read_bytes()
    assert not list(tmp_path.glob(".site.building"))


@pytest.mark.parametrize("address", ["thuocdo57.example.vn", "ftp://a", "https://a/?b=1", "https://"])
def test_an_address_that_is_none_is_refused(ledger: Ledger, tmp_path: Path, address: str):
    with pytest.raises(SiteError, match="no address of the web"):
        _build(ledger, tmp_path / "site", address)


def test_before_the_first_release_the_site_says_so(tmp_path: Path):
    with closing(Ledger(tmp_path / "ledger.sqlite")) as empty:
        report = _build(empty, tmp_path / "site")
    assert "Chưa có kết quả nào được công bố." in (tmp_path / "site" / "index.html").read_text("utf-8")
    assert report.parts_made == ("common",)
