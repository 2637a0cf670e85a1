"""An agency's years, and the bridge where the criteria set changed between the last two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
import streamlit as st

from connectors.exports.text import file_name
from connectors.ledger import Release
from connectors.localities import criteria_years
from connectors.presentation import charts, downloads
from connectors.presentation.agency_years import AgencyYears, agency_years
from connectors.presentation.public_titles import agency_titles
from connectors.presentation.rendering import render
from connectors.progress.method_bridge import method_bridges
from connectors.published import holding_before, public_records
from connectors.scorecard import Scorecard
from connectors.settings import settings
from pages.parts.access import guarded_file
from pages.parts.editions import released_scorecard
from pages.parts.ledgers import ledger_now, newest_run
from pages.parts.shell import Shell, scorecard_under
from rubric.bridge import Bridge


def years_of(shell: Shell, code: str) -> AgencyYears:
    """The years of an agency under every criteria set of the locality up to the one shown.

    Beside a release stand only releases: of each year before, the one that holds.
    """
    if shell.release is not None:
        return _released_years(shell, shell.release, code)
    chosen = settings()
    run = newest_run(shell.locality)
    shown = shell.scorecard.criteria_set.year
    if run is None:
        return agency_years({shown: shell.scorecard}, code, shell.language)
    of_run = (shell.locality, run.sync, run.as_of)
    by_set = {year: _under(year, of_run) for year in criteria_years(shell.locality, chosen.data) if year < shown} | {
        shown: shell.scorecard
    }
    bridge = _bridges(shown, of_run).get(code) if shown - 1 in by_set else None
    return agency_years(by_set, code, shell.language, bridge)


def _released_years(shell: Shell, release: Release, code: str) -> AgencyYears:
    shown = release.year
    before = _released_before(shell.locality, shown)
    by_set = {year: released_scorecard(each.bundle) for year, each in before.items()} | {shown: shell.scorecard}
    last = before.get(shown - 1)
    bridge = _released_bridges(last.bundle, release.bundle).get(code) if last else None
    return agency_years(by_set, code, shell.language, bridge)


def _released_before(locality: str, year: int) -> dict[int, Release]:
    """The release that holds for each year before ``year``."""
    return holding_before(public_records(ledger_now(), locality), year)


def draw_years(years: AgencyYears, shell: Shell, code: str, name: str) -> None:
    """Index and rank by year: the picture, the table, the file."""
    titles = agency_titles(shell.language)
    st.header(titles["years"], anchor=False)
    st.caption(titles["years_note"])
    alt = titles["years_alt"].format(name=name)
    st.altair_chart(charts.years(years.points, shell.language), width="stretch", theme=None, alt=alt)
    st.html(render("years", shell.language, years=years))
    _file(
        shell,
        "Điểm các năm" if shell.language == "vi" else "Years",
        f"{code}-cac-nam",
        lambda: downloads.years_table(years, shell.language),
    )


def draw_bridge(years: AgencyYears, shell: Shell, code: str) -> None:
    """Why the index moved between two years of different sets; nothing where there is no bridge."""
    if not years.bridge:
        return
    st.header(years.bridge_title, anchor=False)
    st.html(render("bridge_sentence", shell.language, years=years))
    left, right = st.columns([3, 2])
    with left:
        st.altair_chart(
            charts.bridge_bars(years.bridge, shell.language), width="stretch", theme=None, alt=years.bridge_sentence
        )
    with right:
        st.html(render("bridge", shell.language, years=years))
        title = "Thay đổi giữa hai năm" if shell.language == "vi" else "Change between the years"
        _file(shell, title, f"{code}-thay-doi", lambda: downloads.bridge_table(years, shell.language))


def _file(shell: Shell, title: str, stem: str, make: Callable[[], pl.DataFrame]) -> None:
    def as_csv() -> bytes:
        return downloads.csv(make())

    st.download_button(
        f"{title} (CSV)",
        as_csv if shell.release is not None else guarded_file("see_provisional", as_csv),
        file_name(shell.locality, stem, ending=".csv"),
        "text/csv",
        key=f"download:{stem}",
        on_click="ignore",
    )


def _under(year: int, of_run: tuple[str, int, date]) -> Scorecard:
    locality, sync, as_of = of_run
    return scorecard_under(locality, year, sync, as_of)


@st.cache_resource(show_spinner=False, max_entries=4)
def _bridges(year: int, of_run: tuple[str, int, date]) -> dict[str, Bridge]:
    """The bridges of all agencies to ``year``, between provisional figures: last year's by last year's set."""
    last, this = (_under(each, of_run) for each in (year - 1, year))
    return method_bridges((last.installation, last.figures), (this.installation, this.figures))


@st.cache_resource(show_spinner=False, max_entries=4)
def _released_bridges(last: str, this: str) -> dict[str, Bridge]:
    """The bridges of all agencies between two releases, by the hashes of their bundles."""
    before, now = released_scorecard(last), released_scorecard(this)
    return method_bridges((before.installation, before.figures), (now.installation, now.figures))
