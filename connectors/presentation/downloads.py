"""What can be taken away: tables as CSV and XLSX, all data with its metadata, safe to open in a spreadsheet."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal
from typing import Any

import polars as pl
import xlsxwriter

from connectors.presentation.agency_card import AgencyCard
from connectors.presentation.agency_years import AgencyYears
from connectors.presentation.criteria_guide import Guide
from connectors.presentation.ranking import Ranking
from connectors.presentation.scorecard import Scorecard
from connectors.presentation.words import word
from rubric.criteria.field import Field
from rubric.language import from_days
from rubric.reasons import FIRST_NOT_APPLICABLE, OUTCOME_LABELS, REASON_LABELS, Outcome, Reason

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_INVISIBLE = " \u00a0\u200b\u200c\u200d\ufeff"


def ranking_table(ranking: Ranking, language: str) -> pl.DataFrame:
    """The ranking as shown: rank, agency, band, index, change; numbers as numbers."""
    rows = ranking.rows
    columns: dict[str, Any] = {
        word("rank", language): [int(row.rank_text) for row in rows],
        word("agency", language): [row.name for row in rows],
        word("band", language): [row.band_label for row in rows],
        word("score", language): [row.index / 100 for row in rows],
    }
    if ranking.is_compared:
        title = word("change", language, year=str(ranking.compared_year))
        columns[title] = [None if row.change is None else row.change / 100 for row in rows]
    return pl.DataFrame(columns)


def agency_table(card: AgencyCard, language: str) -> pl.DataFrame:
    """Every item of an agency as shown: code, title, points, maximum, outcome, how it was made."""
    passports = [each for group in (*card.groups, *card.adjustments) for each in group.passports]
    return pl.DataFrame(
        {
            word("item", language): [each.item for each in passports],
            word("title", language): [each.title for each in passports],
            word("points", language): [None if each.share is None else each.points / 100 for each in passports],
            word("maximum", language): [each.maximum / 100 for each in passports],
            word("outcome", language): [each.outcome_label for each in passports],
            word("arithmetic", language): [each.arithmetic for each in passports],
        }
    )


def years_table(years: AgencyYears, language: str) -> pl.DataFrame:
    """An agency's years: index, rank and band by the set of the time, and the index under the newest set."""
    newest = years.lines[-1].method if years.lines else ""
    columns: dict[str, Any] = {
        word("year", language): [line.year for line in years.lines],
        word("score", language): [line.index / 100 for line in years.lines],
        word("rank", language): [line.rank for line in years.lines],
        word("band", language): [line.band for line in years.lines],
        word("method", language): [line.method for line in years.lines],
    }
    if years.has_break:
        again = [None if line.again is None else line.again / 100 for line in years.lines]
        columns[word("recomputed_by", language, method=newest)] = pl.Series(again, dtype=pl.Float64)
    return pl.DataFrame(columns)


def bridge_table(years: AgencyYears, language: str) -> pl.DataFrame:
    """The bridge as shown: every step with its change and the index after it."""
    changes = [None if line.change is None else line.change / 100 for line in years.bridge]
    return pl.DataFrame(
        {
            word("step", language): [line.label for line in years.bridge],
            word("part", language): pl.Series(changes, dtype=pl.Float64),
            word("index_after", language): [line.index / 100 for line in years.bridge],
        }
    )


def criteria_table(guide: Guide, language: str) -> pl.DataFrame:
    """The criteria of an annex: code, title, maximum, rule, evidence, clauses."""
    cards = [card for group in (*guide.groups, guide.bonus, guide.penalty) for card in group.criteria]
    return pl.DataFrame(
        {
            word("item", language): [card.item for card in cards],
            word("title", language): [card.title for card in cards],
            word("maximum", language): [card.maximum for card in cards],
            word("rule", language): [card.rule for card in cards],
            word("evidence", language): [card.evidence for card in cards],
            word("clauses", language): ["; ".join(ref for ref, _, _ in card.clauses) for card in cards],
        }
    )


def csv(table: pl.DataFrame) -> bytes:
    """UTF-8 with BOM; text that a spreadsheet would run as a formula is disarmed, numbers are untouched."""
    text = [name for name, kind in table.schema.items() if kind == pl.String]
    safe = table.with_columns(pl.col(name).map_elements(disarmed, return_dtype=pl.String) for name in text)
    return b"\xef\xbb\xbf" + safe.write_csv().encode()


def disarmed(text: str) -> str:
    """The text, with an apostrophe before a first character that starts a formula."""
    return f"'{text}" if text.lstrip(_INVISIBLE).startswith(_RISKY) else text


def xlsx(table: pl.DataFrame, title: str, notes: list[str]) -> bytes:
    """One sheet: the notes, then the table; text is written as text, never as a formula or a link."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    sheet = book.add_worksheet(title[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    two = book.add_format({"num_format": "#,##0.00"})
    for row, note in enumerate(notes):
        sheet.write_string(row, 0, note)
    start = len(notes) + 1
    for column, (name, kind) in enumerate(table.schema.items()):
        sheet.write_string(start, column, name, head)
        values = table[name].to_list()
        sheet.set_column(column, column, min(60, max([len(name), *(len(str(v)) for v in values)]) + 2))
        for row, value in enumerate(values, start + 1):
            if value is None:
                sheet.write_blank(row, column, None)
            elif kind == pl.String:
                sheet.write_string(row, column, value)
            else:
                sheet.write_number(row, column, value, two if kind.is_float() else None)
    sheet.freeze_panes(start + 1, 0)
    book.close()
    return target.getvalue()


def everything(scorecard: Scorecard, language: str) -> bytes:
    """Findings, standings and figures of the run as CSV, with a description of every column, in one ZIP."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        tables = {
            "findings": _findings(scorecard, language),
            "standings": _standings(scorecard),
            "figures": _figures(scorecard),
        }
        for name, table in tables.items():
            bundle.writestr(f"{name}.csv", csv(table))
        bundle.writestr("metadata.json", json.dumps(metadata(scorecard, tables), ensure_ascii=False, indent=2))
    return target.getvalue()


def _named(frame: pl.DataFrame, scorecard: Scorecard) -> pl.DataFrame:
    names = {code: agency.name.vi for code, agency in scorecard.agencies.items()}
    code = pl.col("agency").cast(pl.String)
    return frame.with_columns(code.alias("agency")).with_columns(
        code.replace_strict(names, default="").alias("agency_name")
    )


def _findings(scorecard: Scorecard, language: str) -> pl.DataFrame:
    outcomes = {outcome.value: OUTCOME_LABELS[outcome].in_(language) for outcome in Outcome}
    deducted = pl.col("item").cast(pl.String).is_in(list(scorecard.criteria_set.penalty.items)) & (
        pl.col("reason") == 0
    )
    reasons = {int(reason): REASON_LABELS[reason].in_(language) for reason in Reason}
    frame = _named(scorecard.scored.findings, scorecard)
    return frame.select(
        "agency",
        "agency_name",
        "year",
        pl.col("item").cast(pl.String),
        points=pl.col("points") / 100,
        maximum=pl.col("maximum") / 100,
        outcome=pl.col("outcome").cast(pl.String),
        outcome_label=pl.when(deducted & (pl.col("points") > 0))
        .then(pl.lit(word("penalty.some", language)))
        .when(deducted)
        .then(pl.lit(word("penalty.none", language)))
        .otherwise(pl.col("outcome").cast(pl.String).replace_strict(outcomes)),
        reason_label=pl.col("reason").cast(pl.Int64).replace_strict(reasons),
    )


def _standings(scorecard: Scorecard) -> pl.DataFrame:
    hundredths = ["points", "maximum", "base_index", "bonus", "penalty", "index"]
    text = ["cohort", "annex", "band", "capped_by", "not_ranked"]
    return _named(scorecard.scored.standings, scorecard).select(
        "agency",
        "agency_name",
        "year",
        *(pl.col(name).cast(pl.String) for name in text),
        *(pl.col(name) / 100 for name in hundredths),
        "rank",
    )


def _figures(scorecard: Scorecard) -> pl.DataFrame:
    """Every figure of the year as text that any program reads: exact decimals, ISO days, yes/no, ids of choices."""
    fields = scorecard.criteria_set.fields
    names = {int(reason): reason.name.lower() for reason in Reason} | {int(Reason.SCORED): "reported"}
    rows = [
        (
            agency,
            year,
            field,
            machine_value(fields[field], value) if state < FIRST_NOT_APPLICABLE else None,
            names[state],
        )
        for agency, year, field, value, state in scorecard.figures.inputs.figures.iter_rows()
    ]
    schema = {"agency": pl.String, "year": pl.Int32, "field": pl.String, "value": pl.String, "state": pl.String}
    frame = _named(pl.DataFrame(rows, schema=schema, orient="row"), scorecard)
    return frame.select("agency", "agency_name", "year", "field", "value", "state").sort("agency", "year", "field")


def machine_value(field: Field, value: int) -> str:
    """A stored figure as any program reads it: exact decimals, ISO days, yes/no, ids of choices."""
    match field.kind:
        case "date":
            return from_days(value).isoformat()
        case "yes_no":
            return "yes" if value else "no"
        case "text" | "url":
            return "given"
        case "choices":
            return ";".join(key for bit, key in enumerate(field.choices) if value >> bit & 1)
        case _:
            return str(Decimal(value).scaleb(-field.decimals))


def metadata(scorecard: Scorecard, tables: dict[str, pl.DataFrame]) -> dict[str, Any]:
    """What tables were made of and by which rules, and what their columns hold."""
    run = scorecard.run
    return {
        "criteria_set": run.criteria_set,
        "version": run.version,
        "criteria_hash": run.criteria_hash,
        "basis": run.basis,
        "as_of": run.as_of.isoformat(),
        "inputs_hash": run.inputs_hash,
        "illustration": scorecard.is_illustration,
        "tables": {name: {"rows": table.height, "columns": table.columns} for name, table in tables.items()},
        "fields": {
            key: {"label": field.label.model_dump(), "unit": field.unit.model_dump(), "source": field.source}
            for key, field in scorecard.criteria_set.fields.items()
        },
        "items": {
            key: item.title.model_dump()
            for annex in scorecard.criteria_set.annexes
            for key, item in scorecard.criteria_set.scored_items(annex).items()
        },
        "absence": {
            "not_applicable": REASON_LABELS[Reason.NA_STRUCTURAL].model_dump(),
            "not_reported": REASON_LABELS[Reason.NOT_REPORTED].model_dump(),
            "unreadable": REASON_LABELS[Reason.UNREADABLE].model_dump(),
        },
    }
