import unicodedata
from pathlib import Path

import pytest

from connectors.workbooks import csv_folder
from connectors.workbooks.csv_folder import decoded, read_csv_book, read_csv_parts, rows_of


def test_a_folder_is_a_book_and_each_file_a_tab(tmp_path: Path) -> None:
    folder = tmp_path / "phường Thuận Hóa"
    folder.mkdir()
    (folder / "2026.csv").write_text("Mã;Số liệu\nso_tin;5\n\nso_bai;0\n", encoding="utf-8-sig")
    (folder / "Thông tin.csv").write_text("Mã cơ quan;19753\n", encoding="utf-16")
    (folder / "ghi chú.txt").write_text("không phải bảng")
    (folder / "~$2026.csv").write_text("khóa")
    book = read_csv_book(folder)
    assert (book.name, [tab.title for tab in book.tabs]) == ("phường Thuận Hóa", ["2026", "Thông tin"])
    tab = book.tabs[0]
    assert [(place, cell.held, cell.text) for place, cell in tab.cells.items()] == [
        ((1, 1), "text", "Mã"), ((1, 2), "text", "Số liệu"), ((2, 1), "text", "so_tin"), ((2, 2), "text", "5"),
        ((4, 1), "text", "so_bai"), ((4, 2), "text", "0"),
    ]  # fmt: skip
    assert str(tab.cell(4, 2).address) == "phường Thuận Hóa › 2026 › B4"
    assert (tab.rows, tab.columns) == (4, 2)


def test_one_file_is_a_book_of_one_tab(tmp_path: Path) -> None:
    (tmp_path / "2026.csv").write_text("Mã,Số liệu\nso_tin,5\n", encoding="utf-8")
    book = read_csv_book(tmp_path / "2026.csv")
    assert (book.name, [tab.title for tab in book.tabs]) == ("2026.csv", ["2026"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    assert rows_of("Mã;Đường dẫn\r\n".encode(encoding)) == [["Mã", "Đường dẫn"]]


def test_windows_1258_keeps_its_tone_marks_which_compose_later() -> None:
    content = unicodedata.normalize("NFD", "Hóa").encode("cp1258")
    assert unicodedata.normalize("NFC", decoded(content + "; Đơn vị".replace("ị", "i\u0323").encode("cp1258"))) == (
        "Hóa; Đơn vị"
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Mã;Số liệu\nty_le;85,5\nso_bai;3\n", [["Mã", "Số liệu"], ["ty_le", "85,5"], ["so_bai", "3"]]),
        ("Mã,Số liệu\nso_bai,3\n", [["Mã", "Số liệu"], ["so_bai", "3"]]),
        ("Mã\tSố liệu\nty_le\t85,5\n", [["Mã", "Số liệu"], ["ty_le", "85,5"]]),
        ("sep=|\nMã|Số liệu\n", [["Mã", "Số liệu"]]),
        ('Mã,Ghi chú\na,"một; hai; ba\nbốn"\n', [["Mã", "Ghi chú"], ["a", "một; hai; ba\nbốn"]]),
    ],
)
def test_the_delimiter_is_found(text: str, rows: list[list[str]]) -> None:
    assert rows_of(text.encode()) == rows


def test_an_empty_folder_and_empty_files_are_an_empty_book(tmp_path: Path) -> None:
    assert [problem.code for problem in read_csv_book(tmp_path).problems] == ["book_empty"]
    (tmp_path / "2026.csv").write_text("\n;;\n")
    assert [problem.code for problem in read_csv_book(tmp_path).problems] == ["book_empty"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\xd8", b"a\x8a\x8e;", b"a," + b"x" * 200_000])
def test_what_is_no_text_is_unreadable(content: bytes) -> None:
    assert [problem.code for problem in read_csv_parts("a.csv", {"a.csv": content}).problems] == ["book_unreadable"]


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    assert [problem.code for problem in read_csv_book(tmp_path / "a.csv").problems] == ["book_unreadable"]


def test_more_than_any_report_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("a,b\nc,d\n")
    monkeypatch.setattr(csv_folder, "MOST_CELLS", 3)
    assert [problem.code for problem in read_csv_book(tmp_path).problems] == ["book_too_large"]


def test_the_hash_follows_names_and_contents() -> None:
    one = read_csv_parts("a/", {"2026.csv": b"a,b"}).content_hash
    assert one == read_csv_parts("b/", {"2026.csv": b"a,b"}).content_hash
    assert one != read_csv_parts("a/", {"2025.csv": b"a,b"}).content_hash


def test_its_cells_say_that_the_file_holds_only_text() -> None:
    book = read_csv_parts("a/", {"2026.csv": b"a,12"})
    assert all(cell.plain_text_source for cell in book.tabs[0].cells.values())
