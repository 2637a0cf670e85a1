"""What a report says is difficult, and what it proposes: sentences by stated rules from the same findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from connectors.briefing.settings import load_briefing
from connectors.papers.commendations import commended, rules_of
from connectors.papers.material import Material
from connectors.papers.paper import Block, Paragraph
from connectors.papers.ranking_tables import not_ranked
from connectors.presentation.health.receipt_list import Receipts
from connectors.presentation.progress.progress_list import ProgressList
from connectors.presentation.tasks.task_list import TaskList
from connectors.settings import settings
from rubric.language import day, to_days

MOST_NAMED = 12  # more names than that are counted, and stand in the annex
TROUBLED = {"at_risk": "có nguy cơ không đạt", "slow": "chậm so với tốc độ cần có"}


def difficulties(
    material: Material, found: Receipts, progress: ProgressList, tasks: TaskList, *, half: bool
) -> Iterator[Block]:
    """Where the figures show trouble, and what must be known of the figures themselves."""
    lines = [*_troubles(found, progress, tasks), *_beyond_the_half_year(material, half=half), *_caveats(material)]
    yield from (Paragraph(line, "bullet") for line in lines)


def _troubles(found: Receipts, progress: ProgressList, tasks: TaskList) -> Iterator[str]:
    if lacking := _lacking(found):
        yield f"{len(lacking)} đơn vị còn thiếu báo cáo đến hạn: {named(lacking)}."
    for status, said in TROUBLED.items():
        if targets := [f"{line.title} ({line.clause})" for line in progress.targets if line.status == status]:
            yield f"{len(targets)} mục tiêu {said}: {named(targets)}."
    no_data = [line for line in progress.targets if line.status == "no_data"]
    if no_data:
        yield f"{len(no_data)} mục tiêu chưa đủ số liệu để đánh giá."
    overdue = [line for line in tasks.tasks if line.state.key == "overdue"]
    if overdue:
        yield f"{len(overdue)} nhiệm vụ có cơ quan chủ trì quá hạn chưa hoàn thành."
    unrecorded = [line for line in tasks.tasks if line.state.key == "not_recorded"]
    if unrecorded:
        yield f"{len(unrecorded)} nhiệm vụ chưa được ghi trong sổ theo dõi nhiệm vụ, nên chưa biết kết quả."


def _beyond_the_half_year(material: Material, *, half: bool) -> Iterator[str]:
    """A half-year report made after June: targets and tasks stand as of that later day, which must be said."""
    june = date(material.year, 6, 30)
    as_of = material.scorecard.run.as_of
    if half and as_of > june:
        yield (
            f"Đánh giá tiến độ mục tiêu, tình trạng nhiệm vụ theo số liệu đến ngày {day(to_days(as_of))}, không dừng ở "
            f"ngày {day(to_days(june))}."
        )


def _caveats(material: Material) -> Iterator[str]:
    scorecard = material.scorecard
    if scorecard.is_illustration:
        yield "Toàn bộ số liệu trong báo cáo là dữ liệu minh hoạ, không phải số liệu thật."
    if material.release is None and scorecard.run.basis == "verified":
        yield "Số liệu là tạm tính: đã thay số kê khai bằng số thẩm định ở những nội dung đã thẩm định, chưa công bố."
    elif material.release is None:
        yield "Số liệu là tạm tính theo kê khai của các đơn vị, chưa thẩm định, chưa công bố."
    else:
        yield f"Số liệu là của bản công bố {material.release.name}; số liệu đã thẩm định được dùng thay số kê khai."
    if scorecard.criteria_set.status == "proposed":
        yield "Bộ tiêu chí, mức điểm và các ngưỡng xếp loại đang là đề xuất, chưa được cấp có thẩm quyền ban hành."
    for year, note in scorecard.criteria_set.recomputed.items():
        yield f"Số liệu năm {year} {note.vi}, chỉ để so sánh, không thay kết quả đã có."
    yield "Xếp loại, vị thứ chỉ so trong cùng một khối; điểm số không chứng minh truyền thông là nguyên nhân."


def proposals(
    material: Material, found: Receipts, progress: ProgressList, tasks: TaskList, *, half: bool
) -> Iterator[Block]:
    """What the people's committee is asked for, each by a rule: what is at risk, late or missing, and who did best."""
    lines = [*_proposals(material, found, progress, tasks, half=half)]
    opening = f"{material.lead.name.vi} kính đề nghị {material.authority}:"
    if not lines:
        yield Paragraph("Không có đề xuất, kiến nghị.")
        return
    yield Paragraph(opening)
    yield from (Paragraph(line, "bullet") for line in lines)


def _proposals(
    material: Material, found: Receipts, progress: ProgressList, tasks: TaskList, *, half: bool
) -> Iterator[str]:
    if lacking := _lacking(found):
        yield f"Chỉ đạo {len(lacking)} đơn vị còn thiếu báo cáo gửi ngay báo cáo theo quy định."
    met = {line.status for line in progress.targets}
    if troubled := [said for status, said in TROUBLED.items() if status in met]:
        which = ", ".join(troubled)
        yield f"Chỉ đạo các cơ quan được giao chỉ tiêu có giải pháp đối với các mục tiêu {which} nêu trên."
    if any(line.state.key == "overdue" for line in tasks.tasks):
        yield "Chỉ đạo các cơ quan chủ trì hoàn thành nhiệm vụ quá hạn, xác định rõ thời hạn mới."
    if any(line.state.key == "not_recorded" for line in tasks.tasks):
        yield "Yêu cầu các cơ quan chủ trì cập nhật kết quả nhiệm vụ vào sổ theo dõi."
    if not half:
        yield from _rewards(material)
        if not_ranked(material):
            yield "Yêu cầu các đơn vị không được xếp hạng khắc phục nguyên nhân đã nêu để được đánh giá ở kỳ sau."
    if material.scorecard.criteria_set.status == "proposed":
        yield "Xem xét, ban hành Bộ tiêu chí để việc đánh giá có căn cứ chính thức."


def _rewards(material: Material) -> Iterator[str]:
    """Whom the rules propose, once a result is public, as in the briefing: nobody for what may still change."""
    if material.release is None:
        return
    chosen = load_briefing(material.installation.locality.id, settings().data)
    if best := commended(material, chosen):
        yield f"Xem xét khen thưởng {len(best)} đơn vị: {named(best)}. {rules_of(material, chosen.rewards)}"


def named(names: Iterable[str]) -> str:
    """The names, or the first of them and how many more there are."""
    names = list(names)
    more = len(names) - MOST_NAMED
    return "; ".join(names) if more <= 0 else f"{'; '.join(names[:MOST_NAMED])} và {more} trường hợp khác"


def _lacking(found: Receipts) -> list[str]:
    return [line.name for cohort in found.cohorts for line in cohort.agencies if not line.is_complete]
