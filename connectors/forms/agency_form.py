"""The book of one agency: who it is, a tab for each period with a row for each field, and its own scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.forms import headings
from connectors.forms.contents import NO, NOT_APPLICABLE, YES, Content
from connectors.forms.sheets import SAMPLE_MARK, Column, FormBook, FormTab
from connectors.localities import Agency, Installation
from rubric.criteria.field import Field
from rubric.language import number

_FIELD_WIDTHS = (24, 60, 16, 22, 44, 22, 14, 10, 36)
_SCORE_WIDTHS = (12, 64, 12, 12, 60)
_VALUE = 3


@dataclass(frozen=True, slots=True)
class EvidenceCells:
    """What stands beside a figure: link, document, its day, page, note."""

    link: Content = None
    document: Content = None
    day: Content = None
    page: Content = None
    note: Content = None


@dataclass(frozen=True, slots=True)
class OwnScoreCells:
    """What an agency gives itself for a criterion: points and an explanation."""

    points: Content
    explanation: str = ""


@dataclass(frozen=True)
class AgencyBook:
    """Everything typed into an agency's book; the default is the blank form.

    ``values`` and ``evidence`` are keyed by period and field, ``own_scores`` by criterion. ``repeated`` are
    (period, field, content) rows that stand a second time at the end of their tab. ``code`` and ``name`` are
    what the agency typed in place of its own.
    """

    periods: Sequence[str]
    values: Mapping[tuple[str, str], Content] = field(default_factory=dict)
    evidence: Mapping[tuple[str, str], EvidenceCells] = field(default_factory=dict)
    own_scores: Mapping[str, OwnScoreCells] = field(default_factory=dict)
    repeated: Sequence[tuple[str, str, Content]] = ()
    code: str | None = None
    name: str | None = None


def write_agency_form(
    file: Path, installation: Installation, agency: Agency, book: AgencyBook, *, created: date, sample: bool = False
) -> Path:
    """Write the book of ``agency`` to ``file``: the fields its annex owes, as the criteria set lists them.

    ``sample`` marks it as made-up data. ``created`` is the only day the file carries.
    """
    with FormBook(file, f"{agency.name.vi}, {installation.criteria_set.id}", created) as form:
        _about(form, installation, agency, book, sample)
        for period in book.periods:
            _period(form, installation, agency.annex, period, book)
        _own_scores(form, installation, agency.annex, book)
    return file


def _about(form: FormBook, installation: Installation, agency: Agency, book: AgencyBook, sample: bool) -> None:
    tab = form.tab(headings.ABOUT_TAB, [Column("", 24), Column("", 90)])
    lines = [
        (headings.ABOUT_CODE, agency.code if book.code is None else book.code),
        (headings.ABOUT_NAME, agency.name.vi if book.name is None else book.name),
        (headings.LOCALITY, installation.locality.name.vi),
        (headings.CRITERIA_SET, criteria_set_line(installation)),
    ]
    if sample:
        lines.append((headings.SAMPLE, SAMPLE_MARK))
    for row, (label, value) in enumerate(lines):
        tab.words(row, 0, label, bold=True)
        tab.words(row, 1, value)


def criteria_set_line(installation: Installation) -> str:
    """The criteria set a form was made with: its id, version and the beginning of its hash."""
    made_with = installation.criteria_set
    return f"{made_with.id}, {made_with.version}, {made_with.hash[:12]}"


def _period(form: FormBook, installation: Installation, annex: str, period: str, book: AgencyBook) -> None:
    columns = [Column(*column) for column in zip(headings.FIELD_COLUMNS, _FIELD_WIDTHS, strict=True)]
    tab = form.tab(period, columns, frozen_columns=2)
    fields = installation.criteria_set.fields_of(annex)
    rows = [(key, book.values.get((period, key))) for key in fields]
    rows += [(key, content) for where, key, content in book.repeated if where == period]
    for row, (key, content) in enumerate(rows, start=1):
        _field_row(tab, row, key, fields[key], content)
        _evidence(tab, row, book.evidence.get((period, key), EvidenceCells()))


def _field_row(tab: FormTab, row: int, key: str, field: Field, content: Content) -> None:
    tab.words(row, 0, key, grey=True)
    tab.words(row, 1, field.label.vi)
    tab.words(row, 2, field.unit.vi)
    tab.figure(row, _VALUE, content, field)
    if field.kind == "yes_no":
        tab.offer(row, _VALUE, 1, [YES, NO, NOT_APPLICABLE] if field.allows_not_applicable else [YES, NO])


def _evidence(tab: FormTab, row: int, evidence: EvidenceCells) -> None:
    cells = (evidence.link, evidence.document, evidence.day, evidence.page, evidence.note)
    for column, content in enumerate(cells, start=_VALUE + 1):
        tab.plain(row, column, content)


def _own_scores(form: FormBook, installation: Installation, annex: str, book: AgencyBook) -> None:
    year = installation.criteria_set.year
    columns = [Column(*column) for column in zip(headings.SCORE_COLUMNS, _SCORE_WIDTHS, strict=True)]
    tab = form.tab(headings.own_scores_tab(year), columns, frozen_columns=2)
    for row, (key, criterion) in enumerate(installation.criteria_set.criteria_of(annex).items(), start=1):
        own = book.own_scores.get(key, OwnScoreCells(None))
        tab.words(row, 0, key, grey=True)
        tab.words(row, 1, criterion.title.vi)
        tab.words(row, 2, number(criterion.points[annex].fraction))
        tab.plain(row, 3, own.points, "0.00")
        tab.plain(row, 4, own.explanation or None)
