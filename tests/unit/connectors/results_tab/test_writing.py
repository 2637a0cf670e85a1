"""Writing findings into books: once, atomically, only when they changed, and never taken for an edit."""

from datetime import date

import pytest

from connectors.google.addresses import RESULT_TAB, RESULT_TAB_ID
from connectors.google.client import SheetsHTTPClient
from connectors.google.credentials import connect, from_key_file
from connectors.google.reading import online_book
from connectors.ledger import ResultRow
from connectors.results_tab.requests import SECOND_TITLE
from connectors.sync.taken import read_sync
from tests.google_stand_in import Call, File, Sheet, Status, formula
from tests.unit.connectors.results_tab.desk import (
    ANSWERED,
    AS_OF,
    HEALTH,
    INDUSTRY,
    Desk,
    has_own_tab,
    own_tab,
    report,
    row_of,
    texts,
)

CELL = "Ô chưa đọc được"


@pytest.fixture
def file(desk: Desk) -> File:
    return desk.add(INDUSTRY, report(INDUSTRY, "12/15"))


def outcomes(desk: Desk, file: File) -> list[str]:
    found = desk.ledger.results.newest().get(f"google:{file.file_id}")
    return [found.outcome, found.fault] if found else []


def test_a_problem_is_written_with_its_address_what_was_found_and_what_to_type(desk: Desk, file: File) -> None:
    assert desk.round().written == 1
    row = row_of(texts(own_tab(file)), CELL)
    assert row[1:4] == ["2026", ANSWERED, "12/15"]
    assert row[4].startswith("Ô D2 ghi dạng phân số (“12/15”)")
    assert row[5] == "45"


def test_the_tab_is_added_protected_at_the_end_by_one_request(desk: Desk, file: File) -> None:
    desk.sync()
    desk.asked("write")
    desk.write()
    assert desk.asked("write") == 1
    assert file.book
    assert [sheet.title for sheet in file.book.sheets] == ["Thông tin", "2026", RESULT_TAB]
    assert own_tab(file).properties["gridProperties"]["columnCount"] == 6
    assert own_tab(file).row_count == len(own_tab(file).rows)
    [protected] = own_tab(file).protected
    assert not protected["warningOnly"]
    assert desk.google.email in protected["editors"]["users"]
    assert "startRowIndex" not in protected["range"]


def test_our_own_write_is_no_edit_of_the_department(desk: Desk, file: File) -> None:
    book = f"google:{file.file_id}"
    first = desk.sync().sync
    version = file.version
    desk.write()
    assert file.version > version
    desk.google.log.clear()

    second = desk.sync()
    assert (second.read, desk.asked("read")) == (1, 1)
    taken = [desk.ledger.visits.taken("hue", sync)[book] for sync in (first, second.sync)]
    assert [each.state for each in taken] == ["current", "current"]
    contents = [online_book(desk.ledger.visits.content(each.hash), file.file_id).raw for each in taken]
    assert contents[0].content_hash == contents[1].content_hash
    assert [tab.title for tab in contents[1].tabs] == ["Thông tin", "2026"]
    readings = [read_sync(desk.ledger, desk.installation, sync, AS_OF) for sync in (first, second.sync)]
    assert readings[0] == readings[1]
    assert (desk.write().unchanged, desk.asked("write")) == (1, 0)

    third = desk.sync()
    assert (third.unchanged, desk.asked("read")) == (1, 0)
    assert (desk.write().unchanged, desk.asked("write")) == (1, 0)


def test_another_time_of_checking_is_no_change(desk: Desk, file: File) -> None:
    desk.round()
    before = texts(own_tab(file))[1]
    desk.sync(date(2026, 12, 30))
    desk.asked("write")
    assert (desk.write().unchanged, desk.asked("write")) == (1, 0)
    assert texts(own_tab(file))[1] == before
    assert "31/12/2026" in before[0]


def test_a_problem_that_is_mended_is_gone_after_one_write(desk: Desk, file: File) -> None:
    desk.round()
    rows = own_tab(file).row_count
    with desk.google.store.edit(file.file_id) as book:
        book["2026"].put(ANSWERED, 45)
    desk.asked("write")
    assert (desk.round().written, desk.asked("write")) == (1, 1)
    assert CELL not in [row[0] for row in texts(own_tab(file)) if row]
    assert own_tab(file).row_count == len(texts(own_tab(file))) < rows
    assert len(own_tab(file).protected) == 1


def test_only_the_books_whose_findings_changed_are_written(desk: Desk, file: File) -> None:
    other = desk.add(HEALTH, report(HEALTH, 7))
    desk.round()
    with desk.google.store.edit(file.file_id) as book:
        book["2026"].put(ANSWERED, "9/10")
    desk.google.log.clear()
    done = desk.round()
    assert (done.written, done.unchanged) == (1, 1)
    assert len(desk.google.log.of("write", spreadsheet=file.file_id)) == 1
    assert not desk.google.log.of("write", spreadsheet=other.file_id)


def test_a_text_that_looks_like_a_formula_stays_text(desk: Desk) -> None:
    file = desk.add(INDUSTRY, report(INDUSTRY, "x"))
    text = '=IMPORTXML("http://vidu.example")'
    with desk.google.store.edit(file.file_id) as book:
        book["2026"].put(ANSWERED, {"userEnteredValue": {"stringValue": text}, "effectiveValue": {"stringValue": text}})
    desk.round()
    assert row_of(texts(own_tab(file)), CELL)[3].startswith("=IMPORTXML(")


class TestAnInterruptedWrite:
    def test_that_was_carried_out_is_found_by_reading_back(self, desk: Desk, file: File) -> None:
        desk.sync()
        desk.google.log.clear()
        desk.google.faults.arm(Status(503, after=True), f"{file.file_id}:batchUpdate")
        done = desk.write()
        assert (done.written, done.problems) == (1, [])
        assert len(desk.google.log.of("write")) == 1
        assert len(desk.google.log.of("read")) == 1
        assert has_own_tab(file)

    def test_that_was_not_is_tried_once_more(self, desk: Desk, file: File) -> None:
        desk.sync()
        desk.google.log.clear()
        desk.google.faults.arm(Status(503), f"{file.file_id}:batchUpdate")
        assert desk.write().written == 1
        assert [one.status for one in desk.google.log.of("write")] == [503, 200]
        assert len(desk.google.log.of("read")) == 1
        assert has_own_tab(file)

    def test_again_is_told_and_the_next_time_begins_by_reading(self, desk: Desk, file: File) -> None:
        desk.sync()
        desk.google.faults.arm(Status(503), f"{file.file_id}:batchUpdate", times=2)
        done = desk.write()
        assert (done.unknown, [each.code for each in done.problems]) == (1, ["google_write_unknown"])
        assert outcomes(desk, file) == ["unknown", "google_write_unknown:503"]
        desk.google.log.clear()
        assert desk.write().written == 1
        assert [one.kind for one in desk.google.log] == ["read", "write"]

    def test_before_the_ledger_knew_is_not_repeated(
        self, desk: Desk, file: File, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def killed(_row: ResultRow) -> None:
            raise KeyboardInterrupt

        desk.sync()
        with monkeypatch.context() as patch:
            patch.setattr(desk.ledger.results, "note", killed)
            with pytest.raises(KeyboardInterrupt):
                desk.write()
        assert has_own_tab(file)
        desk.google.log.clear()
        done = desk.write()
        assert (done.written, done.unchanged, done.problems) == (0, 1, [])
        assert not desk.google.log.of("write", status=200)
        desk.google.log.clear()
        assert desk.round().unchanged == 1
        assert not desk.google.log.of("write")


class TestATabThatPeopleTouched:
    def test_is_written_again_once_the_book_was_read_again(self, desk: Desk, file: File) -> None:
        desk.round()
        before = texts(own_tab(file))
        with desk.google.store.edit(file.file_id):
            own_tab(file).put("C8", "đã sửa rồi")
            own_tab(file).put("F40", "ghi chú")
        assert desk.round().written == 1
        assert texts(own_tab(file))[2:] == before[2:]

    def test_that_was_deleted_is_added_again(self, desk: Desk, file: File) -> None:
        desk.round()
        with desk.google.store.edit(file.file_id) as book:
            book.sheets.remove(own_tab(file))
        assert desk.round().written == 1
        assert has_own_tab(file)

    def test_that_is_deleted_between_reading_and_writing_is_added_again(self, desk: Desk, file: File) -> None:
        desk.round()
        with desk.google.store.edit(file.file_id) as book:
            book["2026"].put(ANSWERED, 45)
        desk.sync()

        def delete() -> None:
            with desk.google.store.edit(file.file_id) as book:
                book.sheets.remove(own_tab(file))

        desk.google.faults.arm(Call(delete), ":batchUpdate")
        assert desk.write().written == 1
        assert has_own_tab(file)

    def test_that_was_renamed_keeps_its_name(self, desk: Desk, file: File) -> None:
        desk.round()
        with desk.google.store.edit(file.file_id) as book:
            own_tab(file).rename("Máy chấm")
            book["2026"].put(ANSWERED, 45)
        assert desk.round().written == 1
        assert own_tab(file).title == "Máy chấm"
        assert not desk.ledger.problems_of(3)

    def test_with_formulas_becomes_text_again(self, desk: Desk, file: File) -> None:
        desk.round()
        with desk.google.store.edit(file.file_id):
            own_tab(file).put("A1", formula('="Kết quả"', "Kết quả"))
        assert desk.round().written == 1
        assert texts(own_tab(file))[0][0] == "Kết quả kiểm tra: Sở Công Thương, năm 2026"


def test_a_tab_of_somebody_s_with_our_title_is_left_alone(desk: Desk, file: File) -> None:
    with desk.google.store.edit(file.file_id) as book:
        book.sheets.append(Sheet.of("kết quả KIỂM TRA", [["của tôi"]], sheet_id=7))
    assert desk.round().written == 1
    assert file.book
    assert file.book["kết quả KIỂM TRA"].get("A1")["userEnteredValue"] == {"stringValue": "của tôi"}
    assert own_tab(file).title == SECOND_TITLE
    assert desk.round().unchanged == 1


class TestARefusal:
    def test_for_want_of_a_right_is_told_and_costs_nothing_else(self, desk: Desk) -> None:
        file = desk.add(INDUSTRY, report(INDUSTRY, "12/15"), role="reader")
        other = desk.add(HEALTH, report(HEALTH, 7))
        done = desk.round()
        assert (done.refused, done.written) == (1, 1)
        assert [(each.code, each.address.book) for each in done.problems] == [("google_write_refused", "Báo cáo")]
        assert desk.google.email in done.problems[0].message.vi
        assert outcomes(desk, file) == ["refused", "google_write_refused:403"]
        assert desk.ledger.visits.taken("hue")[f"google:{file.file_id}"].state == "current"
        assert has_own_tab(other)

    def test_is_not_asked_for_again_until_the_book_moves_or_somebody_asks(self, desk: Desk) -> None:
        file = desk.add(INDUSTRY, report(INDUSTRY, "12/15"), role="reader")
        desk.round()
        desk.asked("write")
        done = desk.round()
        assert (done.refused, len(done.problems), desk.asked("write")) == (1, 1, 0)
        assert (desk.write(asks_again=True).refused, desk.asked("write")) == (1, 1)
        desk.google.store.share(file.file_id, desk.google.email, "writer")
        assert (desk.round().written, desk.asked("write")) == (1, 1)

    def test_of_a_full_book_is_told(self, desk: Desk, file: File) -> None:
        with desk.google.store.edit(file.file_id) as book:
            book["2026"].properties["gridProperties"] = {"rowCount": 384_614, "columnCount": 26}
        done = desk.round()
        assert (done.refused, [each.code for each in done.problems]) == (1, ["google_write_refused"])
        assert not has_own_tab(file)

    def test_that_every_book_would_meet_ends_the_writing(self, desk: Desk) -> None:
        for agency in (INDUSTRY, HEALTH, "hue-so-noi-vu", "hue-so-tai-chinh"):
            desk.add(agency, report(agency, 7))
        desk.sync()
        reader = connect(from_key_file(desk.google.key_file(desk.folder, "thuoc-do")), stand_in=desk.google.address)
        assert isinstance(reader.http_client, SheetsHTTPClient)
        desk.http = reader.http_client
        done = desk.write()
        reader.http_client.close()
        assert done.failed + done.skipped == 4
        assert [each.code for each in done.problems] == ["google_scopes"]
        assert done.written == 0


def test_a_book_that_the_sync_could_not_read_is_not_asked_for(desk: Desk, file: File) -> None:
    desk.google.faults.arm(Status(403, {"error": {"code": 403, "status": "PERMISSION_DENIED"}}), file.file_id)
    assert desk.sync().lost == 1
    desk.google.log.clear()
    assert desk.write().written == 0
    assert not desk.google.log.of("write")


def test_a_book_blocked_by_its_locale_is_told_so_in_itself(desk: Desk) -> None:
    book = report(INDUSTRY, 12)
    book.locale = "en_US"
    file = desk.add(INDUSTRY, book)
    assert desk.round().written == 1
    row = row_of(texts(own_tab(file)), "Cả sổ chưa dùng được")
    assert row[1] == "cả sổ"
    assert "Cài đặt" in row[4]


def test_a_tab_held_back_is_told_in_the_book(desk: Desk, file: File) -> None:
    desk.round()
    with desk.google.store.edit(file.file_id) as book:
        book["2026"].empty()
    assert desk.round().written == 1
    assert "tab_emptied" in desk.problems()
    row = row_of(texts(own_tab(file)), "Cả trang chưa dùng được")
    assert row[1] == "2026"
    assert "Nhật ký phiên bản" in row[4]


def test_books_of_one_name_are_told_their_own_problems(desk: Desk) -> None:
    one, other = desk.add(INDUSTRY, report(INDUSTRY, "12/15")), desk.add(HEALTH, report(HEALTH, "3/4"))
    desk.round()
    for file, found in ((one, "12/15"), (other, "3/4")):
        cells = [row[3] for row in texts(own_tab(file)) if row and row[0] == CELL]
        assert cells == [found]


def test_a_slow_network_is_told_as_something_that_passes(desk: Desk, file: File) -> None:
    desk.sync()
    desk.google.faults.arm(Status(429, _over_quota()), ":batchUpdate", times=None)
    done = desk.write()
    assert (done.failed, [each.code for each in done.problems]) == (1, ["google_write_failed"])
    desk.google.faults.clear()
    assert desk.write().written == 1


def _over_quota() -> dict[str, object]:
    return {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Quota exceeded"}}


def test_the_ids_of_the_tab_stay(desk: Desk, file: File) -> None:
    """Books already written know the tab by this id."""
    desk.round()
    assert own_tab(file).sheet_id == RESULT_TAB_ID == 570_057_057
