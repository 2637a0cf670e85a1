"""How large the made-up figures are that no target determines: staff, people, budgets, views.

Keyed by field, then by the agency's kind or annex; a field that is not listed takes its size from its example.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from random import Random


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A range, drawn evenly in proportion; ``none`` is how often it is zero; ``per`` multiplies another field."""

    low: float
    high: float
    none: float = 0.0
    per: str = ""

    def drawn(self, draw: Random) -> float:
        """One figure of the range."""
        return 0.0 if draw.random() < self.none else exp(draw.uniform(log(self.low), log(self.high)))


MAGNITUDES: dict[str, dict[str, Magnitude]] = {
    "kp_du_toan": {
        "so": Magnitude(120, 900),
        "xa": Magnitude(40, 220),
        "bao": Magnitude(600, 4000),
        "phong": Magnitude(6, 40),
    },
    "kp_xa_hoi_hoa": {"so": Magnitude(10, 120, 0.6), "xa": Magnitude(5, 60, 0.5), "bao": Magnitude(50, 400)},
    "so_cb_chuyen_trach": {
        "so": Magnitude(5, 16),
        "xa": Magnitude(5, 12),
        "bao": Magnitude(14, 90),
        "phong": Magnitude(1, 4),
    },
    "so_kenh": {"so": Magnitude(1, 4), "xa": Magnitude(1, 4), "bao": Magnitude(2, 6)},
    "so_theo_doi": {"so": Magnitude(1500, 18000), "xa": Magnitude(800, 9000), "bao": Magnitude(15000, 240000)},
    "so_thon_to": {"commune_ward": Magnitude(14, 38), "commune_rural": Magnitude(8, 24)},
    "so_luot_nguoi": {
        "": Magnitude(35, 110, per="so_cuoc"),
        "phong": Magnitude(25, 60, per="so_cuoc"),
        "truong": Magnitude(90, 420, per="so_cuoc"),
        "thon": Magnitude(45, 140, per="so_cuoc"),
    },
    "so_nv_khcn": {"so": Magnitude(2, 18, 0.45), "xa": Magnitude(1, 4, 0.55), "phong": Magnitude(1, 2, 0.6)},
    "so_lan_cung_cap_bao_chi": {"so": Magnitude(4, 20), "xa": Magnitude(1, 8)},
    "so_vb_phai_dang": {"": Magnitude(16, 24), "phong": Magnitude(6, 14)},
    "so_bang_ron_pano": {"": Magnitude(4, 45), "thon": Magnitude(1, 6)},
    "so_buoi_luu_dong": {"": Magnitude(2, 12), "thon": Magnitude(1, 3)},
    "so_buoi_tuyen_truyen_mieng": {"": Magnitude(2, 16), "thon": Magnitude(2, 8)},
    "so_to_roi": {"": Magnitude(300, 4000), "thon": Magnitude(60, 260)},
    "tong_cbccvc": {
        "so": Magnitude(60, 240),
        "xa": Magnitude(55, 120),
        "bao": Magnitude(40, 260),
        "phong": Magnitude(8, 18),
        "truong": Magnitude(18, 45),
    },
    "dan_so_tu_15t": {
        "commune_ward": Magnitude(14000, 42000),
        "commune_rural": Magnitude(5500, 24000),
        "thon": Magnitude(170, 830),  # of 60 to 300 households
    },
    "luot_xem_nam_truoc": {
        "so": Magnitude(8000, 60000),
        "xa": Magnitude(3000, 25000),
        "bao": Magnitude(200000, 2500000),
    },
    "luot_tuong_tac": {"": Magnitude(0.03, 0.09, per="luot_xem")},
    "chi_tieu_giao": {"so": Magnitude(60, 220), "xa": Magnitude(200, 900), "thon": Magnitude(20, 70)},
    "so_to_cnscd": {"commune_ward": Magnitude(14, 38), "commune_rural": Magnitude(8, 24), "thon": Magnitude(1, 1)},
    "so_cuoc_nhom": {"": Magnitude(2, 9), "phong": Magnitude(1, 4)},
    "so_luot_nguoi_nhom": {"": Magnitude(30, 90, per="so_cuoc_nhom")},
    "so_cau_hoi_tiep_nhan": {"so": Magnitude(20, 140, 0.06), "xa": Magnitude(15, 90), "bao": Magnitude(30, 200)},
    "ks_so_phieu": {"": Magnitude(70, 150), "thon": Magnitude(36, 70)},
    "e1_so_nguoi_thi": {"": Magnitude(30, 55)},
    "e2_so_phieu": {
        "so": Magnitude(90, 180),
        "xa": Magnitude(60, 140),
        "bao": Magnitude(100, 220),
        "truong": Magnitude(40, 110),
        "thon": Magnitude(34, 60),
    },
}


def magnitude(field: str, kind: str, annex: str, example: float) -> Magnitude:
    """The range of a field for an agency of that kind and annex."""
    ranges = MAGNITUDES.get(field, {})
    for key in (kind, annex, ""):
        if key in ranges:
            return ranges[key]
    return Magnitude(max(example, 1) * 0.6, max(example, 1) * 1.6)
