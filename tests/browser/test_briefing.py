"""Báo cáo lãnh đạo on paper and on the screen of a meeting room: one A4 page, one screen, a way back by keyboard."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from connectors.presentation.briefing.blocks import (
    LONGEST_TITLE,
    LONGEST_WHY,
    MOST_FALLS,
    MOST_OWING,
    MOST_RISES,
    MOST_TARGETS,
    Block,
)
from connectors.presentation.briefing.briefing import MOST_EARLIER, Briefing
from connectors.presentation.briefing.briefing_titles import titles_of
from connectors.presentation.briefing.decision_lines import DecisionLine, EarlierLine
from connectors.presentation.briefing.judged_blocks import MOST_REWARDS
from connectors.presentation.briefing.phrases import LONGEST_NAME, Part
from connectors.presentation.rendering import render
from tests.browser.roles import play
from tests.browser.test_pages_fit import KNOWN

WAIT = 30_000
NAME = "Trung tâm Giám sát, điều hành " * 7  # 210 characters
BACK = "lanh-dao?dp=hue&nam=2026"
SHORT = (Part("và 90 cơ quan khác", "xep-hang"),)


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


def line(length: int) -> tuple[Part, ...]:
    """A line about an agency whose name is as long as it is ever shown."""
    return (Part(NAME[:LONGEST_NAME], "co-quan"), Part(f": {NAME[: length - LONGEST_NAME]}"))


def fullest() -> Briefing:
    """As much as the page ever holds, every name and note as long as one can be."""
    moved = (SHORT, *(line(160),) * (MOST_FALLS + MOST_RISES), SHORT)
    blocks = {
        "bands": (*moved, *moved[:-2], SHORT),
        "reports": (*(line(160),) * MOST_OWING, SHORT, line(130)),
        "targets": (*(line(LONGEST_TITLE + LONGEST_WHY),) * MOST_TARGETS, SHORT, SHORT),
        "rewards": (*(line(160),) * MOST_REWARDS, SHORT, line(400)),
        "caveats": (SHORT, SHORT, line(400), line(350), SHORT),
    }
    given = EarlierLine(NAME[:200], NAME, "31/12/2026", "late", "Quá hạn", "theo số liệu: 0/3 đã đạt", False, NAME)
    return Briefing(
        question="Có gì thay đổi và cần quyết định điều gì?",
        sentences=(line(200),) * 3,
        decisions=(DecisionLine(line(350), NAME, "31/12/2026"),) * 5,
        more_decisions=3,
        earlier=(given,) * MOST_EARLIER,
        more_earlier=9,
        blocks=tuple(
            Block(key, NAME[:40], lines, note=NAME if key == "rewards" else "") for key, lines in blocks.items()
        ),
    )


@pytest.fixture
def opened(served_app: str, page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{served_app}/lanh-dao")
    play(page, "Lãnh đạo Sở")
    expect(page.locator(".td.briefing .blocks")).to_be_visible(timeout=WAIT)
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=WAIT)
    return page


def test_it_prints_on_one_page_also_with_the_longest_lists_and_names(opened: Page, tmp_path: Path) -> None:
    printed = opened.pdf(prefer_css_page_size=True, path=tmp_path / "sample.pdf")
    assert pages_of(printed) == 1
    html = render("briefing", "vi", found=fullest(), titles=titles_of("vi"))
    opened.locator(".td.briefing:has(.blocks)").evaluate("(element, html) => { element.outerHTML = html }", html)
    expect(opened.locator(".td.briefing .earlier tbody tr")).to_have_count(MOST_EARLIER)
    printed = opened.pdf(prefer_css_page_size=True, path=tmp_path / "fullest.pdf")
    assert pages_of(printed) == 1


def test_in_a_meeting_room_it_is_one_screen_without_controls_and_leads_back(opened: Page) -> None:
    height = "document.querySelector('[data-testid=stMain]').scrollHeight"
    opened.set_viewport_size({"width": 1920, "height": 1080})
    opened.get_by_role("link", name="Trình chiếu").click()
    shown = opened.locator(".td.onscreen")
    expect(shown).to_be_visible(timeout=WAIT)
    expect(opened.get_by_role("heading", level=1)).to_have_text("Có gì thay đổi và cần quyết định điều gì?")
    assert opened.evaluate(height) <= 1080
    assert opened.evaluate("document.documentElement.scrollWidth") <= 1920
    smallest = shown.locator("td, li").evaluate_all(
        "all => Math.min(...all.map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert smallest >= 20
    for control in ("combobox", "button", "textbox"):
        expect(opened.get_by_role(control)).to_have_count(0)
    found = {violation["id"] for violation in Axe().run(opened).response["violations"]}
    assert found <= KNOWN
    html = render(
        "briefing_screen", "vi", found=fullest(), titles=titles_of("vi"), kicker="", illustration="", back=BACK
    )
    opened.locator(".onscreen").evaluate("(element, html) => { element.outerHTML = html }", html)
    expect(opened.locator(".onscreen .earlier tbody tr")).to_have_count(MOST_EARLIER)
    assert opened.evaluate(height) <= 1080
    back = opened.get_by_role("link", name="Về trang làm việc")
    for _ in range(60):
        opened.keyboard.press("Tab")
        if back.evaluate("element => element === document.activeElement"):
            break
    opened.keyboard.press("Enter")
    expect(opened.locator(".td.briefing .blocks")).to_be_visible(timeout=WAIT)
