"""The figures of a commune's report, by hand: what is summed, what is left out, and what stays blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.cells.raw_cell import Address
from connectors.consolidation.consolidating import Consolidated, consolidate
from connectors.consolidation.loading import Consolidation, load_consolidation
from connectors.consolidation.rules import OverKind, OverUnits
from connectors.forms.consolidated_words import note_of
from connectors.localities import Installation, load
from connectors.problem import Problem, Severity
from connectors.reported import Approval, BookReading, ReportedValue, ValueState
from rubric.language import to_days
from rubric.text import Text

COMMUNE = load("hoang-van-thu", 2026)
FOUND = load_consolidation(COMMUNE)
assert FOUND is not None
OFFICES = ["hvt-phong-vhxh", "hvt-phong-kinh-te", "hvt-van-phong", "hvt-ttpvhcc"]
SCHOOLS = [f"hvt-truong-{n:02}" for n in range(1, 5)]
VILLAGES = [f"hvt-thon-{n:02}" for n in range(1, 11)]
LAST_DAY = date(2026, 12, 31)


def said(agency: str, field: str, value: int | ValueState, period: str = "2026", text: str = "") -> ReportedValue:
    state: ValueState = "reported" if isinstance(value, int) else value
    number = value if isinstance(value, int) else None
    return ReportedValue(agency, period, field, state, number, text, Address(f"{agency}.xlsx", period, "D2"))


def made(*values: ReportedValue, report: str = "year", as_of: date = LAST_DAY) -> Consolidated:
    assert FOUND is not None
    books = [BookReading(value.address.book, [value]) for value in values]
    return consolidate(FOUND, COMMUNE, books, report, as_of=as_of)


def by_rule(rule: OverUnits, key: str, *values: ReportedValue) -> int | None:
    """The figure ``key`` as another rule would make it."""
    assert FOUND is not None
    rules = FOUND.rules.model_copy(update={"fields": {**FOUND.rules.fields, key: rule}})
    changed = Consolidation(rules, FOUND.form, FOUND.commune)
    reading = BookReading("x", list(values))
    return consolidate(changed, COMMUNE, [reading], "year", as_of=LAST_DAY).figures[key].value


def test_a_sum_takes_the_units_that_reported() -> None:
    figure = made(said("hvt-phong-vhxh", "so_tin", 4), said("hvt-van-phong", "so_tin", 3)).figures["so_tin"]
    assert figure.value == 7
    assert [part.unit.code for part in figure.counted] == ["hvt-phong-vhxh", "hvt-van-phong"]
    assert [part.unit.code for part in figure.of("missing")] == ["hvt-phong-kinh-te", "hvt-ttpvhcc"]


def test_where_nobody_reported_there_is_no_figure_and_no_zero() -> None:
    figure = made(said("hvt-phong-vhxh", "so_tin", "missing")).figures["so_tin"]
    assert (figure.value, figure.state, figure.is_to_type) == (None, "missing", True)


def test_zero_is_a_figure() -> None:
    figure = made(said("hvt-phong-vhxh", "so_tin", 0)).figures["so_tin"]
    assert (figure.value, figure.state, figure.is_to_type) == (0, "reported", False)


def test_an_unreadable_cell_is_listed_and_left_out() -> None:
    report = made(said("hvt-phong-vhxh", "so_tin", 4), said("hvt-van-phong", "so_tin", "unreadable", text="mấy tin"))
    assert report.figures["so_tin"].value == 4
    assert [(figure.key, part.unit.code) for figure, part in report.unreadable] == [("so_tin", "hvt-van-phong")]


def test_a_figure_in_two_rows_is_told_how_to_mend_though_the_other_row_is_named() -> None:
    assert FOUND is not None
    twice = said("hvt-truong-03", "so_cuoc", "unreadable", text="2")
    message = Text(vi="Ô A17 trùng với hàng 8", en="A17 repeats row 8")
    again = Address(twice.address.book, "2026", "A17")
    problem = Problem(
        "row_duplicate", Severity.CELL, again, message, agency="hvt-truong-03", period="2026", field="so_cuoc"
    )
    book = BookReading(twice.address.book, [twice], problems=[problem])
    ((_, part),) = consolidate(FOUND, COMMUNE, [book], "year", as_of=LAST_DAY).unreadable
    assert part.mend == message


def test_a_cell_that_two_figures_need_is_one_cell_to_mend() -> None:
    report = made(said(VILLAGES[0], "so_luot_phat", "unreadable", text="nhiều"))
    assert report.figures["so_luot_phat"].state == report.figures["so_thon_co_he_thong"].state == "unreadable"
    assert [part.unit.code for _, part in report.unreadable] == [VILLAGES[0]]


def test_only_unreadable_cells_make_no_figure() -> None:
    figure = made(said("hvt-van-phong", "so_tin", "unreadable")).figures["so_tin"]
    assert (figure.value, figure.state) == (None, "unreadable")


def test_a_unit_to_which_it_does_not_apply_is_not_missed() -> None:
    values = [said(code, "so_tin", 1) for code in OFFICES[:3]]
    figure = made(*values, said("hvt-ttpvhcc", "so_tin", "not_applicable")).figures["so_tin"]
    assert (figure.value, len(figure.counted), len(figure.awaited)) == (3, 3, 3)
    assert note_of(figure, COMMUNE).startswith("Cộng số liệu của 3/3 đơn vị. Không áp dụng: Trung tâm Phục vụ")


def test_a_blank_cell_excused_by_the_lead_office_is_not_missed() -> None:
    assert FOUND is not None
    reading = BookReading("x", [said("hvt-phong-vhxh", "so_tin", 2), said("hvt-ttpvhcc", "so_tin", "missing")])
    reading.approvals = [Approval("hvt-ttpvhcc", 2026, "so_tin", True, "", Address("x"))]
    figure = consolidate(FOUND, COMMUNE, [reading], "year", as_of=LAST_DAY).figures["so_tin"]
    assert [part.unit.code for part in figure.of("not_applicable")] == ["hvt-ttpvhcc"]
    assert (len(figure.counted), len(figure.awaited)) == (1, 3)


def test_what_applies_to_no_unit_does_not_apply_to_the_commune() -> None:
    figure = made(said("hvt-phong-vhxh", "co_kiem_tra", "not_applicable")).figures["co_kiem_tra"]
    assert (figure.value, figure.state, figure.is_to_type) == (None, "not_applicable", False)


def test_money_keeps_its_thousandths() -> None:
    # 12,5 and 0,125 million đồng
    values = [said("hvt-phong-vhxh", "kp_du_toan", 12_500), said("hvt-van-phong", "kp_du_toan", 125)]
    values += [said("hvt-phong-vhxh", "kp_giai_ngan", 12_500), said("hvt-van-phong", "kp_giai_ngan", 0)]
    assert made(*values).figures["kp_du_toan"].value == 12_625


def test_a_count_of_units_takes_those_above_zero() -> None:
    values = [said(VILLAGES[0], "so_luot_phat", 24), said(VILLAGES[1], "so_luot_phat", 0)]
    report = made(*values, said(VILLAGES[2], "so_luot_phat", 1))
    assert report.figures["so_thon_co_he_thong"].value == 2
    assert report.figures["so_luot_phat"].value == 25


def test_the_lead_office_speaks_for_the_commune_and_nobody_else_does() -> None:
    no, yes = said("hvt-phong-vhxh", "co_so_ket", 0), said("hvt-van-phong", "co_so_ket", 1)
    assert made(no, yes).figures["co_so_ket"].value == 0
    assert made(yes).figures["co_so_ket"].value is None


def test_groups_reached_by_any_office_are_reached() -> None:
    # items 1 and 3 by one office, 3 and 4 by another: bits 1 + 4 and 4 + 8
    values = [said("hvt-phong-vhxh", "nhom_da_thuc_hien", 5), said("hvt-van-phong", "nhom_da_thuc_hien", 12)]
    assert made(*values).figures["nhom_da_thuc_hien"].value == 13


@pytest.mark.parametrize(
    ("kind", "key", "values", "expected"),
    [
        ("any", "co_so_ket", [0, 1], 1),
        ("any", "co_so_ket", [0, 0], 0),
        ("all", "co_so_ket", [0, 1], 0),
        ("all", "co_so_ket", [1, 1], 1),
        ("earliest", "ngay_ban_hanh", [to_days(date(2026, 2, 20)), to_days(date(2026, 1, 15))], 20468),
    ],
)
def test_any_all_and_the_first_day(kind: OverKind, key: str, values: list[int], expected: int) -> None:
    reported = [said(code, key, value) for code, value in zip(OFFICES, values, strict=False)]
    assert by_rule(OverUnits(kind=kind, annexes=["phong"]), key, *reported) == expected


def test_another_period_adds_nothing() -> None:
    report = made(said("hvt-phong-vhxh", "so_tin", 4), said("hvt-phong-vhxh", "so_tin", 3, "2026-H1"))
    assert report.figures["so_tin"].value == 4


def test_at_half_year_schools_and_villages_are_not_awaited() -> None:
    report = made(said("hvt-phong-vhxh", "so_cuoc", 2, "2026-H1"), report="H1", as_of=date(2026, 6, 30))
    assert [each.unit.code for each in report.awaited] == OFFICES
    assert report.figures["so_cuoc"].value == 2
    assert report.figures["so_luot_phat"].parts == ()


def test_a_school_that_reports_at_half_year_all_the_same_counts() -> None:
    report = made(said(SCHOOLS[0], "so_cuoc", 2, "2026-H1"), report="H1", as_of=date(2026, 6, 30))
    assert report.figures["so_cuoc"].value == 2
    assert [each.unit.code for each in report.awaited] == [*OFFICES, SCHOOLS[0]]


def test_where_each_report_stands_against_its_day() -> None:
    # The last day on time is 04/12.
    first, second = (to_days(date(2026, 12, day)) for day in (4, 5))
    report = made(
        said("hvt-phong-vhxh", "ngay_nhan_bc_nam", first),
        said("hvt-phong-kinh-te", "ngay_nhan_bc_nam", second),
        said("hvt-van-phong", "so_tin", 1),
    )
    assert [each.standing for each in report.units[:5]] == ["on_time", "late", "unregistered", "overdue", "not_owed"]
    assert [each.standing for each in made(as_of=date(2026, 12, 4)).units[:4]] == ["awaited"] * 4
    assert [each.standing for each in made(as_of=date(2026, 12, 5)).units[:4]] == ["overdue"] * 4


def test_a_note_names_three_that_are_missing_and_counts_the_others() -> None:
    figure = made(*(said(code, "so_luot_phat", 2) for code in VILLAGES[:3])).figures["so_luot_phat"]
    names = "; ".join(f"Thôn số {n} (xã bổ sung tên)" for n in (4, 5, 6))
    said_of = f"Cộng số liệu của 3/10 đơn vị. Chưa có số liệu: {names} và 4 đơn vị khác."
    assert note_of(figure, COMMUNE) == f"{said_of} Chưa gồm lượt phát của đài truyền thanh xã."


def test_a_sum_the_form_does_not_take_says_so() -> None:
    values = [said(code, "so_vb_long_ghep", 300) for code in OFFICES[:2]]
    figure = made(*values).figures["so_vb_long_ghep"]  # at most 500
    assert (figure.value, figure.is_too_large) == (600, True)
    assert "Lớn hơn mức biểu mẫu nhận" in note_of(figure, COMMUNE)


reports = st.dictionaries(
    st.sampled_from([*OFFICES, *SCHOOLS, *VILLAGES]),
    st.one_of(st.integers(0, 400), st.sampled_from(["missing", "unreadable", "not_applicable"])),
)


def figures_of(values: Sequence[ReportedValue], installation: Installation = COMMUNE) -> Mapping[str, int | None]:
    assert FOUND is not None
    done = consolidate(FOUND, installation, [BookReading("x", list(values))], "year", as_of=LAST_DAY)
    return {key: figure.value for key, figure in done.figures.items()}


@settings(deadline=None)
@given(reports)
def test_a_sum_is_the_sum_of_its_parts(told: dict[str, int | ValueState]) -> None:
    figure = made(*(said(code, "so_cuoc", value) for code, value in told.items())).figures["so_cuoc"]
    numbers = [value for value in told.values() if isinstance(value, int)]
    assert figure.value == (sum(numbers) if numbers else None)
    assert len(figure.parts) == 18
    assert len(figure.awaited) == 18 - sum(value == "not_applicable" for value in told.values())


@settings(deadline=None)
@given(reports.flatmap(lambda told: st.tuples(st.just(told), st.permutations(list(told)))))
def test_the_order_of_the_books_does_not_matter(case: tuple[dict[str, int | ValueState], list[str]]) -> None:
    told, order = case
    in_order = [said(code, "so_cuoc", value) for code, value in told.items()]
    shuffled = [said(code, "so_cuoc", told[code]) for code in order]
    assert made(*in_order).figures == made(*shuffled).figures


@settings(deadline=None)
@given(reports)
def test_a_unit_that_says_nothing_changes_no_figure(told: dict[str, int | ValueState]) -> None:
    values = [said(code, "so_cuoc", value) for code, value in told.items()]
    last = COMMUNE.agencies[VILLAGES[-1]]
    new = last.model_copy(update={"code": "hvt-thon-11", "order": 19})
    larger = Installation(
        COMMUNE.locality, COMMUNE.plan, {**COMMUNE.agencies, new.code: new}, COMMUNE.criteria_set, COMMUNE.measures
    )
    assert figures_of(values, larger) == figures_of(values)


class TestBothSidesOfAShare:
    def test_a_unit_that_lacks_either_side_counts_in_neither(self) -> None:
        report = made(
            said(OFFICES[0], "so_duoc_pho_bien", 10),
            said(OFFICES[0], "tong_cbccvc", 12),
            said(OFFICES[1], "so_duoc_pho_bien", 20),
            said(OFFICES[1], "tong_cbccvc", "unreadable", text="khoảng 25"),
            said(OFFICES[2], "tong_cbccvc", 8),
        )
        reached, staff = report.figures["so_duoc_pho_bien"], report.figures["tong_cbccvc"]
        assert (reached.value, staff.value) == (10, 12)
        assert [part.unit.code for part in reached.without_other_side] == [OFFICES[1]]
        assert [part.unit.code for part in staff.without_other_side] == [OFFICES[2]]
        label = COMMUNE.criteria_set.fields["tong_cbccvc"].label.vi
        assert f"Không cộng, vì chưa có “{label}” đi cùng: Phòng Kinh tế." in note_of(reached, COMMUNE)

    def test_zero_is_a_side(self) -> None:
        report = made(said(OFFICES[0], "so_duoc_pho_bien", 0), said(OFFICES[0], "tong_cbccvc", 12))
        assert (report.figures["so_duoc_pho_bien"].value, report.figures["tong_cbccvc"].value) == (0, 12)

    def test_where_no_unit_has_both_sides_both_stay_blank(self) -> None:
        report = made(said(OFFICES[0], "so_duoc_pho_bien", 10))
        assert report.figures["so_duoc_pho_bien"].value is None
        assert report.figures["so_duoc_pho_bien"].is_to_type
