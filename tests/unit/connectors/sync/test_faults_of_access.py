"""Faults of sharing, of Google's service, of the network and of the account, each with and without a last good copy."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

import pytest

from connectors.google.credentials import connect
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.patience import Patience
from connectors.ledger import Ledger
from connectors.localities import Installation
from tests.google_stand_in import ANYONE, Call, Drip, File, Hang, Page, Quotas, Reset, StandIn, Status, Truncate
from tests.google_stand_in.accounts import ServiceAccount
from tests.google_stand_in.faults import Fault
from tests.google_stand_in.refusals import drive_file_not_found, drive_no_storage
from tests.unit.connectors.google.certificates import certificate_for
from tests.unit.connectors.sync.cases import CASES
from tests.unit.connectors.sync.desk import NIMBLE, Desk, Synced, agency_book, ledger_name, signed_in

ONE, OTHER = "19753", "19774"
Strike = Callable[[Desk, File], object]


def always(fault: Fault) -> Strike:
    """The fault, for every request about the book."""
    return lambda desk, file: desk.google.faults.arm(fault, file.file_id, times=None)


def account_of(desk: Desk) -> ServiceAccount:
    return desk.google.project.accounts[desk.google.email]


def without_key(desk: Desk, _: File) -> None:
    desk.google.project.revoke_keys(desk.google.email)
    desk.google.tokens.withdraw()


def without_account(desk: Desk, _: File) -> None:
    account_of(desk).deleted = True
    desk.google.tokens.withdraw()


@dataclass(frozen=True)
class Trouble:
    """How a case is brought about, the code it is told by (or either of two), and a part of the sentence."""

    case: str
    strike: Strike
    code: str
    said: str = ""
    or_code: str = ""

    def told(self, synced: Synced) -> dict[str, Any]:
        """The one problem of a sync that tells it."""
        return synced.told(self.or_code if self.or_code in synced.codes() else self.code)


OF_A_BOOK = {
    "P01": Trouble("P01", lambda d, f: d.google.store.unshare(f.file_id, d.google.email), "google_not_shared", "@"),
    "P02": Trouble("P02", lambda d, f: d.google.store.delete(f.file_id), "google_not_found", "Thùng rác"),
    "P06": Trouble("P06", always(Status(404, drive_file_not_found("x").body)), "google_not_shared", "quyền Người xem"),
    "Q01": Trouble("Q01", always(Status(429)), "google_busy"),
    "N01": Trouble("N01", always(Status(503)), "google_interrupted", "số liệu lần trước vẫn được dùng"),
    "N01 a page": Trouble("N01", always(Page(502)), "google_interrupted"),
    "N02": Trouble("N02", always(Status(500)), "google_interrupted"),
    "N04": Trouble("N04", always(Status(504)), "google_too_heavy", "IMPORTRANGE"),
    "N05": Trouble("N05", always(Reset()), "google_unreachable"),
    "N05 midway": Trouble("N05", always(Reset(sent=300)), "google_unreachable", "", "google_interrupted"),
    "N07": Trouble("N07", always(Drip()), "google_too_heavy"),
    "N08": Trouble("N08", always(Hang(2)), "google_too_heavy"),
    "half an answer": Trouble("N05", always(Truncate()), "google_unreachable", "", "google_interrupted"),
    "half of the JSON": Trouble("N01", always(Truncate(well_formed=True)), "google_interrupted"),
    "a page that says it is fine": Trouble("N01", always(Page(200)), "google_interrupted"),
    "in the bin": Trouble("P02", lambda d, f: d.google.store.trash(f.file_id), "google_trashed", "Khôi phục"),
}  # fmt: skip
OF_ALL = {
    "P04": Trouble(
        "P04", lambda d, f: d.google.project.disabled.add("sheets.googleapis.com"), "google_api_disabled",
        "https://console.developers.google.com",
    ),
    "A03": Trouble("A03", without_key, "google_key_refused", "tạo khóa mới"),
    "A04": Trouble("A04", without_account, "google_key_refused", "tài khoản bị khóa"),
}  # fmt: skip


def change(desk: Desk, *files: File, to: int = 41) -> None:
    """Let somebody type into books."""
    for file in files:
        if file.file_id in desk.google.store.files:
            with desk.google.store.edit(file.file_id) as book:
                book["2026"].put("C2", to)


@pytest.mark.parametrize("name", OF_A_BOOK)
def test_a_book_that_cannot_be_read_keeps_its_last_good_copy(desk: Desk, name: str) -> None:
    trouble = OF_A_BOOK[name]
    one, other = desk.add_agencies([ONE, OTHER]).values()
    (at,) = {each.confirmed_at for each in desk.sync().taken.values() if each.book == ledger_name(one)}
    change(desk, one, other)
    trouble.strike(desk, one)
    synced = desk.sync()
    assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (40, 41)
    assert (synced.summary.kept, synced.summary.lost) == (1, 0)
    told = trouble.told(synced)
    assert (told["severity"], told["agency"] or ONE) == ("book", ONE)
    assert trouble.said in told["message_vi"]
    assert CASES[trouble.case].stops in {"book", "retry"}
    kept = synced.told("last_good_in_use")
    assert (kept["severity"], kept["agency"]) == ("warning", ONE)
    assert f"{at + timedelta(hours=7):%d/%m/%Y %H:%M}" in kept["message_vi"]


@pytest.mark.parametrize("name", OF_A_BOOK)
def test_a_book_that_was_never_read_is_missing_and_no_zero(desk: Desk, name: str) -> None:
    trouble = OF_A_BOOK[name]
    one, _ = desk.add_agencies([ONE, OTHER]).values()
    trouble.strike(desk, one)
    synced = desk.sync()
    assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (None, 40)
    assert synced.summary.lost == 1
    assert trouble.told(synced)["severity"] == "book"
    assert "last_good_in_use" not in synced.codes()
    assert desk.figures(synced).inputs.figures.filter(agency=ONE).is_empty()


@pytest.mark.parametrize("name", OF_ALL)
def test_what_concerns_every_book_is_told_once_and_every_book_keeps_its_copy(desk: Desk, name: str) -> None:
    trouble = OF_ALL[name]
    files = desk.add_agencies(list(desk.installation.agencies)[:20])
    desk.sync()
    change(desk, *files.values())
    reads = desk.reads()
    trouble.strike(desk, next(iter(files.values())))
    synced = desk.sync()
    assert {synced.said(code, "so_tin") for code in files} == {40}
    assert synced.summary.kept == 20
    told = trouble.told(synced)
    assert (told["book"], told["agency"]) == ("Google Sheets", "")
    assert trouble.said in told["message_vi"]
    assert CASES[trouble.case].stops == "ops"
    assert set(synced.codes("book")) == {trouble.code}
    assert desk.reads() - reads <= 8, "no more are asked for than were on their way"


@pytest.mark.parametrize("name", OF_ALL)
def test_a_first_sync_that_fails_as_a_whole_has_no_figures(desk: Desk, name: str) -> None:
    trouble = OF_ALL[name]
    files = desk.add_agencies([ONE, OTHER])
    trouble.strike(desk, files[ONE])
    synced = desk.sync()
    assert (synced.summary.lost, synced.summary.read) == (2, 0)
    assert trouble.told(synced)["book"] == "Google Sheets"
    assert desk.figures(synced).inputs.figures.is_empty()


@pytest.mark.parametrize("name", [name for name in OF_A_BOOK if name[:1] in "NQ"])
def test_one_interruption_costs_nothing(desk: Desk, name: str) -> None:
    one, _ = desk.add_agencies([ONE, OTHER]).values()
    OF_A_BOOK[name].strike(desk, one)
    desk.google.faults._armed[-1].times = 1
    synced = desk.sync()
    assert synced.said(ONE, "so_tin") == 40
    assert not synced.codes("book")


class TestSharing:
    def test_p09_a_book_that_anybody_may_change_is_read_and_told(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE), ONE)
        desk.google.store.share(file.file_id, ANYONE, "writer")
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 40
        told = synced.told("google_open_to_all")
        assert told["severity"] == CASES["P09"].stops
        assert "Bị hạn chế" in told["message_vi"]
        assert "google_open_to_all" in desk.sync().codes(), "it is told as long as it lasts"

    def test_a_book_that_everybody_may_only_see_is_nobody_s_worry(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE), ONE)
        desk.google.store.share(file.file_id, ANYONE, "reader")
        assert "google_open_to_all" not in desk.sync().codes()

    def test_an_uploaded_office_file_is_not_asked_for(self, desk: Desk) -> None:
        upload = desk.google.store.add_upload("bao-cao.xlsx", {desk.google.email: "reader"})
        desk.rows.append([f"https://docs.google.com/spreadsheets/d/{upload.file_id}/edit", "", ONE, "", "", ""])
        synced = desk.sync()
        told = synced.told("google_office_file")
        assert (told["severity"], told["book"]) == ("book", "bao-cao.xlsx")
        assert desk.reads(upload) == 0

    def test_an_uploaded_office_file_that_no_list_shows_says_so_itself(self, desk: Desk) -> None:
        upload = desk.google.store.add_upload("bao-cao.xlsx", {ANYONE: "reader"})
        desk.rows.append([f"https://docs.google.com/spreadsheets/d/{upload.file_id}/edit", "", ONE, "", "", ""])
        assert desk.sync().told("google_office_file")["agency"] == ONE

    def test_a_book_shared_again_counts_again(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE), ONE)
        desk.sync()
        desk.google.store.unshare(file.file_id, desk.google.email)
        change(desk, file)
        assert desk.sync().said(ONE, "so_tin") == 40
        desk.google.store.share(file.file_id, desk.google.email)
        synced = desk.sync()
        assert synced.said(ONE, "so_tin") == 41
        assert "last_good_in_use" not in synced.codes()


class TestOneFileThatKeepsFailing:
    def test_n02_three_syncs_in_a_row_are_the_file_s_own_fault(self, desk: Desk) -> None:
        one, _ = desk.add_agencies([ONE, OTHER]).values()
        OF_A_BOOK["N02"].strike(desk, one)
        assert desk.sync().told("google_interrupted")["agency"] == ONE
        assert desk.sync().told("google_interrupted")["agency"] == ONE
        for _ in range(2):
            synced = desk.sync()
            told = synced.told("book_keeps_failing")
            assert (told["severity"], told["agency"]) == ("book", ONE)
            assert "tạo bản mới từ mẫu" in told["message_vi"]
            assert synced.said(OTHER, "so_tin") == 40
        desk.google.faults.clear()
        assert desk.sync().said(ONE, "so_tin") == 40
        OF_A_BOOK["N02"].strike(desk, one)
        change(desk, one)
        assert "book_keeps_failing" not in desk.sync().codes(), "the count begins anew"

    def test_n02_other_interruptions_are_never_the_file_s_fault(self, desk: Desk) -> None:
        one, _ = desk.add_agencies([ONE, OTHER]).values()
        OF_A_BOOK["N01"].strike(desk, one)
        for _ in range(4):
            assert "book_keeps_failing" not in desk.sync().codes()

    def test_n02_when_google_fails_over_everything_no_file_is_blamed(self, desk: Desk) -> None:
        files = desk.add_agencies([ONE, OTHER])
        for file in files.values():
            OF_A_BOOK["N02"].strike(desk, file)
        for _ in range(4):
            assert "book_keeps_failing" not in desk.sync().codes()


class TestGoogleAsAWhole:
    def test_n04_a_book_too_heavy_for_one_answer_comes_tab_by_tab(self, desk: Desk) -> None:
        file = desk.add(agency_book(ONE, H1={"so_tin": 21}), ONE)
        desk.google.faults.arm(Status(504), rf"{file.file_id}\?(?!.*ranges=).*rowData", times=None)
        synced = desk.sync()
        assert (synced.said(ONE, "so_tin"), synced.said(ONE, "so_tin", "2026-H1")) == (40, 21)
        assert not synced.codes("book")

    def test_when_google_is_out_of_order_a_sync_gives_up_soon(self, desk: Desk) -> None:
        files = desk.add_agencies(desk.installation.agencies)
        assert desk.sync().summary.read == 58
        change(desk, *files.values())
        desk.google.faults.arm(Status(503), "spreadsheets", times=None)
        reads = desk.reads()
        synced = desk.sync()
        assert {synced.said(code, "so_tin") for code in files} == {40}
        assert synced.summary.kept == 58
        assert desk.reads() - reads <= 3 * (16 + 8), "three tries for each of sixteen, and what was on its way"
        assert [row["book"] for row in synced.problems if row["code"] == "google_interrupted"].count(
            "Google Sheets"
        ) == 1

    def test_now_and_then_a_failure_ends_nothing(self, desk: Desk) -> None:
        files = desk.add_agencies(list(desk.installation.agencies)[:40])
        for file in list(files.values())[::2]:
            OF_A_BOOK["N01"].strike(desk, file)
        synced = desk.sync()
        assert synced.summary.read == 20
        assert synced.codes().count("google_interrupted") == 20

    def test_a01_the_token_runs_out_in_the_middle(self, desk: Desk) -> None:
        files = desk.add_agencies(list(desk.installation.agencies)[:12])
        desk.google.faults.arm(Call(desk.google.tokens.withdraw), "spreadsheets", skip=4)
        synced = desk.sync()
        assert synced.summary.read == 12
        assert {synced.said(code, "so_tin") for code in files} == {40}
        assert not synced.codes("book")
        assert len(desk.google.log.of("token")) == 2, "one at the start and one when it ran out"
        assert CASES["A01"].copy == "new"

    def test_a03_the_key_is_deleted_in_the_middle(self, desk: Desk) -> None:
        files = desk.add_agencies(list(desk.installation.agencies)[:30])
        desk.sync()
        change(desk, *files.values())
        desk.google.faults.arm(Call(lambda: without_key(desk, files[next(iter(files))])), "spreadsheets", skip=9)
        synced = desk.sync()
        assert set(synced.codes("book")) == {"google_key_refused"}
        assert synced.codes().count("google_key_refused") == 1
        values = [synced.said(code, "so_tin") for code in files]
        assert set(values) == {40, 41}
        assert synced.summary.read == values.count(41)
        assert synced.summary.kept == values.count(40)


class TestQuota:
    @pytest.fixture
    def busy(self, hue: Installation, tmp_path: Path) -> Iterator[Desk]:
        """A desk at a stand-in that allows ten reads in a minute of two seconds."""
        with StandIn(quotas=Quotas(reads_per_user=10), speed=30, lifetime=120) as google:
            patience = Patience(connect=1, read=1, attempt=2, total=10, first_wait=0.01, pause=2.1)
            http, identity = signed_in(google, tmp_path, patience)
            ledger = Ledger(tmp_path / "ledger.sqlite")
            yield Desk(google, hue, tmp_path, http, ledger, identity)
            ledger.close()
            http.close()
            assert not google.failures

    def test_q01_a_used_up_quota_is_waited_for(self, busy: Desk) -> None:
        files = busy.add_agencies(list(busy.installation.agencies)[:25])
        synced = busy.sync()
        assert synced.summary.read == 25
        assert {synced.said(code, "so_tin") for code in files} == {40}
        assert not synced.codes("book")
        assert busy.google.log.of("read", status=429), "the quota was met"

    def test_q04_what_was_changed_last_is_read_first(self, desk: Desk) -> None:
        codes = list(desk.installation.agencies)[:12]
        files = desk.add_agencies(codes)
        desk.sync()
        for day, code in enumerate(reversed(codes), start=10):
            change(desk, files[code])
            files[code].modified = f"2026-11-{day}T01:00:00.000Z"
        desk.google.log.clear()
        desk.google.latency = 0.2  # eight are on their way before the first is answered
        newcomer = desk.add(agency_book("19777"), "19777")
        desk.sync()
        asked = [read.spreadsheet for read in sorted(desk.google.log.of("read"), key=lambda read: read.at)]
        assert len(asked) == 13
        # Neighbours among the eight may overtake each other.
        assert {newcomer.file_id, *(files[code].file_id for code in codes[:4])} <= set(asked[:9])
        assert {files[code].file_id for code in codes[-4:]} <= set(asked[5:])


@contextmanager
def inspecting_proxy(certificate: Path) -> Generator[str]:
    """A proxy as some offices have: it opens every connection itself, with a certificate nobody trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(4096)
            self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            try:
                context.wrap_socket(self.request, server_side=True).close()
            except OSError:
                return

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_n10_a_proxy_that_inspects_the_traffic(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = desk.add_agencies([ONE, OTHER])
    desk.sync()
    change(desk, *files.values())
    with inspecting_proxy(certificate_for(tmp_path, "sheets.googleapis.com")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        with connect(desk.identity, patience=NIMBLE).http_client as http:  # type: ignore[attr-defined]
            synced = desk.sync(http=http)
    assert (synced.said(ONE, "so_tin"), synced.said(OTHER, "so_tin")) == (40, 40)
    told = synced.told("google_tls")
    assert told["book"] == "Google Sheets"
    assert "REQUESTS_CA_BUNDLE" in told["message_vi"]
    assert synced.codes("book") == ["google_tls"]
    assert CASES["N10"].stops == "ops"


def test_p08_a_service_account_cannot_make_files_and_says_why(desk: Desk, tmp_path: Path) -> None:
    """What templates are written with; the reading goes on."""
    desk.add(agency_book(ONE), ONE)
    desk.google.faults.arm(Status(403, drive_no_storage().body), "drive/v3/files", method="POST")
    http, _ = signed_in(desk.google, tmp_path, writes=True)
    with http, pytest.raises(GoogleFault) as caught:
        http.request("post", "https://www.googleapis.com/drive/v3/files", json={"name": "Mẫu"})
    assert caught.value.kind is FaultKind.STORAGE_FULL
    assert len(desk.google.log.of("drive")) == 1, "it is not tried again"
    assert desk.sync().said(ONE, "so_tin") == 40
