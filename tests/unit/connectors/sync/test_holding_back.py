"""When a tab is held back, for how long, and who can let it pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.google_stand_in import Book, File, Sheet
from tests.unit.connectors.sync.desk import COLUMNS, FIGURES, YEAR, Desk, Synced, agency_book, field_rows

ONE, OTHER = "19753", "19774"
H1 = f"{YEAR}-H1"
Change = Callable[[Book], object]


@pytest.fixture
def file(desk: Desk) -> File:
    """A book that was read once, with six figures for the year and two for its half."""
    made = desk.add(agency_book(ONE, H1={"so_tin": 21, "so_bai": 11}), ONE)
    desk.sync()
    return made


def after(desk: Desk, file: File, change: Change) -> Synced:
    with desk.google.store.edit(file.file_id) as book:
        change(book)
    return desk.sync()


def clear(title: str, *rows: int) -> Change:
    """Clear the figures of some rows, or all cells of a tab."""

    def change(book: Book) -> None:
        if not rows:
            book[title].empty()
        for row in rows:
            book[title].put(f"C{row}", None)

    return change


def confirm(desk: Desk, synced: Synced) -> None:
    """Let everything pass that a sync held back, as the department does."""
    for taken in synced.taken.values():
        for tab in taken.tabs:
            if tab.refused:
                desk.ledger.visits.confirm(taken.book, tab.tab, tab.refused, by="Sở")


class TestHowMuchIsTooMuch:
    @pytest.mark.parametrize(
        ("rows", "left", "held"),
        [((2, 3, 4), "missing", 0), ((2, 3, 4, 5), 40, 1), ((2, 3, 4, 5, 6, 7), 40, 1), ((2,), "missing", 0)],
        ids=["half of six", "four of six", "all six", "one"],
    )
    def test_more_than_half_of_the_figures(
        self, desk: Desk, file: File, rows: tuple[int, ...], left: int | str, held: int
    ) -> None:
        synced = after(desk, file, clear(YEAR, *rows))
        assert (synced.said(ONE, "so_tin"), synced.summary.held) == (left, held)
        if held:
            told = synced.told("tab_shrunk")
            assert (told["severity"], told["tab"], told["agency"]) == ("tab", YEAR, ONE)
            assert f"từ 6 còn {6 - len(rows)}" in told["message_vi"]

    def test_both_of_two_figures_are_a_loss_and_one_of_them_a_correction(self, desk: Desk, file: File) -> None:
        assert after(desk, file, clear(H1, 2)).said(ONE, "so_tin", H1) == "missing"
        with desk.google.store.edit(file.file_id) as book:
            book[H1].put("C2", 21)
        desk.sync()
        synced = after(desk, file, clear(H1, 2, 3))
        assert (synced.said(ONE, "so_tin", H1), synced.said(ONE, "so_bai", H1)) == (21, 11)
        assert synced.told("tab_shrunk")["tab"] == H1

    def test_more_than_half_of_the_cells(self, desk: Desk, file: File) -> None:
        """Rows and labels go, the header stays."""
        synced = after(desk, file, lambda book: book[YEAR].rows.__delitem__(slice(3, None)))
        assert synced.said(ONE, "so_cuoc") == 7
        assert synced.told("tab_shrunk")["severity"] == "tab"

    def test_an_empty_tab_counts_its_cells(self, desk: Desk, file: File) -> None:
        told = after(desk, file, clear(YEAR)).told("tab_emptied")
        assert "có 17 ô" in told["message_vi"], "five headings, six codes, six figures"

    def test_errors_and_words_are_no_loss(self, desk: Desk, file: File) -> None:
        def change(book: Book) -> None:
            for row in range(2, 8):
                book[YEAR].put(f"C{row}", "chưa rõ ràng")

        synced = after(desk, file, change)
        assert synced.summary.held == 0
        assert synced.said(ONE, "so_tin") == "unreadable"

    def test_the_tab_that_says_whose_the_book_is_is_held_as_well(self, desk: Desk, file: File) -> None:
        synced = after(desk, file, clear("Thông tin"))
        assert synced.said(ONE, "so_tin") == 40
        assert synced.told("tab_emptied")["tab"] == "Thông tin"

    def test_tabs_that_are_no_report_may_go(self, desk: Desk) -> None:
        book = agency_book(ONE)
        book.sheets.append(Sheet.of("Hướng dẫn", [["Cách điền"], ["..."]]))
        book.sheets.append(Sheet.of("Nháp", [["tính tạm", 1, 2, 3]]))
        file = desk.add(book, ONE)
        desk.sync()

        def change(changed: Book) -> None:
            changed.sheets = changed.sheets[:2]

        assert after(desk, file, change).summary.held == 0


class TestSeveralAtOnce:
    def test_a_tab_emptied_while_another_is_renamed(self, desk: Desk, file: File) -> None:
        def change(book: Book) -> None:
            book[YEAR].empty()
            book[H1].rename("Giữa năm")
            book["Giữa năm"].put("C2", 22)

        for synced in (after(desk, file, change), desk.sync()):
            assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_tin", H1)) == (40, 22)
            assert synced.told("tab_emptied")["tab"] == YEAR
            assert synced.told("tab_renamed")["tab"] == "Giữa năm"

    def test_a_tab_renamed_and_emptied(self, desk: Desk, file: File) -> None:
        def change(book: Book) -> None:
            book[YEAR].rename("Năm nay")
            book["Năm nay"].empty()

        for synced in (after(desk, file, change), desk.sync()):
            assert synced.said(ONE, "so_tin") == 40
            assert synced.told("tab_emptied")["tab"] == "Năm nay"

    def test_a_tab_renamed_first_and_emptied_later(self, desk: Desk, file: File) -> None:
        after(desk, file, lambda book: book[YEAR].rename("Năm nay"))
        synced = after(desk, file, clear("Năm nay"))
        assert synced.said(ONE, "so_tin") == 40
        assert desk.sync().said(ONE, "so_tin") == 40

    def test_a_tab_held_back_while_the_other_goes_on_and_the_book_is_lost_in_the_end(
        self, desk: Desk, file: File
    ) -> None:
        after(desk, file, clear(YEAR))
        with desk.google.store.edit(file.file_id) as book:
            book[H1].put("C2", 22)
        assert desk.sync().said(ONE, "so_tin", H1) == 22
        desk.google.store.unshare(file.file_id, desk.google.email)
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_tin", H1)) == (40, 22)

    def test_one_loss_after_another_falls_back_to_the_last_whole_tab(self, desk: Desk, file: File) -> None:
        since = after(desk, file, clear(YEAR, 2, 3, 4, 5)).told("tab_shrunk")["message_vi"]
        synced = after(desk, file, clear(YEAR))
        assert [synced.said(ONE, key) for key in FIGURES] == list(FIGURES.values())
        day = since[since.index("Bản lúc ") + 8 :][:16]
        assert day in synced.told("tab_emptied")["message_vi"], "the age is that of the copy in use"

    def test_a_copied_tab_with_a_title_of_its_own_is_no_longer_what_its_mark_says(self, desk: Desk) -> None:
        """Whoever makes the half-year's tab by copying the year's copies the template's mark with it."""
        book = agency_book(ONE, H1={"so_tin": 21, "so_bai": 11})
        for title in (YEAR, H1):
            book.mark("tab:2026", sheet=book[title])
        file = desk.add(book, ONE)
        assert desk.sync().said(ONE, "so_tin", H1) == 21
        synced = after(desk, file, clear(H1))
        assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_tin", H1)) == (40, 21)
        assert synced.told("tab_emptied")["tab"] == H1

    def test_other_books_are_none_of_its_business(self, desk: Desk, file: File) -> None:
        other = desk.add(agency_book(OTHER), OTHER)
        desk.sync()
        with desk.google.store.edit(other.file_id) as book:
            book[YEAR].put("C2", 77)
        synced = after(desk, file, clear(YEAR))
        assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (40, 77)


class TestLettingPass:
    def test_what_the_department_confirms_is_taken_by_the_next_sync(self, desk: Desk, file: File) -> None:
        confirm(desk, after(desk, file, clear(YEAR)))
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") is None
        assert synced.summary.held == 0
        assert "tab_emptied" not in synced.codes()
        assert desk.figures(synced).inputs.figures.filter(agency=ONE, year=2026, field="so_video").is_empty()

    @pytest.mark.parametrize("loss", ["shrunk", "gone"])
    def test_every_kind_of_loss_can_be_meant(self, desk: Desk, file: File, loss: str) -> None:
        changes: dict[str, Change] = {
            "shrunk": clear(YEAR, 2, 3, 4, 5), "gone": lambda book: book.sheets.remove(book[YEAR]),
        }  # fmt: skip
        held = after(desk, file, changes[loss])
        assert held.summary.held == 1
        confirm(desk, held)
        synced = desk.sync()
        assert synced.summary.held == 0
        assert synced.said(ONE, "so_tin") in {None, "missing"}

    def test_another_loss_than_the_confirmed_one_is_asked_about_again(self, desk: Desk, file: File) -> None:
        confirm(desk, after(desk, file, clear(YEAR, 2, 3, 4, 5)))
        synced = after(desk, file, clear(YEAR))
        assert synced.told("tab_emptied")["tab"] == YEAR
        assert synced.said(ONE, "so_tin") == 40

    def test_a_confirmation_holds_for_one_loss_only(self, desk: Desk, file: File) -> None:
        """Emptied on purpose in June, filled in again, and emptied by a slip in December."""
        confirm(desk, after(desk, file, clear(YEAR)))
        desk.sync()

        def fill(book: Book) -> None:
            book[YEAR].rows = Sheet.of(YEAR, field_rows(FIGURES)).rows

        assert after(desk, file, fill).said(ONE, "so_tin") == 40
        synced = after(desk, file, clear(YEAR))
        assert synced.said(ONE, "so_tin") == 40
        assert synced.told("tab_emptied")["tab"] == YEAR

    def test_a_tab_that_is_filled_again_ends_the_waiting_by_itself(self, desk: Desk, file: File) -> None:
        after(desk, file, clear(YEAR, 2, 3, 4, 5))

        def refill(book: Book) -> None:
            for row, value in zip(range(2, 8), (41, 32, 13, 8, 20, 15), strict=True):
                book[YEAR].put(f"C{row}", value)

        synced = after(desk, file, refill)
        assert (synced.said(ONE, "so_tin"), synced.summary.held) == (41, 0)


class TestFirstReads:
    def test_a_first_read_has_nothing_to_hold_back(self, desk: Desk) -> None:
        book = agency_book(ONE)
        book[YEAR].rows = [tuple(row) for row in Sheet.of(YEAR, [[*COLUMNS]]).rows]
        desk.add(book, ONE)
        synced = desk.sync()
        assert synced.summary.held == 0
        assert synced.said(ONE, "so_tin") is None

    def test_a_book_blocked_at_its_first_read_is_simply_read_when_it_is_mended(self, desk: Desk) -> None:
        book = agency_book(ONE)
        book.locale = "en_US"
        file = desk.add(book, ONE)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") is None
        assert synced.told("google_locale")["severity"] == "book"
        assert "last_good_in_use" not in synced.codes()
        with desk.google.store.edit(file.file_id) as changed:
            changed.locale = "vi_VN"
        assert desk.sync().said(ONE, "so_tin") == 40
