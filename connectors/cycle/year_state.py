"""Everything of one year at one moment: books, lock, decisions, appeals, and the scorecards they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby

from connectors import ledger as kept
from connectors.cycle.deadlines import lock_moment, sync_at
from connectors.cycle.ledger_decisions import appeal_record, decision_record
from connectors.cycle.self_assessments import SelfAssessment, self_assessment
from connectors.ledger import Ledger, SyncRow
from connectors.localities import Installation
from connectors.reported import BookReading, OwnScore, year_of
from connectors.runs import readings_of, scorecard_of
from connectors.scorecard import Scorecard
from connectors.settings import settings
from connectors.verification.decisions import Verified, apply
from connectors.verification.locking import LaterEdit, locked
from connectors.verification.records import Appeal, Decision
from connectors.verification.settings import VerificationSettings, load_settings
from rubric.scoring import Basis


@dataclass(frozen=True, slots=True)
class Moment:
    """What a state is of: the sync that is read, its day, the newest act of the ledger, and the day it is.

    Two equal moments make the same state, so it can be kept under it.
    """

    sync: int
    as_of: date
    newest_act: int
    today: date


@dataclass(frozen=True, eq=False)
class YearState:
    """One year of an installation. ``readings`` are what is scored: as locked where the deadline has passed.

    ``decisions`` are all of the year as the ledger keeps them, ``records`` those that count or may yet count;
    ``later`` what agencies changed after the deadline, which is shown and not scored.
    """

    installation: Installation
    year: int
    sync: SyncRow
    as_of: date
    settings: VerificationSettings
    readings: list[BookReading]
    later: tuple[LaterEdit, ...]
    decisions: tuple[kept.Decision, ...]
    appeals: tuple[kept.Appeal, ...]
    submissions: dict[str, kept.Submission]
    verified: Verified
    locks_at: dict[str, datetime | None]

    @property
    def records(self) -> list[Decision]:
        """The decisions that were not sent back by a second person."""
        return [decision_record(each) for each in self.decisions if each.agrees is not False]

    @property
    def appeal_records(self) -> list[Appeal]:
        """The appeals of the year."""
        return [appeal_record(each) for each in self.appeals]

    @cached_property
    def claimed(self) -> Scorecard:
        """The scorecard by the points that agencies gave themselves."""
        return self._scorecard(self.readings, "claimed")

    @cached_property
    def computed(self) -> Scorecard:
        """The scorecard of what agencies claim, by the rules, before anybody verified it."""
        return self._scorecard(self.readings, "computed")

    @cached_property
    def verified_scorecard(self) -> Scorecard:
        """The scorecard with the accepted values in the place of the claimed ones: the one to release."""
        return self._scorecard(self.verified.readings, "verified")

    @property
    def newest(self) -> Scorecard:
        """The scorecard of what is not released, on every screen and in every file: verified, once anything is."""
        return self.verified_scorecard if self.verified.applied else self.computed

    def locks(self, agency: str) -> datetime | None:
        """When the inputs of an agency lock; None where they never do."""
        return self.locks_at[self.installation.agencies[agency].annex]

    def self_assessment(self, agency: str, now: datetime) -> SelfAssessment:
        """Where an agency's self-assessment stands."""
        newest = self.submissions.get(agency)
        own = self._own_scores.get(agency, [])
        return self_assessment(newest, self.verified.claims, agency, self.locks(agency), now, own)

    @cached_property
    def _own_scores(self) -> dict[str, list[OwnScore]]:
        found: dict[str, list[OwnScore]] = {}
        for reading in self.readings:
            for each in reading.own_scores:
                if each.year == self.year and each.points is not None:
                    found.setdefault(each.agency, []).append(each)
        return found

    def scorecard_by(self, records: Iterable[Decision], confirmed: int | None = None) -> Scorecard:
        """The scorecard that other decisions than those of the ledger would make.

        Those that wait for a second person hold nothing, but for the one with the number ``confirmed``.
        """
        waiting = [
            each.number
            for each in self.decisions
            if each.needs_second and each.agrees is None and each.number != confirmed
        ]
        put = apply(self.readings, records, self.installation, self.year, waiting)
        return self._scorecard(put.readings, "verified")

    def _scorecard(self, readings: list[BookReading], basis: Basis) -> Scorecard:
        return scorecard_of(self.installation, readings, self.sync, self.as_of, basis=basis)


def year_state(ledger: Ledger, installation: Installation, sync: int, now: datetime) -> YearState:
    """The state of the set's year at ``now``, by one complete sync and all that the ledger knows.

    KeyError for a sync that is not there or not complete.
    """
    row = ledger.sync_row(sync)
    if row is None:
        raise KeyError(sync)
    year, locality = installation.criteria_set.year, installation.locality.id
    chosen = load_settings(locality, settings().data)
    readings = readings_of(ledger, installation, row.id, row.as_of)
    moments = {annex: lock_moment(installation, chosen, annex, year) for annex in installation.criteria_set.annexes}
    readings, later = _as_locked(ledger, installation, row, readings, moments, now)
    decisions = tuple(each for each in ledger.decisions.history(locality) if year_of(each.period) == year)
    of_year = {each.number for each in decisions}
    records = [decision_record(each) for each in decisions if each.agrees is not False]
    waiting = [each.number for each in decisions if each.needs_second and each.agrees is None]
    return YearState(
        installation=installation,
        year=year,
        sync=row,
        as_of=row.as_of,
        settings=chosen,
        readings=readings,
        later=later,
        decisions=decisions,
        appeals=tuple(each for each in ledger.appeals.all(locality) if each.decision in of_year),
        submissions=ledger.submissions.newest(locality, year),
        verified=apply(readings, records, installation, year, waiting),
        locks_at=moments,
    )


def _as_locked(
    ledger: Ledger,
    installation: Installation,
    row: SyncRow,
    readings: list[BookReading],
    moments: dict[str, datetime | None],
    now: datetime,
) -> tuple[list[BookReading], tuple[LaterEdit, ...]]:
    """What is scored, annexes that locked at one moment together, and what was changed after it."""
    year, later = installation.criteria_set.year, list[LaterEdit]()
    passed = sorted((moment, annex) for annex, moment in moments.items() if moment is not None and moment <= now)
    for moment, group in groupby(passed, key=lambda pair: pair[0]):
        then = sync_at(ledger, installation.locality.id, moment)
        if then is None or then.id >= row.id:
            continue
        before = readings_of(ledger, installation, then.id, row.as_of)
        held = locked(before, readings, installation, year, [annex for _, annex in group])
        readings, later = held.readings, [*later, *held.later]
    return readings, tuple(later)
