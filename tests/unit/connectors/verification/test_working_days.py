"""Working days of officials: weekends, public holidays, weekend days worked in exchange."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.clock import day_in_vietnam
from connectors.data_files import DataFileError
from connectors.verification.working_days import Calendar, UnknownYearError, load_calendar

CALENDAR = load_calendar()
DAYS = st.dates(date(2025, 1, 1), date(2027, 9, 30))


def test_five_working_days_after_a_monday_end_on_the_next_monday() -> None:
    assert CALENDAR.after(date(2026, 6, 8), 5) == date(2026, 6, 15)


def test_tet_stops_the_window() -> None:
    # Thursday 12/02: Friday 13, then Tết from Monday 16 to Friday 20, then Monday 23 to Thursday 26.
    assert CALENDAR.after(date(2026, 2, 12), 5) == date(2026, 2, 26)


def test_a_saturday_worked_in_exchange_counts_and_the_monday_it_frees_does_not() -> None:
    # Friday 21/08/2026: Saturday 22 is worked for Monday 31; after Friday 28 comes Thursday 3 September.
    assert CALENDAR.after(date(2026, 8, 21), 1) == date(2026, 8, 22)
    assert CALENDAR.after(date(2026, 8, 28), 1) == date(2026, 9, 3)


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 4, 26), False),
        (date(2026, 4, 27), False),
        (date(2026, 11, 24), False),
        (date(2026, 12, 24), True),
        (date(2025, 4, 26), True),
        (date(2025, 5, 2), False),
        (date(2027, 1, 1), False),
        (date(2027, 1, 4), True),
    ],
)
def test_days_that_are_free_or_worked_by_decree(day: date, is_working: bool) -> None:
    assert CALENDAR.is_working(day) is is_working


def test_the_year_whose_tet_is_not_announced_is_known_to_be_unsettled() -> None:
    assert CALENDAR.unsettled == {2027}


def test_a_year_without_a_file_is_refused_and_never_guessed() -> None:
    with pytest.raises(UnknownYearError) as error:
        CALENDAR.after(date(2027, 12, 30), 5)
    assert error.value.year == 2028
    assert "2028" in error.value.message.vi


def test_an_evening_in_universal_time_is_the_next_day_in_vietnam() -> None:
    assert day_in_vietnam(datetime(2026, 1, 11, 16, 59, tzinfo=UTC)) == date(2026, 1, 11)
    assert day_in_vietnam(datetime(2026, 1, 11, 17, 0, tzinfo=UTC)) == date(2026, 1, 12)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_in_vietnam(datetime(2026, 1, 11))  # noqa: DTZ001


@given(start=DAYS, days=st.integers(0, 30))
def test_the_end_of_a_window_is_a_working_day_and_the_window_holds_that_many(start: date, days: int) -> None:
    end = CALENDAR.after(start, days)
    assert CALENDAR.between(start, end) == days
    assert CALENDAR.is_working(end) or days == 0


@given(start=DAYS, first=st.integers(0, 15), second=st.integers(0, 15))
def test_two_windows_one_after_the_other_are_one(start: date, first: int, second: int) -> None:
    assert CALENDAR.after(CALENDAR.after(start, first), second) == CALENDAR.after(start, first + second)


def test_a_calendar_without_holidays_knows_weekends() -> None:
    plain = Calendar(frozenset({2026}))
    assert plain.after(date(2026, 2, 13), 1) == date(2026, 2, 16)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("free:\n  2029-01-06: {vi: a, en: b}", "weekend day"),  # a Saturday
        ("free:\n  2028-12-29: {vi: a, en: b}", "another year"),
        ("free: {}\nworked:\n  2029-01-08: {vi: a, en: b}", "no weekend day"),
    ],
)
def test_slips_in_a_file_are_refused_with_the_day(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "holidays").mkdir()
    (tmp_path / "holidays" / "2029.yaml").write_text(f"year: 2029\nsettled: true\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=said):
        load_calendar(tmp_path)


def test_a_file_under_the_name_of_another_year_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holidays").mkdir()
    (tmp_path / "holidays" / "2030.yaml").write_text("year: 2029\nsettled: true\nfree: {}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="2030"):
        load_calendar(tmp_path)
