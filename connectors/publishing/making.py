"""Making a release: one named sync with the decisions that were looked at, frozen, and kept to be signed off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from connectors import ledger as kept
from connectors.cycle import YearState
from connectors.cycle.deadlines import sync_at
from connectors.ledger import Ledger, LedgerRefusal, NewRelease, RefusalKind, Seen
from connectors.publishing.faults import PublishingRefusal
from connectors.publishing.settings import PublicationSettings
from connectors.release import Authority, Publication, Release, freeze, open_release
from connectors.release.code_version import code_version
from connectors.release.faults import ReleaseError

CLOCKS_DIFFER = timedelta(minutes=5)  # between the machines of one ledger
LATEST_DECISION = timedelta(days=31)  # a decision may be signed some days after the result it names was frozen


@dataclass(frozen=True)
class Occasion:
    """By whose decision a release is made, and, where it corrects another one, what changed and why."""

    authority: Authority
    correction: str = ""


def draft_of(ledger: Ledger, state: YearState, now: datetime, chosen: PublicationSettings) -> Release:
    """What a release of this state would be, to look at: a bundle marked as a draft, kept nowhere."""
    before = _public(ledger, state)
    occasion = Publication(0, _moment(ledger, now), previous=before, is_draft=True)
    return _frozen(ledger, state, occasion, now, chosen)


def make_release(
    ledger: Ledger,
    state: YearState,
    seen: Seen,
    occasion: Occasion,
    *,
    by: str,
    now: datetime,
    chosen: PublicationSettings,
) -> kept.Release:
    """Freeze the verified result of ``state`` and keep it; it is public once enough people have signed it off.

    ``seen`` is what the ledger held newest when the state was looked at: where there is anything newer by now, be it
    only since this call began, LedgerRefusal and nothing is kept. A sync that runs meanwhile changes nothing, for the
    release is of the sync of ``state`` alone. PublishingRefusal for what the form lacks and for a clock gone back.
    """
    if state.sync.id != seen.sync:
        raise LedgerRefusal(RefusalKind.MOVED_MEANWHILE, state.installation.locality.name)
    _refuse_form(occasion, state, now)
    is_made_up = state.verified_scorecard.is_illustration
    _refuse_clock(ledger, now, is_made_up=is_made_up)
    locality = state.installation.locality.id
    public = ledger.releases.published(locality, state.year)
    before = open_release(ledger.visits.content(public.bundle)) if public else None
    number = 1 + max((_number(each) for each in ledger.releases.all(locality) if each.year == state.year), default=0)
    moment = _moment(ledger, now)
    try:
        publication = Publication(number, moment, occasion.authority, before, occasion.correction)
        made = _frozen(ledger, state, publication, now, chosen)
    except ReleaseError as refused:
        raise PublishingRefusal(refused.message.vi, refused.message.en) from None
    new = NewRelease(
        locality=locality,
        year=state.year,
        name=made.id,
        criteria_hash=made.manifest.criteria_set.hash,
        code_version=made.manifest.code_version,
        sync=state.sync.id,
        as_of=state.as_of,
        decision_number=occasion.authority.number,
        decision_date=occasion.authority.day,
        supersedes=public.number if public else None,
        reason=occasion.correction.strip(),
        signoffs_needed=chosen.release_signoffs,
    )
    return ledger.releases.make(new, made.bundle, by, moment, seen)


def _frozen(
    ledger: Ledger, state: YearState, publication: Publication, now: datetime, chosen: PublicationSettings
) -> Release:
    return freeze(
        state.verified_scorecard,
        publication,
        code_version=code_version(),
        decisions=state.verified.applied.values(),
        raw_books=_books_behind(ledger, state, now),
        evidence=chosen.publish_evidence,
    )


def _books_behind(ledger: Ledger, state: YearState, now: datetime) -> set[str]:
    """The hashes of the books of the sync, and of those that hold what stood when inputs were locked."""
    locality = state.installation.locality.id
    found = {taken.hash for taken in ledger.visits.taken(locality, state.sync.id).values()}
    for moment in {each for each in state.locks_at.values() if each is not None and each <= now}:
        then = sync_at(ledger, locality, moment)
        if then is not None and then.id < state.sync.id:
            found |= {taken.hash for taken in ledger.visits.taken(locality, then.id).values()}
    return {each for each in found if each}


def _public(ledger: Ledger, state: YearState) -> Release | None:
    public = ledger.releases.published(state.installation.locality.id, state.year)
    return open_release(ledger.visits.content(public.bundle)) if public else None


def _number(release: kept.Release) -> int:
    """The number in the name of a release, as in hue-2026-3."""
    last = release.name.rsplit("-", 1)[-1]
    return int(last) if last.isdecimal() else 0


def _moment(ledger: Ledger, now: datetime) -> datetime:
    """``now``, but never before the newest act of the ledger."""
    newest = ledger.audit.rows(most=1)
    return max(now, newest[0].at) if newest else now


def _refuse_clock(ledger: Ledger, now: datetime, *, is_made_up: bool) -> None:
    """A release bears its time for good. The clock of the demonstration stands still, so nobody holds it to that."""
    newest = ledger.audit.rows(most=1)
    if newest and not is_made_up and now < newest[0].at - CLOCKS_DIFFER:
        raise LedgerRefusal(RefusalKind.CLOCK_BACK, newest[0].at.strftime("%d/%m/%Y %H:%M UTC"))


def _refuse_form(occasion: Occasion, state: YearState, now: datetime) -> None:
    authority = occasion.authority
    if not authority.number.strip() or not authority.signatory.strip():
        raise PublishingRefusal(
            "Hãy ghi số quyết định công bố và chức danh người ký.",
            "Give the number of the decision to publish and the title of who signs it.",
        )
    if not state.verified_scorecard.is_illustration and authority.day > (now + LATEST_DECISION).date():
        raise PublishingRefusal(
            f"Ngày quyết định {authority.day:%d/%m/%Y} còn quá xa; hãy kiểm tra lại năm.",
            f"The day of the decision, {authority.day:%Y-%m-%d}, is too far ahead; check the year.",
        )
