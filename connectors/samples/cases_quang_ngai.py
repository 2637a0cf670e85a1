"""The deliberate cases of Quảng Ngãi's sample."""

from __future__ import annotations

from connectors.forms.contents import CellError
from connectors.samples.cases import Cases
from connectors.samples.mistakes import Mistake

_LINK = "www.vidu.quang-ngai.example/tin"
_MISTAKES = (
    # Own books of departments, of communes and of the press.
    Mistake("qn-so-tai-chinh", "2026", "so_duoc_pho_bien", "khoảng 85%", "number_approximate"),
    Mistake("qn-so-gddt", "2026", "so_luot_nguoi", "2.150", "thousands_dot"),
    Mistake("qn-so-vhttdl", "2026", "so_cuoc", _LINK, "evidence_link_not_http", "evidence link"),
    Mistake("qn-so-khcn", "", "", "Sở KH&CN", place="agency"),
    Mistake("23401", "2026", "so_luot_phat", CellError("#REF!"), "error_ref"),
    Mistake("23500", "2026", "so_cuoc", 37, "row_duplicate", "repeated row"),
    Mistake("qn-bao", "2026", "so_video", "45 video", "number_with_unit"),
    # Registers of wards and communes, and the department's own register.
    Mistake("21172", "2026", "ngay_ban_hanh", "30/02/2026", "date_impossible"),
    Mistake("21520", "", "", "Xã Đặng Thuỳ Trâm", place="agency"),
    Mistake("21220", "2026", "so_mo_hinh", "KAD", "not_applicable_needs_approval"),
    Mistake("21034", "2026", "Xã Vạn Xuân", "21999", "agency_unknown", "stranger"),
    Mistake("21061", "2026-H1", "ngay_nhan_bc_h1", "ngày 4 tháng 6 năm 2026", "date_typed_as_text", "received"),
)

CASES = Cases(
    never_reported="21538",
    not_in_first_year=frozenset({"qn-bql-kkt", "23535"}),
    days_late={
        ("qn-so-cong-thuong", "2026"): 6,
        ("qn-so-yte", "2026-H1"): 2,
        ("21439", "2026-H1"): 4,
        ("23446", "2026"): 11,
        ("21181", "2025"): 18,
    },
    plan_days_late={("23425", 2026): 38},
    small_sample=("21364", 2026),
    small_sample_size=22,
    nothing_to_inspect={"qn-thanh-tra": True, "qn-so-ngoai-vu": True, "qn-so-tu-phap": False, "qn-so-dttg": None},
    warned_in_writing=("21289", 2025),
    higher_than_verified={("23536", 2026): 1},
    no_own_scores=frozenset({"qn-so-nnmt", "23548"}),
    mistakes=_MISTAKES,
)
