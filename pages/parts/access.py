"""The guards of everything that is not public: pages, callbacks, fragments and downloads."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from connectors.access import Visitor, may_do, may_see
from connectors.access.permissions import MAY_SEE, Deed, Page
from connectors.access.visitors import ROLE_LABELS
from connectors.presentation.rendering import STYLE, render
from pages.parts.account_box import account_box
from pages.parts.language import language_now
from pages.parts.place import locality_now
from pages.parts.visitors import DEMO_AGENCY, DEMO_ROLE, is_demonstration, now, visitor_later, visitor_now
from rubric.text import Text

P = ParamSpec("P")
_SAID = "refused_deed"

_NOT_ALLOWED = Text(
    vi="Chưa làm: vai trò hiện nay của bạn không được làm việc này.",
    en="Not done: your present role does not allow this.",
)


class NotAllowed(PermissionError):  # noqa: N818
    """Something was asked for by somebody who may not; nothing was done."""


def guard(page: Page) -> Visitor:
    """The first line of every page that is not public: who is here, or a sentence and nothing more."""
    visitor = visitor_now()
    if visitor is None or not may_see(visitor, page):
        refuse(page)
        st.stop()
    return visitor


def refuse(page: Page) -> None:
    """Say whose page this is, with the way to log in."""
    language = language_now()
    st.html(STYLE)
    account_box(language)
    whom = ", ".join(ROLE_LABELS[role].in_(language) for role in ROLE_LABELS if role in MAY_SEE[page])
    visitor = visitor_now()
    if visitor:
        title = "Trang này dành cho vai trò khác" if language == "vi" else "This page is for other roles"
    else:
        title = "Trang này cần đăng nhập" if language == "vi" else "This page needs a login"
    st.title(title, anchor=False)
    said = f"Trang này dành cho: {whom}." if language == "vi" else f"This page is for: {whom}."
    if visitor:
        role = ROLE_LABELS[visitor.role].in_(language)
        said += f" Vai trò hiện nay của bạn: {role}." if language == "vi" else f" Your present role: {role}."
    st.info(said)


def require(deed: Deed, agency: str = "", locality: str = "") -> Visitor:
    """Who is here, if they may do this, in fragments, callbacks and downloads; NotAllowed otherwise.

    ``locality`` is the one whose figures it is about, where that was settled before: the address may name another by
    now, in which the same person has other rights.
    """
    visitor = visitor_now()
    if visitor is None or not may_do(visitor, deed, agency) or visitor.locality != (locality or visitor.locality):
        raise NotAllowed(deed)
    return visitor


def guarded(deed: Deed, do: Callable[Concatenate[Visitor, P], None], agency: str = "") -> Callable[P, None]:
    """``do`` as a callback that gets the visitor first, and is not run for one who may not; that is said instead.

    It counts for the locality in which it was drawn, whatever the address says when it is called.
    """
    locality = locality_now()

    @wraps(do)
    def checked(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            visitor = require(deed, agency, locality)
        except NotAllowed:
            say(_NOT_ALLOWED)
            return
        do(visitor, *args, **kwargs)

    return checked


def guarded_file(deed: Deed, make: Callable[[], bytes], agency: str = "") -> Callable[[], bytes]:
    """``make`` as what a download button asks for: the bytes for one who may by then, NotAllowed for anybody else."""
    who = visitor_later()

    def checked() -> bytes:
        if not may_do(who(), deed, agency):
            raise NotAllowed(deed)
        return make()

    return checked


def say(message: Text, *, well: bool = False) -> None:
    """Keep a sentence that a callback has to say; ``said`` shows it when the page is drawn again."""
    st.session_state[_SAID] = message, well


def said() -> None:
    """Show what the last callback had to say, once; what somebody typed may be in it, so never as Markdown."""
    if kept := st.session_state.pop(_SAID, None):
        message, well = kept
        language = language_now()
        st.html(render("said", language, message=message.in_(language), well=well))


__all__ = [
    "DEMO_AGENCY",
    "DEMO_ROLE",
    "NotAllowed",
    "guard",
    "guarded",
    "guarded_file",
    "is_demonstration",
    "now",
    "refuse",
    "require",
    "said",
    "say",
    "visitor_now",
]
