"""``thuocdo ledger``: back the ledger up, restore a backup, and check that it is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from connectors.commands.common import fail, fail_with, say
from connectors.settings import settings

ledger = typer.Typer(
    help="Sao lưu, khôi phục và kiểm tra sổ cái / back up, restore and check the ledger.", no_args_is_help=True
)
FileArgument = Annotated[Path, typer.Argument(help="Tệp sao lưu / the backup", dir_okay=False)]


@ledger.command()
def backup(file: FileArgument) -> None:
    """Sao lưu sổ cái ra một tệp mới, cả khi đang đọc sổ / write the ledger into a new file, also during a sync."""
    from connectors.ledger import LedgerFault, back_up

    if not settings().has_ledger:
        fail("chưa có sổ cái nào để sao lưu", "there is no ledger to back up yet")
    try:
        rows = back_up(settings().ledger_place, file)
    except FileExistsError:
        fail(f"đã có tệp {file}; hãy chọn tên khác", f"{file} is there already; choose another name")
    except LedgerFault as fault:
        fail_with(fault.message)
    except OSError as failure:
        fail(f"không ghi được {file}: {failure}", f"{file} cannot be written: {failure}")
    say(f"Đã sao lưu {rows} dòng vào {file} / backed up {rows} rows")


@ledger.command()
def restore(file: FileArgument) -> None:
    """Khôi phục một bản sao lưu vào sổ cái trống / put a backup into an empty ledger, of either kind."""
    from connectors.ledger import LedgerFault, LedgerRefusal
    from connectors.ledger import restore as put_back

    if not file.is_file():
        fail(f"không có tệp {file}", f"there is no file {file}")
    try:
        rows = put_back(file, settings().ledger_place)
    except (LedgerFault, LedgerRefusal) as refused:
        fail_with(refused.message)
    except OSError as failure:
        fail(f"không đọc được {file}: {failure}", f"{file} cannot be read: {failure}")
    say(f"Đã khôi phục {rows} dòng / restored {rows} rows")


@ledger.command()
def check() -> None:
    """Kiểm tra nhật ký và từng sổ đã đọc còn nguyên như lúc ghi / check the audit log and every book that was read."""
    from connectors.ledger import LedgerFault
    from connectors.ledger.checking import check as look_at

    if not settings().has_ledger:
        fail("chưa có sổ cái nào để kiểm tra", "there is no ledger to check yet")
    try:
        found = look_at(settings().ledger_place)
    except LedgerFault as fault:
        fail_with(fault.message)
    for each in found.wrong:
        typer.echo(f"{each.vi} / {each.en}", err=True)
    if found.wrong:
        fail("sổ cái không còn nguyên vẹn", "the ledger is not whole")
    say(
        f"Nguyên vẹn: {found.rows} dòng, {found.acts} việc trong nhật ký, {found.books} phiên bản sổ"
        f" / whole: {found.rows} rows, {found.acts} acts in the audit log, {found.books} versions of books"
    )
    say(f"Nhật ký đến / newest act: {found.acts} {found.head}")
