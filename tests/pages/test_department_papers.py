"""The department's papers in the boxes of the pages: whose figures they hold, and who is offered them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from connectors.ledger import Role
from tests.pages.conftest import Open

Offer = Callable[..., dict[str, Callable[[], bytes]]]


@pytest.fixture
def offered(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> Offer:
    """The buttons of a page by their label, each with what makes its file."""

    def opened(page: str, role: Role, **state: str) -> dict[str, Callable[[], bytes]]:
        found: dict[str, Callable[[], bytes]] = {}
        button = "download_button"
        monkeypatch.setattr(st, button, lambda label, make, *_, **__: found.update({label: make}))
        monkeypatch.setattr(DeltaGenerator, button, lambda _place, label, make, *_, **__: found.update({label: make}))
        open_page(page, seen_as=role, **state)
        return found

    return opened


def stamp(content: bytes) -> str:
    header = docx.Document(BytesIO(content)).sections[0].first_page_header
    return " ".join(each.text for each in header.paragraphs).strip()


def test_the_result_on_paper_is_of_the_figures_shown(offered: Offer) -> None:
    label = "Quyết định công bố kết quả (DOCX)"
    assert stamp(offered("ranking.py", "viewer")[label]()) == "DỮ LIỆU MINH HOẠ"
    provisional = offered("ranking.py", "administrator", ban="tam-tinh")
    assert stamp(provisional[label]()) == "DỮ LIỆU MINH HOẠ – SỐ LIỆU TẠM TÍNH"


def test_a_year_that_was_only_recomputed_has_no_decision(offered: Offer) -> None:
    assert "Quyết định công bố kết quả (DOCX)" not in offered("ranking.py", "viewer", nam="2025")


def test_the_criteria_on_paper_are_of_the_sets_own_year_and_a_draft_until_issued(offered: Offer) -> None:
    made = offered("criteria.py", "viewer", nam="2025")["Quyết định ban hành bộ tiêu chí (DOCX)"]()
    assert stamp(made) == "DỰ THẢO"
    assert "năm 2026" in docx.Document(BytesIO(made)).core_properties.subject


def test_reminders_are_for_leadership_and_administrators(offered: Offer) -> None:
    label = "Công văn đôn đốc 2 cơ quan còn thiếu báo cáo (ZIP)"
    letters = zipfile.ZipFile(BytesIO(offered("data_health.py", "leadership")[label]())).namelist()
    assert letters == ["hue-2026-don-doc-20101.docx", "hue-2026-don-doc-hue-bao-ioc.docx"]
    assert label not in offered("data_health.py", "verifier")
