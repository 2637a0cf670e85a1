"""``thuocdo results``: the findings of the newest sync into the registered Google Sheets, where they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors.commands.common import (
    LocalityOption,
    YearOption,
    fail,
    fail_with,
    installation_of,
    open_ledger,
    progress_line,
    say,
)
from connectors.settings import settings

if TYPE_CHECKING:
    from gspread.http_client import HTTPClient

    from connectors.google.credentials import Identity
    from connectors.ledger import Ledger
    from connectors.localities import Installation

_NO_WRITING_KEY_VI = (
    "khóa API chỉ đọc được; để ghi kết quả vào bảng tính, hãy đặt THUOCDO_GOOGLE_KEY_FILE là khóa của tài khoản dịch vụ"
    " có quyền Người chỉnh sửa"
)
_NO_WRITING_KEY_EN = (
    "an API key can only read; to write results, set THUOCDO_GOOGLE_KEY_FILE to the key of a service account that is"
    " an Editor of the books"
)


def results(locality: LocalityOption = "hue", year: YearOption = 2026) -> None:
    """Ghi trang “Kết quả kiểm tra” vào các bảng tính / write the tab with the findings into the Google Sheets."""
    from connectors.google.credentials import connect, from_environment
    from connectors.google.faults import GoogleFault
    from connectors.ledger import LedgerFault, refuse_full_disk
    from connectors.sync.course import SyncUnderWay, course
    from connectors.sync.register import SERVICE

    try:
        identity = from_environment(writes=True)
    except GoogleFault as fault:
        fail_with(fault.problem(SERVICE).message)
    if not identity.can_list_files:
        fail(_NO_WRITING_KEY_VI, _NO_WRITING_KEY_EN)
    chosen = settings()
    http = connect(identity).http_client
    try:
        refuse_full_disk(chosen.var, chosen.least_free)
        with course(chosen.var, locality), open_ledger() as ledger:
            latest = ledger.latest_sync(locality)
            if latest is None:
                fail("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
            write_into_books(ledger, installation_of(locality, year), latest.id, http, identity, asks_again=True)
    except SyncUnderWay as other:
        fail_with(other.message)
    except LedgerFault as fault:
        fail_with(fault.message)
    finally:
        http.close()  # type: ignore[attr-defined]


def write_into_books(
    ledger: Ledger,
    installation: Installation,
    sync: int,
    http: HTTPClient,
    identity: Identity,
    *,
    asks_again: bool = False,
) -> None:
    """Write the findings of a complete sync and say what came of it; the caller holds the lock of its syncs."""
    from connectors.results_tab.all_books import write_results

    if not identity.can_list_files:
        say(f"{_NO_WRITING_KEY_VI} / {_NO_WRITING_KEY_EN}")
        return
    done = write_results(
        ledger,
        installation,
        sync,
        http,
        account=identity.account,
        cache=settings().readings,
        asks_again=asks_again,
        on_progress=progress_line("ghi kết quả / writing results"),
    )
    for each in done.problems:
        say(f"[{each.severity}] {each.address}: {each.message.vi}")
    failed = done.failed + done.skipped
    vi = f"{done.written} ghi, {done.unchanged} không đổi, {done.refused} bị từ chối, {done.unknown} chưa rõ"
    en = f"{done.written} written, {done.unchanged} unchanged, {done.refused} refused, {done.unknown} unknown"
    say(f"Trang kết quả: {vi}, {failed} chưa ghi được / results: {en}, {failed} failed")
