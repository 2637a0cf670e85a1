"""Writing the results tab of one book: at most once, unless it is certain that the first time changed nothing."""

from __future__ import annotations

from gspread.http_client import HTTPClient

from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown
from connectors.results_tab.content import TabContent
from connectors.results_tab.requests import requests
from connectors.results_tab.standing import StandingTab, look


def write_tab(
    http: HTTPClient, book_id: str, content: TabContent, known: StandingTab | None, account: str = ""
) -> bool:
    """Make the tab what ``content`` says; False when it turned out that it was already.

    ``known`` is what stands there as far as anybody knows, None when nobody does. After an interruption, and after a
    refusal that may come from knowing it wrong, the tab is read back before anything is tried again. GoogleFault when
    it was not written, OutcomeUnknown when it may have been.
    """
    standing = known or look(http, book_id)
    if standing.fingerprint == content.fingerprint:
        return False
    try:
        _send(http, book_id, content, standing, account)
    except OutcomeUnknown as unknown:
        now = _look_after(http, book_id, unknown)
        if now.fingerprint != content.fingerprint:
            _send(http, book_id, content, now, account)
    except GoogleFault as refusal:
        if refusal.kind is not FaultKind.WRITE_REFUSED or refusal.status != 400:
            raise
        now = _look_after(http, book_id, refusal)
        if now.fingerprint == content.fingerprint:
            return False
        if (now.is_there, now.titles) == (standing.is_there, standing.titles):
            raise
        _send(http, book_id, content, now, account)
    return True


def _send(http: HTTPClient, book_id: str, content: TabContent, standing: StandingTab, account: str) -> None:
    http.batch_update(book_id, {"requests": requests(content, standing, account)})


def _look_after(http: HTTPClient, book_id: str, fault: GoogleFault) -> StandingTab:
    """What stands there after ``fault``; the fault again when that cannot be read."""
    try:
        return look(http, book_id)
    except GoogleFault as other:
        raise fault from other
