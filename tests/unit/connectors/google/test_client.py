"""The client against a server that fails in every way: bounded, by class of failure, writes never repeated."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from gspread import Client
from gspread.exceptions import APIError
from gspread.urls import DRIVE_FILES_API_V3_URL

from connectors.google.client import SheetsHTTPClient
from connectors.google.credentials import Identity, connect, from_api_key
from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown
from connectors.google.pacing import FOR_AN_IDENTITY, Lane, Pace, pacers
from connectors.google.patience import Patience, Timing
from tests.unit.connectors.google.conftest import Hurried
from tests.unit.connectors.google.loopback import (
    BOOK,
    Loopback,
    cut_between_chunks,
    cut_short,
    cut_without_a_length,
    drips,
    drips_its_head,
    hangs,
    hangs_midway,
    over_quota,
    page,
    refuses,
    resets,
    resets_midway,
    says,
    zipped,
)
from tests.unit.connectors.google.making import BOOK_ADDRESS, WRITE_ADDRESS, Connect, fault_of, read, together, write

SHORT = Patience(connect=1, read=0.3, attempt=0.6, total=3)
INTERRUPTIONS = {
    "503": refuses(503, "UNAVAILABLE"),
    "500": refuses(500, "INTERNAL"),
    "502 page": page(502),
    "200 page": page(200),
    "redirect": says(302, b"", "text/html", Location="http://127.0.0.1:1/login"),
    "reset": resets,
    "reset midway": resets_midway,
    "cut short": cut_short,
    "cut between chunks": cut_between_chunks,
    "cut without a length": cut_without_a_length,
    "not JSON": says(200, b"[1, 2"),
    "hang": hangs,
    "504": refuses(504, "DEADLINE_EXCEEDED"),
}
ENDLESS = {
    "drip": drips(0.05),
    "drip in chunks": drips(0.05, chunked=True),
    "drip of the head": drips_its_head,
    "hang": hangs,
    "hang midway": hangs_midway,
}
OVER_QUOTA = {
    "of Sheets": over_quota(),
    "a page": page(429),
    "of Drive": refuses(403, "", "userRateLimitExceeded", drive=True),
}
REFUSALS = {
    "not shared": (refuses(403, "PERMISSION_DENIED"), FaultKind.NOT_SHARED),
    "not found": (refuses(404, "NOT_FOUND"), FaultKind.NOT_FOUND),
    "not shared, says Drive": (refuses(404, "", "notFound", drive=True), FaultKind.NOT_SHARED),
    "office file": (refuses(400, "FAILED_PRECONDITION"), FaultKind.OFFICE_FILE),
    "bad request": (refuses(400, "INVALID_ARGUMENT"), FaultKind.REFUSED),
    "API not enabled": (refuses(403, "PERMISSION_DENIED", "SERVICE_DISABLED"), FaultKind.API_DISABLED),
    "storage full": (refuses(403, "", "storageQuotaExceeded", drive=True), FaultKind.STORAGE_FULL),
    "too few scopes": (refuses(403, "", "insufficientPermissions", drive=True), FaultKind.SCOPES),
    "day's limit": (refuses(403, "", "dailyLimitExceeded", drive=True), FaultKind.REFUSED),
    "API key": (refuses(400, "INVALID_ARGUMENT", "API_KEY_INVALID"), FaultKind.KEY_REFUSED),
    "page 404": (page(404), FaultKind.NOT_FOUND),
    "page 403": (page(403), FaultKind.BLOCKED),
    "page 407": (page(407), FaultKind.BLOCKED),
    "403 of another shape": (says(403, {"error": "…"}), FaultKind.BLOCKED),
}
REFUSED_WRITES = {
    "protected or full": refuses(400, "INVALID_ARGUMENT"),
    "viewer": refuses(403, "PERMISSION_DENIED"),
    "viewer, says Drive": refuses(403, "", "insufficientFilePermissions", drive=True),
}


class TestInterruptions:
    @pytest.mark.parametrize("name", INTERRUPTIONS)
    def test_a_read_is_tried_again(self, server: Loopback, connected: Connect, name: str) -> None:
        server.behaviours.append(INTERRUPTIONS[name])
        assert read(connected(SHORT)) == BOOK
        assert len(server.calls) == 2

    @pytest.mark.parametrize("name", INTERRUPTIONS)
    def test_a_write_is_not_repeated_but_its_outcome_is_said_to_be_unknown(
        self, server: Loopback, connected: Connect, name: str
    ) -> None:
        server.behaviours.append(INTERRUPTIONS[name])
        fault = fault_of(write, connected(SHORT))
        assert isinstance(fault, OutcomeUnknown)
        assert isinstance(fault.__cause__, GoogleFault)
        assert len(server.calls) == 1

    def test_the_tries_have_an_end(self, server: Loopback, connected: Connect, hurried: Hurried) -> None:
        server.otherwise = refuses(503, "UNAVAILABLE")
        assert fault_of(read, connected()).kind is FaultKind.SERVER
        assert len(server.calls) == 6
        assert hurried.slept == [1, 2, 4, 8, 16]

    def test_the_total_ends_them_earlier(self, server: Loopback, connected: Connect, hurried: Hurried) -> None:
        server.otherwise = refuses(503, "UNAVAILABLE")
        assert fault_of(read, connected(Patience(total=5))).kind is FaultKind.SLOW
        assert sum(hurried.slept) <= 5

    def test_waits_are_drawn_from_nothing_to_their_bound(self, server: Loopback, connected: Connect) -> None:
        server.behaviours.extend([page(502)] * 3)
        slept: list[float] = []
        chances = iter([0.0, 0.5, 0.25])
        timing = Timing(sleep=slept.append, chance=lambda: next(chances))
        read(connected(timing=timing))
        assert slept == [0, 1, 1]

    def test_a_wait_that_google_asks_for_is_kept(self, server: Loopback, connected: Connect, hurried: Hurried) -> None:
        server.behaviours.append(says(503, {"error": {"code": 503}}, **{"Retry-After": "7"}))
        read(connected())
        assert hurried.slept == [7]

    def test_a_server_that_is_not_there_is_tried_again_by_writes_too(
        self, server: Loopback, identity: Identity, hurried: Hurried
    ) -> None:
        """Nothing was sent, so nothing can have been done."""
        http = SheetsHTTPClient(identity.credentials, timing=hurried.timing, stand_in="http://127.0.0.1:9")
        with http:
            assert fault_of(read, http).kind is FaultKind.NETWORK
            assert fault_of(write, http).kind is FaultKind.NETWORK
        assert len(hurried.slept) == 10


class TestDeadlines:
    @pytest.mark.parametrize("name", ENDLESS)
    def test_nothing_stretches_a_call(
        self,
        server: Loopback,
        connected: Connect,
        measured: Callable[[Callable[[], object]], float],
        name: str,
    ) -> None:
        server.otherwise = ENDLESS[name]
        http = connected(Patience(connect=1, read=5, attempt=5, total=0.5))
        assert measured(lambda: fault_of(read, http)) < 1.0
        assert len(server.calls) == 1

    def test_a_slow_answer_is_asked_for_twice(self, server: Loopback, connected: Connect) -> None:
        server.otherwise = drips(0.05)
        fault = fault_of(read, connected(Patience(attempt=0.3, total=10)))
        assert fault.kind is FaultKind.SLOW
        assert len(server.calls) == 2

    def test_a_slow_answer_that_ends_in_time_is_an_answer(self, server: Loopback, connected: Connect) -> None:
        server.otherwise = drips(0.001, chunked=True)
        assert read(connected(Patience(total=20))) == BOOK

    def test_waiting_for_a_turn_is_not_the_call_s_own_time(
        self, server: Loopback, connected: Connect, hurried: Hurried
    ) -> None:
        pace = Pace(pacers({**FOR_AN_IDENTITY, Lane.READS: 1}, timing=hurried.timing))
        http = connected(Patience(total=10), pace=pace)
        assert [read(http) for _ in range(3)] == [BOOK] * 3
        assert sum(hurried.slept) == pytest.approx(120, abs=2)

    def test_an_answer_without_end_is_left(self, server: Loopback, connected: Connect) -> None:
        server.otherwise = says(200, {"sheets": ["x" * 3000]})
        assert fault_of(read, connected(Patience(largest_answer=2000))).kind is FaultKind.TOO_LARGE
        assert len(server.calls) == 1


class TestQuota:
    def test_a_used_up_quota_pauses_every_thread(self, server: Loopback, connected: Connect) -> None:
        pause = 0.8
        server.behaviours.append(over_quota())
        http = connected(Patience(pause=pause), timing=Timing())
        read_often = lambda: [read(http) for _ in range(4)]  # noqa: E731
        assert together(8, read_often) == [[BOOK] * 4] * 8
        refused = server.calls[0].at
        later = [seen.at - refused for seen in server.calls[1:]]
        in_flight = [wait for wait in later if wait < 0.2]
        assert len(in_flight) <= 8 * 2
        assert not [wait for wait in later if 0.2 <= wait < pause - 0.05]
        assert max(later) >= pause - 0.05
        assert http.tally["pauses"] == 1

    @pytest.mark.parametrize("name", OVER_QUOTA)
    def test_pauses_are_a_minute_and_have_an_end(
        self, server: Loopback, connected: Connect, hurried: Hurried, name: str
    ) -> None:
        server.otherwise = OVER_QUOTA[name]
        http = connected()
        assert fault_of(read, http).kind is FaultKind.RATE_LIMIT
        assert len(server.calls) == 4
        assert sum(hurried.slept) == pytest.approx(180, abs=1)

    def test_a_write_that_was_refused_for_the_quota_was_not_done_and_is_sent_again(
        self, server: Loopback, connected: Connect
    ) -> None:
        server.behaviours.append(over_quota())
        write(connected())
        assert len(server.calls) == 2

    def test_a_shorter_wait_that_google_asks_for_is_enough(
        self, server: Loopback, connected: Connect, hurried: Hurried
    ) -> None:
        server.behaviours.append(says(429, {}, **{"Retry-After": "5"}))
        read(connected())
        assert sum(hurried.slept) == pytest.approx(5, abs=1)

    def test_reads_writes_and_drive_are_counted_apart(self, server: Loopback, connected: Connect) -> None:
        http = connected()
        for call in (read, read, write):
            call(http)
        http.request("get", DRIVE_FILES_API_V3_URL)
        by_filter = BOOK_ADDRESS + ":getByDataFilter"
        http.request("post", by_filter, json={})
        counted = http.tally
        assert (counted["reads"], counted["writes"], counted["drive"], counted["tokens"]) == (3, 1, 1, 1)


class TestRefusals:
    @pytest.mark.parametrize("name", REFUSALS)
    def test_they_are_never_tried_again(self, server: Loopback, connected: Connect, name: str) -> None:
        server.otherwise, kind = REFUSALS[name]
        assert fault_of(read, connected()).kind is kind
        assert len(server.calls) == 1

    @pytest.mark.parametrize("name", REFUSED_WRITES)
    def test_a_write_that_is_refused_says_so(self, server: Loopback, connected: Connect, name: str) -> None:
        server.otherwise = REFUSED_WRITES[name]
        assert fault_of(write, connected()).kind is FaultKind.WRITE_REFUSED
        assert len(server.calls) == 1

    def test_gspread_s_own_exception_stands_behind_ours(self, server: Loopback, identity: Identity) -> None:
        server.otherwise = refuses(403, "PERMISSION_DENIED")
        client: Client = connect(identity, stand_in=server.url)
        with pytest.raises(GoogleFault) as caught:
            client.open_by_key("BOOK")
        assert caught.value.kind is FaultKind.NOT_SHARED
        assert isinstance(caught.value.__cause__, APIError)
        assert caught.value.__cause__.code == 403
        client.http_client.close()  # type: ignore[attr-defined]


class TestWhatIsSent:
    def test_gzip_is_asked_for_and_understood(self, server: Loopback, connected: Connect) -> None:
        server.otherwise = zipped(BOOK)
        assert read(connected()) == BOOK
        assert "gzip" in server.calls[0].headers["user-agent"]
        assert "gzip" in server.calls[0].headers["accept-encoding"]

    def test_what_the_caller_gives_stays_as_it_is(self, server: Loopback, connected: Connect) -> None:
        params: dict[str, object] = {"fields": "sheets"}
        body = {"requests": [{"range": "A1"}]}
        http = connected()
        http.fetch_sheet_metadata("BOOK", params)  # type: ignore[arg-type]
        http.batch_update("BOOK", body)
        assert params == {"fields": "sheets"}
        assert body == {"requests": [{"range": "A1"}]}

    def test_a_redirect_takes_the_token_nowhere(self, server: Loopback, connected: Connect) -> None:
        server.otherwise = says(302, b"", Location=f"{server.url}/elsewhere")
        assert fault_of(read, connected()).kind is FaultKind.GARBLED
        assert {seen.path.partition("?")[0] for seen in server.calls} == {"/v4/spreadsheets/BOOK"}

    def test_a_netrc_file_does_not_sign_in_our_place(
        self, server: Loopback, connected: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login a password b\n", encoding="utf-8")
        monkeypatch.setenv("NETRC", str(netrc))
        read(connected())
        assert server.calls[0].headers["authorization"] == "Bearer token-1"

    def test_an_api_key_goes_in_its_own_header_and_needs_no_token(self, server: Loopback, connected: Connect) -> None:
        read(connected(by=from_api_key("AIzaExample")))
        assert server.calls[0].headers["x-goog-api-key"] == "AIzaExample"
        assert not server.token_calls

    def test_an_api_key_that_is_refused_is_not_renewed(self, server: Loopback, connected: Connect) -> None:
        server.otherwise = refuses(401, "UNAUTHENTICATED")
        assert fault_of(read, connected(by=from_api_key("AIzaExample"))).kind is FaultKind.KEY_REFUSED
        assert len(server.calls) == 1

    @pytest.mark.parametrize("address", ["https://example.com/", "http://10.0.0.1/", "https://127.0.0.1/",
                                         "http://127.0.0.1@example.com/", "http://localhost.example.com"])  # fmt: skip
    def test_a_stand_in_on_another_machine_is_refused(self, identity: Identity, address: str) -> None:
        with pytest.raises(ValueError, match="this machine"):
            SheetsHTTPClient(identity.credentials, stand_in=address)

    def test_the_stand_in_may_come_from_the_environment(
        self, server: Loopback, identity: Identity, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("THUOCDO_GOOGLE_URL", server.url)
        with SheetsHTTPClient(identity.credentials) as http:
            assert read(http) == BOOK

    @pytest.mark.parametrize("address", ["https://example.com/v4", "http://sheets.googleapis.com/v4", "/v4"])
    def test_nothing_but_google_gets_a_token(self, connected: Connect, address: str) -> None:
        with pytest.raises(ValueError, match="not an address of Google"):
            connected().request("get", address)

    def test_every_thread_has_its_own_connection(self, server: Loopback, connected: Connect) -> None:
        http = connected()
        barrier = threading.Barrier(4)
        ports: set[object] = set()

        def work() -> None:
            barrier.wait()
            read(http)
            ports.add(id(http._session()))
            barrier.wait()

        together(4, work)
        assert len(ports) == 4


def test_a_read_takes_little_more_than_google_does(server: Loopback, connected: Connect) -> None:
    http = connected()
    read(http)
    began = time.monotonic()
    for _ in range(20):
        read(http)
    assert (time.monotonic() - began) / 20 < 0.05


def test_addresses_of_writes_are_writes() -> None:
    assert WRITE_ADDRESS.endswith(":batchUpdate")
