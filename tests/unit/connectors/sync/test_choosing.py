"""Which books a sync reads: pure, by what was known before and what Drive says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from connectors.google.drive import SHEET, DriveFile, Listing
from connectors.ledger import Registration, Visit
from connectors.sync.choosing import Choice, choose, night_of

NOON = datetime(2026, 6, 20, 5, tzinfo=UTC)
HUE = timezone(timedelta(hours=7))
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def a_file(name: str, version: int = 1, days_ago: int = 3, **more: object) -> DriveFile:
    return DriveFile(name, f"Sổ {name}", SHEET, version, NOON - timedelta(days=days_ago), **more)  # type: ignore[arg-type]


def a_visit(name: str, version: int = 1, at: datetime = NOON) -> Visit:
    return Visit(1, f"google:{name}", at, "read", version, "hash")


def chosen(
    names: str, files: list[DriveFile] | None, visits: list[Visit], **more: datetime | None
) -> tuple[str, str, str]:
    """The ids of the books to read, unchanged and refused, each as one string in their order."""
    listing = None if files is None else Listing({each.file_id: each for each in files}, is_complete=True)
    registered = [Registration(f"google:{name}", name) for name in names]
    choice: Choice = choose(registered, listing, {each.book: each for each in visits}, **more)
    return (
        "".join(each.file_id for each in choice.read),
        "".join(each.file_id for each, _ in choice.unchanged),
        "".join(each.file_id for each in choice.refused),
    )


def test_a_book_that_was_never_read_is_read() -> None:
    assert chosen("a", [a_file("a")], []) == ("a", "", "")


def test_an_equal_version_means_unchanged_and_any_other_is_read() -> None:
    files = [a_file("a", 7), a_file("b", 8), a_file("c", 6)]
    visits = [a_visit(name, 7) for name in "abc"]
    assert chosen("abc", files, visits) == ("bc", "a", "")


def test_a_version_that_nobody_knows_proves_nothing() -> None:
    assert chosen("a", [a_file("a", 0)], [a_visit("a", 0)]) == ("a", "", "")


def test_a_book_that_drive_does_not_list_is_read_each_time() -> None:
    assert chosen("ab", [a_file("b")], [a_visit("a"), a_visit("b")]) == ("a", "b", "")


def test_without_a_listing_everything_is_read_but_what_a_broken_off_sync_has_just_read() -> None:
    visits = [a_visit("a", at=NOON - timedelta(hours=1)), a_visit("b", at=NOON)]
    assert chosen("ab", None, visits) == ("ab", "", "")
    assert chosen("ab", None, visits, known_since=NOON - timedelta(minutes=5)) == ("a", "b", "")


def test_a_version_that_moved_counts_even_after_a_broken_off_sync() -> None:
    assert chosen("a", [a_file("a", 2)], [a_visit("a", 1)], known_since=NOON - timedelta(hours=1)) == ("a", "", "")


def test_at_night_everything_that_was_not_read_since_midnight_is_read() -> None:
    now = datetime(2026, 6, 21, 2, tzinfo=HUE)
    evening, night = datetime(2026, 6, 20, 23, 59, tzinfo=HUE), datetime(2026, 6, 21, 0, 1, tzinfo=HUE)
    files = [a_file("a"), a_file("b")]
    visits = [a_visit("a", at=evening), a_visit("b", at=night)]
    assert chosen("ab", files, visits, read_since=night_of(now)) == ("a", "b", "")


@pytest.mark.parametrize(
    ("now", "since"),
    [
        (datetime(2026, 6, 21, 0, 0, tzinfo=HUE), datetime(2026, 6, 21, tzinfo=HUE)),
        (datetime(2026, 6, 21, 4, 59, tzinfo=HUE), datetime(2026, 6, 21, tzinfo=HUE)),
        (datetime(2026, 6, 21, 5, 0, tzinfo=HUE), datetime(2026, 6, 20, tzinfo=HUE)),
        (datetime(2026, 6, 21, 23, 0, tzinfo=HUE), datetime(2026, 6, 20, tzinfo=HUE)),
    ],
)
def test_the_night_lasts_from_midnight_to_five(now: datetime, since: datetime) -> None:
    assert night_of(now) == since


def test_by_day_only_what_the_night_before_left_out_is_read() -> None:
    now = datetime(2026, 6, 21, 9, tzinfo=HUE)
    files = [a_file("a"), a_file("b")]
    visits = [a_visit("a", at=now - timedelta(hours=30)), a_visit("b", at=now - timedelta(hours=40))]
    assert chosen("ab", files, visits, read_since=night_of(now)) == ("b", "a", "")


def test_uploads_and_what_lies_in_the_bin_are_not_asked_for() -> None:
    upload = DriveFile("a", "a.xlsx", OFFICE, 1, NOON)
    files = [upload, a_file("b", is_trashed=True), a_file("c", is_open_to_all=True)]
    assert chosen("abc", files, [a_visit("b")]) == ("c", "", "ab")


def test_what_was_never_read_comes_first_then_what_was_changed_last() -> None:
    files = [a_file("a", 2, 9), a_file("b", 2, 1), a_file("c", 2, 4), a_file("d", 1, 30)]
    visits = [a_visit(name) for name in "abc"]
    assert chosen("abcd", files, visits) == ("dbca", "", "")


def test_the_version_and_the_worries_of_drive_go_with_the_errand() -> None:
    listing = Listing({"a": a_file("a", 5, is_open_to_all=True)}, is_complete=True)
    (errand,) = choose([Registration("google:a", "a")], listing, {}).read
    assert (errand.version, errand.name) == (5, "Sổ a")
    assert [each.code for each in errand.problems] == ["google_open_to_all"]
