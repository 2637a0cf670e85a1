"""The half-year and annual report of the department to the people's committee, under the plan's own regime."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from connectors.papers.material import Material, roman
from connectors.papers.paper import Annex, Block, Letterhead, Paper, Paragraph
from connectors.papers.pictures import bands_picture
from connectors.papers.ranking_tables import bands_table, cohort_blocks, cohort_ranking, not_ranked, not_ranked_table
from connectors.papers.report_findings import difficulties, proposals
from connectors.papers.report_tables import (
    agencies_table,
    counts_table,
    receipts_table,
    statuses_table,
    systems_table,
    targets_table,
    tasks_table,
)
from connectors.papers.wording import SUBJECT
from connectors.presentation.health.receipt_list import Receipts, receipts
from connectors.presentation.marks import NOT_REPORTED
from connectors.presentation.progress.progress_list import ProgressList, progress_list
from connectors.presentation.tasks.system_list import SystemLine, system_list
from connectors.presentation.tasks.task_list import TaskList, task_list
from connectors.presentation.words import word
from rubric.language import day, to_days


@dataclass(frozen=True, eq=False)
class Report:
    """What one report tells; ``half`` for the first six months, which are never ranked."""

    material: Material
    half: bool

    @cached_property
    def receipts(self) -> Receipts:
        """The reports that were due in the period."""
        found = self.material
        return receipts(found.scorecard, {}, found.year, "vi", first_half_only=self.half)

    @cached_property
    def progress(self) -> ProgressList:
        """The targets of the plan."""
        material = self.material
        return progress_list(material.scorecard, material.year, "vi", is_released=material.release is not None)

    @cached_property
    def tasks(self) -> TaskList:
        """The tasks of the plan."""
        return task_list(self.material.scorecard, self.material.year, "vi")

    @cached_property
    def systems(self) -> tuple[SystemLine, ...]:
        """What the plan orders to be set up."""
        return system_list(self.material.scorecard, self.material.year, "vi")

    @cached_property
    def parts(self) -> tuple[tuple[str, str, tuple[Block, ...], bool], ...]:
        """The annexes that this report has: key, title, content, whether they lie across."""
        return tuple(_parts(self))

    def annex(self, key: str) -> str:
        """“Phụ lục II”, the annex of that key; empty where the report has none."""
        keys = [part[0] for part in self.parts]
        return f"Phụ lục {roman(keys.index(key) + 1)}" if key in keys else ""

    def see(self, key: str) -> str:
        """“ (Phụ lục II)” behind a sentence; empty where the report has no such annex."""
        return f" ({self.annex(key)})" if self.annex(key) else ""


def report_paper(material: Material, *, half: bool = False) -> Paper:
    """The report of a year, or of its first half: how the targets stand, who reported, what the tasks have come to."""
    settings, told = material.settings, Report(material, half)
    letterhead = settings.department.letterhead("BC", settings.place)
    period = material.period(half)
    return Paper(
        title=f"Báo cáo kết quả {SUBJECT} {period}",
        letterhead=letterhead,
        kind="BÁO CÁO",
        subject=f"Kết quả công tác {SUBJECT} {period}",
        addressed_to=settings.addressed_of("report"),
        blocks=tuple(_blocks(told)),
        annexes=tuple(_annexes(told, letterhead)),
        signatures=(settings.department.signature(),),
        recipients=settings.recipients_of("report"),
        stamp=material.stamp,
    )


def _blocks(told: Report) -> Iterator[Block]:
    material, lead = told.material, told.material.lead.name.vi
    period, as_of = material.period(told.half), day(to_days(material.scorecard.run.as_of))
    yield Paragraph(
        f"Thực hiện {material.plan_cited()}, {lead} báo cáo kết quả công tác {SUBJECT} {period} trên địa bàn "
        f"{_place(material)} (số liệu đến ngày {as_of}) như sau:"
    )
    sections = [
        ("CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", _direction(told)),
        *([] if told.half else [("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI", _result(told))]),
        ("THỰC HIỆN CHẾ ĐỘ BÁO CÁO", _reporting(told)),
        ("TIẾN ĐỘ THỰC HIỆN MỤC TIÊU CỦA KẾ HOẠCH", _targets(told)),
        ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", _tasks(told)),
        (
            "KHÓ KHĂN, HẠN CHẾ VÀ LƯU Ý VỀ SỐ LIỆU",
            difficulties(told.material, told.receipts, told.progress, told.tasks, half=told.half),
        ),
        ("ĐỀ XUẤT, KIẾN NGHỊ", proposals(told.material, told.receipts, told.progress, told.tasks, half=told.half)),
    ]
    for place, (title, blocks) in enumerate(sections, 1):
        yield Paragraph(f"{roman(place)}. {title}", "heading")
        yield from blocks
    yield Paragraph(
        f"Trên đây là báo cáo kết quả công tác {SUBJECT} {period}, {lead} kính báo cáo {material.authority} xem xét, "
        "chỉ đạo."
    )


def _direction(told: Report) -> Iterator[Block]:
    material = told.material
    criteria_set = material.scorecard.criteria_set
    cohorts = "; ".join(
        f"{cohort.title.vi.lower()} {len(material.scorecard.cohort(key, material.year))} đơn vị"
        for key, cohort in criteria_set.cohorts.items()
    )
    yield Paragraph(f"Đối tượng theo dõi, đánh giá: {len(material.scorecard.agencies)} đơn vị, gồm {cohorts}.")
    status = " (đang là dự thảo, chưa ban hành)" if criteria_set.status == "proposed" else ""
    yield Paragraph(
        f"Việc theo dõi, đánh giá dùng {criteria_set.title.vi}, phiên bản {criteria_set.version}{status}, có tiêu chí "
        f"riêng cho {len(criteria_set.annexes)} nhóm đối tượng, mỗi nhóm tổng điểm tối đa 100."
    )
    ordered = [f"giao {len(told.tasks.tasks)} nhiệm vụ"] if told.tasks.tasks else []
    ordered += [f"đặt {len(told.progress.targets)} mục tiêu"] if told.progress.targets else []
    ordered += [f"yêu cầu {len(told.systems)} hệ thống, kênh, cơ chế{told.see('systems')}"] if told.systems else []
    if ordered:
        yield Paragraph(f"Kế hoạch {', '.join(ordered)}; kết quả nêu tại các mục sau.")


def _result(told: Report) -> Iterator[Block]:
    material = told.material
    for key in material.scorecard.criteria_set.cohorts:
        shown = cohort_ranking(material, key)
        yield Paragraph(f"{shown.sentence.rstrip('.')}{told.see(key)}.", "bullet")
    if left_out := not_ranked(material):
        yield Paragraph(f"{len(left_out)} đơn vị không xếp hạng, có nêu lý do{told.see('not_ranked')}.", "bullet")
    yield Paragraph("Số đơn vị theo mức xếp loại của từng khối như sau:")
    yield bands_table(material)
    yield bands_picture(material)


def _reporting(told: Report) -> Iterator[Block]:
    found = told.receipts
    if not found.agencies:
        yield Paragraph(
            "Kế hoạch không đặt thời hạn báo cáo cho cơ quan, đơn vị nào trong kỳ, vì vậy không có đơn vị nào bị tính "
            "là gửi chậm hoặc thiếu báo cáo."
        )
        return
    yield Paragraph(
        f"{found.complete} trên {found.agencies} đơn vị phải báo cáo đã gửi đủ báo cáo đến hạn, trong đó {found.late} "
        f"đơn vị có báo cáo gửi chậm{told.see('receipts')}."
    )
    yield receipts_table(found)


def _targets(told: Report) -> Iterator[Block]:
    yield Paragraph(told.progress.sentence)
    if told.progress.groups:
        yield statuses_table(told.progress)
        yield Paragraph(f"Kết quả từng mục tiêu nêu tại {told.annex('targets')}.")


def _tasks(told: Report) -> Iterator[Block]:
    yield Paragraph(told.tasks.sentence)
    if told.tasks.tasks:
        yield counts_table("Tình trạng nhiệm vụ", told.tasks.counts)
        yield Paragraph(f"Tình trạng từng nhiệm vụ nêu tại {told.annex('tasks')}.")


def _parts(told: Report) -> Iterator[tuple[str, str, tuple[Block, ...], bool]]:
    material = told.material
    period = material.period(told.half).upper()
    if not told.half:
        for key, cohort in material.scorecard.criteria_set.cohorts.items():
            if cohort_ranking(material, key).rows:
                title = f"KẾT QUẢ {period} – KHỐI {cohort.title.vi.upper()}"
                yield key, title, tuple(cohort_blocks(material, key)), True
        if not_ranked(material):
            yield "not_ranked", "DANH SÁCH ĐƠN VỊ KHÔNG XẾP HẠNG", (not_ranked_table(material),), False
    if told.receipts.agencies:
        yield "receipts", f"THỰC HIỆN CHẾ ĐỘ BÁO CÁO {period}", (agencies_table(told.receipts),), True
    if told.progress.groups:
        title = "TIẾN ĐỘ THỰC HIỆN MỤC TIÊU CỦA KẾ HOẠCH"
        said = Paragraph(f"{NOT_REPORTED}: {word('mark.not_reported', 'vi')}; –: không có gì để tính.", "note")
        yield "targets", title, (targets_table(told.progress, half=told.half), said), True
    if told.tasks.tasks:
        title = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ CỦA KẾ HOẠCH"
        yield "tasks", title, (tasks_table(material, told.tasks.tasks),), True
    if told.systems:
        title = "CÁC HỆ THỐNG, KÊNH, CƠ CHẾ KẾ HOẠCH YÊU CẦU XÂY DỰNG, DUY TRÌ"
        yield "systems", title, (systems_table(told.systems),), True


def _annexes(told: Report, letterhead: Letterhead) -> Iterator[Annex]:
    note = told.material.enclosed("Báo cáo", letterhead, told.material.lead.name.vi)
    for place, (_, title, blocks, across) in enumerate(told.parts, 1):
        yield Annex(roman(place), title, blocks, note, landscape=across)


def _place(material: Material) -> str:
    name = material.installation.locality.name.vi
    return name[:1].lower() + name[1:]
