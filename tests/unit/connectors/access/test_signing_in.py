"""A login is worth what the ledger knows of its address now, and no longer than it is allowed to last."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from connectors.access import SignedIn, Visitor, session_of, sign_in
from connectors.access.signing_in import CLOCKS_DIFFER
from connectors.ledger import Account, Ledger

NOON = datetime(2026, 12, 1, 5, 0, tzinfo=UTC)
HALF_A_DAY = timedelta(hours=12)
AN, CHIEF = "an@hue.vn", "chief@hue.vn"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as made:
        made.accounts.grant(Account(AN, "agency", "hue-so-yte", "hue"), CHIEF, NOON - timedelta(days=9))
        yield made


def claims(**other: Any) -> dict[str, Any]:
    """What a provider says of somebody who logged in at noon."""
    return {"iss": "https://dang-nhap.example", "sub": "57", "iat": NOON.timestamp(), "email": AN, **other}


def seen(ledger: Ledger, told: dict[str, Any], minutes: float = 1, locality: str = "hue") -> SignedIn:
    return sign_in(told, ledger, locality, NOON + timedelta(minutes=minutes), HALF_A_DAY)


def why(ledger: Ledger, told: dict[str, Any], minutes: float = 1) -> str:
    """Why a login counts for nothing; empty where it counts."""
    found = seen(ledger, told, minutes)
    assert (found.visitor is None) == (found.refusal is not None)
    if found.refusal is None:
        return ""
    assert found.refusal.message.vi != found.refusal.message.en
    assert "{" not in found.refusal.message.vi + found.refusal.message.en
    return found.refusal.why


def test_a_login_is_who_the_ledger_says(ledger: Ledger) -> None:
    found = seen(ledger, claims(name="Nguyễn Văn An"))
    assert found.visitor == Visitor(AN, "agency", "hue-so-yte", "hue", "Nguyễn Văn An")
    assert (found.email, found.refusal) == (AN, None)
    assert seen(ledger, claims(email=" An@HUE.vn ")).visitor == Visitor(AN, "agency", "hue-so-yte", "hue")


def test_nothing_that_a_token_claims_gives_a_role_or_an_agency(ledger: Ledger) -> None:
    forged = claims(
        role="administrator", roles=["administrator"], groups=["administrator"], agency="hue-so-khcn",
        realm_access={"roles": ["administrator"]}, is_demonstration=True, locality="ha-tinh",
    )  # fmt: skip
    assert seen(ledger, forged).visitor == Visitor(AN, "agency", "hue-so-yte", "hue")
    assert why(ledger, {**forged, "email": "ai-do@hue.vn"}) == "no_account"


def test_a_change_of_role_holds_at_once_and_a_revocation_too(ledger: Ledger) -> None:
    assert why(ledger, claims()) == ""
    ledger.accounts.grant(Account(AN, "verifier", locality="hue"), CHIEF, NOON + timedelta(minutes=2))
    assert seen(ledger, claims(), 3).visitor == Visitor(AN, "verifier", "", "hue")
    ledger.accounts.revoke(AN, "hue", CHIEF, NOON + timedelta(minutes=4))
    assert why(ledger, claims(), 5) == "no_account"


def test_an_account_of_another_locality_is_none_here(ledger: Ledger) -> None:
    found = seen(ledger, claims(), locality="ha-tinh")
    assert found.refusal is not None
    assert found.refusal.why == "no_account"
    assert AN in found.refusal.message.vi


def test_after_a_revocation_the_old_login_stays_worthless_and_a_new_one_counts(ledger: Ledger) -> None:
    assert why(ledger, claims()) == ""
    ledger.accounts.revoke(AN, "hue", CHIEF, NOON + timedelta(minutes=2))
    ledger.accounts.grant(Account(AN, "agency", "hue-so-yte", "hue"), CHIEF, NOON + timedelta(minutes=3))
    assert why(ledger, claims(), 4) == "ended"
    new = claims(iat=(NOON + timedelta(minutes=5)).timestamp())
    assert why(ledger, new, 6) == ""
    assert why(ledger, claims(), 7) == "ended"


def test_ended_logins_of_an_account_are_worthless_and_a_new_one_counts(ledger: Ledger) -> None:
    here, there = claims(), claims(iat=NOON.timestamp() - 600)
    assert [why(ledger, here), why(ledger, there)] == ["", ""]
    ledger.accounts.end_logins(AN, "hue", CHIEF, NOON + timedelta(minutes=2))
    assert [why(ledger, here, 3), why(ledger, there, 3)] == ["ended", "ended"]
    assert why(ledger, claims(iat=NOON.timestamp() + 200), 4) == ""


def test_a_login_that_lay_unused_while_its_account_was_taken_away_is_worthless(ledger: Ledger) -> None:
    ledger.accounts.end_logins(AN, "hue", CHIEF, NOON + timedelta(minutes=30))
    assert why(ledger, claims(), 31) == "ended"
    assert why(ledger, claims(iat=NOON.timestamp() + 30 * 60 - 60), 32) == "", "the service's clock is a minute behind"


def test_a_copied_cookie_is_worth_nothing_after_logging_out(ledger: Ledger) -> None:
    found = seen(ledger, claims())
    other = claims(iat=NOON.timestamp() + 30)
    assert why(ledger, other) == ""
    ledger.logins.end(found.email, found.session, NOON + timedelta(minutes=2))
    assert why(ledger, claims(), 3) == "ended"
    assert why(ledger, claims(name="khác", email=AN.upper()), 3) == "ended", "whatever else the copy says"
    assert why(ledger, other, 3) == "", "another login of the same person goes on"


def test_a_login_ends_by_its_age(ledger: Ledger) -> None:
    assert why(ledger, claims(), 12 * 60) == ""
    assert why(ledger, claims(), 12 * 60 + 1) == "too_old"
    found = seen(ledger, claims(), 12 * 60 + 1)
    assert found.refusal is not None
    assert "12 giờ" in found.refusal.message.vi


def test_a_clock_that_goes_back_makes_no_old_login_young(ledger: Ledger) -> None:
    assert why(ledger, claims()) == ""
    ledger.logins.begin("binh@hue.vn", "s", NOON + timedelta(hours=20))
    assert why(ledger, claims(), 30) == "too_old"


def test_a_login_from_the_future_waits_for_the_clocks(ledger: Ledger) -> None:
    ahead = CLOCKS_DIFFER.total_seconds()
    assert why(ledger, claims(iat=NOON.timestamp() + ahead), 0) == ""
    assert why(ledger, claims(iat=NOON.timestamp() + ahead + 1), 0) == "ahead"
    assert why(ledger, claims(iat=NOON.timestamp() + 3e9), 0) == "ahead"


@pytest.mark.parametrize(
    "issued",
    [None, "", "hôm nay", [], {}, -1, 0, -1e30, 1e30, 10**18, float("nan"), float("inf"), "1e9", True],
    ids=repr,
)
def test_a_login_that_does_not_say_when_it_began_is_too_old(issued: object, ledger: Ledger) -> None:
    assert why(ledger, claims(iat=issued)) == "too_old"


def test_a_login_without_a_time_is_too_old(ledger: Ledger) -> None:
    told = claims()
    del told["iat"]
    assert why(ledger, told) == "too_old"


@pytest.mark.parametrize("verified", [False, "false", "FALSE", 0], ids=repr)
def test_an_address_that_the_provider_did_not_verify_is_nobody(verified: object, ledger: Ledger) -> None:
    assert why(ledger, claims(email_verified=verified)) == "not_verified"


@pytest.mark.parametrize("verified", [True, "true"], ids=repr)
def test_a_verified_address_counts_as_does_one_of_which_the_provider_says_nothing(
    verified: object, ledger: Ledger
) -> None:
    assert why(ledger, claims(email_verified=verified)) == ""
    assert why(ledger, claims()) == ""


@pytest.mark.parametrize("email", ["", None, "   "])
def test_a_login_without_an_address_is_nobody(email: str | None, ledger: Ledger) -> None:
    assert why(ledger, claims(email=email)) == "no_address"
    told = claims()
    del told["email"]
    assert why(ledger, told) == "no_address"


def test_an_address_in_look_alike_letters_is_somebody_else(ledger: Ledger) -> None:
    ledger.accounts.grant(Account("kien@hue.vn", "administrator", locality="hue"), CHIEF, NOON)
    assert why(ledger, claims(email="kien@hue.vn")) == ""
    for typed in (
        "\N{KELVIN SIGN}ien@hue.vn",
        "\N{CYRILLIC SMALL LETTER KA}ien@hue.vn",
        "kien\N{ZERO WIDTH SPACE}@hue.vn",
    ):
        assert why(ledger, claims(email=typed)) == "no_account"


def test_a_login_is_noted_once_however_often_the_page_is_drawn(ledger: Ledger) -> None:
    before = ledger.audit.head()[0]
    for minute in range(5):
        assert why(ledger, claims(), minute) == ""
    noted = ledger.audit.rows(most=ledger.audit.head()[0] - before)
    assert [(row.act, row.by) for row in noted] == [("login.in", AN)]


def test_who_has_no_account_leaves_nothing_in_the_ledger(ledger: Ledger) -> None:
    head = ledger.audit.head()
    assert why(ledger, claims(email="ai-do@hue.vn")) == "no_account"
    assert why(ledger, claims(), 60 * 24) == "too_old"
    assert ledger.audit.head() == head


def test_logins_are_told_apart_by_who_issued_them_to_whom_and_when() -> None:
    base = session_of(claims())
    assert session_of(claims(name="khác", role="administrator")) == base
    others = [
        claims(iat=NOON.timestamp() + 1), claims(sub="58"), claims(iss="https://khac.example"), claims(nonce="n"),
        claims(sid="s"),
    ]  # fmt: skip
    assert len({base, *(session_of(each) for each in others)}) == 6
