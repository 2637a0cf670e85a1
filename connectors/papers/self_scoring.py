"""An agency's self-scoring table to sign: the columns officials know, and an explanation where evidence is lacking."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.cycle import YearState
from connectors.papers.bodies import agency_letterhead, head_signature
from connectors.papers.paper import Block, Column, Paper, Paragraph, Signature, Table
from connectors.papers.scoring_table import NOT_OWN, NOT_OWN_MEANS, ScoringTable
from connectors.papers.settings import PaperSettings
from connectors.papers.wording import SUBJECT, legend_note, lines, made_up
from connectors.presentation.marks import NOT_REPORTED, UNREADABLE
from connectors.presentation.own.score_columns import ColumnRow
from connectors.presentation.passport import PassportInput
from connectors.reported import ReportedValue

TITLE = "BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM"
LACKING_COLUMNS = (
    Column("STT", 9, "center"),
    Column("Tiêu chí, tiêu chí thành phần", 50),
    Column("Số liệu, tài liệu còn thiếu", 70),
    Column("Tài liệu kiểm chứng cần có", 50),
    Column("Giải trình của cơ quan", 70),
)


def self_scoring_paper(state: YearState, agency: str, settings: PaperSettings) -> Paper:
    """The table of ``agency`` for the year of ``state``; KeyError for an agency that is not there.

    The columns of the verification stay open until all that the agency claims is decided.
    """
    who = state.installation.agencies[agency]
    share = state.verified.shares.get(agency)
    made = ScoringTable(state, agency, with_verified=bool(share and share.decided == share.made))
    subject = f"Kết quả {SUBJECT} năm {state.year}"
    return Paper(
        title=f"Bảng tự đánh giá, chấm điểm năm {state.year}: {who.name.vi}",
        letterhead=agency_letterhead(who, "BC", settings),
        kind=TITLE,
        subject=subject,
        blocks=tuple(_blocks(made)),
        signatures=(Signature(("NGƯỜI LẬP BIỂU",), note="(Ký, ghi rõ họ tên)"), head_signature(who)),
        recipients=(_receiver(state), "Lưu: VT"),
        stamp=made_up(state.computed),
        landscape=True,
    )


def _receiver(state: YearState) -> str:
    installation = state.installation
    receiver = installation.agencies.get(installation.locality.recipient)
    return receiver.name.vi if receiver else installation.locality.name.vi


def _blocks(made: ScoringTable) -> Iterator[Block]:
    yield Paragraph("I. BẢNG ĐIỂM", "heading")
    yield made.table()
    yield Paragraph(
        "Tiêu chí không áp dụng không tính vào điểm tối đa của nhóm và của tổng. Điểm chỉ số bằng tổng điểm các tiêu "
        "chí trên tổng điểm tối đa áp dụng, quy về thang 100, cộng điểm thưởng và trừ điểm trừ.",
        "note",
    )
    yield legend_note((NOT_OWN, NOT_OWN_MEANS))
    yield Paragraph("II. GIẢI TRÌNH NỘI DUNG CHƯA CÓ HOẶC CHƯA ĐỦ TÀI LIỆU KIỂM CHỨNG", "heading")
    table = lacking_table(made)
    if table.rows:
        yield table
    else:
        yield Paragraph("Mọi số liệu đã kê khai đều có tài liệu kiểm chứng.")
    yield Paragraph("Cơ quan chịu trách nhiệm về số liệu và tài liệu kiểm chứng đã kê khai.")


def lacking_table(made: ScoringTable) -> Table:
    """Each item that lacks figures of the agency or what backs them, with what the agency says of it."""
    rows = [
        (row.passport.item, row.passport.title, lacking, row.passport.evidence_wanted, _explained(made, row))
        for group in made.groups
        for row in group.rows
        if (lacking := lines(_lacking(made, row)))
    ]
    return Table(LACKING_COLUMNS, tuple(rows), dense=True)


def _lacking(made: ScoringTable, row: ColumnRow) -> Iterator[str]:
    """What an item lacks of the agency's own, figure by figure; nothing where it does not apply."""
    if row.passport.share is None:
        return
    fields = made.state.installation.criteria_set.fields
    for line in row.passport.inputs:
        if fields[line.field].source == "agency":
            yield from _lacking_of(line, _values(made, line.field))


def _lacking_of(line: PassportInput, values: tuple[ReportedValue, ...]) -> Iterator[str]:
    for cell in line.cells:
        if cell.problem:
            yield f"{UNREADABLE} {line.label} ({cell.address}): {cell.problem}"
    if line.mark == NOT_REPORTED:
        yield f"{NOT_REPORTED} {line.label}: {line.value[:1].lower()}{line.value[1:]}"
    claimed = [value for value in values if value.state == "reported" and value.value]
    bare = [value for value in claimed if not (value.evidence.document or value.evidence.links)]
    if bare:
        many = f" ({len(bare)}/{len(claimed)} kỳ)" if len(claimed) > 1 else ""
        yield f"{line.label}: chưa có tài liệu kiểm chứng{many}"


def _explained(made: ScoringTable, row: ColumnRow) -> str:
    """What the agency wrote beside its points and its figures; nothing where it wrote nothing."""
    own = made.state.computed.own_score(made.agency, made.state.year, row.passport.item)
    notes = [value.evidence.note for line in row.passport.inputs for value in _values(made, line.field)]
    return lines([own.explanation if own else "", *notes])


def _values(made: ScoringTable, field: str) -> tuple[ReportedValue, ...]:
    return made.state.computed.sources(made.agency, made.state.year, field)
