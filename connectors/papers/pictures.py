"""Charts for papers: at least 300 dots an inch, in inks that a grey print keeps apart, each told in words too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import altair as alt
import polars as pl
import vl_convert

from connectors.papers.material import Material
from connectors.papers.paper import Picture
from connectors.papers.ranking_tables import cohort_ranking
from connectors.presentation import charts

WIDTH_MM = 160
TITLE = "Số đơn vị được xếp hạng theo mức xếp loại"


def bands_picture(material: Material) -> Picture:
    """How many agencies of each cohort are in which band: a bar a cohort, each part with its number."""
    titles = material.scorecard.criteria_set.cohorts
    shown = {titles[key].title.vi: cohort_ranking(material, key).counts for key in titles}
    bands = [label for _, label, _ in next(iter(shown.values()))]
    rows = [
        {"cohort": cohort, "band": label, "order": place, "count": count}
        for cohort, counts in shown.items()
        for place, label, count in counts
        if count
    ]
    told = "; ".join(
        f"{cohort}: " + ", ".join(f"{count} {label}" for _, label, count in counts if count)
        for cohort, counts in shown.items()
        if any(count for _, _, count in counts)
    )
    alt_text = f"Biểu đồ số đơn vị theo mức xếp loại năm {material.year}, từng khối. {told}."
    return Picture(print_png(_bars(rows, bands, list(shown)), WIDTH_MM), alt_text, WIDTH_MM)


def print_png(chart: charts.Drawn, width_mm: int) -> bytes:
    """The chart as a PNG of at least 300 dots an inch when it is printed ``width_mm`` wide."""
    spec = chart.to_dict()
    locale = spec["config"]["locale"]["number"]
    wanted = ceil(width_mm / 25.4 * 300)
    drawn = _width_in_pixels(vl_convert.vegalite_to_png(spec, scale=1, format_locale=locale))
    return vl_convert.vegalite_to_png(spec, scale=ceil(10 * wanted / drawn + 1) / 10, format_locale=locale)


def _width_in_pixels(png: bytes) -> int:
    return int.from_bytes(png[16:20], "big")  # the first chunk of a PNG begins with its width


def _bars(rows: Sequence[Mapping[str, object]], bands: list[str], cohorts: list[str]) -> charts.Drawn:
    schema = {"cohort": pl.String, "band": pl.String, "order": pl.Int64, "count": pl.Int64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    ramp = list(charts.BAND_RAMP[: len(bands)])
    base = alt.Chart(frame).encode(
        y=alt.Y("cohort:N", sort=cohorts, title=None, axis=alt.Axis(labelLimit=220, labelPadding=6, ticks=False)),
        x=alt.X("count:Q", stack="zero", title="Số đơn vị", axis=alt.Axis(grid=False, tickMinStep=1, format="d")),
        order=alt.Order("order:Q"),
    )
    colour = alt.Color(
        "band:N",
        title=None,
        scale=alt.Scale(domain=bands, range=ramp),
        legend=alt.Legend(orient="top", columns=len(bands)),
    )
    bars = base.mark_bar(stroke=charts.INK, strokeWidth=0.8, size=24).encode(color=colour)
    inks = alt.Scale(domain=bands, range=["#FFFFFF", "#FFFFFF", *[charts.INK] * (len(bands) - 2)])
    numbers = base.mark_text(fontSize=12, fontWeight="bold").encode(
        x=alt.X("count:Q", stack="zero", bandPosition=0.5),
        text="count:Q",
        color=alt.Color("band:N", scale=inks, legend=None),
    )
    return charts.configured(
        alt.layer(bars, numbers)
        .resolve_scale(color="independent")
        .properties(title=TITLE, width=480, height=40 * len(cohorts) + 10),
        "vi",
    )
