"""A state of the year made by hand: no ledger, no books; one claim of each of two agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from connectors.cycle import YearState, lock_moment
from connectors.ledger import Appeal, Decision, Submission, SyncRow
from connectors.localities import load
from connectors.verification.claims import Claim
from connectors.verification.decisions import Verified
from connectors.verification.settings import load_settings

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)  # a Friday
OURS, OTHER = "hue-so-noi-vu", "hue-so-tu-phap"
CLAIMS = (Claim(OURS, "2026", "so_tin", "1" * 64), Claim(OTHER, "2026", "so_tin", "2" * 64))


@dataclass(frozen=True)
class Who:
    email: str
    role: str = "agency"
    agency: str = ""


def decision(
    number: int, *, agency: str = OURS, field: str = "so_duoc_pho_bien", needs_second: bool = False
) -> Decision:
    return Decision(
        number, "hue", agency, "2026", field, 1, "f" * 64, "reject", None, "Không có danh sách", needs_second,
        "tham-dinh@example.vn", NOW,
    )  # fmt: skip


def state(
    decisions: Sequence[Decision] = (),
    appeals: Sequence[Appeal] = (),
    submissions: Sequence[Submission] = (),
    *,
    locality: str = "hue",
    claims: Sequence[Claim] = CLAIMS,
) -> YearState:
    installation = load(locality, 2026)
    settings = load_settings(locality)
    annexes = installation.criteria_set.annexes
    return YearState(
        installation=installation,
        year=2026,
        sync=SyncRow(1, locality, "samples", date(2026, 12, 31), NOW, NOW, 2, 0),
        as_of=date(2026, 12, 31),
        settings=settings,
        readings=[],
        later=(),
        decisions=tuple(decisions),
        appeals=tuple(appeals),
        submissions={each.agency: each for each in submissions},
        verified=Verified([], tuple(claims), {}, {}, (), (), (), tuple(claims)),
        locks_at={annex: lock_moment(installation, settings, annex, 2026) for annex in annexes},
    )
