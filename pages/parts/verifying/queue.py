"""The queue: claims by risk with their reasons, filtered by the address, a page at a time."""

from __future__ import annotations

import streamlit as st

from connectors.cycle.desk import CLAIM_STATES, Desk
from connectors.presentation.rendering import render
from connectors.presentation.verifying.verification_lines import QueueLine, QueuePage, chosen, page_of, reason_counts
from connectors.presentation.verifying.verification_reasons import reason_title
from connectors.presentation.words import word
from connectors.verification.queue import QueueItem
from pages.parts.choices import choice
from pages.parts.shell import Shell
from pages.parts.verifying.desk import note, open_claim, teller
from rubric.language import number


def draw_queue(shell: Shell, desk: Desk) -> None:
    """Draw the filters and one page of what they leave."""
    items = _filtered(shell, desk)
    page = paged(shell, desk, items)
    t = teller(shell.language)
    note(t("found", count=number(page.count, 0, shell.language)) if page.count else t("nothing"), shell.language)
    for line in page.lines:
        draw_line(line, shell.language)


def draw_line(line: QueueLine, language: str) -> None:
    """One claim with the button that opens it."""
    left, right = st.columns([8, 1], vertical_alignment="center")
    with left:
        st.html(render("verification_line", language, line=line))
    label = teller(language)("open")
    right.button(label, key=f"open:{'.'.join(line.key)}", on_click=open_claim, args=(line.key,))


def paged(shell: Shell, desk: Desk, items: list[QueueItem]) -> QueuePage:
    """The page of the address, with the choice of another where there are several."""
    asked = st.query_params.get("trang", "1")
    page = page_of(desk, items, int(asked) if asked.isdecimal() else 1, shell.language)
    if page.pages > 1:
        t, pages = teller(shell.language), [str(number) for number in range(1, page.pages + 1)]
        choice(
            st.selectbox,
            t("page"),
            pages,
            param="trang",
            format_func=lambda number: t("page_of", page=number, pages=str(page.pages)),
            default="1",
        )
    return page


def _filtered(shell: Shell, desk: Desk) -> list[QueueItem]:
    """What the address asks for; every filter begins the pages anew."""
    language, t = shell.language, teller(shell.language)
    agencies, cohorts = shell.scorecard.agencies, shell.scorecard.criteria_set.cohorts
    everyone = word("everyone", language)
    places = st.columns(4, vertical_alignment="bottom")
    counts = desk.counts
    state = choice(
        places[0].selectbox,
        t("state"),
        ["", *CLAIM_STATES],
        param="tt",
        format_func=lambda key: t(f"state.{key}") + (f" ({counts[key]})" if key else ""),  # type: ignore[index]
        default="",
        on_chosen=_first_page,
    )
    cohort = choice(
        places[1].selectbox,
        word("cohort", language),
        ["", *cohorts],
        param="khoi",
        format_func=lambda key: cohorts[key].title.in_(language) if key else everyone,
        default="",
        on_chosen=_first_page,
    )
    agency = choice(
        places[2].selectbox,
        word("agency", language),
        ["", *(code for code in agencies if cohort in {"", agencies[code].cohort})],
        param="ma",
        format_func=lambda code: agencies[code].name.in_(language) if code else everyone,
        default="",
        on_chosen=_first_page,
    )
    left = chosen(desk, state=state, agency=agency, cohort=cohort)
    reasons = reason_counts(left)
    code = choice(
        places[3].selectbox,
        t("reason"),
        ["", *reasons],
        param="ly",
        format_func=lambda key: f"{reason_title(key, language)} ({reasons[key]})" if key else everyone,
        default="",
        on_chosen=_first_page,
    )
    return chosen(desk, state=state, agency=agency, cohort=cohort, code=code)


def _first_page(_chosen: str) -> None:
    st.query_params.pop("trang", None)
