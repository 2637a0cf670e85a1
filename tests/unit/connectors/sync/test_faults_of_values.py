"""Faults of single cells, all the way from an online spreadsheet to the figure that is scored."""

from collections.abc import Callable
from datetime import date

import pytest

from connectors.localities import Installation
from rubric.reasons import Reason
from tests.google_stand_in import Book, Sheet, cell, day, error, formula, number, percent
from tests.google_stand_in.cells import Plain
from tests.unit.connectors.sync.cases import CASES
from tests.unit.connectors.sync.desk import COLUMNS, FIGURES, SHARE, YEAR, Desk, agency_book

ONE, OTHER = "19753", "19774"
REASONS = {"reported": Reason.SCORED, "unreadable": Reason.UNREADABLE, "missing": Reason.NOT_REPORTED}


# case, field, what stands in the cell, the stored integer, the problem, a part of its sentence
CELLS: list[tuple[str, str, Plain, int | None, str, str]] = [
    ("V04", "ngay_ban_hanh", day(date(2026, 3, 1)), 20513, "", ""),
    ("V04", "so_tin", number(43831), None, "above_max", "20.000"),
    ("V05", "ngay_ban_hanh", "21/11/2026", 20778, "date_typed_as_text", "21"),
    ("V05", "ngay_ban_hanh", "21/11/26", None, "date_two_digit_year", "C2"),
    ("V07", SHARE, percent(0.85), 8500, "", ""),
    ("V08", SHARE, number(0.85), None, "percent_ambiguous", "85%"),
    ("V08", SHARE, "0,85", None, "percent_ambiguous", "85%"),
    ("V08", SHARE, number(85), 8500, "", ""),
    ("V10", "kp_du_toan", number(85.5), 85500, "", ""),
    ("V10", "kp_du_toan", "85,5", 85500, "number_typed_as_text", "85,5"),
    ("V11", "so_tin", "1.234", 1234, "thousands_dot", "1234"),
    ("V11", "kp_du_toan", "1.234", None, "thousands_or_decimal_dot", "1234"),
    ("V11", "kp_du_toan", "1.234,5", 1234500, "number_typed_as_text", "1.234,5"),
    ("V12", "so_tin", "123", 123, "number_typed_as_text", "123"),
    ("V13", "so_tin", error("REF"), None, "error_ref", "#REF!"),
    ("V13", "so_tin", error("DIVIDE_BY_ZERO", "=1/0"), None, "error_div0", "#DIV/0!"),
    ("V13", "so_tin", error("N_A", "=NA()"), None, "error_na", "#N/A"),
    ("V13", "so_tin", error("VALUE", '="a"*1'), None, "error_value", "#VALUE!"),
    ("V13", "so_tin", error("NAME", "=ABCD()"), None, "error_name", "#NAME?"),
    ("V13", "so_tin", error("NUM", "=9^999"), None, "error_num", "#NUM!"),
    ("V13", "so_tin", error("ERROR", "=("), None, "error_other", "C2"),
    ("V13", "so_tin", formula('=IMPORTRANGE("x";"A1")'), None, "error_loading", "C2"),
    ("V13", "so_tin", "#REF!", None, "error_ref", "#REF!"),
    ("V15", "so_tin", formula('=IMPORTRANGE("x";"A1")', 91), 91, "formula_in_cell", "công thức"),
    ("V17", "co_so_ket", "đạt.", 1, "", ""),
    ("V17", "co_so_ket", "✓", 1, "", ""),
    ("V17", "co_so_ket", "Hoàn thành một phần", None, "yes_no_not_read", "Hoàn thành một phần"),
    ("V18", "co_so_ket", True, 1, "", ""),
    ("V18", "co_so_ket", False, 0, "", ""),
    ("V18", "so_tin", True, None, "yes_no_in_number", "C2"),
    ("V22", "so_ky_hieu_kh", "12/KH-UBND\n" + "x" * 49_989, 1, "text_long", "C2"),
    ("V22", "so_tin", "4" * 50_000, None, "text_too_long", "C2"),
]  # fmt: skip
# Where what stands in the cell is another of the kind, the case's own outcome is not the one to expect.
AKIN = {"above_max", "date_two_digit_year", "yes_no_in_number", "text_too_long"}


@pytest.mark.parametrize(
    ("case", "key", "held", "stored", "code", "said"),
    CELLS,
    ids=[f"{row[0]} {row[1]} {n}" for n, row in enumerate(CELLS)],
)
def test_a_cell(
    desk: Desk, with_share: Installation, case: str, key: str, held: Plain, stored: int | None, code: str, said: str
) -> None:
    desk.installation = with_share
    desk.add(agency_book(ONE, {key: held, "so_bai": 31}), ONE)
    synced = desk.sync()
    value = synced.value(ONE, key)
    assert value is not None
    assert (value.state, value.value) == ("unreadable" if stored is None else "reported", stored)
    assert synced.said(ONE, "so_bai") == 31
    (taken,) = synced.taken.values()
    assert (taken.state, taken.tabs) == ("current", ())
    about = [row for row in synced.problems if row["cell"] == "C2"]
    assert [row["code"] for row in about] == ([code] if code else [])
    for row in about:
        assert row["severity"] == ("cell" if stored is None else "warning")
        assert (row["tab"], row["agency"], row["book"]) == (YEAR, ONE, f"Sổ của {ONE}")
        assert said in row["message_vi"]
    scored = desk.figures(synced).inputs.figures.filter(agency=ONE, year=2026, field=key).row(0, named=True)
    assert scored["state"] == REASONS[value.state]


def test_the_outcomes_of_cells_are_those_of_the_list() -> None:
    """Some rows have another by the rules of reading: 1.234 is a whole number, Đạt and a tick are answers."""
    for case in {row[0] for row in CELLS}:
        rows = [row for row in CELLS if row[0] == case and row[4] not in AKIN]
        stops = {"nothing" if not row[4] else "cell" if row[3] is None else "warning" for row in rows}
        figures = {"unreadable" if row[3] is None else "reported" for row in rows}
        assert CASES[case].stops in stops
        assert CASES[case].figure in figures


class TestShapesOfAnswers:
    def test_v01_ragged_rows_keep_every_cell_under_its_heading(self, desk: Desk) -> None:
        rows = [[*COLUMNS, None, None], ["so_tin", None, 40], ["so_bai"], ["so_video", None, 12, "https://a.vn/b"]]
        desk.add(Book.of("Sổ", {"Thông tin": [["Mã cơ quan", ONE]], YEAR: rows}), ONE)
        synced = desk.sync()
        assert [synced.said(ONE, key) for key in ("so_tin", "so_bai", "so_video")] == [40, "missing", 12]
        video = synced.value(ONE, "so_video")
        assert video is not None
        assert video.evidence.links == ("https://a.vn/b",)
        assert not set(synced.codes()) & {"column_missing", "header_missing"}

    def test_v02_an_empty_row_moves_no_address(self, desk: Desk) -> None:
        rows = [[*COLUMNS], ["so_tin", None, 40], [], [None, None, None], ["so_bai", None, error("REF")], []]
        desk.add(Book.of("Sổ", {"Thông tin": [["Mã cơ quan", ONE]], YEAR: rows}), ONE)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 40
        assert (synced.told("error_ref")["cell"], synced.told("error_ref")["tab"]) == ("C5", YEAR)

    def test_v03_a_tab_that_comes_without_cells_was_wiped(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE, H1={"so_tin": 21, "so_bai": 11}), ONE)
        desk.sync()
        with desk.google.store.edit(file.file_id) as book:
            book[YEAR].rows.clear()
            book[f"{YEAR}-H1"].put("C2", 22)
        synced = desk.sync()
        assert [synced.said(ONE, key) for key in FIGURES] == list(FIGURES.values())
        assert synced.said(ONE, "so_tin", f"{YEAR}-H1") == 22, "the other tabs are read anew"
        told = synced.told("tab_emptied")
        assert (told["severity"], told["tab"], told["agency"]) == (CASES["V03"].stops, YEAR, ONE)
        assert "Nhật ký phiên bản" in told["message_vi"]

    def test_v03_a_tab_that_was_always_empty_is_missing_and_no_zero(self, desk: Desk) -> None:
        desk.add(Book.of("Sổ", {"Thông tin": [["Mã cơ quan", ONE]], YEAR: []}), ONE)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") is None
        assert "tab_empty" in synced.codes()
        assert desk.figures(synced).inputs.figures.is_empty()

    def test_every_book_is_one_masked_read_without_ranges(self, desk: Desk) -> None:
        """No shape of ``values.get`` can come up, for it is never asked for; no title stands in an address (S16)."""
        long = "Báo cáo thực hiện nhiệm vụ truyền thông Nghị quyết 57 của Ủy ban nhân dân phường 🌾 số "
        book = agency_book(ONE)
        book.sheets += [Sheet.of(f"{long}{n}", [["x"]], sheet_id=900 + n, row_count=9) for n in range(200)]
        file = desk.add(book, ONE)
        assert desk.sync().said(ONE, "so_tin") == 40
        reads = desk.google.log.of("read", spreadsheet=file.file_id)  # more than one where a slow machine asks again
        assert reads[-1].status == 200
        assert {read.path for read in reads} == {f"/v4/spreadsheets/{file.file_id}"}
        assert {name for read in reads for name in read.query} == {"fields", "prettyPrint"}


def test_what_is_still_loading_is_read_again_though_nobody_changed_the_file(desk: Desk) -> None:
    file = desk.add(agency_book(ONE, {"so_tin": formula('=IMPORTRANGE("x";"A1")'), "so_bai": 31}), ONE)
    assert desk.sync().said(ONE, "so_tin") == "unreadable"
    file.book["2026"].put("C2", formula('=IMPORTRANGE("x";"A1")', 91))  # type: ignore[index]
    assert desk.sync().said(ONE, "so_tin") == 91
    reads = desk.reads(file)
    desk.sync()
    assert desk.reads(file) == reads, "now that it is there, an unchanged file is not read again"


def merged(book: Book) -> None:
    """Merge the cells of the first two figures: the second was empty."""
    names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    sheet = book[YEAR]
    sheet.put("C3", None)
    sheet.merges.append({"sheetId": sheet.sheet_id, **dict(zip(names, (1, 3, 2, 3), strict=True))})


Change = Callable[[Book], object]
CALM: dict[str, Change] = {
    "a note": lambda book: book[YEAR].put("C2", {**cell(40), "note": "xem lại"}),
    "a protected range": lambda book: book[YEAR].protected.append(
        {"protectedRangeId": 1, "range": {"sheetId": book[YEAR].sheet_id}}
    ),
    "emoji and very long words beside the figure": lambda book: book[YEAR].put("F2", "🌾" * 20_000),
}


@pytest.mark.parametrize("name", CALM)
def test_what_does_not_touch_a_figure_does_it_no_harm(desk: Desk, name: str) -> None:
    book = agency_book(ONE)
    CALM[name](book)
    desk.add(book, ONE)
    synced = desk.sync()
    assert [synced.said(ONE, key) for key in FIGURES] == list(FIGURES.values())
    assert not set(synced.codes("tab") + synced.codes("book")) - {"tab_missing"}


def test_a_figure_merged_over_two_rows_is_not_guessed_for_the_second(desk: Desk) -> None:
    book = agency_book(ONE)
    merged(book)
    desk.add(book, ONE)
    synced = desk.sync()
    assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_bai")) == (40, "unreadable")
    told = synced.told("figure_merged")
    assert (told["severity"], told["cell"], told["field"], told["agency"]) == ("cell", "C3", "so_bai", ONE)
    assert "C2" in told["message_vi"]
