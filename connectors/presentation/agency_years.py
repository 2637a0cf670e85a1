"""One agency's years: index and rank of each by the set of its time, and why it moved where the rules changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from connectors.presentation.standing_words import signed
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from rubric.bridge import STEPS, Bridge
from rubric.language import number, points


@dataclass(frozen=True)
class YearPoint:
    """The index of one year under one set, in hundredths. ``is_own``: the set of that very year."""

    year: int
    index: int
    method: str
    is_own: bool


@dataclass(frozen=True)
class YearLine:
    """One year as the table shows it. ``again`` is its index under the newest set, None where that is not known."""

    year: int
    index: int
    rank: str
    band: str
    method: str
    note: str
    again: int | None
    is_after_break: bool


@dataclass(frozen=True)
class BridgeLine:
    """One printed index of the bridge, and how it differs from the one before; ``change`` is None at the ends."""

    label: str
    change: int | None
    index: int


@dataclass(frozen=True)
class AgencyYears:
    """What the agency page shows of several years; the bridge is empty where one set covers both."""

    lines: tuple[YearLine, ...]
    points: tuple[YearPoint, ...]
    has_break: bool
    bridge_title: str
    bridge_sentence: str
    bridge: tuple[BridgeLine, ...]
    notes: tuple[str, ...]


def agency_years(
    by_set: Mapping[int, Scorecard],
    code: str,
    language: str,
    bridge: Bridge | None = None,
    *,
    is_published: bool = False,
) -> AgencyYears:
    """The years of an agency; ``by_set`` has a scorecard for every criteria set, by the year of the set.

    A set that does not know the agency, which came later, says nothing of it.
    ``bridge`` leads from the last set but one to the newest; ``is_published`` when it begins at published indices.
    """
    by_set = {year: scorecard for year, scorecard in by_set.items() if code in scorecard.agencies}
    sets = sorted(by_set)
    owner = {year: next(s for s in sets if s >= year and year in by_set[s].years) for year in _years(by_set)}
    lines = _lines(by_set, owner, code, language)
    made = _bridge_lines(bridge, sets, language, is_published) if bridge else ()
    return AgencyYears(
        lines=lines,
        points=tuple(
            YearPoint(year, by_set[s].standing(code, year).index, _method(s, language), owner[year] == s == year)
            for s in sets
            for year in sorted(by_set[s].years)
        ),
        has_break=any(line.is_after_break for line in lines),
        bridge_title=_title(sets, language) if bridge else "",
        bridge_sentence=bridge_sentence(bridge, sets[-2], sets[-1], language, is_published=is_published)
        if bridge
        else "",
        bridge=made,
        notes=tuple(_notes(by_set, sets, bridge, language)) if bridge else (),
    )


def _years(by_set: Mapping[int, Scorecard]) -> list[int]:
    return sorted({year for scorecard in by_set.values() for year in scorecard.years})


def _method(year: int, language: str) -> str:
    return f"criteria set of {year}" if language == "en" else f"bộ tiêu chí năm {year}"


def _lines(by_set: Mapping[int, Scorecard], owner: Mapping[int, int], code: str, language: str) -> tuple[YearLine, ...]:
    newest = by_set[max(by_set)]
    found: list[YearLine] = []
    for year, of_set in owner.items():
        scorecard = by_set[of_set]
        standing = scorecard.standing(code, year)
        size = sum(each.rank is not None for each in scorecard.cohort(standing.cohort, year))
        band = (
            scorecard.criteria_set.bands[standing.band].label.in_(language) if standing.band and standing.rank else ""
        )
        recomputed = scorecard.criteria_set.recomputed.get(year)
        found.append(
            YearLine(
                year=year,
                index=standing.index,
                rank=f"{standing.rank}/{size}" if standing.rank else word("not_ranked", language),
                band=band,
                method=_method(of_set, language),
                note=recomputed.in_(language) if recomputed else "",
                again=newest.standing(code, year).index if year in newest.years else None,
                is_after_break=bool(found) and found[-1].method != _method(of_set, language),
            )
        )
    return tuple(found)


def _title(sets: Sequence[int], language: str) -> str:
    if language == "en":
        return f"Why did the index change from {sets[-2]} to {sets[-1]}?"
    return f"Vì sao điểm thay đổi từ năm {sets[-2]} sang năm {sets[-1]}?"


def step_labels(last: int, this: int, language: str) -> dict[str, str]:
    """What each part of the bridge is called."""
    if language == "en":
        said = (
            f"Data of {last} revised since",
            "New rules and targets, under the old maxima",
            "New maxima and applicability",
            f"What was done in {this}",
            f"Criteria without data of {last} to compare with",
        )
    else:
        said = (
            f"Số liệu năm {last} được sửa sau khi công bố",
            "Quy tắc và chỉ tiêu mới, theo điểm tối đa cũ",
            "Điểm tối đa và phạm vi áp dụng mới",
            f"Kết quả thực hiện năm {this}",
            f"Tiêu chí không có số liệu năm {last} để so",
        )
    return dict(zip(STEPS, said, strict=True))


def _start(last: int, language: str, is_published: bool) -> str:
    if language == "en":
        return f"{last}, as published" if is_published else f"{last}, recomputed with the criteria set of {last}"
    return f"Năm {last}, số đã công bố" if is_published else f"Năm {last}, tính lại theo bộ tiêu chí năm {last}"


def _bridge_lines(bridge: Bridge, sets: Sequence[int], language: str, is_published: bool) -> tuple[BridgeLine, ...]:
    last, this = sets[-2], sets[-1]
    labels, index = step_labels(last, this, language), bridge.published
    lines = [BridgeLine(_start(last, language, is_published), None, index)]
    for step in STEPS:
        index += bridge.parts[step]
        if step != "revised" or is_published:  # nothing was published that could have been revised
            lines.append(BridgeLine(labels[step], bridge.parts[step], index))
    lines.append(BridgeLine(f"Year {this}" if language == "en" else f"Năm {this}", None, bridge.index))
    return tuple(lines)


def bridge_sentence(bridge: Bridge, last: int, this: int, language: str, *, is_published: bool) -> str:
    """The change between two years and its parts, in one sentence."""
    rules, done = bridge.parts["rules"] + bridge.parts["maxima"], bridge.parts["this_year"]
    before, after = points(bridge.published, language), points(bridge.index, language)
    total, start = signed(bridge.index - bridge.published, language), _start(last, language, is_published)
    if language == "en":
        names = ("the change of the criteria set", f"what was done in {this}", "criteria that cannot be compared")
        revised = "revised data"
    else:
        names = ("do đổi bộ tiêu chí", f"do kết quả năm {this}", "do tiêu chí chưa so được")
        revised = "do sửa số liệu"
    causes = list(zip(names, (rules, done, bridge.parts["not_comparable"]), strict=True))
    causes += [(revised, bridge.parts["revised"])] if is_published else []
    why = "; ".join(f"{name} {signed(part, language)}" for name, part in causes)
    if language == "en":
        return f"{total} points, from {before} ({start}) to {after} ({this}): {why}."
    return f"{total} điểm, từ {before} ({start[:1].lower()}{start[1:]}) thành {after} (năm {this}): {why}."


def _notes(by_set: Mapping[int, Scorecard], sets: Sequence[int], bridge: Bridge, language: str) -> list[str]:
    """What the parts leave out: criteria on neither side, and bands that begin elsewhere."""
    (old, new), vi = (by_set[s].criteria_set for s in sets[-2:]), language == "vi"
    items = {**new.criteria, **new.bonus.items, **new.penalty.items}
    notes = [f"{key} {items[key].title.in_(language)}" for key in bridge.not_comparable]
    if notes:
        start = "Không so được nên để ngoài cả hai bên" if vi else "Not comparable, so left out of both sides"
        notes = [f"{start}: {'; '.join(notes)}."]
    for key in [key for key in new.bands if key in old.bands]:
        before, after = (each.bands[key].from_index.fraction for each in (old, new))
        if before != after:
            name, moved = new.bands[key].label.in_(language), [number(f, None, language) for f in (before, after)]
            said = f"Mức {name} tính từ {moved[1]} điểm, trước là {moved[0]}." if vi else ""
            notes.append(said or f"{name} begins at {moved[1]} points, formerly {moved[0]}.")
    return notes
