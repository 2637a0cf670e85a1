"""Made-up tasks of the plan: what an agency was given to do in a year, until when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from connectors.samples.cases import NEVER_REPORTED
from connectors.samples.draft import Draft

TaskState = Literal["on_time", "late", "overdue", "open"]

_FOR_ALL = (
    "Ban hành kế hoạch truyền thông thực hiện Nghị quyết 57-NQ/TW của cơ quan",
    "Duy trì chuyên mục Nghị quyết 57 trên cổng, trang thông tin điện tử",
    "Cập nhật sản phẩm vào kho tài nguyên truyền thông số của thành phố",
    "Tham gia mạng lưới truyền thông về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
    "Giới thiệu tập thể, cá nhân, mô hình tiêu biểu để biểu dương",
)
_BY_KIND: dict[str, tuple[str, ...]] = {
    "department": (
        "Lồng ghép nội dung truyền thông Nghị quyết 57 vào kế hoạch công tác của ngành",
        "Tổ chức tọa đàm chuyên đề về chuyển đổi số trong ngành",
        "Cung cấp thông tin định kỳ cho báo chí về kết quả thực hiện Nghị quyết 57",
        "Xây dựng tài liệu kỹ năng số cho công chức, viên chức của ngành",
        "Truyền thông kết quả các nhiệm vụ khoa học và công nghệ do ngành chủ trì",
        "Phối hợp tổ chức hoạt động hưởng ứng Ngày Chuyển đổi số quốc gia",
    ),
    "commune": (
        "Phát nội dung Nghị quyết 57 trên hệ thống truyền thanh cơ sở",
        "Tổ chức lớp “Bình dân học vụ số” cho người dân",
        "Củng cố tổ công nghệ số cộng đồng ở thôn, tổ dân phố",
        "Truyền thông chính sách chuyển đổi số đến hộ kinh doanh",
        "Phối hợp trường học tổ chức sinh hoạt chuyên đề về khoa học, công nghệ",
        "Cập nhật bảng tin điện tử, bảng tin thôn, tổ dân phố",
    ),
    "press": (
        "Duy trì chuyên trang, chuyên mục về Nghị quyết 57",
        "Sản xuất chuyên đề về đổi mới sáng tạo của thành phố",
        "Sản xuất nội dung khoa học cho thanh thiếu niên, học sinh, sinh viên",
        "Giới thiệu mô hình, sáng kiến chuyển đổi số trên nền tảng số",
        "Phổ biến kết quả nghiên cứu khoa học trên các kênh của cơ quan",
    ),
}
_DUE = ((3, 31), (5, 15), (6, 30), (8, 31), (9, 30), (10, 10), (11, 30), (12, 31))
_WISH_OF_THE_SILENT = -0.7
_FIRST_DAY = date(2025, 8, 31)


@dataclass(frozen=True, slots=True)
class Task:
    """One task of one agency. ``done`` is None until it is done."""

    code: str
    agency: str
    title: str
    due: date
    done: date | None
    state: TaskState


def tasks_of(draft: Draft, wish: float) -> list[Task]:
    """Three to eight tasks of an agency in the draft's year; about ``wish`` of them done on time.

    The agency that never reports does none on time and few at all.
    """
    wish = _WISH_OF_THE_SILENT if draft.agency.code == NEVER_REPORTED else wish
    draw = draft.draw("tasks")
    kind = "commune" if draft.agency.kind.startswith("commune") else draft.agency.kind
    titles = [*_FOR_ALL, *_BY_KIND[kind]]
    chosen = draw.sample(titles, draw.randint(3, 8))
    days = [day for month_day in _DUE if (day := date(draft.year, *month_day)) >= _FIRST_DAY]
    made = []
    for place, title in enumerate(sorted(chosen, key=titles.index), start=1):
        due = draw.choice(days)
        code = f"NV-{draft.year}-{draft.agency.order:02}{place}"
        made.append(_finished(Task(code, draft.agency.code, title, due, None, "open"), wish, draft))
    return made


def _finished(task: Task, wish: float, draft: Draft) -> Task:
    draw = draft.draw("task", task.code)
    chance = draw.random()
    end = date(task.due.year, 12, 31)
    if chance < 0.1 + wish * 0.92:
        day = task.due - timedelta(days=draw.randint(0, 20))
        return Task(task.code, task.agency, task.title, task.due, day, "on_time")
    late = task.due + timedelta(days=draw.randint(3, 35))
    if chance < 0.55 + wish / 2 and late <= end:
        return Task(task.code, task.agency, task.title, task.due, late, "late")
    return Task(task.code, task.agency, task.title, task.due, None, "overdue" if task.due < end else "open")
