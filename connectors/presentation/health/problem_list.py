"""The problems of a sync as a list to work through: whose, where (with the link that opens the cell), what to type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from connectors.folding import holds
from connectors.health_facts import HealthFacts, book_of
from connectors.presentation import links
from connectors.presentation.words import word
from connectors.problem import Severity
from connectors.registry import REGISTER
from connectors.scorecard import Scorecard

WORST_FIRST = (Severity.BOOK, Severity.TAB, Severity.CELL, Severity.WARNING)


@dataclass(frozen=True)
class ProblemLine:
    """One problem. ``owner`` is the agency's name, or what the book is called; ``link`` opens the cell."""

    severity: Severity
    agency: str
    owner: str
    owner_link: str
    cohort: str
    address: str
    link: str
    found: str
    message: str


@dataclass(frozen=True)
class ProblemGroup:
    """The problems of one severity that are shown, and how many more there are."""

    title: str
    severity: str
    lines: tuple[ProblemLine, ...]
    more: int


def problem_lines(facts: HealthFacts, scorecard: Scorecard, year: int, language: str) -> tuple[ProblemLine, ...]:
    """Every problem of the sync, the worst first, otherwise in the order found."""
    lines = [_line(row, facts, scorecard, year, language) for row in facts.problems]
    return tuple(sorted(lines, key=lambda line: WORST_FIRST.index(line.severity)))


def chosen(
    lines: Sequence[ProblemLine], *, severity: str = "", cohort: str = "", agency: str = "", typed: str = ""
) -> tuple[ProblemLine, ...]:
    """The lines of one severity, cohort and agency (empty: any) that hold what was typed; marks do not matter."""
    return tuple(
        line
        for line in lines
        if severity in {"", line.severity.value}
        and cohort in {"", line.cohort}
        and agency in {"", line.agency}
        and holds(typed, f"{line.owner} {line.address} {line.message}")
    )


def grouped(lines: Sequence[ProblemLine], language: str, most: int) -> tuple[ProblemGroup, ...]:
    """The lines by severity, at most ``most`` of each."""
    groups: list[ProblemGroup] = []
    for severity in WORST_FIRST:
        found = tuple(line for line in lines if line.severity is severity)
        if found:
            title = f"{word(f'severity.{severity.value}', language)} ({len(found)})"
            groups.append(ProblemGroup(title, severity.value, found[:most], max(0, len(found) - most)))
    return tuple(groups)


def problems_table(lines: Sequence[ProblemLine], language: str) -> pl.DataFrame:
    """The lines as a table to send on."""
    columns = {
        "severity": [word(f"severity.{line.severity.value}", language) for line in lines],
        "agency": [line.owner for line in lines],
        "place": [line.address for line in lines],
        "found": [line.found for line in lines],
        "mend": [line.message for line in lines],
        "link": [line.link for line in lines],
    }
    return pl.DataFrame({word(key, language): pl.Series(each, dtype=pl.String) for key, each in columns.items()})


def _line(row: Mapping[str, Any], facts: HealthFacts, scorecard: Scorecard, year: int, language: str) -> ProblemLine:
    whose = facts.registered.get(book_of(row))
    code = row["agency"] or (whose.agency if whose else "")
    agency = scorecard.agencies.get(code)
    cohort = agency.cohort if agency else whose.cohort if whose else ""
    locality = scorecard.installation.locality.id
    return ProblemLine(
        severity=Severity(row["severity"]),
        agency=code if agency else "",
        owner=agency.name.in_(language) if agency else _named(row, facts, scorecard, language),
        owner_link=links.agency(locality, code, year, language, edition=links.PROVISIONAL) if agency else "",
        cohort=cohort,
        address=" › ".join(part for part in (row["book"], row["tab"], row["cell"]) if part),
        link=row["link"],
        found=row["found"],
        message=row["message_en" if language == "en" else "message_vi"],
    )


def _named(row: Mapping[str, Any], facts: HealthFacts, scorecard: Scorecard, language: str) -> str:
    """What a problem that concerns no single agency is filed under."""
    whose = facts.registered.get(book_of(row))
    if whose and whose.kind == "cohort":
        title = scorecard.criteria_set.cohorts[whose.cohort].title.in_(language)
        return f"{word('book.cohort', language)} {title}"
    if whose and whose.kind == "department":
        return word("book.department", language)
    if REGISTER in str(row["book"]):
        return "Sổ đăng ký bảng tính" if language == "vi" else "Register of books"
    return "Chung" if language == "vi" else "General"
