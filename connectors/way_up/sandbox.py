"""The sandbox: one agency's score with other figures, at once, and nothing saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from connectors.figures import STATES
from connectors.scorecard import Finding, Scorecard, Standing
from rubric.criteria.criteria_set import CriteriaSet
from rubric.reasons import Reason
from rubric.rescoring import Rescored, Variant, rescore_variants

Absence = Literal["missing", "unreadable", "not_applicable"]
Changes = Mapping[str, "int | Absence"]


class OutOfBoundsError(ValueError):
    """A figure that its field does not allow."""


@dataclass(frozen=True)
class Difference:
    """One item whose points or reason the changed figures move."""

    before: Finding
    after: Finding

    @property
    def gain(self) -> int:
        """Hundredths of a point; below zero for a loss. A penalty counts as it is given."""
        return self.after.points - self.before.points


@dataclass(frozen=True)
class Sandbox:
    """An agency's year with other figures: ``rank`` among its cohort as it is; ``before`` is the real standing."""

    changes: Changes
    before: Standing
    standing: Standing
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...]


def rescore(scorecard: Scorecard, agency: str, year: int, changes: Changes) -> Sandbox:
    """What ``agency`` would stand at in ``year`` if its figures were ``changes``, everything else as it is.

    A change is the stored integer of the field (at its scale), or how it is absent. The result is bit for bit that of
    a full run. KeyError for an unknown field, OutOfBoundsError for a value that the field does not allow.
    """
    variant = as_variant(scorecard.criteria_set, changes)
    regime, place = scorecard.installation.regime, scorecard.place(agency, year)
    found = rescore_variants(scorecard.scored, regime, place, [variant])[0]
    findings = tuple(Finding.of(row) for row in found.findings(0).iter_rows(named=True))
    pairs = zip(scorecard.findings(agency, year), findings, strict=True)
    return Sandbox(
        changes=dict(changes),
        before=scorecard.standing(agency, year),
        standing=standing_of(found, 0),
        findings=findings,
        differences=tuple(Difference(old, new) for old, new in pairs if old != new),
    )


def standing_of(found: Rescored, variant: int) -> Standing:
    """The standing of one variant."""
    return Standing(**found.standings.row(variant, named=True))


def as_variant(criteria_set: CriteriaSet, changes: Changes) -> Variant:
    """The changes as the engine takes them, each within its field's bounds."""
    return {name: _checked(criteria_set, name, change) for name, change in changes.items()}


def _checked(criteria_set: CriteriaSet, name: str, change: int | Absence) -> tuple[int, Reason]:
    field = criteria_set.fields[name]
    if isinstance(change, str):
        return 0, STATES[change]
    lowest = int(field.min * field.scale)
    if not lowest <= change <= field.largest:
        raise OutOfBoundsError(f"{name}: {change} is not within {lowest} and {field.largest}")
    return int(change), Reason.SCORED
