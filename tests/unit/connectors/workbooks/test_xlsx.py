import io
import time
import tracemalloc
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from connectors.cells.doubles import serial_date
from connectors.cells.raw_cell import Address
from connectors.workbooks.raw_book import Merge, RawBook, RawTab
from connectors.workbooks.xlsx import read_xlsx

Make = Callable[..., bytes]


def only_tab(book: RawBook) -> RawTab:
    assert book.problems == ()
    assert len(book.tabs) == 1
    return book.tabs[0]


class TestCellsKeepWhatTheyHeld:
    @pytest.fixture
    def tab(self, written: Make) -> RawTab:
        def fill(book: Workbook) -> None:
            sheet = book.add_worksheet("Năm 2026")
            sheet.write_string(0, 0, "Số liệu")
            sheet.write_number(1, 0, 85.5)
            sheet.write_number(2, 0, 0.85, book.add_format({"num_format": "0%"}))
            sheet.write_number(3, 0, 46180, book.add_format({"num_format": "dd/mm/yyyy"}))
            sheet.write_boolean(4, 0, True)
            sheet.write_formula(5, 0, "=B1*2", None, 24)
            sheet.write_formula(6, 0, "=#REF!", None, "#REF!")  # pyright: ignore[reportArgumentType]
            sheet.write_string(7, 0, "0123", book.add_format({"num_format": "@"}))
            sheet.write_blank(8, 0, None, book.add_format({"bold": True}))
            sheet.write_number(9, 2, 0)

        return only_tab(read_xlsx(written(fill), "báo cáo.xlsx"))

    def test_text(self, tab: RawTab) -> None:
        cell = tab.cell(1, 1)
        assert (cell.held, cell.text, cell.number) == ("text", "Số liệu", None)
        assert cell.address == Address("báo cáo.xlsx", "Năm 2026", "A1")

    def test_number(self, tab: RawTab) -> None:
        assert (tab.cell(2, 1).held, tab.cell(2, 1).number, tab.cell(2, 1).number_format) == ("number", 85.5, "")

    def test_percent_keeps_its_format(self, tab: RawTab) -> None:
        assert (tab.cell(3, 1).number, tab.cell(3, 1).number_format) == (0.85, "0%")

    def test_day_is_a_serial_with_its_format(self, tab: RawTab) -> None:
        cell = tab.cell(4, 1)
        assert (cell.held, cell.number, cell.number_format) == ("number", 46180, "dd/mm/yyyy")
        assert cell.shown == "07/06/2026"

    def test_boolean_is_no_number(self, tab: RawTab) -> None:
        assert (tab.cell(5, 1).held, tab.cell(5, 1).boolean) == ("boolean", True)

    def test_formula_with_its_result(self, tab: RawTab) -> None:
        cell = tab.cell(6, 1)
        assert (cell.held, cell.number, cell.formula, cell.calculated) == ("number", 24, "=B1*2", True)

    def test_error_keeps_its_name(self, tab: RawTab) -> None:
        cell = tab.cell(7, 1)
        assert (cell.held, cell.text, cell.formula) == ("error", "#REF!", "=#REF!")

    def test_digits_typed_as_text_stay_text(self, tab: RawTab) -> None:
        assert (tab.cell(8, 1).held, tab.cell(8, 1).text) == ("text", "0123")

    def test_formatted_blank_is_no_cell_but_has_an_address(self, tab: RawTab) -> None:
        assert (9, 1) not in tab.cells
        assert tab.cell(9, 1).held == "blank"
        assert tab.cell(9, 1).address.cell == "A9"

    def test_zero_is_a_number_and_the_used_range_ends_there(self, tab: RawTab) -> None:
        assert tab.cell(10, 3).number == 0
        assert (tab.rows, tab.columns) == (10, 3)


def test_what_it_reads_is_what_openpyxl_reads(written: Make) -> None:
    def fill(book: Workbook) -> None:
        for title in ("Một", "Hai"):
            sheet = book.add_worksheet(title)
            for row in range(40):
                sheet.write_number(row, 0, row * 1.1)
                sheet.write_string(row, 1, f"dòng {row} <&> “{title}”")
                sheet.write_boolean(row, 2, row % 2 == 0)
                sheet.write_number(row, 3 + row, row)

    content = written(fill)
    reference = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for tab, sheet in zip(read_xlsx(content, "a.xlsx").tabs, reference.worksheets, strict=True):
        assert isinstance(sheet, Worksheet)
        expected = {(c.row, c.column): c.value for row in sheet.iter_rows() for c in row if c.value is not None}
        read = {
            place: {"number": cell.number, "text": cell.text, "boolean": cell.boolean}[cell.held]
            for place, cell in tab.cells.items()
        }
        assert tab.title == sheet.title
        assert read == expected


def test_days_of_a_book_that_counts_from_1904_are_shifted() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = date(2026, 6, 7)
    sheet["A2"] = 46180
    content = io.BytesIO()
    book.save(content)
    tab = only_tab(read_xlsx(content.getvalue(), "mac.xlsx"))
    assert serial_date(tab.cell(1, 1).number or 0) == date(2026, 6, 7)
    assert tab.cell(2, 1).number == 46180


class TestFormulasWithoutAResult:
    def test_a_formula_that_was_never_calculated_says_so(self) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet["A1"] = "=SUM(B1:B9)"
        content = io.BytesIO()
        book.save(content)
        cell = only_tab(read_xlsx(content.getvalue(), "a.xlsx")).cell(1, 1)
        assert (cell.held, cell.formula, cell.calculated) == ("blank", "=SUM(B1:B9)", False)

    def test_nought_in_a_file_that_awaits_calculation_is_no_result(self, written: Make) -> None:
        tab = only_tab(read_xlsx(written(lambda book: book.add_worksheet().write_formula(0, 0, "=1+1")), "a.xlsx"))
        assert tab.cell(1, 1).calculated is False

    def test_nought_in_a_file_that_was_calculated_is_a_result(self, package: Make) -> None:
        sheet = '<sheetData><row r="1"><c r="A1"><f>1-1</f><v>0</v></c></row></sheetData>'
        cell = only_tab(read_xlsx(package(sheet), "a.xlsx")).cell(1, 1)
        assert (cell.number, cell.calculated) == (0, True)

    def test_a_formula_that_shows_nothing_is_blank(self, package: Make) -> None:
        sheet = (
            '<sheetData><row r="1"><c r="A1" t="str"><f>""</f><v></v></c>'
            '<c r="B1" t="str"><f>"x"</f><v>x</v></c></row></sheetData>'
        )
        assert list(only_tab(read_xlsx(package(sheet), "a.xlsx")).cells) == [(1, 2)]


class TestTabs:
    def test_hidden_tabs_and_rows_merges_and_identities_are_kept_and_charts_are_not(self, written: Make) -> None:
        def fill(book: Workbook) -> None:
            first = book.add_worksheet("2026")
            first.merge_range("B1:D1", "Minh chứng")
            first.write_number(4, 3, 1)
            first.set_row(4, None, None, {"hidden": True})
            chart = book.add_chart({"type": "bar"})
            assert chart is not None
            book.add_chartsheet("Biểu đồ").set_chart(chart)
            chart.add_series({"values": "='2026'!$D$5"})
            second = book.add_worksheet("Ẩn")
            second.write_number(0, 0, 2)
            second.hide()

        book = read_xlsx(written(fill), "a.xlsx")
        assert [(tab.title, tab.hidden, tab.tab_id) for tab in book.tabs] == [("2026", False, "1"), ("Ẩn", True, "3")]
        assert book.tabs[0].merges == (Merge(1, 2, 1, 4),)
        assert book.tabs[0].seen(1, 4).text == "Minh chứng"
        assert book.tabs[0].cell(1, 4).held == "blank"
        assert book.tabs[0].hidden_rows == {5}

    def test_links_behind_words(self, written: Make) -> None:
        def fill(book: Workbook) -> None:
            sheet = book.add_worksheet()
            sheet.write_url(0, 0, "https://hue.gov.vn/a#muc-2", string="Xem tại đây")
            sheet.write_url(1, 0, "internal:Sheet1!A1", string="Trong tệp")
            sheet.write_formula(2, 0, '=HYPERLINK("https://hue.gov.vn/b","xem")', None, "xem")  # pyright: ignore[reportArgumentType]

        tab = only_tab(read_xlsx(written(fill), "a.xlsx"))
        links = [(tab.cell(row, 1).text, tab.cell(row, 1).hyperlink) for row in (1, 2, 3)]
        assert links == [
            ("Xem tại đây", "https://hue.gov.vn/a#muc-2"), ("Trong tệp", ""), ("xem", "https://hue.gov.vn/b"),
        ]  # fmt: skip

    def test_an_online_book_has_the_link_of_every_cell(self, small: bytes) -> None:
        book = read_xlsx(small, "a.xlsx", "https://docs.google.com/spreadsheets/d/x/edit")
        cell = only_tab(book).cell(1, 2)
        assert cell.address.link == "https://docs.google.com/spreadsheets/d/x/edit#gid=1&range=B1"

    def test_the_hash_is_that_of_the_bytes(self, small: bytes) -> None:
        one, two = read_xlsx(small, "a.xlsx"), read_xlsx(small, "b.xlsx")
        assert one.content_hash == two.content_hash
        assert len(one.content_hash) == 64


class TestFilesOfOtherPrograms:
    def test_rich_text_is_joined_and_readings_above_it_are_left_out(self, package: Make) -> None:
        strings = (
            "<sst><si><r><t>Xã </t></r><r><t>Phú_x000D_</t></r><rPh sb='0' eb='1'><t>zz</t></rPh></si>"
            "<si><t xml:space='preserve'> a </t></si></sst>"
        )
        sheet = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>'
        tab = only_tab(read_xlsx(package(sheet, sharedStrings=strings), "a.xlsx"))
        assert (tab.cell(1, 1).text, tab.cell(1, 2).text) == ("Xã Phú\r", " a ")

    def test_cells_without_names_stand_where_they_follow(self, package: Make) -> None:
        sheet = (
            "<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row>"
            '<row r="5"><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        )
        assert set(only_tab(read_xlsx(package(sheet), "a.xlsx")).cells) == {(1, 1), (1, 3), (5, 1)}

    def test_the_strict_form_of_the_format_with_days_in_words(self, package: Make) -> None:
        sheet = '<sheetData><row r="1"><c r="A1" t="d"><v>2026-06-07T12:00:00Z</v></c></row></sheetData>'
        cell = only_tab(read_xlsx(package(sheet, main="http://purl.oclc.org/ooxml/spreadsheetml/main"), "a")).cell(1, 1)
        assert (cell.number, cell.number_format) == (46180.5, "yyyy-mm-dd")

    def test_a_style_that_the_file_does_not_define_is_general(self, package: Make) -> None:
        tab = only_tab(read_xlsx(package('<sheetData><row><c r="A1" s="9"><v>1</v></c></row></sheetData>'), "a"))
        assert tab.cell(1, 1).number_format == ""


class TestFormattedEmptyRows:
    def blanks(self, rows: int) -> str:
        cells = "".join(f'<c r="{chr(65 + column)}{{0}}" s="1"/>' for column in range(20))
        body = "".join(f'<row r="{row}" spans="1:20">{cells.format(row)}</row>' for row in range(2, rows + 2))
        first = '<row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c></row>'
        return f"<sheetData>{first}{body}</sheetData>"

    def test_fifty_thousand_of_them_cost_little_time_and_memory(self, package: Make) -> None:
        content = package(self.blanks(50_000))
        begun = time.perf_counter()
        tab = only_tab(read_xlsx(content, "a.xlsx"))
        assert time.perf_counter() - begun < 3
        assert list(tab.cells) == [(1, 1)]
        tracemalloc.start()
        read_xlsx(content, "a.xlsx")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 16 * 2**20

    def test_a_used_range_to_the_last_row_of_the_grid_costs_nothing(self, package: Make) -> None:
        sheet = (
            '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
        )
        tab = only_tab(read_xlsx(package(sheet), "a.xlsx"))
        assert (tab.rows, tab.columns) == (1, 1)
