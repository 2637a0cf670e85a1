"""``thuocdo sync``: a folder of books, or the registered Google Sheets, once or again and again; ``thuocdo accept``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connectors import clock
from connectors.clock import day_in_vietnam
from connectors.commands.common import (
    AsOfOption,
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
    from connectors.ledger import Ledger
    from connectors.sync.gathered import Summary

_UNDER_WAY = 3
_UNITS = {"s": 1, "m": 60, "h": 3600, "": 60}


class Full(StrEnum):
    """When every book is read, whether it seems changed or not."""

    NIGHTLY = "nightly"
    ALWAYS = "always"
    NEVER = "never"


def sync(  # noqa: PLR0913, PLR0917
    folder: Annotated[
        Path | None,
        typer.Argument(help="Thư mục sổ báo cáo / folder of books", exists=True, file_okay=False),
    ] = None,
    registry: Annotated[
        str,
        typer.Option(
            help="Sổ đăng ký bảng tính: đường dẫn Google Trang tính hoặc tệp .csv, .xlsx / the register of books",
            envvar="THUOCDO_REGISTRY",
        ),
    ] = "",
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    as_of: AsOfOption = None,
    full: Annotated[Full, typer.Option(help="Đọc lại mọi bảng tính khi nào / when to read every book")] = Full.NIGHTLY,
    watch: Annotated[str, typer.Option(help="Đọc lại sau mỗi khoảng, ví dụ 15m / repeat after, e.g. 15m")] = "",
    accept_register: Annotated[
        bool, typer.Option("--accept-register", help="Nhận sổ đăng ký đã bớt nhiều bảng tính / take a shorter register")
    ] = False,
    write_results: Annotated[
        bool,
        typer.Option(
            "--write-results",
            help="Ghi trang Kết quả kiểm tra vào các bảng tính đã đăng ký / write the findings into the Google Sheets",
            envvar="THUOCDO_WRITE_RESULTS",
        ),
    ] = False,
) -> None:
    """Đọc các sổ báo cáo vào sổ cái / read the books into the ledger: a folder, or the registered Google Sheets."""
    if folder is None and not registry:
        fail(
            "hãy cho thư mục sổ báo cáo, hoặc --registry với sổ đăng ký bảng tính",
            "give a folder of books, or --registry with the register of books",
        )
    pause = _seconds(watch)

    def once(accepts_fewer: bool) -> None:
        day = as_of.date() if as_of else day_in_vietnam(clock.now())
        if folder is not None:
            _sync_folder(folder, locality, year, day)
        else:
            _sync_registered(registry, locality, year, day, full, accepts_fewer=accepts_fewer, writes=write_results)

    if not pause:
        once(accept_register)
        return
    from connectors.sync.watching import keep_watch

    keep_watch(lambda: once(accepts_fewer=False), every=pause, tell=say)


def accept(
    book: Annotated[str, typer.Argument(help="Sổ / book; để trống để liệt kê / empty to list")] = "",
    tab: Annotated[str, typer.Argument(help="Trang / tab")] = "",
    locality: LocalityOption = "hue",
) -> None:
    """Xác nhận một trang bị xoá là cố ý / confirm that a tab held back was emptied on purpose."""
    with open_ledger() as ledger:
        latest = ledger.latest_sync(locality)
        taken = ledger.visits.taken(locality, latest.id) if latest else {}
        held = [(each, odd) for each in taken.values() for odd in each.tabs if odd.refused]
        if not book:
            for each, odd in held:
                say(f"{each.book}\t{odd.title}\t{odd.reason}")
            say(f"{len(held)} trang đang chờ xác nhận / tabs held back")
            return
        chosen = [(each, odd) for each, odd in held if each.book == book and odd.title == tab]
        if not chosen:
            fail(f"không có trang “{tab}” của “{book}” đang chờ", f"no tab “{tab}” of “{book}” is held back")
        for each, odd in chosen:
            ledger.visits.confirm(each.book, odd.tab, odd.refused, by="thuocdo accept")
        say("Đã ghi; lần đọc sau sẽ dùng bản mới / noted; the next sync takes the tab as it is")


def _sync_folder(folder: Path, locality: str, year: int, day: date) -> None:
    from connectors.sync import sync_folder

    def run(ledger: Ledger, show: Callable[[int, int, str], None]) -> Summary:
        _refuse_mixture(ledger, locality, is_made_up=False)
        installation = installation_of(locality, year)
        return sync_folder(ledger, installation, folder, as_of=day, on_progress=show, cache=settings().readings)

    _within_course(locality, run)


def _sync_registered(
    registry: str, locality: str, year: int, day: date, full: Full, *, accepts_fewer: bool, writes: bool
) -> None:
    from connectors.commands.results import write_into_books
    from connectors.google.credentials import connect, from_environment
    from connectors.google.faults import GoogleFault
    from connectors.runs import SAMPLES
    from connectors.sync.online import GOOGLE, OnlineSource, sync_online

    is_made_up = settings().is_sample_data
    try:
        identity = from_environment(writes=writes)
    except GoogleFault as fault:
        from connectors.sync.register import SERVICE

        fail_with(fault.problem(SERVICE).message)
    client = connect(identity)
    where = OnlineSource(
        registry,
        client.http_client,
        identity.account,
        identity.can_list_files,
        source=SAMPLES if is_made_up else GOOGLE,
        full_read=full.value,
        accepts_fewer=accepts_fewer,
    )

    def run(ledger: Ledger, show: Callable[[int, int, str], None]) -> Summary:
        _refuse_mixture(ledger, locality, is_made_up=is_made_up)
        return sync_online(
            ledger,
            installation_of(locality, year),
            where,
            as_of=day,
            cache=settings().readings,
            on_progress=show,
        )

    def then(ledger: Ledger, done: Summary) -> None:
        write_into_books(ledger, installation_of(locality, year), done.sync, where.http, identity)

    try:
        _within_course(locality, run, then if writes else None)
    finally:
        where.http.close()  # type: ignore[attr-defined]


def _refuse_mixture(ledger: Ledger, locality: str, *, is_made_up: bool) -> None:
    """End the command where the ledger holds illustration data of the locality and real books would join it, or back.

    Decisions, appeals and releases are kept for good and would pass from made-up figures to real ones.
    """
    from connectors.runs import SAMPLES

    if any((row.source == SAMPLES) is not is_made_up for row in ledger.complete_syncs(locality) if row.books):
        fail(
            "sổ cái này đã có số liệu minh hoạ hoặc số liệu thật của địa phương, hai thứ không để chung; hãy đặt"
            " THUOCDO_VAR (hoặc THUOCDO_DATABASE_URL) sang chỗ mới",
            "this ledger holds illustration data where real books would come, or the other way round; set THUOCDO_VAR"
            " (or THUOCDO_DATABASE_URL) to a new place",
        )


def _within_course(
    locality: str,
    run: Callable[[Ledger, Callable[[int, int, str], None]], Summary],
    then: Callable[[Ledger, Summary], None] | None = None,
) -> None:
    """Run a sync as the only one of its locality, with its progress at the terminal and beside the ledger.

    ``then`` is what follows on a complete one, under the same lock.
    """
    from connectors.ledger import LedgerFault, refuse_full_disk
    from connectors.sync.course import SyncUnderWay, course

    chosen = settings()
    line = progress_line("đọc / reading")
    try:
        refuse_full_disk(chosen.var, chosen.least_free)
        with course(chosen.var, locality) as told, open_ledger() as ledger:

            def show(done: int, total: int, name: str) -> None:
                told.tell(done, total, name)
                if line:
                    line(done, total, name)

            summary = run(ledger, show)
            _print(ledger, summary)
            if not summary.read + summary.unchanged + summary.kept:
                fail(
                    "không đọc được sổ nào; bảng điểm giữ nguyên như trước",
                    "no book could be read; the scorecard stays as it was",
                )
            if then:
                then(ledger, summary)
    except SyncUnderWay as other:
        fail_with(other.message, code=_UNDER_WAY)
    except LedgerFault as fault:
        fail_with(fault.message)


def _print(ledger: Ledger, summary: Summary) -> None:
    for row in ledger.problems_of(summary.sync):
        place = " › ".join(part for part in (row["book"], row["tab"], row["cell"]) if part)
        say(f"[{row['severity']}] {place}: {row['message_vi']}")
    books = f"{summary.read} đọc, {summary.unchanged} không đổi, {summary.kept} giữ bản cũ, {summary.lost} không có"
    english = f"{summary.read} read, {summary.unchanged} unchanged, {summary.kept} kept, {summary.lost} lost"
    say(f"Lần đọc {summary.sync}: {books}; {summary.problems} việc cần xem / {english}; {summary.problems} problems")


def _seconds(typed: str) -> int:
    """``15m``, ``900s``, ``1h`` in seconds; 0 for nothing typed."""
    if not typed:
        return 0
    found = re.fullmatch(r"(\d{1,5})\s*([smh]?)", typed.strip().lower())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if seconds < 1:
        fail(f"không hiểu khoảng “{typed}”; ví dụ: 15m", f"cannot read the interval “{typed}”; for example: 15m")
    return seconds
