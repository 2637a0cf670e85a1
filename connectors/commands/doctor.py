"""``thuocdo doctor``: what keeps this installation from reading its books, and what to do about it."""

from __future__ import annotations

from typing import Annotated

import typer

from connectors.commands.common import LocalityOption, YearOption, installation_of, say
from connectors.settings import settings


def doctor(
    registry: Annotated[
        str,
        typer.Option(help="Sổ đăng ký bảng tính / the register of books", envvar="THUOCDO_REGISTRY"),
    ] = "",
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    as_json: Annotated[bool, typer.Option("--json", help="In JSON cho máy đọc / JSON for machines")] = False,
) -> None:
    """Kiểm tra tài khoản, mạng, đồng hồ, hạn mức, ổ đĩa, sổ cái / check what a sync needs, and say what to mend."""
    from connectors.doctor.case import Case
    from connectors.doctor.examination import examine
    from connectors.doctor.printing import as_json as json_of
    from connectors.doctor.printing import as_lines, as_summary, failed

    findings = []
    for finding in examine(Case(settings(), installation_of(locality, year), registry)):
        findings.append(finding)
        if not as_json:
            say(as_lines(finding))
    say(json_of(findings) if as_json else as_summary(findings))
    if any(map(failed, findings)):
        raise typer.Exit(1)
