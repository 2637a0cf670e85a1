"""What people do on the page of publication. Every act is run through a guard, and says how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from connectors.access import Visitor
from connectors.ledger import LedgerRefusal, Release, Seen
from connectors.presentation.publication.publication_titles import titles_of
from connectors.publishing.faults import PublishingRefusal
from connectors.publishing.making import Occasion, make_release
from connectors.publishing.settings import load_publication
from connectors.publishing.signatures import LARGEST, attach_signature, department_key
from connectors.publishing.signing_off import sign_off
from connectors.release import Authority
from connectors.settings import settings
from pages.parts.access import now, say
from pages.parts.ledgers import ledger_now
from pages.parts.publishing import look
from rubric.text import Text

NUMBER, DAY, SIGNATORY, CORRECTION, SEEN = "publish_number", "publish_day", "publish_by", "publish_why", "publish_seen"


def make(visitor: Visitor, locality: str, seen: Seen) -> None:
    """Make a release of what was looked at, with what the form says."""
    typed = st.session_state
    if not typed.get(SEEN):
        _tell("not_seen")
        return
    found = look(locality)
    if found is None or found.check.seen != seen:
        _tell("moved")
        return
    if not found.check.is_open:
        why = Text(
            vi="; ".join(each.vi for each in found.check.blocks), en="; ".join(each.en for each in found.check.blocks)
        )
        _tell("blocked", why)
        return
    day = typed.get(DAY)
    authority = Authority(
        number=typed.get(NUMBER, "").strip(),
        day=day if isinstance(day, date) else now().date(),
        signatory=typed.get(SIGNATORY, "").strip(),
    )

    def made() -> Text:
        occasion = Occasion(authority, typed.get(CORRECTION, ""))
        kept = make_release(ledger_now(), found.state, seen, occasion, by=visitor.email, now=now(), chosen=found.chosen)
        return _words("made_well", name=kept.name)

    _told(made)


def attach(visitor: Visitor, release: Release) -> None:
    """Keep the signature of the file that was brought."""
    file: Any = st.session_state.get(f"signature:{release.number}")
    if file is None:
        _tell("no_file")
        return

    def kept() -> Text:
        content = file.getvalue()[: LARGEST + 1]
        attach_signature(ledger_now(), release, content, department_key(), by=visitor.email, now=now())
        return _words("attached", name=release.name)

    _told(kept)


def sign(visitor: Visitor, release: Release) -> None:
    """Sign a release off."""

    def signed() -> Text:
        chosen = load_publication(release.locality, settings().data)
        kept = sign_off(ledger_now(), release, chosen, department_key(), by=visitor, now=now())
        return _words("is_public" if kept.published_at else "signed", name=release.name)

    _told(signed)


def notice(visitor: Visitor, release: Release) -> None:
    """Put a notice over the pages of a release."""
    vi = st.session_state.get(f"notice:{release.number}", "").strip()
    en = st.session_state.get(f"notice_en:{release.number}", "").strip()
    if not vi:
        _tell("no_notice")
        return

    def kept() -> Text:
        ledger_now().releases.notice(release.number, Text(vi=vi, en=en or vi), visitor.email, now())
        return _words("noticed")

    _told(kept)


def _told(act: Callable[[], Text]) -> None:
    """Run an act and say how it went; what is refused is said as it was refused."""
    try:
        say(act(), well=True)
    except (LedgerRefusal, PublishingRefusal) as refused:
        say(refused.message)


def _tell(key: str, more: Text | None = None) -> None:
    said = _words(key)
    say(Text(vi=said.vi + more.vi, en=said.en + more.en) if more else said)


def _words(key: str, **values: str) -> Text:
    return Text(vi=titles_of("vi")[key].format(**values), en=titles_of("en")[key].format(**values))
