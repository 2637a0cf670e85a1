"""What the sheets of the export say, worked by hand: states of tasks, targets by year, agencies, evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from connectors.cells.raw_cell import Address
from connectors.ledger import Release as Record
from connectors.localities import load
from connectors.nq57.export import nq57_export
from connectors.reported import Evidence, OwnScore
from connectors.scorecard import Scorecard
from tests import extreme_locality as extreme
from tests.unit.connectors.nq57.made_exports import NOW, RECORD, Row, data_of, made, register_of_tasks, sheet_of
from tests.unit.connectors.presentation.tasks.made_tasks import KHCN, NOIVU, YTE


@pytest.fixture(scope="module")
def tasks() -> list[Row]:
    return sheet_of(register_of_tasks(), "nhiem_vu")


class TestStates:
    """By hand: what the register says of a task, and what it cannot say."""

    @pytest.mark.parametrize(
        ("agency", "code", "state", "possible", "progress"),
        [
            (YTE, "III.1.a-1/2026", "Hoàn thành đúng hạn", [], 100),
            (NOIVU, "III.1.a-1/2026", None, ["Đang thực hiện trễ hạn", "Chưa thực hiện trễ hạn"], None),
            (KHCN, "III.1.a-1/2026", None, ["Đang thực hiện đúng hạn", "Chưa thực hiện đúng hạn"], None),
            (YTE, "NV-01", "Hoàn thành trễ hạn", [], 100),
            (KHCN, "PL.1", None, [], None),
        ],
    )
    def test_the_state_is_one_of_six_or_says_which_two_it_may_be(
        self, tasks: list[Row], agency: str, code: str, state: str | None, possible: list[str], progress: int | None
    ) -> None:
        (row,) = (r for r in tasks if (r["ma_don_vi_chu_tri"], r["ma_nhiem_vu"]) == (agency, code))
        assert (row["trang_thai"], row["trang_thai_co_the"], row["tien_do_pct"]) == (state, possible, progress)

    def test_rows_in_are_rows_out_and_the_plan_s_other_tasks_follow(self, tasks: list[Row]) -> None:
        """Of six rows five are of 2026; of four tasks three have leaders without a row, or none in the register."""
        recorded = [row for row in tasks if row["tinh_trang_so_lieu"] != "chua_ghi"]
        assert len(recorded) == 5
        left = {r["ma_trong_ke_hoach"]: r["so_don_vi_chua_ghi"] for r in tasks if r not in recorded}
        assert left == {"iii-1-a-1": 12, "iii-1-a-2": 1, "iii-2-b": 0}  # 15 sở, of which 3 have a row; KH&CN; nobody

    def test_a_day_that_cannot_be_read_is_not_an_empty_one(self, tasks: list[Row]) -> None:
        (row,) = (r for r in tasks if r["ma_nhiem_vu"] == "PL.1")
        assert (row["han_hoan_thanh"], row["tinh_trang_so_lieu"]) == (None, "khong_doc_duoc")

    def test_the_assigning_document_is_known_of_the_plan_s_tasks_only(self, tasks: list[Row]) -> None:
        said = {row["ma_nhiem_vu"]: row["van_ban_giao"] for row in tasks}
        assert (said["III.1.a-1/2026"], said["NV-01"]) == ("310/KH-UBND", None)


def targets_of(scorecard: Scorecard, key: str) -> list[Row]:
    return [row for row in sheet_of(scorecard, "chi_tieu") if row["ma_chi_tieu"] == key]


class TestTargets:
    """At least 3 training programmes by 2027; 1 in 2025 and 2 in 2026 is the straight way there."""

    def test_planned_stands_in_the_plan_s_year_only_and_actual_where_it_was_reported(self) -> None:
        rows = targets_of(
            made({(KHCN, 2025, "so_chuong_trinh_to_chuc"): 1, (KHCN, 2026, "so_chuong_trinh_to_chuc"): 2}),
            "dao-tao-2027",
        )
        shown = [(r["nam"], r["ke_hoach"], r["thuc_hien"], r["duong_can_dat"], r["danh_gia"]) for r in rows]
        assert shown == [
            (2025, None, 1, 1, "Chưa đến hạn"),
            (2026, None, 2, 2, "Chưa đến hạn"),
            (2027, 3, None, 3, "Chưa đến hạn"),
        ]
        assert rows[2]["tinh_trang_so_lieu"] == "chua_den_han"

    def test_zero_unreadable_and_unreported_differ(self) -> None:
        rows = targets_of(
            made({(KHCN, 2025, "so_chuong_trinh_to_chuc"): None, (KHCN, 2026, "so_chuong_trinh_to_chuc"): 0}),
            "dao-tao-2027",
        )
        assert [(r["thuc_hien"], r["tinh_trang_so_lieu"]) for r in rows] == [
            (None, "khong_doc_duoc"), (0, "co_so_lieu"), (None, "chua_den_han"),
        ]  # fmt: skip
        assert targets_of(made({}), "dao-tao-2027")[0]["tinh_trang_so_lieu"] == "chua_bao_cao"

    def test_a_share_of_the_target_and_whether_it_is_reached(self) -> None:
        """9 of 10 documents put up in time: 90 %; the plan asks for 100 % in 2026."""
        told = {(YTE, 2026, "so_vb_dang_kip_thoi"): 9, (YTE, 2026, "so_vb_phai_dang"): 10}
        (row,) = (r for r in targets_of(made(told), "noi-dung-2026") if r["nam"] == 2026)
        assert (row["ke_hoach"], row["thuc_hien"], row["ty_le_pct"], row["danh_gia"]) == (100, 90, 90, "Không đạt")
        assert (row["so_don_vi_bao_cao"], row["don_vi_tinh"]) == (1, "%")

    def test_a_year_that_is_not_over_is_not_judged(self) -> None:
        told = {(YTE, 2026, "so_vb_dang_kip_thoi"): 9, (YTE, 2026, "so_vb_phai_dang"): 10}
        early = made(told, as_of=date(2026, 9, 30))
        assert [r["danh_gia"] for r in targets_of(early, "noi-dung-2026") if r["nam"] == 2026] == ["Chưa đến hạn"]
        assert data_of(nq57_export(early, record=None, year=2026, now=NOW))["thong_tin"]["ky_bao_cao"] == "09/2026"

    def test_what_was_due_last_year_is_judged_in_its_own_row_and_never_called_not_due_yet(self) -> None:
        """A target of 2025 of which nobody reported: empty in 2025 and in 2026, the year after."""
        rows = targets_of(made({}), "ke-hoach-2025")
        assert [(r["nam"], r["ke_hoach"], r["danh_gia"]) for r in rows] == [(2025, 100, None), (2026, None, None)]

    def test_what_no_report_asks_for_says_so(self) -> None:
        assert {r["tinh_trang_so_lieu"] for r in targets_of(made({}), "tich-hop-2026")} == {"khong_do_duoc"}


class TestAgencies:
    def test_every_agency_has_a_row_as_the_scorecard_ranks_it(self) -> None:
        scorecard = extreme.scorecard()
        rows = sheet_of(scorecard, "chi_so_truyen_thong", RECORD)
        assert [row["ma_don_vi"] for row in rows] == list(scorecard.agencies)
        for row in rows:
            standing = scorecard.standing(row["ma_don_vi"], 2026)
            assert round(row["chi_so_pct"] * 100) == standing.index
            assert row["vi_thu"] == standing.rank
        by_code = {row["ma_don_vi"]: row for row in rows}
        assert by_code["99900"]["vi_thu"] == 1  # the only ward
        assert (by_code["99001"]["ma_dvhc"], by_code["hue-so-noi-vu"]["ma_dvhc"]) == ("99001", None)
        assert by_code["99007"]["tinh_trang_so_lieu"] == "chua_bao_cao"
        assert by_code["99007"]["ly_do_khong_xep_hang"]
        assert {row["so_quyet_dinh_cong_bo"] for row in rows} == {"57/QĐ-UBND"}

    def test_figures_of_the_lead_agency_are_no_report_of_an_agency_that_sent_none(self) -> None:
        name = next(key for key, field in load("hue", 2026).criteria_set.fields.items() if field.source == "department")
        rows = sheet_of(made({(YTE, 2026, name): 1}), "chi_so_truyen_thong")
        (row,) = (row for row in rows if row["ma_don_vi"] == YTE)
        assert "không gửi báo cáo" in row["ly_do_khong_xep_hang"]
        assert row["tinh_trang_so_lieu"] == "chua_bao_cao"

    def test_points_nobody_verified_are_never_told_as_verified(self) -> None:
        row = sheet_of(made({}), "chi_so_truyen_thong")[0]
        assert (row["diem_tham_dinh"], row["diem_tam_tinh"]) == (None, 0)

    def test_own_points_are_summed_and_none_is_not_zero(self) -> None:
        own = [OwnScore(YTE, 2026, item, said, "", Address("sổ")) for item, said in (("A1", 250), ("A2", 125))]
        rows = sheet_of(made({}, own=own), "chi_so_truyen_thong")
        said = {row["ma_don_vi"]: (row["diem_tu_cham"], row["so_muc_tu_cham"]) for row in rows}
        assert (said[YTE], said[NOIVU]) == ((3.75, 2), (None, None))


class TestEvidence:
    PROOF = Evidence(("https://example.vn/a",), "05/BC-SYT (0912 345 678)", "12/12/2026", "tr. 3")

    def exported(self, record: Record | None, **proof: Any) -> list[Row]:
        scorecard = made({(YTE, 2026, "tong_cbccvc"): 10}, evidence=replace(self.PROOF, **proof))
        return sheet_of(scorecard, "minh_chung", record)

    def test_document_day_and_page_without_private_data(self) -> None:
        (row,) = self.exported(None)
        assert (row["tai_lieu"], row["ngay"], row["trang"]) == ("05/BC-SYT (***)", "2026-12-12", "tr. 3")

    def test_links_come_out_of_a_release_only(self) -> None:
        assert [row["duong_dan"] for row in self.exported(None)] == [None]
        assert [row["duong_dan"] for row in self.exported(RECORD)] == ["https://example.vn/a"]

    def test_a_day_that_is_none_stays_as_it_was_typed(self) -> None:
        (row,) = self.exported(None, document_day="31/02/2026")
        assert (row["ngay"], row["ngay_nhu_da_ghi"]) == (None, "31/02/2026")
