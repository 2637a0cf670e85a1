"""The audit log as lines to draw: who did what, when, on which value; newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from connectors.ledger import AuditRow, Verdict
from connectors.localities import Installation
from connectors.presentation.passport import clipped
from connectors.presentation.verification_lines import period_in_words, stored_in_words
from connectors.presentation.verification_words import say
from connectors.sync.moments import said
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
}


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
    parts = [_value(each, installation, row.field, language) for each in (row.before, row.after)]
    return AuditLine(
        number=row.number,
        at=said(row.at),
        by=row.by,
        act=en if language == "en" else vi,
        about=" · ".join(part for part in about if part),
        change=_change(row, parts),
        reason=clipped(row.reason, 300),
        clock_went_back=row.clock_went_back,
    )


def _change(row: AuditRow, parts: list[str]) -> str:
    """Before and after, where they say more than the act itself: not a hash, not the verdict alone."""
    if row.act.startswith("submission.") or (not row.before and row.act == f"decision.{row.after}"):
        return ""
    return " → ".join(clipped(part) for part in parts if part)


def _value(kept: str, installation: Installation, name: str, language: str) -> str:
    """A decision as the log keeps it (“adjust 1234”) in words; anything else as it is."""
    verdict, _, stored = kept.partition(" ")
    if verdict not in get_args(Verdict) or (stored and not stored.lstrip("-").isdecimal()):
        return kept
    said_verdict, field = say(f"verdict.{verdict}", language), installation.criteria_set.fields.get(name)
    return f"{said_verdict}: {stored_in_words(field, int(stored), language)}" if stored and field else said_verdict
