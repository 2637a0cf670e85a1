"""The connector as a whole against the stand-in for Google: its quotas, its Drive, its token endpoint, its faults."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from connectors.google.client import SheetsHTTPClient
from connectors.google.credentials import connect, from_key_file
from connectors.google.drive import list_files
from connectors.google.faults import FaultKind, GoogleFault, OutcomeUnknown
from connectors.google.fetching import fetch_book, read_book
from connectors.google.pacing import FOR_AN_IDENTITY, Lane, Pace, pacers
from connectors.google.patience import Patience
from connectors.google.reading import online_book
from connectors.layouts.books import books_in, open_book, reading_of
from connectors.layouts.ground import Ground
from connectors.localities import load
from connectors.samples.making import make_samples
from tests.google_stand_in import (
    Book,
    Drip,
    Hang,
    Page,
    Quotas,
    Reset,
    Sheet,
    StandIn,
    Status,
    Truncate,
    book_from_workbook,
    error,
    formula,
    percent,
)
from tests.google_stand_in.discovery import contradictions
from tests.google_stand_in.faults import Fault

SPEED = 60
REPORT = {"2026-H1": [["Mã", "Giá trị"], ["so_can_bo", 12], ["ty_le", percent(0.85)], ["ngay", date(2026, 3, 1)]]}
Join = Callable[..., SheetsHTTPClient]


@pytest.fixture
def google() -> Iterator[StandIn]:
    with StandIn(quotas=Quotas.unlimited(), lifetime=120) as running:
        yield running
    assert not running.failures
    assert not contradictions(running.log)


@pytest.fixture
def join(tmp_path: Path) -> Iterator[Join]:
    made: list[SheetsHTTPClient] = []

    def client(google: StandIn, *, writes: bool = False, pace: Pace | None = None) -> SheetsHTTPClient:
        patience = Patience(connect=1, read=0.5, attempt=1, total=10, first_wait=0.01, pause=60 / SPEED)
        identity = from_key_file(google.key_file(tmp_path), writes=writes)
        joined = connect(identity, patience=patience, pace=pace, stand_in=google.address).http_client
        assert isinstance(joined, SheetsHTTPClient)
        made.append(joined)
        return joined

    yield client
    for each in made:
        each.close()


def test_a_first_sync_keeps_to_the_quota_and_wastes_little_of_it(join: Join) -> None:
    """A third of 150 books, of Google's quota and of ours, in the same two and a half minutes."""
    speed = 20
    with StandIn(speed=speed, latency=0.6, quotas=Quotas(reads_per_user=20), lifetime=60) as google:
        files = google.add_books(Book.of("Phường", REPORT), [f"Phường {number}" for number in range(50)])
        http = join(google, pace=Pace(pacers({**FOR_AN_IDENTITY, Lane.READS: 19}, window=60 / speed)))
        began = google.clock.seconds()
        with ThreadPoolExecutor(8) as pool:
            books = list(pool.map(lambda file: read_book(http, file.file_id), files))
        minutes = (google.clock.seconds() - began) / 60
        assert not google.failures
    assert all(len(book.raw.tabs[0].cells) == 8 for book in books)
    assert http.tally == {"reads": 50, "tokens": 1}
    assert minutes <= 2.5


def test_a_used_up_quota_is_waited_for(join: Join) -> None:
    """Somebody else reads with the same account."""
    with StandIn(speed=SPEED, quotas=Quotas(reads_per_user=5), lifetime=60) as google:
        file = google.add(Book.of("Phường", REPORT))
        http = join(google)
        for _ in range(7):
            read_book(http, file.file_id)
        assert http.tally["pauses"] == 1


def test_drive_lists_sheets_office_files_and_the_bin(google: StandIn, join: Join) -> None:
    sheet = google.add(Book.of("Phú Xuân", REPORT))
    trashed = google.add(Book.of("Bỏ đi", REPORT))
    office = google.store.add_upload("bao-cao.xlsx", {google.email: "reader"})
    google.store.trash(trashed.file_id)
    http = join(google)
    listing = list_files(http)
    assert listing.is_complete
    assert [p.code for p in listing.files[trashed.file_id].problems()] == ["google_trashed"]
    assert [p.code for p in listing.files[office.file_id].problems()] == ["google_office_file"]
    before = listing.files[sheet.file_id].version
    with google.store.edit(sheet.file_id) as book:
        book.sheets[0].properties["title"] = "2026"
    assert list_files(http).files[sheet.file_id].version > before


FAULTS: dict[str, Fault] = {
    "503": Status(503),
    "500": Status(500),
    "page 502": Page(502),
    "portal": Page(200),
    "reset": Reset(),
    "reset midway": Reset(sent=200),
    "hang": Hang(3),
    "drip": Drip(),
    "cut short": Truncate(),
    "cut JSON": Truncate(well_formed=True),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_book_is_read_in_spite_of_one_interruption(google: StandIn, join: Join, name: str) -> None:
    file = google.add(Book.of("Phường", REPORT))
    google.faults.arm(FAULTS[name], file.file_id)
    assert len(read_book(join(google), file.file_id).raw.tabs[0].cells) == 8


@pytest.mark.parametrize("name", ["503", "reset", "hang", "drip", "cut JSON"])
def test_an_interrupted_write_is_left_to_be_read_back(google: StandIn, join: Join, name: str) -> None:
    file = google.add(Book.of("Phường", REPORT), "writer")
    fault = Status(503, after=True) if name == "503" else FAULTS[name]
    google.faults.arm(fault, "batchUpdate")
    request = {"addSheet": {"properties": {"title": "Kết quả kiểm tra", "sheetId": 570_057_057}}}
    http = join(google, writes=True)
    before = online_book(fetch_book(http, file.file_id), file.file_id)
    with pytest.raises(OutcomeUnknown):
        http.batch_update(file.file_id, {"requests": [request]})
    after = online_book(fetch_book(http, file.file_id), file.file_id)
    assert http.tally["writes"] == 1
    assert after.content_hash == before.content_hash


def test_a_book_that_is_no_longer_shared_says_with_whom_to_share_it(google: StandIn, join: Join) -> None:
    file = google.add(Book.of("Phường", REPORT))
    http = join(google)
    google.store.unshare(file.file_id, google.email)
    with pytest.raises(GoogleFault) as caught:
        read_book(http, file.file_id)
    assert caught.value.kind is FaultKind.NOT_SHARED


def test_every_sample_book_says_online_what_it_says_as_a_workbook(google: StandIn, join: Join, tmp_path: Path) -> None:
    installation = load("hue", 2026)
    make_samples(installation, tmp_path)
    ground = Ground(installation.criteria_set, installation.agencies, date(2026, 12, 31))
    http = join(google)
    for path in [path for path in books_in(tmp_path) if path.suffix == ".xlsx"][::6]:
        file = google.add(book_from_workbook(path))
        online = reading_of(read_book(http, file.file_id, path.name).raw, ground, {})
        local = reading_of(open_book(path, path.name), ground, {})
        assert [(v.agency, v.period, v.field, v.state, v.value) for v in online.values] == [
            (v.agency, v.period, v.field, v.state, v.value) for v in local.values
        ]
        assert sorted(p.code for p in online.problems) == sorted(p.code for p in local.problems)


def test_hidden_merged_wrong_and_calculated_cells_arrive(google: StandIn, join: Join) -> None:
    book = Book.of("Phường", {"Ẩn": [["a", error("REF")], [formula("=1+1", 2), True]]})
    book.sheets[0].properties["hidden"] = True
    book.sheets[0].hide_row(2)
    book.sheets.append(Sheet.of("Biểu đồ", []))
    book.sheets[1].properties["sheetType"] = "OBJECT"
    file = google.add(book)
    tab, *others = read_book(join(google), file.file_id).tabs
    assert not others
    assert tab.hidden
    assert tab.hidden_rows == {2}
    assert (tab.cell(1, 2).text, tab.cell(2, 1).formula, tab.cell(2, 2).boolean) == ("#REF!", "=1+1", True)


def test_a_book_too_heavy_for_one_answer_comes_tab_by_tab(google: StandIn, join: Join) -> None:
    tabs = {"Quý 1 'thử'": [["a", 1]], "Quý 2": [["b", percent(0.5)]], "Kết quả kiểm tra": [["c"]]}
    file = google.add(Book.of("Phường", tabs))
    http = join(google)
    whole = read_book(http, file.file_id)
    hang = google.faults.arm(Hang(3), file.file_id, times=2)
    parts = read_book(http, file.file_id)
    assert hang.happened == 2
    assert parts == whole
    assert http.tally["reads"] == 1 + 2 + 1 + 2


def test_a_single_tab_that_is_too_heavy_is_told(google: StandIn, join: Join) -> None:
    file = google.add(Book.of("Phường", REPORT))
    google.faults.arm(Hang(3), file.file_id, times=2)
    with pytest.raises(GoogleFault) as caught:
        read_book(join(google), file.file_id)
    assert caught.value.kind is FaultKind.SLOW
