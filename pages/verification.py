"""Thẩm định: which claims need a person; decisions, the second person, appeals, submissions, the audit log."""

from __future__ import annotations

import streamlit as st

from connectors.access import Visitor
from connectors.cycle.desk import Desk
from connectors.presentation.verifying.appeal_lines import open_appeals
from connectors.presentation.verifying.verification_words import say as words
from pages.parts.access import guard
from pages.parts.choices import choice
from pages.parts.shell import Shell, headline, open_shell
from pages.parts.verifying.appealing import draw_appeals
from pages.parts.verifying.claim import draw_claim
from pages.parts.verifying.desk import claim_in_address, desk_now, note, open_claim
from pages.parts.verifying.log import draw_log
from pages.parts.verifying.minutes import minutes_box
from pages.parts.verifying.queue import draw_queue
from pages.parts.verifying.submissions import draw_submissions
from pages.parts.verifying.together import draw_together
from rubric.language import number

WORK = {"": "queue", "cung-luc": "together", "giai-trinh": "appeals", "da-nop": "submissions", "nhat-ky": "log"}


def main() -> None:
    """Draw the page."""
    visitor = guard("verification")
    shell = open_shell(internal=True)
    desk = desk_now(shell.locality)
    assert desk is not None  # open_shell stops where nothing was read
    headline(shell, words("question", shell.language), _sentence(desk, shell.language))
    if shell.year != desk.state.year:
        note(words("other_year", shell.language, year=str(desk.state.year)), shell.language, "action")
        return
    minutes_box(shell, desk, visitor)
    work = choice(
        st.segmented_control,
        words("work", shell.language),
        list(WORK),
        param="viec",
        format_func=lambda key: words(f"work.{WORK[key]}", shell.language),
        default="",
        on_chosen=_leave,
    )
    opened = claim_in_address()
    if opened:
        draw_claim(shell, desk, visitor, opened)
    else:
        _draw(WORK[work], shell, desk, visitor)


def _draw(work: str, shell: Shell, desk: Desk, visitor: Visitor) -> None:
    match work:
        case "together":
            draw_together(shell, desk, visitor)
        case "appeals":
            draw_appeals(shell, desk, visitor)
        case "submissions":
            draw_submissions(shell, desk, visitor)
        case "log":
            draw_log(shell)
        case _:
            draw_queue(shell, desk)


def _sentence(desk: Desk, language: str) -> str:
    """What is left to do, in one sentence."""
    counts, low = desk.counts, len(desk.acceptable_together)
    left = len(desk.states) - counts["decided"]
    figures = {
        "left": left,
        "all": len(desk.states),
        "risky": left - low - counts["waiting"],
        "low": low,
        "waiting": counts["waiting"],
        "appeals": open_appeals(desk),
    }
    return words("sentence", language, **{name: number(each, 0, language) for name, each in figures.items()})


def _leave(_work: str) -> None:
    """Another task begins at its first page, with no claim open."""
    open_claim(None)
    for name in ("trang", "truoc"):
        st.query_params.pop(name, None)


main()
