"""The deliberate cases of Hà Tĩnh's sample: no report is owed there, so none is late."""

from __future__ import annotations

from connectors.forms.contents import CellError, Formula
from connectors.samples.cases import Cases
from connectors.samples.mistakes import Mistake

_LINK = "www.vidu.ha-tinh.example/tin"
_MISTAKES = (
    # Own books of departments, of communes and of the press.
    Mistake("ht-so-tai-chinh", "2026", "so_duoc_pho_bien", "khoảng 70%", "number_approximate"),
    Mistake("ht-so-cong-thuong", "2026", "so_cuoc", Formula("=1+3", 4), "formula_in_cell"),
    Mistake("ht-so-vhttdl", "2026", "so_cuoc", _LINK, "evidence_link_not_http", "evidence link"),
    Mistake("ht-so-khcn", "", "", "Sở KH&CN", place="agency"),
    Mistake("18685", "2026", "so_luot_phat", CellError("#REF!"), "error_ref"),
    Mistake("18736", "2026", "so_cuoc", 33, "row_duplicate", "repeated row"),
    Mistake("18682", "", "", "Xã Yên Hoà", place="agency"),
    Mistake("ht-cong-ttdt", "2026", "so_tin", "1.250", "thousands_dot"),
    # Registers of departments, wards and communes.
    Mistake("ht-so-gddt", "2026", "so_cuoc", "3 cuộc", "number_with_unit"),
    Mistake("18073", "2026", "ngay_ban_hanh", "5/1/26", "date_two_digit_year"),
    Mistake("18115", "2026", "Phường Vạn Xuân", "18999", "agency_unknown", "stranger"),
    Mistake("18373", "2026", "so_mo_hinh", "KAD", "not_applicable_needs_approval"),
)

CASES = Cases(
    never_reported="18163",
    not_in_first_year=frozenset({"ht-bql-kkt", "18160"}),
    plan_days_late={("18229", 2026): 36},
    small_sample=("18406", 2026),
    small_sample_size=24,
    nothing_to_inspect={
        "ht-thanh-tra": True,
        "ht-so-ngoai-vu": True,
        "ht-so-tu-phap": False,
        "ht-van-phong-ubnd": None,
    },
    warned_in_writing=("18496", 2025),
    higher_than_verified={("18775", 2026): 1},
    no_own_scores=frozenset({"ht-so-nnmt", "18844"}),
    mistakes=_MISTAKES,
)
