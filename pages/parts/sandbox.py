"""The sandbox: other figures in a table, the score they would make at once. Nothing is saved."""

from __future__ import annotations

import polars as pl
import streamlit as st

from connectors.presentation.own.sandbox_table import LONGEST_TYPED, TryRow, read_typed, tried, try_rows
from connectors.presentation.own.self_assessment_words import own_word
from connectors.presentation.rendering import render
from connectors.way_up.sandbox import rescore
from pages.parts.access import NotAllowed, require
from pages.parts.cycle import state_now
from pages.parts.own_titles import titles_of

HEIGHT = 420  # pixels; the table scrolls inside
LABEL = 230  # pixels; beside it “Thử ghi” is still seen on a telephone, and on a desk it grows to hold whole labels


@st.fragment
def sandbox(locality: str, agency: str, language: str) -> None:
    """Draw the table and what it gives. A fragment runs without its page, so it asks anew who is here."""
    try:
        require("see_own", agency, locality)
    except NotAllowed:
        st.warning(own_word("refused", language))
        return
    state = state_now(locality)
    if state is None or agency not in state.installation.agencies:
        return
    scorecard = state.computed
    rows = try_rows(scorecard, agency, state.year, language)
    made_of = f"{scorecard.run.inputs_hash[:12]}:{scorecard.run.criteria_hash[:12]}"
    typed = _typed(rows, f"sandbox:{agency}:{made_of}:{language}", language)
    read = read_typed(rows, typed, scorecard.criteria_set.fields, language)
    found = rescore(scorecard, agency, state.year, read.changes)
    shown = tried(scorecard, found, read, language)
    st.html(render("own_sandbox", language, tried=shown, titles=titles_of(language)))


def _typed(rows: tuple[TryRow, ...], key: str, language: str) -> list[str | None]:
    """What is typed now, one text a row; the other columns cannot be edited, nor rows added."""
    words = {name: own_word(f"sandbox.{name}", language) for name in ("field", "now", "unit", "try")}
    table = pl.DataFrame(
        {
            "field": [row.label for row in rows],
            "try": [row.typed for row in rows],
            "now": [row.now for row in rows],
            "unit": [row.unit for row in rows],
            "item": [row.items for row in rows],
        },
        schema=dict.fromkeys(("field", "try", "now", "unit", "item"), pl.String),
    )
    edited = st.data_editor(
        table,
        key=key,
        hide_index=True,
        num_rows="fixed",
        height=HEIGHT,
        width="stretch",
        disabled=["item", "field", "now", "unit"],
        column_config={
            "item": st.column_config.TextColumn(own_word("column.item", language), width="small"),
            "field": st.column_config.TextColumn(words["field"], width=LABEL),
            "now": st.column_config.TextColumn(words["now"], width="small"),
            "try": st.column_config.TextColumn(words["try"], width="small", max_chars=LONGEST_TYPED),
            "unit": st.column_config.TextColumn(words["unit"], width="small"),
        },
    )
    return edited["try"].to_list()
