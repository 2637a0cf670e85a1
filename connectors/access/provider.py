"""The login service of this installation, from the environment, in the shape that Streamlit's ``[auth]`` has."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from connectors.settings import SettingsError
from rubric.text import Text

_NEEDED = ("METADATA_URL", "CLIENT_ID", "CLIENT_SECRET", "COOKIE_SECRET")
_SHORTEST_SECRET = 32


class LoginSettingsError(SettingsError):
    """The settings of the login service are not complete or not safe."""

    def __init__(self, message: Text) -> None:
        self.message = message
        ValueError.__init__(self, f"{message.vi}\n{message.en}")


def auth_secrets(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """What ``[auth]`` would hold in a secrets file; empty where no login service is set.

    ``THUOCDO_OIDC_METADATA_URL``, ``_CLIENT_ID``, ``_CLIENT_SECRET`` and ``_COOKIE_SECRET`` are needed together, with
    ``THUOCDO_ADDRESS``, the address by which browsers know this server. Each may instead name a file that holds it, as
    ``THUOCDO_OIDC_CLIENT_SECRET_FILE``. LoginSettingsError says what is missing.
    """
    given = {name: _value(environment, f"THUOCDO_OIDC_{name}") for name in _NEEDED}
    if not any(given.values()):
        return {}
    address = environment.get("THUOCDO_ADDRESS", "").rstrip("/")
    lacking = [f"THUOCDO_OIDC_{name}" for name, value in given.items() if not value]
    lacking += [] if address else ["THUOCDO_ADDRESS"]
    if lacking:
        names = ", ".join(lacking)
        raise LoginSettingsError(
            Text(vi=f"Để đăng nhập được, còn phải đặt: {names}.", en=f"For logging in, set also: {names}.")
        )
    if len(given["COOKIE_SECRET"]) < _SHORTEST_SECRET:
        raise LoginSettingsError(
            Text(
                vi=f"THUOCDO_OIDC_COOKIE_SECRET phải là ít nhất {_SHORTEST_SECRET} ký tự ngẫu nhiên.",
                en=f"THUOCDO_OIDC_COOKIE_SECRET must be at least {_SHORTEST_SECRET} random characters.",
            )
        )
    if urlsplit(address).scheme not in {"http", "https"}:
        raise LoginSettingsError(
            Text(
                vi="THUOCDO_ADDRESS phải là địa chỉ đầy đủ, ví dụ https://thuocdo57.example.vn.",
                en="THUOCDO_ADDRESS must be a whole address, for example https://thuocdo57.example.vn.",
            )
        )
    return {
        "redirect_uri": f"{address}/oauth2callback",
        "cookie_secret": given["COOKIE_SECRET"],
        "client_id": given["CLIENT_ID"],
        "client_secret": given["CLIENT_SECRET"],
        "server_metadata_url": given["METADATA_URL"],
        "client_kwargs": {"scope": "openid email profile", "prompt": "select_account"},
    }


def longest_login(environment: Mapping[str, str] = os.environ) -> timedelta:
    """How long a login lasts: ``THUOCDO_LOGIN_HOURS``, twelve hours where it is not set."""
    typed = environment.get("THUOCDO_LOGIN_HOURS", "").strip() or "12"
    if not (typed.isascii() and typed.isdigit() and len(typed) < 4 and 0 < int(typed) <= 720):
        raise SettingsError("THUOCDO_LOGIN_HOURS", typed)
    return timedelta(hours=int(typed))


def _value(environment: Mapping[str, str], name: str) -> str:
    file = environment.get(f"{name}_FILE", "")
    if not file:
        return environment.get(name, "").strip()
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise LoginSettingsError(
            Text(vi=f"Không đọc được tệp mà {name}_FILE nêu.", en=f"The file that {name}_FILE names cannot be read.")
        ) from None
