"""Charts by rows: the ranking as dots, an agency beside its cohort, the parts of a change, points by stage."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from connectors.presentation.agency_card import Comparison
from connectors.presentation.agency_years import BridgeLine
from connectors.presentation.public_titles import agency_titles, criteria_titles
from connectors.presentation.ranking import Ranking
from connectors.presentation.standing_words import signed
from connectors.presentation.words import word
from connectors.site.drawing.shapes import Bar, Label, Line, Mark, Picture, Row, Rows, Scale
from rubric.language import number, points

HEIGHT, MIDDLE, BAR = 16, 8.0, 10.0
LEAST_APART = 12.0  # per cent of the width between two words of an axis


def dots(ranking: Ranking, bounds: Sequence[tuple[str, Fraction]], alt: str, language: str) -> Rows:
    """Each ranked agency's index as a dot in its band's colour, with a dashed line where each band begins."""
    low = min((row.index / 100 for row in ranking.rows), default=0.0)
    start = max(0.0, 10 * (low // 10) - 5)
    scale = Scale(start, 100)
    begins = [(label, bound) for label, bound in bounds if bound > start]
    rules = [Line(scale.at(float(bound)), 2, scale.at(float(bound)), HEIGHT - 2, "begins") for _, bound in begins]
    rows = [
        Row(
            f"{row.rank_text}. {row.name}: {row.index_text}" + (f" · {row.band_label}" if row.band is not None else ""),
            Picture(
                HEIGHT,
                "",
                rails=[Line(0, MIDDLE, 100, MIDDLE, "rail"), *rules],
                marks=[Mark(scale.at(row.index / 100), MIDDLE, f"d{row.band}" if row.band is not None else "dx")],
            ),
        )
        for row in ranking.rows
    ]
    ticks = [Fraction(round(start)), *(bound for _, bound in begins), Fraction(100)]
    return Rows(alt, rows, _axis(scale, ticks, language), word("score", language))


def comparison(lines: Sequence[Comparison], alt: str, language: str) -> Rows:
    """Each group's share: the agency as a bar, its cohort's median a tick and best a diamond."""
    scale = Scale(0, 100)
    rows: list[Row] = []
    for line in lines:
        if line.own is None:
            continue
        middle = [] if line.median is None else [_tick(scale.at(float(line.median)))]
        best = [] if line.best is None else [Mark(scale.at(float(line.best)), MIDDLE, "hollow", "diamond")]
        rows.append(
            Row(
                f"{line.group}. {line.title}: {number(line.own, None, language)}%",
                Picture(
                    HEIGHT,
                    "",
                    rails=[Line(0, MIDDLE, 100, MIDDLE, "rail")],
                    lines=middle,
                    bars=[_bar(0, scale.at(float(line.own)), "own")],
                    marks=best,
                ),
            )
        )
    ticks = [Fraction(each) for each in (0, 25, 50, 75, 100)]
    return Rows(alt, rows, _axis(scale, ticks, language), agency_titles(language)["comparison_axis"])


def bridge(lines: Sequence[BridgeLine], alt: str, language: str) -> Rows:
    """The parts of a change as bars from zero on one scale, the largest first."""
    parts = sorted((each for each in lines if each.change is not None), key=lambda each: -abs(each.change or 0))
    reach = max([100, *(abs(each.change or 0) for each in parts)])
    scale = Scale(-reach, reach)
    zero = scale.at(0)
    rows = [
        Row(
            f"{each.label}: {signed(each.change or 0, language)}",
            Picture(
                HEIGHT,
                "",
                rails=[Line(zero, 0, zero, HEIGHT, "zero")],
                bars=[_bar(min(zero, scale.at(each.change or 0)), max(zero, scale.at(each.change or 0)), "own")],
            ),
        )
        for each in parts
    ]
    return Rows(alt, rows)


def stages(lines: Sequence[tuple[str, int]], language: str) -> Rows:
    """Points by stage of communication, longest bar for most points."""
    scale = Scale(0, max([1, *(given for _, given in lines)]))
    rows = [
        Row(f"{stage}: {points(given, language)}", Picture(HEIGHT, "", bars=[_bar(0, scale.at(given), "main")]))
        for stage, given in lines
    ]
    return Rows(criteria_titles(language)["shares_alt"], rows)


def _bar(start: float, end: float, look: str) -> Bar:
    return Bar(start, (HEIGHT - BAR) / 2, round(end - start, 2), BAR, look)


def _tick(x: float) -> Line:
    return Line(x, 0, x, HEIGHT, "median")


def _axis(scale: Scale, ticks: Sequence[Fraction], language: str) -> Picture:
    """The ticks whose words have room, both ends always."""
    kept: list[Fraction] = []
    ordered = sorted(set(ticks))
    for tick in ordered:
        before = scale.at(float(kept[-1])) if kept else -100.0
        room_after = 100.0 if tick == ordered[-1] else scale.at(float(ordered[-1])) - scale.at(float(tick))
        if min(scale.at(float(tick)) - before, room_after) >= LEAST_APART or tick == ordered[-1]:
            kept.append(tick)
    labels = [
        Label(
            scale.at(float(tick)),
            18,
            number(tick, None, language),
            "start" if tick == ordered[0] else "end" if tick == ordered[-1] else "middle",
        )
        for tick in kept
    ]
    lines = [Line(scale.at(float(tick)), 0, scale.at(float(tick)), 5, "tick") for tick in kept]
    return Picture(22, "", lines=[Line(0, 0, 100, 0, "tick"), *lines], labels=labels)
