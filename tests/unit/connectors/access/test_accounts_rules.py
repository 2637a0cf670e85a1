"""Only what can be an account becomes one, and whoever typed it learns what to type instead."""

import time

import pytest

from connectors.access.accounts_rules import (
    AccountRefused,
    Places,
    account_of,
    checked_email,
    checked_reason,
    places_of,
    refuse_oneself,
    refuse_outside_the_demonstration,
    role_of,
)
from connectors.ledger import Account
from connectors.localities import load, name_index
from rubric.text import Text


@pytest.fixture(scope="module")
def places() -> Places:
    return places_of(load("hue", 2026))


@pytest.fixture(scope="module")
def with_a_body() -> Places:
    """A locality whose lead agency is verified by a body that is not measured itself."""
    agencies = load("hue", 2026).agencies
    named = {code: each.name for code, each in agencies.items()}
    return Places(
        "hue", named, {"hue-hoi-dong": Text(vi="Hội đồng thẩm định", en="Review council")}, name_index(agencies, "Huế")
    )


def refused(email: str, role: str, agency: str, places: Places) -> Text:
    with pytest.raises(AccountRefused) as caught:
        account_of(email, role, agency, places)
    return caught.value.message


@pytest.mark.parametrize(
    ("typed", "account"),
    [
        ((" An@Hue.gov.VN ", "agency", "hue-so-yte"), Account("an@hue.gov.vn", "agency", "hue-so-yte", "hue")),
        (("an@hue.vn", "Lãnh đạo cơ quan", "Sở Y tế"), Account("an@hue.vn", "agency_leader", "hue-so-yte", "hue")),
        (("an@hue.vn", "second verifier", "SKHCN"), Account("an@hue.vn", "second_verifier", "hue-so-khcn", "hue")),
        (("an@hue.vn", "QUẢN TRỊ", ""), Account("an@hue.vn", "administrator", "", "hue")),
        (("an@hue.vn", "viewer", "  "), Account("an@hue.vn", "viewer", "", "hue")),
    ],
)
def test_roles_and_agencies_are_known_by_code_and_by_name(
    typed: tuple[str, str, str], account: Account, places: Places
) -> None:
    assert account_of(*typed, places) == account


@pytest.mark.parametrize("role", ["agency", "agency_leader"])
def test_people_of_an_agency_need_one(role: str, places: Places) -> None:
    message = refused("an@hue.vn", role, " ", places)
    assert "cần một cơ quan" in message.vi
    assert "needs an agency" in message.en


@pytest.mark.parametrize("role", ["agency", "administrator", "verifier"])
@pytest.mark.parametrize("agency", ["so-khong-co", "ht-so-khcn", "1"])
def test_an_agency_of_nowhere_is_refused_whatever_the_role(role: str, agency: str, places: Places) -> None:
    assert f"không có cơ quan “{agency}”" in refused("an@hue.vn", role, agency, places).vi


@pytest.mark.parametrize("typed", ["So Y te", "Sở Kế hoạch và Đầu tư"])
def test_a_name_that_only_resembles_is_asked_back_not_guessed(typed: str, places: Places) -> None:
    meant = {"So Y te": "Sở Y tế (hue-so-yte)", "Sở Kế hoạch và Đầu tư": "Sở Tài chính (hue-so-tai-chinh)"}[typed]
    message = refused("an@hue.vn", "agency", typed, places)
    assert f"có phải: {meant}?" in message.vi
    assert "did you mean" in message.en


@pytest.mark.parametrize("typed", ["hue-hoi-dong", "hội đồng thẩm định", "Review Council"])
def test_the_body_that_verifies_the_lead_agency_has_verifiers_and_nobody_else(typed: str, with_a_body: Places) -> None:
    assert account_of("an@hue.vn", "verifier", typed, with_a_body).agency == "hue-hoi-dong"
    assert account_of("an@hue.vn", "second_verifier", typed, with_a_body).agency == "hue-hoi-dong"
    for role in ("agency", "agency_leader", "administrator", "viewer", "leadership"):
        assert "chỉ dành cho người thẩm định" in refused("an@hue.vn", role, typed, with_a_body).vi


def test_a_body_that_is_measured_itself_is_an_agency_like_others(places: Places) -> None:
    assert account_of("an@hue.vn", "agency", "hue-van-phong-ubnd", places).agency == "hue-van-phong-ubnd"
    assert account_of("an@hue.vn", "verifier", "hue-van-phong-ubnd", places).agency == "hue-van-phong-ubnd"


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "an", "an@hue", "@hue.vn", "an@", "an@@hue.vn", "an@hue..vn", "an@.hue.vn", ".an@hue.vn", "an.@hue.vn",
        "a..n@hue.vn", "an an@hue.vn", "an@hue.vn, binh@hue.vn", "an@hue.vn\nbinh@hue.vn", "an@hue.v", "an@-hue.vn",
        "<img src=x onerror=alert(1)>@hue.vn", "[an](http://x.vn)@hue.vn", '"an"@hue.vn', "an@[127.0.0.1]", "ẩn@hue.vn",
        "\N{KELVIN SIGN}ien@hue.vn", "\N{CYRILLIC SMALL LETTER A}n@hue.vn", "an@hu\N{LATIN SMALL LETTER DOTLESS I}.vn",
        "an\N{ZERO WIDTH SPACE}@hue.vn", f"{'a' * 65}@hue.vn", f"an@{'a' * 64}.vn", "an@127.0.0.1",
        f"an@{'.'.join(['a' * 60] * 5)}.vn",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(AccountRefused) as caught:
        checked_email(typed)
    assert "ví dụ canbo@hue.gov.vn" in caught.value.message.vi
    assert "for example canbo@hue.gov.vn" in caught.value.message.en
    assert "\n" not in caught.value.message.vi


@pytest.mark.parametrize("typed", ["a@b.vn", "nguyen.van-an_1+57@so-khcn.hue.gov.vn", f"{'a' * 64}@hue.vn"])
def test_addresses_that_offices_use_are_taken(typed: str) -> None:
    assert checked_email(typed.upper()) == typed


def test_an_address_made_to_be_slow_is_refused_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(AccountRefused):
        checked_email("a." * 50_000 + "@" + "a-" * 50_000)
    assert time.monotonic() - began < 1


def test_an_unknown_role_is_answered_with_all_there_are() -> None:
    with pytest.raises(AccountRefused) as caught:
        role_of("root")
    for role in ("viewer", "agency", "agency_leader", "verifier", "second_verifier", "administrator", "leadership"):
        assert f"{role} (" in caught.value.message.vi
        assert f"{role} (" in caught.value.message.en


def test_a_reason_is_one_line_of_some_length() -> None:
    assert checked_reason("  QĐ 12 \n ngày\t5/1\x1b ", is_needed=True) == "QĐ 12 ngày 5/1"
    assert checked_reason(" ", is_needed=False) == ""
    for typed, is_needed in (("\u200b \n", True), ("a" * 501, False)):
        with pytest.raises(AccountRefused):
            checked_reason(typed, is_needed=is_needed)
    assert len(checked_reason("a" * 500, is_needed=True)) == 500


def test_nobody_acts_on_their_own_account() -> None:
    with pytest.raises(AccountRefused):
        refuse_oneself(" AN@hue.vn", "an@hue.vn")
    refuse_oneself("binh@hue.vn", "an@hue.vn")


def test_the_demonstration_gives_rights_only_to_addresses_nobody_can_log_in_with() -> None:
    refuse_outside_the_demonstration("an@hue.example")
    for address in ("an@hue.vn", "an@example.com", "an@hue.example.com", "an@notexample"):
        with pytest.raises(AccountRefused):
            refuse_outside_the_demonstration(address)
