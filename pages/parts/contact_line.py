"""The quiet line at the foot of every page: whom the public may ask."""

from __future__ import annotations

import streamlit as st

from connectors.access.visitors import DEMONSTRATION_DOMAIN
from connectors.ledger import Contact
from connectors.presentation.rendering import render
from connectors.settings import settings
from pages.parts.access import is_demonstration
from pages.parts.ledgers import ledger_now
from pages.parts.place import locality_now


def contact_now() -> Contact | None:
    """The contact of the locality shown; what was tried out in the demonstration is never told of real figures."""
    if not settings().has_ledger:
        return None
    except_by = "" if is_demonstration() else DEMONSTRATION_DOMAIN
    return ledger_now().contacts.of(locality_now(), except_by=except_by)


def contact_line(language: str) -> None:
    """Draw it; nothing while nobody said whom to ask."""
    if contact := contact_now():
        st.html(render("contact_line", language, contact=contact))
