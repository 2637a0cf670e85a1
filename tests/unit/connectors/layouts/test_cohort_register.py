from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from connectors.layouts.cohort_register import read_register
from connectors.localities import Agency
from connectors.problem import Severity
from connectors.reported import BookReading
from connectors.workbooks.raw_book import Merge, RawBook
from rubric.criteria.criteria_set import CriteriaSet

MakeBook = Callable[..., RawBook]
Read = Callable[..., BookReading]
Values = Callable[[BookReading], dict[tuple[str, str, str], object]]
Told = Callable[..., list[tuple[str, str]]]

CODES = [
    "Mã cơ quan",
    "Cơ quan",
    "so_can_bo",
    "so_tap_huan",
    "kinh_phi",
    "ngay_ke_hoach",
    "so_ky_hieu",
    "co_chuyen_muc",
]
WHOLE = [
    [*CODES, "so_thon"],
    ["19753", "Phường Thuận Hóa", 12, 10, 5.5, date(2026, 1, 15), "1/KH", "Có", 30],
    ["03127", "Xã Hóa Châu", 8, 7, 4, date(2026, 1, 16), "2/KH", "Không", 12],
]


@pytest.fixture
def read(criteria_set: CriteriaSet, agencies: dict[str, Agency]):
    def reading(book: RawBook, **more: Any) -> BookReading:
        return read_register(book, criteria_set, agencies, latest=date(2026, 12, 31), **more)

    return reading


def row(name: object, *figures: object, code: object = None) -> list[object]:
    return [code, name, *figures]


class TestAWholeRegister:
    def test_every_figure_of_every_agency_is_read(self, book: MakeBook, read: Read, values: Values, told: Told) -> None:
        reading = read(book({"2026": WHOLE}), cohort="xa")
        assert told(reading) == []
        assert len(reading.values) == 14
        found = values(reading)
        assert [found["19753", "2026", key] for key in ("so_can_bo", "kinh_phi", "co_chuyen_muc")] == [12, 55, 1]
        assert [found["03127", "2026", key] for key in ("so_can_bo", "so_ky_hieu", "co_chuyen_muc")] == [8, 1, 0]
        assert str(reading.values[0].address) == "sổ.xlsx › 2026 › C2"

    def test_labels_in_a_second_row_merged_names_and_a_line_of_numbers_do_not_disturb(
        self, book: MakeBook, read: Read, told: Told
    ) -> None:
        labels = [None, None, *["Cán bộ làm truyền thông", "Cán bộ đã tập huấn"], *[None] * 5]
        rows = [["SỔ THEO DÕI"], WHOLE[0], labels, list(range(1, 10)), *WHOLE[1:]]
        raw = book({"2026": rows})
        tab = replace(raw.tabs[0], merges=(Merge(2, 1, 3, 1), Merge(2, 2, 3, 2), Merge(1, 1, 1, 9)))
        reading = read(replace(raw, tabs=(tab,)), cohort="xa")
        assert told(reading) == []
        assert len(reading.values) == 14

    def test_a_row_of_changed_labels_is_no_agency(self, book: MakeBook, read: Read, told: Told) -> None:
        labels = [None, None, "Số cán bộ của đơn vị (mới)", "Số cán bộ được tập huấn (mới)"]
        reading = read(book({"2026": [WHOLE[0], labels, *WHOLE[1:]]}), cohort="xa")
        assert (told(reading), len(reading.values)) == ([], 14)

    def test_a_tab_for_each_period(self, book: MakeBook, read: Read, values: Values) -> None:
        reading = read(book({"6 tháng 2026": WHOLE, "Năm 2026": WHOLE}))
        assert {period for _, period, _ in values(reading)} == {"2026-H1", "2026"}

    def test_a_column_for_the_year_or_the_period(self, book: MakeBook, read: Read, values: Values) -> None:
        rows = [
            ["Cơ quan", "Năm", "Kỳ báo cáo", "so_can_bo", "kinh_phi"],
            ["Xã Hóa Châu", 2026, None, 1],
            ["Xã Hóa Châu", 2026, "6 tháng", 2],
            ["Xã Hóa Châu", None, "Tháng 5/2026", 3],
        ]
        found = values(read(book({"Số liệu": rows})))
        assert [found["03127", period, "so_can_bo"] for period in ("2026", "2026-H1", "2026-M05")] == [1, 2, 3]

    def test_names_merged_over_their_rows(self, book: MakeBook, read: Read, values: Values) -> None:
        rows = [["Cơ quan", "Kỳ", "so_can_bo"], ["Xã Hóa Châu", "2026-H1", 1], [None, "2026", 2]]
        raw = book({"Sổ": rows})
        tab = replace(raw.tabs[0], merges=(Merge(2, 1, 3, 1),))
        found = values(read(replace(raw, tabs=(tab,))))
        assert found == {("03127", "2026-H1", "so_can_bo"): 1, ("03127", "2026", "so_can_bo"): 2}


class TestColumns:
    def test_a_missing_column_is_named_and_the_rest_is_read(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        rows = [[each for place, each in enumerate(line) if place != 4] for line in WHOLE]
        reading = read(book({"2026": rows}), cohort="xa")
        assert told(reading) == [("field_column_missing", "2026!A1")]
        assert "Kinh phí đã giải ngân (kinh_phi)" in reading.problems[0].message.vi
        assert len(values(reading)) == 12

    def test_an_extra_and_a_renamed_column_are_named_and_the_rest_is_read(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        rows = [[*WHOLE[0], "Người ký"], *WHOLE[1:]]
        rows[0] = ["Kinh phí (mới)" if each == "kinh_phi" else each for each in rows[0]]
        reading = read(book({"2026": rows}), cohort="xa")
        assert told(reading) == [
            ("column_unknown", "2026!E1"), ("column_unknown", "2026!J1"), ("field_column_missing", "2026!A1"),
        ]  # fmt: skip
        assert "“Kinh phí (mới)”" in reading.problems[0].message.vi
        assert len(values(reading)) == 12

    def test_a_field_of_the_department_is_not_taken_from_an_agency_register(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        rows = [[*WHOLE[0], "ks_so_phieu"], [*WHOLE[1], 99], WHOLE[2]]
        reading = read(book({"2026": rows}), cohort="xa")
        assert told(reading) == [("field_not_of_annex", "2026!J1")]
        assert ("19753", "2026", "ks_so_phieu") not in values(reading)

    def test_a_figure_an_agency_is_not_asked_for_is_named(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        rows = [*WHOLE, ["so-khcn", "Sở KH&CN", 3, 3, 1, date(2026, 1, 2), "3/KH", "Có", 7]]
        reading = read(book({"2026": rows}), cohort="xa")
        assert told(reading) == [("field_not_of_annex", "2026!I4")]
        assert values(reading)["so-khcn", "2026", "so_can_bo"] == 3

    def test_a_column_that_stands_twice_is_judged_figure_by_figure(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        rows = [[*WHOLE[0], "so_can_bo"], [*WHOLE[1], 12], [*WHOLE[2], 9]]
        reading = read(book({"2026": rows}), cohort="xa")
        found = values(reading)
        assert (found["19753", "2026", "so_can_bo"], found["03127", "2026", "so_can_bo"]) == (12, "unreadable")
        assert ("header_duplicate", "2026!J1") in told(reading)
        assert ("row_duplicate", "2026!A3") in told(reading)

    def test_without_the_agencies_the_tab_is_not_read(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [line[2:] for line in WHOLE]
        reading = read(book({"2026": rows}), cohort="xa")
        assert (told(reading), reading.values) == ([("column_missing", "2026!A1")], [])

    def test_a_tab_without_a_header_is_named(self, book: MakeBook, read: Read, told: Told) -> None:
        assert told(read(book({"2026": WHOLE[1:]})))[0] == ("header_missing", "2026")


class TestAgencies:
    def test_another_tone_mark_an_abbreviation_and_an_old_name_are_understood(
        self, book: MakeBook, read: Read, told: Told
    ) -> None:
        rows = [
            ["Mã cơ quan", "Cơ quan", "so_can_bo"],
            row("UBND P. Thuận Hoá", 1),
            row("SKHCN", 2),
            row("Xã Hoá Châu", 3),
            row("Xã Phú Hồ", 4),
        ]
        reading = read(book({"2026": rows}))
        assert [(v.agency, v.value) for v in reading.values] == [
            ("19753", 1), ("so-khcn", 2), ("03127", 3), ("19900", 4),
        ]  # fmt: skip
        assert told(reading, but=["field_column_missing"]) == [("agency_renamed", "2026!B5")]

    def test_a_name_without_marks_is_taken_with_a_warning(self, book: MakeBook, read: Read) -> None:
        reading = read(book({"2026": [["Cơ quan", "so_can_bo"], ["xa hoa chau", 3]]}))
        assert [(v.agency, v.value) for v in reading.values] == [("03127", 3)]
        problem = reading.problems[0]
        assert (problem.code, problem.address.cell, problem.agency) == ("agency_fuzzy", "A2", "03127")
        assert "“xa hoa chau”" in problem.message.vi
        assert "“Xã Hóa Châu”" in problem.message.vi

    def test_an_agency_that_does_not_exist_is_told_and_the_others_are_read(self, book: MakeBook, read: Read) -> None:
        rows = [["Cơ quan", "so_can_bo"], ["Xã Hóa Chau Đông", 3], ["Xã Hóa Châu", 4]]
        reading = read(book({"2026": rows}))
        assert [(v.agency, v.value) for v in reading.values] == [("03127", 4)]
        problem = reading.problems[0]
        assert (problem.code, problem.severity, str(problem.address)) == (
            "agency_unknown", Severity.CELL, "sổ.xlsx › 2026 › A2",
        )  # fmt: skip
        assert "không có trong danh mục. Có phải: Xã Hóa Châu? Hãy" in problem.message.vi
        assert problem.example == "19753"  # the first commune of this list

    def test_a_code_that_lost_its_nought_is_the_code(self, book: MakeBook, read: Read) -> None:
        reading = read(book({"2026": [["Mã cơ quan", "Cơ quan", "so_can_bo"], [3127, None, 5]]}))
        assert [(v.agency, v.value) for v in reading.values] == [("03127", 5)]

    def test_a_code_and_a_name_of_two_agencies_are_not_chosen_between(
        self, book: MakeBook, read: Read, told: Told
    ) -> None:
        rows = [["Mã cơ quan", "Cơ quan", "so_can_bo"], ["19753", "Xã Hóa Châu", 5]]
        reading = read(book({"2026": rows}))
        assert (reading.values, told(reading)) == ([], [("agency_ambiguous", "2026!A2")])

    def test_figures_of_nobody_are_told_and_headings_and_sums_are_not(
        self, book: MakeBook, read: Read, told: Told
    ) -> None:
        rows = [
            ["Mã cơ quan", "Cơ quan", "so_can_bo"],
            ["I", "KHỐI PHƯỜNG"],
            ["19753", "Phường Thuận Hóa", 5],
            [None, None, 6],
            [None, "Tổng cộng", 11],
        ]
        reading = read(book({"2026": rows}))
        assert [(v.agency, v.value) for v in reading.values] == [("19753", 5)]
        assert told(reading, but=["field_column_missing"]) == [("row_without_agency", "2026!B4")]

    def test_a_hundred_problems_of_one_kind_are_enough(self, book: MakeBook, read: Read) -> None:
        rows = [["Cơ quan", "so_can_bo"], *[[f"Đơn vị lạ {n}", n] for n in range(250)]]
        reading = read(book({"2026": rows}))
        assert sum(p.code == "agency_unknown" for p in reading.problems) == 100
        more = next(p for p in reading.problems if p.code == "more_of_one_kind")
        assert "150" in more.message.vi


class TestRepeatedRows:
    def test_the_same_figures_are_read_once_with_a_warning(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"2026": [*WHOLE, WHOLE[1]]}), cohort="xa")
        assert told(reading) == [("row_repeated", "2026!A4")]
        assert len(reading.values) == 14

    def test_other_figures_leave_only_those_unreadable_and_name_the_cells(
        self, book: MakeBook, read: Read, values: Values
    ) -> None:
        again = ["19753", "Phường Thuận Hóa", 13, 10, 6, *WHOLE[1][5:]]
        reading = read(book({"2026": [*WHOLE, again]}), cohort="xa")
        found = values(reading)
        assert [found["19753", "2026", key] for key in ("so_can_bo", "so_tap_huan", "kinh_phi")] == [
            "unreadable", 10, "unreadable",
        ]  # fmt: skip
        assert found["03127", "2026", "so_can_bo"] == 8
        assert [p.code for p in reading.problems] == ["row_duplicate"]
        assert "C2: “12” ≠ C4: “13”; E2: “5,5” ≠ E4: “6”" in reading.problems[0].message.vi
        assert "hàng 2" in reading.problems[0].message.vi


class TestTabs:
    def test_a_renamed_tab_is_named_and_the_period_missed(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Bảng tổng hợp": WHOLE}), cohort="xa")
        assert told(reading) == [("tab_unknown", "Bảng tổng hợp"), ("tab_missing", "")]

    def test_periods_that_are_owed_are_missed(self, book: MakeBook, read: Read) -> None:
        stops = Severity.TAB
        expected = {"xa": {"2026-H1": stops, "2026": stops}, "so": {"2026-M01": stops}}
        for reading in (
            read(book({"2026": WHOLE}), cohort="xa", expected=expected),
            read(book({"2026": WHOLE}), expected=expected),
        ):
            assert [(p.code, p.period) for p in reading.problems] == [("tab_missing", "2026-H1")]

    @pytest.mark.parametrize("year", [2031, "năm ngoái", None])
    def test_a_year_that_cannot_be_is_told(self, book: MakeBook, read: Read, told: Told, year: object) -> None:
        reading = read(book({"Sổ": [["Cơ quan", "Năm", "so_can_bo"], ["Xã Hóa Châu", year, 1]]}))
        assert ("year_not_read", "Sổ!B2") in told(reading)
        assert reading.values == []

    def test_a_period_that_cannot_be_is_told(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(book({"Sổ": [["Cơ quan", "Kỳ", "so_can_bo"], ["Xã Hóa Châu", "quý I", 1]]}))
        assert ("period_unknown", "Sổ!B2") in told(reading)


def test_a_register_of_four_thousand_agencies_is_read_once_for_each(
    book: MakeBook, criteria_set: CriteriaSet, agencies: dict[str, Agency]
) -> None:
    many = {f"{n:05}": agencies["19753"].model_copy(update={"code": f"{n:05}"}) for n in range(10_000, 14_000)}
    rows = [CODES, *[[code, None, 1, 2, 3] for code in many]]
    reading = read_register(book({"2026": rows}), criteria_set, many, latest=date(2026, 12, 31), cohort="xa")
    assert len({value.agency for value in reading.values if value.state == "reported"}) == 4_000
