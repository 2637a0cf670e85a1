"""Credentials: who reads, with which rights, and what is said of a key that is no key."""

import json
from pathlib import Path

import pytest

from connectors.google.credentials import (
    READING,
    WRITING,
    application_default,
    from_api_key,
    from_environment,
    from_key_file,
)
from connectors.google.faults import FaultKind, GoogleFault
from tests.unit.connectors.google.making import ACCOUNT, key_json


def test_a_key_file_reads_only_unless_writing_is_asked_for(key_file: Path) -> None:
    reading, writing = from_key_file(key_file), from_key_file(key_file, writes=True)
    assert tuple(reading.credentials.scopes) == READING  # type: ignore[attr-defined]
    assert tuple(writing.credentials.scopes) == WRITING  # type: ignore[attr-defined]
    assert all(scope.endswith("readonly") for scope in READING)
    assert (reading.kind, reading.account, reading.can_list_files) == ("service_account", ACCOUNT, True)


def test_no_secret_shows_in_what_is_printed(key_file: Path, private_key: str) -> None:
    assert "PRIVATE KEY" not in repr(from_key_file(key_file))
    assert "AIzaExample" not in repr(from_api_key("AIzaExample"))


def wrong_files(private_key: str) -> dict[str, str | bytes]:
    sound = json.loads(key_json(private_key))
    return {
        "empty": "",
        "no JSON": "{",
        "not text": b"\xff\xfe\x00",
        "a list": "[]",
        "nothing in it": "{}",
        "deep": "[" * 100_000,
        "an OAuth client": json.dumps({"installed": {"client_id": "1"}}),
        "no e-mail": json.dumps({k: v for k, v in sound.items() if k != "client_email"}),
        "altered key": key_json(private_key[:200] + "AAAA" + private_key[204:-40]),
        "no PEM": key_json("secret"),
        "number for key": key_json(7),  # type: ignore[arg-type]
        "a token from elsewhere": key_json(private_key, "https://oauth2.googleapis.com.example.com/token"),
        "a token without TLS": key_json(private_key, "http://oauth2.googleapis.com/token"),
    }


@pytest.mark.parametrize("name", wrong_files("-----BEGIN PRIVATE KEY-----"))
def test_a_file_that_is_no_key_is_said_to_be_wrong(name: str, private_key: str, tmp_path: Path) -> None:
    content = wrong_files(private_key)[name]
    path = tmp_path / "khoa.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GoogleFault) as caught:
        from_key_file(path)
    assert (caught.value.kind, caught.value.found) == (FaultKind.KEY_FILE_WRONG, "khoa.json")
    assert str(tmp_path) not in str(caught.value)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path, Path("khoa\0.json")):
        with pytest.raises(GoogleFault) as caught:
            from_key_file(path)
        assert caught.value.kind is FaultKind.KEY_FILE_MISSING


class TestApiKeys:
    def test_one_reads_what_everyone_may_and_lists_nothing(self) -> None:
        identity = from_api_key(" AIzaExample\n")
        assert (identity.kind, identity.account, identity.can_list_files) == ("api_key", "", False)
        assert identity.credentials.token == "AIzaExample"

    @pytest.mark.parametrize(("key", "kind"), [("", "no_credentials"), ("a b", "key_refused"), ("khóa", "key_refused")])
    def test_one_that_can_be_none_is_refused_at_once(self, key: str, kind: str) -> None:
        with pytest.raises(GoogleFault) as caught:
            from_api_key(key)
        assert caught.value.kind == kind


class TestTheEnvironment:
    def test_the_key_file_comes_first_then_the_api_key(self, key_file: Path) -> None:
        both = {"THUOCDO_GOOGLE_KEY_FILE": str(key_file), "THUOCDO_GOOGLE_API_KEY": "AIzaExample"}
        assert from_environment(both).kind == "service_account"
        assert from_environment({"THUOCDO_GOOGLE_API_KEY": "AIzaExample"}).kind == "api_key"

    def test_the_default_credentials_come_last(self, key_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(key_file))
        identity = from_environment({})
        assert (identity.kind, identity.account) == ("application_default", ACCOUNT)
        assert tuple(identity.credentials.scopes) == READING  # type: ignore[attr-defined]

    def test_a_machine_nobody_signed_in_on_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "none.json"))
        with pytest.raises(GoogleFault) as caught:
            application_default()
        assert caught.value.kind is FaultKind.NO_CREDENTIALS
