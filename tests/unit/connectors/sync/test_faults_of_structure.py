"""Faults of tabs and columns: what can be followed is, what cannot keeps its last good figures, nothing is a zero."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.google_stand_in import Book, Call, File, Sheet
from tests.google_stand_in.cells import Plain
from tests.unit.connectors.sync.cases import CASES
from tests.unit.connectors.sync.desk import COLUMNS, FIGURES, YEAR, Desk, Synced, agency_book, field_rows

ONE, OTHER = "19753", "19774"
H1 = f"{YEAR}-H1"
Change = Callable[[Book], object]


def read_before(desk: Desk) -> File:
    """A book that was read once, with figures for the year and its half."""
    file = desk.add(agency_book(ONE, H1={"so_tin": 21, "so_bai": 11}), ONE)
    first = desk.sync()
    assert first.said(ONE, "so_tin") == 40
    return file


def after(desk: Desk, file: File, change: Change) -> Synced:
    """The sync after a change that also corrects a figure of the other tab."""
    with desk.google.store.edit(file.file_id) as book:
        change(book)
        if sheet := book.sheet_titled(H1):
            sheet.put("C2", 22)
    return desk.sync()


def assert_tab_is_held(synced: Synced, code: str) -> dict[str, Any]:
    """All figures of the year's tab are the last good ones, those of the other tab are new; the problem."""
    assert [synced.said(ONE, key) for key in FIGURES] == list(FIGURES.values())
    assert synced.said(ONE, "so_tin", H1) == 22
    assert synced.summary.held == 1
    told = synced.told(code)
    assert told["severity"] == "tab"
    return told


class TestRenamedTabs:
    def test_s01_a_new_title_of_the_same_tab_is_accepted_with_a_warning(self, desk: Desk) -> None:
        def change(book: Book) -> None:
            book[YEAR].put("C2", 44)
            book[YEAR].rename("Số liệu chính thức 🌾")

        synced = after(desk, read_before(desk), change)
        assert synced.said(ONE, "so_tin") == 44
        assert synced.summary.held == 0
        told = synced.told("tab_renamed")
        assert (told["severity"], told["tab"]) == ("warning", "Số liệu chính thức 🌾")
        assert YEAR in told["message_vi"]

    def test_s01_a_renamed_tab_stays_known_in_every_later_sync(self, desk: Desk) -> None:
        file = read_before(desk)
        after(desk, file, lambda book: book[YEAR].rename("Bản nháp"))
        for number in (45, 46):
            with desk.google.store.edit(file.file_id) as book:
                book["Bản nháp"].put("C2", number)
            assert desk.sync().said(ONE, "so_tin") == number
        assert desk.sync().said(ONE, "so_tin") == 46
        with desk.google.store.edit(file.file_id) as book:
            book["Bản nháp"].rename("Năm 2026")
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 46
        assert "tab_renamed" not in synced.codes()

    def test_s01_a_tab_and_a_column_of_the_template_are_known_at_the_first_read(self, desk: Desk) -> None:
        book = agency_book(ONE)
        book.mark("tab:2026", sheet=book[YEAR])
        for column, key in enumerate(("code", "label", "value", "link", "document")):
            book.mark(f"col:{key}", sheet=book[YEAR], column=column)
        book[YEAR].put("C1", "Con số của phường")
        book[YEAR].rename("Báo cáo của phường")
        desk.add(book, ONE)
        synced = desk.sync()
        assert [synced.said(ONE, key) for key in FIGURES] == list(FIGURES.values())
        assert synced.told("tab_renamed")["tab"] == "Báo cáo của phường"
        assert (synced.told("column_renamed")["cell"], synced.told("column_renamed")["severity"]) == ("C1", "warning")

    def test_s01_another_tab_in_its_place_is_not_the_tab(self, desk: Desk) -> None:
        def change(book: Book) -> None:
            book.sheets.remove(book[YEAR])
            book.sheets.append(Sheet.of("Số liệu", field_rows({"so_tin": 99}), sheet_id=4711))

        told = assert_tab_is_held(after(desk, read_before(desk), change), "tab_gone")
        assert told["tab"] == YEAR
        assert "Thông tin; 2026-H1; Số liệu" in told["message_vi"]

    def test_s01_a_first_read_without_the_tab_is_missing(self, desk: Desk) -> None:
        book = agency_book(ONE)
        book[YEAR].rename("Số liệu")
        desk.add(book, ONE)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") is None
        assert desk.figures(synced).inputs.figures.is_empty()
        found = [row for row in synced.problems if row["code"] == "tab_missing" and row["severity"] == "tab"]
        assert any("Số liệu" in row["message_vi"] for row in found)

    def test_two_tabs_that_swap_their_titles_are_believed(self, desk: Desk) -> None:
        def change(book: Book) -> None:
            book[YEAR].rename("x")
            book[H1].rename(YEAR)
            book["x"].rename(H1)

        file = read_before(desk)
        synced = after(desk, file, change)
        assert synced.said(ONE, "so_bai", H1) == 31
        # The year's tab has lost more than half of its figures by this, and so stays as it was until somebody says.
        assert synced.said(ONE, "so_bai") == 31
        assert synced.told("tab_shrunk")["tab"] == YEAR


class TestTabsThatVanish:
    def test_s03_metadata_and_cells_come_in_one_answer_so_no_tab_vanishes_between(self, desk: Desk) -> None:
        file = read_before(desk)
        with desk.google.store.edit(file.file_id) as book:
            book[YEAR].put("C2", 41)

        def delete() -> None:
            with desk.google.store.edit(file.file_id) as changed:
                changed.sheets.remove(changed[YEAR])

        desk.google.faults.arm(Call(delete), f"spreadsheets/{file.file_id}", skip=1)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 41
        assert len(desk.google.log.of("read", spreadsheet=file.file_id)) == 2

    def test_s03_a_tab_that_was_deleted_keeps_its_figures(self, desk: Desk) -> None:
        file = read_before(desk)
        told = assert_tab_is_held(after(desk, file, lambda book: book.sheets.remove(book[YEAR])), "tab_gone")
        assert told["severity"] == CASES["S03"].stops
        assert (told["tab"], told["agency"]) == (YEAR, ONE)
        assert_tab_is_held(desk.sync(), "tab_gone")

    def test_a_tab_brought_back_from_the_version_history_counts_again(self, desk: Desk) -> None:
        file = read_before(desk)
        assert file.book
        deleted = file.book[YEAR]
        after(desk, file, lambda book: book.sheets.remove(deleted))
        with desk.google.store.edit(file.file_id) as book:
            deleted.put("C2", 47)
            book.sheets.append(deleted)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 47
        assert synced.summary.held == 0
        assert "tab_gone" not in synced.codes()

    def test_a_tab_deleted_and_made_again_under_its_title_is_the_tab(self, desk: Desk) -> None:
        def change(book: Book) -> None:
            book.sheets.remove(book[YEAR])
            book.sheets.append(Sheet.of(YEAR, field_rows({**FIGURES, "so_tin": 48}), sheet_id=4711))

        synced = after(desk, read_before(desk), change)
        assert (synced.said(ONE, "so_tin"), synced.summary.held) == (48, 0)

    def test_a_tab_made_again_without_its_figures_is_held_back(self, desk: Desk) -> None:
        def change(book: Book) -> None:
            book.sheets.remove(book[YEAR])
            book.sheets.append(Sheet.of(YEAR, field_rows(dict.fromkeys(FIGURES)), sheet_id=4711))

        assert_tab_is_held(after(desk, read_before(desk), change), "tab_shrunk")
        assert_tab_is_held(desk.sync(), "tab_shrunk")

    def test_a_copy_in_the_place_of_the_tab_hides_no_loss(self, desk: Desk) -> None:
        """The old tab is kept under another title, and an empty one is put in its place."""

        def change(book: Book) -> None:
            book[YEAR].rename("2026 (cũ)")
            book.sheets.append(Sheet.of(YEAR, [[*COLUMNS]], sheet_id=4711))

        assert_tab_is_held(after(desk, read_before(desk), change), "tab_shrunk")


def delete_column(book: Book, title: str, column: int) -> None:
    """What Google does when somebody deletes a column: everything to the right moves."""
    sheet = book[title]
    sheet.rows = [row[:column] + row[column + 1 :] for row in sheet.rows]


def head(book: Book, *titles: Plain) -> None:
    sheet = book[YEAR]
    for column, title in enumerate(titles):
        sheet.put(f"{'ABCDEFGH'[column]}1", title)


BROKEN: dict[str, tuple[Change, str, str]] = {
    "S05 a needed column has another heading": (
        lambda book: head(book, "Mã", "Chỉ tiêu", "Cột 3"), "column_missing", "Số liệu",
    ),
    "S05 the header row was deleted": (lambda book: book[YEAR].rows.pop(0), "header_missing", "Số liệu"),
    "S06 two columns of figures": (lambda book: head(book, *COLUMNS, "Kết quả"), "header_duplicate", "Số liệu"),
    "S06 two columns of one heading": (lambda book: head(book, *COLUMNS, "Số liệu"), "header_duplicate", "C1, F1"),
    "S13 the column of figures was deleted": (lambda book: delete_column(book, YEAR, 2), "column_missing", "Số liệu"),
    "S13 all columns but one were deleted": (
        lambda book: [delete_column(book, YEAR, 1) for _ in COLUMNS[1:]], "header_missing", "Số liệu",
    ),
}  # fmt: skip


class TestBrokenHeaders:
    @pytest.mark.parametrize("name", BROKEN)
    def test_the_last_good_figures_of_the_tab_stay_in_use(self, desk: Desk, name: str) -> None:
        change, code, said = BROKEN[name]
        file = read_before(desk)
        synced = after(desk, file, change)
        told = assert_tab_is_held(synced, code)
        assert told["severity"] == CASES[name[:3]].stops
        assert said in told["message_vi"]
        kept = synced.told("last_good_tab")
        assert (kept["severity"], kept["tab"], kept["agency"]) == ("warning", YEAR, ONE)
        assert f"{datetime.now(UTC) + timedelta(hours=7):%d/%m/%Y}" in kept["message_vi"]
        assert_tab_is_held(desk.sync(), code)

    @pytest.mark.parametrize("name", BROKEN)
    def test_without_a_last_good_copy_there_is_no_figure_and_no_zero(self, desk: Desk, name: str) -> None:
        change, code, _ = BROKEN[name]
        book = agency_book(ONE, H1={"so_tin": 21})
        change(book)
        desk.add(book, ONE)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") is None
        assert synced.said(ONE, "so_tin", H1) == 21
        assert synced.told(code)["severity"] == "tab"
        figures = desk.figures(synced).inputs.figures
        assert figures.filter(agency=ONE, field="so_bai").is_empty()

    def test_a_mended_header_ends_the_holding_back(self, desk: Desk) -> None:
        file = read_before(desk)
        after(desk, file, lambda book: head(book, "Mã", "Chỉ tiêu", "Cột 3"))
        with desk.google.store.edit(file.file_id) as book:
            head(book, *COLUMNS)
            book[YEAR].put("C2", 49)
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.summary.held) == (49, 0)
        assert not {"column_missing", "last_good_tab"} & set(synced.codes())

    def test_nobody_can_let_a_broken_header_pass(self, desk: Desk) -> None:
        """A loss may be meant; a tab that cannot be read has to be mended."""
        file = read_before(desk)
        broken = after(desk, file, lambda book: head(book, "Mã", "Chỉ tiêu", "Cột 3"))
        (taken,) = broken.taken.values()
        (held,) = taken.tabs
        desk.ledger.visits.confirm(taken.book, held.tab, held.refused, by="Sở")
        assert_tab_is_held(desk.sync(), "column_missing")

    def test_s05_moved_and_additional_columns_do_no_harm(self, desk: Desk) -> None:
        def change(book: Book) -> None:
            sheet = book[YEAR]
            sheet.rows = [(row[2], {}, row[0], *row[3:]) if len(row) > 2 else row for row in sheet.rows]
            head(book, "Số liệu", "Người nhập", "Mã")

        synced = after(desk, read_before(desk), change)
        assert [synced.said(ONE, key) for key in FIGURES] == list(FIGURES.values())
        assert synced.summary.held == 0
        assert synced.told("column_unknown")["severity"] == "warning"

    def test_figures_moved_one_column_to_the_right_are_asked_about(self, desk: Desk) -> None:
        def change(book: Book) -> None:
            sheet = book[YEAR]
            sheet.rows = [sheet.rows[0], *((row[0], {}, {}, row[2]) for row in sheet.rows[1:])]

        assert_tab_is_held(after(desk, read_before(desk), change), "tab_shrunk")


class TestWhatIsSeenDifferently:
    def test_s07_headings_in_merged_cells(self, desk: Desk) -> None:
        above: list[Plain] = ["BÁO CÁO NĂM 2026", None, None, None, None]
        second: list[Plain] = ["Mã", "Chỉ tiêu", "Số liệu", "Tài liệu kiểm chứng", None]
        third: list[Plain] = [None, None, None, "Đường dẫn minh chứng", "Số, ký hiệu văn bản"]
        rows = [above, second, third, ["so_tin", None, 40, "https://hue.gov.vn/a", "12/BC"]]
        book = Book.of("Sổ", {"Thông tin": [["Mã cơ quan", ONE]], YEAR: rows})
        ranges = [(0, 1, 0, 5), (1, 2, 3, 5), (1, 3, 0, 1), (1, 3, 1, 2), (1, 3, 2, 3)]
        names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
        sheet = book[YEAR]
        sheet.merges = [{"sheetId": sheet.sheet_id, **dict(zip(names, each, strict=True))} for each in ranges]
        desk.add(book, ONE)
        synced = desk.sync()
        value = synced.value(ONE, "so_tin")
        assert value is not None
        assert (value.value, value.evidence.links, value.evidence.document) == (40, ("https://hue.gov.vn/a",), "12/BC")

    def test_s10_a_hidden_tab_is_read_and_told(self, desk: Desk) -> None:
        book = agency_book(ONE)
        book[YEAR].properties["hidden"] = True
        desk.add(book, ONE)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 40
        assert synced.told("tab_hidden")["severity"] == CASES["S10"].stops

    def test_s11_hidden_and_filtered_rows_are_read_and_told(self, desk: Desk) -> None:
        book = agency_book(ONE)
        book[YEAR].hide_row(2)
        book[YEAR].hide_row(4, by="hiddenByFilter")
        desk.add(book, ONE)
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_video")) == (40, 12)
        told = synced.told("rows_hidden")
        assert told["severity"] == CASES["S11"].stops
        assert "2, 4" in told["message_vi"]

    def test_s12_charts_are_passed_over(self, desk: Desk) -> None:
        book = agency_book(ONE)
        book.sheets.insert(0, Sheet.chart("2026-H1"))
        desk.add(book, ONE)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 40
        assert "tab_hidden" not in synced.codes()
        assert "tab_empty" not in synced.codes()

    def test_s16_an_address_that_google_finds_too_long_is_never_sent(self, desk: Desk) -> None:
        """414 would come from the front end as HTML; the address of a read has the same length for every book."""
        file = read_before(desk)
        (read,) = desk.google.log.of("read", spreadsheet=file.file_id)
        assert sum(len(value) for values in read.query.values() for value in values) < 1_000


class TestAnotherFileInUse:
    def test_s14_a_file_untouched_since_before_a_report_fell_due(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE), ONE)
        file.modified = "2026-11-01T02:00:00.000Z"
        synced = desk.sync(now=lambda: datetime(2026, 12, 25, 3, tzinfo=UTC))
        told = synced.told("book_untouched")
        assert (told["severity"], told["agency"]) == (CASES["S14"].stops, ONE)
        assert "01/11/2026" in told["message_vi"]
        assert "gửi lại đường dẫn" in told["message_vi"]
        assert synced.said(ONE, "so_tin") == 40, "what the file says stays in use"

    @pytest.mark.parametrize(("days", "codes"), [(46, ["book_untouched"]), (45, [])])
    def test_s14_between_reports_it_is_only_a_warning_and_only_after_45_days(
        self, desk: Desk, days: int, codes: list[str]
    ) -> None:
        file = desk.add(agency_book(ONE), ONE)
        now = datetime(2026, 10, 20, 3, tzinfo=UTC)
        file.modified = f"{now - timedelta(days=days):%Y-%m-%dT%H:%M:%S.000Z}"
        synced = desk.sync(now=lambda: now)
        assert [row["severity"] for row in synced.problems if row["code"] == "book_untouched"] == ["warning"] * len(
            codes
        )

    def test_a_book_with_another_agency_s_content_keeps_the_last_good_one(self, desk: Desk) -> None:
        file = read_before(desk)
        with desk.google.store.edit(file.file_id) as book:
            book.sheets = agency_book(OTHER, {"so_tin": 77}).sheets
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 40
        assert synced.said(OTHER, "so_tin") is None
        assert synced.told("agency_contradicted")["severity"] == "book"
        assert synced.told("last_good_in_use")["agency"] == ONE

    def test_a_locale_that_changes_after_a_good_read_keeps_the_last_good_one(self, desk: Desk) -> None:
        file = read_before(desk)
        with desk.google.store.edit(file.file_id) as book:
            book.locale = "en_US"
            book[YEAR].put("C2", 41)
        for _ in range(2):
            synced = desk.sync()
            assert synced.said(ONE, "so_tin") == 40
            assert synced.told("google_locale")["severity"] == "book"
            assert synced.told("last_good_in_use")["severity"] == "warning"
        with desk.google.store.edit(file.file_id) as book:
            book.locale = "vi_VN"
        assert desk.sync().said(ONE, "so_tin") == 41

    def test_a_book_that_was_emptied_keeps_the_last_good_one(self, desk: Desk) -> None:
        file = read_before(desk)
        with desk.google.store.edit(file.file_id) as book:
            for sheet in book.sheets:
                sheet.empty()
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_tin", H1)) == (40, 21)
        assert synced.told("book_empty")["severity"] == "book"

    def test_the_day_of_a_copy_in_use_is_that_of_its_last_good_read(self, desk: Desk) -> None:
        read_before(desk)
        (before,) = desk.sync().taken.values()
        desk.google.store.unshare(before.book.partition(":")[2], desk.google.email)
        later = desk.sync()
        (kept,) = later.taken.values()
        assert (kept.state, kept.confirmed_at) == ("kept", before.confirmed_at)
        said = f"{before.confirmed_at + timedelta(hours=7):%d/%m/%Y %H:%M}"
        assert said in later.told("last_good_in_use")["message_vi"]
