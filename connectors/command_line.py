"""The command ``thuocdo``: sample reports, sync, scores and explanations at the terminal."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from connectors.commands.templates import template
from connectors.commands.terminal import LocalityOption, YearOption
from connectors.commands.terminal import agency_code as _agency_code
from connectors.commands.terminal import fail as _fail
from connectors.commands.terminal import open_installation as _installation
from connectors.commands.terminal import progress as _progress
from connectors.commands.terminal import say as _say
from connectors.settings import ROOT, settings

if TYPE_CHECKING:
    from connectors.ledger import Ledger
    from connectors.localities import Installation

app = typer.Typer(
    help="Thước đo 57: chấm điểm công tác truyền thông Nghị quyết 57 / scores communication of Resolution 57.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("template")(template)

AsOfOption = Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Số liệu đến ngày / as of")]
SAMPLE_AS_OF = (12, 31)


class Format(StrEnum):
    """How scores are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@app.command()
def sample(
    folder: Annotated[Path | None, typer.Option("--to", help="Thư mục ghi / folder")] = None,
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    seed: Annotated[int, typer.Option(help="Số mầm / seed")] = 57,
) -> None:
    """Ghi bộ báo cáo minh hoạ / write the illustration reports."""
    from connectors.samples import make_samples

    target = folder or settings().samples
    written = make_samples(_installation(locality, year), target, seed=seed, on_progress=_progress("ghi / writing"))
    _say(f"Đã ghi {len(written)} tệp minh hoạ vào {target} / wrote {len(written)} illustration files")


@app.command()
def sync(
    folder: Annotated[Path, typer.Argument(help="Thư mục sổ báo cáo / folder of books", exists=True, file_okay=False)],
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    as_of: AsOfOption = None,
) -> None:
    """Đọc các sổ báo cáo vào sổ cái / read the books into the ledger."""
    from connectors.sync import sync_folder

    with _open_ledger() as ledger:
        number = sync_folder(
            ledger,
            _installation(locality, year),
            folder,
            as_of=as_of.date() if as_of else date.today(),  # noqa: DTZ011
            on_progress=_progress("đọc / reading"),
        )
        _print_problems(ledger, number)


@app.command()
def score(
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    format: Annotated[Format, typer.Option(help="Dạng in / format")] = Format.TABLE,  # noqa: A002
    as_of: AsOfOption = None,
) -> None:
    """Chấm điểm lần đọc mới nhất / score the newest sync."""
    from connectors.presentation import score_list

    scorecard = _scorecard(locality, year, as_of)
    prints = {Format.JSON: score_list.as_json, Format.CSV: score_list.as_csv, Format.TABLE: score_list.as_table}
    _say(prints[format](scorecard, year))


@app.command()
def explain(
    agency: Annotated[str, typer.Argument(help="Mã hoặc tên cơ quan / code or name")],
    criterion: Annotated[str, typer.Argument(help="Mã tiêu chí / criterion, e.g. D1")],
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
    language: Annotated[str, typer.Option("--lang", help="vi | en")] = "vi",
    as_of: AsOfOption = None,
) -> None:
    """Giải thích một điểm / explain one score, down to the cell and the clause."""
    from connectors.presentation.passport_text import passport_text

    scorecard = _scorecard(locality, year, as_of)
    code = _agency_code(scorecard.installation, agency)
    if criterion not in scorecard.criteria_set.scored_items(scorecard.agencies[code].annex):
        _fail(f"cơ quan này không có tiêu chí {criterion}", f"this agency has no criterion {criterion}")
    _say(passport_text(scorecard, code, year, criterion, "en" if language == "en" else "vi"))


@app.command()
def schema() -> None:
    """In lược đồ JSON của bộ tiêu chí / print the JSON Schema of criteria sets, for editors."""
    from connectors.criteria_schema import criteria_json_schema

    _say(json.dumps(criteria_json_schema(), ensure_ascii=False, indent=2))


@app.command("demo-data")
def demo_data(locality: LocalityOption = "hue", year: YearOption = 2026) -> None:
    """Ghi, đọc và chấm bộ minh hoạ nếu chưa có / make, read and score the illustration data once."""
    stamp, facts = settings().samples / ".made-from", _digest_of_facts(locality)
    if not (settings().ledger.exists() and stamp.exists() and stamp.read_text() == facts):
        from connectors.runs import latest_run

        run = latest_run(locality)
        if run is not None and not run.is_illustration:
            _say("Giữ nguyên số liệu đã đọc / the books already read are kept")
            return
        _make_demo_data(_installation(locality, year))
        stamp.write_text(facts)
    _say("Dữ liệu đã sẵn sàng / the data is ready")


def _digest_of_facts(locality: str) -> str:
    """What the illustration was made from; compared without loading anything heavy."""
    digest = hashlib.sha256()
    facts, makers = ROOT / "data" / "localities" / locality, ROOT / "connectors"
    for file in sorted([*facts.rglob("*.yaml"), *makers.glob("samples/*.py"), *makers.glob("forms/*.py")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _make_demo_data(installation: Installation) -> None:
    from connectors.runs import SAMPLES, latest_run, open_scorecard
    from connectors.samples import make_samples
    from connectors.sync import sync_folder

    folder, locality = settings().samples, installation.locality.id
    make_samples(installation, folder, on_progress=_progress("ghi sổ minh hoạ / writing samples"))
    with _open_ledger() as ledger:
        sync_folder(
            ledger,
            installation,
            folder,
            as_of=date(installation.criteria_set.year, *SAMPLE_AS_OF),
            source=SAMPLES,
            on_progress=_progress("đọc / reading"),
        )
    run = latest_run(locality)
    if run is None:
        _fail("không đọc được bộ minh hoạ", "the illustration data could not be read")
    open_scorecard(installation, run.sync, run.as_of)


def main() -> None:
    """Run the command."""
    app()


def _open_ledger() -> closing[Ledger]:
    """The ledger of this installation, to be closed at the end."""
    from connectors.ledger import Ledger

    return closing(Ledger(settings().ledger))


def _scorecard(locality: str, year: int, as_of: datetime | None) -> Any:
    from connectors.runs import latest_run, open_scorecard

    run = latest_run(locality)
    if run is None:
        _fail("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
    return open_scorecard(_installation(locality, year), run.sync, as_of.date() if as_of else run.as_of)


def _print_problems(ledger: Ledger, number: int) -> None:
    rows = ledger.problems_of(number)
    for row in rows:
        place = " › ".join(part for part in (row["book"], row["tab"], row["cell"]) if part)
        _say(f"[{row['severity']}] {place}: {row['message_vi']}")
    _say(f"Lần đọc {number}: {len(rows)} việc cần xem / sync {number}: {len(rows)} problems")


if __name__ == "__main__":
    main()
