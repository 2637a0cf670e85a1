"""Small multiples of the targets: actuals as dots by year, the required path dashed, the target and the projection."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import polars as pl

from connectors.presentation.charts import INK, QUIET, Drawn, configured
from connectors.presentation.progress.progress_list import TargetLine
from connectors.presentation.progress.progress_years import Drawing
from rubric.text import Text

HEIGHT, WIDTH, COLUMNS = 150, 300, 2
_TITLE_WIDTH = 75  # letters over two charts beside each other
TARGET = "#1F5A94"
LEGEND = Text(
    vi="Chấm: số liệu từng năm; nét đứt: đường phải đi; hình thoi: mục tiêu; vòng rỗng: dự báo theo tốc độ hiện tại",
    en="Dot: actual of a year; dashes: required path; diamond: target; ring: projection at the current pace",
)
_SCHEMA = {"year": pl.String, "value": pl.Float64, "text": pl.String}


def years_of(lines: Sequence[TargetLine]) -> list[int]:
    """The years that charts beside each other share, so that they can be compared."""
    years = [
        year
        for line in lines
        if (drawn := line.drawing) is not None
        for year in (*(year for year, *_ in drawn.actuals), drawn.goal[0])
    ]
    return list(range(min(years), max(years) + 1)) if years else []


def target_chart(drawing: Drawing, years: Sequence[int], language: str) -> Drawn:
    """One target on the common scale, as wide as its place."""
    return configured(_layers(drawing, years).properties(height=HEIGHT, width="container"), language)


def target_spec(drawing: Drawing, years: Sequence[int], language: str) -> dict[str, Any]:
    """The same as Vega-Lite has it, made once for all visitors: each takes a tenth of a second, a page draws ten."""
    return json.loads(_spec(drawing, tuple(years), language))


@lru_cache(maxsize=1000)
def _spec(drawing: Drawing, years: tuple[int, ...], language: str) -> str:
    return target_chart(drawing, years, language).to_json()


def all_targets_chart(lines: Sequence[TargetLine], title: Sequence[str], language: str) -> Drawn:
    """Every target that can be drawn, in one picture to take away; ``title`` is its heading, line by line."""
    years = years_of(lines)
    parts = [
        _layers(line.drawing, years).properties(
            height=HEIGHT, width=WIDTH, title=alt.TitleParams(_wrapped(line.drawing.title, line.span), anchor="start")
        )
        for line in lines
        if line.drawing is not None
    ]
    head, *rest = title
    below = [line for each in (*rest, LEGEND.in_(language)) for line in textwrap.wrap(each, _TITLE_WIDTH + 20)]
    above = alt.TitleParams(textwrap.wrap(head, _TITLE_WIDTH), subtitle=below, anchor="start", fontSize=16, offset=18)
    picture = alt.concat(*parts, columns=COLUMNS, spacing=28).properties(title=above)
    return configured(picture, language).configure_title(color=INK, subtitleColor=INK, fontSize=12)


def _layers(drawing: Drawing, years: Sequence[int]) -> Any:
    names = [str(year) for year in years]
    x = alt.X("year:O", scale=alt.Scale(domain=names), axis=alt.Axis(title=None, labelAngle=0, grid=False, ticks=False))
    y = alt.Y("value:Q", scale=_scale(drawing), axis=_axis(drawing))
    tooltip = ["text:N"]
    path = _frame((year, value, "") for year, value in drawing.path)
    actuals, goal = _frame(drawing.actuals), _frame([drawing.goal])
    diamond = alt.Chart(goal).mark_point(shape="diamond", color=TARGET, filled=True, size=230, opacity=1)
    layers = [
        alt.Chart(path).mark_line(color=QUIET, strokeDash=[5, 4], strokeWidth=1.5).encode(x=x, y=y),
        diamond.encode(x=x, y=y),
        alt.Chart(actuals)
        .mark_point(color=INK, filled=True, size=80, opacity=1, stroke="#FFFFFF", strokeWidth=1)
        .encode(x=x, y=y, tooltip=tooltip),
        _text(actuals, x, y, 15, INK),
    ]
    if drawing.projection is not None:
        ahead = _frame([drawing.projection])
        hollow = alt.Chart(ahead).mark_point(color=INK, fill="#FFFFFF", size=80, opacity=1, strokeWidth=1.8)
        layers += [hollow.encode(x=x, y=y, tooltip=tooltip), _text(ahead, x, y, 15, INK)]
    return alt.layer(*layers, _text(goal, x, y, -15, TARGET))


def _text(frame: pl.DataFrame, x: alt.X, y: alt.Y, below: int, color: str) -> alt.Chart:
    return alt.Chart(frame).mark_text(dy=below, fontSize=11, color=color).encode(x=x, y=y, text="text:N")


def _scale(drawing: Drawing) -> alt.Scale:
    """Room above and below for the numbers; percentages all share 0 to 100."""
    top = 100.0 if drawing.is_percent else max(_heights(drawing))
    return alt.Scale(domain=[-0.24 * top, 1.18 * top], nice=False, zero=False)


def _axis(drawing: Drawing) -> alt.Axis:
    values = [0, 50, 100] if drawing.is_percent else [0, float(drawing.goal[1])]
    label = "datum.value + '%'" if drawing.is_percent else "datum.value"
    return alt.Axis(title=None, values=values, labelExpr=label, gridColor="#E1E8EF", domain=False, ticks=False)


def _heights(drawing: Drawing) -> list[float]:
    ahead = [] if drawing.projection is None else [drawing.projection]
    return [1.0, *(float(value) for _, value, _ in (*drawing.actuals, drawing.goal, *ahead))]


def _frame(points: Any) -> pl.DataFrame:
    rows = [(str(year), float(value), text) for year, value, text in points]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _wrapped(title: str, span: str) -> list[str]:
    return textwrap.wrap(f"{title} ({span})", 50)
