"""Properties of scoring that hold for any agency and any criteria set."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import polars as pl
import pytest

from rubric.frames import OUTCOMES
from rubric.inputs import Inputs
from rubric.part import YEAR
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE, Outcome, Reason
from rubric.scoring import Scored, inputs_hash, score
from tests.reference.batches import inputs_of, random_batch
from tests.reference.engine import AgencyYear
from tests.reference.moves import drops, rises
from tests.reference.random_sets import Draw, draw_of
from tests.reference.small_set import boundary_set, small_regime, small_set

AS_OF = date(2031, 2, 28)


@cache
def small() -> Draw:
    return draw_of(small_set(), small_regime())


@cache
def hue() -> Draw:
    from connectors.localities import load

    installation = load("hue", 2026)
    return draw_of(installation.criteria_set, installation.regime)


SEEDS = pytest.mark.parametrize("seed", range(5))
DRAWS = pytest.mark.parametrize("draw", [small, hue], ids=["small", "hue"])
Drawer = Callable[[], Draw]


def run(draw: Draw, seed: int, agencies: int = 9) -> Scored:
    batch = random_batch(draw, seed, agencies)
    return score(draw.criteria_set, draw.regime, inputs_of(batch.rows, batch.as_of))


def by_agency(frame: pl.DataFrame, names: Mapping[str, str]) -> list[tuple[object, ...]]:
    named = frame.with_columns(pl.col("agency").cast(pl.String).replace_strict(names, default=pl.col("agency")))
    plain = named.with_columns(
        pl.col(column).cast(pl.String) for column, kind in frame.schema.items() if kind == pl.Enum
    )
    return sorted(plain.rows(), key=repr)


@DRAWS
@SEEDS
def test_renaming_and_reordering_agencies_changes_nothing(draw: Drawer, seed: int) -> None:
    batch, random = random_batch(draw(), seed, 9), Random(seed)
    codes = sorted({row.agency for row in batch.rows})
    others = [f"khác-{number}" for number in random.sample(range(1000), len(codes))]
    renamed = [replace(row, agency=others[codes.index(row.agency)]) for row in batch.rows]
    random.shuffle(renamed)
    before = score(draw().criteria_set, draw().regime, inputs_of(batch.rows, batch.as_of))
    after = score(draw().criteria_set, draw().regime, inputs_of(renamed, batch.as_of))
    back = dict(zip(others, codes, strict=True))
    assert by_agency(after.findings, back) == by_agency(before.findings, {})
    assert by_agency(after.standings, back) == by_agency(before.standings, {})


@DRAWS
@SEEDS
def test_findings_have_five_outcomes_are_never_null_and_stay_within_their_maximum(draw: Drawer, seed: int) -> None:
    findings = run(draw(), seed).findings
    assert findings.schema["outcome"] == OUTCOMES == pl.Enum([each.value for each in Outcome])
    assert findings.null_count().transpose().to_series().sum() == 0
    outside = findings.filter(~pl.col("points").is_between(0, pl.col("maximum")))
    assert outside.is_empty(), outside.rows()[:5]
    without = findings.filter(pl.col("reason") >= FIRST_NOT_APPLICABLE)
    assert without["points"].sum() == 0


@DRAWS
@SEEDS
def test_standings_add_up_line_by_line(draw: Drawer, seed: int) -> None:
    scored, criteria_set = run(draw(), seed), draw().criteria_set
    leaves = pl.col("reason").is_between(FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE - 1)
    item = pl.col("item").cast(pl.String)
    mine = {"criteria": criteria_set.criteria, "bonus": criteria_set.bonus.items, "penalty": criteria_set.penalty.items}
    sums = scored.findings.with_columns(pl.col("agency").cast(pl.String)).group_by("agency", YEAR).agg(
        *(pl.col("points").filter(item.is_in(list(keys))).sum().alias(f"sum_{key}") for key, keys in mine.items()),
        pl.col("maximum").filter(item.is_in(list(criteria_set.criteria)) & ~leaves).sum().alias("sum_maximum"),
    )  # fmt: skip
    rows = scored.standings.join(sums, on=["agency", YEAR], validate="1:1")
    assert rows.height == scored.standings.height
    for row in rows.iter_rows(named=True):
        assert row["points"] == row["sum_criteria"]
        assert row["maximum"] == row["sum_maximum"]
        assert (row["bonus_given"], row["penalty_given"]) == (row["sum_bonus"], row["sum_penalty"])
        assert row["bonus"] == min(row["bonus_given"], int(criteria_set.bonus.cap.fraction * 100))
        assert row["penalty"] == min(row["penalty_given"], int(criteria_set.penalty.cap.fraction * 100))
        assert row["index"] == max(0, min(10_000, row["base_index"] + row["bonus"] - row["penalty"]))


@DRAWS
@SEEDS
def test_ranks_share_a_place_and_then_skip(draw: Drawer, seed: int) -> None:
    ranked = run(draw(), seed, 30).standings.filter(pl.col("rank").is_not_null())
    for _, cohort in ranked.group_by(YEAR, "cohort"):
        indices = cohort["index"].to_list()
        for index, rank in cohort.select("index", "rank").iter_rows():
            assert rank == 1 + sum(other > index for other in indices)


@DRAWS
@SEEDS
def test_approving_a_criterion_takes_it_from_both_sides(draw: Drawer, seed: int) -> None:
    batch = random_batch(draw(), seed, 4)
    plain = [replace(row, approvals=frozenset()) for row in batch.rows]
    criteria_set = draw().criteria_set
    item = Random(seed).choice(list(criteria_set.criteria))
    spared = [replace(row, approvals=frozenset({item})) for row in plain]
    before = score(criteria_set, draw().regime, inputs_of(plain, batch.as_of))
    after = score(criteria_set, draw().regime, inputs_of(spared, batch.as_of))
    mine = before.findings.filter(pl.col("item").cast(pl.String) == item)
    counted = ~pl.col("reason").is_between(FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE - 1)
    left = {
        (row["agency"], row[YEAR]): (row["points"], row["maximum"])
        for row in mine.filter(counted).iter_rows(named=True)
    }
    for old, new in zip(before.standings.iter_rows(named=True), after.standings.iter_rows(named=True), strict=True):
        points, maximum = left.get((old["agency"], old[YEAR]), (0, 0))
        assert new["points"] == old["points"] - points
        assert new["maximum"] == old["maximum"] - maximum


@DRAWS
@SEEDS
def test_a_better_figure_never_earns_less(draw: Drawer, seed: int) -> None:
    found = drops(draw(), seed)
    assert not found, "\n".join(map(str, found[:5]))


# Where a blank may earn more than a figure, by design: a survey that is not there gives way to the count, a panel's
# mean is taken of the members who scored, and the first year of a growth has no base to compare with. A penalty that
# nobody recorded is not given.
BLANK_MAY_WIN = {"small": {"reached", "judged", "growth"}, "hue": {"D2", "D3", "E4"}}


@DRAWS
@SEEDS
def test_a_blank_never_earns_more_than_a_figure(draw: Drawer, seed: int) -> None:
    allowed = BLANK_MAY_WIN[draw.__name__] | set(draw().criteria_set.penalty.items)
    found = [each for each in rises(draw(), seed) if each.item not in allowed]
    assert not found, "\n".join(map(str, found[:5]))


def test_a_blank_may_earn_more_only_where_it_is_said() -> None:
    found = {each.item for seed in range(25) for each in rises(small(), seed)}
    assert found - set(small().criteria_set.penalty.items) == BLANK_MAY_WIN["small"]


@SEEDS
def test_the_order_of_the_rows_does_not_change_the_inputs_hash(seed: int) -> None:
    batch = random_batch(small(), seed, 6)
    inputs = inputs_of(batch.rows, batch.as_of)
    shuffled = Inputs(
        agencies=inputs.agencies.sample(fraction=1, shuffle=True, seed=seed),
        figures=inputs.figures.sample(fraction=1, shuffle=True, seed=seed),
        approvals=inputs.approvals.sample(fraction=1, shuffle=True, seed=seed),
        as_of=inputs.as_of,
        years=list(reversed(list(inputs.years))),
    )
    assert inputs_hash(shuffled) == inputs_hash(inputs)
    fewer = replace(inputs, figures=inputs.figures.head(inputs.figures.height - 1))
    assert inputs_hash(fewer) != inputs_hash(inputs)


@pytest.mark.parametrize(
    ("hundredths", "index", "band"), [(8639, 8999, "good"), (8640, 9000, "best"), (8628, 8988, "good")]
)
def test_bands_read_the_printed_index(hundredths: int, index: int, band: str) -> None:
    row = AgencyYear("so-1", "so", 2026, {"hundredths": hundredths}, {"hundredths": Reason.SCORED})
    standing = score(boundary_set(), small_regime(), inputs_of([row], AS_OF)).standings.row(0, named=True)
    assert (standing["points"], standing["maximum"]) == (hundredths, 9600)
    assert (standing["index"], standing["band"], standing["rank"]) == (index, band, 1)
