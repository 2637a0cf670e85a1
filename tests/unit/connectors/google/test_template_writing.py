"""Blank books in Google Sheets: written by one batchUpdate, protected and marked, read back as they were typed."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from google.oauth2.credentials import Credentials
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.cells.raw_cell import Address
from connectors.forms.google_requests import google_requests
from connectors.forms.periods import periods_of
from connectors.forms.templates import Kind, draw_template, templates_of
from connectors.google.client import SheetsHTTPClient
from connectors.google.credentials import Identity, connect, from_key_file
from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown
from connectors.google.fetching import read_book
from connectors.google.patience import Patience
from connectors.google.template_writing import BookNotBlank, create_book, fill_blank_book, template_problem
from connectors.layouts.books import reading_of
from connectors.layouts.ground import Ground
from connectors.localities import Installation, load
from connectors.reported import BookReading
from tests.google_stand_in import Book, File, Quotas, Reset, Sheet, StandIn, Status
from tests.google_stand_in.cells import EPOCH
from tests.google_stand_in.discovery import contradictions
from tests.google_stand_in.entering import keeping_look
from tests.unit.connectors.forms.filling import LATEST, Cell, Place, Typed, answers, expected, said

AGENCIES = {"so": "hue-so-yte", "xa": "20122", "bao": "hue-bao-ptth"}
OFTEN = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Requests = list[dict[str, Any]]


@pytest.fixture(scope="session")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture
def google() -> Iterator[StandIn]:
    with StandIn(quotas=Quotas.unlimited(), lifetime=180) as running:
        yield running
    assert not running.failures
    assert not contradictions(running.log)


@pytest.fixture
def http(google: StandIn, tmp_path: Path) -> Iterator[SheetsHTTPClient]:
    """The service account of the installation, with the right to write."""
    with signed_in(google, from_key_file(google.key_file(tmp_path), writes=True)) as client:
        yield client


@pytest.fixture
def person(google: StandIn, tmp_path: Path) -> Iterator[SheetsHTTPClient]:
    """Somebody who can own files."""
    file = google.sign_in_file(tmp_path, "van.thu@example.invalid")
    credentials = Credentials.from_authorized_user_file(str(file)).with_token_uri(google.token_uri)
    with signed_in(google, Identity(credentials, "application_default")) as client:
        yield client


def signed_in(google: StandIn, identity: Identity) -> SheetsHTTPClient:
    patience = Patience(connect=10, read=20, attempt=20, total=60, first_wait=0.01)
    client = connect(identity, patience=patience, stand_in=google.address).http_client
    assert isinstance(client, SheetsHTTPClient)
    return client


def blank(google: StandIn, role: str = "writer") -> File:
    """A spreadsheet as Google makes it for somebody in another country."""
    return google.add(Book("Chưa có tên", [Sheet.of("Sheet1", sheet_id=0)], locale="en_US"), role)


def requests_for(hue: Installation, kind: Kind, of: str = "") -> Requests:
    return google_requests(draw_template(hue, templates_of(hue, [kind], [of] if of else [])[0]))


def stored(google: StandIn, file_id: str) -> Book:
    book = google.store.files[file_id].book
    assert book
    return book


def reading(hue: Installation, http: SheetsHTTPClient, file_id: str) -> BookReading:
    ground = Ground(hue.criteria_set, hue.agencies, LATEST)
    return reading_of(read_book(http, file_id).raw, ground, {})


def marks(book: Book, sheet: Sheet) -> tuple[str, list[str]]:
    """What the developer metadata says of a sheet and, in their order, of its columns."""
    columns: dict[int, str] = {}
    tab = ""
    for mark in book.metadata:
        location = mark["location"]
        assert mark["visibility"] == "DOCUMENT"
        if location.get("sheetId") == sheet.sheet_id:
            assert mark["metadataKey"] == "tab"
            tab = mark["metadataValue"]
        elif location.get("dimensionRange", {}).get("sheetId") == sheet.sheet_id:
            assert mark["metadataKey"] == "col"
            columns[location["dimensionRange"]["startIndex"]] = mark["metadataValue"]
    return tab, [columns[place] for place in sorted(columns)]


def open_cells(sheet: Sheet) -> set[tuple[int, int]]:
    """The cells that people other than whoever made the sheet may change."""
    (protected,) = sheet.protected
    assert not protected["warningOnly"]
    assert not {"startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex"} & protected["range"].keys()
    return {
        (row, column)
        for reach in protected.get("unprotectedRanges", [])
        for row in range(reach.get("startRowIndex", 0), reach["endRowIndex"])
        for column in range(reach.get("startColumnIndex", 0), reach["endColumnIndex"])
    }


def type_into(sheet: Sheet, cells: Mapping[tuple[int, int], Cell]) -> None:
    """Type as a person would: into cells that are open, which keep their look."""
    allowed = open_cells(sheet)
    for (row, column), content in cells.items():
        assert (row, column) in allowed
        if content is not None:
            sheet.put_at(row, column, keeping_look(sheet.at(row, column), {"userEnteredValue": _entered(content)}))


def _entered(content: Cell) -> dict[str, Any]:
    match content:
        case str():
            return {"stringValue": content}
        case date():
            return {"numberValue": (content - EPOCH.date()).days}
        case _:
            return {"numberValue": content}


class TestABlankSpreadsheet:
    @pytest.mark.parametrize(
        ("kind", "of"),
        [*((Kind.AGENCY, code) for code in AGENCIES.values()), (Kind.COHORT, "xa"), (Kind.DEPARTMENT, "")],
    )
    def test_takes_a_book_in_one_read_and_one_write(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient, kind: Kind, of: str
    ) -> None:
        file = blank(google)
        fill_blank_book(http, file.file_id, requests_for(hue, kind, of))
        assert len(google.log.of("write")) == len(google.log.of("read")) == 1
        book = stored(google, file.file_id)
        assert (book.locale, book.time_zone) == ("vi_VN", "Asia/Ho_Chi_Minh")
        assert book.sheets[0].title == "Hướng dẫn"
        assert "Sheet1" not in {sheet.title for sheet in book.sheets}
        assert [problem.message.vi for problem in reading(hue, http, file.file_id).problems] == []

    def test_has_small_grids_frozen_where_the_headers_end(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = blank(google)
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))
        sheet = stored(google, file.file_id)["2026"]
        grid = sheet.properties["gridProperties"]
        assert (grid["frozenRowCount"], grid["frozenColumnCount"]) == (1, 2)
        assert (grid["rowCount"], grid["columnCount"]) == (1 + len(hue.criteria_set.fields_of("xa")) + 5, 10)
        assert not sheet.merges

    def test_asks_only_for_the_fields_of_the_annex_and_marks_tabs_and_columns(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = blank(google)
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "hue-so-yte"))
        book = stored(google, file.file_id)
        codes = [book["2026"].at(row, 0)["userEnteredValue"]["stringValue"] for row in range(1, 60)]
        assert codes == list(hue.criteria_set.fields_of("so"))
        for sheet in book.sheets:
            assert marks(book, sheet)[0] == sheet.title
        columns = ["code", "label", "unit", "value", "link", "document", "day", "page", "note"]
        assert marks(book, book["2026-H1"]) == ("2026-H1", columns)
        assert marks(book, book["Tự chấm 2026"])[1] == ["criterion", "title", "maximum", "points", "explanation"]

    def test_marks_the_columns_of_fields_by_their_codes(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        register, department = blank(google), blank(google)
        fill_blank_book(http, register.file_id, requests_for(hue, Kind.COHORT, "bao"))
        fill_blank_book(http, department.file_id, requests_for(hue, Kind.DEPARTMENT))
        book, other = stored(google, register.file_id), stored(google, department.file_id)
        fields = list(hue.criteria_set.fields_of("bao"))
        assert marks(book, book["2026-M03"]) == ("2026-M03", ["agency_code", "agency_name", *fields])
        assert marks(other, other["Hội đồng"])[1][:4] == ["agency_code", "agency_name", "year", "muc_1"]
        assert marks(other, other["Đôn đốc"])[1] == ["agency_code", "agency_name", "period", "first", "second"]

    def test_protects_codes_headers_and_labels(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        for kind, of in ((Kind.AGENCY, "20122"), (Kind.COHORT, "phuong"), (Kind.DEPARTMENT, "")):
            file = blank(google)
            fill_blank_book(http, file.file_id, requests_for(hue, kind, of))
            for sheet in stored(google, file.file_id).sheets:
                allowed = open_cells(sheet)
                filled = {
                    (row, column)
                    for row, cells in enumerate(sheet.rows)
                    for column, held in enumerate(cells)
                    if held.get("userEnteredValue")
                }
                assert filled
                assert not filled & allowed
                assert bool(allowed) == (sheet.title not in {"Hướng dẫn", "Thông tin", "Danh mục"})

    def test_checks_and_formats_each_kind(self, hue: Installation, google: StandIn, http: SheetsHTTPClient) -> None:
        file = blank(google)
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))
        sheet = stored(google, file.file_id)["2026"]
        conditions = {
            "count": "NUMBER_BETWEEN", "money": "NUMBER_BETWEEN", "date": "DATE_IS_VALID", "yes_no": "ONE_OF_LIST",
            "choices": "ONE_OF_RANGE", "url": "CUSTOM_FORMULA", "text": None,
        }  # fmt: skip
        formats = {"count": "NUMBER", "money": "NUMBER", "date": "DATE", "text": "TEXT"}
        for row, (key, spec) in enumerate(hue.criteria_set.fields_of("xa").items(), start=1):
            held = sheet.at(row, 3)
            rule = held.get("dataValidation", {})
            assert rule.get("condition", {}).get("type") == conditions[spec.kind], key
            lets_nothing_else_in = spec.kind in {"count", "money", "date", "yes_no"} and not spec.allows_not_applicable
            assert rule.get("strict", False) == lets_nothing_else_in, key
            assert held["userEnteredFormat"].get("numberFormat", {}).get("type") == formats.get(spec.kind)
            assert f"Ví dụ: {spec.example}." in sheet.at(row, 1)["note"]

    def test_may_have_a_blank_tab_of_the_same_name(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = google.add(Book("Trống", [Sheet.of("2026", sheet_id=0), Sheet.of("Khác", sheet_id=7)]), "writer")
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))
        titles = [sheet.title for sheet in stored(google, file.file_id).sheets]
        assert titles == ["Hướng dẫn", "Thông tin", "2026-H1", "2026", "Tự chấm 2026", "Danh mục"]


class TestWhatIsTyped:
    @pytest.mark.parametrize("annex", AGENCIES)
    @OFTEN
    @given(data=st.data())
    def test_into_an_agency_s_sheet_is_what_is_read(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient, annex: str, data: st.DataObject
    ) -> None:
        file = blank(google)
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, AGENCIES[annex]))
        typed: dict[Place, Typed] = {}
        for period in periods_of(hue.regime, annex, 2026):
            fields = hue.criteria_set.fields_of(annex)
            mine = [data.draw(answers(spec), label=f"{period} {key}") for key, spec in fields.items()]
            typed |= {(period, AGENCIES[annex], key): each for key, each in zip(fields, mine, strict=True)}
            with google.store.edit(file.file_id) as book:
                type_into(book[period], {(row, 3): each.cell for row, each in enumerate(mine, start=1)})
        assert said(reading(hue, http, file.file_id), _given(hue)) == expected(typed)

    def test_is_read_under_other_titles_by_the_marks_of_the_template(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = blank(google)
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))
        with google.store.edit(file.file_id) as book:
            type_into(book["2026-H1"], {(3, 3): 7})
            book["2026-H1"].put("D1", "Con số của xã")
            book["2026-H1"].rename("Kỳ đầu tiên")
        found = [value for value in reading(hue, http, file.file_id).values if value.state == "reported"]
        assert [(value.period, value.field, value.value) for value in found] == [("2026-H1", "so_vb_long_ghep", 7)]

    def test_into_a_register_is_what_is_read(self, hue: Installation, google: StandIn, http: SheetsHTTPClient) -> None:
        file = blank(google)
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.COHORT, "phuong"))
        keys = list(hue.criteria_set.fields_of("xa"))
        columns = {key: place for place, key in enumerate(keys, start=2)}
        with google.store.edit(file.file_id) as book:
            day = {(3, columns["ngay_ban_hanh"]): date(2026, 2, 3), (3, columns["co_kiem_tra"]): "KAD"}
            type_into(book["2026"], {**day, (4, columns["kp_du_toan"]): 200.125, (4, columns["so_theo_doi"]): 12500})
        values = {
            (value.agency, value.field): (value.state, value.value)
            for value in reading(hue, http, file.file_id).values
            if value.state != "missing"
        }
        first, second = [agency.code for agency in hue.agencies.values() if agency.cohort == "phuong"][:2]
        assert values == {
            (first, "ngay_ban_hanh"): ("reported", 20_487),
            (first, "co_kiem_tra"): ("not_applicable", None),
            (second, "kp_du_toan"): ("reported", 200_125),
            (second, "so_theo_doi"): ("reported", 12_500),
        }


class TestASpreadsheetThatHoldsAnything:
    @pytest.mark.parametrize("place", ["B2", "Z900"])
    def test_is_refused_untouched(self, hue: Installation, google: StandIn, http: SheetsHTTPClient, place: str) -> None:
        file = blank(google)
        with google.store.edit(file.file_id) as book:
            book["Sheet1"].put(place, "số liệu của ai đó")
        before, version = stored(google, file.file_id).copied(), file.version
        with pytest.raises(BookNotBlank) as refused:
            fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))
        assert f"Sheet1!{place}" in refused.value.problem.message.vi
        assert "Chưa có tên" in refused.value.problem.message.vi
        assert not google.log.of("write")
        assert (stored(google, file.file_id), file.version) == (before, version)

    @pytest.mark.parametrize("held", [{"note": "đừng xóa"}, {"userEnteredValue": {"boolValue": False}}])
    def test_a_note_or_a_box_is_something(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient, held: dict[str, Any]
    ) -> None:
        file = blank(google)
        with google.store.edit(file.file_id) as book:
            book["Sheet1"].put_at(0, 0, held)
        with pytest.raises(BookNotBlank):
            fill_blank_book(http, file.file_id, requests_for(hue, Kind.COHORT, "bao"))

    def test_a_chart_is_something(self, hue: Installation, google: StandIn, http: SheetsHTTPClient) -> None:
        file = blank(google)
        with google.store.edit(file.file_id) as book:
            book.sheets.append(Sheet.chart("Biểu đồ"))
        with pytest.raises(BookNotBlank, match="Biểu đồ"):
            fill_blank_book(http, file.file_id, requests_for(hue, Kind.COHORT, "bao"))

    def test_a_look_alone_is_nothing(self, hue: Installation, google: StandIn, http: SheetsHTTPClient) -> None:
        file = blank(google)
        with google.store.edit(file.file_id) as book:
            book["Sheet1"].put_at(0, 0, {"userEnteredFormat": {"textFormat": {"bold": True}}})
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.COHORT, "bao"))

    def test_a_book_that_was_written_is_not_written_again(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = blank(google)
        requests = requests_for(hue, Kind.AGENCY, "20122")
        fill_blank_book(http, file.file_id, requests)
        with pytest.raises(BookNotBlank):
            fill_blank_book(http, file.file_id, requests)


class TestAnInterruption:
    def test_after_google_has_written_is_settled_by_reading_back(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = blank(google)
        google.faults.arm(Status(503, after=True), "batchUpdate")
        fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))
        assert len(google.log.of("write")) == 1
        assert len(google.log.of("read")) == 2

    def test_before_google_has_written_leaves_the_sheet_blank_and_says_so(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = blank(google)
        google.faults.arm(Reset(), "batchUpdate")
        requests = requests_for(hue, Kind.AGENCY, "20122")
        with pytest.raises(OutcomeUnknown) as caught:
            fill_blank_book(http, file.file_id, requests)
        assert template_problem(caught.value, Address("Vinh Lộc")).code == "template_write_unknown"
        fill_blank_book(http, file.file_id, requests)
        assert len(stored(google, file.file_id).sheets) == 6

    def test_that_also_stops_the_reading_back_stays_unknown(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = blank(google)
        google.faults.arm(Status(503, after=True), "batchUpdate")
        google.faults.arm(Status(403), file.file_id, method="GET", skip=1, times=None)
        with pytest.raises(OutcomeUnknown):
            fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))


class TestRights:
    def test_reading_alone_is_not_enough(self, hue: Installation, google: StandIn, http: SheetsHTTPClient) -> None:
        file = blank(google, "reader")
        with pytest.raises(GoogleFault) as caught:
            fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))
        told = template_problem(caught.value, Address("Vinh Lộc"), account=google.email)
        assert told.code == "template_not_written"
        assert google.email in told.message.vi
        assert "Người chỉnh sửa" in told.message.vi

    def test_a_sheet_that_is_not_shared_asks_for_the_same(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        file = google.store.add(Book("Riêng", [Sheet.of("Sheet1", sheet_id=0)]))
        with pytest.raises(GoogleFault) as caught:
            fill_blank_book(http, file.file_id, requests_for(hue, Kind.AGENCY, "20122"))
        assert template_problem(caught.value, Address("Riêng")).code == "template_not_written"

    def test_other_faults_keep_their_sentences(self) -> None:
        told = template_problem(GoogleFault(FaultKind.NETWORK), Address("Riêng"))
        assert told.code == "google_unreachable"


class TestANewSpreadsheet:
    def test_is_made_by_a_person_in_two_writes(
        self, hue: Installation, google: StandIn, person: SheetsHTTPClient
    ) -> None:
        book_id = create_book(person, "Xã Vinh Lộc, hue-2026", requests_for(hue, Kind.AGENCY, "20122"))
        book = stored(google, book_id)
        assert (book.title, book.locale) == ("Xã Vinh Lộc, hue-2026", "vi_VN")
        assert [sheet.title for sheet in book.sheets][:2] == ["Hướng dẫn", "Thông tin"]
        assert len(google.log.of("write")) == 2
        assert not google.log.of("read")

    def test_cannot_be_made_by_a_service_account(
        self, hue: Installation, google: StandIn, http: SheetsHTTPClient
    ) -> None:
        with pytest.raises(GoogleFault) as caught:
            create_book(http, "Xã Vinh Lộc", requests_for(hue, Kind.AGENCY, "20122"))
        assert caught.value.kind is FaultKind.STORAGE_FULL
        assert caught.value.concerns_every_book

    def test_left_blank_by_a_refusal_is_named(self, google: StandIn, person: SheetsHTTPClient) -> None:
        with pytest.raises(GoogleFault) as caught:
            create_book(person, "Sổ", [{"deleteSheet": {"sheetId": 12}}])
        (left,) = google.store.files.values()
        assert left.file_id in caught.value.found


def _given(installation: Installation) -> set[str]:
    return set(Ground(installation.criteria_set, installation.agencies, LATEST).given_fields)
