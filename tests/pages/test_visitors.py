"""A browser of the demonstration is known again by the token in Streamlit's cookie, which every page masks anew."""

import pytest

from pages.parts.visitors import unmasked


def test_two_masks_of_one_token_are_one_browser_and_another_token_is_another() -> None:
    # 0f0f ^ 00ff = 0ff0, as is f00f ^ ffff; 0f0e ^ 00ff is not.
    assert unmasked("2|00ff|0f0f|1795296602") == unmasked("2|ffff|f00f|1795299999") == "0ff0"
    assert unmasked("2|00ff|0f0e|1795296602") == "0ff1"


def test_a_mask_shorter_than_the_token_begins_again() -> None:
    assert unmasked("2|0f|0f0e|1") == "0001"


@pytest.mark.parametrize("cookie", ["", "2|a|b|1", "2||0f0f|1", "2|00ff|xyz1|1", "1|00ff|0f0f|1", "anything"])
def test_any_other_cookie_stands_for_itself(cookie: str) -> None:
    assert unmasked(cookie) == cookie
