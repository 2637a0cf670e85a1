"""thuocdo doctor finds each failure where it is, says what to do, and blames nothing else for it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from connectors.doctor.fault_words import said
from connectors.doctor.finding import TITLES, Level
from connectors.google.faults import FaultKind, GoogleFault
from tests.google_stand_in import ANYONE, Book, File, Quotas, Reset, StandIn, Status
from tests.google_stand_in.refusals import insufficient_scopes
from tests.unit.connectors.doctor.conftest import Examined, levels, remedy

FINE, WARNING, FAILURE, UNCHECKED = Level.FINE, Level.WARNING, Level.FAILURE, Level.UNCHECKED
ONLINE = ("sign_in", "sheets", "drive", "register", "access", "quota")


def test_a_sound_installation_is_told_so_check_by_check(examined: Examined, google: StandIn) -> None:
    found = examined()
    assert list(found) == list(TITLES)
    assert {code: finding.found.en for code, finding in found.items() if finding.level is not FINE} == {}
    assert google.email in found["account"].found.vi
    assert found["register"].found.en == "4 books: 0 of agencies, 4 of cohorts, 0 of the department"
    assert found["access"].found.en == "4 of 4 books are seen"
    assert len(google.log.of("read", identity=google.email)) == 1  # the register; no book is read


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "no key file"), ("{", "is not the key"), ('{"type": "authorized_user"}', "is not the key")],
)
def test_a_key_file_that_is_missing_or_wrong(
    examined: Examined, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, says: str
) -> None:
    file = tmp_path / "sai.json"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv("THUOCDO_GOOGLE_KEY_FILE", str(file))
    found = examined()
    assert found["account"].level is FAILURE
    assert says in found["account"].found.en
    assert levels(found, "network", "clock", "disk", "ledger") == [FINE] * 4
    assert levels(found, *ONLINE) == [UNCHECKED] * 6
    assert "Mend “Account” first" in remedy(found["sign_in"])


def test_no_account_at_all(examined: Examined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THUOCDO_GOOGLE_KEY_FILE")
    account = examined()["account"]
    assert account.level is FAILURE
    assert "THUOCDO_GOOGLE_KEY_FILE" in remedy(account)


def test_a_key_file_that_others_may_open(examined: Examined, google: StandIn, tmp_path: Path) -> None:
    key = tmp_path / "thuoc-do.json"
    key.chmod(0o644)
    found = examined()
    assert found["account"].level is WARNING
    assert "0644" in found["account"].found.vi
    assert f"chmod 600 {key}" in remedy(found["account"])
    assert levels(found, *ONLINE) == [FINE] * 6


def test_a_deleted_key_a_deleted_and_a_disabled_account_are_told_apart(examined: Examined, google: StandIn) -> None:
    google.project.revoke_keys(google.email)
    revoked = examined()
    google.project.accounts[google.email].deleted = True
    deleted = examined()
    google.faults.arm(Status(401, {"error": "disabled_client", "error_description": "…"}), "^/token", times=None)
    disabled = examined()
    assert "Invalid JWT Signature" in revoked["sign_in"].found.en
    assert "account not found" in deleted["sign_in"].found.en
    assert "disabled_client" in disabled["sign_in"].found.en
    for found in (revoked, deleted, disabled):
        assert levels(found, "account", "network", "clock", "sign_in") == [FINE, FINE, FINE, FAILURE]
        assert levels(found, *ONLINE[1:]) == [UNCHECKED] * 5
        assert "Mend “Sign-in” first" in remedy(found["sheets"])


def test_a_clock_ten_minutes_ahead_is_what_keeps_from_signing_in(examined: Examined, google: StandIn) -> None:
    google.clock.ahead = -600
    found = examined()
    assert levels(found, "clock", "sign_in", "sheets") == [FAILURE, FAILURE, UNCHECKED]
    assert "ahead of Google's" in found["clock"].found.en
    assert "10 minutes off" in found["sign_in"].found.en
    assert "set-ntp" in remedy(found["sign_in"])


def test_a_clock_ninety_seconds_behind_is_noticed_before_it_does_harm(examined: Examined, google: StandIn) -> None:
    google.clock.ahead = 90
    found = examined()
    assert levels(found, "clock", "sign_in") == [WARNING, FINE]
    assert "behind Google's" in found["clock"].found.en


def test_an_api_that_is_not_enabled_comes_with_the_link_that_enables_it(examined: Examined, google: StandIn) -> None:
    google.project.disabled = {"sheets.googleapis.com"}
    without_sheets = examined()
    google.project.disabled = {"drive.googleapis.com"}
    without_drive = examined()
    for found, code, api in ((without_sheets, "sheets", "sheets"), (without_drive, "drive", "drive")):
        assert found[code].level is FAILURE
        assert f"/apis/api/{api}.googleapis.com/overview?project={google.project.number}" in remedy(found[code])
    assert levels(without_sheets, "drive", "register", "access", "quota") == [FINE, UNCHECKED, UNCHECKED, UNCHECKED]
    assert levels(without_drive, "sheets", "register", "access", "quota") == [FINE, FINE, UNCHECKED, FINE]
    assert "Mend “Google Drive API” first" in remedy(without_drive["access"])


def test_a_sign_in_without_the_scope_for_drive(examined: Examined, google: StandIn) -> None:
    refusal = insufficient_scopes("drive.googleapis.com").body
    google.faults.arm(Status(403, refusal), "/drive/v3/files", identity=google.email, times=None)
    found = examined()
    assert levels(found, "sheets", "drive", "access") == [FINE, FAILURE, UNCHECKED]
    assert "drive.metadata.readonly" in remedy(found["drive"])


def test_a_used_up_minute_is_met_once_and_told(
    examined: Examined, google: StandIn, register: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    google.meter.quotas = Quotas(reads_per_user=0)
    found = examined()
    assert levels(found, "sheets", "drive", "register", "quota") == [WARNING, FINE, UNCHECKED, WARNING]
    assert "429" in found["quota"].found.en
    assert len(google.log.of("read", spreadsheet=register.file_id)) == 1


def test_a_register_that_is_not_shared(examined: Examined, google: StandIn, register: File) -> None:
    google.store.unshare(register.file_id, google.email)
    found = examined()
    assert levels(found, "sheets", "drive", "register", "access", "quota") == [
        FINE, FINE, FAILURE, UNCHECKED, UNCHECKED,
    ]  # fmt: skip
    assert google.email in remedy(found["register"])


def test_a_register_without_a_row_that_can_be_used(examined: Examined, google: StandIn) -> None:
    empty = google.add(Book.of("so-bang-tinh", {"Sổ": [["Đường dẫn", "Khối"], ["không phải đường dẫn", "Phường"]]}))
    register = examined(empty.file_id)["register"]
    assert register.level is FAILURE
    assert "A2" in remedy(register)


def test_no_register_is_told_as_such(examined: Examined) -> None:
    found = examined("")
    assert levels(found, "sheets", "drive", "register", "access") == [FINE, FINE, WARNING, UNCHECKED]
    assert "THUOCDO_REGISTRY" in remedy(found["register"])


def test_a_register_in_a_file_is_read_even_without_a_network(
    examined: Examined, google: StandIn, tmp_path: Path, books: Sequence[File]
) -> None:
    table = tmp_path / "so-bang-tinh.csv"
    table.write_text(f"Đường dẫn,Mã cơ quan,Khối\n{books[0].file_id},hue-so-yte,\n{books[1].file_id},,Phường\n")
    found = examined(str(table))
    assert levels(found, "sheets", "register", "access") == [FINE, WARNING, FINE]
    assert found["register"].details
    google.faults.arm(Reset(), times=None)
    found = examined(str(table))
    assert levels(found, "network", "register", "access", "quota") == [FAILURE, WARNING, UNCHECKED, FINE]
    assert "Mend “Network” first" in remedy(found["access"])


def test_a_register_file_that_is_not_there(examined: Examined, tmp_path: Path) -> None:
    assert examined(str(tmp_path / "khong-co.csv"))["register"].level is FAILURE


def test_books_that_are_not_seen_binned_uploaded_or_open_to_all_are_named(
    examined: Examined, google: StandIn, books: Sequence[File], tmp_path: Path
) -> None:
    unshared, binned, opened, _ = books
    upload = google.store.add_upload("bao-cao.xlsx", {google.email: "reader"})
    google.store.unshare(unshared.file_id, google.email)
    google.store.trash(binned.file_id)
    google.store.share(opened.file_id, google.email, "writer")
    google.store.share(opened.file_id, ANYONE, "writer")
    table = tmp_path / "so-bang-tinh.csv"
    agencies = ("hue-so-yte", "hue-so-noi-vu", "hue-so-tai-chinh", "hue-so-tu-phap")
    files = (unshared, binned, opened, upload)
    rows = [f"{file.file_id},{agency}" for file, agency in zip(files, agencies, strict=True)]
    table.write_text("\n".join(["Đường dẫn,Mã cơ quan", *rows]))
    access = examined(str(table))["access"]
    assert access.level is WARNING
    assert access.found.en == (
        "3 of 4 books are seen; not seen: Sở Y tế; in the bin: Sở Nội vụ; Office files: Sở Tư pháp; "
        "open to all for changes: Sở Tài chính"
    )
    assert google.email in remedy(access)


def test_not_one_book_shared_is_a_failure(examined: Examined, google: StandIn, books: Sequence[File]) -> None:
    for book in books:
        google.store.unshare(book.file_id, google.email)
    access = examined()["access"]
    assert access.level is FAILURE
    assert access.found.vi.startswith("thấy 0/4 bảng tính")


def test_an_api_key_reads_what_is_open_and_is_never_shown(
    examined: Examined, google: StandIn, register: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = google.project.api_key()
    google.store.share(register.file_id, ANYONE)
    monkeypatch.delenv("THUOCDO_GOOGLE_KEY_FILE")
    monkeypatch.setenv("THUOCDO_GOOGLE_API_KEY", key)
    found = examined()
    assert levels(found, "account", *ONLINE) == [FINE] * 7
    monkeypatch.setenv("THUOCDO_GOOGLE_API_KEY", "AIza-khong-phai-khoa-cua-ai")
    refused = examined()
    assert refused["sheets"].level is FAILURE
    assert key not in f"{found}"
    assert "AIza-khong" not in f"{refused}"


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_of_fault_has_its_words(kind: FaultKind) -> None:
    for text in said(GoogleFault(kind, found="F", reason="R"), "tai-khoan@example.invalid"):
        assert not set("{}") & set(text.vi + text.en)
