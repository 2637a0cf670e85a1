"""``thuocdo template``: blank books to fill in, as files or as Google Sheets, from the criteria set of the year."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from connectors.commands.common import (
    LocalityOption,
    YearOption,
    agency_code,
    fail,
    fail_with,
    installation_of,
    progress_line,
    say,
)
from connectors.settings import settings

if TYPE_CHECKING:
    from connectors.forms.templates import Template
    from connectors.google.client import SheetsHTTPClient
    from connectors.google.credentials import Identity
    from connectors.google.faults import GoogleFault
    from connectors.localities import Installation
    from connectors.problem import Problem


class BookKind(StrEnum):
    """Which books to make."""

    AGENCY = "agency"
    COHORT = "cohort"
    DEPARTMENT = "department"
    ALL = "all"


KindOption = Annotated[BookKind, typer.Option("--kind", help="Loại sổ / kind of book")]
FolderOption = Annotated[Path | None, typer.Option("--to", help="Thư mục ghi / folder")]
AgencyOption = Annotated[list[str] | None, typer.Option("--agency", help="Mã hoặc tên cơ quan / code or name")]
CohortOption = Annotated[list[str] | None, typer.Option("--cohort", help="Mã khối / cohort, e.g. phuong")]
GoogleOption = Annotated[bool, typer.Option("--google", help="Tạo trên Google Trang tính / make Google Sheets")]
IntoOption = Annotated[str, typer.Option("--into", help="Ghi vào tệp Google trống / fill this blank Google sheet")]


def template(
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    folder: FolderOption = None,
    kind: KindOption = BookKind.ALL,
    agency: AgencyOption = None,
    cohort: CohortOption = None,
    google: GoogleOption = False,
    into: IntoOption = "",
) -> None:
    """Ghi mẫu sổ báo cáo trống / write blank books to fill in."""
    installation = installation_of(locality, year)
    wanted = _wanted(installation, kind, agency or [], cohort or [])
    if into:
        _fill(installation, wanted, into)
    elif google:
        _create(installation, wanted)
    else:
        _write(installation, wanted, folder or settings().var / "templates" / f"{locality}-{year}")


def _wanted(installation: Installation, kind: BookKind, agencies: list[str], cohorts: list[str]) -> list[Template]:
    """The books asked for: those named by ``--agency`` and ``--cohort``, else all of the kind."""
    from connectors.forms.templates import ALL_KINDS, Kind, templates_of

    if unknown := [key for key in cohorts if key not in installation.criteria_set.cohorts]:
        known = ", ".join(installation.criteria_set.cohorts)
        fail(f"không có khối “{unknown[0]}”; có: {known}", f"there is no cohort “{unknown[0]}”; there are: {known}")
    kinds = ALL_KINDS if kind is BookKind.ALL else (Kind(kind.value),)
    if not agencies and not cohorts:
        return templates_of(installation, kinds)
    named = {Kind.AGENCY: {agency_code(installation, typed) for typed in agencies}, Kind.COHORT: set(cohorts)}
    found = [each for k, keys in named.items() if keys and k in kinds for each in templates_of(installation, [k], keys)]
    return found or fail("không có sổ nào như vậy", "there is no such book")


def _write(installation: Installation, wanted: list[Template], folder: Path) -> None:
    from connectors.forms.templates import write_templates

    written = write_templates(
        installation,
        folder,
        wanted,
        created=date.today(),  # noqa: DTZ011
        on_progress=progress_line("ghi mẫu / writing"),
    )
    say(f"Đã ghi {len(written)} mẫu vào {folder} / wrote {len(written)} blank books")


def _fill(installation: Installation, wanted: list[Template], link: str) -> None:
    """Write one book into the spreadsheet of ``link``."""
    from connectors.cells.raw_cell import Address
    from connectors.forms.google_requests import google_requests
    from connectors.forms.templates import draw_template
    from connectors.google.addresses import book_id, book_link
    from connectors.google.faults import GoogleFault
    from connectors.google.template_writing import BookNotBlank, fill_blank_book, template_problem

    if len(wanted) != 1:
        fail(
            "mỗi tệp nhận một sổ; hãy nêu một --agency, một --cohort hoặc --kind department",
            "a file takes one book; name one --agency, one --cohort or --kind department",
        )
    identifier = book_id(link) or fail(
        f"“{link}” không phải đường dẫn của tệp Google Trang tính", f"“{link}” is no link of a Google Sheets file"
    )
    http, identity = _signed_in()
    with closing(http):
        try:
            fill_blank_book(http, identifier, google_requests(draw_template(installation, wanted[0])))
        except BookNotBlank as refusal:
            _refuse(refusal.problem)
        except GoogleFault as fault:
            address = Address(wanted[0].name, link=book_link(identifier))
            _refuse(template_problem(fault, address, account=identity.account))
    _list(installation, wanted[0], identifier, is_first=True)


def _create(installation: Installation, wanted: list[Template]) -> None:
    """Make a spreadsheet for each book, and list each as soon as it is there."""
    from connectors.cells.raw_cell import Address
    from connectors.forms.google_requests import google_requests
    from connectors.forms.templates import draw_template
    from connectors.google.addresses import BOOKS
    from connectors.google.faults import GoogleFault
    from connectors.google.template_writing import create_book, template_problem

    http, identity = _signed_in()
    show = progress_line("tạo sổ / making")
    with closing(http):
        for number, each in enumerate(wanted):
            form = draw_template(installation, each)
            try:
                identifier = create_book(http, form.title, google_requests(form))
            except GoogleFault as fault:
                left = fault.found if fault.found.startswith(BOOKS) else ""
                _say_what_is_left(fault, left)
                _refuse(template_problem(fault, Address(form.title, link=left), account=identity.account))
            _list(installation, each, identifier, is_first=number == 0)
            if show:
                show(number + 1, len(wanted), each.name)


def _say_what_is_left(fault: GoogleFault, link: str) -> None:
    """What a failure leaves to be done: a spreadsheet that is there and blank, or one that somebody else must make."""
    from connectors.google.faults import FaultKind

    if link:
        typer.echo(f"Tệp còn trống, dùng được với --into / left blank, use it with --into: {link}", err=True)
    if fault.kind is FaultKind.STORAGE_FULL:
        vi = "Cách khác: tạo một tệp trống, chia sẻ quyền Người chỉnh sửa rồi dùng --into"
        typer.echo(f"{vi} / or make a blank file, share it for editing and use --into", err=True)


def _signed_in() -> tuple[SheetsHTTPClient, Identity]:
    """The client and the account of this installation, with the right to write."""
    from connectors.cells.raw_cell import Address
    from connectors.google.client import SheetsHTTPClient
    from connectors.google.credentials import from_environment
    from connectors.google.faults import GoogleFault

    try:
        identity = from_environment(writes=True)
    except GoogleFault as fault:
        _refuse(fault.problem(Address("Google")))
    return SheetsHTTPClient(identity.credentials), identity


def _list(installation: Installation, made: Template, identifier: str, *, is_first: bool) -> None:
    """Print a row of the register of books."""
    from connectors.forms.book_list import HEADER, book_row, csv_line
    from connectors.google.addresses import book_link

    if is_first:
        say(csv_line(HEADER))
    say(csv_line(book_row(installation, made, book_link(identifier))))


def _refuse(problem: Problem) -> NoReturn:
    fail_with(problem.message)
