"""Every fault really happens, to the requests it was armed for, and as many times."""

import threading
import time

import gspread
import pytest
import requests
from google.auth.exceptions import RefreshError
from gspread.exceptions import APIError

from tests.google_stand_in import Book, Call, Drip, Hang, Page, Reset, StandIn, Status, Truncate


@pytest.fixture
def file_id(google: StandIn, client: gspread.Client) -> str:
    rows = [["Mã", "Kết quả"], *([f"TC{number:02}", number] for number in range(40))]
    file_id = google.add(Book.of("Sổ", {"T": rows}), role="writer").file_id
    client.list_spreadsheet_files()  # signs in
    google.log.clear()
    return file_id


def read(client: gspread.Client, file_id: str) -> object:
    return client.http_client.values_get(file_id, "T")["values"]


@pytest.mark.parametrize(
    ("status", "name", "message"),
    [
        (500, "INTERNAL", "Internal error encountered."),
        (503, "UNAVAILABLE", "The service is currently unavailable."),
    ],
)
def test_a_server_error_in_json(
    google: StandIn, client: gspread.Client, file_id: str, status: int, name: str, message: str
) -> None:
    armed = google.faults.arm(Status(status), file_id)
    with pytest.raises(APIError) as refused:
        read(client, file_id)
    assert refused.value.response.status_code == status
    assert refused.value.error == {"code": status, "message": message, "status": name}
    assert armed.happened == 1
    assert read(client, file_id)
    assert [one.fault for one in google.log] == ["Status", ""]


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_page_of_html_instead_of_json(google: StandIn, client: gspread.Client, file_id: str, status: int) -> None:
    google.faults.arm(Page(status), file_id)
    with pytest.raises(APIError) as refused:
        read(client, file_id)
    assert refused.value.response.status_code == status
    assert refused.value.response.headers["Content-Type"] == "text/html; charset=UTF-8"
    assert refused.value.code == -1
    assert "<html" in refused.value.response.text


def test_a_portal_answers_200_with_html(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Page(200), file_id)
    with pytest.raises(requests.JSONDecodeError):
        read(client, file_id)


def test_any_body_and_header(google: StandIn, client: gspread.Client, file_id: str) -> None:
    body = {"error": {"code": 418, "message": "x", "status": "TEAPOT"}}
    google.faults.arm(Status(418, body, {"Retry-After": "3"}), file_id)
    with pytest.raises(APIError) as refused:
        read(client, file_id)
    assert refused.value.error == body["error"]
    assert refused.value.response.headers["Retry-After"] == "3"


def test_a_reset_connection(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Reset(), file_id)
    with pytest.raises(requests.ConnectionError, match="reset by peer"):
        read(client, file_id)
    assert google.log.of("read")[0].status == 0
    assert read(client, file_id)


def test_a_reset_in_the_middle_of_the_answer(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Reset(sent=40), file_id)
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        read(client, file_id)


def test_a_truncated_answer(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Truncate(0.5), file_id)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        read(client, file_id)
    google.faults.arm(Truncate(0.5, well_formed=True), file_id)
    with pytest.raises(requests.JSONDecodeError):
        read(client, file_id)


def test_a_hang_outlasts_a_timeout(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Hang(30), file_id)
    client.set_timeout(0.2)
    began = time.monotonic()
    with pytest.raises(requests.ReadTimeout):
        read(client, file_id)
    assert time.monotonic() - began < 5


def test_a_hang_ends_with_a_reset(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Hang(0.1), file_id)
    with pytest.raises(requests.ConnectionError):
        read(client, file_id)


def test_a_slow_drip_outwits_a_timeout_for_each_read(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Drip(100, 0.1), file_id)
    client.set_timeout(0.5)
    began = time.monotonic()
    assert len(read(client, file_id)) == 41  # pyright: ignore[reportArgumentType]
    assert time.monotonic() - began > 0.5


def test_a_write_that_was_done_but_answered_503(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Status(503, after=True), file_id, method="post")
    request = {"updateCells": {"range": {"sheetId": 0}, "rows": [], "fields": "userEnteredValue"}}
    with pytest.raises(APIError) as refused:
        client.http_client.batch_update(file_id, {"requests": [request]})
    assert refused.value.error["code"] == 503
    book = google.store.files[file_id].book
    assert book
    assert book["T"].filled() == 0


def test_a_write_that_was_done_before_the_connection_broke(
    google: StandIn, client: gspread.Client, file_id: str
) -> None:
    google.faults.arm(Reset(after=True), "append")
    with pytest.raises(requests.ConnectionError):
        client.http_client.values_append(file_id, "T", {"valueInputOption": "RAW"}, {"values": [["x"]]})
    book = google.store.files[file_id].book
    assert book
    assert book["T"].get("A42")["userEnteredValue"] == {"stringValue": "x"}


def test_a_call_changes_the_world_between_two_requests(google: StandIn, client: gspread.Client, file_id: str) -> None:
    def rename() -> None:
        with google.store.edit(file_id) as book:
            book["T"].rename("Tên mới")

    google.faults.arm(Call(rename), "values", skip=1)
    assert read(client, file_id)
    with pytest.raises(APIError, match="Unable to parse range: T"):
        read(client, file_id)
    assert google.log.of("read")[1].fault == "Call"


def test_calls_and_a_fault_may_meet(google: StandIn, client: gspread.Client, file_id: str) -> None:
    seen: list[int] = []
    google.faults.arm(Call(lambda: seen.append(1)), file_id, times=None)
    google.faults.arm(Status(500), file_id)
    with pytest.raises(APIError):
        read(client, file_id)
    assert read(client, file_id)
    assert len(seen) == 2


def test_faults_choose_by_method_identity_and_number(google: StandIn, client: gspread.Client, file_id: str) -> None:
    never = google.faults.arm(Status(500), file_id, identity="khac@example.invalid", times=None)
    google.faults.arm(Status(500), file_id, method="PUT")
    twice = google.faults.arm(Status(503), f"{file_id}/values", identity=google.email, times=2)
    for _ in range(2):
        with pytest.raises(APIError):
            read(client, file_id)
    assert read(client, file_id)
    assert (never.happened, twice.happened) == (0, 2)
    again = google.faults.arm(Status(503), file_id, times=None)
    again.disarm()
    assert read(client, file_id)
    google.faults.clear()


def test_the_token_endpoint_fails_too(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Page(502), "/token")
    google.tokens.withdraw()
    with pytest.raises(RefreshError, match="502"):
        read(client, file_id)
    google.faults.arm(Status(503), "/token")
    assert read(client, file_id), "google-auth tries a 503 of the token endpoint again"


def test_stopping_ends_what_hangs(google: StandIn, client: gspread.Client, file_id: str) -> None:
    google.faults.arm(Hang(300), file_id)
    failures: list[Exception] = []

    def ask() -> None:
        try:
            read(client, file_id)
        except requests.ConnectionError as failure:
            failures.append(failure)

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.2)
    google.stop()
    asking.join(5)
    assert not asking.is_alive()
    assert len(failures) == 1


def test_a_stand_in_stops_by_itself() -> None:
    with StandIn(lifetime=0.2) as google:
        began = time.monotonic()
        google.wait()
        assert time.monotonic() - began < 5
        with pytest.raises(requests.ConnectionError):
            requests.get(google.address, timeout=1)


def test_it_listens_on_loopback_only() -> None:
    with StandIn() as google:
        assert google.address.startswith("http://127.0.0.1:")
        assert requests.get(google.address, timeout=5).status_code == 404
