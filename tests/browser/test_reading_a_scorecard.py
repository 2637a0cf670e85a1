"""A reader in a browser: from the ranking to an agency, into a passport, and back; nothing leaves the machine."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

WAIT = 30_000


def test_from_the_ranking_to_a_passport_and_back(served_app: str, page: Page) -> None:
    page.goto(f"{served_app}/xep-hang?khoi=so")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cơ quan nào", timeout=WAIT)
    page.get_by_role("row").get_by_role("link", name="Sở Y tế").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Y tế được chấm như thế nào?", timeout=WAIT)
    assert "ma=hue-so-yte" in page.url
    page.locator("summary", has_text="D. Tiếp cận").click()
    page.locator("summary", has_text="D1").click()
    passport = page.locator("details#D1")
    expect(passport).to_contain_text("Căn cứ")
    expect(passport).to_contain_text("6 × ")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cơ quan nào", timeout=WAIT)
    assert "khoi=so" in page.url or page.url.endswith("/xep-hang")


def test_choosing_a_cohort_writes_the_address_and_a_reload_keeps_it(served_app: str, page: Page) -> None:
    page.goto(f"{served_app}/xep-hang")
    page.get_by_text("Phường (21)").click()
    expect(page.get_by_role("link", name="Phường Vỹ Dạ").first).to_be_visible(timeout=WAIT)
    expect(page).to_have_url(re.compile("khoi=phuong"))
    page.reload()
    expect(page.get_by_role("link", name="Phường Vỹ Dạ").first).to_be_visible(timeout=WAIT)


def test_a_deep_link_opens_its_passport(served_app: str, page: Page) -> None:
    page.goto(f"{served_app}/co-quan?ma=19789&nam=2026&tc=B1")
    expect(page.locator("details#B1")).to_have_attribute("open", "", timeout=WAIT)
    expect(page.get_by_text("Page not found")).to_have_count(0)


@pytest.mark.parametrize(
    "path",
    ["/xep-hang", "/co-quan?ma=hue-so-khcn&tc=A5", "/tieu-chi?pl=xa", "/tien-do", "/nhiem-vu", "/suc-khoe-du-lieu"],
)
def test_no_request_leaves_the_machine(served_app: str, page: Page, path: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(served_app + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(1000)
    hosts = {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


@pytest.mark.parametrize("name", ["agency", "criteria", "tasks", "data_health", "router"])
def test_a_fresh_process_serves_no_page_by_its_file_name(fresh_app: str, page: Page, name: str) -> None:
    page.goto(f"{fresh_app}/{name}")
    page.wait_for_timeout(2000)
    assert page.get_by_role("heading", level=1, name="được chấm như thế nào").count() == 0
    assert page.get_by_role("heading", level=1, name="Điểm được tính như thế nào").count() == 0
    assert page.get_by_role("heading", level=1, name="Ai phải làm gì").count() == 0
    assert page.get_by_label("Phụ lục").count() == 0


def test_a_fresh_process_opens_a_valid_address_without_a_false_alarm(fresh_app: str, page: Page) -> None:
    page.goto(f"{fresh_app}/co-quan?ma=hue-so-yte")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Y tế được chấm như thế nào?", timeout=WAIT)
    expect(page.get_by_text("Page not found")).to_have_count(0)
