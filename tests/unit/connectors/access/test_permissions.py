"""Who may see and do what, written down a second time by hand."""

from typing import get_args

import pytest

from connectors.access import MAY_DO, MAY_SEE, ROLE_LABELS, Visitor, demonstrators, may_do, may_see
from connectors.access.permissions import Deed, Page
from connectors.access.visitors import DEMONSTRATION_DOMAIN, OF_AN_AGENCY, ROLES
from connectors.ledger import Role

SEES: dict[Role, set[Page]] = {
    "viewer": set(),
    "agency": {"self_assessment"},
    "agency_leader": {"self_assessment"},
    "verifier": {"verification", "data_health"},
    "second_verifier": {"verification", "data_health"},
    "administrator": {"briefing", "verification", "data_health", "publication", "accounts"},
    "leadership": {"briefing", "verification", "data_health", "publication"},
}
DOES: dict[Role, set[Deed]] = {
    "viewer": {"see_provisional"},
    "agency": {"see_own", "appeal"},
    "agency_leader": {"see_own", "appeal", "submit"},
    "verifier": {"see_provisional", "decide", "answer_appeal", "sync", "confirm_tab"},
    "second_verifier": {"see_provisional", "decide", "confirm_decision", "answer_appeal", "sync", "confirm_tab"},
    "administrator": {
        "see_provisional", "sync", "confirm_tab", "reopen", "make_release", "sign_off_release", "notice",
        "remind", "record_check_in", "manage_accounts",
    },
    "leadership": {"see_provisional", "sign_off_release", "remind", "record_check_in"},
}  # fmt: skip
OWN: set[Deed] = {"see_own", "submit", "appeal"}
YTE = "hue-so-yte"


def someone(role: Role, agency: str = YTE) -> Visitor:
    return Visitor("an@hue.vn", role, agency, "hue")


def test_every_page_and_deed_is_for_somebody_and_every_role_is_one() -> None:
    assert set(MAY_SEE) == set(get_args(Page))
    assert set(MAY_DO) == set(get_args(Deed))
    assert all(roles and roles <= set(ROLES) for roles in [*MAY_SEE.values(), *MAY_DO.values()])
    assert set(ROLE_LABELS) == set(ROLES) == set(SEES) == set(DOES)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_its_pages_and_no_other(role: Role) -> None:
    assert {page for page in get_args(Page) if may_see(someone(role), page)} == SEES[role]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_its_deeds_and_no_other(role: Role) -> None:
    assert {deed for deed in get_args(Deed) if may_do(someone(role), deed, YTE)} == DOES[role]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("agency", ["hue-so-khcn", "", "HUE-SO-YTE"])
def test_what_is_an_agencys_own_is_done_on_ones_own_agency_only(role: Role, agency: str) -> None:
    allowed = {deed for deed in get_args(Deed) if may_do(someone(role), deed, agency)}
    assert allowed == DOES[role] - OWN


@pytest.mark.parametrize("role", ["agency", "agency_leader"])
def test_people_of_no_agency_own_nothing(role: Role) -> None:
    for deed in OWN:
        assert not may_do(someone(role, agency=""), deed, "")
        assert not may_do(someone(role, agency=""), deed, YTE)


def test_who_is_not_known_sees_and_does_nothing() -> None:
    assert not any(may_see(None, page) for page in get_args(Page))
    assert not any(may_do(None, deed, agency) for deed in get_args(Deed) for agency in ("", YTE))


def test_a_role_that_does_not_exist_is_nobody() -> None:
    forged = Visitor("an@hue.vn", "root", YTE, "hue")  # type: ignore[arg-type]
    assert not any(may_see(forged, page) for page in get_args(Page))
    assert not any(may_do(forged, deed, YTE) for deed in get_args(Deed))


def test_made_up_people_say_that_they_are_and_those_of_an_agency_have_one() -> None:
    people = demonstrators("hue", [YTE, "hue-so-khcn"])
    assert set(people) == set(ROLES)
    for role, visitor in people.items():
        assert visitor.is_demonstration
        assert visitor.email.endswith(DEMONSTRATION_DOMAIN)
        assert visitor.agency == (YTE if role in OF_AN_AGENCY else "")
