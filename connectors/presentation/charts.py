"""Charts as Altair specifications: sorted dots and bars on a common scale, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import altair as alt
import polars as pl

from connectors.presentation.agency_card import Comparison
from connectors.presentation.agency_years import BridgeLine, YearPoint
from connectors.presentation.pictures import Drawn, png, svg
from connectors.presentation.public_titles import agency_titles
from connectors.presentation.ranking import Ranking
from connectors.presentation.standing_words import signed
from connectors.presentation.words import word
from rubric.language import number, points

BAND_RAMP = ("#0B2A4A", "#1F5A94", "#5B9BD5", "#A9CCEC", "#EDF4FB")
INK, ACTION, QUIET = "#0B2A4A", "#F46A25", "#5B6B7C"
ROW_HEIGHT = 34
_LONGEST_NAME = 64
# What a legend, an axis and its title take of a chart's height before the rows share the rest.
_LEGEND_HEIGHT, _AXIS_HEIGHT = 50, 45
# The page's own font; then those that draw Vietnamese letters where a picture is made without a browser.
FONTS = "Source Sans, Noto Sans, DejaVu Sans, sans-serif"
_SHAPES = ("circle", "diamond", "square", "triangle-up", "triangle-down", "cross")

_VI_NUMBER = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}
_EN_NUMBER = {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["$", ""]}


def dot_plot(ranking: Ranking, bounds: Sequence[tuple[str, float]], language: str) -> Drawn:
    """Each ranked agency's index as a dot under its name and number, with a rule where each band begins."""
    rows = pl.DataFrame(
        {
            "name": [row.name for row in ranking.rows],
            "index": [row.index / 100 for row in ranking.rows],
            "said": [f"{row.rank_text}. {row.name}: {row.index_text}" for row in ranking.rows],
            "text": [f"{row.rank_text}. {_short(row.name)}: {row.index_text}" for row in ranking.rows],
            "band": [row.band_label for row in ranking.rows],
        }
    )
    low = min([row.index / 100 for row in ranking.rows], default=0.0)
    start = max(0.0, 10 * (low // 10) - 5)
    scale = alt.Scale(domain=[start, 100], nice=False)
    names = [label for _, label, _ in ranking.counts]
    colour = alt.Color(
        "band:N",
        title=None,
        scale=alt.Scale(domain=names, range=list(BAND_RAMP[: len(names)])),
        legend=alt.Legend(orient="top", columns=3),
    )
    tooltip = [
        alt.Tooltip("said:N", title=word("agency", language)),
        alt.Tooltip("band:N", title=word("band", language)),
    ]
    x = alt.X("index:Q", scale=scale, title=word("score", language), axis=alt.Axis(grid=False, tickMinStep=5))
    base = alt.Chart(rows).encode(y=alt.Y("name:N", sort=None, title=None, axis=None))
    lines = base.mark_rule(color="#E1E8EF").encode(x=alt.datum(start, scale=scale), x2=alt.datum(100))
    dots = base.mark_circle(size=120, stroke=INK, strokeWidth=1.2, opacity=1).encode(x=x, color=colour, tooltip=tooltip)
    above = [(bound, f"{name} ≥ {bound:g}") for name, bound in bounds if bound > start]
    begins = pl.DataFrame(above, schema={"from": pl.Float64, "label": pl.String}, orient="row")
    rules = alt.Chart(begins).mark_rule(color="#9FB0C0", strokeDash=[3, 3]).encode(x=alt.X("from:Q", scale=scale))
    chart = alt.layer(lines, rules, dots, _labels(base, start, scale))
    return _styled(chart, language, ROW_HEIGHT * max(len(ranking.rows), 3) + _LEGEND_HEIGHT + _AXIS_HEIGHT)


def group_comparison(comparison: Sequence[Comparison], language: str) -> Drawn:
    """Each group's share under its title: the agency as a bar, its cohort's median a tick and best a diamond."""
    given = [each for each in comparison if each.own is not None]
    labels = [word("this_agency", language), word("median", language), word("best", language)]
    rows = pl.DataFrame(
        {
            "name": [each.group for each in given],
            "own": [_float(each.own) for each in given],
            "median": [_float(each.median) for each in given],
            "best": [_float(each.best) for each in given],
            "text": [f"{each.group}. {each.title}: {_percent(each.own, language)}" for each in given],
        }
    )
    scale = alt.Scale(domain=[0, 100], nice=False)
    parts = zip(("own", "median", "best"), labels, strict=True)
    tooltip = [
        alt.Tooltip("text:N", title=word("group", language)),
        *(alt.Tooltip(f"{key}:Q", title=f"{label} (%)") for key, label in parts),
    ]
    title = agency_titles(language)["comparison_axis"]
    x = alt.X("own:Q", scale=scale, title=title, axis=alt.Axis(grid=False))
    base = alt.Chart(rows).encode(y=alt.Y("name:N", sort=None, title=None, axis=None))
    bars = base.mark_bar(color=BAND_RAMP[2], height=11, yOffset=6).encode(x=x, tooltip=tooltip)
    middle = base.mark_tick(color=INK, thickness=3, size=18, yOffset=6).encode(x=alt.X("median:Q", scale=scale))
    best = base.mark_point(shape="diamond", color=INK, filled=False, size=60, yOffset=6).encode(
        x=alt.X("best:Q", scale=scale)
    )
    height = 40 * max(len(given), 2) + _AXIS_HEIGHT
    return _styled(alt.layer(bars, middle, best, _labels(base, 0, scale)), language, height)


def _labels(base: alt.Chart, start: float, scale: alt.Scale) -> alt.Chart:
    """Each row's words above its mark, so that a narrow screen gives the whole width to both."""
    text = base.mark_text(align="left", baseline="bottom", dy=-5, dx=2, color=INK, fontSize=12)
    return text.encode(x=alt.datum(start, scale=scale), text="text:N")


def years(points_of: Sequence[YearPoint], language: str) -> Drawn:
    """Index by year, a line for each criteria set: where the method changes the line breaks and a rule stands.

    A filled mark is a year under its own set; a hollow one was recomputed under another.
    """
    vi = language == "vi"
    methods = list(dict.fromkeys(each.method for each in points_of))
    own, again = ("bộ của chính năm đó", "tính lại") if vi else ("the year's own set", "recomputed")
    rows = pl.DataFrame(
        {
            "year": [each.year for each in points_of],
            "index": [each.index / 100 for each in points_of],
            "method": [each.method for each in points_of],
            "made": [own if each.is_own else again for each in points_of],
            "text": [points(each.index, language) for each in points_of],
            "highest": [each.index == max(p.index for p in points_of if p.year == each.year) for each in points_of],
            # two marks of one year stand side by side
            "beside": [each.year in [other.year for other in points_of[:n]] for n, each in enumerate(points_of)],
        }
    )
    known = sorted(set(rows["year"].to_list()))
    scale = alt.Scale(domain=[known[0] - 0.5, known[-1] + 0.5], nice=False)
    axis = alt.Axis(values=known, format="d", grid=False, labelAngle=0)
    x = alt.X("year:Q", scale=scale, title=word("year", language), axis=axis)
    y = alt.Y("index:Q", scale=alt.Scale(domain=[0, 105], nice=False), title=word("score", language))
    base = alt.Chart(rows)
    shape = alt.Shape("method:N", title=None, scale=alt.Scale(domain=methods, range=list(_SHAPES[: len(methods)])))
    fill = alt.Fill("made:N", title=None, scale=alt.Scale(domain=[own, again], range=[INK, "#FFFFFF"]))
    below = alt.Legend(orient="bottom", direction="vertical", labelLimit=400)
    # one set has nothing to be told apart from
    named_by_shape = below if len(methods) > 1 else None
    dots = [
        base.transform_filter(alt.datum.beside == is_beside)
        .mark_point(size=110, stroke=INK, strokeWidth=1.6, opacity=1, xOffset=offset)
        .encode(x=x, y=y, shape=shape.legend(named_by_shape), fill=fill.legend(below))
        for is_beside, offset in ((False, 0), (True, 9))
    ]
    line = base.mark_line(color=QUIET, strokeDash=[4, 3]).encode(x=x, y=y, detail="method:N")
    labels = [
        base.transform_filter(alt.datum.highest == is_highest)
        .mark_text(dy=dy, color=INK)
        .encode(x=x, y=y, text="text:N")
        for is_highest, dy in ((True, -15), (False, 17))
    ]
    first_own = {each.method: each.year for each in reversed(points_of) if each.is_own}
    breaks = pl.DataFrame(
        {"at": [first_own[method] - 0.5 for method in methods[1:] if method in first_own]}, {"at": pl.Float64}
    )
    rules = alt.Chart(breaks).mark_rule(color=INK, strokeDash=[2, 2]).encode(x=alt.X("at:Q", scale=scale))
    said = agency_titles(language)["break"]
    named = alt.Chart(breaks).mark_text(color=INK, dx=4, align="left", baseline="bottom", fontSize=11)
    named = named.encode(x=alt.X("at:Q", scale=scale), y=alt.datum(1), text=alt.value(said))
    return _styled(alt.layer(rules, named, line, *dots, *labels), language, 260)


def bridge_bars(lines: Sequence[BridgeLine], language: str) -> Drawn:
    """The parts of a change as bars from zero on one scale, the largest first, each under its words and number."""
    parts = sorted((each for each in lines if each.change is not None), key=lambda each: -abs(each.change or 0))
    rows = pl.DataFrame(
        {
            "name": [each.label for each in parts],
            "points": [(each.change or 0) / 100 for each in parts],
            "text": [f"{each.label}: {signed(each.change or 0, language)}" for each in parts],
        }
    )
    reach = max([1.0, *(abs(value) for value in rows["points"].to_list())]) * 1.05
    scale = alt.Scale(domain=[-reach, reach], nice=False)
    x = alt.X("points:Q", scale=scale, title=word("points", language), axis=alt.Axis(grid=False))
    base = alt.Chart(rows).encode(y=alt.Y("name:N", sort=None, title=None, axis=None))
    bars = base.mark_bar(color=BAND_RAMP[2], stroke=INK, strokeWidth=0.6, height=11, yOffset=6).encode(x=x)
    zero = alt.Chart(pl.DataFrame({"zero": [0.0]})).mark_rule(color="#9FB0C0").encode(x=alt.X("zero:Q", scale=scale))
    return _styled(alt.layer(zero, bars, _labels(base, -reach, scale)), language, 40 * max(len(parts), 2))


def stage_shares(rows: Sequence[tuple[str, int]], language: str) -> Drawn:
    """Points by stage of communication as sorted bars with their numbers."""
    frame = pl.DataFrame(
        {
            "stage": [s for s, _ in rows],
            "points": [p / 100 for _, p in rows],
            "text": [points(p, language) for _, p in rows],
        }
    )
    y = alt.Y("stage:N", sort=None, title=None, axis=alt.Axis(labelLimit=200))
    x = alt.X("points:Q", title=word("points", language), axis=alt.Axis(grid=False, tickMinStep=5))
    base = alt.Chart(frame)
    bars = base.mark_bar(color=BAND_RAMP[1], height=16).encode(x=x, y=y)
    labels = base.mark_text(align="left", dx=4, color=INK).encode(x=x, y=y, text="text:N")
    return _styled(alt.layer(bars, labels), language, 30 * max(len(rows), 2))


def _styled(chart: Any, language: str, height: int) -> Any:
    return configured(chart.properties(height=height, width="container"), language)


def configured(chart: Any, language: str) -> Any:
    """The chart with the house's font and inks, and the language's numbers."""
    number = _VI_NUMBER if language == "vi" else _EN_NUMBER
    return (
        chart.configure(locale=alt.Locale(number=number), background="#FFFFFF", font=FONTS)
        .configure_view(stroke=None)
        .configure_axis(labelColor=INK, titleColor=INK, labelFontSize=12, titleFontSize=12, domainColor=QUIET)
        .configure_legend(labelColor=INK, titleColor=INK, labelFontSize=12, symbolStrokeColor=INK)
    )


def _short(name: str) -> str:
    """A name that fits over its row; the table beside the chart has it whole."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _float(value: Fraction | None) -> float | None:
    """A length to draw; every printed number is exact text beside it."""
    return None if value is None else float(value)


def _percent(value: Fraction | None, language: str) -> str:
    return "" if value is None else f"{number(value, None, language)}%"


__all__ = [
    "ACTION", "BAND_RAMP", "FONTS", "INK", "QUIET", "Drawn", "bridge_bars", "configured", "dot_plot",
    "group_comparison", "png", "stage_shares", "svg", "years",
]  # fmt: skip
