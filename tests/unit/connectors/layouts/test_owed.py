"""Which tabs are owed by which day, and what a missing one stops."""

from datetime import date

import pytest

from connectors.layouts.owed import owed_tabs
from connectors.localities import Installation, load
from connectors.problem import Severity

WARNING, TAB = Severity.WARNING, Severity.TAB


@pytest.fixture(scope="module")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.mark.parametrize(
    ("day", "owed"),
    [
        (date(2025, 11, 30), {"2025": WARNING}),
        (date(2026, 3, 1), {"2025": WARNING, "2026": WARNING}),
        (date(2026, 6, 30), {"2025": WARNING, "2026-H1": WARNING, "2026": WARNING}),
        (date(2026, 12, 31), {"2025": WARNING, "2026-H1": WARNING, "2026": TAB}),
    ],
)
@pytest.mark.parametrize("annex", ["so", "xa"])
def test_years_are_owed_from_their_first_day(
    hue: Installation, annex: str, day: date, owed: dict[str, Severity]
) -> None:
    assert owed_tabs(hue.regime, hue.criteria_set, day)[annex] == owed


def test_the_press_owes_the_months_that_are_due(hue: Installation) -> None:
    owed = owed_tabs(hue.regime, hue.criteria_set, date(2026, 2, 20))["bao"]
    assert list(owed) == [*[f"2025-M{month:02}" for month in range(8, 13)], "2026-M01", "2026-M02"]
    assert (owed["2025-M12"], owed["2026-M01"]) == (WARNING, TAB)


class TestWhatIsCollectedThoughNotOwed:
    def test_an_annex_that_owes_no_report_is_asked_for_the_year_and_only_warned(self) -> None:
        quang_ngai = load("quang-ngai", 2026)
        assert quang_ngai.regime.of("bao") == {}
        owed = owed_tabs(quang_ngai.regime, quang_ngai.criteria_set, date(2027, 2, 1))["bao"]
        assert owed == {"2025": WARNING, "2026": WARNING, "2027": WARNING}

    def test_what_is_owed_is_unchanged_where_the_whole_year_is_owed(self, hue: Installation) -> None:
        assert hue.regime.collected("so", 2026) == ("H1", "year")
        assert "year" not in hue.regime.collected("bao", 2026), "months make the year"
