"""Small scorecards of Huế for the export: a few figures, texts as they should not be typed, and a release record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from connectors.cells.raw_cell import Address
from connectors.figures import assemble
from connectors.ledger import Release as Record
from connectors.ledger.releases import Signoff
from connectors.localities import load
from connectors.nq57.export import Nq57Export, nq57_export
from connectors.reported import AssignedTask, BookReading, Evidence, OwnScore, ReportedValue
from connectors.scorecard import Scorecard, build
from rubric.scoring import Basis
from tests.extreme_locality import LONG_TYPED, TYPED
from tests.unit.connectors.presentation.tasks.made_tasks import YTE, made_scorecard

NOW = datetime(2027, 2, 1, 3, 0, tzinfo=UTC)
RECORD = Record(
    1, "hue", 2026, "hue-2026-1", "ab" * 32, "cd" * 32, "1", 1, date(2026, 12, 31), "57/QĐ-UBND", date(2027, 1, 20),
    None, "", 1, "a@example.vn", NOW, (Signoff("b@example.vn", NOW),),
)  # fmt: skip
Row = dict[str, Any]
NOTHING = Evidence()
Told = Mapping[tuple[str, int, str], int | None]  # by agency, year and field; None cannot be read


def made(
    told: Told,
    *,
    evidence: Evidence = NOTHING,
    own: Iterable[OwnScore] = (),
    as_of: date = date(2026, 12, 31),
    basis: Basis = "computed",
    is_illustration: bool = False,
    tasks: Iterable[AssignedTask] = (),
) -> Scorecard:
    """Huế with a few figures of 2025 and 2026."""
    hue = load("hue", 2026)
    values = [
        ReportedValue(
            agency, str(year), field, "unreadable" if value is None else "reported", value, "",
            Address("sổ", "tab", "A1"), evidence,
        )
        for (agency, year, field), value in told.items()
    ]  # fmt: skip
    reading = BookReading("sổ", values, list(own))
    figures = assemble(hue, [reading], as_of=as_of, years=[2025, 2026])
    return build(hue, figures, basis=basis, is_illustration=is_illustration, tasks=tasks)


@cache
def typed_scorecard(*, is_illustration: bool = False) -> Scorecard:
    """A verified scorecard whose evidence and tasks are texts as they should not be typed."""
    texts = [*TYPED, *LONG_TYPED]
    hue = load("hue", 2026)
    values = [
        ReportedValue(
            YTE,
            "2026",
            field,
            "reported",
            1,
            text,
            Address("=sổ", text[:20], "A1"),
            Evidence((), text, "1/2/2026", text),
        )
        for field, text in zip(hue.criteria_set.fields_of("so"), texts, strict=False)
    ]
    tasks = [
        AssignedTask(YTE, f"0{place}", text, date(2026, 6, 30), None, "overdue", Address("sổ"))
        for place, text in enumerate(texts)
    ]
    figures = assemble(hue, [BookReading("sổ", values)], as_of=date(2026, 12, 31), years=[2026])
    return build(hue, figures, basis="verified", is_illustration=is_illustration, tasks=tasks)


@cache
def exported(*, official: bool = False, illustration: bool = False) -> Nq57Export:
    """The export of the texts."""
    scorecard = typed_scorecard(is_illustration=illustration)
    return nq57_export(scorecard, record=RECORD if official else None, year=2026, now=NOW)


def register_of_tasks() -> Scorecard:
    """The plan of four tasks and the register of six rows, without targets."""
    scorecard = made_scorecard()
    return replace(scorecard, installation=replace(scorecard.installation, measures={}))


def data_of(made: Nq57Export) -> dict[str, Any]:
    """The JSON, read."""
    return json.loads(made.json())


def sheet_of(scorecard: Scorecard, key: str, record: Record | None = None) -> list[Row]:
    """The records of one sheet, as the JSON has them."""
    return data_of(nq57_export(scorecard, record=record, year=2026, now=NOW))[key]
