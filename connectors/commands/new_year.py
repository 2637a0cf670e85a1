"""``thuocdo new-year``: opens the next year of a locality from this one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from connectors.commands.common import LocalityOption, fail, installation_of, open_ledger, progress_line, say
from connectors.settings import settings

if TYPE_CHECKING:
    from connectors.localities import Installation
    from connectors.new_year import Opening, Section


def new_year(
    locality: LocalityOption = "hue",
    year: Annotated[
        int, typer.Option("--year", help="Năm đang chấm; mở năm sau nó / this year; opens the next")
    ] = 2026,
    folder: Annotated[Path | None, typer.Option("--to", help="Thư mục ghi sổ trống / folder for the books")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không ghi gì / look only")] = False,
) -> None:
    """Mở năm sau: dự thảo bộ tiêu chí, việc phải quyết định, sổ trống / open the next year from this one."""
    from connectors.new_year import look_ahead

    this = installation_of(locality, year)
    opening = look_ahead(this, settings().data)
    _tell_draft(opening, dry_run=dry_run)
    opened = opening.installation or _refused(opening, dry_run=dry_run)
    for section in _sections(opened):
        _print(section)
    target = folder or settings().var / "templates" / f"{locality}-{year + 1}"
    if not dry_run:
        _write_books(opened, target)
    _next_steps(opened, opening.file.name, _register(opened, target).name, dry_run=dry_run)


def _tell_draft(opening: Opening, *, dry_run: bool) -> None:
    from connectors.new_year import write_draft

    if opening.was_there:
        say(f"{opening.file}: đã có, giữ nguyên / is there already, kept as it is")
    elif dry_run:
        say(f"{opening.file}: sẽ ghi / would be written\n")
        say(opening.draft)
    else:
        try:
            written = write_draft(opening)
        except OSError as error:
            fail(
                f"không ghi được {opening.file}: {error.strerror}; có thể chép data/ sang nơi khác và đặt THUOCDO_DATA",
                f"{opening.file} cannot be written: {error.strerror}; copy data/ elsewhere and set THUOCDO_DATA",
            )
        done = "đã ghi dự thảo / draft written" if written else "đã có, giữ nguyên / is there already, kept as it is"
        say(f"{opening.file}: {done}")


def _refused(opening: Opening, *, dry_run: bool) -> NoReturn:
    """What the loader refuses is a person's to decide: the draft stays, and the rest waits for it."""
    typer.echo(str(opening.fault), err=True)
    where = "" if dry_run else f" {opening.file}"
    fail(
        f"dự thảo chưa nạp được: hãy quyết định các mục trên, ghi vào tệp{where}, rồi chạy lại lệnh này",
        f"the draft cannot be loaded yet: decide on the above, write it into the file{where}, then run this again",
    )


def _sections(installation: Installation) -> list[Section]:
    from connectors.new_year import accounts_section, agencies_section, days_section, to_decide
    from connectors.verification.settings import load_settings
    from connectors.verification.working_days import load_calendar

    found = [
        *to_decide(installation.criteria_set),
        agencies_section(installation),
        days_section(installation, load_calendar(settings().data)),
    ]
    if settings().has_ledger:
        locality = installation.locality.id
        body = load_settings(locality, settings().data).lead_verified_by
        places = {*installation.agencies, *([body.code] if body else [])}
        with open_ledger() as ledger:
            found.append(accounts_section(ledger.accounts.all(locality), ledger.logins.newest(), places))
    return found


def _print(section: Section) -> None:
    say(f"\n== {section.title.vi} / {section.title.en} ({len(section.lines)})")
    for line in section.lines:
        say(f"- {line.vi}" if line.vi == line.en else f"- {line.vi}\n    {line.en}")


def _write_books(installation: Installation, folder: Path) -> None:
    from connectors.new_year import write_books, write_register

    register = _register(installation, folder)
    try:
        written, kept = write_books(installation, folder, progress_line("ghi mẫu / writing"))
        is_new = write_register(installation, register)
    except OSError as error:
        fail(f"không ghi được vào {folder}: {error.strerror}", f"cannot write to {folder}: {error.strerror}")
    say(f"\n{folder}: ghi {written} sổ trống, giữ {kept} sổ đã có / {written} blank books written, {kept} kept")
    say(f"{register}: {'đã ghi / written' if is_new else 'đã có, giữ nguyên / is there already, kept as it is'}")


def _register(installation: Installation, folder: Path) -> Path:
    return folder / f"so-bang-tinh-{installation.locality.id}-{installation.criteria_set.year}.csv"


def _next_steps(opened: Installation, file: str, register: str, *, dry_run: bool) -> None:
    locality, year = opened.locality.id, opened.criteria_set.year
    google, sync = (
        f"thuocdo template --locality {locality} --year {year} --google",
        f"thuocdo sync --registry {register} --locality {locality} --year {year}",
    )
    steps = [
        (f"Quyết định các mục trên và ghi vào {file}", f"Decide on the above and write it into {file}"),
        (
            f"Khi có quyết định ban hành: ghi version, status: issued và decision vào {file}",
            f"Once it is issued: write version, status: issued and decision into {file}",
        ),
        (
            f"Gửi sổ trống cho các cơ quan, hoặc tạo trên Google: {google}",
            "Send the blank books out, or make them at Google by this command",
        ),
        (
            f"Điền đường dẫn các sổ vào {register}, rồi đọc thử: {sync}",
            f"Fill the links of the books into {register}, then read them by this command",
        ),
        (
            f"Từ 01/01/{year}: đặt THUOCDO_YEAR={year} và THUOCDO_REGISTRY cho máy chủ rồi khởi động lại",
            f"From 1 January {year}: set THUOCDO_YEAR={year} and THUOCDO_REGISTRY on the server and restart it",
        ),
        ("Thu hồi tài khoản không còn dùng: thuocdo accounts revoke", "Revoke accounts that are no longer used"),
    ]
    say("\n== Việc tiếp theo / What to do next")
    if dry_run:
        say("0. Chạy lại không có --dry-run để ghi / run it again without --dry-run to write")
    for number, (vi, en) in enumerate(steps, start=1):
        say(f"{number}. {vi}\n    {en}")
