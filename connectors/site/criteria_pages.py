"""How the score is made: a page for each annex of a release's criteria set."""

from __future__ import annotations

from functools import partial

from connectors.presentation.criteria_guide import guide
from connectors.presentation.public_titles import annex_label, criteria_sentence, criteria_titles
from connectors.site.drawing.by_rows import stages
from connectors.site.frame import Link
from connectors.site.release_frame import Edition, Pages
from connectors.site.words import site_words


def criteria_pages(edition: Edition) -> Pages:
    """A page for each annex."""
    annexes = edition.scorecard.criteria_set.annexes
    return {edition.place.criteria(annex): partial(_criteria_page, edition, annex) for annex in annexes}


def _criteria_page(edition: Edition, annex: str) -> bytes:
    path, language, scorecard = edition.place.criteria(annex), edition.language, edition.scorecard
    titles, shown = criteria_titles(language), guide(scorecard, annex, edition.year, language)
    tabs = [
        Link(annex_label(scorecard, each, language), edition.place.criteria(each), each == annex)
        for each in scorecard.criteria_set.annexes
    ]
    chart = stages(shown.stages, language)
    body = [
        edition.own(path, "tabs", tabs=tabs, name=site_words(language)["annexes"]),
        edition.fragment(path, "criteria", guide=shown, opened="*", plan=edition.plan),
        edition.own(path, "by_rows", title=titles["shares"], note="", legend=(), chart=chart, twin=""),
        edition.fragment(path, "criteria_notes", guide=shown, titles=titles),
    ]
    sentence = criteria_sentence(scorecard, annex, edition.year, language)
    return edition.page(
        path, titles["question"], sentence, body, part="criteria", in_year=lambda other: other.place.criteria(annex)
    )
