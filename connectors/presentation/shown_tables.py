"""The tables that pages show, as they can be taken away: numbers as numbers, words in the reader's language."""

from __future__ import annotations

from typing import Any

import polars as pl

from connectors.presentation.agency_card import AgencyCard
from connectors.presentation.agency_years import AgencyYears
from connectors.presentation.criteria_guide import Guide
from connectors.presentation.ranking import Ranking
from connectors.presentation.words import word


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
