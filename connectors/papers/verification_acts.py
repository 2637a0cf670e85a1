"""What was decided on one agency's figures and how its appeals ended, as tables of a paper."""

from __future__ import annotations

from connectors import ledger
from connectors.access.visitors import ROLE_LABELS
from connectors.cycle import YearState, appeal_record
from connectors.cycle.appealing import decisions_told, newest_on_their_cells
from connectors.cycle.ledger_decisions import told_at
from connectors.layouts.periods import write_period
from connectors.papers.paper import Column, Table
from connectors.papers.wording import lines
from connectors.presentation.marks import NOT_REPORTED
from connectors.presentation.own.self_assessment_words import own_word
from connectors.presentation.verifying.verification_lines import stored_in_words, value_in_words
from connectors.sync.moments import said
from connectors.verification.appeals import STATE_LABELS, AppealState, state_of
from connectors.verification.working_days import Calendar, UnknownYearError
from rubric.rescoring import reads_of

DECISIONS = (
    Column("Số", 12, "center"),
    Column("Số liệu (tiêu chí dùng số liệu)", 52),
    Column("Kỳ", 20),
    Column("Giá trị kê khai", 28),
    Column("Kết luận", 24),
    Column("Giá trị được chấp nhận", 24),
    Column("Lý do", 46),
    Column("Người quyết định, thời điểm", 34),
    Column("Hiệu lực", 26),
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


def decision_table(state: YearState, agency: str) -> Table:
    """Every decision that the agency was told of, in the order they were made."""
    told = decisions_told(state, agency)
    newest = newest_on_their_cells(told)
    reads = reads_of(state.installation.criteria_set, state.installation.agencies[agency].annex)
    claims = {claim.key: claim.hash for claim in state.verified.claims if claim.agency == agency}
    rows = []
    for each in reversed(told):
        field = state.installation.criteria_set.fields.get(each.field)
        items = ", ".join(item for item, names in reads.items() if each.field in names)
        accepted = ""
        if field and each.accepted_value is not None:
            accepted = stored_in_words(field, int(each.accepted_value), "vi")
        is_of_today = claims.get(each.cell) == each.claim_hash
        label = field.label.vi if field else "Số liệu không còn trong bộ tiêu chí"
        rows.append(
            (
                str(each.number),
                f"{label} ({items})" if items else label,
                write_period(each.period),
                _claimed(state, each) if is_of_today else f"{NOT_REPORTED} ô đã đổi sau quyết định",
                own_word(f"verdict.{each.verdict}", "vi"),
                accepted,
                each.reason,
                _by(each),
                _holds(each, is_newest=each.number in newest, is_of_today=is_of_today),
            )
        )
    return Table(DECISIONS, tuple(rows))


def _claimed(state: YearState, decision: ledger.Decision) -> str:
    """What the cell claims, which is what was decided on."""
    field = state.installation.criteria_set.fields.get(decision.field)
    for value in state.computed.sources(decision.agency, state.year, decision.field):
        if field and value.period == decision.period:
            return value_in_words(field, value, "vi")
    return ""


def _by(decision: ledger.Decision) -> str:
    """Who decided, and who confirmed, each by their part in the verification."""
    first = f"{ROLE_LABELS['verifier'].vi}, {said(decision.at)}"
    if not decision.agrees or decision.confirmed_at is None:
        return first
    return lines([first, f"{ROLE_LABELS['second_verifier'].vi} đồng ý, {said(decision.confirmed_at)}"])


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
    return Table(APPEALS, rows)


def appeal_states(state: YearState, agency: str, calendar: Calendar) -> dict[tuple[str, str], str]:
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
