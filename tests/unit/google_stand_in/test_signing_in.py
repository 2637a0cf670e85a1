"""Tokens: what a signed assertion, a sign-in or an API key opens, and every way in which Google refuses one."""

import dataclasses
import json
from functools import partial
from pathlib import Path

import google.auth as google_auth
import gspread
import pytest
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from gspread.exceptions import APIError

from tests.google_stand_in import ANYONE, Book, StandIn
from tests.google_stand_in.accounts import SCOPE
from tests.google_stand_in.client import pointed_at, signed_in, with_api_key
from tests.google_stand_in.refusals import Json


def refusal(client: gspread.Client) -> Json:
    """What the token endpoint says to the client's next request."""
    with pytest.raises(RefreshError) as refused:
        client.list_spreadsheet_files()
    assert refused.value.retryable is False
    return refused.value.args[1]


def test_one_token_serves_until_it_expires(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Sổ", {"T": []}))
    client.open_by_key(file.file_id)
    client.open_by_key(file.file_id)
    assert len(google.log.of("token")) == 1
    assert {one.identity for one in google.log.of("read")} == {google.email}


def test_an_expired_token_is_refused_and_google_auth_gets_another(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Sổ", {"T": []}))
    client.open_by_key(file.file_id)
    google.tokens.withdraw()
    client.open_by_key(file.file_id)
    (refused,) = google.log.of("read", status=401)
    assert refused.identity == ""
    assert refused.answer == {
        "error": {
            "code": 401,
            "message": "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or "
            "other valid authentication credential. See "
            "https://developers.google.com/identity/sign-in/web/devconsole-project.",
            "status": "UNAUTHENTICATED",
        }
    }
    assert len(google.log.of("token")) == 2


def test_a_revoked_key(google: StandIn, client: gspread.Client) -> None:
    google.project.revoke_keys(google.email)
    assert refusal(client) == {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}


def test_a_key_that_was_tampered_with(google: StandIn, tmp_path: Path) -> None:
    other = google.service_account("khac")
    mine = {**google.service_account(), "private_key": other["private_key"]}
    (tmp_path / "key.json").write_text(json.dumps(mine))
    assert refusal(signed_in(google, tmp_path / "key.json"))["error_description"] == "Invalid JWT Signature."


def test_an_account_that_was_deleted(google: StandIn, client: gspread.Client) -> None:
    google.project.accounts[google.email].deleted = True
    assert refusal(client) == {"error": "invalid_grant", "error_description": "Invalid grant: account not found"}


@pytest.mark.parametrize("ahead", [7200, -7200])
def test_a_clock_that_disagrees(google: StandIn, client: gspread.Client, ahead: int) -> None:
    google.clock.ahead = ahead
    assert refusal(client) == {
        "error": "invalid_grant",
        "error_description": "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable "
        "timeframe. Check your iat and exp values in the JWT claim.",
    }


@pytest.mark.parametrize("ahead", [200, -200])
def test_a_clock_that_is_a_little_off_is_let_pass(google: StandIn, client: gspread.Client, ahead: int) -> None:
    google.clock.ahead = ahead
    assert client.list_spreadsheet_files() == []


def test_a_scope_that_does_not_exist(google: StandIn, key_file: Path) -> None:
    client = signed_in(google, key_file, [SCOPE + "tables"])
    assert refusal(client)["error"] == "invalid_scope"


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ("", "unsupported_grant_type"),
        ("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=x.y", "invalid_grant"),
        ("grant_type=refresh_token&refresh_token=gone", "invalid_grant"),
    ],
)
def test_other_requests_for_a_token(google: StandIn, form: str, error: str) -> None:
    answer = Request()(google.token_uri, method="POST", body=form.encode())
    assert answer.status == 400
    assert json.loads(answer.data)["error"] == error


def test_reading_scopes_do_not_write(google: StandIn, key_file: Path) -> None:
    file = google.add(Book.of("Sổ", {"T": [["x"]]}), role="writer")
    client = signed_in(google, key_file, gspread.auth.READONLY_SCOPES)
    sheet = client.open_by_key(file.file_id).sheet1
    assert sheet.get_values() == [["x"]]
    with pytest.raises(APIError) as refused:
        sheet.update([["y"]], "A1")
    assert refused.value.error == {
        "code": 403,
        "message": "Request had insufficient authentication scopes.",
        "status": "PERMISSION_DENIED",
        "details": [
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                "domain": "googleapis.com",
                "metadata": {"service": "sheets.googleapis.com"},
            }
        ],
    }


def test_sheets_scopes_do_not_open_drive(google: StandIn, key_file: Path) -> None:
    client = signed_in(google, key_file, [SCOPE + "spreadsheets.readonly"])
    with pytest.raises(APIError) as refused:
        client.list_spreadsheet_files()
    error = refused.value.error
    assert error["errors"] == [
        {"message": "Insufficient Permission", "domain": "global", "reason": "insufficientPermissions"}
    ]
    assert error["status"] == "PERMISSION_DENIED"


@pytest.mark.parametrize("service", ["sheets.googleapis.com", "drive.googleapis.com"])
def test_a_service_that_is_not_switched_on(google: StandIn, client: gspread.Client, service: str) -> None:
    google.project.disabled.add(service)
    file = google.add(Book.of("Sổ", {"T": []}))
    is_drive = service.startswith("drive")
    ask = client.list_spreadsheet_files if is_drive else partial(client.open_by_key, file.file_id)
    with pytest.raises((APIError, PermissionError)) as failed:
        ask()
    refused = failed.value.__cause__ or failed.value
    assert isinstance(refused, APIError)
    error = refused.error
    info = error["details"][0]
    assert (error["status"], info["reason"]) == ("PERMISSION_DENIED", "SERVICE_DISABLED")
    assert info["metadata"]["activationUrl"] in error["message"]
    assert ("errors" in error) == is_drive


def test_an_api_key_reads_what_everybody_with_the_link_may(google: StandIn) -> None:
    public = google.store.add(Book.of("Công khai", {"T": [["x"]]}), {ANYONE: "reader"})
    private = google.add(Book.of("Riêng", {"T": []}))
    client = with_api_key(google, google.project.api_key())
    assert client.open_by_key(public.file_id).sheet1.get_values() == [["x"]]
    with pytest.raises(PermissionError):
        client.open_by_key(private.file_id)
    with pytest.raises(APIError) as refused:
        client.open_by_key(public.file_id).sheet1.update([["y"]], "A1")
    assert refused.value.error["details"][0]["reason"] == "CREDENTIALS_MISSING"
    assert all(one.identity.startswith("key:AIza") for one in google.log)
    client.http_client.session.close()


@pytest.mark.parametrize("body", [b"{", b"[]"])
def test_a_body_that_is_no_json_object_is_refused(google: StandIn, client: gspread.Client, body: bytes) -> None:
    file = google.add(Book.of("Sổ", {"T": []}), role="writer")
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{file.file_id}:batchUpdate"
    with pytest.raises(APIError, match="Invalid JSON payload received"):
        client.http_client.request("post", url, data=body)


def test_a_token_lives_as_long_as_the_stand_in_says(google: StandIn, client: gspread.Client) -> None:
    client.list_spreadsheet_files()
    google.clock.ahead = 3600
    assert client.list_spreadsheet_files() == []
    assert [one.status for one in google.log.of("drive")] == [200, 401, 200]
    assert len(google.log.of("token")) == 2


def test_a_wrong_api_key_and_none(google: StandIn) -> None:
    client = with_api_key(google, "AIzaWrong")
    with pytest.raises(APIError) as refused:
        client.http_client.fetch_sheet_metadata("x")
    assert refused.value.error["details"][0]["reason"] == "API_KEY_INVALID"
    client.http_client.session.close()
    answer = Request()(f"{google.address}/v4/spreadsheets/x")
    assert answer.status == 403
    assert b"unregistered callers" in answer.data


def test_a_person_signs_in_by_the_default_credentials(
    google: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = "can.bo@example.invalid"
    file = google.store.add(Book.of("Sổ", {"T": [["x"]]}), {person: "writer"})
    path = google.sign_in_file(tmp_path, person)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", google.project.name)
    credentials, _ = google_auth.default(scopes=gspread.auth.READONLY_SCOPES)
    assert isinstance(credentials, Credentials)
    pointed = credentials.with_token_uri(google.token_uri)  # the file's own address is not heeded
    client = gspread.Client(auth=pointed, http_client=pointed_at(google.address))
    client.open_by_key(file.file_id).sheet1.update([["y"]], "A1")
    assert google.log.of("write")[0].identity == person
    google.project.sign_ins.clear()
    google.tokens.withdraw()
    with pytest.raises(RefreshError, match="Token has been expired or revoked"):
        client.list_spreadsheet_files()
    client.http_client.session.close()


def test_a_key_file_is_only_for_its_owner(google: StandIn, key_file: Path) -> None:
    assert key_file.stat().st_mode & 0o077 == 0
    assert json.loads(key_file.read_text())["token_uri"] == google.token_uri


def test_a_second_key_of_an_account_works_beside_the_first(
    google: StandIn, client: gspread.Client, tmp_path: Path
) -> None:
    second = signed_in(google, google.key_file(tmp_path))
    assert second.list_spreadsheet_files() == client.list_spreadsheet_files() == []
    assert len(google.project.accounts[google.email].keys) == 2
    second.http_client.session.close()


def test_exchanges_of_tokens_keep_no_secrets(google: StandIn, client: gspread.Client) -> None:
    client.list_spreadsheet_files()
    (exchange,) = google.log.of("token")
    assert dataclasses.asdict(exchange)["answer"] is None
