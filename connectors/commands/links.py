"""``thuocdo links``: whether the links of evidence still open."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from connectors.commands.common import (
    LocalityOption,
    YearOption,
    fail,
    installation_of,
    open_ledger,
    progress_line,
    say,
)
from connectors.settings import settings


def links(
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Thử cả khi cấu hình không bật / also where the settings do not ask for it")
    ] = False,
) -> None:
    """Thử mở các đường dẫn minh chứng, mỗi ngày một lần / try the links of evidence, each once a day."""
    from connectors.links.checking import check_links, evidence_links
    from connectors.runs import readings_of
    from connectors.verification.settings import load_settings

    if load_settings(locality, settings().data).evidence_check == "off" and not anyway:
        fail(
            f"chưa bật thử đường dẫn: đặt `evidence_check: on` trong localities/{locality}/verification.yaml,"
            " hoặc thêm --anyway",
            f"trying links is not switched on: set `evidence_check: on` in localities/{locality}/verification.yaml, or"
            " add --anyway",
        )
    with open_ledger() as ledger:
        latest = ledger.latest_sync(locality)
        if latest is None:
            fail("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
        readings = readings_of(ledger, installation_of(locality, year), latest.id, latest.as_of)
        round_ = check_links(ledger, evidence_links(readings), on_progress=progress_line("thử / trying"))
    if round_.is_cut_off:
        fail(
            "không đường dẫn nào mở được: máy này có vẻ không ra được mạng ngoài nên chưa ghi kết quả nào",
            "no link could be reached: this machine seems cut off from the network, so nothing was noted",
        )
    for check in sorted(round_.checks, key=lambda each: each.link):
        if check.outcome in {"dead", "not_public"}:
            say(f"[{check.outcome}] {check.status or check.reason} {check.link}")
    if round_.left:
        say(
            f"Hết thời gian: còn {round_.left} đường dẫn chưa thử, lần sau sẽ thử"
            f" / out of time: {round_.left} links are left for the next round"
        )
    found = Counter(check.outcome for check in round_.checks)
    say(
        f"Đã thử {len(round_.checks)} đường dẫn: {found['opens']} mở được, {found['dead']} hỏng,"
        f" {found['unclear']} chưa rõ, {found['not_public']} không công khai; {round_.not_due} đã thử trong ngày"
        f" / tried {len(round_.checks)}: {found['opens']} open, {found['dead']} dead, {found['unclear']} unclear,"
        f" {found['not_public']} not public; {round_.not_due} tried within a day"
    )
