"""A commune's own report to its province as a state paper: figures by part of the form, coverage, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from connectors.consolidation.consolidating import Consolidated, FormFigure
from connectors.consolidation.loading import Consolidation
from connectors.forms.consolidated_form import own_deadline_words
from connectors.forms.consolidated_words import counts_of, standing_of, units_deadline, write_day
from connectors.layouts.periods import write_period
from connectors.localities import Installation
from connectors.papers.consolidated_tables import (
    NOT_COLLECTED,
    TO_TYPE,
    figures_table,
    lacking_table,
    parts_of,
    to_type_table,
    units_table,
    unreadable_table,
)
from connectors.papers.paper import Annex, Block, Paper, Paragraph
from connectors.papers.settings import PaperSettings
from connectors.papers.wording import SUBJECT, enclosed, legend_note
from connectors.presentation.stamps import ILLUSTRATION


@dataclass(frozen=True)
class Commune:
    """What a report is made of: the rules and the form, the commune's units, the figures, and the day they are of."""

    consolidation: Consolidation
    installation: Installation
    made: Consolidated
    as_of: date
    is_sample: bool = False


def consolidated_paper(commune: Commune, settings: PaperSettings) -> Paper:
    """The report of one period. Only what the units' books say is in it; what the commune must add is left open."""
    name, period = commune.consolidation.commune.name.vi, write_period(commune.made.period).lower()
    letterhead = settings.authority.letterhead("BC", settings.place)
    note = enclosed("Báo cáo", letterhead, _issuer(commune))
    return Paper(
        title=f"Báo cáo tổng hợp {period}: {name}",
        letterhead=letterhead,
        kind="BÁO CÁO",
        subject=f"Kết quả {SUBJECT} {period}",
        addressed_to=(commune.consolidation.rules.form.recipient.vi,),
        blocks=tuple(_blocks(commune)),
        annexes=(
            Annex("I", "SỐ LIỆU THEO BIỂU MẪU CỦA TỈNH", tuple(_figures(commune)), note, landscape=True),
            Annex("II", "ĐƠN VỊ BÁO CÁO", (units_table(commune.made, commune.installation), _under_units()), note),
            Annex("III", "SỐ LIỆU CÒN THIẾU", tuple(_missing(commune)), note, landscape=True),
        ),
        signatures=(settings.authority.signature(),),
        recipients=settings.recipients_of("consolidated"),
        stamp=ILLUSTRATION if commune.is_sample else "",
    )


def _blocks(commune: Commune) -> Iterator[Block]:
    made, installation = commune.made, commune.installation
    document = installation.plan.document
    number = f" số {document.number}" if document.number else ""
    title = document.title.vi
    yield Paragraph(
        f"Thực hiện {title[:1].lower() + title[1:]}{number}, {_issuer(commune)} báo cáo kết quả "
        f"{write_period(made.period).lower()} như sau:"
    )
    yield Paragraph("I. TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ", "heading")
    yield Paragraph(f"Số liệu tính đến ngày {write_day(commune.as_of)}. Hạn đơn vị gửi xã: {_deadline(commune)}.")
    yield Paragraph(f"Đơn vị có số liệu: {counts_of(made.awaited, installation)}.")
    yield from _units(commune)
    yield Paragraph("II. KẾT QUẢ", "heading")
    filled = sum(figure.value is not None for figure in made.figures.values())
    yield Paragraph(
        f"Biểu mẫu có {len(made.figures)} chỉ tiêu; {filled} chỉ tiêu có số liệu tổng hợp từ các đơn vị (Phụ lục I). "
        "Mỗi số chỉ gồm các đơn vị đã có số liệu, nêu ở cột Cách tổng hợp."
    )
    for title, figures in parts_of(commune.consolidation, made):
        with_figure = sum(figure.value is not None for figure in figures)
        yield Paragraph(f"{title}: {with_figure}/{len(figures)} chỉ tiêu có số liệu.", "bullet")
    yield Paragraph("III. SỐ LIỆU CÒN THIẾU", "heading")
    yield from _missing_words(made)
    yield Paragraph(f"Hạn xã gửi tỉnh: {own_deadline_words(commune.consolidation, made.period)}.")


def _issuer(commune: Commune) -> str:
    issuer = commune.installation.plan.document.issuer
    return issuer.vi if issuer else commune.consolidation.commune.name.vi


def _deadline(commune: Commune) -> str:
    said = units_deadline(commune.made, commune.installation)
    return said[:1].lower() + said[1:]


def _units(commune: Commune) -> Iterator[Paragraph]:
    silent = [each.unit.name.vi for each in commune.made.awaited if not each.has_figures]
    if silent:
        yield Paragraph(f"Chưa có số liệu: {'; '.join(silent)}.")
    late = [
        f"{each.unit.name.vi} ({standing_of(each).lower()})" for each in commune.made.units if each.standing == "late"
    ]
    if late:
        yield Paragraph(f"Gửi muộn: {'; '.join(late)}.")
    yield Paragraph("Tình trạng từng đơn vị ở Phụ lục II.")


def _missing_words(made: Consolidated) -> Iterator[Paragraph]:
    unreadable = len(made.unreadable)
    if made.to_type:
        yield Paragraph(
            f"Còn {len(made.to_type)} chỉ tiêu để trống, xã ghi tiếp trước khi ký (Phụ lục III, mục 1).",
        )
    if unreadable:
        yield Paragraph(f"{unreadable} ô của đơn vị không đọc được, không đưa vào báo cáo (Phụ lục III, mục 2).")
    if not made.to_type and not unreadable:
        yield Paragraph("Mọi chỉ tiêu của biểu mẫu đều có số liệu; không ô nào không đọc được.")


def _figures(commune: Commune) -> Iterator[Block]:
    first = 1
    for title, figures in parts_of(commune.consolidation, commune.made):
        yield Paragraph(title, "heading")
        yield figures_table(figures, commune.installation, first)
        first += len(figures)
    yield legend_note((TO_TYPE, "xã ghi tiếp"))


def _under_units() -> Paragraph:
    return Paragraph(f"Ký hiệu: ○ chưa có số liệu; {NOT_COLLECTED} không thu số liệu kỳ này.", "note")


def _missing(commune: Commune) -> Iterator[Block]:
    made = commune.made
    yield Paragraph("1. Chỉ tiêu để trống, xã ghi tiếp", "heading")
    yield to_type_table(made) if made.to_type else Paragraph("Không có chỉ tiêu nào.")
    yield Paragraph("2. Ô không đọc được, không đưa vào báo cáo", "heading")
    yield unreadable_table(made) if made.unreadable else Paragraph("Không có ô nào.")
    yield Paragraph("3. Chỉ tiêu đã có số nhưng còn thiếu đơn vị", "heading")
    lacking = lacking_table(made)
    yield lacking if lacking.rows else Paragraph("Không có chỉ tiêu nào.")


def figures_in_print(commune: Commune) -> list[FormFigure]:
    """The figures in the order of the paper."""
    return [figure for _, figures in parts_of(commune.consolidation, commune.made) for figure in figures]
