"""What Drive lists: all pages, what may have changed, and the files that cannot be read as they are."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from connectors.google.drive import OFFICE, SHEET, DriveFile, list_files
from connectors.google.faults import FaultKind, GoogleFault
from tests.unit.connectors.google.loopback import Loopback, page, refuses, says
from tests.unit.connectors.google.making import Connect

ENTRY = {
    "id": "1AbC",
    "name": "Phú Xuân",
    "mimeType": SHEET,
    "version": "1234",
    "modifiedTime": "2026-07-05T01:02:03.456Z",
    "trashed": False,
}


def codes(file: DriveFile) -> list[str]:
    return [problem.code for problem in file.problems()]


def test_a_file_is_listed_with_what_tells_a_change(server: Loopback, connected: Connect) -> None:
    server.otherwise = says(200, {"kind": "drive#fileList", "incompleteSearch": False, "files": [ENTRY]})
    listing = list_files(connected())
    assert listing.is_complete
    file = listing.files["1AbC"]
    assert (file.name, file.version, file.is_sheet) == ("Phú Xuân", 1234, True)
    assert file.modified == datetime(2026, 7, 5, 1, 2, 3, 456000, UTC)
    assert codes(file) == []


def test_every_page_is_read(server: Loopback, connected: Connect) -> None:
    server.behaviours.append(says(200, {"files": [ENTRY], "nextPageToken": "two"}))
    server.behaviours.append(says(200, {"files": [{**ENTRY, "id": "2"}], "nextPageToken": "three"}))
    server.behaviours.append(says(200, {"files": []}))
    assert set(list_files(connected()).files) == {"1AbC", "2"}
    queries = [parse_qs(urlsplit(seen.path).query) for seen in server.calls]
    assert [query.get("pageToken") for query in queries] == [None, ["two"], ["three"]]
    assert queries[0]["pageSize"] == ["1000"]
    assert "trashed" in queries[0]["fields"][0]
    assert "trashed" not in queries[0]["q"][0]


@pytest.mark.parametrize("last", [{"incompleteSearch": True}, {"nextPageToken": "again"}], ids=["search", "loop"])
def test_an_incomplete_listing_says_so(server: Loopback, connected: Connect, last: dict[str, object]) -> None:
    server.otherwise = says(200, {"files": [ENTRY], **last})
    assert not list_files(connected()).is_complete
    assert len(server.calls) <= 2


class TestProblems:
    @pytest.mark.parametrize("kind", sorted(OFFICE))
    def test_an_office_file_is_asked_to_be_made_a_sheet(self, server: Loopback, connected: Connect, kind: str) -> None:
        server.otherwise = says(200, {"files": [{**ENTRY, "mimeType": kind}]})
        file = list_files(connected()).files["1AbC"]
        assert not file.is_sheet
        assert codes(file) == ["google_office_file"]

    def test_a_file_in_the_bin_and_one_that_anyone_can_change(self, server: Loopback, connected: Connect) -> None:
        open_to_all = [{"type": "user", "role": "owner"}, {"type": "anyone", "role": "writer"}]
        entries = [
            {**ENTRY, "trashed": True},
            {**ENTRY, "id": "2", "permissions": open_to_all},
            {**ENTRY, "id": "3", "permissions": [{"type": "anyone", "role": "reader"}]},
        ]
        server.otherwise = says(200, {"files": entries})
        files = list_files(connected()).files
        assert [codes(file) for file in files.values()] == [["google_trashed"], ["google_open_to_all"], []]
        link = next(files["1AbC"].problems()).address.link
        assert link == "https://docs.google.com/spreadsheets/d/1AbC/edit"


def test_entries_of_another_shape_are_passed_over_or_read_as_far_as_they_go(
    server: Loopback, connected: Connect
) -> None:
    odd = [None, 7, {}, {"id": 3}, {"id": "x", "version": "much", "modifiedTime": 5, "permissions": [None, "x"]}]
    server.otherwise = says(200, {"files": odd})
    listing = list_files(connected())
    assert listing.files == {"x": DriveFile("x", "x", SHEET, 0, None)}


@pytest.mark.parametrize("body", [{}, [], {"files": None}, {"files": {}}], ids=range(4))
def test_an_answer_that_is_no_list_does_not_mean_that_all_is_lost(
    server: Loopback, connected: Connect, body: object
) -> None:
    server.otherwise = says(200, body)
    with pytest.raises(GoogleFault) as caught:
        list_files(connected())
    assert caught.value.kind is FaultKind.GARBLED


def test_a_page_that_fails_is_asked_for_again_and_then_the_listing_fails(server: Loopback, connected: Connect) -> None:
    server.behaviours.extend([says(200, {"files": [ENTRY], "nextPageToken": "two"}), page(502)])
    server.otherwise = refuses(403, "", "insufficientPermissions", drive=True)
    with pytest.raises(GoogleFault) as caught:
        list_files(connected())
    assert caught.value.kind is FaultKind.SCOPES
    assert len(server.calls) == 3
