"""A small criteria set, four agencies, and books written as rows of plain values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from connectors.cells.doubles import EPOCH
from connectors.cells.raw_cell import RawCell
from connectors.layouts.ground import Ground
from connectors.localities import Agency, Predecessor
from connectors.problem import Problem
from connectors.reported import BookReading, ReportedValue
from connectors.workbooks.raw_book import RawBook, RawTab
from rubric.criteria.criteria_set import CriteriaSet
from rubric.text import Text

LATEST = date(2026, 12, 31)
Content = str | int | float | bool | date | RawCell | None
Rows = Sequence[Sequence[Content]]


def words(vi: str) -> dict[str, str]:
    return {"vi": vi, "en": f"{vi} (en)"}


def a_field(
    label: str, kind: str = "count", unit: str = "cái", annexes: str = "xa so", **more: object
) -> dict[str, object]:
    return {
        "label": words(label), "kind": kind, "unit": words(unit), "example": "12", "tracked_only": True,
        "annexes": annexes.split(), **more,
    }  # fmt: skip


def a_criterion(title: str, points: int) -> dict[str, object]:
    return {
        "title": words(title), "question": words("Có không?"), "group": "A", "stage": "inputs", "effort": "low",
        "points": {annex: {"value": points, "basis": "proposed"} for annex in ("xa", "so")},
        "rule": {"kind": "yes_no", "fields": ["co_chuyen_muc"]}, "evidence": words("Văn bản"), "clauses": [],
    }  # fmt: skip


FIELDS = {
    "so_can_bo": a_field("Cán bộ làm truyền thông", unit="người"),
    "so_tap_huan": a_field("Cán bộ đã tập huấn", unit="người"),
    "kinh_phi": a_field("Kinh phí đã giải ngân", "money", "triệu đồng", decimals=1),
    "ngay_ke_hoach": a_field("Ngày ban hành kế hoạch", "date", "ngày"),
    "so_ky_hieu": a_field("Số, ký hiệu kế hoạch", "text", "số"),
    "co_chuyen_muc": a_field("Có chuyên mục", "yes_no", "Có/Không"),
    "so_thon": a_field("Thôn, tổ dân phố", annexes="xa"),
    "ks_so_phieu": a_field("Phiếu khảo sát hợp lệ", source="survey"),
    "ks_so_biet": a_field("Phiếu trả lời biết", source="survey"),
    "muc_1": a_field("Mức thứ nhất", "level", "%", source="panel", max=100),
    "chi_tieu_giao": a_field("Chỉ tiêu giao", annexes="xa", source="department"),
    "kho_van_hanh": a_field("Kho đã vận hành", "yes_no", "Có/Không", source="department", scope="locality"),
    "ngay_nhan_bc_h1": a_field("Ngày nhận báo cáo 6 tháng", "date", "ngày", source="department"),
    "ngay_nhan_bc_nam": a_field("Ngày nhận báo cáo năm", "date", "ngày", source="department"),
    "so_ky_khong_gui": a_field("Kỳ không gửi", source="department"),
    "so_nv_den_han": a_field("Nhiệm vụ đến hạn", source="department"),
    "so_nv_ht_dung_han": a_field("Nhiệm vụ đúng hạn", source="department"),
    "so_nv_ht_tre_han": a_field("Nhiệm vụ trễ hạn", source="department"),
    "so_nv_qua_han": a_field("Nhiệm vụ quá hạn", source="department"),
}


@pytest.fixture(scope="session")
def criteria_set() -> CriteriaSet:
    figure = {"value": 5, "basis": "proposed"}
    return CriteriaSet.model_validate(
        {
            "id": "thu", "version": "1", "locality": "thu", "year": 2026, "effective": date(2026, 1, 1),
            "status": "proposed", "title": words("Bộ thử"), "first_year": 2025, "last_year": 2030,
            "settings": {"minimum_applicable_points": figure}, "groups": {"A": {"title": words("Chỉ đạo")}},
            "annexes": {k: {"title": words(k), "numeral": "I"} for k in ("xa", "so")},
            "cohorts": {k: {"title": words(k), "annex": k} for k in ("xa", "so")},
            "bands": {}, "fields": FIELDS,
            "criteria": {"A1": a_criterion("Ban hành kế hoạch", 3), "A4": a_criterion("Tập huấn cán bộ", 4)},
            "bonus": {"cap": figure, "items": {}}, "penalty": {"cap": figure, "items": {}},
            "not_measured": [], "appeal": words("Kiến nghị"),
        }
    )  # fmt: skip


def an_agency(code: str, name: str, annex: str, order: int, aliases: Sequence[str] = (), old: str = "") -> Agency:
    return Agency(
        code=code, name=Text(vi=name, en=f"{name} (en)"), annex=annex, cohort=annex, order=order,
        kind="department" if annex == "so" else "commune_ward", aliases=list(aliases), valid_from=date(2025, 7, 1),
        predecessors=[Predecessor(name=old, until=date(2025, 6, 30))] if old else [], source="thử",
    )  # fmt: skip


@pytest.fixture(scope="session")
def agencies() -> dict[str, Agency]:
    listed = [
        an_agency("so-khcn", "Sở Khoa học và Công nghệ", "so", 1, ["Sở KH&CN"]),
        an_agency("19753", "Phường Thuận Hóa", "xa", 2),
        an_agency("03127", "Xã Hóa Châu", "xa", 3),
        an_agency("19900", "Xã Phú Xuân", "xa", 4, old="Xã Phú Hồ"),
    ]
    return {agency.code: agency for agency in listed}


@pytest.fixture(scope="session")
def ground(criteria_set: CriteriaSet, agencies: Mapping[str, Agency]) -> Ground:
    return Ground(criteria_set, agencies, LATEST)


def a_cell(content: Content, tab: RawTab, row: int, column: int) -> RawCell:
    address = tab.address(row, column)
    match content:
        case RawCell():
            return replace(content, address=address)
        case bool():
            return RawCell(address, "boolean", boolean=content)
        case int() | float():
            return RawCell(address, "number", number=float(content))
        case date():
            return RawCell(address, "number", number=float((content - EPOCH).days), number_format="dd/mm/yyyy")
        case _:
            return RawCell(address, "text", text=str(content))


def a_book(tabs: Mapping[str, Rows], name: str = "sổ.xlsx", **of_tabs: object) -> RawBook:
    """A book of tabs given as rows of values; None leaves a cell blank. ``of_tabs`` go to every tab."""
    made = []
    for title, rows in tabs.items():
        tab = RawTab(title, {}, 0, 0, book=name)
        filled = [(r, c, v) for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1) if v is not None]
        cells = {(row, column): a_cell(value, tab, row, column) for row, column, value in filled}
        size = {"rows": max((r for r, _ in cells), default=0), "columns": max((c for _, c in cells), default=0)}
        made.append(replace(tab, cells=cells, **size, **of_tabs))
    return RawBook(name, tuple(made))


@pytest.fixture
def book() -> Callable[..., RawBook]:
    return a_book


@pytest.fixture
def values() -> Callable[[BookReading], dict[tuple[str, str, str], int | str | None]]:
    """What a reading says by agency, period and field: the stored integer, or the state when there is none."""

    def said(reading: BookReading) -> dict[tuple[str, str, str], int | str | None]:
        def content(value: ReportedValue) -> int | str | None:
            return value.value if value.state == "reported" else value.state

        return {(each.agency, each.period, each.field): content(each) for each in reading.values}

    return said


@pytest.fixture
def told() -> Callable[..., list[tuple[str, str]]]:
    """The problems of a reading as code and place (tab and cell), without those named in ``but``."""

    def codes(reading: BookReading, but: Sequence[str] = ()) -> list[tuple[str, str]]:
        return [(p.code, place(p)) for p in reading.problems if p.code not in but]

    def place(problem: Problem) -> str:
        return "!".join(part for part in (problem.address.tab, problem.address.cell) if part)

    return codes
