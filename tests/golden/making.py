"""The golden releases of version 1 of the rules: three cohorts of three agencies, every kind of rule at least once.

``python -m tests.golden.making FILE`` writes the newest. Each file that is committed was written once and stays:
whatever the code becomes, it must verify. What they hold was worked out by hand, in ``test_golden_release.py``.
Release 1 is of format 1, release 2 of format 2, which also says where figures stand; each was signed with a key of its
own that nobody has any more.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import polars as pl

from connectors.cells.raw_cell import Address
from connectors.figures import FigureKey, Figures, agencies_frame
from connectors.localities import Installation, load
from connectors.release import Authority, Publication, Release, freeze
from connectors.reported import Evidence, ReportedValue
from connectors.scorecard import Scorecard, build
from rubric.frames import APPROVALS, FIGURES
from rubric.inputs import Inputs
from rubric.language import to_days
from rubric.reasons import Reason
from rubric.scoring import Basis

HERE = Path(__file__).parent
FILE = HERE / "release-1.zip"
FILE_2 = HERE / "release-2.zip"
MADE_AT = datetime(2027, 1, 31, 9, 0, tzinfo=UTC)
AUTHORITY = Authority(number="57/QĐ-UBND", day=date(2027, 1, 31), signatory="Phó Chủ tịch")
AgencyFigures = dict[str, int | None]

_FULL: AgencyFigures = {
    "report_day": to_days(date(2026, 1, 31)), "staff": 20, "trained": 10, "has_page": 1, "views": 500, "asked": 100,
    "glad": 70, "assigned": 3, "reached": 3, "level_1": 100, "level_2": 100, "radio": 1, "poster": 2, "hits": 10,
    "visits": 10,
}  # fmt: skip
_HALF: AgencyFigures = {
    "report_day": to_days(date(2026, 2, 20)), "staff": 30, "trained": 10, "has_page": 1, "views": 100, "asked": 60,
    "glad": 30, "assigned": 3, "reached": 1, "level_1": 75, "radio": 4, "said": 1,
}  # fmt: skip
_LITTLE: AgencyFigures = {
    "staff": 0, "trained": 0, "has_page": 0, "views": 99, "asked": 20, "glad": 20, "assigned": 0, "reached": 0,
    "hits": 1, "visits": 3,
}  # fmt: skip
ACCEPTED: dict[str, AgencyFigures] = {  # None: the cell could not be read
    "so-mot": _FULL,
    "so-hai": {**_HALF, "warned": 1},
    "so-ba": _LITTLE,
    "99001": {name: value for name, value in _FULL.items() if name != "report_day"},
    "99002": _HALF,
    "99003": {**_HALF, "staff": 60, "trained": 20},
    "bao-mot": {**_FULL, "trained": None},
    "bao-hai": _HALF,
}
APPROVED = [("bao-hai", 2026, "groups")]
PROOF = Evidence(
    ("https://so-hai.example.vn/danh-sach",), "05/BC-SH (0912 345 678)", "12/12/2026", "3", "ghi chú nội bộ"
)
CELL = Address("Sở Hai", "2026", "E14", "https://docs.google.com/spreadsheets/d/1AbC/edit#gid=17&range=E14")
SOURCES = {
    ("so-hai", 2026, "trained"): (ReportedValue("so-hai", "2026", "trained", "reported", 10, "12", CELL, PROOF),)
}


@dataclass(frozen=True)
class MadeClaim:
    """What an agency claimed."""

    agency: str
    period: str
    field: str
    hash: str


@dataclass(frozen=True)
class MadeDecision:
    """What the verification decided of a claim."""

    claim: MadeClaim
    verdict: str
    accepted_value: int | None
    reason: str
    at: datetime
    by: str = "tham.dinh@example.vn"
    confirmed_by: str = ""


DECISIONS = [
    MadeDecision(
        MadeClaim("so-hai", "2026", "trained", "57" * 32),
        "adjust",
        10,
        "Danh sách ký nhận chỉ có 10 người (anh Tư, 0912 345 678)",
        datetime(2027, 1, 10, 8, 0, tzinfo=UTC),
        confirmed_by="thu.hai@example.vn",
    )
]


def installation() -> Installation:
    """The made-up locality."""
    return load("vang", 2026, HERE)


def scorecard_of(
    accepted: dict[str, AgencyFigures],
    basis: Basis = "verified",
    sources: Mapping[FigureKey, tuple[ReportedValue, ...]] = MappingProxyType({}),
) -> Scorecard:
    """The scorecard of some accepted figures on the last day of 2026."""
    there = installation()
    rows = [
        (agency, 2026, name, value or 0, int(Reason.UNREADABLE if value is None else Reason.SCORED))
        for agency, figures in accepted.items()
        for name, value in figures.items()
    ]
    inputs = Inputs(
        agencies=agencies_frame(there.agencies),
        figures=pl.DataFrame(rows, schema=dict(FIGURES), orient="row"),
        as_of=date(2026, 12, 31),
        years=[2026],
        approvals=pl.DataFrame(APPROVED, schema=dict(APPROVALS), orient="row"),
    )
    return build(there, Figures(inputs, sources, {}), basis=basis, is_illustration=True)


def golden() -> Release:
    """The release as it is frozen today."""
    return freeze(
        scorecard_of(ACCEPTED, sources=SOURCES),
        Publication(1, MADE_AT, AUTHORITY),
        code_version="golden-1",
        decisions=DECISIONS,
        raw_books=["ab" * 32],
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(golden().bundle)
