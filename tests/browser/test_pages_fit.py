"""Every page, on a desk and on a telephone: it fits, it is Vietnamese, and a program that reads it aloud can."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.roles import play

WAIT = 30_000
# Streamlit's own defects; a new one fails.
KNOWN = {"presentation-role-conflict", "svg-img-alt", "region", "list", "listitem"}
INTERNAL = {
    "/suc-khoe-du-lieu": "Quản trị",
    "/tu-danh-gia": "Lãnh đạo cơ quan",
    "/tham-dinh": "Thành viên Tổ thẩm định",
    "/tham-dinh?viec=giai-trinh": "Thành viên Tổ thẩm định",
    "/cong-bo": "Quản trị",
    "/tai-khoan": "Quản trị",
}


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "path",
    [
        "/xep-hang",
        "/co-quan?ma=hue-so-khcn&tc=A5",
        "/tieu-chi?pl=xa&tc=D2",
        "/tien-do?mt=nguoi-dan-2030",
        "/nhiem-vu",
        "/nhiem-vu?ma=hue-so-khcn",
        "/du-lieu",
        *INTERNAL,
    ],
)
def test_the_page_fits_the_screen_and_is_accessible(
    served_app: str, page: Page, path: str, width: int, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served_app + path)
    if path in INTERNAL:
        play(page, INTERNAL[path])
    expect(page.locator(".td").last).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(1500)
    # While a page is drawn again its older parts are pale.
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=WAIT
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.lang") == "vi"
    picture = page.screenshot(path=tmp_path / f"{width}.png")
    assert len(picture) > 10_000
    found = {violation["id"] for violation in Axe().run(page).response["violations"]}
    assert found <= KNOWN
