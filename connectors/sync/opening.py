"""From the bytes the ledger keeps to the cells of a book, with the tabs that are taken from an earlier version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from connectors.folding import fold
from connectors.google.reading import online_book
from connectors.layouts.tab_names import kind_of_title
from connectors.ledger import TakenBook, TakenTab
from connectors.registry import ONLINE
from connectors.workbooks.contents import content_hash
from connectors.workbooks.packed import open_packed
from connectors.workbooks.raw_book import RawBook, RawTab

ContentOf = Callable[[str], bytes]
GONE = "gone"


def open_stored(book: str, content: bytes) -> RawBook:
    """The book kept under the name ``book``: a file of a folder, or an online spreadsheet by its id."""
    if book.startswith(ONLINE):
        return online_book(content, book.removeprefix(ONLINE)).raw
    return open_packed(book, content)


def open_taken(taken: TakenBook, content_of: ContentOf, newest: RawBook | None = None) -> RawBook:
    """The book as a sync took it. ``newest`` is the version it took, when it is open already."""
    raw = newest or open_stored(taken.book, content_of(taken.hash))
    if not taken.tabs or not raw.tabs:
        return raw
    earlier = {each.hash for each in taken.tabs if each.hash}
    versions = {digest: open_stored(taken.book, content_of(digest)) for digest in earlier}
    odd = {each.tab: each for each in taken.tabs}
    tabs = [_as_taken(tab, odd.pop(tab.tab_id, None), versions) for tab in raw.tabs]
    tabs += [tab for each in odd.values() if each.hash and (tab := _of_version(each, versions))]
    return replace(raw, tabs=tuple(tab for tab in tabs if tab is not None))


def _as_taken(tab: RawTab, taken: TakenTab | None, versions: Mapping[str, RawBook]) -> RawTab | None:
    if taken is None:
        return tab
    if taken.hash:
        return _of_version(taken, versions)
    return replace(tab, stands_for=taken.stands_for)


def _of_version(taken: TakenTab, versions: Mapping[str, RawBook]) -> RawTab | None:
    tabs = {tab.tab_id: tab for tab in versions[taken.hash].tabs}
    tab = tabs.get(taken.from_tab)
    return replace(tab, stands_for=taken.stands_for) if tab and taken.stands_for else tab


def tab_kind(tab: RawTab) -> tuple[str, str]:
    """What a tab is, the same for every way to write its title; a title that says something is believed."""
    return kind_of_title(tab.title) or kind_of_title(tab.known_as) or ("title", fold(tab.title))


def fingerprint(tab: RawTab | None) -> str:
    """The hash of what one tab holds."""
    return content_hash("", [tab]) if tab else GONE
