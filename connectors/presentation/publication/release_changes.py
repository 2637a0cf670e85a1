"""What a release changes, ready to draw: who moves against the one before, or the counts by band of the first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from connectors.presentation.standing_words import signed
from connectors.release.difference import CAUSES, Place, ReleaseDifference
from connectors.scorecard import Scorecard
from rubric.language import points


@dataclass(frozen=True)
class MoveRow:
    """One agency that moves, in words; an empty text stays as it was."""

    name: str
    cohort: str
    index: str
    change: str
    rank: str
    band: str
    causes: str
    items: str


@dataclass(frozen=True)
class Changes:
    """``rows`` are the moves against the release before; ``counts`` the first release by cohort and band."""

    sentence: str
    rows: tuple[MoveRow, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    counts: tuple[tuple[str, tuple[int, ...]], ...] = ()


def changes_against(found: ReleaseDifference, scorecard: Scorecard, language: str) -> Changes:
    """What changes from one release to the next, in protocol order."""
    labels = {key: band.label.in_(language) for key, band in scorecard.criteria_set.bands.items()}
    cohorts = {key: each.title.in_(language) for key, each in scorecard.criteria_set.cohorts.items()}
    rows = tuple(
        MoveRow(
            name=move.name.in_(language),
            cohort=cohorts.get(move.cohort, move.cohort),
            index=_from_to(points(move.before.index, language), points(move.after.index, language)),
            change=signed(move.after.index - move.before.index, language),
            rank=_from_to(_rank(move.before, language), _rank(move.after, language)),
            band=_from_to(labels.get(move.before.band or "", "–"), labels.get(move.after.band or "", "–")),
            causes=", ".join(CAUSES[cause].in_(language) for cause in move.causes),
            items=", ".join(each.item for each in move.items),
        )
        for move in found.moves
    )
    return Changes(
        found.sentence.in_(language),
        rows,
        tuple(name.in_(language) for name in found.added.values()),
        tuple(name.in_(language) for name in found.removed.values()),
    )


def first_release(scorecard: Scorecard, year: int, language: str) -> Changes:
    """What the first release of a year will show: agencies by cohort and band."""
    bands = scorecard.criteria_set.bands
    unranked = "Không xếp hạng" if language == "vi" else "Not ranked"
    counts: list[tuple[str, tuple[int, ...]]] = []
    for key, cohort in scorecard.criteria_set.cohorts.items():
        found = scorecard.cohort(key, year)
        if found:
            ranked = Counter(each.band for each in found if each.rank is not None)
            line = (*(ranked[band] for band in bands), sum(each.rank is None for each in found))
            counts.append((cohort.title.in_(language), line))
    agencies = sum(sum(line) for _, line in counts)
    said = (
        f"Đây là bản công bố đầu tiên của năm {year}: {agencies} cơ quan, trước đó chưa có gì được công bố."
        if language == "vi"
        else f"This is the first release of {year}: {agencies} agencies, nothing was published before."
    )
    labels = (*(band.label.in_(language) for band in bands.values()), unranked)
    return Changes(said, bands=labels, counts=tuple(counts))


def _rank(place: Place, language: str) -> str:
    if place.rank is None:
        return "không xếp hạng" if language == "vi" else "not ranked"
    return str(place.rank)


def _from_to(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"
