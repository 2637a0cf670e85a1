"""The titles and sentences of the page of tasks, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.presentation.tasks.task_list import TaskList
from connectors.presentation.tasks.task_states import counts_said

_TITLES: Mapping[str, tuple[str, str]] = {
    "question": ("Ai phải làm gì, đến khi nào?", "Who must do what by when?"),
    "agency_question": ("{name} phải làm gì, đến khi nào?", "{name}: what must it do by when?"),
    "nothing": ("Không có nhiệm vụ nào khớp lựa chọn.", "No task matches the choices."),
    "none": ("Không có.", "None."),
    "systems": ("Những gì kế hoạch yêu cầu xây dựng", "What the plan orders to be set up"),
    "leads": ("Nhiệm vụ chủ trì", "Tasks it leads"),
    "joins": ("Nhiệm vụ phối hợp", "Tasks it joins"),
    "beside": ("Việc được giao ngoài danh mục trên", "Tasks given beside those above"),
    "beside_note": (
        "Việc ghi trong sổ theo dõi mà mã không trỏ tới nhiệm vụ cơ quan này chủ trì hay phối hợp.",
        "Rows of the register whose code points to no task of the plan that the agency leads or joins.",
    ),
    "points": ("Tính điểm từ sổ theo dõi", "Points from the register"),
    "due": ("hạn", "due"),
    "done": ("xong", "done"),
    "one_source": (
        "Trạng thái chỉ lấy từ sổ này, cũng là nguồn tính điểm. Nhiệm vụ của nhiều cơ quan mang trạng thái xấu nhất.",
        "States come from it alone, as do the points. A task of several agencies carries the worst state.",
    ),
    "doubtful": (
        "Chưa rõ ngày: ô ngày hạn hay ngày xong không đọc được, còn trống hoặc ghi ngày chưa tới.",
        "Day unclear: the cell of the due day or of the day done cannot be read, is empty or names a day to come.",
    ),
    "print_hint": (
        "Trang này in vừa khổ A4: dùng lệnh in của trình duyệt.",
        "This page prints on A4: use the browser's print command.",
    ),
}


def titles_of(language: str) -> dict[str, str]:
    """Every title in one language."""
    return {key: en if language == "en" else vi for key, (vi, en) in _TITLES.items()}


def register_said(listed: TaskList, year: int, language: str) -> str:
    """How many rows the register has in ``year``, by state, and what the states rest on."""
    rows = sum(count for _, count in listed.row_counts)
    titles, counts = titles_of(language), f"{': ' if rows else ''}{counts_said(listed.row_counts)}"
    if language == "en":
        said = [f"The register has {rows} rows of {year}{counts}.", titles["one_source"]]
    else:
        said = [f"Sổ theo dõi ghi {rows} việc của năm {year}{counts}.", titles["one_source"]]
    if any(state.key == "doubtful" for state, _ in listed.row_counts):
        said.append(titles["doubtful"])
    return " ".join(said)
