"""``thuocdo accounts``: who may log in and do what, granted and revoked by whoever runs the server."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.commands.common import (
    LocalityOption,
    fail,
    fail_with,
    installation_of,
    open_ledger,
    say,
    somebody_at_the_server,
)
from connectors.settings import settings

if TYPE_CHECKING:
    from connectors.access.accounts_rules import Places
    from connectors.ledger import Account, Ledger

accounts = typer.Typer(help="Tài khoản: ai được làm gì / accounts: who may do what.", no_args_is_help=True)

EmailArgument = Annotated[str, typer.Argument(help="Thư điện tử / e-mail")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Lý do / reason, ví dụ số quyết định")]
ByOption = Annotated[
    str, typer.Option("--by", help="Ai yêu cầu; để trống: người dùng của máy / on whose word; empty: the system's user")
]
_ACTS = {"granted": "cấp / granted", "changed": "đổi quyền / changed", "revoked": "thu hồi / revoked"}


@accounts.command("list")
def list_accounts(locality: LocalityOption = "hue") -> None:
    """Liệt kê tài khoản đang có hiệu lực / list the accounts that hold."""
    places = _places(locality)
    with open_ledger() as ledger:
        logins = ledger.logins.newest()
        held = ledger.accounts.all(locality)
        since = {event.account.email: event for event in reversed(ledger.accounts.history(locality))}
        for each in held:
            event = since[each.email]
            last = logins.get(each.email)
            login = f"đăng nhập / login {_time(last)}" if last else "chưa đăng nhập / never logged in"
            say(f"{_said(each, places)}\t{_time(event.at)}\t{event.by}\t{login}")
    say(f"{len(held)} tài khoản / accounts")


@accounts.command()
def grant(
    email: EmailArgument,
    role: Annotated[str, typer.Argument(help="Vai trò / role, e.g. verifier")],
    agency: Annotated[str, typer.Option("--agency", help="Mã hoặc tên cơ quan / code or name")] = "",
    locality: LocalityOption = "hue",
    reason: ReasonOption = "",
    by: ByOption = "",
) -> None:
    """Cấp hoặc đổi quyền của một địa chỉ / give an address a role, or another one."""
    from connectors.access.accounts_rules import AccountRefused, account_of, checked_reason

    places = _places(locality)
    try:
        account, why = account_of(email, role, agency, places), checked_reason(reason, is_needed=False)
    except AccountRefused as refused:
        fail_with(refused.message)
    with _acting() as ledger:
        known = {event.number for event in ledger.accounts.history(locality, account.email)}
        event = ledger.accounts.grant(account, somebody_at_the_server(by), _now(), why)
    done = "có sẵn, không đổi gì / has it already" if event.number in known else _ACTS[event.act]
    say(f"Đã {done}: {_said(account, places)}")


@accounts.command()
def revoke(
    email: EmailArgument, locality: LocalityOption = "hue", reason: ReasonOption = "", by: ByOption = ""
) -> None:
    """Thu hồi tài khoản; các phiên đăng nhập mất hiệu lực ngay / take an account away, its logins at once."""
    why = _reason(reason)
    with _acting() as ledger:
        event = ledger.accounts.revoke(email, locality, somebody_at_the_server(by), _now(), why)
    say(f"Đã thu hồi / revoked: {event.account.email}")


@accounts.command("end-logins")
def end_logins(
    email: EmailArgument, locality: LocalityOption = "hue", reason: ReasonOption = "", by: ByOption = ""
) -> None:
    """Kết thúc mọi phiên đăng nhập; quyền giữ nguyên / end every login of an account, which stays as it is."""
    why = _reason(reason)
    with _acting() as ledger:
        event = ledger.accounts.end_logins(email, locality, somebody_at_the_server(by), _now(), why)
    say(f"Mọi phiên đăng nhập đã kết thúc / every login has ended: {event.account.email}")


@accounts.command()
def history(
    email: Annotated[str, typer.Argument(help="Thư điện tử; để trống: tất cả / e-mail; empty: all")] = "",
    locality: LocalityOption = "hue",
) -> None:
    """Ai đã cấp, đổi, thu hồi gì, khi nào, vì sao / who granted, changed and revoked what, when and why."""
    places = _places(locality)
    with open_ledger() as ledger:
        events = ledger.accounts.history(locality, email)
    for event in events:
        say(f"{_time(event.at)}\t{_ACTS[event.act]}\t{_said(event.account, places)}\t{event.by}\t{event.reason}")
    say(f"{len(events)} việc / acts")


@accounts.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV: email, role, agency", exists=True, dir_okay=False)],
    locality: LocalityOption = "hue",
    reason: ReasonOption = "",
    by: ByOption = "",
) -> None:
    """Cấp quyền theo danh sách; một dòng sai thì không cấp dòng nào / grant a list, all of it or nothing."""
    from connectors.access.accounts_file import AccountsFileRefused, read_accounts

    places, why = _places(locality), _reason(reason)
    try:
        found = read_accounts(file, places)
    except OSError as failure:
        fail(f"không đọc được {file}: {failure.strerror}", f"{file} cannot be read: {failure.strerror}")
    except AccountsFileRefused as refused:
        for each in refused.mistakes:
            typer.echo(f"{file.name}:{each.line}: {each.message.vi}\n    {each.message.en}", err=True)
        fail("chưa cấp tài khoản nào", "no account was granted")
    with _acting() as ledger:
        known = {event.number for event in ledger.accounts.history(locality)}
        events = ledger.accounts.grant_all(found, somebody_at_the_server(by), _now(), why)
    changed = sum(event.number not in known for event in events)
    say(f"{len(found)} tài khoản trong tệp, {changed} thay đổi / accounts in the file, changes made")


def _places(locality: str) -> Places:
    from connectors.access.accounts_rules import places_of

    return places_of(installation_of(locality, settings().year), settings().data)


def _reason(typed: str) -> str:
    from connectors.access.accounts_rules import AccountRefused, checked_reason

    try:
        return checked_reason(typed, is_needed=False)
    except AccountRefused as refused:
        fail_with(refused.message)


@contextmanager
def _acting() -> Generator[Ledger]:
    """The ledger for one act; ends the command when it refuses to keep it."""
    from connectors.ledger import LedgerRefusal

    with open_ledger() as ledger:
        try:
            yield ledger
        except LedgerRefusal as refused:
            fail_with(refused.message)


def _said(account: Account, places: Places) -> str:
    from connectors.access import ROLE_LABELS

    place = places.names.get(account.agency)
    agency = f"{place.vi} ({account.agency})" if place else account.agency
    return "\t".join((account.email, ROLE_LABELS[account.role].vi, agency or "–"))


def _now() -> datetime:
    from connectors import clock

    return clock.now()


def _time(moment: datetime) -> str:
    from connectors.clock import VIETNAM

    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
