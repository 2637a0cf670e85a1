"""The books of a sync: whose each is, what came of going for it, and which copy of it is in use since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from connectors.google.addresses import book_link
from connectors.health_facts import HealthFacts
from connectors.ledger import TakenBook, TakenTab
from connectors.presentation.ages import ago
from connectors.presentation.collation import sort_key
from connectors.presentation.words import word
from connectors.problem import Severity
from connectors.registry import ONLINE
from connectors.scorecard import Scorecard
from connectors.sync.judging import ASKED
from connectors.sync.moments import said
from connectors.workbooks.raw_book import cell_link

TOO_OLD = timedelta(days=7)


@dataclass(frozen=True)
class BookLine:
    """One book. ``copy`` is the one in use, ``since`` when it was last known to be the book; ``why`` it is no newer."""

    name: str
    whose: str
    outcome: str
    copy: Literal["current", "kept", "none"]
    copy_said: str
    since: str
    age: str
    is_too_old: bool
    why: str
    link: str


@dataclass(frozen=True)
class HeldTab:
    """A tab whose new version is held back. ``may_be_confirmed`` when a person may say that it was meant."""

    book: str
    tab: str
    refused: str
    title: str
    whose: str
    message: str
    since: str
    age: str
    link: str
    may_be_confirmed: bool


def books(facts: HealthFacts, scorecard: Scorecard, language: str, now: datetime) -> tuple[BookLine, ...]:
    """Every book registered or read, those in trouble first, then by name."""
    keys = {**dict.fromkeys(facts.registered), **dict.fromkeys(facts.visits), **dict.fromkeys(facts.taken)}
    lines = [_book(key, facts, scorecard, language, now) for key in keys]
    order = {"none": 0, "kept": 1, "current": 2}
    return tuple(sorted(lines, key=lambda line: (order[line.copy], sort_key(line.whose), sort_key(line.name))))


def held_tabs(facts: HealthFacts, scorecard: Scorecard, language: str, now: datetime) -> tuple[HeldTab, ...]:
    """The tabs read from an earlier version of their book, and why."""
    found = [
        _held(book, tab, facts, scorecard, language, now)
        for book in facts.taken.values()
        for tab in book.tabs
        if tab.refused
    ]
    return tuple(sorted(found, key=lambda each: (not each.may_be_confirmed, sort_key(each.whose), each.title)))


def _book(key: str, facts: HealthFacts, scorecard: Scorecard, language: str, now: datetime) -> BookLine:
    taken, visit = facts.taken.get(key), facts.visits.get(key)
    name, whose = _named(key, facts, scorecard, language)
    age = now - taken.confirmed_at if taken else timedelta(0)
    copy = taken.state if taken else "none"
    return BookLine(
        name=name,
        whose=whose,
        outcome=word(f"outcome.{visit.outcome if visit else 'gone'}", language),
        copy=copy,
        copy_said=word(f"copy.{copy}", language),
        since=said(taken.confirmed_at) if taken else "",
        age=ago(age, language) if taken else "",
        is_too_old=copy == "kept" and age > TOO_OLD,
        why="" if copy == "current" else _why(key, facts, language),
        link=_link(key),
    )


def _named(key: str, facts: HealthFacts, scorecard: Scorecard, language: str) -> tuple[str, str]:
    """What a book is called, and whose it is; a file of a folder is called by its name and says whose it is inside."""
    whose = facts.registered.get(key)
    if whose is None:
        return key.removeprefix(ONLINE), ""
    if whose.kind == "cohort":
        return word("book.cohort", language), scorecard.criteria_set.cohorts[whose.cohort].title.in_(language)
    if whose.kind == "agency" and whose.agency in scorecard.agencies:
        return word("book.agency", language), scorecard.agencies[whose.agency].name.in_(language)
    return word(f"book.{whose.kind or 'agency'}", language), whose.name


def _why(key: str, facts: HealthFacts, language: str) -> str:
    """The sentence of the problem that keeps a book from being read."""
    rows = [row for row in facts.problems_of_book(key) if row["severity"] == Severity.BOOK.value]
    return _sentence(rows[0], language) if rows else ""


def _held(
    book: TakenBook, tab: TakenTab, facts: HealthFacts, scorecard: Scorecard, language: str, now: datetime
) -> HeldTab:
    code = tab.reason if tab.reason in ASKED else "last_good_tab"
    rows = [row for row in facts.problems_of_book(book.book) if row["code"] == code and row["tab"] == tab.title]
    name, whose = _named(book.book, facts, scorecard, language)
    since = tab.since or book.confirmed_at
    link = _link(book.book)
    return HeldTab(
        book=book.book,
        tab=tab.tab,
        refused=tab.refused,
        title=tab.title,
        whose=whose or name,
        message=_sentence(rows[0], language) if rows else "",
        since=said(since),
        age=ago(now - since, language),
        link=link if tab.reason == "tab_gone" else cell_link(link, tab.tab, ""),
        may_be_confirmed=tab.reason in ASKED,
    )


def _link(key: str) -> str:
    return book_link(key.removeprefix(ONLINE)) if key.startswith(ONLINE) else ""


def _sentence(row: Mapping[str, Any], language: str) -> str:
    return str(row["message_en" if language == "en" else "message_vi"])
