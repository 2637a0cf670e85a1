"""The overview of a release, and the ranking of each of its cohorts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from connectors.presentation.public_titles import cohort_label, ranking_titles
from connectors.presentation.ranking import Ranking, RankingRow, ranking
from connectors.presentation.words import word
from connectors.site import addresses
from connectors.site.drawing.by_rows import dots
from connectors.site.frame import Link
from connectors.site.release_frame import Edition, Pages
from connectors.site.words import site_words

LEADERS = 3


@dataclass(frozen=True)
class CohortCard:
    """A cohort as the overview shows it: its ranking, and where the whole of it stands."""

    title: str
    path: str
    ranking: Ranking
    leaders: tuple[tuple[RankingRow, str], ...]


def ranking_pages(edition: Edition) -> Pages:
    """The overview and a page for each cohort."""
    cohorts = edition.scorecard.criteria_set.cohorts
    place = edition.place
    return {place.overview: partial(overview_page, edition, place.overview)} | {
        place.ranking(cohort): partial(_ranking_page, edition, cohort) for cohort in cohorts
    }


def overview_page(edition: Edition, path: str) -> bytes:
    """All cohorts of a release at a glance, at ``path``: its own address, or that of the locality where it holds."""
    question = ranking_titles(edition.language)["question"].format(year=edition.year)
    cards = [_card(edition, cohort) for cohort in edition.scorecard.criteria_set.cohorts]
    more = _more(edition)
    body = [edition.own(path, "overview", cohorts=cards, more=more)]
    return edition.page(
        path, question, _sentence(edition), body, part="overview", in_year=lambda other: other.place.overview
    )


def _card(edition: Edition, cohort: str) -> CohortCard:
    shown = _shown(edition, cohort)
    leaders = tuple((row, edition.place.agency(row.code)) for row in shown.rows[:LEADERS])
    title = cohort_label(edition.scorecard, cohort, edition.year, edition.language)
    return CohortCard(title, edition.place.ranking(cohort), shown, leaders)


def _more(edition: Edition) -> list[Link]:
    language, place = edition.language, edition.place
    say, annexes = site_words(language), edition.scorecard.criteria_set.annexes
    return [
        Link(word("nav.agency", language), place.agency()),
        Link(word("nav.criteria", language), place.criteria(next(iter(annexes)))),
        Link(word("nav.progress", language), place.progress),
        Link(word("nav.tasks", language), place.tasks()),
        Link(say["all_releases"], addresses.releases(place.locality, language)),
        Link(say["open_data"], addresses.open_data(place.locality, language)),
        Link(say["history_question_all"], addresses.agency_history(place.locality, language)),
    ]


def _sentence(edition: Edition) -> str:
    scorecard, cohorts = edition.scorecard, edition.scorecard.criteria_set.cohorts
    standings = [each for cohort in cohorts for each in scorecard.cohort(cohort, edition.year)]
    return site_words(edition.language)["overview_sentence"].format(
        ranked=sum(each.rank is not None for each in standings), total=len(standings), cohorts=len(cohorts)
    )


def _shown(edition: Edition, cohort: str) -> Ranking:
    return ranking(edition.scorecard, edition.year, cohort, edition.language, edition=edition.record.name)


def _ranking_page(edition: Edition, cohort: str) -> bytes:
    path, language = edition.place.ranking(cohort), edition.language
    titles, shown, cohorts = ranking_titles(language), _shown(edition, cohort), edition.scorecard.criteria_set.cohorts
    tabs = [
        Link(cohort_label(edition.scorecard, each, edition.year, language), edition.place.ranking(each), each == cohort)
        for each in cohorts
    ]
    say = site_words(language)
    table = edition.fragment(path, "ranking_table", ranking=shown, rows=shown.rows, typed="", caption=titles["table"])
    body = [
        edition.own(path, "tabs", tabs=tabs, name=say["cohorts"]),
        edition.own(
            path, "searched", inside=table, rows="table.ranking tbody tr", label=say["find_agency"], sorts=True
        ),
    ]
    if len(shown.rows) > 1:
        name = cohorts[cohort].title.in_(language)
        alt = titles["dots_alt"].format(year=edition.year, cohort=name, sentence=shown.sentence)
        bands = edition.scorecard.criteria_set.bands.values()
        bounds = [(band.label.in_(language), band.from_index.fraction) for band in bands]
        legend = [(f"b{place}", label) for place, label, _ in shown.counts]
        chart = dots(shown, bounds, alt, language)
        body.append(
            edition.own(
                path,
                "by_rows",
                title=titles["dots"],
                note=titles["dots_note"],
                legend=legend,
                chart=chart,
                twin="",
            )
        )
    if shown.heat:
        heat = edition.fragment(path, "heatmap", ranking=shown, title=titles["heat"], caption=titles["heat_note"])
        body.append(edition.own(path, "titled", title=titles["heat"], inside=heat))
    question = titles["question"].format(year=edition.year)
    return edition.page(
        path, question, shown.sentence, body, part="ranking", in_year=lambda other: other.place.ranking(cohort)
    )
