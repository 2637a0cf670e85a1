"""The card of each agency of a release with a passport for every point, and the list of all agencies."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from connectors.presentation.agency_card import AgencyCard, agency_card
from connectors.presentation.agency_years import AgencyYears, agency_years
from connectors.presentation.public_titles import agency_titles, cohort_label
from connectors.presentation.standing_words import why_not_ranked
from connectors.presentation.tasks.agency_tasks import tasks_hint
from connectors.presentation.words import word
from connectors.site import addresses
from connectors.site.drawing.by_rows import bridge, comparison
from connectors.site.drawing.by_years import index_by_year
from connectors.site.drawing.shapes import ORDER, PATHS
from connectors.site.release_frame import Edition, Pages
from connectors.site.words import site_words
from rubric.language import points


def agency_pages(edition: Edition) -> Pages:
    """The list of the agencies and a page for each."""
    return {edition.place.agency(): partial(_list_page, edition)} | {
        edition.place.agency(code): partial(_agency_page, edition, code) for code in edition.scorecard.agencies
    }


def _list_page(edition: Edition) -> bytes:
    path, say = edition.place.agency(), site_words(edition.language)
    scorecard, year, language = edition.scorecard, edition.year, edition.language
    cohorts = [
        (
            cohort_label(scorecard, cohort, year, language),
            [
                (
                    scorecard.agencies[each.agency].name.in_(language),
                    edition.place.agency(each.agency),
                    _said(edition, each.agency),
                )
                for each in scorecard.cohort(cohort, year)
            ],
        )
        for cohort in scorecard.criteria_set.cohorts
    ]
    listed = edition.own(path, "agencies", cohorts=cohorts)
    body = [edition.own(path, "searched", inside=listed, rows="ul.agencies li", label=say["find_agency"], sorts=False)]
    sentence = say["agencies_sentence"].format(count=len(scorecard.agencies))
    question = say["agencies_question"]
    return edition.page(path, question, sentence, body, part="agency", in_year=lambda other: other.place.agency())


def _said(edition: Edition, code: str) -> str:
    """An agency's result in few words: rank and index, or why it has no rank."""
    standing, language = edition.scorecard.standing(code, edition.year), edition.language
    index = points(standing.index, language)
    if standing.rank is None:
        return (
            f"{word('not_ranked', language).lower()}: {why_not_ranked(edition.scorecard, standing, language)} · {index}"
        )
    return f"{word('rank', language).lower()} {standing.rank} · {index}"


def _agency_page(edition: Edition, code: str) -> bytes:
    path, language, titles = edition.place.agency(code), edition.language, agency_titles(edition.language)
    card = agency_card(edition.scorecard, code, edition.year, language, edition=edition.record.name)
    said, link = tasks_hint(edition.scorecard, code, edition.year, language)
    history = addresses.agency_history(edition.place.locality, language, code)
    body = [
        edition.fragment(path, "agency", card=card, opened="*", titles=titles, plan=edition.plan),
        edition.fragment(path, "tasks_hint", said=said, link=link, see=titles["see_tasks"]),
        _comparison(edition, path, card),
        *_years(edition, path, card),
        edition.own(path, "pointer", path=history, words=site_words(language)["in_all_releases"]),
    ]
    question = titles["question"].format(name=card.name)
    return edition.page(
        path, question, card.whole_sentence, body, part="agency", in_year=lambda other: other.place.agency(code)
    )


def _comparison(edition: Edition, path: str, card: AgencyCard) -> Markup:
    titles = agency_titles(edition.language)
    alt = titles["comparison_alt"].format(name=card.name)
    return edition.own(
        path,
        "by_rows",
        title=titles["comparison"],
        note=titles["comparison_note"].format(name=card.name, cohort=card.cohort),
        legend=(),
        chart=comparison(card.comparison, alt, edition.language),
        twin=edition.fragment(path, "comparison", rows=card.comparison),
    )


def _years(edition: Edition, path: str, card: AgencyCard) -> list[Markup]:
    years = agency_years(edition.by_set, card.code, edition.language, edition.bridges.get(card.code))
    titles = agency_titles(edition.language)
    methods = list(dict.fromkeys(each.method for each in years.points))
    drawn = edition.own(
        path,
        "by_years",
        title=titles["years"],
        note=titles["years_note"],
        chart=index_by_year(years.points, titles["years_alt"].format(name=card.name), edition.language),
        methods=[(PATHS[ORDER[place % len(ORDER)]], method) for place, method in enumerate(methods)],
        twin=edition.fragment(path, "years", years=years),
    )
    return [drawn, *_bridge(edition, path, years)]


def _bridge(edition: Edition, path: str, years: AgencyYears) -> list[Markup]:
    if not years.bridge:
        return []
    return [
        edition.own(
            path,
            "by_rows",
            title=years.bridge_title,
            note=years.bridge_sentence,
            legend=(),
            chart=bridge(years.bridge, years.bridge_sentence, edition.language),
            twin=edition.fragment(path, "bridge", years=years),
        )
    ]
