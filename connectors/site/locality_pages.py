"""The pages of a locality that belong to no single release: its front, its releases, an agency in all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from connectors.ledger import Contact, Release
from connectors.presentation.open_data.open_data_view import OpenDataView
from connectors.presentation.publication.release_list import ReleaseLine
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from connectors.site import addresses
from connectors.site.addresses import Place
from connectors.site.frame import Framing, Link, Page
from connectors.site.release_frame import Pages
from connectors.site.words import site_words
from rubric.language import points


@dataclass(frozen=True)
class HistoryLine:
    """An agency in one release."""

    release: str
    path: str
    name: str
    cohort: str
    index: str
    rank: str
    band: str
    state: str


@dataclass(frozen=True)
class ListedRelease:
    """A release in the list, and where it stands."""

    line: ReleaseLine
    path: str


@dataclass(frozen=True)
class Locality:
    """A locality with its public releases, the newest first, as its pages in one language show it.

    ``lines`` say of each release how it stands; ``front`` makes the first page, which shows the release that holds,
    whose ``place`` it is; ``data`` is the open data.
    """

    key: str
    name: str
    language: str
    records: Sequence[Release]
    lines: Sequence[ReleaseLine]
    history: Mapping[str, Sequence[HistoryLine]]
    front: Callable[[str], bytes]
    data: OpenDataView
    place: Place
    is_illustration: bool
    framing: Framing
    contact: Contact | None


def locality_pages(locality: Locality) -> Pages:
    """Every page of a locality in one language, beside those of its releases."""
    language, key = locality.language, locality.key
    own = {
        addresses.front(key, language): partial(locality.front, addresses.front(key, language)),
        addresses.releases(key, language): partial(_releases_page, locality),
        addresses.open_data(key, language): partial(_data_page, locality),
        addresses.agency_history(key, language): partial(_agencies_page, locality),
    }
    return own | {
        addresses.agency_history(key, language, code): partial(_agency_page, locality, code)
        for code in locality.history
    }


def history_lines(scorecard: Scorecard, record: Release, place: Place, state: str) -> dict[str, HistoryLine]:
    """Every agency of a release by its code, in few words; whoever has no rank has no band, as on every other page."""
    language, cs = place.language, scorecard.criteria_set
    lines: dict[str, HistoryLine] = {}
    for code, agency in scorecard.agencies.items():
        standing = scorecard.standing(code, record.year)
        size = sum(each.rank is not None for each in scorecard.cohort(standing.cohort, record.year))
        lines[code] = HistoryLine(
            release=record.name,
            path=place.agency(code),
            name=agency.name.in_(language),
            cohort=cs.cohorts[standing.cohort].title.in_(language),
            index=points(standing.index, language),
            rank=f"{standing.rank}/{size}" if standing.rank else word("not_ranked", language),
            band=cs.bands[standing.band].label.in_(language) if standing.band and standing.rank else "–",
            state=state,
        )
    return lines


def _page(locality: Locality, path: str, question: str, sentence: str, body: list[Markup], here: str) -> bytes:
    say, language, key = site_words(locality.language), locality.language, locality.key
    menu = [
        Link(say["overview"], addresses.front(key, language)),
        Link(word("nav.agency", language), addresses.agency_history(key, language), here == "agency"),
        Link(say["all_releases"], addresses.releases(key, language), here == "releases"),
        Link(say["open_data"], addresses.open_data(key, language), here == "open_data"),
    ]
    above = [Link(locality.name, addresses.front(key, language))]
    if here != "open_data" and locality.is_illustration:  # the open data says so itself
        body = [locality.framing.own(path, "illustration", language, said=word("illustration", language)), *body]
    return locality.framing.framed(
        Page(path, language, question, sentence, body, locality.name, above, menu, contact=locality.contact)
    )


def _releases_page(locality: Locality) -> bytes:
    path, say = addresses.releases(locality.key, locality.language), site_words(locality.language)
    years = {each.name: each.year for each in locality.records}
    listed = [
        ListedRelease(line, Place(locality.language, locality.key, line.name, years[line.name], years).overview)
        for line in locality.lines
    ]
    sentence = say["releases_sentence"].format(count=len(listed))
    body = [
        locality.framing.own(path, "said", locality.language, sentence=sentence),
        locality.framing.own(path, "releases", locality.language, releases=listed),
    ]
    return _page(locality, path, say["releases_question"], sentence, body, "releases")


def _data_page(locality: Locality) -> bytes:
    path, view = addresses.open_data(locality.key, locality.language), locality.data
    body = [locality.framing.fragment(path, locality.place, "open_data_releases", locality.language, view=view)]
    return _page(locality, path, view.titles["question"], view.sentence, body, "open_data")


def _agencies_page(locality: Locality) -> bytes:
    path, say = addresses.agency_history(locality.key, locality.language), site_words(locality.language)
    cohorts: dict[str, list[tuple[str, str, str]]] = {}
    for code, lines in locality.history.items():
        newest = lines[0]
        there = addresses.agency_history(locality.key, locality.language, code)
        cohorts.setdefault(newest.cohort, []).append((newest.name, there, ""))
    sentence = say["history_list"].format(count=len(locality.history))
    listed = locality.framing.own(path, "agencies", locality.language, cohorts=list(cohorts.items()))
    body = [
        locality.framing.own(path, "said", locality.language, sentence=sentence),
        locality.framing.own(
            path,
            "searched",
            locality.language,
            inside=listed,
            rows="ul.agencies li",
            label=say["find_agency"],
            sorts=False,
        ),
    ]
    return _page(locality, path, say["history_question_all"], sentence, body, "agency")


def _agency_page(locality: Locality, code: str) -> bytes:
    path, say = addresses.agency_history(locality.key, locality.language, code), site_words(locality.language)
    lines = locality.history[code]
    sentence = say["history_sentence"].format(count=len(lines))
    titles = {key: word(key, locality.language) for key in ("score", "rank", "band")}
    name = lines[0].name
    body = [
        locality.framing.own(
            path, "history", locality.language, sentence=sentence, lines=lines, name=name, titles=titles
        )
    ]
    return _page(locality, path, say["history_question"].format(name=name), sentence, body, "agency")
