"""``thuocdo nq57``: the figures of a release in the notions of the national monitoring system, as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.commands.common import LocalityOption, YearOption, fail, fail_with, installation_of, open_ledger, say

if TYPE_CHECKING:
    from datetime import datetime

    from connectors.ledger import Release
    from connectors.localities import Installation
    from connectors.scorecard import Scorecard


def nq57(
    out: Annotated[Path, typer.Option("--out", help="Thư mục ghi / folder")],
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    release: Annotated[str, typer.Option("--release", help="Bản công bố / release, e.g. hue-2026-1")] = "",
    provisional: Annotated[
        bool, typer.Option("--provisional", help="Số liệu chưa công bố, có đóng dấu tạm tính / stamped provisional")
    ] = False,
) -> None:
    """Xuất số liệu theo khái niệm của hệ thống nq57.vn (.xlsx, .json) / export for the national monitoring system.

    Mặc định: bản công bố đang có hiệu lực của năm / by default the release of the year that holds.
    """
    from connectors import clock
    from connectors.nq57.export import nq57_export

    if release and provisional:
        fail("chỉ dùng một trong --release và --provisional", "use either --release or --provisional")
    installation, now = installation_of(locality, year), clock.now()
    scorecard, record = _provisional(installation, now) if provisional else _released(locality, year, release)
    if year not in scorecard.years:
        fail(f"năm {year} chưa được chấm", f"the year {year} was not scored")
    made = nq57_export(scorecard, record=record, year=year, now=now)
    for ending, content in ((".xlsx", made.workbook()), (".json", made.json())):
        _write(out / made.file_name(ending), content)
        say(str(out / made.file_name(ending)))
    for stamp in made.stamps:
        say(f"! {stamp}")


def _released(locality: str, year: int, name: str) -> tuple[Scorecard, Release]:
    """The scorecard of a public release: the one named, or the one of the year that holds; ends the command without."""
    from connectors.publishing.signatures import opened
    from connectors.release.faults import ReleaseError

    with open_ledger() as ledger:
        record = ledger.releases.named(name) if name else ledger.releases.published(locality, year)
        if record is None or record.published_at is None or record.locality != locality:
            asked = name or str(year)
            fail(
                f"chưa có bản công bố {asked}; dùng --provisional để xuất số liệu tạm tính",
                f"there is no public release {asked}; --provisional exports provisional figures",
            )
        try:
            return opened(ledger, record).scorecard(), record
        except ReleaseError as fault:
            fail_with(fault.message)


def _provisional(installation: Installation, now: datetime) -> tuple[Scorecard, None]:
    """The newest figures, as the page shows them; ends the command before the first sync."""
    from connectors.cycle import year_state
    from connectors.runs import latest_run

    run = latest_run(installation.locality.id)
    if run is None:
        fail("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
    with open_ledger() as ledger:
        return year_state(ledger, installation, run.sync, now).newest, None


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        fail(f"không ghi được {file}: {error.strerror}", f"cannot write {file}")
