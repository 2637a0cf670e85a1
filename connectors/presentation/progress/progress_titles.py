"""The titles and sentences of the page of progress, in both languages: the same on screen and in the static site."""

from __future__ import annotations

from collections.abc import Mapping

_TITLES: Mapping[str, tuple[str, str]] = {
    "no_targets": (
        "Tiến độ của kế hoạch này được theo dõi theo từng nhiệm vụ và thời hạn; xem",
        "The progress of this plan is followed by its tasks and their days; see",
    ),
    "tasks": ("trang Nhiệm vụ", "the page Tasks"),
    "jump": ("Đến năm mục tiêu", "To the target year"),
    "none": ("Không có mục tiêu nào ở trạng thái này.", "No target has this status."),
    "group": ("Mục tiêu năm {due}", "Targets of {due}"),
    "caption": (
        "Tốc độ là mức tăng bình quân mỗi năm, tính bằng điểm phần trăm hoặc đơn vị đếm.",
        "A pace is the average change a year, in percentage points or in what is counted.",
    ),
    "thresholds": ("Cách xếp trạng thái", "How the status is told"),
    "thresholds_note": (
        (
            "Tốc độ hiện tại là mức thay đổi bình quân mỗi năm, từ năm đầu đến năm mới nhất "
            "có số liệu; tốc độ cần là phần còn thiếu chia đều cho các năm còn lại. "
            "Năm không có số liệu để trống, không nội suy. Ngưỡng do phần mềm đề xuất, kế hoạch không nêu."
        ),
        (
            "The current pace is the average change a year from the first to the newest year "
            "with figures; the pace needed is what is missing, spread evenly over the years left. "
            "Years without figures stay empty. The thresholds are proposed by this software, not by the plan."
        ),
    ),
    "dash": ("không có gì để tính, hoặc năm chưa tới", "nothing to compute, or a year to come"),
}


def progress_titles(language: str) -> dict[str, str]:
    """Every title in one language; ``group`` has a place for the year."""
    return {key: en if language == "en" else vi for key, (vi, en) in _TITLES.items()}
