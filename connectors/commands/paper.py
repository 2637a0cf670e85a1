"""``thuocdo paper``: the Word papers, from the release that holds or from what stands now."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.commands.common import (
    LocalityOption,
    YearOption,
    agency_code,
    fail,
    fail_with,
    installation_of,
    open_ledger,
    say,
)

if TYPE_CHECKING:
    from connectors.ledger import Ledger, Release
    from connectors.localities import Installation
    from connectors.papers.catalogue import Order, PaperKind


class Kind(StrEnum):
    """The kinds of connectors.papers.catalogue, which a test holds against these."""

    REPORT = "report"
    RESULT = "result"
    CRITERIA = "criteria"
    REMINDER = "reminder"
    CASE_FILE = "case-file"
    SELF_SCORING = "self-scoring"
    MINUTES = "minutes"


class Period(StrEnum):
    """Which report."""

    YEAR = "year"
    HALF = "H1"


KindArgument = Annotated[
    Kind,
    typer.Argument(
        help="report: báo cáo · result: quyết định công bố · criteria: bộ tiêu chí · reminder: đôn đốc · "
        "case-file: hồ sơ · self-scoring: bảng tự chấm · minutes: biên bản thẩm định"
    ),
]
AgencyOption = Annotated[list[str] | None, typer.Option("--agency", help="Mã hoặc tên cơ quan / code or name")]
CohortOption = Annotated[str, typer.Option("--cohort", help="Mọi cơ quan của một khối / all of a cohort, e.g. phuong")]
PeriodOption = Annotated[Period, typer.Option("--period", help="Kỳ báo cáo / period", case_sensitive=False)]
ReleaseOption = Annotated[str, typer.Option("--release", help="Tên bản công bố / release, e.g. hue-2026-1")]
ProvisionalOption = Annotated[
    bool, typer.Option("--provisional", help="Từ số liệu tạm tính, có đóng dấu / from provisional figures, stamped")
]
OutOption = Annotated[Path, typer.Option("--out", help="Thư mục ghi / folder")]
PdfOption = Annotated[bool, typer.Option("--pdf", help="Thêm bản PDF, cần LibreOffice / also as PDF")]


def paper(  # noqa: PLR0913, PLR0917 - each is an option of the command
    kind: KindArgument,
    out: OutOption,
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    agency: AgencyOption = None,
    cohort: CohortOption = "",
    period: PeriodOption = Period.YEAR,
    release: ReleaseOption = "",
    provisional: ProvisionalOption = False,
    pdf: PdfOption = False,
) -> None:
    """Lập văn bản Word theo thể thức Nghị định 30/2020 / write Word papers in the form of the decree."""
    from connectors.papers.catalogue import KINDS

    asked = KINDS[kind.value]
    _refuse_misuse(asked, [*(agency or []), *([cohort] if cohort else [])], period, release, provisional=provisional)
    installation = installation_of(locality, year)
    codes = (*(agency_code(installation, typed) for typed in agency or []), *_of_cohort(installation, cohort))
    with open_ledger() as ledger:
        order = _order(ledger, installation, asked, release, codes, half=period is Period.HALF, provisional=provisional)
        made = list(asked.make(order))
    if not made:
        say("Không có cơ quan nào cần văn bản này / no agency needs this paper")
        return
    _write(out, f"{locality}-{year}", made, pdf=pdf)


def _of_cohort(installation: Installation, cohort: str) -> list[str]:
    """The agencies of a cohort; ends the command for one that is not there."""
    known = installation.criteria_set.cohorts
    if cohort and cohort not in known:
        names = ", ".join(f"{key} ({each.title.vi})" for key, each in known.items())
        fail(
            f"không có khối “{cohort}”; đang có: {names}",
            f"there is no cohort “{cohort}”; there is: {', '.join(known)}",
        )
    return [code for code, each in installation.agencies.items() if each.cohort == cohort]


def _refuse_misuse(asked: PaperKind, agencies: list[str], period: Period, release: str, *, provisional: bool) -> None:
    """End the command where an option says what this kind of paper has not."""
    if release and provisional:
        fail("chọn --release hoặc --provisional, không cả hai", "give either --release or --provisional")
    if asked.rests != "figures" and (release or provisional):
        fail(
            "văn bản này không lập từ bản công bố; bỏ --release, --provisional",
            "this paper is not made from a release; leave --release and --provisional out",
        )
    if agencies and not asked.is_of_agencies:
        fail(
            "văn bản này của cả địa phương; bỏ --agency, --cohort",
            "this paper is of the whole locality; leave --agency and --cohort out",
        )
    if period is Period.HALF and not asked.has_halves:
        fail("chỉ báo cáo mới có kỳ 6 tháng", "only the report has a half-year")


def _order(
    ledger: Ledger,
    installation: Installation,
    asked: PaperKind,
    release: str,
    codes: tuple[str, ...],
    *,
    half: bool,
    provisional: bool,
) -> Order:
    from connectors import clock
    from connectors.data_files import DataFileError
    from connectors.papers.ordering import NothingToShow, newest_order, released_order, rules_order
    from connectors.release.faults import ReleaseError

    try:
        if asked.rests == "rules":
            return rules_order(installation)
        if asked.rests == "newest" or provisional:
            return newest_order(ledger, installation, codes, half=half, now=clock.now())
        return released_order(ledger, _public(ledger, installation, release), codes, half=half)
    except (NothingToShow, ReleaseError) as nothing:
        fail_with(nothing.message)
    except DataFileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def _public(ledger: Ledger, installation: Installation, name: str) -> Release:
    """The public release of that name, or the one that holds; ends the command where there is none."""
    locality, year = installation.locality.id, installation.criteria_set.year
    if not name:
        return ledger.releases.published(locality, year) or fail(
            f"chưa có bản công bố nào của năm {year}; thêm --provisional để lập từ số liệu tạm tính",
            f"nothing was released for {year} yet; add --provisional for the provisional figures",
        )
    found = ledger.releases.named(name)
    if found is None or not found.published_at or found.locality != locality:
        fail(f"không có bản công bố nào tên {name}", f"there is no public release named {name}")
    return found


def _write(out: Path, stem: str, made: Sequence[tuple[str, object]], *, pdf: bool) -> None:
    """Write each paper into the folder; nothing there is written over, somebody may have worked in it."""
    from connectors.papers.paper import Paper
    from connectors.papers.pdf import PdfError, pdf_of
    from connectors.papers.word import docx

    files = {out / f"{stem}-{name}.docx": each for name, each in made if isinstance(each, Paper)}
    if there := [file.name for file in files if file.exists()]:
        fail(f"{there[0]} đã có; không ghi đè", f"{there[0]} is there already; never overwritten")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for file, each in files.items():
            file.write_bytes(docx(each))
    except OSError as error:
        fail(f"không ghi được vào {out}: {error.strerror}", f"{out} cannot be written: {error.strerror}")
    say(f"Đã ghi {len(files)} tệp .docx vào {out} / wrote {len(files)} .docx")
    if pdf:
        try:
            say(f"Đã ghi {len(pdf_of(files, out))} tệp .pdf / wrote as PDF too")
        except PdfError as refused:
            fail_with(refused.message)
