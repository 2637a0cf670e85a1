"""Typing mistakes as departments make them, put into the sample on purpose, with the place of each.

Codes of agencies and fields are those of Huế's set of 2026; a mistake whose agency or field a locality does not
have is not made there.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

from connectors.forms.contents import CellError, Content, Formula

Place = Literal["figure", "evidence link", "repeated row", "agency", "received", "stranger"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: who, in which period and field, what stands there, and the code of the problem it must raise.

    ``code`` is empty where the reader takes the cell as it is: an alias, another place of the tone mark.
    ``place`` ``agency`` is the cell with the agency's name, its code left blank; ``received`` is a day in the
    department's book; ``stranger`` is a row of the register in which ``agency`` stands, under that code and,
    in ``field``, that name.
    """

    agency: str
    period: str
    field: str
    typed: Content
    code: str = ""
    place: Place = "figure"


_SAME_PAGE = "https://vidu.hue.example/tin/hoi-nghi-chuyen-doi-so"
MISTAKES: tuple[Mistake, ...] = (
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


def mistakes_at(place: Place) -> dict[tuple[str, str, str], Mistake]:
    """The mistakes of one place, by agency, period and field."""
    return {(m.agency, m.period, m.field): m for m in MISTAKES if m.place == place}


def mistyped(agency: str, values: dict[tuple[str, str], Content]) -> dict[tuple[str, str], Content]:
    """The figures of an agency (by period and field) as it typed them."""
    wrong = {(m.period, m.field): m.typed for m in MISTAKES if m.agency == agency and m.place == "figure"}
    return {key: wrong.get(key, content) for key, content in values.items()}


def typed_name(agency: str) -> str | None:
    """The name an agency typed in place of its code and name, None for most."""
    return next((str(m.typed) for m in MISTAKES if m.agency == agency and m.place == "agency"), None)
