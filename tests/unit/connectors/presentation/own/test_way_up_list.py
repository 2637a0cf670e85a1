"""The way up in sentences, in both languages."""

from datetime import date

from connectors.localities import load
from connectors.presentation.own.way_up_list import WayUpList, way_up_list
from connectors.scorecard import build
from connectors.way_up.steps import way_up
from rubric.language import to_days
from tests.localities.draft import reported

# A department of Huế for which everything is done but briefing 20 of its 200 people, its plan, and 18 May.
ALL_DONE = {
    "ngay_ban_hanh": to_days(date(2026, 1, 15)), "so_vb_long_ghep": 2, "kp_du_toan": 100_000, "kp_giai_ngan": 80_000,
    "so_cb_chuyen_trach": 10, "so_cb_da_dao_tao": 2, "co_tu_danh_gia": 1, "co_so_ket": 1, "co_kiem_tra": 1,
    "ngay_nhan_bc_h1": to_days(date(2026, 6, 18)), "ngay_nhan_bc_nam": to_days(date(2026, 12, 18)),
    "so_nv_den_han": 8, "so_nv_ht_dung_han": 8, "so_nv_ht_tre_han": 0, "url_chuyen_muc": 1, "so_thang_dat": 12,
    "so_kenh": 2, "so_thang_hoat_dong": 12, "kho_van_hanh": 1, "so_san_pham_gui_kho": 10, "so_tin": 60, "so_cuoc": 2,
    "co_18_5": 0, "co_10_10": 1, "so_nv_khcn": 10, "so_nv_duoc_truyen_thong": 6, "so_vb_phai_dang": 20,
    "so_vb_dang_kip_thoi": 20, "so_mo_hinh": 4, "so_bang_ron_pano": 1, "so_buoi_luu_dong": 1,
    "so_buoi_tuyen_truyen_mieng": 1, "tong_cbccvc": 200, "so_duoc_pho_bien": 180, "luot_xem": 11_000,
    "luot_xem_nam_truoc": 10_000, "chi_tieu_giao": 200, "so_nguoi_tap_huan": 200, "nhom_duoc_giao": 1,
    "nhom_da_thuc_hien": 1, "so_cau_hoi_tiep_nhan": 10, "so_tra_loi_dung_han": 10, "muc_1": 100, "muc_2": 100,
    "muc_3": 100, "so_thanh_vien": 1, "so_hoat_dong": 2, "so_tap_the_ca_nhan": 1, "so_tac_pham": 1,
    "so_chuong_trinh_to_chuc": 1, "so_mo_hinh_cong_nhan": 2, "co_tro_ly_ai": 1, "so_tac_pham_dat_giai": 1,
    "so_sp_da_ngon_ngu": 1, "so_ky_khong_gui": 2, "so_tieu_chi_sai_lech": 2, "bi_nhac_nho": 1,
}  # fmt: skip


def shown(language: str = "vi", *, today: date = date(2026, 11, 20), **changes: int | None) -> WayUpList:
    values = {name: value for name, value in {**ALL_DONE, **changes}.items() if value is not None}
    installation, figures = reported(load("hue", 2026), "hue-so-yte", values)
    scorecard = build(installation, figures)
    return way_up_list(scorecard, way_up(scorecard, "hue-so-yte", 2026, today=today), language)


def test_an_action_is_one_sentence_with_gain_effort_evidence_and_what_is_reached() -> None:
    # E1 and E2 are not held for a cohort of one: 90 points apply. 90 − 1 (18/5) − 0,60 = 88,40 of 90 = 98,22; after it
    # 89,00 of 90 = 98,89. The bonus of 5 and the penalty of 5 cancel out.
    (row,) = shown().rows
    assert row.sentence == (
        "Người đã được phổ biến Nghị quyết 57: thêm 20 người (từ 180 lên 200): +0,60 điểm; công sức vừa; "
        "minh chứng: danh sách điểm danh, biên bản hoặc kết xuất khóa học trực tuyến; sau đó 98,89 – Xuất sắc, hạng 1"
    )
    assert (row.number, row.item, row.until, row.note) == (1, "D1", "31/12/2026", "")
    assert row.clauses
    assert row.link == "co-quan?dp=hue&ma=hue-so-yte&nam=2026&tc=D1"


def test_the_same_in_english() -> None:
    (row,) = shown("en").rows
    assert row.sentence == (
        "People briefed on Resolution 57: from 180 to 200 people: +0.60 points; effort medium; "
        "evidence: attendance lists, minutes or an export of the online course; then 98.89 – Excellent, rank 1"
    )


def test_what_is_closed_stands_apart_with_its_day() -> None:
    (left,) = shown().left
    assert (left.item, left.points, left.why, left.is_closed) == ("C3", "1,00", "hạn 18/05/2026 đã qua", True)


def test_the_summary_says_where_it_leads_and_what_is_out_of_reach() -> None:
    assert shown().summary == (
        "98,22 – Xuất sắc, hạng 1. 1 việc trong tay cơ quan, làm hết thì 98,89 – Xuất sắc, hạng 1. "
        "1,00 điểm còn lại không nằm trong tay cơ quan."
    )
    assert shown(so_duoc_pho_bien=200).summary == (
        "98,89 – Xuất sắc, hạng 1. Không còn việc nào trong tay cơ quan làm tăng điểm. "
        "1,00 điểm không nằm trong tay cơ quan."
    )


def test_a_gate_that_a_step_opens_is_said() -> None:
    # without the plan 3 points are lost and the band is capped at Khá; issued by 31/01 it lifts the cap
    rows = shown(today=date(2026, 1, 20), ngay_ban_hanh=None, so_duoc_pho_bien=200, co_18_5=1).rows
    (row,) = rows
    assert row.action == "Ngày ban hành kế hoạch truyền thông của năm: chậm nhất 31/01/2026"
    assert row.note.startswith("gỡ được mức trần vì: không ban hành kế hoạch")
    assert row.after == "100,00 – Xuất sắc, hạng 1"


def test_what_must_be_reported_first_is_said_to_be_an_upper_bound() -> None:
    (row,) = shown(tong_cbccvc=None, so_duoc_pho_bien=None, co_18_5=1).rows
    assert row.action == (
        "Cán bộ, công chức, viên chức, người lao động: ghi số liệu; Người đã được phổ biến Nghị quyết 57: ghi số liệu"
    )
    assert (row.gain, row.note) == (
        "đến +6,00",
        "Điểm thêm là mức cao nhất có thể; điểm thật tuỳ số được ghi.",
    )
    assert row.after.startswith("cao nhất ")


def test_from_an_assumed_figure_on_all_that_follows_is_at_most() -> None:
    # D1 (6 points for effort medium) stands in for what will be reported; C4 (60 % of projects told of) comes after it
    found = shown(tong_cbccvc=None, so_duoc_pho_bien=None, so_nv_duoc_truyen_thong=5, co_18_5=1)
    assert [row.item for row in found.rows] == ["D1", "C4"]
    assert [row.after.startswith("cao nhất ") for row in found.rows] == [True, True]
    assert "làm hết thì cao nhất 100,00" in found.summary
    exact = shown(so_nv_duoc_truyen_thong=5, co_18_5=1)
    assert not [row.after for row in exact.rows if "cao nhất" in row.after]
    assert "cao nhất" not in exact.summary
