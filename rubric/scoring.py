"""Scoring: from figures to findings and standings, for all agencies and years of a run at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

import numpy as np
import polars as pl

from rubric.compiled import Earned, compile_annex, points_column
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.regime import Regime
from rubric.frames import OUTCOMES
from rubric.inputs import Inputs, wide
from rubric.part import YEAR, reason_column
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE, Outcome, Reason
from rubric.standing import standings_of, totals_of

Basis = Literal["claimed", "computed", "verified"]
ARITHMETIC = 1  # the version of what all kinds of rules share: rounding, totals, index, gates, bands and ranks


@dataclass(frozen=True)
class Run:
    """What findings and standings belong to; two runs with equal hashes and dates have equal results."""

    criteria_set: str
    version: str
    criteria_hash: str
    basis: Basis
    as_of: date
    inputs_hash: str


@dataclass(frozen=True, eq=False)
class Scored:
    """The result of a run.

    ``findings``: agency, year, item (criterion, bonus or penalty), points and maximum in hundredths, outcome,
    reason; one row for each item of the agency's annex, never null. ``standings``: see ``rubric.standing``.
    ``wide``: by annex, the rows the rules ran on, with every part's share, for the explanations.
    """

    criteria_set: CriteriaSet
    inputs: Inputs
    basis: Basis
    findings: pl.DataFrame
    standings: pl.DataFrame
    wide: dict[str, pl.DataFrame]

    @cached_property
    def run(self) -> Run:
        """The identity of the run; the hash of the inputs is made when it is first asked for."""
        cs = self.criteria_set
        return Run(cs.id, cs.version, cs.hash, self.basis, self.inputs.as_of, inputs_hash(self.inputs))


def score(criteria_set: CriteriaSet, regime: Regime, inputs: Inputs, basis: Basis = "computed") -> Scored:
    """Score every agency of ``inputs`` in every year of ``inputs.years``.

    With ``basis="claimed"`` the agencies' own points stand in for the computed ones (never above the maximum);
    ``"verified"`` expects figures in which the verifier's accepted values already replaced the claimed ones.
    """
    findings, totals, rows = [], [], wide(criteria_set, inputs)
    items = items_of(criteria_set)
    for annex in criteria_set.annexes:
        compiled = compile_annex(criteria_set, regime, annex)
        frame = compiled.run(rows[annex])
        if basis == "claimed":
            frame = claimed(frame, list(compiled.items.items()), inputs.claims)
        earned = Earned.of(frame, compiled.items)
        findings.append(findings_of(frame, earned, items))
        totals.append(totals_of(criteria_set, annex, earned, frame))
        rows[annex] = frame
    standings = standings_of(criteria_set, pl.concat(totals))
    return Scored(criteria_set, inputs, basis, pl.concat(findings), standings, rows)


def items_of(criteria_set: CriteriaSet) -> pl.Enum:
    """Everything a finding may be about, in the order of print."""
    return pl.Enum([*criteria_set.criteria, *criteria_set.bonus.items, *criteria_set.penalty.items])


def findings_of(frame: pl.DataFrame, earned: Earned, items: pl.Enum) -> pl.DataFrame:
    """The wide results as one long table, item after item: see ``Scored.findings``."""
    known, maxima = items.categories.to_list(), np.array(list(earned.maxima.values()), dtype=np.int64)
    places = np.array([known.index(item) for item in earned.maxima], dtype=np.uint32)
    return pl.concat([frame.select("agency", YEAR)] * len(maxima), rechunk=True).with_columns(
        pl.Series("item", np.repeat(places, frame.height)).cat.to(items),
        pl.Series("points", earned.points.ravel()),
        pl.Series("maximum", np.repeat(maxima, frame.height)),
        pl.Series("outcome", _outcomes(earned, maxima).ravel()).cat.to(OUTCOMES),
        pl.Series("reason", earned.reasons.ravel()),
    )


def _outcomes(earned: Earned, maxima: np.ndarray) -> np.ndarray:
    """The outcome of every finding, by its position in ``OUTCOMES``; what is not scored has no points."""
    order = [Outcome.NOT_MET, Outcome.PARTLY_MET, Outcome.MET, Outcome.NOT_APPLICABLE, Outcome.NOT_DETERMINABLE]
    place = np.array([OUTCOMES.categories.to_list().index(outcome.value) for outcome in order], dtype=np.uint8)
    codes = np.arange(256)
    by_reason = (3 * (codes >= FIRST_NOT_APPLICABLE) + (codes >= FIRST_NOT_DETERMINABLE)).astype(np.uint8)
    by_points = (earned.points > 0).astype(np.uint8) + (earned.points >= maxima[:, None])
    return place[np.maximum(by_points, by_reason[earned.reasons])]


def claimed(frame: pl.DataFrame, items: list[tuple[str, int]], claims: pl.DataFrame) -> pl.DataFrame:
    """The frame with each criterion's points taken from the agency's own score; none typed: not reported."""
    columns = []
    for item, maximum in items:
        own = claims.filter(pl.col("item").cast(pl.String) == item).select(
            pl.col("agency").cast(pl.String), YEAR, pl.col("points").alias("@claim")
        )
        keys = frame.select(pl.col("agency").cast(pl.String), YEAR)
        claim = keys.join(own, on=["agency", YEAR], how="left", maintain_order="left")["@claim"]
        stands = frame[reason_column(item)].is_between(FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE - 1)
        reason = pl.when(stands).then(frame[reason_column(item)]).when(claim.is_null())
        columns += [
            reason.then(pl.lit(int(Reason.NOT_REPORTED)))
            .otherwise(pl.lit(0))
            .cast(pl.UInt8)
            .alias(reason_column(item)),
            pl.when(stands).then(0).otherwise(claim.fill_null(0).clip(0, maximum)).alias(points_column(item)),
        ]
    return frame.with_columns(columns)


def inputs_hash(inputs: Inputs) -> str:
    """SHA-256 of everything a run reads, whatever the order of the rows."""
    digest = hashlib.sha256(f"{inputs.as_of.isoformat()} {sorted(inputs.years)}".encode())
    for frame in (inputs.agencies, inputs.figures, inputs.approvals, inputs.claims):
        plain = frame.with_columns(
            pl.col(name).cast(pl.String) for name, kind in frame.schema.items() if not kind.is_numeric()
        )
        digest.update(plain.sort(plain.columns).write_csv(None).encode())
    return digest.hexdigest()
