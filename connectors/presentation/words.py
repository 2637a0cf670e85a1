"""The words of screens and papers in Vietnamese and English, under short keys."""

from __future__ import annotations

from rubric.text import Text

_WORDS: dict[str, tuple[str, str]] = {
    "product": ("Thước đo 57", "Yardstick 57"),
    "nav.ranking": ("Xếp hạng", "Ranking"),
    "nav.agency": ("Cơ quan", "Agency"),
    "nav.criteria": ("Tiêu chí", "Criteria"),
    "language": ("Ngôn ngữ", "Language"),
    "year": ("Năm", "Year"),
    "cohort": ("Khối", "Cohort"),
    "agency": ("Cơ quan", "Agency"),
    "band": ("Mức", "Band"),
    "score": ("Điểm", "Score"),
    "rank": ("Hạng", "Rank"),
    "change": ("So với {year}", "Against {year}"),
    "same_method": (
        "So với {year}: cả hai năm tính theo cùng bộ tiêu chí; số năm {year} {note}, không phải số chính thức.",
        "Against {year}: both years under the same criteria set; {year} is {note}, never official.",
    ),
    "search": ("Tìm cơ quan", "Find an agency"),
    "search.hint": ("gõ tên, không cần dấu", "type a name, marks may be left out"),
    "none_found": ("Không có cơ quan nào khớp “{typed}”.", "No agency matches “{typed}”."),
    "not_ranked": ("Không xếp hạng", "Not ranked"),
    "not_ranked.too_little_applies": (
        "điểm tối đa áp dụng dưới {minimum}: không đủ cơ sở xếp hạng",
        "the applicable maximum is below {minimum}: too little to rank on",
    ),
    "not_ranked.never_reported": ("không gửi báo cáo nào trong năm", "sent no report in the year"),
    "not_ranked.lead_agency": ("cơ quan chủ trì, theo dõi riêng", "lead agency, followed apart"),
    "status.provisional": ("Tạm tính", "Provisional"),
    "status.recomputed": ("Tạm tính, {note}", "Provisional, {note}"),
    "status.basis.computed": (
        "hệ thống tính từ số liệu kê khai, chưa thẩm định",
        "computed from the reported figures, not verified yet",
    ),
    "status.as_of": ("số liệu đến {day}", "data as of {day}"),
    "status.set": ("bộ tiêu chí {id} v{version} · {hash}", "criteria set {id} v{version} · {hash}"),
    "status.proposed_set": ("bộ tiêu chí đề xuất, chưa ban hành", "proposed criteria set, not issued yet"),
    "illustration": ("Dữ liệu minh hoạ, không phải số liệu thật", "Illustration data, not real figures"),
    "download": ("Tải về", "Download"),
    "download.table_csv": ("Bảng đang xem (CSV)", "This table (CSV)"),
    "download.table_xlsx": ("Bảng đang xem (XLSX)", "This table (XLSX)"),
    "download.all": ("Toàn bộ dữ liệu và mô tả (ZIP)", "All data with metadata (ZIP)"),
    "download.svg": ("Biểu đồ (SVG)", "Chart (SVG)"),
    "download.png": ("Biểu đồ (PNG)", "Chart (PNG)"),
    "legend": ("Ký hiệu", "Legend"),
    "mark.not_applicable": ("không áp dụng", "not applicable"),
    "mark.not_reported": ("chưa có số liệu", "not reported"),
    "mark.unreadable": ("ô không đọc được", "cannot be read"),
    "mark.pending": ("chờ duyệt hoặc chưa đến hạn", "pending approval or not due"),
    "mark.zero": ("bằng 0 thật", "a real zero"),
    "gate.shut": ("không quá mức {band} vì: {why}", "at most {band} because: {why}"),
    "gate.undecided": ("chưa xét được điều kiện: {why}", "not decided yet: {why}"),
    "maximum": ("Tối đa", "Maximum"),
    "points": ("Điểm", "Points"),
    "group": ("Nhóm", "Group"),
    "median": ("Trung vị cùng khối", "Cohort median"),
    "best": ("Cao nhất cùng khối", "Cohort best"),
    "this_agency": ("Cơ quan này", "This agency"),
    "rule": ("Quy tắc", "Rule"),
    "inputs": ("Số liệu", "Figures"),
    "arithmetic": ("Cách tính", "Arithmetic"),
    "clauses": ("Căn cứ", "Clauses"),
    "no_clause": ("Kế hoạch không có điểm nào; tiêu chí đề xuất.", "No clause of the plan; a proposed criterion."),
    "indirect": ("gián tiếp", "indirect"),
    "evidence": ("Minh chứng", "Evidence"),
    "evidence.wanted": ("Minh chứng cần có", "Evidence wanted"),
    "evidence.none": ("chưa nêu minh chứng", "no evidence given"),
    "own_score": ("Cơ quan tự chấm", "Own score"),
    "more": ("Để thêm điểm", "To earn more"),
    "more.gain": ("thêm {gain} điểm nếu {words}", "{gain} more points if {words}"),
    "open_link": ("mở đường dẫn", "open link"),
    "page": ("trang", "page"),
    "permalink": ("Đường dẫn tới mục này", "Link to this item"),
    "bonus": ("Điểm thưởng", "Bonus"),
    "penalty": ("Điểm trừ", "Penalty"),
    "penalty.some": ("Bị trừ", "Deducted"),
    "penalty.none": ("Không bị trừ", "Nothing deducted"),
    "mark.proposed": ("số đề xuất, kế hoạch không nêu", "a proposed number, not in the plan"),
    "item": ("Mã", "Code"),
    "title": ("Nội dung", "Title"),
    "outcome": ("Kết quả", "Outcome"),
    "sum": ("Cộng", "Total"),
    "effort": ("Công sức", "Effort"),
    "stage": ("Giai đoạn", "Stage"),
    "question": ("Câu hỏi", "Question"),
    "example": ("Ví dụ", "Example"),
    "proposed": ("đề xuất", "proposed"),
    "plan": ("kế hoạch", "plan"),
    "scope": ("thuộc {annex}", "in {annex}"),
    "source.agency": ("cơ quan báo cáo", "reported by the agency"),
    "source.department": ("Sở KH&CN ghi nhận", "recorded by the department"),
    "source.survey": ("khảo sát", "survey"),
    "source.panel": ("Hội đồng chấm", "panel"),
}


def word(key: str, language: str, **values: str) -> str:
    """The word of ``key`` in ``language``; KeyError for a key that is not there."""
    vi, en = _WORDS[key]
    text = en if language == "en" else vi
    return text.format(**values) if values else text


def words_of(prefix: str) -> dict[str, Text]:
    """All words under a prefix, for lists such as the reasons for not ranking."""
    return {key.removeprefix(prefix): Text(vi=v, en=e) for key, (v, e) in _WORDS.items() if key.startswith(prefix)}
