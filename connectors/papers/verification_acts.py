"""What was decided on one agency's figures and how its appeals ended, as tables of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from connectors import ledger
from connectors.access.visitors import ROLE_LABELS
from connectors.cycle import YearState, appeal_record
from connectors.cycle.appealing import decisions_told, newest_on_their_cells
from connectors.cycle.ledger_decisions import told_at
from connectors.layouts.periods import write_period
from connectors.papers.paper import Column, Table
from connectors.papers.wording import lines
from connectors.presentation.own.self_assessment_words import own_word
from connectors.presentation.verifying.verification_lines import stored_in_words, value_in_words
from connectors.sync.moments import said
from connectors.verification.appeals import STATE_LABELS, AppealState, state_of
from connectors.verification.claims import ClaimKey
from connectors.verification.working_days import Calendar, UnknownYearError
from rubric.rescoring import reads_of

AppealStates = Mapping[tuple[str, str], str]  # by period and field
CHANGES = (
    Column("Số", 12, "center"),
    Column("Số liệu (tiêu chí dùng số liệu)", 50),
    Column("Kỳ", 20),
    Column("Giá trị kê khai", 26),
    Column("Kết luận", 22),
    Column("Giá trị được chấp nhận", 22),
    Column("Lý do", 44),
    Column("Người quyết định, thời điểm", 44),
    Column("Hiệu lực", 26),
)
ACCEPTED = (
    Column("Số", 12, "center"),
    Column("Số liệu (tiêu chí dùng số liệu)", 78),
    Column("Kỳ", 24),
    Column("Giá trị kê khai được chấp nhận", 42),
    Column("Ghi chú", 36),
    Column("Người quyết định, thời điểm", 46),
    Column("Hiệu lực", 30),
)
APPEALS = (
    Column("Số", 12, "center"),
    Column("Về quyết định số", 18, "center"),
    Column("Nội dung giải trình của cơ quan", 72),
    Column("Gửi lúc", 24, "center"),
    Column("Nội dung trả lời", 72),
    Column("Trả lời lúc", 24, "center"),
    Column("Kết quả", 28),
)


def decision_tables(state: YearState, agency: str) -> tuple[Table, Table]:
    """Every decision that the agency was told of: those that change or ask for something, those that accept a claim.

    Each table is in the order in which they were made.
    """
    told = decisions_told(state, agency)
    said = _Told(state, agency, newest_on_their_cells(told))
    changes = [said.row(each) for each in reversed(told) if each.verdict != "accept"]
    accepted = [said.row(each) for each in reversed(told) if each.verdict == "accept"]
    return Table(CHANGES, tuple(changes), dense=True), _accepted(accepted)


def _accepted(rows: list[tuple[str, ...]]) -> Table:
    """The rows of what was accepted as claimed: no second value, and a remark only where somebody made one."""
    remarks = any(row[6] for row in rows)
    columns = ACCEPTED if remarks else (*ACCEPTED[:4], *ACCEPTED[5:])
    short = tuple((*row[:4], *row[6:]) if remarks else (*row[:4], *row[7:]) for row in rows)
    return Table(columns, short, dense=True)


@dataclass(frozen=True, eq=False)
class _Told:
    """The decisions on one agency's figures, of which ``newest`` are the last on their cells."""

    state: YearState
    agency: str
    newest: frozenset[int]

    @cached_property
    def _claims(self) -> dict[ClaimKey, str]:
        return {claim.key: claim.hash for claim in self.state.verified.claims if claim.agency == self.agency}

    @cached_property
    def _reads(self) -> Mapping[str, frozenset[str]]:
        installation = self.state.installation
        return reads_of(installation.criteria_set, installation.agencies[self.agency].annex)

    def row(self, decision: ledger.Decision) -> tuple[str, ...]:
        """One decision in the columns of changes."""
        field = self.state.installation.criteria_set.fields.get(decision.field)
        items = ", ".join(item for item, names in self._reads.items() if decision.field in names)
        accepted = ""
        if field and decision.accepted_value is not None:
            accepted = stored_in_words(field, int(decision.accepted_value), "vi")
        is_of_today = self._claims.get(decision.cell) == decision.claim_hash
        label = field.label.vi if field else "Số liệu không còn trong bộ tiêu chí"
        return (
            str(decision.number),
            f"{label} ({items})" if items else label,
            write_period(decision.period),
            _claimed(self.state, decision) if is_of_today else "ô đã đổi sau quyết định",
            own_word(f"verdict.{decision.verdict}", "vi"),
            accepted,
            decision.reason,
            _by(decision),
            _holds(decision, is_newest=decision.number in self.newest, is_of_today=is_of_today),
        )


def _claimed(state: YearState, decision: ledger.Decision) -> str:
    """What the cell claims, which is what was decided on."""
    field = state.installation.criteria_set.fields.get(decision.field)
    for value in state.computed.sources(decision.agency, state.year, decision.field):
        if field and value.period == decision.period:
            return value_in_words(field, value, "vi")
    return ""


def _by(decision: ledger.Decision) -> str:
    """Who decided, and who confirmed, each by their part in the verification."""
    first = [ROLE_LABELS["verifier"].vi, said(decision.at)]
    if not decision.agrees or decision.confirmed_at is None:
        return lines(first)
    return lines([*first, f"{ROLE_LABELS['second_verifier'].vi} đồng ý", said(decision.confirmed_at)])


def _holds(decision: ledger.Decision, *, is_newest: bool, is_of_today: bool) -> str:
    if not is_newest:
        return "Đã có quyết định mới hơn"
    if not is_of_today:
        return "Không còn hiệu lực, chờ xem lại"
    return "Chờ bổ sung minh chứng" if decision.verdict == "ask_evidence" else "Có hiệu lực"


def appeal_table(state: YearState, agency: str, calendar: Calendar) -> Table:
    """Every appeal of the agency with the newest reply to it, in the order sent."""
    decisions = {each.number: each for each in state.decisions}
    rows = tuple(
        (
            str(each.number),
            str(each.decision),
            each.text,
            said(each.at),
            "" if each.outcome == "withdrawn" else each.reply,
            said(each.replied_at) if each.replied_at else "",
            STATE_LABELS[_state(state, each, decisions[each.decision], calendar)].vi,
        )
        for each in state.appeals
        if each.agency == agency
    )
    return Table(APPEALS, rows, dense=True)


def appeal_states(state: YearState, agency: str, calendar: Calendar) -> AppealStates:
    """How the newest appeal about each cell of an agency stands, by period and field."""
    decisions = {each.number: each for each in state.decisions}
    found: dict[tuple[str, str], str] = {}
    for each in state.appeals:
        if each.agency == agency:
            decision = decisions[each.decision]
            found[decision.period, decision.field] = STATE_LABELS[_state(state, each, decision, calendar)].vi
    return found


def _state(state: YearState, appeal: ledger.Appeal, decision: ledger.Decision, calendar: Calendar) -> AppealState:
    record = appeal_record(appeal)
    try:
        return state_of(record, told_at(decision), calendar, state.settings)
    except UnknownYearError:  # whether it came too late cannot be said
        return record.outcome or ("replied" if record.replied_at else "open")
