"""docs/login.md names the variables, commands and roles that exist, all of them, in both languages."""

import re
from typing import Any

import pytest
import typer

from connectors.access.provider import LoginSettingsError, auth_secrets
from connectors.access.visitors import ROLES
from connectors.command_line import app
from dev_environment import ROOT

GUIDE = (ROOT / "docs" / "login.md").read_text(encoding="utf-8")
VIETNAMESE, ENGLISH = re.split(r"^# ", GUIDE, flags=re.MULTILINE)[1:]
LOGIN_HOURS = "THUOCDO_LOGIN_HOURS"


@pytest.mark.parametrize("half", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
def test_each_table_has_every_variable_that_the_server_asks_for(half: str) -> None:
    with pytest.raises(LoginSettingsError) as caught:
        auth_secrets({"THUOCDO_OIDC_CLIENT_ID": "x"})
    asked = set(re.findall(r"THUOCDO_[A-Z_]*[A-Z]", caught.value.message.en)) | {"THUOCDO_OIDC_CLIENT_ID"}
    rows = [line for line in half.splitlines() if line.startswith("| `THUOCDO_")]
    assert {re.findall(r"THUOCDO_[A-Z_]*[A-Z]", row)[0] for row in rows} == asked | {LOGIN_HOURS}
    files = {f"{name}_FILE" for name in asked if name.endswith("_SECRET")}
    assert set(re.findall(r"THUOCDO_[A-Z_]*_FILE", half)) == files


def test_every_command_and_option_exists() -> None:
    group: Any = typer.main.get_command(app)
    known = {
        name: {o for each in c.params for o in each.opts} for name, c in group.commands["accounts"].commands.items()
    }
    called = re.findall(r"thuocdo accounts ([a-z-]+)([^`\n#]*)", GUIDE)
    assert {name for name, _ in called} == {"grant", "import", "list", "revoke", "end-logins"}
    for name, rest in called:
        assert set(re.findall(r"--[a-z-]+", rest)) <= known[name]
    assert "--locality" in known["grant"]


def test_every_role_is_told() -> None:
    assert re.findall(r"^\| `([a-z_]+)` \|", VIETNAMESE, flags=re.MULTILINE) == list(ROLES)


def test_the_address_to_come_back_to_is_the_one_that_is_used() -> None:
    given = {
        f"THUOCDO_OIDC_{name}": "x" * 32 for name in ("METADATA_URL", "CLIENT_ID", "CLIENT_SECRET", "COOKIE_SECRET")
    }
    used = auth_secrets({**given, "THUOCDO_ADDRESS": "https://thuocdo57.example.vn"})["redirect_uri"]
    assert GUIDE.count(f"`{used}`") == 3
