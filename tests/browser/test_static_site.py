"""The static site in a browser, opened from a disk: readable by everybody, whole without script, asking nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from connectors.folding import holds, strip_marks
from tests.conftest import SMALL

RELEASE = f"{SMALL}/{SMALL}-2026-1"
AGENCY = f"{RELEASE}/co-quan/hvt-phong-vhxh.html"
MAIN = (
    "index.html",
    f"{SMALL}/index.html",
    f"{SMALL}/cong-bo.html",
    f"{SMALL}/du-lieu.html",
    f"{SMALL}/co-quan/hvt-phong-vhxh.html",
    f"{RELEASE}/xep-hang/thon.html",
    AGENCY,
    f"{RELEASE}/tieu-chi/thon.html",
    f"{RELEASE}/tien-do.html",
    f"{RELEASE}/nhiem-vu/index.html",
    f"{RELEASE}/nhiem-vu/hvt-phong-vhxh.html",
    f"en/{RELEASE}/xep-hang/thon.html",
)
FEW = (f"{SMALL}/index.html", f"{RELEASE}/xep-hang/thon.html", AGENCY, f"{RELEASE}/tien-do.html")
Scheme = Literal["light", "dark"]
LOOKS: dict[str, tuple[int, Scheme, tuple[str, ...]]] = {
    "desk": (1280, "light", MAIN),
    "at night": (1280, "dark", FEW),
    "telephone": (360, "light", (*FEW, f"{RELEASE}/nhiem-vu/index.html", f"{SMALL}/du-lieu.html")),
}


@pytest.fixture(params=list(LOOKS))
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, int, tuple[str, ...]]]:
    width, scheme, paths = LOOKS[request.param]
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="vi-VN")
    yield context.new_page(), width, paths
    context.close()


def test_every_main_page_fits_and_is_accessible(small_site: Path, visitor: tuple[Page, int, tuple[str, ...]]) -> None:
    page, width, paths = visitor
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for path in paths:
        page.goto((small_site / path).as_uri())
        if path == AGENCY:
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        violations = Axe().run(page, options={"preload": False}).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == [], path
    assert said == []  # nothing that the content-security policy refused, no mistake of the script
    own = small_site.as_uri()
    assert [each for each in asked if not each.startswith((own, "data:"))] == []


@pytest.fixture
def without_script(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


def test_without_script_everything_is_there_and_links_lead_on(small_site: Path, without_script: BrowserContext) -> None:
    page = without_script.new_page()
    page.goto((small_site / "index.html").as_uri())
    page.get_by_role("main").get_by_role("link", name="Xã Hoàng Văn Thụ").click()
    page.get_by_role("link", name="Xếp hạng", exact=True).click()
    page.get_by_role("link", name="Thôn (10)").click()
    assert page.locator("table.ranking tbody tr").count() == 9  # the tenth is among those not ranked
    page.locator("table.ranking a").first.click()
    expect(page.locator("h1")).to_contain_text("được chấm như thế nào?")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_link_to_a_criterion_opens_its_passport_even_without_script(
    small_site: Path, without_script: BrowserContext
) -> None:
    page = without_script.new_page()
    page.goto(f"{(small_site / AGENCY).as_uri()}#xem-A1")
    expect(page.locator("#xem-A1")).to_be_visible()
    expect(page.locator("#xem-A2")).not_to_be_visible()


def test_find_and_sort_are_comforts_of_the_script(small_site: Path, page: Page) -> None:
    page.goto((small_site / RELEASE / "xep-hang" / "thon.html").as_uri())
    rows = page.locator("table.ranking tbody tr:visible")
    names = rows.locator("td:nth-child(2)").all_inner_texts()
    typed = strip_marks(names[3]).upper()
    page.get_by_label("Tìm cơ quan").fill(typed)
    found = rows.locator("td:nth-child(2)").all_inner_texts()
    assert found == [name for name in names if holds(typed, name)]
    assert names[3] in found
    assert len(found) < len(names)
    page.get_by_label("Tìm cơ quan").fill("")
    page.get_by_role("button", name="Hạng").click()
    page.get_by_role("button", name="Hạng").click()
    assert rows.locator("td:nth-child(2)").all_inner_texts()[0] == names[-1]
    scores = page.locator("table.ranking progress").evaluate_all("bars => bars.map((bar) => bar.value)")
    assert scores == sorted(scores)


def test_a_printed_page_has_no_menu_and_fits_on_paper(small_site: Path, page: Page) -> None:
    page.goto((small_site / RELEASE / "xep-hang" / "thon.html").as_uri())
    page.emulate_media(media="print")
    expect(page.locator(".menu")).not_to_be_visible()
    expect(page.locator(".find")).not_to_be_visible()
    expect(page.locator(".above")).to_be_visible()
    expect(page.locator("table.ranking progress").first).to_be_visible()
