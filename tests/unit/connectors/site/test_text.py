"""HTML is written with static links and without anything a page may not hold."""

import pytest

from connectors.site.faults import SiteError
from connectors.site.text import as_bytes, checked, with_static_links


def test_links_of_the_dashboard_are_replaced_and_all_others_stay():
    fragment = (
        '<a href="co-quan?dp=hue&amp;ma=a">a</a><a href="#D1">b</a><a href="https://hue.gov.vn/?a=1&amp;b=2">c</a>'
        '<a href="mailto:so@hue.gov.vn">d</a>'
    )
    seen: list[str] = []

    def static(address: str) -> str:
        seen.append(address)
        return 'x.html?"&'

    assert with_static_links(fragment, static) == (
        '<a href="x.html?&quot;&amp;">a</a><a href="#D1">b</a><a href="https://hue.gov.vn/?a=1&amp;b=2">c</a>'
        '<a href="mailto:so@hue.gov.vn">d</a>'
    )
    assert seen == ["co-quan?dp=hue&ma=a"]


def test_typed_text_that_looks_like_a_link_is_text():
    typed = "&lt;a href=&#34;javascript:alert(57)&#34;&gt; href='x' href=y"
    assert with_static_links(typed, lambda _: pytest.fail("that is no link")) == typed


def test_what_html_forbids_and_what_turns_text_around_is_left_out():
    typed = "a\x00b\x1bc\x7fd\x85e\ufffef\uffffg\U0001ffffh\u202ei\u2066j\ud800k\tl\nm ễ"
    assert as_bytes(typed).decode() == "abcdefghijk\tl\nm ễ"


@pytest.mark.parametrize("forbidden", ['<p style="width: 1%">', "<style>", "<script>alert(57)</script>"])
def test_a_page_that_its_own_policy_would_break_is_not_written(forbidden: str):
    with pytest.raises(SiteError, match="content-security policy"):
        checked(forbidden, "a.html")
