"""The register of books at the time of a sync: read anew, or the last one when it cannot be had or lost its rows."""

from __future__ import annotations

from pathlib import Path

from gspread.http_client import HTTPClient

from connectors.cells.raw_cell import Address
from connectors.google.addresses import book_id, book_link
from connectors.google.faults import GoogleFault
from connectors.google.fetching import fetch_book
from connectors.ledger import Registration, Visit
from connectors.problem_catalogue import problem
from connectors.registry import ONLINE, REGISTER, read_register_of_books
from connectors.sync.gathered import GatheredSync
from connectors.sync.moments import said
from connectors.sync.opening import open_stored
from connectors.workbooks.packed import pack, stored_name

SERVICE = Address("Google Sheets")


def registered_books(
    sync: GatheredSync, http: HTTPClient, register: str, account: str, *, accepts_fewer: bool = False
) -> list[Registration]:
    """The books of ``register`` (a link or a file), or those of its last good copy; the problems are told either way.

    A register that cannot be read, or that lost more than half of its books and nobody said that it may
    (``accepts_fewer``), is not followed: every book it dropped would count as never reported.
    """
    book = _name(register)
    last = sync.ledger.visits.last_reads(sync.installation.locality.id).get(f"{REGISTER}/{book}")
    before = _read(sync, book, sync.ledger.visits.content(last.hash), tell=False) if last else []
    content = _content(sync, http, register, account)
    if isinstance(content, GoogleFault):
        if not content.concerns_every_book:  # such a fault is told already, and mended elsewhere
            sync.say([problem("register_unreadable", _address(register), found=register)])
        return before
    registered = _read(sync, book, content, tell=True)
    if registered and (accepts_fewer or 2 * len(registered) >= len(before)):
        sync.ledger.visits.note(Visit(sync.number, f"{REGISTER}/{book}", sync.started_at, "read"), content)
        _tell_dropped(sync, before, registered)
        return registered
    if not open_stored(book, content).tabs:
        sync.say([problem("register_unreadable", _address(register), found=register)])
    elif last:
        words = {"when": said(last.at), "before": len(before), "after": len(registered)}
        sync.say([problem("register_shrunk", _address(register), **words)])  # type: ignore[arg-type]
    else:
        sync.say([problem("register_empty", _address(register), found=register)])
    return before


def _address(register: str) -> Address:
    return Address(REGISTER, link=book_link(book_id(register)) if book_id(register) else "")


def _content(sync: GatheredSync, http: HTTPClient, register: str, account: str) -> bytes | GoogleFault:
    identifier = book_id(register)
    if not identifier:
        return pack(Path(register))
    try:
        return fetch_book(http, identifier)
    except GoogleFault as fault:
        address = SERVICE if fault.concerns_every_book else Address(REGISTER, link=book_link(identifier))
        sync.say([fault.problem(address, account=account)])
        return fault


def _read(sync: GatheredSync, book: str, content: bytes, *, tell: bool) -> list[Registration]:
    registered, problems = read_register_of_books(open_stored(book, content), sync.judge.readings.ground)
    if tell:
        sync.say(problems)
    return registered


def _tell_dropped(sync: GatheredSync, before: list[Registration], registered: list[Registration]) -> None:
    still = {each.book for each in registered}
    for each in before:
        if each.book not in still and each.book in sync.before:
            address = Address(each.name, link=book_link(each.book.removeprefix(ONLINE)))
            sync.say([problem("book_unregistered", address, agency=each.agency, place=each.place)])


def _name(register: str) -> str:
    """The name under which the ledger keeps a register, behind the word that says it is one."""
    identifier = book_id(register)
    path = Path(register)
    return f"{ONLINE}{identifier}" if identifier else stored_name(path, path.parent)
