"""The measurement of the page of one's own agency in small: two wards more than there are; nothing is timed."""

import re

from tests.load.own_page import HUE, measured


def test_it_scores_the_agencies_it_names_and_prints_each_time() -> None:
    lines = measured(HUE + 2, rounds=1).splitlines()
    assert lines[0].startswith("60 agencies, ")
    assert [re.sub(r"\d[\d.,]*", "9", line).strip() for line in lines[1:]] == [
        "the page for the first visitor, everything scored: 9 s",
        "the page again: 9 ms",
        "the sandbox re-scored: 9 ms",
        "the sandbox read, re-scored and put into words: 9 ms",
    ]
