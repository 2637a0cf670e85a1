from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from connectors.layouts.books import books_in, read_book, read_folder, read_raw_books
from connectors.localities import Agency
from connectors.problem import Severity
from connectors.reported import BookReading
from connectors.workbooks.raw_book import RawBook
from rubric.criteria.criteria_set import CriteriaSet

MakeBook = Callable[..., RawBook]
Values = Callable[[BookReading], dict[tuple[str, str, str], object]]
ReadFolder = Callable[..., list[BookReading]]
Rows = Sequence[Sequence[object]]

LATEST = date(2026, 12, 31)
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = ["Mã", "Chỉ tiêu", "Số liệu", "Đường dẫn minh chứng", "Số, ký hiệu văn bản"]
SHARED = [["Mã", "Năm", "Giá trị"], ["kho_van_hanh", 2026, "Có"]]
REGISTER = [["Mã cơ quan", "Cơ quan", "so_can_bo", "kinh_phi"], ["19753", None, 12, 5.5]]


def agency_tabs(code: str, **figures: object) -> dict[str, Sequence[Sequence[object]]]:
    return {
        "Thông tin": [["Mã cơ quan", code]],
        "2026": [HEADER, *[[key, None, value] for key, value in figures.items()]],
    }


def saved(file: Path, tabs: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    book = openpyxl.Workbook()
    for title, rows in tabs.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    book.save(file)
    return file


@pytest.fixture
def folder(criteria_set: CriteriaSet, agencies: dict[str, Agency]):
    def reading(path: Path, **more: Any) -> list[BookReading]:
        return read_folder(path, criteria_set, agencies, latest=LATEST, **more)

    return reading


class TestLayouts:
    @pytest.mark.parametrize(
        ("tabs", "count"),
        [
            (agency_tabs("19753", so_can_bo=12), 1),
            ({"2026": REGISTER}, 2),
            ({"Sổ": [["Cơ quan", "Năm", "so_can_bo"], ["Xã Hóa Châu", 2026, 3]]}, 1),
            (
                {
                    "Thông tin": [["Ghi chú", "sổ của Sở"]],
                    "Chung": [["Mã", "Năm", "Giá trị"], ["kho_van_hanh", 2026, "Có"]],
                },
                4,
            ),
        ],
    )
    def test_a_book_is_known_by_its_tabs_and_headers(
        self, tmp_path: Path, criteria_set: CriteriaSet, agencies: dict[str, Agency], tabs: dict[str, Rows], count: int
    ) -> None:
        reading = read_book(saved(tmp_path / "a.xlsx", tabs), criteria_set, agencies, latest=LATEST)
        assert (reading.book, len(reading.values)) == ("a.xlsx", count)

    def test_an_agency_book_without_its_first_tab_is_told_to_restore_it(
        self, tmp_path: Path, criteria_set: CriteriaSet, agencies: dict[str, Agency]
    ) -> None:
        tabs = {"2026": [HEADER, ["so_can_bo", None, 1]]}
        reading = read_book(saved(tmp_path / "a.xlsx", tabs), criteria_set, agencies, latest=LATEST)
        assert [p.code for p in reading.problems] == ["tab_missing"]

    def test_a_book_of_no_layout_is_told_what_the_layouts_are(
        self, tmp_path: Path, criteria_set: CriteriaSet, agencies: dict[str, Agency]
    ) -> None:
        file = saved(tmp_path / "a.xlsx", {"Sheet1": [["Kính gửi"]], "Sheet2": [["Sở KH&CN"]]})
        reading = read_book(file, criteria_set, agencies, latest=LATEST)
        assert [(p.code, p.severity) for p in reading.problems] == [("book_without_layout", Severity.BOOK)]
        assert "Sheet1; Sheet2" in reading.problems[0].message.vi

    def test_a_folder_of_csv_files_is_a_book(
        self, tmp_path: Path, criteria_set: CriteriaSet, agencies: dict[str, Agency]
    ) -> None:
        book = tmp_path / "phường Thuận Hóa"
        book.mkdir()
        (book / "Thông tin.csv").write_text("Mã cơ quan;19753\n", encoding="utf-8-sig")
        lines = ["Mã;Chỉ tiêu;Số liệu;Đường dẫn minh chứng;Số, ký hiệu văn bản", "kinh_phi;;12,5", "so_can_bo;;7"]
        (book / "2026.csv").write_text("\n".join(lines), encoding="utf-16")
        reading = read_book(book, criteria_set, agencies, latest=LATEST)
        assert {value.field: value.value for value in reading.values} == {"kinh_phi": 125, "so_can_bo": 7}


class TestFolders:
    def test_books_of_all_layouts_in_folders_are_read_in_order(self, tmp_path: Path, folder: ReadFolder) -> None:
        saved(tmp_path / "b.xlsx", agency_tabs("19753", so_can_bo=12))
        saved(tmp_path / "xã" / "a.xlsx", agency_tabs("03127", so_can_bo=3))
        (tmp_path / "csv").mkdir()
        (tmp_path / "csv" / "2026.csv").write_text("Cơ quan,so_can_bo\nXã Phú Xuân,4\n")
        (tmp_path / "công văn.pdf").write_bytes(b"%PDF")
        (tmp_path / ".ẩn.xlsx").write_bytes(b"")
        told: list[tuple[int, int, str]] = []
        readings = folder(tmp_path, on_progress=lambda *step: told.append(step))
        assert [(r.book, [v.agency for v in r.values]) for r in readings] == [
            ("b.xlsx", ["19753"]), ("csv", ["19900"]), ("xã/a.xlsx", ["03127"]),
        ]  # fmt: skip
        assert told == [(1, 3, "b.xlsx"), (2, 3, "csv"), (3, 3, "xã/a.xlsx")]

    def test_a_book_that_cannot_be_read_keeps_no_other_from_being_read(
        self, tmp_path: Path, folder: ReadFolder
    ) -> None:
        whole = saved(tmp_path / "a.xlsx", agency_tabs("19753", so_can_bo=12))
        (tmp_path / "b dở.xlsx").write_bytes(whole.read_bytes()[:-500])
        (tmp_path / "c khóa.xlsx").write_bytes(OLD_CONTAINER + "EncryptedPackage".encode("utf-16-le"))
        (tmp_path / "d trống.xlsx").write_bytes(b"")
        (tmp_path / "e cũ.xls").write_bytes(OLD_CONTAINER + b"\0" * 600)
        (tmp_path / "~$a.xlsx").write_bytes(b"admin")
        found = {r.book: [p.code for p in r.problems if p.code != "rows_missing"] for r in folder(tmp_path)}
        assert found == {
            "a.xlsx": [], "b dở.xlsx": ["book_unreadable"], "c khóa.xlsx": ["book_password"],
            "d trống.xlsx": ["book_empty"], "e cũ.xls": ["book_old_format"], "~$a.xlsx": ["book_office_lock"],
        }  # fmt: skip

    def test_which_files_are_books(self, tmp_path: Path) -> None:
        for name in ("a.xlsx", "B.XLSM", "c.xls", "d.ods", "e.csv", "f.docx", ".g.xlsx"):
            (tmp_path / name).write_bytes(b"")
        assert [path.name for path in books_in(tmp_path)] == ["B.XLSM", "a.xlsx", "c.xls", "d.ods", "e.csv"]


class TestTwoBooksForOneAgency:
    def two(self, tmp_path: Path, second: Mapping[str, Sequence[Sequence[object]]]) -> Path:
        saved(tmp_path / "một.xlsx", agency_tabs("19753", so_can_bo=12, kinh_phi=5.5))
        saved(tmp_path / "sổ khối.xlsx", second)
        return tmp_path

    def test_the_same_figures_are_kept_once_with_one_warning(
        self, tmp_path: Path, folder: ReadFolder, values: Values
    ) -> None:
        one, two = folder(self.two(tmp_path, {"2026": REGISTER}))
        assert values(one) == {("19753", "2026", "so_can_bo"): 12, ("19753", "2026", "kinh_phi"): 55}
        assert two.values == []
        found = [p for p in two.problems if p.code == "books_agree"]
        assert [(p.agency, p.severity) for p in found] == [("19753", Severity.WARNING)]
        assert "một.xlsx; sổ khối.xlsx" in found[0].message.vi

    def test_other_figures_are_used_by_none_and_both_places_are_told(
        self, tmp_path: Path, folder: ReadFolder, values: Values
    ) -> None:
        register = [[*REGISTER[0], "so_tap_huan"], ["19753", None, 13, 5.5, 9], ["03127", None, 1, 2, 3]]
        one, two = folder(self.two(tmp_path, {"2026": register}))
        assert values(one) == {("19753", "2026", "so_can_bo"): "unreadable", ("19753", "2026", "kinh_phi"): 55}
        assert values(two) == {
            ("19753", "2026", "so_tap_huan"): 9, ("03127", "2026", "so_can_bo"): 1, ("03127", "2026", "kinh_phi"): 20,
            ("03127", "2026", "so_tap_huan"): 3,
        }  # fmt: skip
        differ = [p for p in two.problems if p.code == "values_differ"]
        assert [(str(p.address), p.field) for p in differ] == [("sổ khối.xlsx › 2026 › C2", "so_can_bo")]
        assert "một.xlsx › 2026 › C2" in differ[0].message.vi
        assert "“12”" in differ[0].message.vi
        assert "“13”" in differ[0].message.vi
        assert [(p.agency, p.address.book) for p in two.problems if p.code == "agency_two_books"] == [
            ("19753", "sổ khối.xlsx")
        ]

    def test_two_books_for_different_periods_are_no_problem(self, tmp_path: Path, folder: ReadFolder) -> None:
        readings = folder(self.two(tmp_path, {"2026-H1": REGISTER}))
        codes = {problem.code for reading in readings for problem in reading.problems}
        assert not codes & {"agency_two_books", "books_agree", "values_differ"}


def test_opened_books_are_read_one_after_another(
    book: MakeBook, criteria_set: CriteriaSet, agencies: dict[str, Agency]
) -> None:
    books = (book(agency_tabs(code, so_can_bo=n), f"{n}.xlsx") for n, code in enumerate(["19753", "03127"], start=1))
    steps: list[tuple[int, int, str]] = []
    readings = read_raw_books(books, criteria_set, agencies, latest=LATEST, on_progress=lambda *s: steps.append(s))
    assert [value.value for reading in readings for value in reading.values] == [1, 2]
    assert steps == [(1, 0, "1.xlsx"), (2, 0, "2.xlsx")]
