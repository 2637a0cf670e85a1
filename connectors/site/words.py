"""The words of the site's own frame and lists, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, str]] = {
    "skip": ("Đến nội dung", "Skip to the content"),
    "home": ("Các địa phương", "Localities"),
    "menu": ("Các trang của bản công bố", "Pages of the release"),
    "path": ("Vị trí", "Where you are"),
    "overview": ("Tổng quan", "Overview"),
    "all_releases": ("Các bản công bố", "Releases"),
    "open_data": ("Dữ liệu mở", "Open data"),
    "other_language": ("English", "Tiếng Việt"),
    "cohorts": ("Các khối", "Cohorts"),
    "annexes": ("Các phụ lục", "Annexes"),
    "years": ("Năm", "Year"),
    "permanent": ("Địa chỉ lâu dài của trang", "Permanent address of this page"),
    "static": (
        "Trang tĩnh, làm từ chính bản công bố đã đóng gói; số liệu không đổi sau khi công bố.",
        "A static page made from the frozen release itself; its figures never change after publication.",
    ),
    "front_question": ("Kết quả của địa phương nào?", "Whose results?"),
    "front_sentence": (
        "{count} địa phương đã công bố kết quả truyền thông Nghị quyết 57 trên trang này.",
        "{count} localities have published here how they communicate Resolution 57.",
    ),
    "front_one": (
        "Một địa phương đã công bố kết quả truyền thông Nghị quyết 57 trên trang này.",
        "One locality has published here how it communicates Resolution 57.",
    ),
    "front_none": ("Chưa có kết quả nào được công bố.", "Nothing has been published yet."),
    "newest": ("Bản đang có hiệu lực", "Release that holds"),
    "agencies": ("Số cơ quan", "Agencies"),
    "overview_sentence": (
        "{ranked} trên {total} cơ quan được xếp hạng, trong {cohorts} khối; hạng chỉ so trong cùng khối.",
        "{ranked} of {total} agencies are ranked, in {cohorts} cohorts; ranks compare within a cohort only.",
    ),
    "leaders": ("Dẫn đầu", "Leading"),
    "whole_table": ("Xem cả bảng và biểu đồ", "Whole table and charts"),
    "more": ("Xem thêm", "More"),
    "agencies_question": ("Cơ quan nào, được chấm ra sao?", "Which agency, and how did it score?"),
    "agencies_sentence": (
        "{count} cơ quan theo khối; mở một cơ quan để xem cách tính từng điểm.",
        "{count} agencies by cohort; open one to see how every point was made.",
    ),
    "history_question": ("{name} qua các bản công bố", "{name} in all releases"),
    "history_sentence": (
        "Có tên trong {count} bản công bố; mỗi bản giữ nguyên địa chỉ và số liệu của mình.",
        "Named in {count} releases; each keeps its address and its figures.",
    ),
    "history_list": (
        "{count} cơ quan đã có tên trong các bản công bố.",
        "{count} agencies are named in the releases.",
    ),
    "history_question_all": ("Mỗi cơ quan qua các bản công bố", "Every agency in all releases"),
    "in_all_releases": ("Cơ quan này qua các bản công bố", "This agency in all releases"),
    "release": ("Bản công bố", "Release"),
    "releases_question": ("Đã công bố những gì?", "What has been published?"),
    "releases_sentence": (
        "{count} bản công bố; bản bị thay thế vẫn giữ địa chỉ và nói rõ bản nào thay nó.",
        "{count} releases; one that was superseded keeps its address and says which took its place.",
    ),
    "state": ("Tình trạng", "State"),
    "decision": ("Quyết định", "Decision"),
    "why_corrected": ("Lý do sửa", "Why corrected"),
    "signature": ("Chữ ký số", "Signature"),
    "notices": ("Thông báo", "Notices"),
    "look": ("Xem bản này", "See this release"),
    "tasks_of": ("Nhiệm vụ của từng cơ quan, bản in", "Tasks of each agency, to print"),
    "tasks_of_agency": ("Nhiệm vụ của cơ quan", "Tasks of the agency"),
    "card_of_agency": ("Cách chấm điểm của cơ quan", "How the agency scored"),
    "find_agency": ("Tìm cơ quan", "Find an agency"),
    "find_task": ("Tìm nhiệm vụ", "Find a task"),
    "found": ("Đang hiện {shown} trên {total}", "{shown} of {total} shown"),
    "sort": ("Sắp xếp theo", "Sort by"),
}


def site_words(language: str) -> dict[str, str]:
    """Every word of the frame in one language; some have places to fill."""
    return {key: en if language == "en" else vi for key, (vi, en) in _WORDS.items()}
