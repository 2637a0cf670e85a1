"""Faults: every kind has its problem, says whom it concerns, and is told by status and reason, never by words."""

import json

import pytest
from requests import Response

from connectors.cells.raw_cell import Address
from connectors.google.answers import fault_in
from connectors.google.faults import PROBLEMS, FaultKind, GoogleFault, OutcomeUnknown, Remedy
from connectors.problem_catalogue import CATALOGUE

ADDRESS = Address("Phú Xuân", link="https://docs.google.com/spreadsheets/d/BOOK/edit")


def answer(status: int, body: object, kind: str = "application/json") -> Response:
    response = Response()
    response.status_code = status
    response.headers["content-type"] = kind
    response._content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return response


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_has_a_problem_that_can_be_told(kind: FaultKind) -> None:
    problem = GoogleFault(kind, status=400, found="60").problem(ADDRESS, account="a@b.c", agency="19753")
    assert problem.code == PROBLEMS[kind]
    assert (problem.agency, problem.address) == ("19753", ADDRESS)
    assert "{" not in problem.message.vi + problem.message.en


def test_every_sentence_about_google_is_used() -> None:
    of_files = {"google_trashed", "google_open_to_all", "google_locale"}
    of_writing = {"google_write_failed"}
    used = set(PROBLEMS.values()) | of_files | of_writing
    assert {code for code in CATALOGUE if code.startswith("google_")} == used


def test_a_department_is_told_whom_to_share_with() -> None:
    fault = GoogleFault(FaultKind.NOT_SHARED)
    assert "a@b.c" in fault.problem(ADDRESS, account="a@b.c").message.vi
    assert "bất kỳ ai có đường dẫn" in fault.problem(ADDRESS).message.vi


@pytest.mark.parametrize("kind", FaultKind)
def test_what_concerns_every_book_is_never_tried_again_for_one(kind: FaultKind) -> None:
    fault = GoogleFault(kind)
    if fault.concerns_every_book:
        assert fault.remedy in {Remedy.NONE, Remedy.NEW_TOKEN}


def test_an_unknown_outcome_keeps_what_interrupted_it() -> None:
    fault = OutcomeUnknown(GoogleFault(FaultKind.SERVER, status=503, reason="UNAVAILABLE"))
    assert (fault.kind, fault.status, fault.remedy) == (FaultKind.WRITE_UNKNOWN, 503, Remedy.NONE)


def test_the_place_where_an_api_is_enabled_is_google_s_own() -> None:
    def activation(link: str) -> GoogleFault:
        metadata = {"activationUrl": link, "serviceTitle": "Google Sheets API"}
        error = {"code": 403, "details": [{"reason": "SERVICE_DISABLED", "metadata": metadata}]}
        fault = fault_in(answer(403, {"error": error}))
        assert fault is not None
        return fault

    real = "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=1"
    assert activation(real).found == real
    assert activation("https://console.developers.google.com.evil.example/").found == (
        "https://console.cloud.google.com/apis"
    )
    assert "Google Sheets API" in activation(real).problem(ADDRESS).message.vi


def test_the_words_of_a_refusal_do_not_matter() -> None:
    words = "Quota exceeded, rate limit, try again in 30 seconds, internal error, 503"
    fault = fault_in(answer(400, {"error": {"code": 503, "message": words, "status": "INVALID_ARGUMENT"}}))
    assert fault is not None
    assert fault.kind is FaultKind.REFUSED


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b'"x"', b"\xff", b"[" * 100_000, {"error": None}, {"error": []}, {"error": {"details": {}}},
     {"error": {"details": [1, None, {"reason": 7}], "errors": "x"}}],
    ids=range(10),
)  # fmt: skip
@pytest.mark.parametrize("status", [200, 301, 400, 401, 403, 404, 429, 500])
def test_no_body_breaks_the_telling(status: int, body: object) -> None:
    fault = fault_in(answer(status, body))
    assert fault is None or fault.problem(ADDRESS).message.vi
    if status >= 300:
        assert fault is not None


@pytest.mark.parametrize(
    ("status", "kind", "body", "is_sound"),
    [
        (200, "application/json", b"{}", True),
        (204, "", b"", True),
        (200, "text/csv", b"a,b", True),
        (200, "application/json", b"", False),
        (200, "application/json", b"{", False),
        (200, "text/html", b"<html>", False),
        (200, "", b"<html>", False),
    ],
)
def test_an_answer_is_sound_when_it_is_what_was_asked_for(status: int, kind: str, body: bytes, is_sound: bool) -> None:
    fault = fault_in(answer(status, body, kind))
    assert (fault is None) is is_sound
    assert fault is None or fault.kind is FaultKind.GARBLED
