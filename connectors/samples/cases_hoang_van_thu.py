"""The deliberate cases of the sample of Xã Hoàng Văn Thụ."""

from __future__ import annotations

from connectors.forms.contents import CellError
from connectors.samples.cases import Cases
from connectors.samples.mistakes import Mistake

_LINK = "www.vidu.hoang-van-thu.example/tin"
_MISTAKES = (
    # Own books of offices, schools and villages.
    Mistake("hvt-phong-kinh-te", "2026", "so_duoc_pho_bien", "khoảng 90%", "number_approximate"),
    Mistake("hvt-phong-vhxh", "2026", "so_cuoc", _LINK, "evidence_link_not_http", "evidence link"),
    Mistake("hvt-van-phong", "", "", "VP HĐND và UBND xã", place="agency"),
    Mistake("hvt-truong-02", "2026", "so_luot_nguoi", "1.120", "thousands_dot"),
    Mistake("hvt-truong-03", "2026", "so_cuoc", 9, "row_duplicate", "repeated row"),
    Mistake("hvt-thon-09", "2026", "so_luot_phat", CellError("#REF!"), "error_ref"),
    # Register of villages, and the commune's own register.
    Mistake("hvt-thon-02", "2026", "so_luot_phat", "20 lượt", "number_with_unit"),
    Mistake("hvt-thon-04", "2026", "so_to_hoat_dong", "Đạt", "yes_no_in_number"),
    Mistake("hvt-thon-06", "2026", "so_mo_hinh", "KAD", "not_applicable_needs_approval"),
    Mistake("hvt-thon-01", "2026", "Thôn số 11", "hvt-thon-11", "agency_unknown", "stranger"),
    Mistake("hvt-ttpvhcc", "2026-H1", "ngay_nhan_bc_h1", "ngày 2 tháng 6 năm 2026", "date_typed_as_text", "received"),
)

CASES = Cases(
    never_reported="hvt-thon-07",
    not_in_first_year=frozenset({"hvt-truong-03"}),
    days_late={("hvt-phong-kinh-te", "2026"): 4, ("hvt-van-phong", "2026-H1"): 7},
    plan_days_late={("hvt-truong-02", 2026): 20},
    small_sample=("hvt-thon-05", 2026),
    small_sample_size=15,
    nothing_to_inspect={"hvt-ttpvhcc": True, "hvt-van-phong": False, "hvt-truong-04": None},
    warned_in_writing=("hvt-thon-03", 2025),
    higher_than_verified={("hvt-thon-08", 2026): 1},
    no_own_scores=frozenset({"hvt-truong-04"}),
    mistakes=_MISTAKES,
)
