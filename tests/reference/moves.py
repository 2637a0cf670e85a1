"""What one changed figure does: the same agency-year twice in one run, with a field moved or left blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

import polars as pl

from rubric.part import YEAR
from rubric.reasons import FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE
from rubric.scoring import Scored, score
from tests.reference.batches import inputs_of
from tests.reference.engine import AgencyYear
from tests.reference.random_sets import Draw, random_cohort, random_day

STEPS = (1, 1, 2, 5, 10, 100)


@dataclass(frozen=True)
class Move:
    """A field of an agency-year from one value to another (None: blank), and what an item earned with each."""

    item: str
    agency: str
    year: int
    field: str
    old: int | None
    new: int | None
    points: int
    moved: int


def drops(draw: Draw, seed: int) -> list[Move]:
    """Every item that lost by a figure moved in its better direction, where the same parts applied."""
    pairs = [(row, moved, name) for row, random in _rows(draw, seed) for moved, name in _better(draw, random, row)]
    as_of = random_day(draw, Random(seed), max(draw.criteria_set.years))
    return [move for move in _compared(draw, as_of, pairs) if move.moved < move.points]


def rises(draw: Draw, seed: int) -> list[Move]:
    """Every item that gained by a figure left blank, when everything is due."""
    as_of = date(max(draw.criteria_set.years) + 2, 1, 1)
    pairs = [(row, _blank(row, name), name) for row, _ in _rows(draw, seed) for name in row.values]
    return [move for move in _compared(draw, as_of, pairs) if move.moved > move.points]


def _rows(draw: Draw, seed: int) -> Iterator[tuple[AgencyYear, Random]]:
    random = Random(seed)
    for cohort in draw.criteria_set.cohorts:
        year = random.choice(list(draw.criteria_set.years))
        for row in random_cohort(draw, random, cohort, year, [f"{cohort}-{place}" for place in range(2)]):
            yield row, random


def _better(draw: Draw, random: Random, row: AgencyYear) -> Iterator[tuple[AgencyYear, str]]:
    for name, value in row.values.items():
        field = draw.criteria_set.fields[name]
        if field.better == "none":
            continue
        if field.kind == "choices":
            moved = value | 1 << random.randrange(len(field.choices))
        else:
            step = random.choice((*STEPS, field.scale, field.largest)) * (1 if field.better == "higher" else -1)
            lowest = int(field.min * field.scale)
            moved = max(lowest, min(field.largest, value + step))
        if moved != value:
            yield replace(row, values={**row.values, name: moved}), name


def _blank(row: AgencyYear, name: str) -> AgencyYear:
    values = {key: value for key, value in row.values.items() if key != name}
    return replace(row, values=values, states={key: each for key, each in row.states.items() if key != name})


def _compared(draw: Draw, as_of: date, pairs: Iterable[tuple[AgencyYear, AgencyYear, str]]) -> Iterator[Move]:
    pairs = [
        (replace(old, agency=f"{number}-old"), replace(new, agency=f"{number}-new"), name)
        for number, (old, new, name) in enumerate(pairs)
    ]
    rows = [row for old, new, _ in pairs for row in (old, new)]
    scored = score(draw.criteria_set, draw.regime, inputs_of(rows, as_of))
    points, applies = _points(scored), _applies(scored)
    reads = _reads(draw)
    penalties = set(draw.criteria_set.penalty.items)
    for old, new, name in pairs:
        for item in reads[draw.criteria_set.annex_of(old.cohort), name]:
            before, after = points[old.agency, old.year, item], points[new.agency, new.year, item]
            if item in penalties:
                before, after = -before, -after
            same = applies[old.agency, old.year, item] == applies[new.agency, new.year, item]
            if same and before != after:
                yield Move(item, old.agency, old.year, name, old.values[name], new.values.get(name), before, after)


def _points(scored: Scored) -> dict[tuple[str, int, str], int]:
    return {(r["agency"], r[YEAR], r["item"]): r["points"] for r in scored.findings.iter_rows(named=True)}


def _reads(draw: Draw) -> dict[tuple[str, str], list[str]]:
    """The items that read each field, by annex and field."""
    found: dict[tuple[str, str], list[str]] = {}
    for annex in draw.criteria_set.annexes:
        for name in draw.annexes[annex]:
            items = draw.criteria_set.scored_items(annex).items()
            found[annex, name] = [key for key, item in items if (rule := item.rule_of(annex)) and name in rule.reads()]
    return found


def _applies(scored: Scored) -> dict[tuple[str, int, str], tuple[str, ...]]:
    """The parts of each item that do not apply, by agency, year and item."""
    found: dict[tuple[str, int, str], tuple[str, ...]] = {}
    for frame in scored.wide.values():
        keys = list(zip(frame["agency"].cast(pl.String).to_list(), frame[YEAR].to_list(), strict=True))
        parts: dict[str, list[str]] = {}
        for path in (column[:-2] for column in frame.columns if column.endswith("#s")):
            parts.setdefault(path.split("/")[0], []).append(path)
        for item, paths in parts.items():
            columns = [
                frame[f"{path}#s"].is_between(FIRST_NOT_APPLICABLE, FIRST_NOT_DETERMINABLE - 1) for path in paths
            ]
            for key, *out in zip(keys, *(column.to_list() for column in columns), strict=True):
                found[*key, item] = tuple(path for path, is_out in zip(paths, out, strict=True) if is_out)
    return found
