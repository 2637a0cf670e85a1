"""Choosing a role of the demonstration in the browser."""

from playwright.sync_api import Page

SWITCH = "Minh hoạ: đang xem với vai"


def play(page: Page, role: str) -> None:
    """See the page as somebody in this role, by its Vietnamese name."""
    page.get_by_role("combobox", name=SWITCH).click(timeout=60_000)
    page.get_by_role("option", name=role, exact=True).click()
