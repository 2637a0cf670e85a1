"""The minutes of verification of one agency: what was claimed and verified, decisions, appeals, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.cycle import YearState
from connectors.papers.paper import Annex, Block, Column, Paper, Paragraph, Signature, Table
from connectors.papers.scoring_table import NOT_OWN, NOT_OWN_MEANS, ScoringTable
from connectors.papers.settings import PaperSettings
from connectors.papers.verification_acts import appeal_table, decision_tables
from connectors.papers.wording import OPEN, SUBJECT, capitalised, enclosed, legend_note, made_up
from connectors.presentation.marks import NOT_REPORTED, PENDING
from connectors.presentation.standing_words import gate_note, why_not_ranked
from connectors.scorecard import Scorecard
from connectors.verification.working_days import Calendar
from rubric.language import points

TITLE = "BIÊN BẢN"
INDEX = (
    Column("Căn cứ tính", 46),
    Column("Điểm tiêu chí", 18, "center"),
    Column("Tối đa áp dụng", 18, "center"),
    Column("Điểm thưởng", 18, "center"),
    Column("Điểm trừ", 16, "center"),
    Column("Điểm chỉ số", 18, "center"),
    Column("Mức", 24, "center"),
)
_SIGNED = "(Ký, ghi rõ họ tên)"


def minutes_paper(state: YearState, agency: str, settings: PaperSettings, calendar: Calendar) -> Paper:
    """The minutes of ``agency`` for the year of ``state``; KeyError for an agency that is not there.

    People are named by their part in the verification. Decisions that wait for a second person, or were sent back, are
    not told to the agency and so not in its minutes.
    """
    who = state.installation.agencies[agency]
    made = ScoringTable(state, agency, with_verified=True)
    (changes, accepted), appealed = decision_tables(state, agency), appeal_table(state, agency, calendar)
    acts = tuple(_acts(changes, accepted, appealed))
    letterhead = settings.department.letterhead("BB", settings.place)
    lead = state.installation.agencies[state.installation.locality.lead_agency]
    note = enclosed("Biên bản", letterhead, lead.name.vi)
    return Paper(
        title=f"Biên bản thẩm định năm {state.year}: {who.name.vi}",
        letterhead=letterhead,
        kind=TITLE,
        subject=f"Thẩm định kết quả tự đánh giá {SUBJECT} năm {state.year}\ncủa {who.name.vi}",
        blocks=tuple(_blocks(made, len(changes.rows), len(accepted.rows), len(appealed.rows))),
        annexes=(
            Annex("I", "BẢNG ĐIỂM THẨM ĐỊNH", (made.table(), *_under_points()), note, landscape=True),
            Annex("II", "QUYẾT ĐỊNH THẨM ĐỊNH VÀ GIẢI TRÌNH", acts, note, landscape=True),
        ),
        signatures=(
            Signature(("ĐẠI DIỆN CƠ QUAN", "ĐƯỢC THẨM ĐỊNH"), note=_SIGNED),
            Signature(("TM. TỔ THẨM ĐỊNH", "TỔ TRƯỞNG"), note=_SIGNED),
        ),
        recipients=(who.name.vi, *settings.recipients_of("minutes")),
        stamp=made_up(state.computed),
    )


def _blocks(made: ScoringTable, changes: int, accepted: int, appeals: int) -> Iterator[Block]:
    name = made.state.installation.agencies[made.agency].name.vi
    yield Paragraph(f"Thời gian: {OPEN} giờ {OPEN}, ngày {OPEN} tháng {OPEN} năm {OPEN}.")
    yield Paragraph(f"Địa điểm: {OPEN}{OPEN}{OPEN}")
    yield Paragraph("I. THÀNH PHẦN", "heading")
    yield Paragraph(f"Tổ thẩm định: {OPEN}{OPEN}{OPEN}")
    yield Paragraph(f"Đại diện {name}: {OPEN}{OPEN}{OPEN}")
    yield Paragraph("II. NỘI DUNG THẨM ĐỊNH", "heading")
    yield Paragraph(_share_words(made))
    yield Paragraph(
        f"Tổ thẩm định đã báo cho cơ quan {changes + accepted} quyết định: {accepted} chấp nhận như kê khai, {changes} "
        f"quyết định khác; cơ quan gửi {appeals} giải trình (Phụ lục II). Điểm từng tiêu chí ở Phụ lục I."
    )
    yield Paragraph("III. KẾT LUẬN", "heading")
    yield index_table(made)
    yield from (Paragraph(each) for each in _conclusions(made))
    yield Paragraph(
        f"Biên bản lập thành {OPEN} bản, đã đọc cho những người tham gia nghe và cùng ký tên; mỗi bên giữ {OPEN} bản."
    )


def _share_words(made: ScoringTable) -> str:
    share = made.share
    if not share.made:
        return "Cơ quan không kê khai số liệu nào trong năm, nên không có số liệu tự khai để thẩm định."
    said = f"Cơ quan kê khai {share.made} số liệu; Tổ thẩm định đã kết luận {share.decided} số liệu."
    left = share.made - share.decided
    return f"{said} Còn {left} số liệu chưa thẩm định: kết quả dưới đây chưa phải kết quả cuối cùng." if left else said


def index_table(made: ScoringTable) -> Table:
    """The index by what the agency gave itself, by what it reported, and by what was verified."""
    state = made.state
    bases: tuple[tuple[str, Scorecard], ...] = (
        ("Điểm cơ quan tự đánh giá", state.claimed),
        ("Hệ thống tính từ số liệu kê khai", state.computed),
        ("Sau thẩm định", state.verified_scorecard),
    )
    return Table(
        INDEX, tuple(_index_row(made, name, scorecard) for name, scorecard in bases), emphasised=frozenset({2})
    )


def _index_row(made: ScoringTable, name: str, scorecard: Scorecard) -> tuple[str, ...]:
    standing = made.standing(scorecard)
    if scorecard is made.state.claimed and not made.has_own_points:
        return (name, *(NOT_REPORTED,) * 6)
    numbers = (standing.points, standing.maximum, standing.bonus, standing.penalty, standing.index)
    band = scorecard.criteria_set.bands[standing.band].label.vi if standing.band and standing.rank else "–"
    return (name, *map(points, numbers), band)


def _conclusions(made: ScoringTable) -> Iterator[str]:
    state = made.state
    scorecard = state.verified_scorecard
    standing = made.standing(scorecard)
    if not made.has_own_points:
        yield f"{NOT_REPORTED} Cơ quan không ghi điểm tự đánh giá cho tiêu chí nào."
    elif silent := _without_own_points(made):
        yield f"Cơ quan chưa ghi điểm tự đánh giá của {silent} tiêu chí áp dụng; bảng trên tính 0 điểm."
    if standing.rank is None and standing.not_ranked:
        yield f"Cơ quan không xếp hạng: {why_not_ranked(scorecard, standing, 'vi')}."
    if note := gate_note(scorecard, standing, "vi"):
        yield f"{capitalised(note)}."


def _without_own_points(made: ScoringTable) -> int:
    criteria = made.state.installation.criteria_set.criteria
    rows = (row for group in made.groups for row in group.rows if row.passport.item in criteria)
    return sum(
        row.claimed is None and row.passport.share is not None and made.is_own(row.passport.item) for row in rows
    )


def _under_points() -> Iterator[Block]:
    yield Paragraph(
        "Tiêu chí không áp dụng không tính vào điểm tối đa của nhóm và của tổng. Điểm thẩm định kèm dấu "
        f"{PENDING}: còn số liệu chưa thẩm định, tạm tính theo số kê khai.",
        "note",
    )
    yield legend_note((NOT_OWN, NOT_OWN_MEANS))


def _acts(changes: Table, accepted: Table, appealed: Table) -> Iterator[Block]:
    yield Paragraph("1. Quyết định điều chỉnh, không chấp nhận, không áp dụng, đề nghị bổ sung minh chứng", "heading")
    yield changes if changes.rows else Paragraph("Không có quyết định nào.")
    yield Paragraph("2. Giải trình của cơ quan và trả lời", "heading")
    yield appealed if appealed.rows else Paragraph("Cơ quan không giải trình.")
    yield Paragraph("3. Số liệu chấp nhận như kê khai", "heading")
    yield accepted if accepted.rows else Paragraph("Không có số liệu nào.")
