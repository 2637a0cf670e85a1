"""The login service is set whole or not at all, and whoever sets it learns what is lacking without secrets told."""

from datetime import timedelta
from pathlib import Path

import pytest

from connectors.access.provider import LoginSettingsError, auth_secrets, longest_login
from connectors.settings import SettingsError

SECRET = "bi-mat-" + "57" * 16
WHOLE = {
    "THUOCDO_OIDC_METADATA_URL": "https://dang-nhap.example/.well-known/openid-configuration",
    "THUOCDO_OIDC_CLIENT_ID": "thuocdo-57",
    "THUOCDO_OIDC_CLIENT_SECRET": "bi-mat-cua-ung-dung",
    "THUOCDO_OIDC_COOKIE_SECRET": SECRET,
    "THUOCDO_ADDRESS": "https://thuocdo57.example.vn/",
}


def refused(environment: dict[str, str]) -> LoginSettingsError:
    with pytest.raises(LoginSettingsError) as caught:
        auth_secrets(environment)
    for secret in (SECRET, "bi-mat-cua-ung-dung"):
        assert secret not in str(caught.value)
    return caught.value


def test_without_a_login_service_there_is_none() -> None:
    assert auth_secrets({}) == {}
    assert auth_secrets({"THUOCDO_ADDRESS": "https://thuocdo57.example.vn", "THUOCDO_OIDC_CLIENT_ID": " "}) == {}


def test_what_streamlit_is_told() -> None:
    assert auth_secrets(WHOLE) == {
        "redirect_uri": "https://thuocdo57.example.vn/oauth2callback",
        "cookie_secret": SECRET,
        "client_id": "thuocdo-57",
        "client_secret": "bi-mat-cua-ung-dung",
        "server_metadata_url": "https://dang-nhap.example/.well-known/openid-configuration",
        "client_kwargs": {"scope": "openid email profile", "prompt": "select_account"},
    }


@pytest.mark.parametrize("name", WHOLE)
def test_each_variable_that_lacks_is_named(name: str) -> None:
    error = refused({key: value for key, value in WHOLE.items() if key != name})
    for message in (error.message.vi, error.message.en):
        assert name in message
        assert not any(other in message for other in WHOLE if other != name)


def test_all_that_lack_are_named_at_once() -> None:
    error = refused({"THUOCDO_OIDC_CLIENT_ID": "thuocdo-57"})
    assert all(name in error.message.vi for name in WHOLE if name != "THUOCDO_OIDC_CLIENT_ID")


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "THUOCDO_ADDRESS"])
def test_each_may_stand_in_a_file(name: str, tmp_path: Path) -> None:
    file = tmp_path / "bi-mat"
    file.write_text(f"{WHOLE[name]}\n", encoding="utf-8")
    given = {key: value for key, value in WHOLE.items() if key != name} | {f"{name}_FILE": str(file)}
    assert auth_secrets(given) == auth_secrets(WHOLE)
    file.write_text("\n")
    assert name in refused(given).message.en
    for content in (None, b"\xff\xfe\x00"):
        file.unlink(missing_ok=True)
        if content:
            file.write_bytes(content)
        assert f"{name}_FILE" in refused(given).message.vi


def test_a_short_cookie_secret_is_refused() -> None:
    error = refused(WHOLE | {"THUOCDO_OIDC_COOKIE_SECRET": "a" * 31})
    assert "32" in error.message.vi
    assert auth_secrets(WHOLE | {"THUOCDO_OIDC_COOKIE_SECRET": "a" * 32})


@pytest.mark.parametrize("address", ["thuocdo57.example.vn", "javascript:alert(1)", "//thuocdo57.example.vn"])
def test_an_address_is_a_whole_one(address: str) -> None:
    assert "THUOCDO_ADDRESS" in refused(WHOLE | {"THUOCDO_ADDRESS": address}).message.vi


def test_how_long_a_login_lasts() -> None:
    assert longest_login({}) == timedelta(hours=12)
    assert longest_login({"THUOCDO_LOGIN_HOURS": " 8 "}) == timedelta(hours=8)
    assert longest_login({"THUOCDO_LOGIN_HOURS": "720"}) == timedelta(hours=720)
    for typed in ("0", "721", "-1", "1.5", "mười", "٨", "9" * 5000):
        with pytest.raises(SettingsError):
            longest_login({"THUOCDO_LOGIN_HOURS": typed})
