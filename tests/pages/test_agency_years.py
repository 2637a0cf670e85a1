"""The agency's page over several years: one method today, a break and its bridge with the draft of 2027."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from dev_environment import PYTHON, ROOT
from tests.localities.draft import DRAFT_YEAR, data_with_draft
from tests.pages.conftest import Open, html_of

AGENCY = "hue-so-noi-vu"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Sample reports of 2025 to 2027 in a folder of their own, made and read under the draft."""
    place: Path = tmp_path_factory.mktemp("drafted")
    settings = {
        "THUOCDO_VAR": str(place / "var"),
        "THUOCDO_DATA": str(data_with_draft(place)),
        "THUOCDO_YEAR": str(DRAFT_YEAR),
    }
    demo_data = [PYTHON, "-m", "connectors.command_line", "demo-data", "--year", str(DRAFT_YEAR)]
    subprocess.run(demo_data, cwd=ROOT, env={**os.environ, **settings}, check=True)
    return settings


@pytest.fixture
def open_drafted(open_page: Open, drafted: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    for name, value in drafted.items():
        monkeypatch.setenv(name, value)
    st.cache_resource.clear()
    yield open_page
    st.cache_resource.clear()


def headers(at: object) -> list[str]:
    return [each.value for each in at.header]  # type: ignore[attr-defined]


def test_two_years_under_one_set_stand_side_by_side_without_a_break(open_page: Open) -> None:
    at = open_page("agency.py", ma=AGENCY)
    html = html_of(at)
    assert "Điểm các năm" in headers(at)
    assert re.search(r"<td>2025 <span class=\"note\">\(tính lại theo bộ tiêu chí 2026\)</span></td>", html)
    assert re.search(r"<td>2026</td><td class=\"n\">\d+,\d\d</td><td class=\"n\">\d+/15</td>", html)
    assert "Từ đây đổi bộ tiêu chí" not in html
    assert not [each for each in headers(at) if each.startswith("Vì sao điểm thay đổi")]


def test_another_set_is_a_break_and_the_bridge_adds_up(open_drafted: Open) -> None:
    at = open_drafted("agency.py", ma=AGENCY, ban="tam-tinh")
    html = html_of(at)
    assert "Từ đây đổi bộ tiêu chí: bộ tiêu chí năm 2027" in html
    assert "Tính lại theo bộ tiêu chí năm 2027" in html
    assert "Vì sao điểm thay đổi từ năm 2026 sang năm 2027?" in headers(at)
    assert "tính lại theo bộ tiêu chí năm 2026" in html
    steps = re.findall(r'<td class="n">([+−±]?\d+,\d\d)?</td><td class="n">(\d+,\d\d)</td></tr>', bridge_of(html))
    changes, indices = [signed(change) for change, _ in steps], [signed(index) for _, index in steps]
    assert len(steps) == 6
    assert indices[0] + sum(changes) == indices[-1]
    assert "F4 Phổ cập kỹ năng số" in html


def test_beside_a_release_stand_no_years_that_were_not_released(open_drafted: Open) -> None:
    at = open_drafted("agency.py", seen_as="", ma=AGENCY)
    assert "Điểm các năm" in headers(at)
    assert not [each for each in headers(at) if each.startswith("Vì sao điểm thay đổi")]
    assert "Từ đây đổi bộ tiêu chí" not in html_of(at)


def test_it_reads_in_english_too(open_drafted: Open) -> None:
    at = open_drafted("agency.py", ma=AGENCY, lang="en", ban="tam-tinh")
    assert "Why did the index change from 2026 to 2027?" in headers(at)
    assert "The criteria set changes here: criteria set of 2027" in html_of(at)


def bridge_of(html: str) -> str:
    return html.split('aria-label="Bước"')[1].split("</table>", maxsplit=1)[0]


def signed(printed: str) -> int:
    return int(re.sub(r"[+±,]", "", printed).replace("−", "-") or 0)
