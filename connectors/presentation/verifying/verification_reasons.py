"""The kinds of reasons of the queue in a few words, for the filter."""

from __future__ import annotations

_REASONS: dict[str, tuple[str, str]] = {
    "not_applicable_requested": ("Đề nghị không áp dụng", "Not applicable requested"),
    "part_above_whole": ("Tử số lớn hơn mẫu số", "Part above the whole"),
    "decision_stale": ("Ô đổi sau quyết định", "Changed after the decision"),
    "not_applicable_cause": ("Làm tiêu chí không áp dụng", "Makes a criterion drop out"),
    "link_of_another_agency": ("Đường dẫn trùng cơ quan khác", "Link of another agency"),
    "jump": ("Tăng đột biến so với khối", "Jump against the cohort"),
    "evidence_outside_period": ("Văn bản ngoài năm", "Document of another year"),
    "unreadable": ("Không đọc được", "Unreadable"),
    "evidence_missing": ("Thiếu minh chứng", "No evidence"),
    "above_what_others_measure": ("Cao hơn hẳn phần người khác đo", "Above what others measure"),
    "own_score_above": ("Tự chấm cao hơn tính được", "Own score above the computed"),
    "document_of_another_agency": ("Văn bản trùng cơ quan khác", "Document of another agency"),
    "unchanged": ("Giữ nguyên như năm trước", "Unchanged from last year"),
    "all_full": ("Tất cả đều 100%", "All at 100%"),
    "own_total_above": ("Tổng tự chấm cao", "Own total above"),
    "link_repeated": ("Đường dẫn dùng nhiều lần", "Link used again"),
    "evidence_no_place": ("Sổ không có cột minh chứng", "No column for evidence"),
    "document_repeated": ("Văn bản dùng nhiều lần", "Document used again"),
    "link_dead": ("Đường dẫn không mở được", "Dead link"),
    "link_not_public": ("Đường dẫn nội bộ", "Link into a private network"),
    "link_not_official": ("Không phải trang chính thức", "Not an official site"),
    "evidence_outside_part": ("Văn bản ngoài kỳ", "Document of another period"),
}


def reason_title(code: str, language: str) -> str:
    """A kind of reason in a few words, for the filter."""
    vi, en = _REASONS[code]
    return en if language == "en" else vi
