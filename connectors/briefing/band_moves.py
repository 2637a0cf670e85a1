"""Which agencies crossed a band between two scored years or editions, and which criteria moved them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from connectors.scorecard import Finding, Scorecard, Standing

Edition = tuple[Scorecard, int]  # a scorecard and a year of it


@dataclass(frozen=True)
class ItemMove:
    """A criterion, bonus or penalty whose points changed, in hundredths; None where it does not apply or is not there.

    ``effect`` is how many points fewer than before are lost by it; below zero where more are. What newly applies and
    earns nothing weighs as what was lost.
    """

    item: str
    before: int | None
    after: int | None
    effect: int


@dataclass(frozen=True)
class BandMove:
    """An agency in another band than before; None where it was not, or is not, ranked.

    ``items`` moved it that way, the weightiest first; it may also be a gate, which shut (of ``after``) or opened.
    """

    agency: str
    before: str | None
    after: str | None
    rises: bool
    items: tuple[ItemMove, ...]
    gate: str | None


def band_moves(before: Edition, after: Edition) -> tuple[BandMove, ...]:
    """The agencies that are in both and in another band: those that fell first, the furthest first."""
    bands = [*after[0].criteria_set.bands, None]
    found: list[tuple[int, BandMove]] = []
    for was, now in _both(before, after):
        if was.band != now.band and was.band in bands:
            fell = bands.index(now.band) - bands.index(was.band)
            found.append((fell, _move(before, after, was, now, rises=fell < 0)))
    return tuple(move for _, move in sorted(found, key=lambda each: (each[1].rises, -abs(each[0]))))


def changed(before: Edition, after: Edition) -> tuple[str, ...]:
    """The agencies that are in both and have another index, rank or band."""
    return tuple(
        now.agency
        for was, now in _both(before, after)
        if (was.index, was.rank, was.band) != (now.index, now.rank, now.band)
    )


def standing_of(edition: Edition, agency: str) -> Standing | None:
    """The standing of an agency; None where it was not scored."""
    try:
        return edition[0].standing(agency, edition[1])
    except KeyError:
        return None


def _both(before: Edition, after: Edition) -> Iterator[tuple[Standing, Standing]]:
    for code in after[0].agencies:
        was, now = standing_of(before, code), standing_of(after, code)
        if was is not None and now is not None:
            yield was, now


def _move(before: Edition, after: Edition, was: Standing, now: Standing, *, rises: bool) -> BandMove:
    old = {each.item: each for each in before[0].findings(was.agency, was.year)}
    new = {each.item: each for each in after[0].findings(now.agency, now.year)}
    penalties = {*before[0].criteria_set.penalty.items, *after[0].criteria_set.penalty.items}
    items = dict.fromkeys([*new, *old])
    moves = [_item(item, old.get(item), new.get(item), is_penalty=item in penalties) for item in items]
    moves = sorted((each for each in moves if each.effect), key=lambda each: -abs(each.effect))
    gate = now.capped_by if not rises else was.capped_by
    is_gate = was.capped_by != now.capped_by
    return BandMove(
        agency=now.agency,
        before=was.band,
        after=now.band,
        rises=rises,
        items=tuple(each for each in moves if (each.effect > 0) == rises),
        gate=gate if is_gate else None,
    )


def _item(item: str, was: Finding | None, now: Finding | None, *, is_penalty: bool) -> ItemMove:
    lost = [_lost(each, is_penalty=is_penalty) for each in (was, now)]
    return ItemMove(item, _points(was), _points(now), lost[0] - lost[1])


def _points(finding: Finding | None) -> int | None:
    return None if finding is None or finding.outcome == "not_applicable" else finding.points


def _lost(finding: Finding | None, *, is_penalty: bool) -> int:
    """The points that were not earned, or that were deducted; nothing of what does not apply."""
    if finding is None or finding.outcome == "not_applicable":
        return 0
    return finding.points if is_penalty else finding.maximum - finding.points
