"""Every figure of a release once more, compared with what was published, down to the agency and the criterion."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import polars as pl

from connectors.release.container import MANIFEST
from connectors.release.faults import ReleaseError
from connectors.release.release import Release
from connectors.release.results import FINDING_COLUMNS, FINDINGS, STANDING_COLUMNS, STANDINGS, TARGETS, target_rows
from connectors.scorecard import Scorecard
from rubric.text import Text

MOST = 50


@dataclass(frozen=True)
class Deviation:
    """One published figure that is not found again."""

    file: str
    message: Text
    agency: str = ""
    item: str = ""


@dataclass(frozen=True)
class Recomputed:
    """The first ``MOST`` deviations, how many there are beyond them, and how many figures were recomputed."""

    differences: tuple[Deviation, ...]
    more: int
    figures: int


def recomputed(release: Release) -> Recomputed:
    """Score the accepted values of a release again and compare findings, standings and the progress of targets."""
    scorecard = release.scorecard()
    found = _all(release, scorecard)
    told = tuple(islice(found, MOST))
    figures = scorecard.scored.findings.height + scorecard.scored.standings.height + len(scorecard.targets)
    return Recomputed(told, sum(1 for _ in found), figures)


def _all(release: Release, scorecard: Scorecard) -> Iterator[Deviation]:
    scored = scorecard.scored
    keys = ["agency", "year", "item"]
    yield from _between(FINDINGS, release.findings, scored.findings.select(_cast(FINDING_COLUMNS)), keys)
    yield from _between(STANDINGS, release.standings, scored.standings.select(_cast(STANDING_COLUMNS)), keys[:2])
    yield from _targets(release, scorecard)
    if scorecard.run.inputs_hash != release.manifest.inputs_hash:
        vi, en = "số liệu không phải số liệu mà mã băm nói đến", "the inputs are not those of the hash of inputs"
        yield Deviation(MANIFEST, Text(vi=vi, en=en))


def _cast(schema: Any) -> list[pl.Expr]:
    return [pl.col(name).cast(kind) for name, kind in schema.items()]


def _between(file: str, published: pl.DataFrame, again: pl.DataFrame, keys: list[str]) -> Iterator[Deviation]:
    if published.sort(keys).equals(again.sort(keys)):
        return
    one, other = _rows(published, keys), _rows(again, keys)
    if len(one) != published.height:
        raise ReleaseError(f"{file} có dòng lặp lại", f"{file} has a row twice", file)
    for key in sorted({*one, *other}):
        said, made = one.get(key), other.get(key)
        if said == made:
            continue
        if said is None or made is None:
            yield _deviation(file, key, Text(vi="có dòng thừa hoặc thiếu", en="a row too many or too few"))
            continue
        for column in said:
            if said[column] != made[column]:
                vi = f"{column}: công bố {_shown(said[column])}, tính lại {_shown(made[column])}"
                en = f"{column}: published {_shown(said[column])}, recomputed {_shown(made[column])}"
                yield _deviation(file, key, Text(vi=vi, en=en))


def _rows(frame: pl.DataFrame, keys: list[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(row[key] for key in keys): row for row in frame.iter_rows(named=True)}


def _deviation(file: str, key: tuple[Any, ...], what: Text) -> Deviation:
    place = ", ".join(str(each) for each in key)
    agency, _, *item = (str(each) for each in key)
    told = Text(vi=f"{file} [{place}] {what.vi}", en=f"{file} [{place}] {what.en}")
    return Deviation(file, told, agency, "".join(item))


def _targets(release: Release, scorecard: Scorecard) -> Iterator[Deviation]:
    try:
        published = json.loads(release.files[TARGETS])
    except (KeyError, ValueError, RecursionError):
        published = None
    if not isinstance(published, dict):
        raise ReleaseError(f"{TARGETS} không đọc được", f"{TARGETS} cannot be read", TARGETS)
    again = target_rows(scorecard)
    for key in dict.fromkeys([*published, *again]):
        if published.get(key) != again.get(key):
            vi, en = f"{TARGETS} [{key}] tính lại ra khác", f"{TARGETS} [{key}] is not what recomputing gives"
            yield Deviation(TARGETS, Text(vi=vi, en=en), item=key)


def _shown(value: Any) -> str:
    return "–" if value is None else str(value)
