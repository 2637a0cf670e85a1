"""Faults of writing into a book. Who writes results builds on the client, which is what is held to here.

The tests of a tab of results belong beside these: the case is the same, the writer another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connectors.cells.raw_cell import Address
from connectors.google.addresses import RESULT_TAB, RESULT_TAB_ID
from connectors.google.client import SheetsHTTPClient
from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown
from connectors.google.fetching import read_book
from tests.google_stand_in import File, Sheet, Status
from tests.google_stand_in.refusals import invalid
from tests.unit.connectors.sync.cases import CASES
from tests.unit.connectors.sync.desk import Desk, agency_book, signed_in

ONE = "19753"
ADD_TAB = {"addSheet": {"properties": {"title": RESULT_TAB, "sheetId": RESULT_TAB_ID}}}


@pytest.fixture
def writing(desk: Desk, tmp_path: Path) -> Iterator[SheetsHTTPClient]:
    """A client that may write; the one that reads stays another."""
    http, _ = signed_in(desk.google, tmp_path, writes=True)
    yield http
    http.close()


@pytest.fixture
def file(desk: Desk) -> File:
    """A registered book that was read once and may be written to."""
    made = desk.add(agency_book(ONE), ONE)
    desk.google.store.share(made.file_id, desk.google.email, "writer")
    assert desk.sync().said(ONE, "so_tin") == 40
    return made


def write(http: SheetsHTTPClient, file: File, *requests: dict[str, Any]) -> None:
    http.batch_update(file.file_id, {"requests": list(requests or [ADD_TAB])})


REFUSALS = {
    "S17": "Invalid requests[0].addSheet: This action would increase the number of cells in the workbook above the"
    " limit of 10000000 cells.",
    "P07": "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove"
    " protection if you need to edit.",
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_write_that_is_refused_is_a_warning_and_costs_no_figure(
    desk: Desk, writing: SheetsHTTPClient, file: File, case: str
) -> None:
    desk.google.faults.arm(Status(400, invalid(REFUSALS[case]).body), "batchUpdate", times=None)
    with pytest.raises(GoogleFault) as caught:
        write(writing, file)
    assert len(desk.google.log.of("write")) == 1, "what Google refuses is not repeated"
    told = caught.value.problem(Address("Sổ"), account=desk.identity.account, agency=ONE)
    assert (told.code, told.severity.value) == ("google_write_refused", CASES[case].stops)
    assert "Không ghi được trang kết quả vào tệp “Sổ”" in told.message.vi
    assert desk.sync().said(ONE, "so_tin") == 40


def test_p07_a_tab_that_is_really_protected_refuses(desk: Desk, writing: SheetsHTTPClient, file: File) -> None:
    with desk.google.store.edit(file.file_id) as book:
        book.sheets.append(Sheet.of(RESULT_TAB, sheet_id=RESULT_TAB_ID))
        book[RESULT_TAB].protected.append({"protectedRangeId": 7, "range": {"sheetId": RESULT_TAB_ID}, "editors": {}})
    cell = {"rows": [{"values": [{"userEnteredValue": {"stringValue": "x"}}]}], "fields": "userEnteredValue"}
    with pytest.raises(GoogleFault) as caught:
        write(writing, file, {"updateCells": {**cell, "start": {"sheetId": RESULT_TAB_ID, "rowIndex": 0}}})
    assert caught.value.kind is FaultKind.WRITE_REFUSED


@pytest.mark.parametrize("done", [True, False], ids=["carried out", "not carried out"])
def test_w01_an_interrupted_write_is_not_repeated_but_read_back(
    desk: Desk, writing: SheetsHTTPClient, file: File, *, done: bool
) -> None:
    desk.google.faults.arm(Status(503, after=done), "batchUpdate")
    with pytest.raises(OutcomeUnknown) as caught:
        write(writing, file)
    assert len(desk.google.log.of("write")) == 1
    assert caught.value.problem(Address("Sổ")).code == "google_write_unknown"
    assert file.book
    assert (file.book.sheet_titled(RESULT_TAB) is not None) is done, "reading back tells which"
    assert desk.sync().said(ONE, "so_tin") == 40


def test_w02_our_own_tab_is_no_edit_of_the_department(desk: Desk, writing: SheetsHTTPClient, file: File) -> None:
    before, version = read_book(writing, file.file_id), file.version
    row = {"values": [{"userEnteredValue": {"stringValue": "Ô C2 của trang 2026 cần sửa"}}]}
    cells = {"rows": [row], "fields": "userEnteredValue", "start": {"sheetId": RESULT_TAB_ID, "rowIndex": 0}}
    write(writing, file, ADD_TAB, {"updateCells": cells})
    assert file.version > version
    after = read_book(writing, file.file_id)
    assert after.raw.content_hash == before.raw.content_hash
    assert RESULT_TAB not in {tab.title for tab in after.tabs}
    known = desk.sync()
    assert known.said(ONE, "so_tin") == 40
    assert not {"tab_unknown", "tab_gone"} & set(known.codes())
    assert known.summary.held == 0


def test_w02_a_tab_of_ours_that_somebody_deletes_is_not_missed(
    desk: Desk, writing: SheetsHTTPClient, file: File
) -> None:
    write(writing, file)
    desk.sync()
    with desk.google.store.edit(file.file_id) as book:
        book.sheets.remove(book[RESULT_TAB])
    assert desk.sync().summary.held == 0


def test_w04_what_is_sent_is_not_changed_by_sending(desk: Desk, writing: SheetsHTTPClient, file: File) -> None:
    body = {"requests": [{"addSheet": {"properties": {"title": "Funnel"}}}]}
    params = {"ranges": ["'2026'!A1:C2"], "fields": "valueRanges"}
    desk.google.faults.arm(Status(503), "values:batchGet", times=2)
    writing.batch_update(file.file_id, body)
    writing.values_batch_get(file.file_id, params["ranges"], params=params)  # type: ignore[arg-type]
    assert body == {"requests": [{"addSheet": {"properties": {"title": "Funnel"}}}]}
    asked = [one.query["ranges"] for one in desk.google.log if "batchGet" in one.path]
    assert asked == [["'2026'!A1:C2"]] * 3, "the same each time, however often it is tried"


def test_a_reading_account_cannot_write_at_all(desk: Desk, file: File) -> None:
    with pytest.raises(GoogleFault):
        write(desk.http, file)
    assert file.book
    assert file.book.sheet_titled(RESULT_TAB) is None
