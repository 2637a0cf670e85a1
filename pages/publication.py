"""Công bố: may the result be published, what will that change, and who signs it off?"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from connectors.access import Visitor, may_do
from connectors.clock import day_in_vietnam
from connectors.ledger import Release
from connectors.ledger.accounts import email_key
from connectors.presentation.publication.publication_titles import titles_of
from connectors.presentation.publication.release_list import release_line
from connectors.presentation.rendering import render
from connectors.publishing.faults import PublishingRefusal
from connectors.publishing.signatures import bundle_of, department_key, signature_of
from connectors.publishing.signing_off import lacks_signature
from connectors.release.keys import PublicKey
from pages.parts.access import guard, guarded, guarded_file, now
from pages.parts.downloads import ZIP
from pages.parts.ledgers import ledger_now
from pages.parts.publishing import Look, changes_of, draft_now, look
from pages.parts.publishing_acts import CORRECTION, DAY, NUMBER, SEEN, SIGNATORY, attach, make, notice, sign
from pages.parts.shell import Shell, headline, open_shell
from rubric.language import number


def main() -> None:
    """Draw the page."""
    visitor = guard("publication")
    shell = open_shell(internal=True)
    titles = titles_of(shell.language)
    releases = [
        each for each in ledger_now().releases.all(shell.locality) if each.year == shell.scorecard.criteria_set.year
    ]
    public = [each for each in releases if each.published_at]
    waiting = _waiting(releases)
    holding = next((each for each in reversed(public) if each.superseded_by is None), None)
    sentence = titles["holds"].format(name=holding.name) if holding else titles["none"]
    if waiting:
        sentence += " " + titles["waits"].format(count=len(waiting))
    year = str(shell.scorecard.criteria_set.year)
    headline(shell, titles["question"].format(year=year), sentence)
    found, key = look(shell.locality), _key(shell.language)
    if found is not None:
        _gate(found, titles, shell.language)
        if waiting:
            st.header(titles["waiting"], anchor=False)
            for each in waiting:
                _waiting_one(shell, each, found, visitor, key, titles, releases)
        _draft(shell, found, holding, visitor, titles)
    if public:
        st.header(titles["public"], anchor=False)
        for each in reversed(public):
            _public_one(shell, each, visitor, key, titles, releases)


def _waiting(releases: Sequence[Release]) -> list[Release]:
    """Those that can still become public: made from the release that holds now."""
    holding = next((each for each in reversed(releases) if each.published_at and each.superseded_by is None), None)
    base = holding.number if holding else None
    return [each for each in releases if not each.published_at and each.supersedes == base]


def _key(language: str) -> PublicKey | None:
    """The department's key; what is wrong with the setting is said."""
    try:
        return department_key()
    except PublishingRefusal as refused:
        st.error(refused.message.in_(language))
        return None


def _gate(found: Look, titles: dict[str, str], language: str) -> None:
    share = number(Fraction(int(found.check.verified * 1000), 10), None, language)
    words = titles | {"share": titles["share"].format(share=share)}
    st.html(render("publication_gate", language, check=found.check, titles=words))


def _draft(shell: Shell, found: Look, holding: Release | None, visitor: Visitor, titles: dict[str, str]) -> None:
    """What a release made now would change, and the form to make it."""
    made, changes = draft_now(shell.locality, found.check.seen, day_in_vietnam(now()), shell.language)
    st.html(render("release_changes", shell.language, changes=changes, titles=titles, title=titles["changes"]))
    st.download_button(
        titles["draft"],
        guarded_file("sign_off_release", lambda: made.bundle),
        f"{made.id}.zip",
        ZIP,
        on_click="ignore",
        key="draft",
    )
    if not may_do(visitor, "make_release"):
        st.caption(titles["only_administrator"])
        return
    st.header(titles["make"], anchor=False)
    st.caption(titles["make_note"].format(sync=found.state.sync.id))
    with st.form("make_release", clear_on_submit=False):
        left, right = st.columns(2)
        left.text_input(titles["number"], key=NUMBER, placeholder=titles["number_hint"], max_chars=100)
        right.date_input(titles["day"], key=DAY, value=day_in_vietnam(now()), format="DD/MM/YYYY")
        st.text_input(titles["signatory"], key=SIGNATORY, max_chars=200)
        if holding is not None:
            st.text_area(titles["correction"], key=CORRECTION, max_chars=2000)
        st.checkbox(titles["seen"], key=SEEN)
        st.form_submit_button(
            titles["make"],
            type="primary",
            disabled=not found.check.is_open,
            on_click=guarded("make_release", make),
            args=(shell.locality, found.check.seen),
        )


def _waiting_one(
    shell: Shell,
    release: Release,
    found: Look,
    visitor: Visitor,
    key: PublicKey | None,
    titles: dict[str, str],
    releases: Sequence[Release],
) -> None:
    """A release that waits: what it changes, its signature, and the button to sign it off."""
    language, ledger = shell.language, ledger_now()
    line = release_line(release, signature_of(ledger, release, key), releases, language)
    st.html(render("release_line", language, line=line, titles=titles))
    before = next((each.bundle for each in releases if each.number == release.supersedes), "")
    with st.expander(titles["changes_of"].format(name=release.name)):
        changes = changes_of(release.bundle, before, language)
        st.html(render("release_changes", language, changes=changes, titles=titles, title=""))
    _bundle(release, titles)
    if may_do(visitor, "make_release") and release.signature is None:
        st.file_uploader(titles["attach"], type="json", key=f"signature:{release.number}", max_upload_size=1)
        button = guarded("make_release", attach)
        st.button(titles["attach_do"], key=f"attach:{release.number}", on_click=button, args=(release,))
    lacks = lacks_signature(ledger, release, found.chosen, key)
    if lacks is not None:
        st.warning(lacks.in_(language))
    has_signed = any(email_key(each.by) == email_key(visitor.email) for each in release.signoffs)
    if has_signed:
        st.caption(titles["signed_already"])
    st.button(
        titles["sign"].format(name=release.name),
        key=f"sign:{release.number}",
        type="primary",
        disabled=has_signed or lacks is not None,
        on_click=guarded("sign_off_release", sign),
        args=(release,),
    )


def _public_one(
    shell: Shell,
    release: Release,
    visitor: Visitor,
    key: PublicKey | None,
    titles: dict[str, str],
    releases: Sequence[Release],
) -> None:
    """A public release with its notices, and the form for another one."""
    line = release_line(release, signature_of(ledger_now(), release, key), releases, shell.language)
    st.html(render("release_line", shell.language, line=line, titles=titles))
    _bundle(release, titles)
    if not may_do(visitor, "notice"):
        return
    with st.expander(titles["notice"].format(name=release.name)), st.form(f"notice_form:{release.number}"):
        st.text_area(titles["notice"].format(name=release.name), key=f"notice:{release.number}", max_chars=1000)
        st.text_area(titles["notice_en"], key=f"notice_en:{release.number}", max_chars=1000)
        st.form_submit_button(titles["notice_do"], on_click=guarded("notice", notice), args=(release,))


def _bundle(release: Release, titles: dict[str, str]) -> None:
    st.download_button(
        f"{titles['bundle']} {release.name}.zip",
        guarded_file("sign_off_release", lambda: bundle_of(ledger_now(), release)),
        f"{release.name}.zip",
        ZIP,
        on_click="ignore",
        key=f"bundle:{release.number}",
    )


main()
