from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from connectors.layouts.agency_book import read_agency_book
from connectors.layouts.ground import Ground
from connectors.localities import Agency, load
from connectors.problem import Severity
from connectors.reported import BookReading, Evidence
from connectors.workbooks.raw_book import RawBook
from connectors.workbooks.xlsx import read_xlsx
from rubric.criteria.criteria_set import CriteriaSet

MakeBook = Callable[..., RawBook]
Read = Callable[..., BookReading]
Values = Callable[[BookReading], dict[tuple[str, str, str], object]]
Told = Callable[..., list[tuple[str, str]]]

ABOUT = [["Mã cơ quan", "19753"], ["Tên cơ quan", "Phường Thuận Hóa"]]
HEADER = [
    "Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Đường dẫn minh chứng", "Số, ký hiệu văn bản", "Ngày văn bản", "Trang",
    "Ghi chú",
]  # fmt: skip
WHOLE = [
    HEADER,
    ["so_can_bo", "Cán bộ", "người", 12, "https://a.vn/1; https://a.vn/2", "12/KH-UBND", date(2026, 2, 3), 5, "đủ"],
    ["so_tap_huan", "Tập huấn", "người", "1.234"],
    ["kinh_phi", "Kinh phí", "triệu đồng", 12.5],
    ["ngay_ke_hoach", "Ngày", "ngày", date(2026, 1, 15)],
    ["so_ky_hieu", "Số", "số", "12/KH-UBND"],
    ["co_chuyen_muc", "Có", "Có/Không", "Có"],
    ["so_thon", "Thôn", "thôn", None],
]
DAYS_TO_15_JANUARY_2026 = 20468


@pytest.fixture
def read(criteria_set: CriteriaSet, agencies: dict[str, Agency]):
    def reading(book: RawBook, **more: Any) -> BookReading:
        return read_agency_book(book, criteria_set, agencies, latest=date(2026, 12, 31), **more)

    return reading


def of(values: dict[tuple[str, str, str], object], period: str = "2026") -> dict[str, object]:
    return {field: value for (agency, when, field), value in values.items() if (agency, when) == ("19753", period)}


class TestAWholeBook:
    def test_every_figure_is_read(self, book: MakeBook, read: Read, values: Values, told: Told) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": WHOLE}))
        assert of(values(reading)) == {
            "so_can_bo": 12, "so_tap_huan": 1234, "kinh_phi": 125, "ngay_ke_hoach": DAYS_TO_15_JANUARY_2026,
            "so_ky_hieu": 1, "co_chuyen_muc": 1, "so_thon": "missing",
        }  # fmt: skip
        assert told(reading) == [("thousands_dot", "2026!D3")]
        assert {(p.agency, p.period, p.field) for p in reading.problems} == {("19753", "2026", "so_tap_huan")}

    def test_with_its_evidence_and_address(self, book: MakeBook, read: Read) -> None:
        value = read(book({"Thông tin": ABOUT, "2026": WHOLE})).values[0]
        assert str(value.address) == "sổ.xlsx › 2026 › D2"
        assert value.evidence == Evidence(("https://a.vn/1", "https://a.vn/2"), "12/KH-UBND", "03/02/2026", "5", "đủ")

    def test_half_year_and_months_are_periods_of_their_own(self, book: MakeBook, read: Read, values: Values) -> None:
        row = ["so_can_bo", None, None, 3]
        tabs = {"6 tháng đầu năm 2026": [HEADER, row], "Tháng 1/2026": [HEADER, row], "2026": WHOLE}
        reading = read(book({"Thông tin": ABOUT, **tabs}))
        assert {period for _, period, _ in values(reading)} == {"2026-H1", "2026-M01", "2026"}


class TestRows:
    def test_a_blank_code_is_found_by_its_label(self, book: MakeBook, read: Read, values: Values) -> None:
        rows = [HEADER, [None, "CÁN BỘ LÀM TRUYỀN THÔNG", None, 4]]
        assert of(values(read(book({"Thông tin": ABOUT, "2026": rows})))) == {"so_can_bo": 4}

    def test_a_code_and_a_label_of_two_fields_leave_the_row_unread_and_name_both(
        self, book: MakeBook, read: Read, values: Values
    ) -> None:
        rows = [*WHOLE[:2], ["so_tap_huan", "Cán bộ làm truyền thông (người)", "người", 9], *WHOLE[3:]]
        reading = read(book({"Thông tin": ABOUT, "2026": rows}))
        assert of(values(reading))["so_tap_huan"] == "unreadable"
        assert of(values(reading))["so_can_bo"] == 12
        (problem,) = reading.problems
        assert (problem.code, problem.severity, problem.address.cell, problem.field) == (
            "code_and_label_differ", Severity.CELL, "A3", "so_tap_huan",
        )  # fmt: skip
        assert "Cán bộ làm truyền thông (người)" in problem.message.vi
        assert "“so_tap_huan” (Cán bộ đã tập huấn)" in problem.message.vi

    def test_missing_rows_are_listed_once_and_say_nothing_else(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": [HEADER, ["so_can_bo", None, None, 4]]}))
        assert told(reading) == [("rows_missing", "2026")]
        assert "Thôn, tổ dân phố (so_thon)" in reading.problems[0].message.vi
        assert "6 chỉ tiêu" in reading.problems[0].message.vi

    def test_fields_of_another_annex_are_not_taken(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        about = [["Mã cơ quan", "so-khcn"]]
        rows = [HEADER, ["so_can_bo", None, None, 4], ["so_thon", None, None, 9], ["ks_so_phieu", None, None, 30]]
        reading = read(book({"Thông tin": about, "2026": rows}))
        assert values(reading) == {("so-khcn", "2026", "so_can_bo"): 4}
        assert told(reading, but=["rows_missing"]) == [
            ("field_not_of_annex", "2026!A3"), ("field_not_of_annex", "2026!A4"),
        ]  # fmt: skip

    def test_a_code_nobody_knows_is_named(self, book: MakeBook, read: Read, told: Told, values: Values) -> None:
        rows = [*WHOLE, ["so_canbo", "Cán bộ", None, 7]]
        reading = read(book({"Thông tin": ABOUT, "2026": rows}))
        assert ("field_unknown", "2026!A9") in told(reading)
        assert len(of(values(reading))) == 7

    def test_figures_without_any_code_are_named(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": [*WHOLE, [None, "Tổng", None, 7]]}))
        assert ("row_without_code", "2026!A9") in told(reading)

    def test_the_same_figure_twice_is_read_once_with_a_warning(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": [*WHOLE, ["so_can_bo", None, None, "12"]]}))
        assert of(values(reading))["so_can_bo"] == 12
        assert ("row_repeated", "2026!A9") in told(reading)

    def test_two_figures_for_one_code_leave_it_unreadable_and_name_both_cells(
        self, book: MakeBook, read: Read, values: Values
    ) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": [*WHOLE, ["so_can_bo", None, None, 13]]}))
        assert of(values(reading))["so_can_bo"] == "unreadable"
        assert of(values(reading))["kinh_phi"] == 125
        problem = next(p for p in reading.problems if p.code == "row_duplicate")
        assert (problem.address.cell, problem.severity, problem.field) == ("A9", Severity.CELL, "so_can_bo")
        assert "D2: “12” ≠ D9: “13”" in problem.message.vi

    def test_two_different_texts_for_one_code_are_a_contradiction(
        self, book: MakeBook, read: Read, values: Values
    ) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": [*WHOLE, ["so_ky_hieu", None, None, "13/KH-UBND"]]}))
        assert of(values(reading))["so_ky_hieu"] == "unreadable"

    def test_a_blank_repetition_contradicts_nothing(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": [*WHOLE, ["so_can_bo"]]}))
        assert of(values(reading))["so_can_bo"] == 12
        assert told(reading, but=["thousands_dot"]) == []

    def test_a_row_that_numbers_the_columns_is_no_row(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [WHOLE[0], ["(1)", "(2)", "(3)", "(4)"], *WHOLE[1:]]
        assert told(read(book({"Thông tin": ABOUT, "2026": rows})), but=["thousands_dot"]) == []


class TestColumns:
    def test_without_the_figures_the_tab_is_not_read_and_the_others_are(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        header = ["Mã", "Chỉ tiêu", "Thực hiện", "Đường dẫn minh chứng", "Số, ký hiệu văn bản"]
        tabs = {"2026-H1": [header, ["so_can_bo", None, 5]], "2026": WHOLE}
        reading = read(book({"Thông tin": ABOUT, **tabs}))
        assert told(reading)[:2] == [("column_unknown", "2026-H1!C1"), ("column_missing", "2026-H1!A1")]
        assert "“Số liệu”" in reading.problems[1].message.vi
        assert reading.problems[1].severity is Severity.TAB
        assert of(values(reading))["so_can_bo"] == 12

    def test_without_the_evidence_figures_are_read(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        rows = [row[:4] for row in WHOLE]
        reading = read(book({"Thông tin": ABOUT, "2026": rows}))
        missing = [p for p in reading.problems if p.code == "column_missing"]
        assert [p.severity for p in missing] == [Severity.WARNING] * 2
        assert of(values(reading))["so_can_bo"] == 12

    def test_a_strange_column_is_named(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [[*HEADER, "Người nhập"], *WHOLE[1:]]
        assert ("column_unknown", "2026!J1") in told(read(book({"Thông tin": ABOUT, "2026": rows})))

    def test_a_column_without_a_heading_is_named(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [*WHOLE[:2], [*WHOLE[2], *[None] * 5, "xem lại"], *WHOLE[3:]]
        assert ("column_unknown", "2026!J3") in told(read(book({"Thông tin": ABOUT, "2026": rows})))

    def test_two_columns_of_figures_are_refused(self, book: MakeBook, read: Read, told: Told, values: Values) -> None:
        rows = [[*HEADER, "Số liệu"], *WHOLE[1:]]
        reading = read(book({"Thông tin": ABOUT, "2026": rows}))
        assert told(reading) == [("header_duplicate", "2026!J1")]
        assert "D1, J1" in reading.problems[0].message.vi
        assert of(values(reading)) == {}

    def test_a_tab_without_a_header_is_named(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": [["so_can_bo", None, None, 5]]}))
        assert told(reading) == [("header_missing", "2026")]


class TestTabs:
    def test_a_renamed_tab_is_named_and_the_one_missed_too(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Thông tin": ABOUT, "Báo cáo chính thức": WHOLE}))
        assert told(reading) == [("tab_unknown", "Báo cáo chính thức"), ("tab_missing", "")]
        assert "Báo cáo chính thức" in reading.problems[1].message.vi
        assert "“2026”" in reading.problems[1].message.vi

    def test_every_period_that_is_owed_is_missed(self, book: MakeBook, read: Read) -> None:
        expected = {"xa": {"2026-H1": Severity.WARNING, "2026": Severity.TAB}}
        reading = read(book({"Thông tin": ABOUT, "2026": WHOLE}), expected=expected)
        missed = [(p.period, p.severity) for p in reading.problems if p.code == "tab_missing"]
        assert missed == [("2026-H1", Severity.WARNING)]

    def test_beside_a_tab_that_is_not_read_every_missing_one_may_be_that(self, book: MakeBook, read: Read) -> None:
        tabs = {"Thông tin": ABOUT, "Báo cáo 6T": WHOLE, "2026": WHOLE}
        reading = read(book(tabs), expected={"xa": {"2026-H1": Severity.WARNING, "2026": Severity.TAB}})
        missed = [p for p in reading.problems if p.code == "tab_missing"]
        assert [(p.period, p.severity, p.found) for p in missed] == [("2026-H1", Severity.TAB, "Báo cáo 6T")]
        assert "“2026-H1”" in missed[0].message.vi
        assert "Báo cáo 6T" in missed[0].message.vi

    def test_an_empty_and_a_hidden_tab(self, book: MakeBook, read: Read, told: Told, values: Values) -> None:
        tabs = book({"Thông tin": ABOUT, "2026-H1": [], "2026": WHOLE})
        hidden = replace(
            tabs, tabs=(*tabs.tabs[:2], replace(tabs.tabs[2], hidden=True, hidden_rows=frozenset({3, 99})))
        )
        reading = read(hidden)
        assert told(reading)[:3] == [("tab_empty", "2026-H1"), ("tab_hidden", "2026"), ("rows_hidden", "2026")]
        assert of(values(reading))["so_tap_huan"] == 1234

    def test_two_tabs_of_one_period(self, book: MakeBook, read: Read, told: Told, values: Values) -> None:
        second = [HEADER, ["so_can_bo", None, None, 12], ["kinh_phi", None, None, 13.5]]
        reading = read(book({"Thông tin": ABOUT, "2026": WHOLE, "Năm 2026": second}))
        assert of(values(reading))["so_can_bo"] == 12
        assert of(values(reading))["kinh_phi"] == "unreadable"
        found = [(p.code, str(p.address)) for p in reading.problems if p.code in {"values_differ", "tab_repeated"}]
        assert found == [("values_differ", "sổ.xlsx › Năm 2026 › D3"), ("tab_repeated", "sổ.xlsx › Năm 2026")]

    def test_figures_from_before_the_set_begins_are_kept_and_told(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        reading = read(book({"Thông tin": ABOUT, "2024": WHOLE}))
        assert of(values(reading), "2024")["so_can_bo"] == 12
        assert told(reading).count(("value_before_start", "2024!D2")) == 1

    def test_a_year_after_the_set_is_no_period(self, book: MakeBook, read: Read, told: Told) -> None:
        assert told(read(book({"Thông tin": ABOUT, "2031": WHOLE})))[0] == ("period_unknown", "2031!A1")

    def test_guidance_is_passed_over_in_silence(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Thông tin": ABOUT, "Hướng dẫn": [["Nhập số liệu"]], "2026": WHOLE}))
        assert told(reading, but=["thousands_dot"]) == []


class TestWhoseBookItIs:
    @pytest.mark.parametrize(
        ("about", "code", "problems"),
        [
            ([["Mã cơ quan", "19753"]], "19753", []),
            ([["Mã đơn vị", 3127]], "03127", []),
            ([["Tên cơ quan", "UBND phường Thuận Hoá"]], "19753", []),
            ([["Mã cơ quan", None], ["Tên cơ quan", "SỞ KHCN"]], "so-khcn", []),
            ([["Tên cơ quan", "phuong thuan hoa"]], "19753", ["agency_fuzzy"]),
            ([["Tên cơ quan", "Xã Phú Hồ"]], "19900", ["agency_renamed"]),
            ([["Mã cơ quan", "99999"], ["Tên cơ quan", "Phường Thuận Hóa"]], "19753", ["agency_fuzzy"]),
        ],
    )
    def test_by_code_or_name(self, book: MakeBook, read: Read, about: object, code: str, problems: list[str]) -> None:
        reading = read(book({"Thông tin": about, "2026": [HEADER, ["so_can_bo", None, None, 4]]}))
        assert {value.agency for value in reading.values} == {code}
        assert [p.code for p in reading.problems if p.code != "rows_missing"] == problems

    def test_an_agency_that_does_not_exist_is_told_with_the_nearest(self, book: MakeBook, read: Read) -> None:
        reading = read(book({"Thông tin": [["Tên cơ quan", "Phường Thuận Hoá 2"]], "2026": WHOLE}))
        assert reading.values == []
        assert [(p.code, p.address.cell, p.severity) for p in reading.problems] == [
            ("agency_unknown", "B1", Severity.BOOK)
        ]
        assert "Phường Thuận Hóa" in reading.problems[0].message.vi

    def test_a_code_and_a_name_of_two_agencies_are_not_chosen_between(
        self, book: MakeBook, read: Read, told: Told
    ) -> None:
        about = [["Mã cơ quan", "19753"], ["Tên cơ quan", "Xã Hóa Châu"]]
        reading = read(book({"Thông tin": about, "2026": WHOLE}))
        assert (reading.values, told(reading)) == ([], [("agency_ambiguous", "Thông tin!B1")])

    def test_without_the_tab_nobody_knows(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"2026": WHOLE}))
        assert (reading.values, told(reading)) == ([], [("tab_missing", "")])
        assert reading.problems[0].severity is Severity.BOOK

    def test_a_blank_tab_is_told_where_to_type(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Thông tin": [["Mã cơ quan"], ["Tên cơ quan"]], "2026": WHOLE}))
        assert told(reading) == [("book_without_agency", "Thông tin!B1")]

    def test_a_registered_book_needs_no_tab(self, book: MakeBook, read: Read, values: Values) -> None:
        assert of(values(read(book({"2026": WHOLE}), agency="19753")))["so_can_bo"] == 12

    def test_a_registered_book_of_another_agency_is_not_read(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Thông tin": ABOUT, "2026": WHOLE}), agency="19900")
        assert (reading.values, told(reading)) == ([], [("agency_contradicted", "Thông tin!B1")])


class TestEvidence:
    def test_an_address_that_is_no_link_is_told_and_left_out(self, book: MakeBook, read: Read) -> None:
        rows = [HEADER, ["so_can_bo", None, None, 4, "công văn số 5"]]
        reading = read(book({"Thông tin": ABOUT, "2026": rows}))
        assert reading.values[0].evidence.links == ()
        assert [(p.code, p.address.cell, p.field) for p in reading.problems][:1] == [
            ("evidence_link_not_http", "E2", "so_can_bo")
        ]

    def test_the_link_behind_the_words_counts(self, book: MakeBook, read: Read) -> None:
        tabs = book({"Thông tin": ABOUT, "2026": [HEADER, ["so_can_bo", None, None, 4, "Xem tại đây"]]})
        tab = tabs.tabs[1]
        linked = {**tab.cells, (2, 5): replace(tab.cells[2, 5], hyperlink="https://a.vn/kh")}
        reading = read(replace(tabs, tabs=(tabs.tabs[0], replace(tab, cells=linked))))
        assert reading.values[0].evidence.links == ("https://a.vn/kh",)

    def test_no_password_is_kept_of_any_cell(self, book: MakeBook, read: Read) -> None:
        one, two = "https://admin:Matkhau123@a.vn/kh", "admin:Matkhau123@a.vn"
        rows = [HEADER, ["so_ky_hieu", None, one, one, one, one, one, one, one], [two, two, None, two, two, two, two]]
        scores = [TestOwnScores.SCORES, ["A1", None, 3, 2, one], [one, None, None, one]]
        reading = read(book({"Thông tin": ABOUT, "2026": rows, "Tự chấm 2026": scores}))
        assert {p.code for p in reading.problems} >= {"evidence_link_not_http", "field_unknown", "criterion_unknown"}
        assert "Matkhau123" not in repr(reading)


class TestOwnScores:
    SCORES = ("Mã tiêu chí", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Giải trình")

    def scores(self, book: MakeBook, read: Read, *rows: object) -> BookReading:
        return read(book({"Thông tin": ABOUT, "2026": WHOLE, "Tự chấm 2026": [self.SCORES, *rows]}))

    def test_points_are_hundredths(self, book: MakeBook, read: Read) -> None:
        reading = self.scores(book, read, ["A1", None, 3, "2,75", "đủ"], ["a4", None, 4, 4])
        assert [(s.agency, s.year, s.criterion, s.points, s.explanation) for s in reading.own_scores] == [
            ("19753", 2026, "A1", 275, "đủ"), ("19753", 2026, "A4", 400, ""),
        ]  # fmt: skip
        assert str(reading.own_scores[0].address) == "sổ.xlsx › Tự chấm 2026 › D2"

    def test_more_than_the_most_is_told_and_not_kept(self, book: MakeBook, read: Read) -> None:
        reading = self.scores(book, read, ["A1", None, 3, 3.5])
        assert reading.own_scores[0].points is None
        problem = next(p for p in reading.problems if p.code == "self_score_above_max")
        assert (problem.address.cell, problem.field) == ("D2", "A1")
        assert "3,5" in problem.message.vi

    def test_blank_rows_say_nothing_and_unknown_criteria_are_named(
        self, book: MakeBook, read: Read, told: Told
    ) -> None:
        reading = self.scores(book, read, ["A1"], ["Z9", None, None, 1])
        assert reading.own_scores == []
        assert ("criterion_unknown", "Tự chấm 2026!A3") in told(reading)

    def test_two_scores_for_one_criterion_are_none(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = self.scores(book, read, ["A1", None, 3, 1], ["A1", None, 3, 2])
        assert [s.points for s in reading.own_scores] == [None]
        assert ("row_duplicate", "Tự chấm 2026!A3") in told(reading)


def test_a_book_that_could_not_be_opened_keeps_its_problem(read: Read) -> None:
    reading = read(read_xlsx(b"", "trống.xlsx"))
    assert (reading.book, reading.values, [p.code for p in reading.problems]) == ("trống.xlsx", [], ["book_empty"])


def test_a_code_that_libreoffice_takes_for_an_escape_is_still_known() -> None:
    # LibreOffice reads “_xa_” in a workbook as an escaped line feed and saves the code as below.
    ground = Ground(load("hue", 2026).criteria_set, {}, date(2026, 12, 31))
    assert ground.field_of_code("kp\nhoi_hoa") == "kp_xa_hoi_hoa"
    assert ground.field_of_code("kp_xa_hoi_hoa") == "kp_xa_hoi_hoa"
    assert ground.field_of_code("kp_hoi_hoa") is None
