"""Who has signed the self-assessment off, who changed figures since, and who has not: one line an agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from connectors.cycle.desk import Desk
from connectors.presentation.people import person
from connectors.presentation.verifying.verification_claim import stage_label
from connectors.presentation.verifying.verification_words import say
from connectors.sync.moments import said


@dataclass(frozen=True)
class SubmissionLine:
    """One agency's self-assessment; ``may_be_reopened`` while it is submitted and not locked."""

    agency: str
    name: str
    stage: str
    needs_look: bool
    by: str
    at: str
    locks: str
    verified: Fraction | None
    may_be_reopened: bool


@dataclass(frozen=True)
class SubmissionList:
    """A sentence and the lines, in protocol order."""

    sentence: str
    lines: tuple[SubmissionLine, ...]


def submission_list(desk: Desk, now: datetime, language: str, cohort: str = "") -> SubmissionList:
    """The self-assessments of all agencies, or of one cohort."""
    agencies = desk.state.installation.agencies
    codes = [code for code, agency in agencies.items() if cohort in {"", agency.cohort}]
    found = {code: desk.state.self_assessment(code, now) for code in codes}
    signed = [each for each in found.values() if each.submission]
    counts = {
        "submitted": str(len(signed)),
        "all": str(len(found)),
        "changed": str(sum(not each.was_submitted for each in signed)),
        "draft": str(len(found) - len(signed)),
    }
    return SubmissionList(
        say("submissions.sentence", language, **counts), tuple(_line(desk, code, now, language) for code in codes)
    )


def _line(desk: Desk, code: str, now: datetime, language: str) -> SubmissionLine:
    found = desk.state.self_assessment(code, now)
    signed = found.submission
    share = desk.state.verified.shares.get(code)
    return SubmissionLine(
        agency=code,
        name=desk.state.installation.agencies[code].name.in_(language),
        stage=stage_label(desk, code, now, language),
        needs_look=signed is None or not found.was_submitted,
        by=person(signed.by, language) if signed else "",
        at=said(signed.at) if signed else "",
        locks=said(found.locks_at) if found.locks_at else "–",
        verified=share.fraction * 100 if share else None,
        may_be_reopened=found.stage in {"submitted", "changed"},
    )
