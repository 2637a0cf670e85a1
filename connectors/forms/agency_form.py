"""The book of one agency: who it is, a tab for each period with a row for each field, and its own scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.forms import headings
from connectors.forms.answers import Answer, day_answer, hint_of, link_answer, points_answer
from connectors.forms.contents import Content
from connectors.forms.sheets import SAMPLE_MARK, TEXT_PATTERN, Column, FormBook, FormTab
from connectors.forms.spans import span_of
from connectors.forms.workbook_writing import write_workbook
from connectors.layouts.headers import Heading
from connectors.layouts.headings import DOCUMENT, DOCUMENT_DAY, LINK, NOTE, OWN_POINTS, PAGE
from connectors.localities import Agency, Installation
from rubric.criteria.field import Field
from rubric.language import number

_FIELD_WIDTHS = (24, 60, 16, 22, 44, 22, 14, 10, 36)
_SCORE_WIDTHS = (12, 64, 12, 12, 60)
_VALUE = 3
_EVIDENCE_ANSWERS: tuple[Answer | None, ...] = (
    link_answer(LINK.title),
    Answer("any", DOCUMENT.title, "Ghi số, ký hiệu của văn bản minh chứng. Ví dụ: 25/KH-SNV."),
    day_answer(DOCUMENT_DAY.title, example="15/01/2026"),
    Answer("any", PAGE.title, "Ghi trang có số liệu trong văn bản. Ví dụ: 3."),
    Answer("any", NOTE.title, "Ghi cách tính hoặc điều cần giải thích; không có thì để trống."),
)


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
    form = FormBook(agency_title(installation, agency))
    draw_agency_form(form, installation, agency, book, sample=sample)
    return write_workbook(form, file, created)


def agency_title(installation: Installation, agency: Agency) -> str:
    """What a book of an agency is called."""
    return f"{agency.name.vi}, {installation.criteria_set.id}"


def draw_agency_form(
    form: FormBook, installation: Installation, agency: Agency, book: AgencyBook, *, sample: bool = False
) -> None:
    """Draw the tabs of the book of ``agency``: who it is, the periods, its own scores."""
    _about(form, installation, agency, book, sample)
    for period in book.periods:
        _period(form, installation, agency.annex, period, book)
    _own_scores(form, installation, agency.annex, book)


def _about(form: FormBook, installation: Installation, agency: Agency, book: AgencyBook, sample: bool) -> None:
    tab = form.tab(headings.ABOUT_TAB, [Column("", 24), Column("", 90)], header_row=None)
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


def _columns(table: Sequence[Heading], widths: Sequence[float]) -> list[Column]:
    return [Column(heading.title, width, heading.key) for heading, width in zip(table, widths, strict=True)]


def _period(form: FormBook, installation: Installation, annex: str, period: str, book: AgencyBook) -> None:
    tab = form.tab(period, _columns(headings.FIELD_COLUMNS, _FIELD_WIDTHS), frozen_columns=2)
    fields = installation.criteria_set.fields_of(annex)
    rows = [(key, book.values.get((period, key))) for key in fields]
    rows += [(key, content) for where, key, content in book.repeated if where == period]
    for row, (key, content) in enumerate(rows, start=1):
        _field_row(tab, row, key, fields[key], content, span_of(fields[key], annex, period))
        _evidence(tab, row, book.evidence.get((period, key), EvidenceCells()))


def _field_row(tab: FormTab, row: int, key: str, spec: Field, content: Content, span: str) -> None:
    tab.words(row, 0, key, grey=True)
    tab.words(row, 1, spec.label.vi, note=hint_of(spec, span) if tab.book.is_template else "")
    tab.words(row, 2, spec.unit.vi)
    tab.figure(row, _VALUE, content, spec, span)


def _evidence(tab: FormTab, row: int, evidence: EvidenceCells) -> None:
    cells = (evidence.link, evidence.document, evidence.day, evidence.page, evidence.note)
    patterns = ("", TEXT_PATTERN, "", TEXT_PATTERN, "") if tab.book.is_template else ("",) * len(cells)
    for column, (content, pattern, answer) in enumerate(
        zip(cells, patterns, _EVIDENCE_ANSWERS, strict=True), start=_VALUE + 1
    ):
        tab.plain(row, column, content, pattern, answer=answer)


def _own_scores(form: FormBook, installation: Installation, annex: str, book: AgencyBook) -> None:
    year = installation.criteria_set.year
    columns = _columns(headings.SCORE_COLUMNS, _SCORE_WIDTHS)
    tab = form.tab(headings.own_scores_tab(year), columns, frozen_columns=2)
    for row, (key, criterion) in enumerate(installation.criteria_set.criteria_of(annex).items(), start=1):
        own = book.own_scores.get(key, OwnScoreCells(None))
        most = criterion.points[annex]
        tab.words(row, 0, key, grey=True)
        tab.words(row, 1, criterion.title.vi)
        tab.words(row, 2, number(most.fraction))
        tab.plain(row, 3, own.points, "0.00", answer=points_answer(OWN_POINTS.title, most.value))
        tab.plain(row, 4, own.explanation or None)
