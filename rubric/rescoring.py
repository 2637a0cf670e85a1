"""Re-scoring one agency with other figures, everybody else as they are: bit for bit what a full run would say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl

from rubric.compiled import CompiledAnnex, Earned, compile_annex
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.regime import Regime
from rubric.inputs import OPEN_TO_APPROVAL
from rubric.part import COHORT, YEAR, state_column
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason
from rubric.scoring import Scored, claimed, findings_of, items_of
from rubric.standing import rank_key, standings_of, totals_of

Variant = Mapping[str, tuple[int, Reason]]


@dataclass(frozen=True, eq=False)
class Rescored:
    """One agency's year in several variants: wide rows, what they earned, and standings, one row a variant."""

    criteria_set: CriteriaSet
    wide: pl.DataFrame
    earned: Earned
    standings: pl.DataFrame

    def findings(self, variant: int) -> pl.DataFrame:
        """The findings of one variant, as ``Scored.findings`` has them."""
        own = Earned(
            self.earned.maxima,
            self.earned.points[:, variant : variant + 1],
            self.earned.reasons[:, variant : variant + 1],
        )
        return findings_of(self.wide.slice(variant, 1), own, items_of(self.criteria_set))


def rescore_variants(
    scored: Scored, regime: Regime, place: tuple[str, int], variants: Sequence[Variant]
) -> list[Rescored]:
    """What an agency would stand at with other figures: ``place`` is annex and wide row, a variant (value, Reason).

    All variants run at once, unless one changes a figure that bears on the whole cohort: then the cohort runs
    again with each.
    """
    annex, index = place
    criteria_set = scored.criteria_set
    agency, year = str(scored.wide[annex]["agency"][index]), int(scored.wide[annex][YEAR][index])
    variants = [_with_approvals(scored, agency, year, each) for each in variants]
    changed = list(dict.fromkeys(name for each in variants for name in each))
    unknown = [name for name in changed if name not in criteria_set.fields]
    if unknown:
        raise KeyError(unknown[0])
    items = affected(criteria_set, annex, changed)
    bearing = shared_fields(criteria_set, annex, items)
    compiled = compile_annex(criteria_set, regime, annex)
    groups = [[each] for each in variants] if bearing & set(changed) else [list(variants)]
    return [_run(scored, compiled, place, group, items, bearing) for group in groups if group]


def affected(criteria_set: CriteriaSet, annex: str, fields: Iterable[str]) -> tuple[str, ...]:
    """The items of an annex whose points the fields can change."""
    wanted, reads = set(fields), reads_of(criteria_set, annex)
    return tuple(item for item, names in reads.items() if names & wanted)


def reads_of(criteria_set: CriteriaSet, annex: str) -> Mapping[str, frozenset[str]]:
    """The fields each item of an annex reads, the condition under which it applies among them."""
    return _reads(_Annex(criteria_set, annex))


def shared_fields(criteria_set: CriteriaSet, annex: str, items: Iterable[str]) -> set[str]:
    """The fields of ``items`` by which one agency bears on its whole cohort."""
    rules = (criteria_set.scored_items(annex)[item].rule_of(annex) for item in items)
    return {name for rule in rules if rule for name in rule.shared()}


@dataclass(frozen=True, eq=False)
class _Annex:
    """An annex of a set, by the identity of the set."""

    criteria_set: CriteriaSet
    annex: str

    def __hash__(self) -> int:
        return hash((self.criteria_set.hash, self.annex))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Annex) and (other.criteria_set.hash, other.annex) == (
            self.criteria_set.hash,
            self.annex,
        )


@lru_cache(maxsize=64)
def _reads(of: _Annex) -> dict[str, frozenset[str]]:
    found = {}
    for key, item in of.criteria_set.scored_items(of.annex).items():
        rule = item.rule_of(of.annex)
        if rule is not None:
            conditions = {entry.when_no for entry in getattr(item, "not_applicable", ()) if entry.when_no}
            found[key] = frozenset(rule.reads()) | conditions
    return found


def _with_approvals(scored: Scored, agency: str, year: int, variant: Variant) -> dict[str, tuple[int, Reason]]:
    """The variant where approved fields that are blank or requested count as not applicable, as in a full run."""
    empty = {name for name, (_, reason) in variant.items() if reason in OPEN_TO_APPROVAL}
    if empty:
        mine = (pl.col("agency").cast(pl.String) == agency) & (pl.col(YEAR) == year)
        empty &= set(scored.inputs.approvals.filter(mine)["item"].cast(pl.String).to_list())
    settled = {name: (value, Reason.NA_APPROVED if name in empty else why) for name, (value, why) in variant.items()}
    return {name: (value if why < FIRST_NOT_APPLICABLE else 0, why) for name, (value, why) in settled.items()}


def _run(
    scored: Scored,
    compiled: CompiledAnnex,
    place: tuple[str, int],
    variants: Sequence[Variant],
    items: tuple[str, ...],
    bearing: set[str],
) -> Rescored:
    """The rows of the variants first; behind them the rest of the cohort, as far as a figure bears on it."""
    annex, index = place
    criteria_set, whole, count = scored.criteria_set, scored.wide[annex], len(variants)
    own = _changed(whole[[index] * count], variants)
    rows = pl.concat([own, _others(whole, index)]) if bearing else own
    if items:
        alone = compiled.only(*items)
        ran = alone.run(rows.select(compiled.needs(rows.schema)))
        if scored.basis == "claimed":
            ran = claimed(ran, list(alone.items.items()), _claims(scored, rows))
        rows = rows.with_columns(ran.drop("agency", COHORT, YEAR))
    moved = any(name in bearing for each in variants for name in each)
    rows = rows if moved else rows[:count]
    earned = Earned.of(rows, compiled.items)
    standings = standings_of(criteria_set, totals_of(criteria_set, annex, earned, rows))
    rest = _keys(criteria_set, standings[count:]) if moved else _ahead_of(scored, own)
    first = Earned(earned.maxima, earned.points[:, :count], earned.reasons[:, :count])
    return Rescored(criteria_set, rows[:count], first, _ranked_among(criteria_set, standings[:count], rest))


def _changed(rows: pl.DataFrame, variants: Sequence[Variant]) -> pl.DataFrame:
    """The rows with the figures of each variant in their places."""
    columns = []
    for name in dict.fromkeys(name for each in variants for name in each):
        values, states = rows[name].to_list(), rows[state_column(name)].to_list()
        for line, variant in enumerate(variants):
            if name in variant:
                values[line], states[line] = variant[name][0], int(variant[name][1])
        columns += [
            pl.Series(name, values, dtype=pl.Int64),
            pl.Series(state_column(name), states, dtype=pl.UInt8),
        ]
    return rows.with_columns(columns)


def _others(whole: pl.DataFrame, index: int) -> pl.DataFrame:
    """The rest of the cohort in the same year."""
    cohort, year = whole[COHORT][index], whole[YEAR][index]
    mine = pl.Series(np.arange(whole.height) == index)
    return whole.filter((pl.col(COHORT).cast(pl.String) == str(cohort)) & (pl.col(YEAR) == year) & ~mine)


def _ahead_of(scored: Scored, own: pl.DataFrame) -> np.ndarray:
    """The rank keys of the rest of the cohort, as they stand."""
    keys = _cohort_keys(scored, int(own[YEAR][0]), str(own[COHORT][0]))
    mine = str(own["agency"][0])
    return np.array([key for agency, key in keys.items() if agency != mine], dtype=np.int64)


@lru_cache(maxsize=32)
def _cohort_keys(scored: Scored, year: int, cohort: str) -> dict[str, int]:
    """The rank keys of the ranked agencies of a cohort in a year; a run never changes."""
    ranked = scored.standings.filter((pl.col(YEAR) == year) & (pl.col(COHORT) == cohort) & _is_ranked())
    return dict(ranked.select("agency", rank_key(scored.criteria_set)).iter_rows())


def _keys(criteria_set: CriteriaSet, standings: pl.DataFrame) -> np.ndarray:
    """The rank keys of those of ``standings`` that are ranked."""
    return standings.filter(_is_ranked()).select(rank_key(criteria_set)).to_series().to_numpy()


def _is_ranked() -> pl.Expr:
    return pl.col("not_ranked").is_null()


def _ranked_among(criteria_set: CriteriaSet, own: pl.DataFrame, others: np.ndarray) -> pl.DataFrame:
    """The standings with each row's rank among the others' keys instead of among the variants."""
    mine = own.select(rank_key(criteria_set).alias("@key"), _is_ranked().alias("@ranked")).iter_rows()
    ranks = [1 + int((others > key).sum()) if is_ranked else None for key, is_ranked in mine]
    return own.with_columns(pl.Series("rank", ranks, dtype=pl.Int32))


def _claims(scored: Scored, rows: pl.DataFrame) -> pl.DataFrame:
    """The own scores of the agencies of ``rows`` alone."""
    wanted = rows["agency"].cast(pl.String).unique().to_list()
    return scored.inputs.claims.filter(pl.col("agency").cast(pl.String).is_in(wanted))
