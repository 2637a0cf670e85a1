"""Who may decide and confirm, and what a decision must carry."""

from datetime import date
from decimal import Decimal

import pytest

from connectors.verification.claims import claim_of
from connectors.verification.deciding import is_confirmed, may_confirm, may_decide, mistake_in, value_mistake
from connectors.verification.settings import VerificationSettings, load_settings
from rubric.criteria.field import Field
from rubric.language import to_days
from rubric.text import Text
from tests.unit.connectors.verification.made import (
    HOME_AFFAIRS,
    HUE,
    LEAD,
    OFFICE,
    TRAINED,
    Who,
    decision,
    value,
)

SETTINGS = load_settings("hue")
CLAIM = claim_of(value(TRAINED, 2), HUE)
OF_LEAD = claim_of(value(TRAINED, 2, LEAD), HUE)


def refusal(who: Who, claim: object = CLAIM, settings: VerificationSettings = SETTINGS) -> str:
    said = may_decide(who, claim, HUE, settings)  # type: ignore[arg-type]
    return said.en if said else ""


@pytest.mark.parametrize("role", ["verifier", "second_verifier"])
def test_verifiers_may_decide_on_agencies_they_do_not_belong_to(role: str) -> None:
    assert refusal(Who("a", role)) == ""
    assert refusal(Who("a", role, LEAD)) == ""


@pytest.mark.parametrize("role", ["viewer", "agency", "agency_leader", "administrator", "leadership", ""])
def test_no_other_role_decides(role: str) -> None:
    assert "verification team" in refusal(Who("a", role))


@pytest.mark.parametrize("role", ["verifier", "second_verifier"])
def test_nobody_decides_on_their_own_agency(role: str) -> None:
    assert "belong to this agency" in refusal(Who("a", role, HOME_AFFAIRS))


def test_the_lead_agencys_claims_are_decided_by_the_named_body_alone() -> None:
    assert refusal(Who("a", "verifier", OFFICE), OF_LEAD) == ""
    assert "Office of the City People's Committee" in refusal(Who("a"), OF_LEAD)
    assert "verified by" in refusal(Who("a", "verifier", HOME_AFFAIRS), OF_LEAD)
    assert "belong to this agency" in refusal(Who("a", "verifier", LEAD), OF_LEAD)


def test_without_a_named_body_nobody_decides_on_the_lead_agency() -> None:
    assert "the settings name none" in refusal(Who("a", "verifier", OFFICE), OF_LEAD, VerificationSettings())


def test_a_second_verifier_confirms_who_is_another_person() -> None:
    said = decision(1, value(TRAINED, 2), "adjust", 0, by="Lan@hue.example")
    assert may_confirm(Who("minh@hue.example", "second_verifier"), said, HUE, SETTINGS) is None
    same = may_confirm(Who(" lan@HUE.example ", "second_verifier"), said, HUE, SETTINGS)
    assert same is not None
    assert "khác" in same.vi
    assert may_confirm(Who("minh@hue.example", "verifier"), said, HUE, SETTINGS) is not None
    assert may_confirm(Who("minh@hue.example", "second_verifier", HOME_AFFAIRS), said, HUE, SETTINGS) is not None


def test_a_confirmation_by_the_same_person_confirms_nothing() -> None:
    of = value(TRAINED, 2)
    assert is_confirmed(decision(1, of, "adjust", 0, by="a@x", confirmed_by="b@x"))
    assert not is_confirmed(decision(1, of, "adjust", 0, by="a@x", confirmed_by="A@X "))
    assert not is_confirmed(decision(1, of, "adjust", 0, by="a@x"))


def wrong(verdict: str, accepted: int | None = None, reason: str = "vì thế", **of: object) -> Text | None:
    claimed = value(**{"field": TRAINED, "stored": 2, **of})  # type: ignore[arg-type]
    return mistake_in(decision(1, claimed, verdict, accepted, reason=reason), claimed, HUE)  # type: ignore[arg-type]


def test_every_verdict_but_acceptance_needs_a_reason() -> None:
    assert wrong("accept", reason=" ") is None
    for verdict, accepted in (("adjust", 1), ("reject", None), ("not_applicable", None), ("ask_evidence", None)):
        assert wrong(verdict, accepted) is None
        assert wrong(verdict, accepted, reason=" \n") is not None


def test_only_a_figure_can_be_accepted() -> None:
    for state in ("not_applicable", "unreadable"):
        assert wrong("accept", stored=None, state=state) is not None


def test_only_an_adjustment_carries_a_value_and_must() -> None:
    assert wrong("adjust", None) is not None
    assert wrong("accept", 2) is not None
    assert wrong("reject", 0) is not None


@pytest.mark.parametrize(
    ("field", "fits", "does_not"),
    [
        ("so_bai", [0, 20_000], [-1, 20_001]),
        ("kp_du_toan", [0, 100_000_000], [100_000_001]),  # up to 100 000 million đồng, three decimals
        ("co_18_5", [0, 1], [-1, 2]),
        ("url_chuyen_muc", [1], [0, 2]),
        ("ngay_ban_hanh", [to_days(date(2026, 1, 15))], [to_days(date(2019, 12, 31)), 200_000]),
    ],
)
def test_an_accepted_value_lies_within_the_fields_bounds(field: str, fits: list[int], does_not: list[int]) -> None:
    spec = HUE.criteria_set.fields[field]
    assert [value_mistake(spec, each) for each in fits] == [None] * len(fits)
    for each in [*does_not, None, True]:
        assert value_mistake(spec, each) is not None


def test_a_lower_bound_between_two_stored_integers_is_rounded_up() -> None:
    spec = HUE.criteria_set.fields["so_bai"].model_copy(update={"min": Decimal("0.5")})
    assert isinstance(spec, Field)
    assert value_mistake(spec, 0) is not None
    assert value_mistake(spec, 1) is None


def test_a_refused_value_says_what_the_field_takes() -> None:
    said = value_mistake(HUE.criteria_set.fields["so_bai"], -1)
    assert said is not None
    assert "từ 0 đến 20.000" in said.vi
    assert "from 0 to 20,000" in said.en


def test_not_applicable_is_of_a_year_or_of_the_month_that_speaks_for_it() -> None:
    press = "hue-bao-ptth"
    assert wrong("not_applicable", field="so_bai", stored=5, agency=press, period="2026-M01") is not None
    assert wrong("not_applicable", field="kp_du_toan", stored=5, agency=press, period="2026-M01") is None
