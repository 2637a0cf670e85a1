"""Files of figures that are not released: none is made any more for one whose account was taken away meanwhile."""

import re
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from connectors.ledger import Ledger, Role
from connectors.settings import settings
from pages.parts.access import NotAllowed
from tests.pages.conftest import Open

PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(csv|xlsx|zip|svg|png|json|docx)")
PAGES: list[tuple[str, Role]] = [
    ("ranking.py", "viewer"),
    ("agency.py", "viewer"),
    ("progress.py", "viewer"),
    ("tasks.py", "viewer"),
    ("data_health.py", "verifier"),
    ("data_health.py", "leadership"),
    ("verification.py", "verifier"),
    ("publication.py", "leadership"),
    ("briefing.py", "leadership"),
]


@pytest.mark.parametrize(("page", "role"), PAGES)
def test_no_offered_file_is_made_after_the_account_was_revoked(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, page: str, role: Role
) -> None:
    offered: list[Callable[[], bytes]] = []
    names: list[str] = []

    def take(said: tuple[object, ...], **more: object) -> None:
        offered.append(_file(said))
        names.append(str(more.get("file_name") or said[2]))

    button = "download_button"
    monkeypatch.setattr(st, button, lambda *said, **more: take(said, **more))
    monkeypatch.setattr(DeltaGenerator, button, lambda _place, *said, **more: take(said, **more))
    open_page(page, seen_as=role, by_login=True, ban="tam-tinh")
    assert offered
    assert not [name for name in names if not PLAIN_NAME.fullmatch(name)]  # they stand in a header as they are
    with closing(Ledger.at(settings())) as ledger:
        ledger.accounts.revoke(f"{role}@example.vn", "hue", "tests", datetime.now(UTC))
    for make in offered:
        with pytest.raises(NotAllowed):
            make()


def _file(said: tuple[object, ...]) -> Callable[[], bytes]:
    _, make, *_ = said
    assert callable(make)
    return make  # type: ignore[return-value]
