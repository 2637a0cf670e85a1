"""The deliberate cases of Huế's sample."""

from __future__ import annotations

import unicodedata

from connectors.forms.contents import CellError, Formula
from connectors.samples.cases import Cases
from connectors.samples.mistakes import Mistake

_SAME_PAGE = "https://vidu.hue.example/tin/hoi-nghi-chuyen-doi-so"
_MISTAKES = (
    # Own books of departments.
    Mistake("hue-so-tai-chinh", "2026", "so_duoc_pho_bien", "khoảng 80%", "number_approximate"),
    Mistake("hue-so-cong-thuong", "2026", "so_tra_loi_dung_han", "12/15", "number_fraction"),
    Mistake("hue-so-gddt", "2026", "so_luot_nguoi", "1.234", "thousands_dot"),
    Mistake("hue-so-xay-dung", "2026", "ngay_ban_hanh", "ngày 15 tháng 1 năm 2026", "date_typed_as_text"),
    Mistake("hue-so-noi-vu", "2026", "so_mo_hinh", Formula("=2+3", 5), "formula_in_cell"),
    Mistake("hue-so-vhtt", "2026", "so_cuoc", "www.vidu.hue.example/tin", "evidence_link_not_http", "evidence link"),
    Mistake("hue-so-nnmt", "2026", "so_tra_loi_dung_han", 180, "part_above_whole"),  # readable all the same
    Mistake("hue-so-khcn", "", "", "Sở KH&CN", place="agency"),
    # Register of departments.
    Mistake("hue-so-du-lich", "2026", "so_vb_long_ghep", "2 văn bản", "number_with_unit"),
    # Register of wards.
    Mistake("19819", "2026", "so_thang_dat", "0,85", "not_whole"),
    Mistake("19900", "", "", unicodedata.normalize("NFD", "Phường Thuận An"), place="agency"),
    Mistake("20014", "", "", "Phường Hoá Châu", place="agency"),
    Mistake("19777", "2026", "ngay_ban_hanh", "31/6/2026", "date_impossible"),
    Mistake("19960", "2026", "so_mo_hinh", "KAD", "not_applicable_needs_approval"),
    Mistake("19996", "2026", "url_chuyen_muc", "www.vidu.hue.example/nghi-quyet-57", "link_without_scheme"),
    Mistake("19753", "2026", "Phường Vạn Xuân", "19999", "agency_unknown", "stranger"),
    # Register of communes.
    Mistake("19885", "2026", "so_hoat_dong", "Đạt", "yes_no_in_number"),
    Mistake("19942", "2026", "so_luot_phat", " 24\u00a0", "number_typed_as_text"),
    Mistake("20035", "2026", "ngay_ban_hanh", "5/6/26", "date_two_digit_year"),
    # Own books of communes.
    Mistake("20122", "2026", "so_luot_phat", CellError("#REF!"), "error_ref"),
    Mistake("20140", "2026", "so_cuoc", 41, "row_duplicate", "repeated row"),
    # Two communes that back their figures with one and the same page: readable, for a verifier to notice.
    Mistake("20137", "2026", "so_cuoc", _SAME_PAGE, place="evidence link"),
    Mistake("20179", "2026", "so_cuoc", _SAME_PAGE, place="evidence link"),
    # Own book of the press, and the department's own register.
    Mistake("hue-bao-ptth", "2026-M05", "so_bai", "Khoảng 40", "number_approximate"),
    Mistake("19789", "2026-H1", "ngay_nhan_bc_h1", "ngày 5 tháng 6 năm 2026", "date_typed_as_text", "received"),
)

CASES = Cases(
    never_reported="20101",
    not_in_first_year=frozenset({"hue-bql-kktcn", "19909"}),
    days_late={
        ("hue-so-xay-dung", "2026"): 3,
        ("19831", "2026-H1"): 7,
        ("20050", "2026"): 12,
        ("hue-so-du-lich", "2026-H1"): 20,
        ("hue-so-tu-phap", "2025"): 3,
        ("20161", "2025"): 20,
        ("hue-bao-ioc", "2026-M04"): 7,
        ("hue-bao-cong-ttdt", "2026-M09"): 3,
    },
    never_came=frozenset({("hue-bao-ioc", "2026-M07")}),
    plan_days_late={("20179", 2026): 41},  # too late for more than the band Khá
    small_sample=("20044", 2026),
    nothing_to_inspect={
        "hue-thanh-tra": True,
        "hue-van-phong-ubnd": True,
        "hue-so-ngoai-vu": True,
        "hue-so-noi-vu": False,
        "hue-so-du-lich": None,
    },
    warned_in_writing=("19969", 2025),
    higher_than_verified={("20137", 2026): 1},
    no_own_scores=frozenset({"hue-so-nnmt", "20182"}),
    mistakes=_MISTAKES,
)
