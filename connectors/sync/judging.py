"""Whether a book is taken as it is now, or its last good copy stays in use: the book, or single tabs of it.

Nothing that was reported is lost to a slip: a tab that turned empty, lost more than half of what it held, is gone
or can no longer be read is taken from the last good version until it is mended, or until somebody confirms a loss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from connectors.cells.raw_cell import Address
from connectors.layouts.tab_names import kind_of_title
from connectors.ledger import Registration, TakenBook, TakenTab
from connectors.problem import Problem, Severity
from connectors.problem_catalogue import problem
from connectors.reported import BookReading
from connectors.sync.moments import said
from connectors.sync.opening import ContentOf, fingerprint, open_stored, open_taken, tab_kind
from connectors.sync.readings import Readings
from connectors.workbooks.raw_book import RawBook, RawTab

FEWEST_FIGURES = 4
FEWEST_LOST = 2  # all of them; a single figure that is cleared is a correction
ASKED = frozenset({"tab_emptied", "tab_shrunk", "tab_gone"})


@dataclass(frozen=True)
class Judged:
    """A book of a sync: how it was taken (None when nothing of it can be), what it says, and further problems."""

    taken: TakenBook | None
    reading: BookReading
    problems: list[Problem] = field(default_factory=list[Problem])


@dataclass(frozen=True)
class Judge:
    """Judges the books of one sync. ``confirmed`` are (book, tab, what it holds) that somebody let pass, and when."""

    readings: Readings
    content_of: ContentOf
    confirmed: Mapping[tuple[str, str, str], datetime] = field(default_factory=dict[tuple[str, str, str], datetime])

    def without_news(
        self, before: TakenBook | None, whose: Registration | None, found: Iterable[Problem], name: str
    ) -> Judged:
        """A book that could not be read: its last good copy, when there is one, and the problems ``found``."""
        problems = list(found)
        good = self._good(before, whose)
        if before is None or good is None:
            return Judged(None, BookReading(name), problems)
        address = Address(good.book, link=problems[0].address.link if problems else "")
        about = {"agency": whose.agency if whose else ""}
        when = said(before.confirmed_at)
        problems.append(problem("last_good_in_use", address, when=when, **about))
        return Judged(replace(before, state="kept"), good, problems)

    def current(
        self, book: str, digest: str, at: datetime, before: TakenBook | None, whose: Registration | None
    ) -> Judged:
        """A book whose content ``digest`` is known to be the newest at ``at``."""
        taken = TakenBook(book, digest, "current", at)
        if before and before.hash == digest and not before.tabs:
            return Judged(taken, self.readings.of(taken, whose))
        newest = open_stored(book, self.content_of(digest))
        good = self._good(before, whose)
        if before is None or good is None:
            return Judged(taken, self.readings.of(taken, whose, newest))
        old = open_taken(before, self.content_of)
        taken = replace(taken, tabs=tuple(_renamed(newest, old)))
        fresh = self.readings.of(taken, whose, newest)
        stopped = [each for each in fresh.problems if each.severity is Severity.BOOK]
        if stopped:
            return self.without_news(before, whose, stopped, newest.name)
        held = list(_Comparison(self, before, newest, old, fresh, good).held())
        if not held:
            return Judged(taken, fresh)
        names = {each.tab: each for each in taken.tabs} | {each.tab: each for each, _ in held}
        taken = replace(taken, tabs=tuple(names.values()))
        titles = {each.title for each, _ in held}
        told = [each for each in fresh.problems if each.severity is Severity.TAB and each.address.tab in titles]
        return Judged(taken, self.readings.of(taken, whose, newest), [*told, *(found for _, found in held)])

    def _good(self, before: TakenBook | None, whose: Registration | None) -> BookReading | None:
        """What the last copy says; None when there is none, or none of it could be read."""
        if before is None:
            return None
        reading = self.readings.of(before, whose)
        return None if any(each.severity is Severity.BOOK for each in reading.problems) else reading


@dataclass(frozen=True)
class _Comparison:
    """A new version of a book against its last good copy."""

    judge: Judge
    before: TakenBook
    newest: RawBook
    old: RawBook
    fresh: BookReading
    good: BookReading

    def held(self) -> Iterable[tuple[TakenTab, Problem]]:
        """The tabs to be held back, each with its problem."""
        kinds = {tab_kind(tab): tab for tab in reversed(self.newest.tabs)}
        ids = {tab.tab_id: tab for tab in self.newest.tabs if kind_of_title(tab.title) is None}
        were, are = _figures(self.good), _figures(self.fresh)
        unread = {p.address.tab: p for p in self.fresh.problems if p.severity is Severity.TAB and p.address.tab}
        unread_before = {p.address.tab for p in self.good.problems if p.severity is Severity.TAB}
        for tab in self.old.tabs:
            if not were[tab.title] and kind_of_title(tab.known_as) is None:
                continue
            now = kinds.get(tab_kind(tab)) or ids.get(tab.tab_id)
            left = are[now.title] if now else 0
            reason = _loss(tab, now, were[tab.title], left)
            if reason in {"", "tab_shrunk"} and now and now.title in unread and tab.title not in unread_before:
                reason = unread[now.title].code if were[tab.title] else reason
            if reason and not self._is_confirmed(now, tab, reason):
                yield self._hold(tab, now, reason, were[tab.title], left)

    def _is_confirmed(self, now: RawTab | None, tab: RawTab, reason: str) -> bool:
        """Whether somebody let this loss pass since the tab was last whole; an earlier loss is another one."""
        place = now.tab_id if now else tab.tab_id
        at = self.judge.confirmed.get((self.before.book, place, fingerprint(now)))
        return reason in ASKED and at is not None and at >= self._since(tab)

    def _already(self, tab: RawTab) -> TakenTab | None:
        """How the last sync held the tab back, when it did."""
        return next((each for each in self.before.tabs if each.hash and each.from_tab == tab.tab_id), None)

    def _since(self, tab: RawTab) -> datetime:
        """When the copy of the tab that is in use was last known to be the tab."""
        already = self._already(tab)
        return (already.since if already else None) or self.before.confirmed_at

    def _hold(self, tab: RawTab, now: RawTab | None, reason: str, figures: int, left: int) -> tuple[TakenTab, Problem]:
        already, since = self._already(tab), self._since(tab)
        place = now or tab
        held = TakenTab(
            tab=place.tab_id,
            title=place.title,
            stands_for=tab.stands_for,
            hash=already.hash if already else self.before.hash,
            from_tab=tab.tab_id,
            reason=reason,
            refused=fingerprint(now),
            since=since,
        )
        agency = next((each.agency for each in self.good.values if each.address.tab == tab.title), "")
        cells, cells_left = len(tab.cells), len(now.cells) if now else 0
        by_cells = 2 * cells_left < cells
        words = {
            "when": said(since),
            "before": cells if by_cells or reason == "tab_emptied" else figures,
            "after": cells_left if by_cells else left,
            "tabs": [each.title for each in self.newest.tabs],
        }
        code = reason if reason in ASKED else "last_good_tab"
        address = place.address() if now else self.newest.address
        if now is None:
            address = replace(address, tab=tab.title)
        return held, problem(code, address, agency=agency, **words)  # type: ignore[arg-type]


def _loss(tab: RawTab, now: RawTab | None, figures: int, left: int) -> str:
    """The code of what a tab lost, empty when it lost little."""
    if not tab.cells:
        return ""
    if now is None:
        return "tab_gone"
    if not now.cells:
        return "tab_emptied"
    lost_figures = 2 * left < figures and figures >= (FEWEST_FIGURES if left else FEWEST_LOST)
    return "tab_shrunk" if 2 * len(now.cells) < len(tab.cells) or lost_figures else ""


def _figures(reading: BookReading) -> Counter[str]:
    """How many figures, own scores and decisions stand in each tab, by its title."""
    typed = [each.address.tab for each in reading.values if each.state != "missing"]
    typed += [each.address.tab for each in (*reading.own_scores, *reading.approvals)]
    return Counter(typed)


def _renamed(newest: RawBook, old: RawBook) -> Iterable[TakenTab]:
    """The tabs whose title says nothing any more, by what they were when it did."""
    known = {tab.tab_id: tab.known_as for tab in old.tabs if kind_of_title(tab.known_as)}
    for tab in newest.tabs:
        was = known.get(tab.tab_id, "")
        if was and kind_of_title(tab.title) is None and not tab.stands_for:
            yield TakenTab(tab.tab_id, tab.title, stands_for=was)
