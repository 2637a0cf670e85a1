"""The tables of a case file: the criteria of a group, and each figure with its cell, evidence, decision and appeal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from connectors.layouts.periods import write_period
from connectors.papers.paper import Column, Table
from connectors.papers.verification_acts import AppealStates
from connectors.papers.wording import NOT_GIVEN, capitalised, evidence_words, lines
from connectors.presentation.agency_card import GroupCard
from connectors.presentation.marks import NOT_REPORTED, PENDING
from connectors.presentation.passport import Cell, Passport, PassportInput
from connectors.presentation.words import word
from connectors.reported import ReportedValue
from connectors.scorecard import Scorecard
from rubric.criteria.field import GIVEN_KINDS, Field

CRITERIA = (
    Column("Mã", 10, "center"),
    Column("Tiêu chí", 32),
    Column("Quy tắc", 52),
    Column("Cách tính", 52),
    Column("Căn cứ", 66),
    Column("Kết quả", 22),
    Column("Điểm", 18, "center"),
)
FIGURES = (
    Column("Mã", 10, "center"),
    Column("Số liệu", 48),
    Column("Giá trị", 34),
    Column("Kỳ, ô trong sổ", 58),
    Column("Bên cung cấp", 28),
    Column("Minh chứng (văn bản, ngày, trang)", 42),
    Column("Thẩm định, giải trình", 36),
)


def criteria_table(group: GroupCard) -> Table:
    """A row for each criterion of a group."""
    return Table(CRITERIA, tuple(_criterion(each) for each in group.passports), dense=True)


def _criterion(said: Passport) -> tuple[str, ...]:
    indirect = f" ({word('indirect', 'vi')})"
    clauses = lines(
        f"{ref}: {label}{indirect if support == 'indirect' else ''}" for ref, label, support in said.clauses
    )
    outcome = lines([said.outcome_label, f"{said.mark} {said.because}".strip()])
    own = f"Tự chấm: {said.own_score}" if said.own_score else ""
    more = [f"Để thêm điểm: {each}" for each in said.improvements[:1]]
    return (
        said.item,
        said.title,
        said.rule,
        lines([said.arithmetic, own, *more]),
        clauses or word("no_clause", "vi"),
        outcome,
        said.points_text,
    )


def figures_table(
    scorecard: Scorecard, agency: str, year: int, group: GroupCard, appeals: AppealStates | None
) -> Table:
    """A row for each figure that a criterion of the group reads, and for each cell where it has several."""
    rows: list[tuple[str, ...]] = []
    for said in group.passports:
        for line in said.inputs:
            field = scorecard.criteria_set.fields[line.field]
            values = scorecard.sources(agency, year, line.field)
            rows += _Figure(line, field, appeals or {}).rows(said.item, values)
    return Table(FIGURES, tuple(rows), caption=f"Số liệu của mục {group.title}", dense=True)


@dataclass(frozen=True)
class _Figure:
    """One figure of a criterion, with how the appeals about the agency's cells stand."""

    line: PassportInput
    field: Field
    appeals: AppealStates

    def rows(self, item: str, values: tuple[ReportedValue, ...]) -> Iterator[tuple[str, ...]]:
        """The figure, each of its cells on a row of its own where there are several."""
        line = self.line
        if len(values) == 1:
            yield item, line.label, self._value(values[0], line.cells[0]), *self._cell(values[0], line.cells[0])
            return
        several = f"tổng hợp từ {len(values)} ô dưới đây" if values else NOT_GIVEN
        yield item, line.label, self._shown, several, capitalised(line.source), "", ""
        for value, cell in zip(values, line.cells, strict=True):
            typed = lines([f"“{value.text}”" if value.text else "", cell.problem])
            yield item, f"– {write_period(cell.period)}", typed, *self._cell(value, cell)

    @property
    def _shown(self) -> str:
        return f"{self.line.mark} {self.line.value}".strip()

    @property
    def _is_own(self) -> bool:
        """Whether the agency reports it, so that evidence and verification are asked of it."""
        return self.field.source == "agency" and self.field.scope == "agency"

    def _value(self, value: ReportedValue, cell: Cell) -> str:
        """The value, with what was typed where only that tells, and how to mend it where it cannot be read."""
        tells = self.line.mark or self.field.kind in GIVEN_KINDS
        typed = f"“{value.text}”" if value.text and tells else ""
        return lines([f"{self._shown} {typed}".strip(), cell.problem])

    def _cell(self, value: ReportedValue, cell: Cell) -> tuple[str, ...]:
        none = f"{NOT_REPORTED} {word('evidence.none', 'vi')}" if self._is_own else NOT_GIVEN
        is_claim = self._is_own and value.state != "missing"
        verdict = cell.verdict or (f"{PENDING} chưa thẩm định" if is_claim else NOT_GIVEN)
        appeal = self.appeals.get((cell.period, self.line.field), "")
        return (
            lines([write_period(cell.period), cell.address]),
            capitalised(self.line.source),
            evidence_words(value.evidence) or (none if value.state != "missing" else NOT_GIVEN),
            lines([capitalised(verdict), f"Giải trình: {appeal.lower()}" if appeal else ""]),
        )
