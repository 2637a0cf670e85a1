"""``thuocdo release``: a draft of the newest result to look at; making, signing and publishing releases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from connectors import clock
from connectors.commands.common import (
    AsOfOption,
    LocalityOption,
    YearOption,
    fail,
    installation_of,
    open_ledger,
    say,
)
from connectors.commands.release_acts import export, list_releases, notice, sign_in, sign_off, write_new
from connectors.commands.release_making import difference, make

NOTHING_READ = ("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
ONLY_DRAFTS = (
    "hãy thêm --draft để làm bản nháp, hoặc dùng `thuocdo release make`",
    "add --draft for a draft, or use `thuocdo release make`",
)

release = typer.Typer(help="Công bố: bản nháp, lập, ký, ký duyệt, thông báo / releases.", invoke_without_command=True)
release.command("make")(make)
release.command("difference")(difference)
release.command("list")(list_releases)
release.command("sign-in")(sign_in)
release.command("sign-off")(sign_off)
release.command("notice")(notice)
release.command("export")(export)


@release.callback()
def draft_to(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option("--to", help="Tệp gói sẽ ghi / bundle to write")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Bản nháp, không ký / a draft, unsigned")] = False,
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    as_of: AsOfOption = None,
) -> None:
    """Đóng gói kết quả của lần đọc mới nhất thành bản nháp / freeze the newest result as a draft."""
    if context.invoked_subcommand is not None:
        return
    if to is None or not draft:
        fail(*ONLY_DRAFTS)
    from connectors.release import Publication, freeze
    from connectors.release.code_version import code_version
    from connectors.runs import latest_run, open_scorecard

    run = latest_run(locality)
    if run is None:
        fail(*NOTHING_READ)
    day = as_of.date() if as_of else run.as_of
    with open_ledger() as ledger:
        raw = {taken.hash for taken in ledger.visits.taken(locality, run.sync).values()}
    made = freeze(
        open_scorecard(installation_of(locality, year), run.sync, day),
        Publication(0, clock.now(), is_draft=True),
        code_version=code_version(),
        raw_books=raw,
    )
    write_new(to, made.bundle)
    say(f"Bản nháp {made.id}: {to} ({len(made.bundle):,} byte) / draft {made.id}")
