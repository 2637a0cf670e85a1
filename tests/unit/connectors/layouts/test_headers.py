from collections.abc import Callable
from dataclasses import replace

import pytest

from connectors.layouts.ground import Ground
from connectors.layouts.headers import binder, find_header, header_key
from connectors.layouts.headings import FIELD_TABLE, REGISTER_TABLE
from connectors.layouts.registers import register_binder
from connectors.workbooks.raw_book import Merge, RawBook

MakeBook = Callable[..., RawBook]

bind = binder(FIELD_TABLE)


@pytest.mark.parametrize("text", ["Số liệu", "SỐ LIỆU:", " số  liệu (*)", "So lieu", "Số liệu (ghi bằng số)"])
def test_one_heading_in_many_spellings(text: str) -> None:
    assert header_key(text) == "so lieu"


def test_every_template_title_is_known_and_means_one_column() -> None:
    for table in (FIELD_TABLE, REGISTER_TABLE):
        known = binder(table)
        for heading in table:
            found = known.names(heading.title)
            assert found is not None
            assert found.key == heading.key


def test_the_header_may_stand_lower(book: MakeBook) -> None:
    rows = [["UBND PHƯỜNG THUẬN HÓA"], [], ["BÁO CÁO"], [], ["TT", "Mã", "Chỉ tiêu", "Số liệu"], [1, "so_can_bo"]]
    header = find_header(book({"2026": rows}).tabs[0], bind)
    assert header is not None
    assert (header.first_row, header.last_row) == (5, 5)
    assert {key: header.column(key) for key in header.columns} == {"order": 1, "code": 2, "label": 3, "value": 4}


def test_below_the_fifteenth_row_it_is_not_looked_for(book: MakeBook) -> None:
    assert find_header(book({"2026": [[]] * 15 + [["Mã", "Số liệu"]]}).tabs[0], bind) is None


def test_a_header_over_two_rows_with_merged_titles(book: MakeBook) -> None:
    rows = [
        ["Mã", "Chỉ tiêu", "Số liệu", "Minh chứng", None, None],
        [None, None, None, "Đường dẫn", "Số, ký hiệu", "Ngày văn bản"],
        ["so_can_bo", "Cán bộ", 5, "https://a.vn", "12/KH", "1/2/2026"],
    ]
    tab = replace(
        book({"2026": rows}).tabs[0],
        merges=(Merge(1, 1, 2, 1), Merge(1, 2, 2, 2), Merge(1, 3, 2, 3), Merge(1, 4, 1, 6)),
    )
    header = find_header(tab, bind)
    assert header is not None
    assert header.last_row == 2
    columns = {key: header.columns[key] for key in ("code", "value", "link", "document", "day")}
    assert columns == {"code": (1,), "value": (3,), "link": (4,), "document": (5,), "day": (6,)}
    assert header.unknown == {}


class TestRegisterHeaders:
    @pytest.mark.parametrize(
        "rows",
        [
            [["Mã cơ quan", "Cơ quan", "so_can_bo", "kinh_phi"]],
            [["Mã cơ quan", "Cơ quan", "Cán bộ làm truyền thông", "Kinh phí đã giải ngân (triệu đồng)"]],
            [
                ["Mã cơ quan", "Cơ quan", "so_can_bo", "kinh_phi"],
                [None, None, "Cán bộ làm truyền thông", "Kinh phí đã giải ngân (triệu đồng)"],
            ],
            [
                [None, None, "so_can_bo", "kinh_phi"],
                ["Mã đơn vị", "Tên đơn vị", "CÁN BỘ LÀM TRUYỀN THÔNG", "kinh phi da giai ngan"],
            ],
        ],
    )
    def test_fields_are_bound_by_code_by_label_or_both(
        self, book: MakeBook, ground: Ground, rows: list[list[str | None]]
    ) -> None:
        header = find_header(book({"2026": rows}).tabs[0], register_binder(ground))
        assert header is not None
        assert header.last_row == len(rows)
        assert header.columns == {"agency_code": (1,), "agency_name": (2,), "so_can_bo": (3,), "kinh_phi": (4,)}

    def test_the_code_holds_where_code_and_label_disagree(self, book: MakeBook, ground: Ground) -> None:
        rows = [["Cơ quan", "Xã, phường", "so_can_bo"], [None, None, "Cán bộ đã tập huấn"]]
        header = find_header(book({"2026": rows}).tabs[0], register_binder(ground))
        assert header is not None
        assert header.columns["so_can_bo"] == (3,)
        assert "so_tap_huan" not in header.columns
