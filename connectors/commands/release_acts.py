"""What is done with releases that are made: list, sign, sign off, put up a notice, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.commands.common import LocalityOption, fail, fail_with, open_ledger, say, somebody_at_the_server
from connectors.settings import settings

if TYPE_CHECKING:
    from connectors.access import Visitor
    from connectors.access.permissions import Deed
    from connectors.ledger import Ledger, Release

NameArgument = Annotated[str, typer.Argument(help="Tên bản công bố / release, e.g. hue-2026-1")]
ByOption = Annotated[str, typer.Option("--by", help="Tài khoản của người làm / account of who does it, an e-mail")]


def list_releases(locality: LocalityOption = "hue") -> None:
    """Liệt kê các bản công bố / list the releases."""
    from connectors.presentation.publication.release_list import release_line
    from connectors.publishing.signatures import signature_of

    with open_ledger() as ledger:
        known = ledger.releases.all(locality)
        for each in known:
            line = release_line(each, signature_of(ledger, each, None), known, "vi")
            say("\t".join([line.name, line.state, line.decision, line.signature]))
    say(f"{len(known)} bản / releases")


def sign_in(
    name: NameArgument,
    file: Annotated[Path, typer.Argument(help="Tệp .signature.json / the signature")],
    by: ByOption,
) -> None:
    """Ghi chữ ký đã làm ngoài máy chủ / keep a signature that was made offline."""
    from connectors import clock
    from connectors.commands.verify import read_bundle
    from connectors.publishing.faults import PublishingRefusal
    from connectors.publishing.signatures import attach_signature, department_key
    from connectors.release.faults import ReleaseError

    with open_ledger() as ledger:
        release = known_release(ledger, name)
        who = person(ledger, release.locality, by, "make_release")
        try:
            content, now = read_bundle(file), clock.now()
            attach_signature(ledger, release, content, department_key(), by=who.email, now=now)
        except (PublishingRefusal, ReleaseError) as refused:
            fail_with(refused.message)
    say(f"Đã ghi chữ ký của {name} / the signature of {name} was kept")


def sign_off(name: NameArgument, by: ByOption) -> None:
    """Ký duyệt một bản công bố / sign a release off; the last one needed makes it public."""
    from connectors import clock
    from connectors.ledger import LedgerRefusal
    from connectors.publishing.faults import PublishingRefusal
    from connectors.publishing.settings import load_publication
    from connectors.publishing.signatures import department_key
    from connectors.publishing.signing_off import sign_off as signed_off

    with open_ledger() as ledger:
        release = known_release(ledger, name)
        if release.signoffs_needed > 1:
            fail(
                "bản này cần hai người ký duyệt; mỗi người phải tự đăng nhập và ký trên trang Công bố",
                "two people must sign this one off; each logs in and does it on the page Công bố",
            )
        who = person(ledger, release.locality, by, "sign_off_release")
        chosen = load_publication(release.locality, settings().data)
        try:
            done = signed_off(ledger, release, chosen, department_key(), by=who, now=clock.now())
        except (PublishingRefusal, LedgerRefusal) as refused:
            fail_with(refused.message)
    if done.published_at:
        say(f"{name} đã được công bố / {name} is public")
    else:
        left = done.signoffs_needed - len(done.signoffs)
        say(f"Đã ký duyệt {name}; còn chờ {left} người / signed off, {left} more needed")


def notice(
    name: NameArgument,
    text: Annotated[str, typer.Argument(help="Thông báo / notice, in Vietnamese")],
    by: ByOption,
    english: Annotated[str, typer.Option("--en", help="Bằng tiếng Anh / in English")] = "",
) -> None:
    """Đăng thông báo trên các trang của một bản / put a notice over the pages of a release."""
    from connectors import clock
    from rubric.text import Text

    if not text.strip():
        fail("hãy viết thông báo", "write the notice")
    with open_ledger() as ledger:
        release = known_release(ledger, name)
        who = person(ledger, release.locality, by, "notice")
        said = Text(vi=text.strip(), en=english.strip() or text.strip())
        ledger.releases.notice(release.number, said, who.email, clock.now())
    say("Đã đăng thông báo / the notice is up")


def export(
    name: NameArgument, to: Annotated[Path, typer.Option("--to", help="Tệp gói sẽ ghi / bundle to write")]
) -> None:
    """Ghi gói của một bản công bố, có chữ ký bên trong / write the bundle of a release, its signature inside."""
    from connectors.publishing.signatures import bundle_of

    with open_ledger() as ledger:
        content = bundle_of(ledger, known_release(ledger, name))
    write_new(to, content)
    say(f"{name}: {to} ({len(content):,} byte)")


def known_release(ledger: Ledger, name: str) -> Release:
    """The release of a name; ends the command when there is none."""
    found = ledger.releases.named(name)
    if found is None:
        fail(f"không có bản công bố nào tên {name}", f"there is no release named {name}")
    return found


def person(ledger: Ledger, locality: str, typed: str, deed: Deed) -> Visitor:
    """In whose name somebody at the server acts; ends the command for an account that is not known or may not do this.

    No login stands behind it, and what is kept says so. On illustration data the made-up people of the demonstration
    may act too.
    """
    from connectors.access import Visitor, demonstrators, may_do
    from connectors.ledger.accounts import email_key
    from connectors.runs import latest_run

    email = email_key(typed)
    account = ledger.accounts.of(email, locality)
    named = f"{email} ({somebody_at_the_server()})"
    found = Visitor(named, account.role, account.agency, locality) if account else None
    run = latest_run(locality)
    if found is None and run is not None and run.is_illustration:
        made_up = demonstrators(locality, [])
        found = next((each for each in made_up.values() if each.email == email), None)
    if found is None or not may_do(found, deed):
        fail(f"tài khoản {email} không được làm việc này", f"the account {email} may not do this")
    return found


def write_new(to: Path, content: bytes) -> None:
    """Write a file that is not there yet; ends the command where it is, or where it cannot be written."""
    try:
        with to.open("xb") as file:
            file.write(content)
    except FileExistsError:
        fail(f"{to.name} đã có; không ghi đè", f"{to.name} is there already; never overwritten")
    except OSError as error:
        fail(f"không ghi được {to}: {error.strerror}", f"cannot write {to}: {error.strerror}")
