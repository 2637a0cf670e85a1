"""What agencies claim, and which changes of a cell make it another claim."""

from dataclasses import replace

import pytest

from connectors.reported import Evidence
from connectors.verification.claims import claim_hash, claim_of, claims_of
from tests.unit.connectors.verification.made import ALL_STAFF, HOME_AFFAIRS, HUE, JUSTICE, TRAINED, book, value

PROOF = Evidence(("https://hue.gov.vn/a",), "12/BC-SNV", "10/12/2026", "3", "")


def test_a_claim_is_a_figure_a_request_or_a_cell_that_cannot_be_read_but_no_blank() -> None:
    values = [
        value(TRAINED, 2),
        value(ALL_STAFF, None, state="unreadable", text="mười"),
        value("so_mo_hinh", None, state="not_applicable", text="KAD"),
        value("so_bai", None, state="missing"),
    ]
    assert {claim.field for claim in claims_of([book(*values)], HUE, 2026)} == {TRAINED, ALL_STAFF, "so_mo_hinh"}


def test_what_the_department_surveys_or_the_panel_types_is_nobodys_claim() -> None:
    values = [value("ngay_nhan_bc_nam", 20_000), value("e1_so_nguoi_thi", 40), value("muc_1", 1), value(TRAINED, 2)]
    assert [claim.field for claim in claims_of([book(*values)], HUE, 2026)] == [TRAINED]


def test_a_half_year_is_no_claim_where_the_annual_figure_is_cumulative_but_months_are() -> None:
    departments = book(value(TRAINED, 1, period="2026-H1"), value(TRAINED, 2))
    press = book(*(value("so_bai", 5, "hue-bao-ptth", period) for period in ("2026-M01", "2026-M02")))
    found = claims_of([departments, press], HUE, 2026)
    assert [(claim.agency, claim.period) for claim in found] == [
        (HOME_AFFAIRS, "2026"),
        ("hue-bao-ptth", "2026-M01"),
        ("hue-bao-ptth", "2026-M02"),
    ]


def test_claims_are_of_one_year_of_known_agencies_and_in_protocol_order() -> None:
    values = [value(TRAINED, 2, JUSTICE), value(TRAINED, 2), value(TRAINED, 1, period="2025"), value(TRAINED, 1, "x")]
    found = claims_of([book(*values)], HUE, 2026)
    assert [(claim.agency, claim.period) for claim in found] == [(HOME_AFFAIRS, "2026"), (JUSTICE, "2026")]


def test_of_two_books_the_last_one_read_is_the_claim() -> None:
    first, second = value(TRAINED, 2), value(TRAINED, 3, book="sổ chung")
    assert claims_of([book(first), book(second)], HUE, 2026) == [claim_of(second, HUE)]
    gone = value(TRAINED, None, state="missing", book="sổ chung")
    assert claims_of([book(first), book(gone)], HUE, 2026) == []


@pytest.mark.parametrize(
    "change",
    [
        {"value": 3},
        {"state": "not_applicable", "value": None},
        {"evidence": replace(PROOF, links=("https://hue.gov.vn/b",))},
        {"evidence": replace(PROOF, links=())},
        {"evidence": replace(PROOF, document="13/BC-SNV")},
        {"evidence": replace(PROOF, document_day="11/12/2026")},
        {"evidence": replace(PROOF, page="4")},
        {"evidence": replace(PROOF, note="gồm cả cơ quan trực thuộc")},
    ],
)
def test_any_change_of_value_state_or_evidence_is_another_claim(change: dict[str, object]) -> None:
    before = value(TRAINED, 2, evidence=PROOF)
    assert claim_of(before, HUE) != claim_of(replace(before, **change), HUE)


def test_a_number_typed_another_way_or_in_another_place_is_the_same_claim() -> None:
    before = value("so_luot_phat", 1200, text="1200", evidence=PROOF)
    after = value("so_luot_phat", 1200, text="1.200", evidence=replace(PROOF, page=" 3 "), book="sổ chung")
    assert claim_of(before, HUE) == claim_of(after, HUE)


def test_another_text_another_link_and_another_unreadable_cell_are_other_claims() -> None:
    for field in ("so_ky_hieu_kh", "url_chuyen_muc"):
        assert claim_of(value(field, 1, text="25/KH-SNV"), HUE) != claim_of(value(field, 1, text="26/KH-SNV"), HUE)
    unreadable = [value(TRAINED, None, state="unreadable", text=text) for text in ("khoảng 80", "khoảng 90")]
    assert claim_of(unreadable[0], HUE) != claim_of(unreadable[1], HUE)


def test_what_stands_in_one_part_cannot_be_taken_for_another() -> None:
    field = HUE.criteria_set.fields[TRAINED]
    one, other = Evidence(document="12", page=""), Evidence(document="", page="12")
    assert claim_hash(value(TRAINED, 2, evidence=one), field) != claim_hash(value(TRAINED, 2, evidence=other), field)
