"""Standings: totals, index, gates, band and rank, by integer arithmetic on the printed points."""

from __future__ import annotations

from functools import reduce

import numpy as np
import polars as pl

from rubric.compiled import Earned
from rubric.criteria.criteria_set import CriteriaSet, Gate
from rubric.part import COHORT, YEAR, denominator_column, numerator_column, reason_column, state_column
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE, Reason

FULL_INDEX = 10_000
GATE_STATES = pl.Enum(["open", "shut", "undecided"])
NOT_RANKED = pl.Enum(["too_little_applies", "never_reported", "lead_agency"])


def totals_of(criteria_set: CriteriaSet, annex: str, earned: Earned, frame: pl.DataFrame) -> pl.DataFrame:
    """One row an agency-year of an annex: the sums of its findings, and what its gates say.

    Columns: agency, year, cohort, annex, points, maximum (applicable), bonus_given, penalty_given, @has_reported,
    @allowed (the best band the gates allow, by position), @by (the gate that allows no better), gates_undecided.
    """
    totals = frame.select(
        pl.col("agency").cast(pl.String),
        YEAR,
        pl.col(COHORT).cast(pl.String),
        pl.lit(annex).alias("annex"),
        pl.Series("points", earned.total(criteria_set.criteria)),
        pl.Series("maximum", earned.applicable(criteria_set.criteria)),
        pl.Series("bonus_given", earned.total(criteria_set.bonus.items)),
        pl.Series("penalty_given", earned.total(criteria_set.penalty.items)),
        pl.Series("@has_reported", _has_reported(criteria_set, annex, frame)),
        *(_gate_state(gate).alias(_gate_column(key)) for key, gate in criteria_set.annexes[annex].gates.items()),
    )
    return _gated(criteria_set, annex, totals)


def standings_of(criteria_set: CriteriaSet, totals: pl.DataFrame) -> pl.DataFrame:
    """One row an agency-year, with index, band and rank made from its totals.

    Columns: agency, year, cohort, annex, points, maximum (applicable), base_index, bonus and penalty (given and as
    capped), index, band_by_index, band, capped_by, gates_undecided, not_ranked, rank.

    Points, maxima, bonus, penalty and index are hundredths. ``rank`` is null where ``not_ranked`` says why.
    """
    return _ranked(_banded(criteria_set, _indexed(criteria_set, totals)), criteria_set)


def _has_reported(criteria_set: CriteriaSet, annex: str, frame: pl.DataFrame) -> np.ndarray:
    reported = np.zeros(frame.height, dtype=bool)
    own = criteria_set.fields_of(annex)
    for name in own:
        reported |= frame[state_column(name)].to_numpy() != int(Reason.NOT_REPORTED)
    return reported if own else ~reported


def _indexed(criteria_set: CriteriaSet, totals: pl.DataFrame) -> pl.DataFrame:
    """``clip(round half up(100 × points / maximum) + bonus − penalty, 0, 100)`` with two decimals."""
    maximum = pl.max_horizontal(pl.col("maximum"), pl.lit(1, dtype=pl.Int64))
    base = (pl.col("points") * (2 * FULL_INDEX) + maximum) // (maximum * 2)
    bonus_cap = int(criteria_set.bonus.cap.fraction * 100)
    penalty_cap = int(criteria_set.penalty.cap.fraction * 100)
    return totals.with_columns(
        base.alias("base_index"),
        pl.col("bonus_given").clip(0, bonus_cap).alias("bonus"),
        pl.col("penalty_given").clip(0, penalty_cap).alias("penalty"),
    ).with_columns((pl.col("base_index") + pl.col("bonus") - pl.col("penalty")).clip(0, FULL_INDEX).alias("index"))


def _gate_column(gate: str) -> str:
    return f"gate:{gate}"


def _gated(criteria_set: CriteriaSet, annex: str, totals: pl.DataFrame) -> pl.DataFrame:
    """The totals with what the gates say in place of the gates."""
    bands, gates = list(criteria_set.bands), criteria_set.annexes[annex].gates
    allowed, capped_by = pl.lit(0), pl.lit(None, dtype=pl.String)
    for key, gate in gates.items():
        shut, floor = pl.col(_gate_column(key)) == "shut", bands.index(gate.caps_at)
        tighter = shut & (floor > allowed)
        capped_by = pl.when(tighter).then(pl.lit(key)).otherwise(capped_by)
        allowed = pl.when(tighter).then(floor).otherwise(allowed)
    undecided = [pl.when(pl.col(_gate_column(key)) == "undecided").then(pl.lit(key)) for key in gates]
    joined = pl.concat_str(undecided, separator=",", ignore_nulls=True) if undecided else pl.lit("")
    return totals.with_columns(
        allowed.cast(pl.Int32).alias("@allowed"), capped_by.alias("@by"), joined.alias("gates_undecided")
    ).drop(_gate_column(key) for key in gates)


def _gate_state(gate: Gate) -> pl.Expr:
    path = f"{gate.criterion}/{gate.part}" if gate.part else gate.criterion
    reason, share = pl.col(reason_column(path)), pl.col(numerator_column(path))
    too_low = share == 0
    if gate.share_below is not None:
        bound = gate.share_below.fraction / 100
        too_low = share * bound.denominator < pl.col(denominator_column(path)) * bound.numerator
    shut = ((reason < FIRST_NOT_APPLICABLE) & too_low) | (reason == int(Reason.NOT_REPORTED))
    # A low share that still hides an unreadable or pending part is no verdict yet.
    pending = [
        Reason.PART_UNREADABLE,
        Reason.PART_REQUESTED,
        Reason.PART_NOT_DUE,
        Reason.PART_TOO_FEW_SCORERS,
    ]
    undecided = (reason >= FIRST_NOT_DETERMINABLE) | (reason.is_in([int(r) for r in pending]) & too_low)
    whole = pl.col(reason_column(gate.criterion))
    leaves = whole.is_between(FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE - 1)
    return (
        pl.when(leaves)
        .then(pl.lit("open", dtype=GATE_STATES))
        .when(undecided & (reason != int(Reason.NOT_REPORTED)))
        .then(pl.lit("undecided", dtype=GATE_STATES))
        .when(shut)
        .then(pl.lit("shut", dtype=GATE_STATES))
        .otherwise(pl.lit("open", dtype=GATE_STATES))
    )


def _banded(criteria_set: CriteriaSet, totals: pl.DataFrame) -> pl.DataFrame:
    """Add the band of the printed index, and the band that the gates allow. Position 0 is the best band."""
    bands = list(criteria_set.bands)
    bounds = [int(criteria_set.bands[key].from_index.fraction * 100) for key in bands]
    place = reduce(
        lambda lower, step: pl.when(pl.col("index") >= step[1]).then(step[0]).otherwise(lower),
        list(zip(range(len(bands) - 1), bounds[:-1], strict=True))[::-1],
        pl.lit(len(bands) - 1),
    )
    kind = pl.Enum(bands)
    return totals.with_columns(place.alias("@place")).with_columns(
        pl.col("@place").cast(pl.UInt32).cat.to(kind).alias("band_by_index"),
        pl.max_horizontal("@place", "@allowed").cast(pl.UInt32).cat.to(kind).alias("band"),
        pl.when(pl.col("@allowed") > pl.col("@place")).then(pl.col("@by")).alias("capped_by"),
    )


def rank_key(criteria_set: CriteriaSet) -> pl.Expr:
    """By what the ranked are ordered, the larger the better: the printed index; first the band when gates cap ranks."""
    key = pl.col("index")
    if criteria_set.settings.gate_caps_rank:
        key = key - pl.col("band").to_physical().cast(pl.Int64) * (FULL_INDEX + 1)
    return key


def _ranked(frame: pl.DataFrame, criteria_set: CriteriaSet) -> pl.DataFrame:
    """Add ``not_ranked`` and ``rank`` (1-2-2-4 within year and cohort, on the printed index)."""
    settings = criteria_set.settings
    minimum = int(settings.minimum_applicable_points.fraction * 100)
    unreported = ~pl.col("@has_reported") if settings.never_reported == "not_ranked" else pl.lit(False)
    lead = pl.lit(False)
    if not settings.rank_lead_agency:
        lead = pl.col("agency") == settings.lead_agency
    why = (
        pl.when(pl.col("maximum") < minimum)
        .then(pl.lit("too_little_applies", dtype=NOT_RANKED))
        .when(unreported)
        .then(pl.lit("never_reported", dtype=NOT_RANKED))
        .when(lead)
        .then(pl.lit("lead_agency", dtype=NOT_RANKED))
    )
    key = rank_key(criteria_set)
    return (
        frame.with_columns(why.alias("not_ranked"))
        .with_columns(pl.when(pl.col("not_ranked").is_null()).then(key).alias("@key"))
        .with_columns(
            pl.col("@key").rank("min", descending=True).over(YEAR, COHORT).cast(pl.Int32).alias("rank"),
            pl.when(pl.col("maximum") >= minimum).then(pl.col("band")).alias("band"),
            pl.when(pl.col("maximum") >= minimum).then(pl.col("capped_by")).alias("capped_by"),
        )
        .select(
            "agency",
            YEAR,
            COHORT,
            "annex",
            "points",
            "maximum",
            "base_index",
            "bonus_given",
            "bonus",
            "penalty_given",
            "penalty",
            "index",
            "band_by_index",
            "band",
            "capped_by",
            "gates_undecided",
            "not_ranked",
            "rank",
        )
    )
