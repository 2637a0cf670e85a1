"""The deadline: what agencies had typed by then is scored; what they changed later is shown beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from connectors.localities import Installation
from connectors.reported import BookReading, ReportedValue, year_of
from connectors.verification.claims import ClaimKey, claim_of, is_claimed


@dataclass(frozen=True)
class LaterEdit:
    """A claim that reads otherwise now than at the deadline. None: there was, or is, nothing."""

    scored: ReportedValue | None
    now: ReportedValue | None


@dataclass(frozen=True)
class Locked:
    """The readings to score, and what agencies changed after the deadline, in the order of the cells."""

    readings: list[BookReading]
    later: tuple[LaterEdit, ...]


def locked(
    at_deadline: Iterable[BookReading],
    now: Iterable[BookReading],
    installation: Installation,
    year: int,
    annexes: Collection[str] | None = None,
) -> Locked:
    """The claims of ``year`` and the agencies' own scores as they stood at the deadline, everything else as it is now.

    The department keeps typing after the deadline (receipts, surveys, the panel, approvals), and other years are
    another matter. ``annexes`` are those whose deadline has passed; None: all of them. An agency that had
    sent nothing by then has nothing that is scored.
    """
    held = _Lock(installation, year, annexes)
    then, today = list(at_deadline), list(now)
    kept: list[BookReading] = []
    for book in dict.fromkeys(reading.book for reading in [*then, *today]):
        before, after = _of(then, book), _of(today, book)
        kept.append(
            replace(
                after,
                values=[v for v in after.values if not held.value(v)] + [v for v in before.values if held.value(v)],
                own_scores=[s for s in after.own_scores if not held.own(s.agency, s.year)]
                + [s for s in before.own_scores if held.own(s.agency, s.year)],
                problems=[p for p in after.problems if not held.place(p.agency, p.period, p.field)]
                + [p for p in before.problems if held.place(p.agency, p.period, p.field)],
            )
        )
    return Locked(kept, _later(held, then, today))


@dataclass(frozen=True)
class _Lock:
    """Which agencies and figures are locked."""

    installation: Installation
    year: int
    annexes: Collection[str] | None

    def agency(self, code: str) -> bool:
        agency = self.installation.agencies.get(code)
        return agency is not None and (self.annexes is None or agency.annex in self.annexes)

    def own(self, code: str, year: int) -> bool:
        return year == self.year and self.agency(code)

    def place(self, code: str, period: str, field: str) -> bool:
        """Whether what is said of this place is locked; a half year's figures are, although they score nothing."""
        if not period or not self.agency(code) or year_of(period) != self.year:
            return False
        return is_claimed(self.installation, code, str(self.year), field)

    def value(self, value: ReportedValue) -> bool:
        return self.place(value.agency, value.period, value.field)


def _of(readings: Iterable[BookReading], book: str) -> BookReading:
    return next((reading for reading in readings if reading.book == book), BookReading(book))


def _later(held: _Lock, then: Iterable[BookReading], today: Iterable[BookReading]) -> tuple[LaterEdit, ...]:
    before, after = _claims(held, then), _claims(held, today)
    edits = (LaterEdit(before.get(key), after.get(key)) for key in dict.fromkeys([*before, *after]))
    return tuple(edit for edit in edits if _differ(edit, held.installation))


def _claims(held: _Lock, readings: Iterable[BookReading]) -> dict[ClaimKey, ReportedValue]:
    found = {(v.agency, v.period, v.field): v for reading in readings for v in reading.values if held.value(v)}
    return {key: value for key, value in found.items() if value.state != "missing"}


def _differ(edit: LaterEdit, installation: Installation) -> bool:
    if edit.scored is None or edit.now is None:
        return edit.scored is not edit.now
    return claim_of(edit.scored, installation) != claim_of(edit.now, installation)
