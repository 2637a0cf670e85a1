"""The scoring table in the columns officials know: the form of self-assessment and of its verification."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from connectors.cells.raw_cell import Address
from connectors.cycle import YearState
from connectors.layouts.periods import write_period
from connectors.papers.paper import Column, Table
from connectors.papers.wording import capitalised, evidence_words, lines
from connectors.presentation.marks import NOT_APPLICABLE, NOT_REPORTED, PENDING, UNREADABLE, mark
from connectors.presentation.own.score_columns import ColumnGroup, ColumnRow, score_columns
from connectors.presentation.own.self_assessment_words import own_word
from connectors.presentation.passport import PassportInput
from connectors.presentation.words import word
from connectors.reported import ReportedValue
from connectors.scorecard import Finding, Scorecard, Standing
from connectors.verification.decisions import Share
from connectors.verification.records import Decision
from rubric.criteria.field import GIVEN_KINDS
from rubric.language import field_value, number, points
from rubric.reasons import Reason
from rubric.rescoring import reads_of

COLUMNS = (
    Column("STT", 10, "center"),
    Column("Tiêu chí, tiêu chí thành phần", 32),
    Column("Điểm tối đa", 13, "center"),
    Column("Số liệu kê khai", 42),
    Column("Cách tính điểm", 65),
    Column("Tài liệu kiểm chứng", 34),
    Column("Điểm tự đánh giá", 15, "center"),
    Column("Điểm thẩm định", 15, "center"),
    Column("Lý do điều chỉnh", 26),
)
NOT_OWN = "–"
NOT_OWN_MEANS = "không tự đánh giá (khảo sát, Hội đồng chấm hoặc cơ quan chủ trì ghi nhận)"
_TELLING = frozenset({"adjust", "reject", "not_applicable"})


@dataclass(frozen=True, eq=False)
class ScoringTable:
    """One agency's year as rows. ``with_verified`` fills the last two columns, which are left open otherwise."""

    state: YearState
    agency: str
    with_verified: bool

    @cached_property
    def groups(self) -> tuple[ColumnGroup, ...]:
        """The groups of criteria, then bonuses and penalties, with what was claimed, computed and verified."""
        return score_columns(self.state, self.agency, "vi").groups

    @cached_property
    def reads(self) -> dict[str, frozenset[str]]:
        """The fields that each item reads."""
        installation = self.state.installation
        return dict(reads_of(installation.criteria_set, installation.agencies[self.agency].annex))

    @property
    def share(self) -> Share:
        """How many of the agency's claims are decided."""
        return self.state.verified.shares.get(self.agency, Share(0, 0))

    @property
    def has_own_points(self) -> bool:
        """Whether the agency gave itself points for anything."""
        return any(row.claimed is not None for group in self.groups for row in group.rows)

    def standing(self, scorecard: Scorecard) -> Standing:
        """The agency's standing of the year in one of the scorecards."""
        return scorecard.standing(self.agency, self.state.year)

    def table(self) -> Table:
        """The table: a row for each group and each of its items, then the sums."""
        rows: list[tuple[str, ...]] = []
        emphasised: set[int] = set()
        for group in self.groups:
            emphasised.add(len(rows))
            rows.append(self._group_row(group))
            rows += [self._row(row) for row in group.rows]
        sums = list(self._sums())
        emphasised |= set(range(len(rows), len(rows) + len(sums)))
        return Table(COLUMNS, (*rows, *sums), emphasised=frozenset(emphasised), dense=True)

    def is_own(self, item: str) -> bool:
        """Whether the agency itself reports some figure of the item."""
        fields = self.state.installation.criteria_set.fields
        return any(fields[name].source == "agency" for name in self.reads[item])

    def _row(self, row: ColumnRow) -> tuple[str, ...]:
        said, applies = row.passport, row.passport.share is not None
        return (
            said.item,
            said.title,
            row.maximum,
            lines(self._figure(line) for line in said.inputs),
            lines([said.rule, f"{said.mark} {said.because}." if said.because else "", f"Áp dụng: {said.arithmetic}"]),
            self._evidence(row),
            self._own_points(row) if applies else NOT_APPLICABLE,
            self._verified_points(row) if self.with_verified else "",
            self.reasons(row) if self.with_verified else "",
        )

    def _figure(self, line: PassportInput) -> str:
        """A figure as declared: its value or its absence, what was typed where only that tells, who else gave it."""
        field = self.state.installation.criteria_set.fields[line.field]
        tells = field.kind in GIVEN_KINDS or line.mark == UNREADABLE
        typed = next((value.text for value in self._values(line) if value.text), "") if tells else ""
        said = " ".join(part for part in (line.mark, line.value, f"“{typed}”" if typed else "") if part)
        given_by = "" if field.source == "agency" else f" ({line.source})"
        return f"{line.label}: {said}{given_by}"

    def _values(self, line: PassportInput) -> tuple[ReportedValue, ...]:
        return self.state.computed.sources(self.agency, self.state.year, line.field)

    def _evidence(self, row: ColumnRow) -> str:
        given = lines(evidence_words(value.evidence) for line in row.passport.inputs for value in self._values(line))
        if given or row.passport.share is None:
            return given
        return f"{NOT_REPORTED} {word('evidence.none', 'vi')}" if self.is_own(row.passport.item) else NOT_OWN

    def _own_points(self, row: ColumnRow) -> str:
        if row.claimed is not None:
            return points(row.claimed)
        typed = self.state.computed.own_score(self.agency, self.state.year, row.passport.item)
        if typed is not None and typed.address in self._wrong_cells:
            return UNREADABLE
        return NOT_REPORTED if self.is_own(row.passport.item) else NOT_OWN

    @cached_property
    def _wrong_cells(self) -> frozenset[Address]:
        return frozenset(problem.address for reading in self.state.readings for problem in reading.problems)

    def _verified_points(self, row: ColumnRow) -> str:
        """The points after verification; with the mark of what waits where claims of it are not decided yet."""
        finding = self._verified[row.passport.item]
        said = mark(Reason(finding.reason))
        if Reason(finding.reason).is_not_applicable:
            return said
        waits = PENDING if row.verified_text.endswith(PENDING) else ""
        return " ".join(dict.fromkeys(each for each in (points(finding.points), said, waits) if each))

    @cached_property
    def _verified(self) -> dict[str, Finding]:
        found = self.state.verified_scorecard.findings(self.agency, self.state.year)
        return {each.item: each for each in found}

    def reasons(self, row: ColumnRow) -> str:
        """Why the verified points are not the claimed ones: what the rules make of them, and what was decided."""
        own = [gap.said for gap in row.gaps[:1] if row.claimed not in (None, row.passport.points)]
        decided = [
            self._decided(decision)
            for key, decision in self.state.verified.applied.items()
            if key[0] == self.agency and key[2] in self.reads[row.passport.item] and decision.verdict in _TELLING
        ]
        return lines(capitalised(each) + "." for each in (*own, *decided))

    def _decided(self, decision: Decision) -> str:
        claim, field = decision.claim, self.state.installation.criteria_set.fields[decision.claim.field]
        period = "" if claim.period.isdecimal() else f" ({write_period(claim.period).lower()})"
        said = own_word(f"verdict.{decision.verdict}", "vi").lower()
        if decision.accepted_value is not None:
            said += f" thành {field_value(field, decision.accepted_value)}"
        why = f": {decision.reason.rstrip(' .')}" if decision.reason else ""
        return f"{field.label.vi}{period}: {said}{why}"

    def _group_row(self, group: ColumnGroup) -> tuple[str, ...]:
        totals = [
            {each.group: each for each in card.groups(self.agency, self.state.year)}.get(group.key)
            for card in (self.state.computed, self.state.claimed, self.state.verified_scorecard)
        ]
        computed, claimed, verified = totals
        if computed is None or claimed is None or verified is None:
            return self._adjustment_row(group)
        title = group.title.removeprefix(f"{group.key}. ")
        maximum = _hundredths(computed.maximum) if computed.maximum else NOT_APPLICABLE
        return self._total(group.key, title, maximum, claimed.points, verified.points)

    def _adjustment_row(self, group: ColumnGroup) -> tuple[str, ...]:
        """The bonuses or penalties: at most the cap of the set counts."""
        criteria_set = self.state.installation.criteria_set
        block = criteria_set.bonus if group.key == "bonus" else criteria_set.penalty
        title = f"{group.title} (tối đa {number(block.cap.fraction)})"
        given = [
            standing.bonus if group.key == "bonus" else standing.penalty
            for standing in map(self.standing, (self.state.claimed, self.state.verified_scorecard))
        ]
        return self._total("", title, "", *given)

    def _sums(self) -> Iterator[tuple[str, ...]]:
        claimed, verified = map(self.standing, (self.state.claimed, self.state.verified_scorecard))
        maximum = _hundredths(self.standing(self.state.computed).maximum)
        yield self._total("", "Tổng điểm các tiêu chí", maximum, claimed.points, verified.points)
        yield self._total("", "Điểm chỉ số (thang 100)", "100", claimed.index, verified.index)

    def _total(self, place: str, title: str, maximum: str, claimed: int, verified: int) -> tuple[str, ...]:
        own = points(claimed) if self.has_own_points else NOT_REPORTED
        return place, title, maximum, "", "", "", own, points(verified) if self.with_verified else "", ""


def _hundredths(value: int) -> str:
    return number(Fraction(value, 100))
