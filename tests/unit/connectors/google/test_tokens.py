"""Tokens: one request for all threads, one renewal after a refusal, and what a refused key or a wrong clock says."""

import threading
import time
from collections.abc import Mapping

import pytest

from connectors.google.credentials import Identity
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.patience import Patience, Timing
from tests.unit.connectors.google.conftest import Hurried
from tests.unit.connectors.google.loopback import (
    BOOK,
    Behaviour,
    Handler,
    Loopback,
    cut_short,
    drips,
    hangs,
    page,
    refuses,
    resets,
    says,
)
from tests.unit.connectors.google.making import Connect, fault_of, read, together, write

SIGNATURE = {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}
EXPIRED = refuses(401, "UNAUTHENTICATED")


def after(seconds: float, behaviour: Behaviour) -> Behaviour:
    def behave(handler: Handler) -> None:
        time.sleep(seconds)
        behaviour(handler)

    return behave


def by_token(refused: Mapping[str, Behaviour]) -> Behaviour:
    def behave(handler: Handler) -> None:
        refused.get(handler.headers["authorization"], says(200, BOOK))(handler)

    return behave


class TestManyThreads:
    def test_sixteen_cold_threads_get_one_token(self, server: Loopback, connected: Connect) -> None:
        server.tokens.append(after(0.2, says(200, {"access_token": "one", "expires_in": 3600})))
        http = connected()
        assert together(16, lambda: read(http)) == [BOOK] * 16
        assert len(server.token_calls) == 1
        assert {seen.headers["authorization"] for seen in server.calls} == {"Bearer one"}
        assert http.tally["tokens"] == 1

    def test_sixteen_threads_with_an_expired_token_renew_it_once(self, server: Loopback, connected: Connect) -> None:
        http = connected()
        read(http)
        server.otherwise = by_token({"Bearer token-1": EXPIRED})
        start = threading.Barrier(16)

        def work() -> object:
            start.wait()
            return read(http)

        assert together(16, work) == [BOOK] * 16
        assert len(server.token_calls) == 2

    def test_a_refused_key_is_asked_about_once_in_a_minute(
        self, server: Loopback, connected: Connect, hurried: Hurried
    ) -> None:
        server.token_otherwise = says(400, SIGNATURE)
        http = connected()
        failures = together(16, lambda: read(http))
        assert all(isinstance(each, GoogleFault) and each.kind is FaultKind.KEY_REFUSED for each in failures)
        assert len(server.token_calls) == 1
        server.token_otherwise = None
        hurried.sleep(61)
        assert read(http) == BOOK


class TestRefusedTokens:
    def test_an_expired_token_is_renewed_once(self, server: Loopback, connected: Connect) -> None:
        server.behaviours.append(EXPIRED)
        assert read(connected()) == BOOK
        assert [seen.headers["authorization"] for seen in server.calls] == ["Bearer token-1", "Bearer token-2"]

    def test_a_write_with_an_expired_token_was_not_done_and_is_sent_again(
        self, server: Loopback, connected: Connect
    ) -> None:
        server.behaviours.append(EXPIRED)
        write(connected())
        assert len(server.calls) == 2

    def test_a_second_refusal_is_final(self, server: Loopback, connected: Connect) -> None:
        server.otherwise = EXPIRED
        assert fault_of(read, connected()).kind is FaultKind.TOKEN_REFUSED
        assert len(server.calls) == 2

    def test_a_stale_token_is_not_used_again_when_its_renewal_failed(
        self, server: Loopback, connected: Connect
    ) -> None:
        """google-auth calls it valid still, for it goes by the clock."""
        http = connected()
        read(http)
        server.behaviours.append(EXPIRED)
        server.tokens.append(says(400, SIGNATURE))
        assert fault_of(read, http).kind is FaultKind.KEY_REFUSED
        fault_of(read, http)
        assert [seen.headers["authorization"] for seen in server.calls] == ["Bearer token-1"] * 2


INTERRUPTIONS = {
    "503": refuses(503, "UNAVAILABLE"),
    "502 page": page(502),
    "200 page": page(200),
    "429": says(429, {"error": "rate_limited"}),
    "reset": resets,
    "cut short": cut_short,
    "hang": hangs,
}


class TestTheEndpoint:
    @pytest.mark.parametrize("name", INTERRUPTIONS)
    def test_an_interruption_is_tried_again_and_harms_no_write(
        self, server: Loopback, connected: Connect, name: str
    ) -> None:
        server.tokens.append(INTERRUPTIONS[name])
        write(connected(Patience(read=0.3, attempt=0.5, total=5)))
        assert len(server.token_calls) == 2
        assert len(server.calls) == 1

    def test_the_tries_have_an_end(self, server: Loopback, connected: Connect) -> None:
        server.token_otherwise = page(502)
        assert fault_of(read, connected()).kind is FaultKind.SERVER
        assert len(server.token_calls) == 6
        assert not server.calls

    def test_a_drip_is_stopped(self, server: Loopback, connected: Connect) -> None:
        server.token_otherwise = drips(0.05)
        began = time.monotonic()
        fault_of(read, connected(Patience(total=0.5)))
        assert time.monotonic() - began < 1

    def test_a_page_of_refusal_comes_from_something_in_between(self, server: Loopback, connected: Connect) -> None:
        server.token_otherwise = page(403)
        assert fault_of(read, connected()).kind is FaultKind.BLOCKED

    @pytest.mark.parametrize("body", [SIGNATURE, {"error": {"code": 400}}, [], {}])
    def test_a_refusal_is_the_key_s(self, server: Loopback, connected: Connect, body: object) -> None:
        server.token_otherwise = says(400, body)
        fault = fault_of(read, connected())
        assert (fault.kind, fault.status) == (FaultKind.KEY_REFUSED, 400)
        assert len(server.token_calls) == 1

    def test_an_answer_without_a_token_is_a_refusal(self, server: Loopback, connected: Connect) -> None:
        server.token_otherwise = says(200, {"expires_in": 3600})
        assert fault_of(read, connected()).kind is FaultKind.KEY_REFUSED

    @pytest.mark.parametrize(("off", "kind"), [(-3600, "clock"), (3600, "clock"), (120, "key_refused")])
    def test_a_clock_that_is_off_is_told_by_the_date_of_the_answer(
        self, server: Loopback, connected: Connect, hurried: Hurried, off: int, kind: str
    ) -> None:
        server.token_otherwise = says(400, {"error": "invalid_grant"})
        timing = Timing(hurried.clock, hurried.sleep, today=lambda: time.time() + off)
        fault = fault_of(read, connected(timing=timing))
        assert fault.kind == kind
        assert fault.found == ("60" if kind == "clock" else "")


def test_the_token_is_asked_for_reading_only(server: Loopback, connected: Connect, identity: Identity) -> None:
    read(connected())
    assert server.token_calls[0].method == "POST"
    scopes = set(identity.credentials.scopes)  # type: ignore[attr-defined]
    assert scopes == {
        "https://www.googleapis.com/auth/spreadsheets.readonly",
        "https://www.googleapis.com/auth/drive.metadata.readonly",
    }
