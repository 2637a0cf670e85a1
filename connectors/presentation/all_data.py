"""All findings, standings and figures of a run in one ZIP, with a description of every column."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal
from typing import Any

import polars as pl

from connectors.exports.tables import csv
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from rubric.criteria.field import Field
from rubric.language import from_days
from rubric.reasons import FIRST_NOT_APPLICABLE, OUTCOME_LABELS, REASON_LABELS, Outcome, Reason


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
    scored = [int(reason) for reason in Reason if reason.is_scored]  # whatever else there is has no points, not zero
    frame = _named(scorecard.scored.findings, scorecard)
    return frame.select(
        "agency",
        "agency_name",
        "year",
        pl.col("item").cast(pl.String),
        points=pl.when(pl.col("reason").is_in(scored)).then(pl.col("points") / 100),
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
