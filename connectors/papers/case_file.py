"""An agency's case file: every point of its year with rule, figures, arithmetic, clause, evidence and decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from connectors.cycle import YearState
from connectors.ledger import Release
from connectors.papers.case_tables import criteria_table, figures_table
from connectors.papers.paper import Annex, Block, Column, Paper, Paragraph, Signature, Table
from connectors.papers.settings import PaperSettings
from connectors.papers.verification_acts import AppealStates, appeal_states
from connectors.papers.wording import NOT_GIVEN, SUBJECT, capitalised, enclosed, legend_note, stamp
from connectors.presentation.agency_card import AgencyCard, GroupCard, agency_card
from connectors.presentation.plan_words import plan_name
from connectors.presentation.ranking import RankingRow, ranking
from connectors.presentation.status import state_line
from connectors.scorecard import Scorecard, Verdict
from connectors.verification.working_days import Calendar

NEIGHBOURS = 2  # rows of the ranking above and below
RANKING = (
    Column("Hạng", 12, "center"),
    Column("Cơ quan", 70),
    Column("Điểm chỉ số", 20, "center"),
    Column("Mức", 26, "center"),
)
SUMS = (Column("Từ điểm tiêu chí đến điểm chỉ số", 90), Column("Điểm", 60, "center"))
GROUPS = (Column("Nhóm", 12, "center"), Column("Nội dung", 90), Column("Điểm / tối đa áp dụng", 36, "center"))


@dataclass(frozen=True, eq=False)
class Case:
    """What a case file is of: one agency and year of a scorecard.

    ``record`` is the release the scorecard is of, None where it was not released. ``appeals`` say how the appeal about
    a cell stands, by period and field; a release does not hold them.
    """

    scorecard: Scorecard
    agency: str
    year: int
    record: Release | None = None
    appeals: AppealStates | None = None


def case_of(state: YearState, agency: str, calendar: Calendar) -> Case:
    """The case of an agency by the newest figures, with the decisions that stand and the appeals; not public."""
    verdicts = {key: Verdict(each.verdict, each.reason) for key, each in state.verified.applied.items()}
    scorecard = replace(state.newest, verdicts=verdicts)
    return Case(scorecard, agency, state.year, appeals=appeal_states(state, agency, calendar))


def case_file_paper(case: Case, settings: PaperSettings) -> Paper:
    """The case file; KeyError when the agency or the year was not scored."""
    scorecard = case.scorecard
    card = agency_card(scorecard, case.agency, case.year, "vi")
    letterhead = settings.department.letterhead("HS", settings.place)
    lead = scorecard.agencies[scorecard.installation.locality.lead_agency]
    note = enclosed("Hồ sơ chấm điểm", letterhead, lead.name.vi)
    return Paper(
        title=f"Hồ sơ chấm điểm năm {case.year}: {card.name}",
        letterhead=letterhead,
        kind="HỒ SƠ CHẤM ĐIỂM",
        subject=f"Kết quả {SUBJECT} năm {case.year}\ncủa {card.name}",
        blocks=tuple(_blocks(case, card)),
        annexes=(Annex("", "TỪNG TIÊU CHÍ VÀ SỐ LIỆU", tuple(_details(case, card)), note, landscape=True),),
        signatures=(Signature(("NGƯỜI LẬP HỒ SƠ",)), settings.department.signature()),
        recipients=settings.recipients_of("case_file"),
        stamp=stamp(scorecard, case.year, case.record),
    )


def _blocks(case: Case, card: AgencyCard) -> Iterator[Block]:
    yield Paragraph("I. KẾT QUẢ", "heading")
    yield Paragraph(f"Cơ quan: {card.name}. Khối: {card.cohort}.")
    yield Paragraph(card.sentence + (f" {capitalised(card.note)}." if card.note else ""))
    yield Paragraph("; ".join(state_line(case.scorecard, case.year, "vi", case.record)) + ".", "note")
    yield group_table(card)
    yield Table(
        SUMS,
        tuple((line.label, line.value) for line in card.sums),
        emphasised=frozenset(place for place, line in enumerate(card.sums) if line.is_total),
    )
    yield Paragraph("II. VỊ TRÍ TRONG KHỐI", "heading")
    yield from _place(case)
    yield Paragraph("III. ĐIỂM MẠNH, ĐIỂM CẦN CẢI THIỆN", "heading")
    yield from _ends(card)
    yield Paragraph(
        "Quy tắc, số liệu, cách tính, căn cứ, minh chứng và kết quả thẩm định của từng tiêu chí ở Phụ lục kèm theo."
    )


def group_table(card: AgencyCard) -> Table:
    """The totals of the groups, then bonuses and penalties."""
    rows = [(each.key, each.title, each.total) for each in card.groups]
    return Table(GROUPS, (*rows, *(("", each.title, each.total) for each in card.adjustments)))


def _place(case: Case) -> Iterator[Block]:
    standing = case.scorecard.standing(case.agency, case.year)
    found = ranking(case.scorecard, case.year, standing.cohort, "vi")
    yield Paragraph(found.sentence)
    rows, own = neighbours(found.rows, case.agency)
    if rows:
        cells = tuple((row.rank_text, row.name, row.index_text, row.band_label) for row in rows)
        yield Table(RANKING, cells, emphasised=frozenset({own}))
    for row, why in found.not_ranked:
        if row.code == case.agency:
            yield Paragraph(f"Cơ quan không xếp hạng: {why}.")


def neighbours(rows: tuple[RankingRow, ...], agency: str) -> tuple[tuple[RankingRow, ...], int]:
    """The rows just above and below an agency with its own, and which of them is its own; none where it has no rank."""
    place = next((at for at, row in enumerate(rows) if row.code == agency), None)
    if place is None:
        return (), 0
    first = max(0, place - NEIGHBOURS)
    return rows[first : place + NEIGHBOURS + 1], place - first


def _ends(card: AgencyCard) -> Iterator[Block]:
    for title, passports, nothing in (
        ("Điểm mạnh", card.strengths, "chưa có tiêu chí nào có điểm"),
        ("Cần cải thiện", card.gaps, "không còn tiêu chí nào mất điểm"),
    ):
        said = "; ".join(f"{each.item} {each.title} ({each.points_text})" for each in passports)
        yield Paragraph(f"{title}: {said or nothing}.")


def _details(case: Case, card: AgencyCard) -> Iterator[Block]:
    plan = plan_name(case.scorecard.installation.plan, "vi")
    yield Paragraph(f"Cột Căn cứ nêu mục, điểm, gạch đầu dòng của {plan}; ô nêu theo sổ › trang › ô.", "note")
    yield legend_note((NOT_GIVEN, "không yêu cầu (không phải số cơ quan tự khai, hoặc chưa có số liệu)"))
    for group in (*card.groups, *card.adjustments):
        if group.passports:
            yield Paragraph(_heading(group), "heading")
            yield criteria_table(group)
            yield figures_table(case.scorecard, case.agency, case.year, group, case.appeals)


def _heading(group: GroupCard) -> str:
    code = f"{group.key}. " if len(group.key) == 1 else ""
    return f"{code}{group.title}: {group.total}"
