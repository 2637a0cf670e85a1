"""Pictures of the extreme locality: of 168 agencies and of one, of endless names, without the fonts that are named."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import altair as alt
import polars as pl
import pytest
from PIL import Image

from connectors.presentation import charts
from connectors.presentation.agency_card import agency_card
from connectors.presentation.progress import progress_chart
from connectors.presentation.progress.progress_list import progress_list
from connectors.presentation.ranking import ranking
from connectors.presentation.score_list import as_csv, as_table
from tests import extreme_locality as extreme

SVG = "{http://www.w3.org/2000/svg}"


def size_of(chart: charts.Drawn) -> tuple[int, int]:
    return Image.open(io.BytesIO(charts.png(chart))).size


def texts_of(chart: charts.Drawn) -> str:
    return "\n".join("".join(text.itertext()) for text in ET.fromstring(charts.svg(chart)).iter(f"{SVG}text"))


def test_a_dot_for_each_of_168_and_no_name_makes_the_picture_wider() -> None:
    shown = ranking(extreme.scorecard(), 2026, "xa", "vi")
    chart = charts.dot_plot(shown, [("Tốt", 80.0)], "vi")
    said = texts_of(chart)
    assert all(f"\n{row.rank_text}. " in f"\n{said}" for row in shown.rows)
    assert f"{extreme.LONG_NAME[:60]}" in said
    assert extreme.LONG_NAME not in said
    width, height = size_of(chart)
    assert width < 1500
    assert height > 100 * len(shown.rows) / 2


def test_a_cohort_of_one() -> None:
    shown = ranking(extreme.scorecard(), 2026, "phuong", "vi")
    assert [row.name for row in shown.rows] == ["Phường Một Mình"]
    assert "1. Phường Một Mình" in texts_of(charts.dot_plot(shown, [("Tốt", 80.0)], "vi"))
    card = agency_card(extreme.scorecard(), extreme.ALONE, 2026, "vi")
    ET.fromstring(charts.svg(charts.group_comparison(card.comparison, "vi")))


@pytest.mark.parametrize("code", [*extreme.SILENT, extreme.UNREADABLE, extreme.NOT_APPLICABLE, "99003"])
def test_the_comparison_of_agencies_with_little_or_nothing(code: str) -> None:
    card = agency_card(extreme.scorecard(), code, 2026, "vi")
    ET.fromstring(charts.svg(charts.group_comparison(card.comparison, "vi")))


def test_a_long_heading_is_wrapped_and_markup_in_it_is_text() -> None:
    drawn = [line for line in progress_list(extreme.scorecard(), 2026, "vi").targets if line.drawing]
    chart = progress_chart.all_targets_chart(drawn, [extreme.LONG_NAME, extreme.TYPED[0]], "vi")
    assert "<script>alert('57')</script>" in texts_of(chart)
    assert size_of(chart)[0] < 1500


def test_letters_are_drawn_where_no_named_font_is_there() -> None:
    """A server may have no fonts at all: the last of the house's names must then find one."""

    def ink(font: str) -> int:
        words = (
            alt.Chart(pl.DataFrame({"name": ["Nguyễn Thượng Hiền ữ ợ đ"]})).mark_text(fontSize=30).encode(text="name:N")
        )
        chart = charts.configured(words, "vi").configure(
            font=font,
            locale=alt.Locale(number=alt.NumberLocale(decimal=",", thousands=".", grouping=[3], currency=["", ""])),
        )
        return sum(Image.open(io.BytesIO(charts.png(chart))).convert("L").histogram()[:128])

    *named, last = charts.FONTS.split(", ")
    assert named
    missing = ", ".join("No Such Font" for _ in named)
    assert ink(missing) == 0  # what would happen
    assert ink(f"{missing}, {last}") > 500


def test_the_list_at_the_terminal_is_whole() -> None:
    scorecard = extreme.scorecard()
    assert len(as_csv(scorecard, 2026).splitlines()) == 1 + len(scorecard.agencies)
    assert "\n99004" not in as_csv(scorecard, 2026)
    assert all(agency.name.vi in as_table(scorecard, 2026) for agency in scorecard.agencies.values())
    assert "'=HYPERLINK" in as_csv(scorecard, 2026)
