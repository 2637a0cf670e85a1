from collections.abc import Callable
from datetime import date

import pytest

from connectors.layouts.department_book import TABS, department_tab, read_department_book
from connectors.localities import Agency
from connectors.problem import Severity
from connectors.reported import BookReading
from connectors.workbooks.raw_book import RawBook
from rubric.criteria.criteria_set import CriteriaSet

MakeBook = Callable[..., RawBook]
Read = Callable[..., BookReading]
Values = Callable[[BookReading], dict[tuple[str, str, str], object]]
Told = Callable[..., list[tuple[str, str]]]

AGENCY = ["Mã cơ quan", "Cơ quan"]
ALL = ["so-khcn", "19753", "03127", "19900"]
MISSED = ["tab_missing"]  # the books here have only the tabs they are about
DAY = {date(2026, 6, 18): 20622, date(2026, 12, 18): 20805}


@pytest.fixture
def read(criteria_set: CriteriaSet, agencies: dict[str, Agency]):
    def reading(book: RawBook, latest: date = date(2026, 12, 31)) -> BookReading:
        return read_department_book(book, criteria_set, agencies, latest=latest)

    return reading


class TestRegisters:
    def test_surveys_panel_and_assignments(self, book: MakeBook, read: Read, values: Values, told: Told) -> None:
        tabs = {
            "Khảo sát": [[*AGENCY, "Năm", "ks_so_phieu", "ks_so_biet"], ["19753", None, 2026, 92, 42]],
            "Hội đồng": [[*AGENCY, "Năm", "muc_1"], [None, "Xã Hóa Châu", 2026, 75]],
            "Giao chỉ tiêu": [[*AGENCY, "Năm", "Chỉ tiêu giao (cái)"], ["19900", None, 2026, 500]],
        }
        reading = read(book(tabs))
        assert told(reading, MISSED) == []
        assert values(reading) == {
            ("19753", "2026", "ks_so_phieu"): 92, ("19753", "2026", "ks_so_biet"): 42, ("03127", "2026", "muc_1"): 75,
            ("19900", "2026", "chi_tieu_giao"): 500,
        }  # fmt: skip

    def test_the_year_may_stand_in_the_title(self, book: MakeBook, read: Read, values: Values) -> None:
        assert department_tab("KHẢO SÁT năm 2026") == ("Khảo sát", 2026)
        reading = read(book({"Khảo sát 2026": [[*AGENCY, "ks_so_phieu", "ks_so_biet"], ["19753", None, 92, 42]]}))
        assert values(reading)["19753", "2026", "ks_so_phieu"] == 92

    def test_a_field_the_set_does_not_have_is_skipped_with_a_warning(
        self, book: MakeBook, read: Read, told: Told, values: Values
    ) -> None:
        rows = [[*AGENCY, "Năm", "ks_so_phieu", "ks_so_biet", "ks_cu"], ["19753", None, 2026, 92, 42, 1]]
        reading = read(book({"Khảo sát": rows}))
        assert told(reading, MISSED) == [("column_unknown", "Khảo sát!F1")]
        assert len(values(reading)) == 2

    def test_an_agency_s_own_field_is_not_taken_here(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [[*AGENCY, "Năm", "ks_so_phieu", "ks_so_biet", "so_can_bo"], ["19753", None, 2026, 92, 42, 1]]
        assert told(read(book({"Khảo sát": rows})), MISSED) == [("field_not_of_annex", "Khảo sát!F1")]


RECEIPTS = [*AGENCY, "Kỳ báo cáo", "Ngày nhận"]


class TestReceipts:
    def test_each_period_has_its_own_field(self, book: MakeBook, read: Read, values: Values, told: Told) -> None:
        rows = [
            RECEIPTS,
            ["19753", None, "6 tháng 2026", date(2026, 6, 18)],
            ["19753", None, "2026", date(2026, 12, 18)],
            ["03127", None, "2026-H1", None],
        ]
        reading = read(book({"Ngày nhận báo cáo": rows}))
        assert told(reading, MISSED) == []
        assert values(reading) == {
            ("19753", "2026", "ngay_nhan_bc_h1"): DAY[date(2026, 6, 18)],
            ("19753", "2026", "ngay_nhan_bc_nam"): DAY[date(2026, 12, 18)],
            ("03127", "2026", "ngay_nhan_bc_h1"): "missing",
        }

    def test_a_day_to_come_is_refused(self, book: MakeBook, read: Read, values: Values, told: Told) -> None:
        rows = [RECEIPTS, ["19753", None, "2026-H1", date(2026, 6, 18)]]
        reading = read(book({"Ngày nhận báo cáo": rows}), latest=date(2026, 6, 1))
        assert values(reading) == {("19753", "2026", "ngay_nhan_bc_h1"): "unreadable"}
        assert told(reading, MISSED) == [("date_in_future", "Ngày nhận báo cáo!D2")]

    def test_a_period_the_set_has_no_field_for_is_told(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [RECEIPTS, ["19753", None, "Tháng 5/2026", date(2026, 5, 18)]]
        assert told(read(book({"Ngày nhận báo cáo": rows})), MISSED) == [("field_not_of_annex", "Ngày nhận báo cáo!C2")]

    def test_a_period_that_cannot_be_read_is_told(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [RECEIPTS, ["19753", None, "giữa năm", date(2026, 5, 18)]]
        assert told(read(book({"Ngày nhận báo cáo": rows})), MISSED) == [("period_unknown", "Ngày nhận báo cáo!C2")]


class TestReminders:
    HEADER = (*AGENCY, "Kỳ báo cáo", "Ngày đôn đốc lần 1", "Ngày đôn đốc lần 2")

    def counts(self, reading: BookReading) -> dict[str, object]:
        found = [value for value in reading.values if value.field == "so_ky_khong_gui"]
        return {value.agency: value.value if value.state == "reported" else value.state for value in found}

    def test_two_reminders_without_a_receipt_count_and_everybody_else_has_none(
        self, book: MakeBook, read: Read
    ) -> None:
        twice = [date(2026, 6, 25), date(2026, 7, 5)]
        tabs = {
            "Ngày nhận báo cáo": [RECEIPTS, ["03127", None, "2026-H1", date(2026, 7, 20)]],
            "Đôn đốc": [
                self.HEADER,
                ["19753", None, "2026-H1", *twice],
                ["19753", None, "2026", date(2026, 12, 21), date(2026, 12, 28)],
                ["03127", None, "2026-H1", *twice],
                ["19900", None, "2026-H1", twice[0], None],
            ],
        }
        reading = read(book(tabs))
        assert self.counts(reading) == {"so-khcn": 0, "19753": 2, "03127": 0, "19900": 0}
        counted = next(v for v in reading.values if v.agency == "19753")
        assert (counted.period, counted.text, str(counted.address)) == (
            "2026", "2026-H1, 2026", "sổ.xlsx › Đôn đốc › E2",
        )  # fmt: skip

    def test_a_tab_without_rows_means_that_nobody_was_reminded(self, book: MakeBook, read: Read) -> None:
        assert self.counts(read(book({"Đôn đốc": [self.HEADER]}))) == dict.fromkeys(ALL, 0)

    def test_without_the_tab_nothing_is_known(self, book: MakeBook, read: Read) -> None:
        assert self.counts(read(book({"Ngày nhận báo cáo": [RECEIPTS]}))) == {}

    def test_a_day_that_cannot_be_read_leaves_the_count_in_doubt(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [self.HEADER, ["19753", None, "2026", date(2026, 12, 21), "tuần sau"]]
        reading = read(book({"Đôn đốc": rows}))
        assert self.counts(reading) == {"so-khcn": 0, "19753": "unreadable", "03127": 0, "19900": 0}
        assert [cell for _, cell in told(reading, MISSED)] == ["Đôn đốc!E2"]

    @pytest.mark.parametrize("first", [None, date(2026, 12, 30)])
    def test_a_second_reminder_before_the_first_is_told(
        self, book: MakeBook, read: Read, told: Told, first: date | None
    ) -> None:
        rows = [self.HEADER, ["19753", None, "2026", first, date(2026, 12, 21)]]
        reading = read(book({"Đôn đốc": rows}))
        assert self.counts(reading)["19753"] == "unreadable"
        assert told(reading, MISSED) == [("reminders_out_of_order", "Đôn đốc!E2")]


class TestTasks:
    HEADER = ("Mã nhiệm vụ", *AGENCY, "Nhiệm vụ", "Hạn hoàn thành", "Ngày hoàn thành", "Trạng thái")
    FIELDS = ("so_nv_den_han", "so_nv_ht_dung_han", "so_nv_ht_tre_han", "so_nv_qua_han")

    def task(
        self, code: str, due: object, done: object = None, state: str | None = None, agency: str = "19753"
    ) -> list[object]:
        return [code, agency, None, "Việc", due, done, state]

    def figures(self, reading: BookReading, agency: str = "19753") -> list[object]:
        found = {v.field: v.value if v.state == "reported" else v.state for v in reading.values if v.agency == agency}
        return [found.get(key) for key in self.FIELDS]

    def test_due_in_time_late_and_overdue(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [
            self.HEADER,
            self.task("N1", date(2026, 3, 31), date(2026, 3, 31)),
            self.task("N2", date(2026, 3, 31), date(2026, 4, 1)),
            self.task("N3", date(2026, 6, 30)),
            self.task("N4", date(2026, 6, 30), date(2026, 5, 2)),
            self.task("N5", date(2026, 12, 31)),
            self.task("N1", date(2026, 3, 31), None, agency="03127"),
        ]
        reading = read(book({"Nhiệm vụ": rows}), latest=date(2026, 6, 30))
        assert told(reading, MISSED) == []
        assert self.figures(reading) == [4, 2, 1, 1]
        assert self.figures(reading, "03127") == [1, 0, 0, 1]
        assert self.figures(reading, "so-khcn") == [0, 0, 0, 0]
        due = next(v for v in reading.values if (v.agency, v.field) == ("19753", "so_nv_den_han"))
        assert (due.period, due.text, str(due.address)) == ("2026", "4: N1, N4, N2, N3", "sổ.xlsx › Nhiệm vụ › E2")

    def test_years_are_those_of_the_due_days(self, book: MakeBook, read: Read) -> None:
        rows = [self.HEADER, self.task("N1", date(2025, 12, 31), date(2026, 1, 5)), self.task("N2", date(2026, 1, 31))]
        found = {(v.period, v.field): v.value for v in read(book({"Nhiệm vụ": rows})).values if v.agency == "19753"}
        assert [found["2025", key] for key in self.FIELDS] == [1, 0, 1, 0]
        assert [found["2026", key] for key in self.FIELDS] == [1, 0, 0, 1]

    def test_done_without_a_day_leaves_what_depends_on_it_in_doubt(
        self, book: MakeBook, read: Read, told: Told
    ) -> None:
        reading = read(book({"Nhiệm vụ": [self.HEADER, self.task("N1", date(2026, 3, 31), None, "Hoàn thành")]}))
        assert self.figures(reading) == [1, "unreadable", "unreadable", 0]
        assert told(reading, MISSED) == [("task_done_without_day", "Nhiệm vụ!F2")]

    @pytest.mark.parametrize(("due", "code"), [(None, "task_without_due_day"), ("cuối quý", "date_not_read")])
    def test_without_a_due_day_every_figure_of_the_agency_is_in_doubt(
        self, book: MakeBook, read: Read, told: Told, due: object, code: str
    ) -> None:
        rows = [self.HEADER, self.task("N1", due, date(2026, 3, 1)), self.task("N2", date(2026, 3, 31))]
        reading = read(book({"Nhiệm vụ": rows}))
        assert self.figures(reading) == ["unreadable"] * 4
        assert self.figures(reading, "03127") == [0, 0, 0, 0]
        assert told(reading, MISSED) == [(code, "Nhiệm vụ!E2")]

    def test_the_same_task_twice(self, book: MakeBook, read: Read, told: Told) -> None:
        once = self.task("N1", date(2026, 3, 31), date(2026, 3, 1))
        reading = read(book({"Nhiệm vụ": [self.HEADER, once, once]}))
        assert (self.figures(reading), told(reading, MISSED)) == ([1, 1, 0, 0], [("row_repeated", "Nhiệm vụ!A3")])
        reading = read(book({"Nhiệm vụ": [self.HEADER, once, self.task("N1", date(2026, 4, 30))]}))
        assert (self.figures(reading), told(reading, MISSED)) == (
            ["unreadable"] * 4,
            [("row_duplicate", "Nhiệm vụ!A3")],
        )

    def test_a_withdrawn_task_does_not_count(self, book: MakeBook, read: Read) -> None:
        rows = [self.HEADER, self.task("N1", date(2026, 3, 31), None, "Đã hủy"), self.task("N2", date(2026, 3, 31))]
        assert self.figures(read(book({"Nhiệm vụ": rows}))) == [1, 0, 0, 1]


class TestDecisions:
    HEADER = (*AGENCY, "Năm", "Mã tiêu chí hoặc chỉ tiêu", "Quyết định", "Lý do")

    def test_approved_refused_and_open(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [
            self.HEADER,
            ["19753", None, 2026, "A1", "Duyệt", "Không có đơn vị trực thuộc"],
            ["19753", None, 2026, "so_thon", "KHÔNG DUYỆT", None],
            ["03127", None, 2026, "A1", None, "đang xem"],
        ]
        reading = read(book({"Không áp dụng": rows}))
        assert told(reading, MISSED) == []
        assert [(a.agency, a.year, a.item, a.approved, a.reason) for a in reading.approvals] == [
            ("19753", 2026, "A1", True, "Không có đơn vị trực thuộc"), ("19753", 2026, "so_thon", False, ""),
        ]  # fmt: skip
        assert str(reading.approvals[0].address) == "sổ.xlsx › Không áp dụng › E2"

    def test_what_cannot_be_read_is_told_and_approves_nothing(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [
            self.HEADER,
            ["19753", None, 2026, "A1", "để xem"],
            ["19753", None, 2026, "Z9", "Duyệt"],
            ["19753", None, "?", "A1", "Duyệt"],
        ]
        reading = read(book({"Không áp dụng": rows}))
        assert reading.approvals == []
        assert told(reading, MISSED) == [
            ("decision_not_read", "Không áp dụng!E2"), ("criterion_unknown", "Không áp dụng!D3"),
            ("year_not_read", "Không áp dụng!C4"),
        ]  # fmt: skip

    def test_two_decisions_that_contradict_approve_nothing(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [self.HEADER, ["19753", None, 2026, "A1", "Duyệt"], ["19753", None, 2026, "A1", "Không duyệt"]]
        reading = read(book({"Không áp dụng": rows}))
        assert [a.approved for a in reading.approvals] == [False]
        assert told(reading, MISSED) == [("row_duplicate", "Không áp dụng!D3")]


class TestSharedFacts:
    def test_one_answer_holds_for_every_agency(self, book: MakeBook, read: Read, values: Values) -> None:
        reading = read(book({"Chung": [["Mã", "Năm", "Giá trị"], ["kho_van_hanh", 2026, "Có"]]}))
        assert values(reading) == {(agency, "2026", "kho_van_hanh"): 1 for agency in ALL}

    def test_one_unreadable_answer_is_told_once(self, book: MakeBook, read: Read, told: Told, values: Values) -> None:
        reading = read(book({"Chung": [["Mã", "Năm", "Giá trị"], ["kho_van_hanh", 2026, "gần xong"]]}))
        assert told(reading, MISSED) == [("yes_no_not_read", "Chung!C2")]
        assert set(values(reading).values()) == {"unreadable"}

    def test_other_fields_are_not_shared(self, book: MakeBook, read: Read, told: Told) -> None:
        rows = [["Mã", "Năm", "Giá trị"], ["so_can_bo", 2026, 5], ["khong_co", 2026, 5]]
        assert told(read(book({"Chung": rows})), MISSED) == [
            ("field_not_of_annex", "Chung!A2"),
            ("field_unknown", "Chung!A3"),
        ]


class TestTabs:
    def test_a_renamed_tab_is_named_with_those_that_are_missed(self, book: MakeBook, read: Read, told: Told) -> None:
        reading = read(
            book({"Chung": [["Mã", "Năm", "Giá trị"], ["kho_van_hanh", 2026, "Có"]], "Khao sat lan 2": [["a"]]})
        )
        assert told(reading, MISSED)[0] == ("tab_unknown", "Khao sat lan 2")
        missed = [p.message.vi for p in reading.problems if p.code == "tab_missing"]
        assert len(missed) == 7
        assert any("“Khảo sát”" in sentence for sentence in missed)
        assert len(reading.values) == 4

    def test_a_tab_that_is_gone_is_always_named(self, book: MakeBook, read: Read) -> None:
        titles = [title for title in TABS if title != "Khảo sát"]
        reading = read(book({title: [["a"]] for title in titles}))
        missed = [p for p in reading.problems if p.code == "tab_missing"]
        assert [p.severity for p in missed] == [Severity.TAB]
        assert "“Khảo sát”" in missed[0].message.vi

    def test_tabs_not_begun_yet_are_no_problem(self, book: MakeBook, read: Read, told: Told) -> None:
        assert told(read(book({"Chung": [["Mã", "Năm", "Giá trị"]]})), MISSED) == []
