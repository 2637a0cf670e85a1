import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.problem import Severity
from connectors.workbooks import limits, xlsx
from connectors.workbooks import package as packages
from connectors.workbooks.raw_book import RawBook
from connectors.workbooks.xlsx import read_xlsx

Make = Callable[..., bytes]


def refusal(book: RawBook) -> str:
    assert book.tabs == ()
    assert [problem.address.book for problem in book.problems] == [book.name]
    assert book.name in book.problems[0].message.vi
    return book.problems[0].code


def test_an_empty_file_is_an_empty_book() -> None:
    assert refusal(read_xlsx(b"", "trống.xlsx")) == "book_empty"


def test_a_book_whose_tabs_hold_nothing_is_empty(written: Make) -> None:
    assert refusal(read_xlsx(written(lambda book: book.add_worksheet("2026")), "trống.xlsx")) == "book_empty"


def test_a_book_with_charts_only_is_empty(archive: Make) -> None:
    parts = {"xl/workbook.xml": "<workbook><sheets/></workbook>"}
    assert refusal(read_xlsx(archive(parts), "a.xlsx")) == "book_empty"


@pytest.mark.parametrize("kept", [1, 30, 500, 0.5, 0.9, 0.999])
def test_a_half_copied_file_is_unreadable(small: bytes, kept: float) -> None:
    size = int(kept if kept >= 1 else kept * len(small))
    code = refusal(read_xlsx(small[:size], "dở dang.xlsx"))
    assert code in {"book_unreadable", "book_other_kind"}


def test_a_damaged_part_makes_the_book_unreadable(package: Make) -> None:
    assert refusal(read_xlsx(package("<sheetData><row>"), "hỏng.xlsx")) == "book_unreadable"


def test_a_part_that_is_not_there_makes_the_book_unreadable(archive: Make) -> None:
    parts = {"xl/workbook.xml": '<workbook><sheets><sheet name="2026" id="rId1"/></sheets></workbook>'}
    assert refusal(read_xlsx(archive(parts), "hỏng.xlsx")) == "book_unreadable"


def test_a_string_that_is_not_there_makes_the_book_unreadable(package: Make) -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData>'
    assert refusal(read_xlsx(package(sheet), "hỏng.xlsx")) == "book_unreadable"


def test_a_password_shows_in_the_container(container: Make) -> None:
    book = read_xlsx(container("EncryptionInfo", "EncryptedPackage"), "khóa.xlsx")
    assert refusal(book) == "book_password"
    assert "mật khẩu" in book.problems[0].message.vi


def test_an_old_xls_file_is_told_how_to_become_a_new_one(container: Make) -> None:
    book = read_xlsx(container("Workbook"), "cũ.xls")
    assert refusal(book) == "book_old_format"
    assert "*.xlsx" in book.problems[0].message.vi


def test_a_zip_with_a_password_is_a_book_with_a_password(small: bytes) -> None:
    marked = bytearray(small)
    start = marked.find(b"PK\x01\x02")
    while start >= 0:
        marked[start + 8] |= 1
        start = marked.find(b"PK\x01\x02", start + 1)
    assert refusal(read_xlsx(bytes(marked), "khóa.xlsx")) == "book_password"


def test_a_binary_workbook_is_of_an_old_kind(archive: Make) -> None:
    assert refusal(read_xlsx(archive({"xl/workbook.bin": b"\0"}), "a.xlsx")) == "book_old_format"


@pytest.mark.parametrize(
    "content",
    ["<html><table><tr><td>Mã</td></tr></table></html>", "Mã;Số liệu\r\nso_tin;5\r\n", "Kính gửi: Sở KH&CN"],
)
def test_a_page_or_a_text_named_as_a_workbook_is_of_another_kind(content: str) -> None:
    assert refusal(read_xlsx(content.encode(), "xuất.xlsx")) == "book_other_kind"


def test_an_archive_of_something_else_is_of_another_kind(archive: Make) -> None:
    assert refusal(read_xlsx(archive({"word/document.xml": "<w/>"}), "công văn.xlsx")) == "book_other_kind"


def test_a_lock_file_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "~$báo cáo.xlsx"
    file.write_bytes(b"\x05admin")
    book = read_xlsx(file)
    assert refusal(book) == "book_office_lock"
    assert book.problems[0].severity is Severity.WARNING


def test_a_file_that_is_not_there_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    assert refusal(read_xlsx(tmp_path / "không có.xlsx")) == "book_unreadable"
    assert refusal(read_xlsx(tmp_path)) == "book_unreadable"


class TestLimits:
    def test_a_zip_bomb_is_refused_while_it_unpacks(self, package: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(packages, "LARGEST_CONTENT", 10**6)
        bomb = package("<sheetData/>" + " " * 5 * 10**6)
        assert len(bomb) < 10**5
        assert refusal(read_xlsx(bomb, "bom.xlsx")) == "book_too_large"

    def test_a_bomb_of_strings_is_refused(self, package: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(packages, "LARGEST_STRINGS", 10**5)
        strings = "<sst>" + "<si><t>a</t></si>" * 10**5 + "</sst>"
        assert refusal(read_xlsx(package("<sheetData/>", sharedStrings=strings), "bom.xlsx")) == "book_too_large"

    def test_a_cell_without_end_is_refused(self, package: Make) -> None:
        sheet = f'<sheetData><row><c r="A1" t="str"><v>{"x" * 2**21}</v></c></row></sheetData>'
        assert refusal(read_xlsx(package(sheet), "dài.xlsx")) == "book_too_large"

    def test_more_cells_than_any_report_has_are_refused(self, package: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(xlsx, "MOST_CELLS", 2)
        cells = "".join(f'<c r="{letter}1"><v>1</v></c>' for letter in "ABC")
        assert refusal(read_xlsx(package(f"<sheetData><row>{cells}</row></sheetData>"), "a.xlsx")) == "book_too_large"

    def test_a_large_file_is_not_even_opened(
        self, small: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(xlsx, "LARGEST_FILE", 10)
        (tmp_path / "to.xlsx").write_bytes(small)
        assert refusal(read_xlsx(tmp_path / "to.xlsx")) == "book_too_large"

    def test_entities_that_multiply_are_refused(self, archive: Make, package: Make) -> None:
        levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        laughs = f'<!DOCTYPE x [<!ENTITY a0 "haha">{levels}]><workbook>&a9;</workbook>'
        assert refusal(read_xlsx(archive({"xl/workbook.xml": laughs}), "a.xlsx")) == "book_unreadable"

    def test_limits_leave_room_for_a_register_of_four_thousand_agencies(self) -> None:
        assert limits.MOST_CELLS >= 4_000 * 70


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_to_the_bytes_it_never_raises(small: bytes, data: st.DataObject) -> None:
    content = bytearray(small)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    book = read_xlsx(bytes(content), "a.xlsx")
    assert bool(book.tabs) != bool(book.problems)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_its_parts_it_never_raises(small: bytes, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(small)) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    target = data.draw(st.sampled_from([name for name in parts if name.startswith("xl/")]))
    place = data.draw(st.integers(0, len(parts[target]) - 1))
    parts[target][place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=10))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, bytes(part))
    book = read_xlsx(content.getvalue(), "a.xlsx")
    assert bool(book.tabs) != bool(book.problems)
