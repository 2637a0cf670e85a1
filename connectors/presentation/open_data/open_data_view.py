"""The page Dữ liệu mở, made of what the interface itself tells: releases, files, dictionary, addresses, licence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from connectors.clock import VIETNAM
from connectors.open_data.catalogue import FORMATS, TABLES
from connectors.open_data.columns import Column
from connectors.open_data.dictionary import CONVENTIONS
from connectors.open_data.files import RELEASE, schema_path
from connectors.open_data.licence import LICENCE_LINK, LICENCE_MEANING, LICENCE_NAME
from connectors.presentation import links
from connectors.presentation.open_data.open_data_titles import titles_of
from rubric.language import day, number, to_days

API = "api/v1/"
Told = Mapping[str, Any]


@dataclass(frozen=True)
class FileLink:
    """A file to take away: what to call it, where it lies, how large it is; an empty size is not known."""

    label: str
    link: str
    size: str


@dataclass(frozen=True)
class TableLine:
    """One table of a release."""

    name: str
    title: str
    meaning: str
    rows: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True)
class ReleaseCard:
    """One release with everything that belongs to it. ``facts`` are pairs of a word and what it says."""

    name: str
    title: str
    holds: bool
    is_illustration: bool
    facts: tuple[tuple[str, str], ...]
    bundle: FileLink
    hash: str
    link: str
    description: str
    tables: tuple[TableLine, ...]
    others: tuple[FileLink, ...]
    citation: str


@dataclass(frozen=True)
class ColumnLine:
    """One column of the dictionary."""

    name: str
    title: str
    meaning: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DictionaryTable:
    """One table of the dictionary."""

    name: str
    title: str
    meaning: str
    count: str
    schema: str
    columns: tuple[ColumnLine, ...]


@dataclass(frozen=True)
class OpenDataView:
    """The whole page. ``holding`` and ``older`` are the releases that hold and those that were superseded."""

    titles: Mapping[str, str]
    sentence: str
    is_illustration: bool
    holding: tuple[ReleaseCard, ...]
    older: tuple[ReleaseCard, ...]
    dictionary: tuple[DictionaryTable, ...]
    conventions: tuple[str, ...]
    addresses: tuple[tuple[str, str], ...]
    licence: tuple[str, str, str]
    command: str


def open_data_view(listed: Told, described: Mapping[str, Told], language: str, api: str = API) -> OpenDataView:
    """The page of a locality.

    ``listed`` is what its releases.json tells, ``described`` the release.json of those that hold, by name. ``api`` is
    the way from the page to the interface.
    """
    titles, releases = titles_of(language), listed["releases"]
    cards = [_card(each, described.get(each["name"], {}), listed, language, api) for each in releases]
    holding = tuple(card for card in cards if card.holds)
    return OpenDataView(
        titles=titles,
        sentence=_sentence(listed, holding, titles, language),
        is_illustration=any(card.is_illustration for card in cards),
        holding=holding,
        older=tuple(card for card in cards if not card.holds),
        dictionary=tuple(_dictionary(name, language, api) for name in TABLES),
        conventions=tuple(each.in_(language) for each in CONVENTIONS),
        addresses=_addresses(listed, holding, titles, api),
        licence=(LICENCE_NAME.in_(language), LICENCE_LINK, LICENCE_MEANING.in_(language)),
        command=f"thuocdo verify {holding[0].name if holding else 'TEN-GOI'}.zip --key khoa-cong-khai.pem",
    )


def size_in_words(size: int, language: str) -> str:
    """A size in kilobytes or megabytes with one place.

    >>> size_in_words(4_200_997, "vi"), size_in_words(900, "en")
    ('4,2 MB', '0.9 kB')
    """
    unit, of = ("MB", 10**6) if size >= 10**6 else ("kB", 10**3)
    return f"{number(Fraction(round(size * 10 / of), 10), 1, language)} {unit}"


def _sentence(listed: Told, holding: Sequence[ReleaseCard], titles: Mapping[str, str], language: str) -> str:
    place = listed["locality"]["name"][language]
    if not holding:
        return titles["nothing"].format(place=place)
    names = ", ".join(card.name for card in holding)
    return titles["sentence"].format(place=place, count=len(listed["releases"]), holding=names)


def _card(each: Told, told: Told, listed: Told, language: str, api: str) -> ReleaseCard:
    titles, name = titles_of(language), each["name"]
    folder = f"{api}releases/{name}/"
    holds = each["state"] == "holds"
    state = titles["holds"] if holds else titles["superseded"].format(name=each["superseded_by"] or "")
    bundle = each["bundle"]
    return ReleaseCard(
        name=name,
        title=f"{titles['year'].format(year=each['year'])} · {name} · {state}",
        holds=holds,
        is_illustration=each["is_illustration"],
        facts=tuple(_facts(each, told, titles, language)),
        bundle=FileLink(
            titles["get_bundle"].format(name=name), f"{folder}bundle.zip", size_in_words(bundle["size"], language)
        ),
        hash=bundle["sha256"],
        link=links.release(listed["locality"]["id"], name, language),
        description=f"{folder}{RELEASE}",
        tables=tuple(_table(table, told, folder, language) for table in TABLES),
        others=tuple(
            FileLink(file, f"{folder}{file}", size_in_words(facts["size"], language))
            for file, facts in told.get("other_files", {}).items()
        ),
        citation=told["citation"][language] if told else "",
    )


def _facts(each: Told, told: Told, titles: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    decided = each["decision"]
    on = _day(decided["day"], language) if decided["day"] else ""
    signed, used = each["signature"], told.get("criteria_set")
    facts = [
        (titles["decision"], ", ".join(part for part in (decided["number"], on) if part)),
        (titles["published"], _moment(each["published_at"], language)),
        (titles["as_of"], _day(each["as_of"], language)),
        (titles["correction"], each["correction"]),
        *((titles["notices"], f"{_moment(one['at'], language)}: {one['text'][language]}") for one in each["notices"]),
    ]
    if used:
        facts.append((titles["set"], f"{used['id']}, {titles['set_hash'].format(**used)}"))
    said = titles["signed"].format(fingerprint=signed["fingerprint"]) if signed else titles["unsigned"]
    return [(word, what) for word, what in [*facts, (titles["signature"], said)] if what]


def _table(name: str, told: Told, folder: str, language: str) -> TableLine:
    table, facts = TABLES[name], told.get("tables", {}).get(name)
    sizes = {form: size_in_words(facts["files"][form]["size"], language) if facts else "" for form in FORMATS}
    return TableLine(
        name=name,
        title=table.title.in_(language),
        meaning=table.meaning.in_(language),
        rows=number(Fraction(facts["rows"]), 0, language) if facts else "",
        files=tuple(
            FileLink("Parquet" if form == "parquet" else form.upper(), f"{folder}{name}.{form}", sizes[form])
            for form in FORMATS
        ),
    )


def _dictionary(name: str, language: str, api: str) -> DictionaryTable:
    table = TABLES[name]
    return DictionaryTable(
        name=name,
        title=table.title.in_(language),
        meaning=table.meaning.in_(language),
        count=titles_of(language)["columns"].format(count=len(table.columns)),
        schema=f"{api}{schema_path(name)}",
        columns=tuple(_column(each, language) for each in table.columns),
    )


def _column(column: Column, language: str) -> ColumnLine:
    codes = tuple((code, label.in_(language)) for code, label in column.codes)
    return ColumnLine(column.name, column.title.in_(language), column.meaning.in_(language), codes)


def _addresses(
    listed: Told, holding: Sequence[ReleaseCard], titles: Mapping[str, str], api: str
) -> tuple[tuple[str, str], ...]:
    found = [
        (f"{api}index.json", titles["at_index"]),
        (f"{api}localities/{listed['locality']['id']}/releases.json", titles["at_releases"]),
    ]
    if holding:
        folder = f"{api}releases/{holding[0].name}/"
        found += [(f"{folder}{RELEASE}", titles["at_release"]), (f"{folder}standings.csv", titles["at_table"])]
    return (
        *found,
        (f"{api}dictionary.json", titles["at_dictionary"]),
        (f"{api}openapi.json", titles["at_openapi"]),
    )


def _day(said: str, language: str) -> str:
    return day(to_days(date.fromisoformat(said)), language)


def _moment(said: str, language: str) -> str:
    form = "%Y-%m-%d %H:%M" if language == "en" else "%d/%m/%Y %H:%M"
    return datetime.fromisoformat(said).astimezone(VIETNAM).strftime(form)
