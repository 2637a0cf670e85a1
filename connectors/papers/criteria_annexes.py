"""The criteria set as annexes of the decision that issues it, one for each kind of agency."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.papers.material import DRAFT, Material
from connectors.papers.paper import Annex, Block, Column, Paper, Paragraph, Table
from connectors.papers.wording import SUBJECT
from connectors.presentation.criteria_guide import CriterionCard, Guide, GuideGroup, guide
from connectors.presentation.words import word
from rubric.rules.base import PROPOSED

COLUMNS = (
    Column("Mã", 11, "center"),
    Column("Tiêu chí", 46),
    Column("Điểm tối đa", 14, "center"),
    Column("Cách tính điểm", 88),
    Column("Tài liệu kiểm chứng", 47),
    Column("Căn cứ (điểm của Kế hoạch)", 46),
)


def criteria_paper(material: Material) -> Paper:
    """The decision with an annex for each kind of agency. A set that nobody has issued yet is stamped as a draft."""
    settings, criteria_set = material.settings, material.scorecard.criteria_set
    letterhead = settings.authority.letterhead("QĐ", settings.place)
    note = material.enclosed("Quyết định", letterhead, material.authority)
    return Paper(
        title=f"Quyết định ban hành {criteria_set.title.vi}",
        letterhead=letterhead,
        kind="QUYẾT ĐỊNH",
        subject=f"Ban hành Bộ tiêu chí đánh giá kết quả công tác {SUBJECT} năm {material.year}",
        issued_by=" ".join(settings.authority.name.split()),
        bases=settings.bases_of("criteria"),
        blocks=tuple(_articles(material)),
        annexes=tuple(
            Annex(annex.numeral, annex.title.vi.upper(), tuple(annex_blocks(material, key)), note, landscape=True)
            for key, annex in criteria_set.annexes.items()
        ),
        signatures=(settings.authority.signature(),),
        recipients=settings.recipients_of("criteria"),
        stamp=DRAFT if criteria_set.status == "proposed" else "",
    )


def annex_blocks(material: Material, annex: str) -> Iterator[Block]:
    """One annex: criteria by group, bonus and penalty, bands, gates, and what the figures rest on."""
    shown = guide(material.scorecard, annex, material.year, "vi")
    yield criteria_table(shown)
    yield Paragraph(
        f"{PROPOSED}: con số do cơ quan soạn thảo đề xuất, Kế hoạch không nêu. “Gián tiếp”: điểm của Kế hoạch chỉ "
        "liên quan đến nội dung tiêu chí, không giao đúng việc này cho cơ quan được chấm.",
        "note",
    )
    yield Paragraph("Xếp loại", "subheading")
    columns = (Column("Mức", 40), Column("Chỉ số (%)", 80))
    yield Table(columns, tuple(shown.bands))
    yield Paragraph("Điều kiện chặn mức", "subheading")
    for gate in shown.gates:
        yield Paragraph(f"{gate}.", "bullet")
    if not shown.gates:
        yield Paragraph("Không có: mức chỉ theo điểm.")


def criteria_table(shown: Guide) -> Table:
    """A row for each criterion, under a row for its group; then bonus and penalty points."""
    rows: list[tuple[str, ...]] = []
    titles: set[int] = set()
    for group in (*shown.groups, shown.bonus, shown.penalty):
        titles.add(len(rows))
        rows.append(_group_row(group))
        rows += [_criterion_row(card) for card in group.criteria]
    return Table(COLUMNS, tuple(rows), emphasised=frozenset(titles))


def _group_row(group: GuideGroup) -> tuple[str, ...]:
    """A group of criteria has a letter; bonus and penalty have their names for keys."""
    letter = f"{group.key}. " if len(group.key) == 1 else ""
    most = "" if letter else "tối đa "
    return (f"{letter}{group.title} ({most}{group.maximum} điểm)", *[""] * (len(COLUMNS) - 1))


def _criterion_row(card: CriterionCard) -> tuple[str, ...]:
    rule = [card.rule, f"Không áp dụng: {card.not_applicable}" if card.not_applicable else ""]
    clauses = [f"{ref}" + (" (gián tiếp)" if support == "indirect" else "") for ref, _, support in card.clauses]
    maximum = card.maximum + (PROPOSED if card.is_proposed else "")
    told = "\n".join(part for part in rule if part)
    return (card.item, card.title, maximum, told, card.evidence, "; ".join(clauses) or word("no_clause", "vi"))


def _articles(material: Material) -> Iterator[Block]:
    criteria_set, lead = material.scorecard.criteria_set, material.lead.name.vi
    numerals = [annex.numeral for annex in criteria_set.annexes.values()]
    yield Paragraph("QUYẾT ĐỊNH:", "centred")
    yield Paragraph(
        f"Ban hành kèm theo Quyết định này {_first_lower(criteria_set.title.vi)}, gồm {len(numerals)} Phụ lục "
        f"({', '.join(numerals)}), mỗi Phụ lục có tổng điểm tối đa là 100; điểm thưởng, điểm trừ tính riêng.",
        lead="Điều 1.",
    )
    yield Paragraph(
        "Các cơ quan, đơn vị, địa phương tự đánh giá, chấm điểm kèm tài liệu kiểm chứng, gửi báo cáo theo thời hạn của "
        f"{material.plan_cited()}; {lead} tổ chức thẩm định, tổng hợp, trình công bố kết quả.",
        lead="Điều 2.",
    )
    yield Paragraph(criteria_set.appeal.vi)
    yield Paragraph(
        f"Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng {lead}, các cơ quan, đơn vị, địa phương và các tổ "
        "chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
        lead="Điều 3.",
    )


def _first_lower(title: str) -> str:
    return title if title.startswith("Bộ") else title[:1].lower() + title[1:]
