"""Charts as pictures to take away: SVG and PNG, drawn without a browser."""

from __future__ import annotations

from typing import Any

import altair as alt
import vl_convert

from connectors.exports.text import plain

Drawn = alt.Chart | alt.LayerChart | alt.ConcatChart


def svg(chart: Drawn) -> str:
    """The chart as an SVG document, for downloads and print."""
    return vl_convert.vegalite_to_svg(_drawn(chart), format_locale=_locale(chart))


def png(chart: Drawn) -> bytes:
    """The chart as a PNG at twice the screen's density."""
    return vl_convert.vegalite_to_png(_drawn(chart), scale=2, format_locale=_locale(chart))


def _sized(chart: Drawn) -> Drawn:
    """The chart at the width of a page; small multiples bring their own."""
    return chart if isinstance(chart, alt.ConcatChart) else chart.properties(width=640)


def _drawn(chart: Drawn) -> Any:
    """The chart as Vega-Lite has it, with no character that a picture cannot hold."""
    return _writable(_sized(chart).to_dict())


def _writable(value: Any) -> Any:
    match value:
        case str():
            return plain(value)
        case dict():
            return {key: _writable(each) for key, each in value.items()}
        case list():
            return [_writable(each) for each in value]
        case _:
            return value


def _locale(chart: Any) -> dict[str, Any]:
    return chart.to_dict()["config"]["locale"]["number"]
