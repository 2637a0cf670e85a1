"""``thuocdo release``: the newest result as a bundle; until the cycle is closed, as a draft to look at and try."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from connectors.commands.common import (
    AsOfOption,
    LocalityOption,
    YearOption,
    fail,
    installation_of,
    open_ledger,
    say,
)

NOTHING_READ = ("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
ONLY_DRAFTS = ("lệnh này mới chỉ làm bản nháp; hãy thêm --draft", "this command only makes drafts yet; add --draft")


def release(
    to: Annotated[Path, typer.Option("--to", help="Tệp gói sẽ ghi / bundle to write")],
    draft: Annotated[bool, typer.Option("--draft", help="Bản nháp, không ký / a draft, unsigned")] = False,
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    as_of: AsOfOption = None,
) -> None:
    """Đóng gói kết quả của lần đọc mới nhất thành bản nháp / freeze the newest result as a draft."""
    from connectors.release import Publication, freeze
    from connectors.release.code_version import code_version
    from connectors.runs import latest_run, open_scorecard

    if not draft:
        fail(*ONLY_DRAFTS)
    run = latest_run(locality)
    if run is None:
        fail(*NOTHING_READ)
    day = as_of.date() if as_of else run.as_of
    with open_ledger() as ledger:
        raw = {taken.hash for taken in ledger.visits.taken(locality, run.sync).values()}
    made = freeze(
        open_scorecard(installation_of(locality, year), run.sync, day),
        Publication(0, datetime.now(UTC), is_draft=True),
        code_version=code_version(),
        raw_books=raw,
    )
    try:
        with to.open("xb") as file:
            file.write(made.bundle)
    except FileExistsError:
        fail(f"{to.name} đã có; không ghi đè", f"{to.name} is there already; never overwritten")
    except OSError as error:
        fail(f"không ghi được {to}: {error.strerror}", f"cannot write {to}: {error.strerror}")
    say(f"Bản nháp {made.id}: {to} ({len(made.bundle):,} byte) / draft {made.id}")
