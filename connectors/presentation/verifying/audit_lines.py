"""The audit log as lines to draw: who did what, when, on which value; newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from connectors.access.visitors import ROLE_LABELS, ROLES
from connectors.ledger import AuditRow, Verdict
from connectors.localities import Installation
from connectors.presentation.passport import clipped
from connectors.presentation.people import person
from connectors.presentation.verifying.verification_lines import period_in_words, stored_in_words
from connectors.presentation.verifying.verification_words import say
from connectors.sync.moments import said
from connectors.verification.appeals import STATE_LABELS, AppealState
from connectors.verification.claims import ClaimKey

_ACTS: dict[str, tuple[str, str]] = {
    "decision.accept": ("Chấp nhận", "Accepted"),
    "decision.adjust": ("Điều chỉnh", "Adjusted"),
    "decision.reject": ("Bác bỏ", "Rejected"),
    "decision.not_applicable": ("Duyệt “không áp dụng”", "Approved “not applicable”"),
    "decision.ask_evidence": ("Yêu cầu minh chứng", "Asked for evidence"),
    "decision.confirmed": ("Xác nhận quyết định", "Confirmed a decision"),
    "decision.returned": ("Trả lại quyết định", "Sent a decision back"),
    "appeal.made": ("Gửi giải trình", "Appealed"),
    "appeal.answered": ("Trả lời giải trình", "Answered an appeal"),
    "appeal.closed": ("Kết luận giải trình", "Concluded an appeal"),
    "submission.submitted": ("Nộp tự đánh giá", "Submitted the self-assessment"),
    "submission.reopened": ("Mở lại tự đánh giá", "Opened a self-assessment again"),
    "release.made": ("Lập bản công bố", "Made a release"),
    "release.signed": ("Ký duyệt bản công bố", "Signed a release off"),
    "release.signature": ("Gắn chữ ký số vào bản công bố", "Attached the signature of a release"),
    "release.notice": ("Ghi thông báo trên bản công bố", "Put a notice on a release"),
    "account.granted": ("Cấp tài khoản", "Granted an account"),
    "account.changed": ("Đổi quyền tài khoản", "Changed an account"),
    "account.revoked": ("Thu hồi tài khoản", "Revoked an account"),
    "check_in.made": ("Giao việc", "Gave out a task"),
    "check_in.noted": ("Cập nhật việc đã giao", "Followed a task up"),
    "check_in.done": ("Ghi việc đã xong", "Noted a task as done"),
    "check_in.dropped": ("Thôi một việc đã giao", "Dropped a task"),
    "contact.set": ("Đổi liên hệ trên trang công khai", "Changed the public contact"),
}
# What is after was said of what is before.
_SAID_OF = frozenset({
    "appeal.made", "release.notice", "release.signature",
    "check_in.made", "check_in.noted", "check_in.done", "check_in.dropped",
})  # fmt: skip
_OUTCOMES: dict[str, AppealState] = {"stands": "upheld", "changed": "changed", "withdrawn": "withdrawn"}


@dataclass(frozen=True)
class AuditLine:
    """One act. Texts are as typed: draw them only where they stay text."""

    number: int
    at: str
    by: str
    act: str
    about: str
    change: str
    reason: str
    clock_went_back: bool


def audit_lines(rows: Iterable[AuditRow], installation: Installation, language: str) -> tuple[AuditLine, ...]:
    """Acts in words, in the order given."""
    return tuple(_line(row, installation, language) for row in rows)


def of_claim(rows: Iterable[AuditRow], key: ClaimKey) -> list[AuditRow]:
    """Those acts that are on one cell."""
    return [row for row in rows if (row.agency, row.period, row.field) == key]


def _line(row: AuditRow, installation: Installation, language: str) -> AuditLine:
    vi, en = _ACTS.get(row.act, (row.act, row.act))
    agency, field = installation.agencies.get(row.agency), installation.criteria_set.fields.get(row.field)
    about = [agency.name.in_(language) if agency else row.agency, field.label.in_(language) if field else row.field]
    if field and row.period:
        about.append(period_in_words(row.period, language))
    return AuditLine(
        number=row.number,
        at=said(row.at),
        by=person(row.by, language),
        act=en if language == "en" else vi,
        about=" · ".join(part for part in about if part),
        change=_change(row, installation, language),
        reason=clipped(row.reason, 300),
        clock_went_back=row.clock_went_back,
    )


def _change(row: AuditRow, installation: Installation, language: str) -> str:
    """Before and after, where they say more than the act itself: not a hash, not the verdict alone."""
    if row.act.startswith("submission.") or (not row.before and row.act == f"decision.{row.after}"):
        return ""
    before, after = (_value(each, row, installation, language) for each in (row.before, row.after))
    between = ": " if row.act in _SAID_OF else " → "
    return between.join(clipped(part) for part in (before, after) if part)


def _value(kept: str, row: AuditRow, installation: Installation, language: str) -> str:
    """What the log keeps, in words: a decision (“adjust 1234”), an outcome, an account; anything else as it is."""
    if row.act == "appeal.closed" and kept in _OUTCOMES:
        return STATE_LABELS[_OUTCOMES[kept]].in_(language)
    if row.act == "release.made":
        return kept.partition(" ")[0]  # without the hash of its bundle
    if row.act.startswith("account."):
        return _account(kept, installation, language)
    return _decision(kept, installation, row.field, language)


def _account(kept: str, installation: Installation, language: str) -> str:
    role, _, agency = kept.partition(" ")
    known = installation.agencies.get(agency)
    parts = [next((ROLE_LABELS[each].in_(language) for each in ROLES if each == role), role)]
    return " · ".join(part for part in (*parts, known.name.in_(language) if known else agency) if part)


def _decision(kept: str, installation: Installation, name: str, language: str) -> str:
    verdict, _, stored = kept.partition(" ")
    if verdict not in get_args(Verdict) or (stored and not stored.lstrip("-").isdecimal()):
        return kept
    said_verdict, field = say(f"verdict.{verdict}", language), installation.criteria_set.fields.get(name)
    return f"{said_verdict}: {stored_in_words(field, int(stored), language)}" if stored and field else said_verdict
