"""The decision that publishes the result of a year, with a table a cohort as annexes."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.papers.material import Material, roman
from connectors.papers.paper import Annex, Block, Letterhead, Paper, Paragraph
from connectors.papers.ranking_tables import cohort_blocks, cohort_ranking, not_ranked, not_ranked_table
from connectors.papers.wording import SUBJECT

TITLE = "Công bố kết quả đánh giá, xếp hạng"


def result_paper(material: Material) -> Paper:
    """The decision with its annexes; number and day are those the release names, else left open."""
    settings, letterhead = material.settings, material.decision
    return Paper(
        title=f"Quyết định công bố kết quả {SUBJECT} năm {material.year}",
        letterhead=letterhead,
        kind="QUYẾT ĐỊNH",
        subject=f"Về việc công bố kết quả đánh giá, xếp hạng công tác {SUBJECT} năm {material.year}",
        issued_by=" ".join(settings.authority.name.split()),
        bases=settings.bases_of("result"),
        blocks=tuple(_articles(material)),
        annexes=tuple(_annexes(material, letterhead)),
        signatures=(settings.authority.signature(),),
        recipients=settings.recipients_of("result"),
        stamp=material.stamp,
    )


def _articles(material: Material) -> Iterator[Block]:
    lead = material.lead.name.vi
    yield Paragraph("QUYẾT ĐỊNH:", "centred")
    yield Paragraph(
        f"Công bố kết quả đánh giá, xếp hạng công tác {SUBJECT} năm {material.year} của các cơ quan, đơn vị, địa "
        "phương tại các Phụ lục kèm theo Quyết định này, gồm:",
        lead="Điều 1.",
    )
    for numeral, key in _cohorts(material):
        shown, title = cohort_ranking(material, key), material.scorecard.criteria_set.cohorts[key].title.vi
        yield Paragraph(f"Khối {_lower(title)} (Phụ lục {numeral}): {len(shown.rows)} đơn vị được xếp hạng;", "bullet")
    left_out = not_ranked(material)
    if left_out:
        numeral = roman(1 + len(_cohorts(material)))
        yield Paragraph(f"Không xếp hạng (Phụ lục {numeral}): {len(left_out)} đơn vị, có nêu lý do.", "bullet")
    yield Paragraph(
        f"{lead} chủ trì, phối hợp với các cơ quan liên quan công khai kết quả, theo dõi, đôn đốc các cơ quan, đơn vị, "
        "địa phương phát huy ưu điểm, khắc phục tồn tại, hạn chế theo kết quả đã công bố.",
        lead="Điều 2.",
    )
    yield Paragraph(
        f"Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng {lead}, các cơ quan, đơn vị, địa phương nêu tại Điều 1 "
        "và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
        lead="Điều 3.",
    )


def _annexes(material: Material, letterhead: Letterhead) -> Iterator[Annex]:
    note = material.enclosed("Quyết định", letterhead, material.authority)
    for numeral, key in _cohorts(material):
        title = f"KẾT QUẢ NĂM {material.year} – KHỐI {material.scorecard.criteria_set.cohorts[key].title.vi.upper()}"
        yield Annex(numeral, title, tuple(cohort_blocks(material, key)), note, landscape=True)
    if not_ranked(material):
        numeral = roman(1 + len(_cohorts(material)))
        title = f"DANH SÁCH CƠ QUAN, ĐƠN VỊ KHÔNG XẾP HẠNG NĂM {material.year}"
        yield Annex(numeral, title, (not_ranked_table(material),), note)


def _cohorts(material: Material) -> list[tuple[str, str]]:
    """The cohorts with anybody ranked, each with the number of its annex."""
    keys = [key for key in material.scorecard.criteria_set.cohorts if cohort_ranking(material, key).rows]
    return [(roman(place), key) for place, key in enumerate(keys, 1)]


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
