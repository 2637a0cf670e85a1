"""Releases in words: what waits for whom, what is public, what was superseded, and what stands over each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from connectors.clock import VIETNAM
from connectors.ledger import Release
from connectors.presentation import links
from connectors.presentation.people import person
from connectors.release.signing import Signed
from rubric.language import day, to_days


@dataclass(frozen=True)
class ReleaseLine:
    """One release. ``missing`` is how many sign-offs it still needs; 0: it is public."""

    number: int
    name: str
    state: str
    decision: str
    made: str
    correction: str
    signoffs: tuple[str, ...]
    missing: int
    signature: str
    notices: tuple[str, ...]
    bundle: str
    link: str

    @property
    def is_public(self) -> bool:
        """Whether everybody can see it."""
        return not self.missing


def release_line(release: Release, signed: Signed, releases: Iterable[Release], language: str) -> ReleaseLine:
    """A release in words; ``releases`` are those of the locality, among which the one after it is named."""
    names = {each.number: each.name for each in releases}
    missing = max(0, release.signoffs_needed - len(release.signoffs))
    signoffs = tuple(f"{person(each.by, language)} · {moment(each.at)}" for each in release.signoffs)
    return ReleaseLine(
        number=release.number,
        name=release.name,
        state=_state(release, missing, names, language),
        decision=decision_of(release, language),
        made=f"{person(release.by, language)} · {moment(release.at)}",
        correction=release.reason,
        signoffs=signoffs,
        missing=missing,
        signature=signature_said(signed, language),
        notices=notices_of(release, language),
        bundle=release.bundle,
        link=links.release(release.locality, release.name, language),
    )


def decision_of(release: Release, language: str) -> str:
    """The number and day of the decision a release was published by; empty where it names none."""
    on = release.decision_date
    return ", ".join(part for part in (release.decision_number, day(to_days(on), language) if on else "") if part)


def notices_of(release: Release, language: str) -> tuple[str, ...]:
    """The notices over a release, the newest first, each with its day."""
    return tuple(f"{moment(each.at).split()[0]}: {each.text.in_(language)}" for each in reversed(release.notices))


def signature_said(signed: Signed, language: str) -> str:
    """How a release is signed, in words."""
    vi = language == "vi"
    match signed.standing:
        case "unsigned":
            return "chưa có chữ ký số" if vi else "no signature"
        case "known_key":
            return f"{'đã ký bằng khóa của cơ quan' if vi else 'signed by the department'}: {signed.fingerprint}"
        case "unknown_key":
            return f"{'đã ký bằng khóa' if vi else 'signed by the key'} {signed.fingerprint}"
        case _:
            return "CHỮ KÝ KHÔNG ĐÚNG" if vi else "THE SIGNATURE IS WRONG"


def moment(at: datetime) -> str:
    """A moment as people in Việt Nam read it."""
    return at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def _state(release: Release, missing: int, names: dict[int, str], language: str) -> str:
    vi = language == "vi"
    if missing:
        return f"Chờ {missing} người ký duyệt" if vi else f"Waits for {missing} to sign off"
    at = moment(release.published_at) if release.published_at else ""
    if release.superseded_by:
        after = names.get(release.superseded_by, "")
        return f"Đã được {after} thay thế" if vi else f"Superseded by {after}"
    return f"Đang có hiệu lực, công bố {at}" if vi else f"Holds, published {at}"
