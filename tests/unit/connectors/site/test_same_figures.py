"""The static pages of the Huế sample say of every agency what its bundle and the dashboard's own objects say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from connectors.ledger import Ledger
from connectors.localities import locality_names
from connectors.presentation.agency_card import agency_card
from connectors.presentation.progress.progress_list import progress_list
from connectors.presentation.ranking import ranking
from connectors.presentation.tasks.agency_tasks import agency_tasks
from connectors.presentation.tasks.task_list import task_list
from connectors.release import Release
from connectors.scorecard import Scorecard
from connectors.site.frame import Framing
from connectors.site.parts import Source, parts_of
from connectors.site.release_frame import Pages
from rubric.language import points
from rubric.part import YEAR

Element = ElementTree.Element
NAME, AGENCIES, SVG = "hue-2026-1", 58, "{http://www.w3.org/2000/svg}svg"


@dataclass(frozen=True, repr=False)
class Shown:
    """The release as it was opened, and its pages in one language, read when they are asked for."""

    release: Release
    scorecard: Scorecard
    pages: Pages
    read: dict[str, Element] = field(default_factory=dict[str, Element])

    def page(self, path: str) -> Element:
        """A page of the release as a browser understands it."""
        if path not in self.read:
            self.read[path] = self._parsed(path)
        return self.read[path]

    def _parsed(self, path: str) -> Element:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        return parser.parse(self.pages[f"hue/{NAME}/{path}.html"]().decode())


@pytest.fixture(scope="module")
def shown(sample_var: Path) -> Iterator[Shown]:
    with closing(Ledger(sample_var / "ledger.sqlite")) as ledger:
        source = Source(ledger, "hue", locality_names()["hue"])
        part = next(each for each in parts_of(source, "") if each.name == f"{NAME}/vi")
        published = source.published(source.records[0])
        pages = part.make(Framing("", pytest.fail))
        yield Shown(published.opened, published.scorecard, pages)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _of_class(page: Element, tag: str, name: str) -> list[Element]:
    return [each for each in page.iter(tag) if name in each.get("class", "").split()]


def test_every_agency_has_the_points_of_the_bundle_criterion_by_criterion(shown: Shown):
    """Against the results that stand frozen in the bundle, which no presentation has touched."""
    scored = shown.release.scorecard().scored
    findings = {
        (row["agency"], row["item"]): row for row in scored.findings.iter_rows(named=True) if row["year"] == 2026
    }
    standings = {row["agency"]: row for row in scored.standings.iter_rows(named=True) if row[YEAR] == 2026}
    assert len(standings) == AGENCIES
    seen = 0
    for code, standing in standings.items():
        page = shown.page(f"co-quan/{code}")
        total = [_text(each) for each in page.iter("b")]
        assert points(standing["index"]) in total, code
        for passport in page.iter("details"):
            row = findings.get((code, passport.get("id", "")))
            if row is None:
                continue
            seen += 1
            said = _text(_of_class(passport, "span", "p")[0])
            if row["outcome"] == "not_applicable":
                assert said.startswith("◇ / "), (code, said)
            else:
                assert said.lstrip("+−").startswith(f"{points(abs(row['points']))} / "), (code, row["item"], said)
    assert seen == len(findings)


def test_every_agency_page_says_what_the_dashboard_says(shown: Shown):
    for code in shown.scorecard.agencies:
        card, page = agency_card(shown.scorecard, code, 2026, "vi"), shown.page(f"co-quan/{code}")
        assert _text(_of_class(page, "p", "lead")[0]) == " ".join(card.whole_sentence.split())
        groups = {
            each.get("id"): _text(_of_class(each, "span", "p")[0]) for each in _of_class(page, "details", "group")
        }
        assert groups == {each.key: each.total for each in (*card.groups, *card.adjustments)}
        passports = {each.item: each for group in (*card.groups, *card.adjustments) for each in group.passports}
        drawn = {each.get("id"): each for each in page.iter("details") if each.get("id") in passports}
        assert drawn.keys() == passports.keys()
        for item, passport in passports.items():
            words = _text(drawn[item])
            for said in (passport.points_text, passport.rule, passport.arithmetic, *passport.improvements):
                assert " ".join(said.split()) in words, (code, item)
        sums = [_text(each) for each in page.iter("td")]
        assert all(line.value in sums for line in card.sums)


def test_every_ranking_has_the_rows_of_the_dashboard(shown: Shown):
    for year, folder in ((2026, ""), (2025, "2025/")):
        for cohort in shown.scorecard.criteria_set.cohorts:
            told, page = ranking(shown.scorecard, year, cohort, "vi"), shown.page(f"{folder}xep-hang/{cohort}")
            (table,) = _of_class(page, "table", "ranking")
            rows = [[_text(cell) for cell in row.iter("td")] for row in table.iter("tr")][1:]
            alone = 1 if told.is_alone else 0
            assert [row[1 - alone] for row in rows] == [f"{row.name}{row.band_note}" for row in told.rows]
            assert [row[3 - alone] for row in rows] == [row.index_text for row in told.rows]
            assert [row[2 - alone] for row in rows] == [row.band_label for row in told.rows]
            if not alone:
                assert [row[0] for row in rows] == [row.rank_text for row in told.rows]
            bars = [each.get("value") for each in table.iter("progress")]
            assert bars == [str(row.index) for row in told.rows]
            unranked = {_text(each) for each in page.iter("li")}
            assert all(f"{row.name} ({row.index_text})" in unranked for row, _ in told.not_ranked)
            heat = _of_class(page, "table", "heat")
            cells = [[_text(cell) for cell in row.iter("td")] for row in heat[0].iter("tr")][1:] if heat else []
            assert cells == [[cell.text for cell in drawn] for _, drawn in told.heat]


def test_the_dots_stand_where_the_indices_are(shown: Shown):
    """The scale of the departments runs from 35, below the lowest ten reached, to 100."""
    told, page = ranking(shown.scorecard, 2026, "so", "vi"), shown.page("xep-hang/so")
    lowest = min(row.index for row in told.rows) / 100
    assert 40 <= lowest < 50
    chart = next(each for each in page.iter("div") if each.get("class") == "chart")
    rows = _of_class(chart, "div", "row")
    places = [float(each.get("x", "").removesuffix("%")) for row in rows for each in row.iter(SVG) if each.get("x")]
    assert places == [round((row.index / 100 - 35) / 65 * 100, 2) for row in told.rows]


def test_every_target_has_its_figures_and_its_status(shown: Shown):
    told, page = progress_list(shown.scorecard, 2026, "vi", is_released=True), shown.page("tien-do")
    details = {each.get("id"): each for each in page.iter("details")}
    assert len(told.targets) == 16
    assert "tạm tính" not in _text(page)  # what is released is provisional no more
    for line in told.targets:
        words = _text(details[line.key])
        figures = [text for year in line.years for text in (year.actual, year.required, year.counted, year.reported)]
        for said in (line.status_label, line.why, line.level, line.measure, *figures):
            assert " ".join(said.split()) in words
    pictures = [each.get("aria-label") for each in page.iter(SVG) if each.get("role") == "img"]
    assert pictures == [line.drawing.alt for line in told.targets if line.drawing is not None]


def test_every_task_and_every_sheet_says_what_the_dashboard_says(shown: Shown):
    told, page = task_list(shown.scorecard, 2026, "vi"), shown.page("nhiem-vu/index")
    details = {each.get("id"): _text(each) for each in page.iter("details")}
    for line in told.tasks:
        assert " ".join(line.title.split()) in details[line.key]
        assert line.state.label in details[line.key]
    for code in shown.scorecard.agencies:
        sheet, words = agency_tasks(shown.scorecard, code, 2026, "vi"), _text(shown.page(f"nhiem-vu/{code}"))
        for said in (sheet.sentence, sheet.counted if sheet.passport else "", *(row.due for row in sheet.beside)):
            assert " ".join(said.split()) in words, code
