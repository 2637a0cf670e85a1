"""``thuocdo consolidate``: a commune's own report to its province, made of the reports of its units."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.commands.common import AsOfOption, YearOption, fail, installation_of, say
from connectors.settings import settings

if TYPE_CHECKING:
    from datetime import date

    from connectors.consolidation.consolidating import Consolidated, FormFigure
    from connectors.consolidation.loading import Consolidation
    from connectors.localities import Installation
    from connectors.papers.consolidated_report import Commune
    from connectors.reported import BookReading
    from connectors.runs import LatestRun


class Report(StrEnum):
    """The reports a commune owes."""

    YEAR = "year"
    H1 = "H1"


CommuneOption = Annotated[str, typer.Option("--locality", help="Mã xã, phường / commune, e.g. hoang-van-thu")]
PeriodOption = Annotated[Report, typer.Option("--period", help="Kỳ báo cáo: year, H1 / report", case_sensitive=False)]
OutOption = Annotated[Path | None, typer.Option("--out", help="Tệp .xlsx / file to write")]
DocxOption = Annotated[
    bool, typer.Option("--docx", help="Thêm báo cáo Word cạnh tệp .xlsx / the Word report beside it")
]


def consolidate(
    locality: CommuneOption = "hoang-van-thu",
    year: YearOption = 2026,
    period: PeriodOption = Report.YEAR,
    out: OutOption = None,
    as_of: AsOfOption = None,
    docx: DocxOption = False,
) -> None:
    """Tổng hợp báo cáo của xã gửi tỉnh / a commune's own report to the province, from its units' reports."""
    from connectors.consolidation.consolidating import consolidate as made_of
    from connectors.forms.consolidated_form import write_consolidated
    from connectors.papers.consolidated_report import Commune
    from connectors.runs import latest_run

    installation = installation_of(locality, year)
    consolidation = _consolidation_of(installation)
    run = latest_run(locality)
    if run is None:
        fail("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
    day = as_of.date() if as_of else run.as_of
    readings = _readings(installation, run, day)
    made = made_of(consolidation, installation, readings, period.value, as_of=day)
    file = out or settings().var / "consolidated" / _file_name(locality, made.period, is_sample=run.is_illustration)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_consolidated(file, consolidation, installation, made, as_of=day, sample=run.is_illustration)
    except OSError as error:
        fail(f"không ghi được {file}: {error.strerror}", f"{file} cannot be written")
    _tell(consolidation, installation, made, readings, is_sample=run.is_illustration)
    say(f"Đã ghi {file} / written")
    if docx:
        _write_paper(Commune(consolidation, installation, made, day, run.is_illustration), file.with_suffix(".docx"))


def _write_paper(commune: Commune, file: Path) -> None:
    """The same report as a Word paper beside the workbook."""
    from connectors.data_files import DataFileError
    from connectors.papers.consolidated_report import consolidated_paper
    from connectors.papers.settings import load_papers
    from connectors.papers.word import docx

    try:
        papers = load_papers(commune.installation.locality.id, settings().data)
        file.write_bytes(docx(consolidated_paper(commune, papers)))
    except DataFileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        fail(f"không ghi được {file}: {error.strerror}", f"{file} cannot be written")
    say(f"Đã ghi {file} / written")


def _consolidation_of(installation: Installation) -> Consolidation:
    from connectors.consolidation.loading import load_consolidation
    from connectors.data_files import DataFileError

    name = installation.locality.id
    try:
        found = load_consolidation(installation, settings().data)
    except DataFileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    file = f"data/localities/{name}/consolidation.yaml"
    return found or fail(
        f"“{name}” không tổng hợp báo cáo gửi cấp trên: chưa có tệp {file} nêu biểu mẫu và cách tổng hợp",
        f"“{name}” makes no report to a higher level: there is no file {file} with the form and the rules",
    )


def _readings(installation: Installation, run: LatestRun, as_of: date) -> list[BookReading]:
    from connectors.ledger import Ledger
    from connectors.runs import readings_of

    with closing(Ledger.at_to_read(settings())) as ledger:
        return readings_of(ledger, installation, run.sync, as_of)


def _file_name(locality: str, period: str, *, is_sample: bool) -> str:
    return f"{'minh-hoa-' if is_sample else ''}{locality}-{period.lower()}-bao-cao-tong-hop.xlsx"


def _tell(
    consolidation: Consolidation,
    installation: Installation,
    made: Consolidated,
    readings: list[BookReading],
    *,
    is_sample: bool,
) -> None:
    from connectors.forms.consolidated_form import own_deadline_words
    from connectors.forms.consolidated_words import counts_of, units_deadline
    from connectors.layouts.periods import write_period

    mark = "; dữ liệu minh hoạ / illustration data" if is_sample else ""
    name = consolidation.commune.name
    say(f"{name.vi}, {write_period(made.period).lower()}{mark} / {name.en}, {made.period}")
    say(f"Hạn đơn vị gửi xã / units owe it: {units_deadline(made, installation)}")
    say(f"Hạn xã gửi tỉnh / the commune owes it: {own_deadline_words(consolidation, made.period)}")
    say(f"Đơn vị có số liệu / units with figures: {counts_of(made.awaited, installation)}")
    _tell_units(made)
    _tell_problems(made, readings)
    _tell_what_to_type(made)


def _tell_what_to_type(made: Consolidated) -> None:
    """The figures left blank, by the reason why."""
    from connectors.forms.consolidated_words import why_blank

    say(f"Xã ghi tiếp / to type by hand: {len(made.to_type)}/{len(made.figures)} chỉ tiêu / fields")
    by_reason: dict[tuple[str, str], list[FormFigure]] = {}
    for figure in made.to_type:
        why = why_blank(figure)
        by_reason.setdefault((why.vi, why.en.lower()), []).append(figure)
    for (vi, en), figures in by_reason.items():
        say(f"  {vi} / {en} ({len(figures)}):")
        for figure in figures:
            say(f"    {figure.key}  {figure.spec.label.vi}")


def _tell_units(made: Consolidated) -> None:
    from connectors.forms.consolidated_words import standing_of

    silent = [each for each in made.awaited if not each.has_figures]
    if silent:
        say("Chưa có số liệu / without figures:")
    for each in silent:
        say(f"  {each.unit.name.vi}: {standing_of(each).lower()}")
    late = [each for each in made.units if each.standing == "late"]
    if late:
        say("Gửi muộn / late:")
    for each in late:
        say(f"  {each.unit.name.vi}: {standing_of(each).lower()} (nhận {each.received:%d/%m/%Y})")


def _tell_problems(made: Consolidated, readings: list[BookReading]) -> None:
    """The cells that no figure takes, and the tabs and books that cannot be read."""
    from connectors.problem import Severity

    for figure, part in made.unreadable:
        where = part.said.address if part.said else part.unit.name.vi
        say(f"[{Severity.CELL}] {where} ({figure.key}): {part.mend.vi if part.mend else 'không đọc được'}")
    for each in (problem for reading in readings for problem in reading.problems):
        if each.severity in {Severity.TAB, Severity.BOOK} and each.period in {"", made.period}:
            say(f"[{each.severity}] {each.address}: {each.message.vi}")
