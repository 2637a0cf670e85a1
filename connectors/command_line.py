"""The command ``thuocdo``: sample reports, sync, scores and explanations at the terminal."""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from connectors.commands.accounts import accounts
from connectors.commands.common import (
    AsOfOption,
    LocalityOption,
    YearOption,
    agency_code,
    fail,
    installation_of,
    open_ledger,
    progress_line,
    say,
)
from connectors.commands.consolidate import consolidate
from connectors.commands.dev_sheets import dev_sheets
from connectors.commands.doctor import doctor
from connectors.commands.keys import keys
from connectors.commands.ledgers import ledger
from connectors.commands.links import links
from connectors.commands.new_year import new_year
from connectors.commands.nq57 import nq57
from connectors.commands.paper import paper
from connectors.commands.release import release
from connectors.commands.results import results
from connectors.commands.sign import sign
from connectors.commands.site import site
from connectors.commands.syncing import accept, sync
from connectors.commands.templates import template
from connectors.commands.verify import verify
from connectors.settings import ROOT, SettingsError, settings

if TYPE_CHECKING:
    from connectors.localities import Installation

app = typer.Typer(
    help="Thước đo 57: chấm điểm công tác truyền thông Nghị quyết 57 / scores communication of Resolution 57.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

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

    target = folder or settings().samples_of(locality)
    installation, told = installation_of(locality, year), progress_line("ghi / writing")
    written = make_samples(installation, target, seed=seed, years=_sample_years(installation), on_progress=told)
    say(f"Đã ghi {len(written)} tệp minh hoạ vào {target} / wrote {len(written)} illustration files")


app.command("sync")(sync)
app.command("accept")(accept)
app.command("template")(template)
app.command("results")(results)
app.command("doctor")(doctor)
app.command("dev-sheets")(dev_sheets)
app.command("links")(links)
app.command("consolidate")(consolidate)
app.command("new-year")(new_year)
app.command("nq57")(nq57)
app.command("paper")(paper)
app.command("sign")(sign)
app.command("site")(site)
app.command("verify")(verify)
app.add_typer(accounts, name="accounts")
app.add_typer(keys, name="keys")
app.add_typer(release, name="release")
app.add_typer(ledger, name="ledger")


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
    say(prints[format](scorecard, year))


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
    code = agency_code(scorecard.installation, agency)
    if criterion not in scorecard.criteria_set.scored_items(scorecard.agencies[code].annex):
        fail(f"cơ quan này không có tiêu chí {criterion}", f"this agency has no criterion {criterion}")
    say(passport_text(scorecard, code, year, criterion, "en" if language == "en" else "vi"))


@app.command()
def schema() -> None:
    """In lược đồ JSON của bộ tiêu chí / print the JSON Schema of criteria sets, for editors."""
    from connectors.criteria_schema import criteria_json_schema

    say(json.dumps(criteria_json_schema(), ensure_ascii=False, indent=2))


@app.command("demo-data")
def demo_data(locality: LocalityOption = "hue", year: YearOption = 2026) -> None:
    """Ghi, đọc và chấm bộ minh hoạ nếu chưa có / make, read and score the illustration data once."""
    stamp, facts = settings().samples_of(locality) / ".made-from", _digest_of_facts(locality)
    if not (settings().has_ledger and stamp.exists() and stamp.read_text() == facts):
        from connectors.runs import latest_run

        run = latest_run(locality)
        if run is not None and not run.is_illustration:
            say("Giữ nguyên số liệu đã đọc / the books already read are kept")
            return
        _make_demo_data(installation_of(locality, year))
        stamp.write_text(facts)
    say("Dữ liệu đã sẵn sàng / the data is ready")


def _sample_years(installation: Installation) -> range:
    """From the first year that counts to the year of the set."""
    return range(installation.criteria_set.first_year, installation.criteria_set.year + 1)


def _digest_of_facts(locality: str) -> str:
    """What the illustration was made from; compared without loading anything heavy."""
    digest = hashlib.sha256()
    facts, makers = settings().data, ROOT / "connectors"
    own = (facts / "localities" / locality).rglob("*.yaml")
    bases, made_by = (facts / "criteria").glob("*.yaml"), [*makers.glob("samples/*.py"), *makers.glob("forms/*.py")]
    for file in sorted([*own, *bases, *made_by]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _make_demo_data(installation: Installation) -> None:
    from connectors.runs import SAMPLES, latest_run, open_scorecard
    from connectors.samples import make_samples
    from connectors.sync import sync_folder

    locality = installation.locality.id
    folder, told = settings().samples_of(locality), progress_line("ghi sổ minh hoạ / writing samples")
    make_samples(installation, folder, years=_sample_years(installation), on_progress=told)
    with open_ledger() as ledger:
        sync_folder(
            ledger,
            installation,
            folder,
            as_of=date(installation.criteria_set.year, *SAMPLE_AS_OF),
            source=SAMPLES,
            on_progress=progress_line("đọc / reading"),
            cache=settings().readings,
        )
    run = latest_run(locality)
    if run is None:
        fail("không đọc được bộ minh hoạ", "the illustration data could not be read")
    _release_demo_data(installation, run.sync)
    open_scorecard(installation, run.sync, run.as_of)


@app.command("demo-release", hidden=True)
def demo_release(locality: LocalityOption = "hue", year: YearOption = 2026) -> None:
    """Thẩm định và công bố minh hoạ số liệu minh hoạ đã đọc / verify and publish the illustration that was read."""
    from connectors.runs import latest_run

    run = latest_run(locality)
    if run is None or not run.is_illustration:
        fail("chỉ công bố minh hoạ được số liệu minh hoạ", "only illustration data can have a made-up release")
    _release_demo_data(installation_of(locality, year), run.sync)


def _release_demo_data(installation: Installation, sync: int) -> None:
    from connectors.samples.releasing import release_sample

    with open_ledger() as ledger:
        release_sample(ledger, installation, sync)


def main() -> None:
    """Run the command; a variable that is set wrongly and a ledger that cannot be used are told, not traced back."""
    try:
        app()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except Exception as error:
        from connectors.ledger import LedgerFault

        if not isinstance(error, LedgerFault):
            raise
        typer.echo(f"{error.message.vi}\n{error.message.en}", err=True)
        sys.exit(1)


def _scorecard(locality: str, year: int, as_of: datetime | None) -> Any:
    from connectors.runs import latest_run, open_scorecard

    run = latest_run(locality)
    if run is None:
        fail("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
    return open_scorecard(installation_of(locality, year), run.sync, as_of.date() if as_of else run.as_of)


if __name__ == "__main__":
    main()
