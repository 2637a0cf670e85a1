"""The deliberate cases of Điện Biên's sample."""

from __future__ import annotations

import unicodedata

from connectors.samples.cases import Cases
from connectors.samples.mistakes import Mistake

_LINK = "www.vidu.dien-bien.example/tin"
_MISTAKES = (
    # Own books of departments and of communes.
    Mistake("db-so-tai-chinh", "2026", "so_tra_loi_dung_han", "9/14", "number_fraction"),
    Mistake("db-so-cong-thuong", "2026", "ngay_ban_hanh", "ngày 20 tháng 1 năm 2026", "date_typed_as_text"),
    Mistake("db-so-vhttdl", "2026", "so_cuoc", _LINK, "evidence_link_not_http", "evidence link"),
    Mistake("db-so-khcn", "", "", "Sở KH&CN", place="agency"),
    Mistake("03301", "2026", "so_luot_phat", "khoảng 30", "number_approximate"),
    Mistake("03328", "2026", "so_cuoc", 29, "row_duplicate", "repeated row"),
    # Registers of wards and communes, and the department's own register.
    Mistake("03127", "2026", "so_thang_dat", "0,9", "not_whole"),
    Mistake("03151", "2026", "Phường Vạn Xuân", "03999", "agency_unknown", "stranger"),
    Mistake("03169", "2026", "so_hoat_dong", "Đạt", "yes_no_in_number"),
    Mistake("03217", "2026", "so_luot_phat", " 36\u00a0", "number_typed_as_text"),
    Mistake("03181", "", "", unicodedata.normalize("NFD", "Xã Mường Tùng"), place="agency"),
    Mistake("03334", "2026", "ngay_nhan_bc_nam", "ngày 8 tháng 12 năm 2026", "date_typed_as_text", "received"),
)

CASES = Cases(
    never_reported="03220",
    not_in_first_year=frozenset({"db-so-dttg", "03194"}),
    days_late={
        ("db-so-xay-dung", "2026"): 5,
        ("db-bao", "2026-H1"): 2,
        ("03166", "2026-H1"): 9,
        ("03325", "2026"): 13,
        ("03203", "2025"): 20,
    },
    never_came=frozenset({("03241", "2026-H1")}),
    plan_days_late={("03358", 2026): 44},
    small_sample=("03253", 2026),
    small_sample_size=18,
    nothing_to_inspect={"db-thanh-tra": True, "db-so-ngoai-vu": True, "db-so-noi-vu": False, "db-van-phong-ubnd": None},
    warned_in_writing=("03160", 2025),
    higher_than_verified={("03368", 2026): 2},
    no_own_scores=frozenset({"db-so-tu-phap", "03382"}),
    mistakes=_MISTAKES,
)
