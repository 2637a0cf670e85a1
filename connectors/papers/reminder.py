"""The letter that reminds an agency of the reports it owes: which, due when, to whom, by which clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.layouts.receipts import NOT_SENT
from connectors.papers.material import Material
from connectors.papers.paper import Block, Column, Paper, Paragraph, Table
from connectors.papers.wording import SUBJECT, made_up
from connectors.presentation.health.receipt_list import AgencyReceipts, Receipt, receipts
from rubric.language import day, to_days

COLUMNS = (
    Column("TT", 10, "center"),
    Column("Báo cáo", 45),
    Column("Hạn cuối", 28, "center"),
    Column("Tình trạng đến nay", 50),
    Column("Căn cứ", 32, "center"),
)


def reminder_papers(material: Material) -> Mapping[str, Paper]:
    """A letter for each agency of which a report that was due is not there, by its code; none for anybody else."""
    found = receipts(material.scorecard, {}, material.year, "vi")
    lines = [line for cohort in found.cohorts for line in cohort.agencies]
    return {line.code: _letter(material, line, missing) for line in lines if (missing := _missing(line))}


def _missing(line: AgencyReceipts) -> tuple[Receipt, ...]:
    return tuple(each for each in line.receipts if each.state == "missing")


def _letter(material: Material, line: AgencyReceipts, missing: tuple[Receipt, ...]) -> Paper:
    settings, code, name = material.settings, line.code, line.name
    return Paper(
        title=f"Đôn đốc gửi báo cáo năm {material.year}: {name}",
        letterhead=settings.department.letter(settings.place),
        subject=f"V/v đôn đốc gửi báo cáo kết quả {SUBJECT} năm {material.year}",
        addressed_to=(_addressed(material, code),),
        blocks=tuple(_blocks(material, code, missing)),
        signatures=(settings.department.signature(),),
        recipients=settings.recipients_of("reminder"),
        stamp=made_up(material.scorecard),
    )


def _blocks(material: Material, code: str, missing: tuple[Receipt, ...]) -> Iterator[Block]:
    clauses = list(dict.fromkeys(each.clause for each in missing))
    receiver, as_of = material.recipient.name.vi, day(to_days(material.scorecard.run.as_of))
    labels = material.installation.plan.clauses
    asked = "; ".join(f"điểm {clause} ({labels[clause].vi})" for clause in clauses)
    yield Paragraph(
        f"Thực hiện {material.plan_cited()} về {SUBJECT}, tại {asked}, các cơ quan, đơn vị, địa phương gửi báo cáo về "
        f"{receiver} để tổng hợp."
    )
    yield Paragraph(f"Đến hết ngày {as_of}, {receiver} chưa nhận được của Quý cơ quan {len(missing)} báo cáo sau:")
    rows = ((str(place), each.report, each.due, each.said, each.clause) for place, each in enumerate(missing, 1))
    yield Table(COLUMNS, tuple(rows))
    days = f"{material.settings.reminder_days:02}"
    yield Paragraph(
        f"Đề nghị Quý cơ quan hoàn thành, gửi báo cáo về {receiver} trong thời hạn {days} ngày làm việc kể từ ngày "
        "nhận được văn bản này; trường hợp đã gửi, đề nghị thông tin lại số, ngày của báo cáo để cập nhật."
    )
    if sanction := _sanction(material, code):
        yield Paragraph(
            f"Báo cáo gửi muộn hoặc không gửi được tính vào kết quả năm {material.year}; {sanction}.",
        )
    yield Paragraph(f"{material.lead.name.vi} trân trọng đề nghị Quý cơ quan quan tâm phối hợp thực hiện.")


def _sanction(material: Material, code: str) -> str:
    """The penalty for reports that never come, where the criteria set has one for this kind of agency."""
    annex = material.scorecard.agencies[code].annex
    for item, penalty in material.scorecard.criteria_set.penalty.items.items():
        rule = penalty.rule_of(annex)
        if rule and penalty.hundredths(annex) and NOT_SENT in rule.reads():
            return f"{penalty.title.vi[:1].lower()}{penalty.title.vi[1:]} thì bị trừ điểm (mục {item} của Bộ tiêu chí)"
    return ""


def _addressed(material: Material, code: str) -> str:
    """The agency as a letter addresses it: a commune is its people's committee."""
    agency = material.scorecard.agencies[code]
    name = agency.name.vi
    return f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}" if agency.kind.startswith("commune") else name
