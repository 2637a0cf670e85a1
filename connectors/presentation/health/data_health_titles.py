"""Headings and notes of the page on what must be mended before publication."""

from __future__ import annotations

from connectors.presentation.health.data_health import DataHealth
from connectors.presentation.health.evidence_health import EvidenceHealth
from rubric.language import number


def titles_of(found: DataHealth, year: int, language: str) -> dict[str, str]:
    """Every heading and note, in one language."""
    titles = _VI if language == "vi" else _EN
    return {key: text.replace("{year}", str(year)) for key, text in titles.items()} | _evidence(
        found.evidence, year, language
    )


def _evidence(evidence: EvidenceHealth, year: int, language: str) -> dict[str, str]:
    def said(count: int) -> str:
        return number(count, 0, language)

    reported, backed, dead = said(evidence.reported), said(evidence.backed), said(evidence.dead_links)
    if language == "vi":
        checked = (
            f"Đã thử {said(evidence.checked)} trên {said(evidence.links)} đường dẫn, lần cuối {evidence.last_check}"
        )
        checked += f"; {said(evidence.unclear)} đường dẫn chưa rõ mở được hay không." if evidence.unclear else "."
        return {
            "backed": f"{backed} trên {reported} số liệu cơ quan kê khai năm {year}, kể cả số 6 tháng,"
            " có ghi minh chứng.",
            "verified": f"{said(evidence.verified)} trên {said(evidence.claims)} số liệu cần thẩm định đã có quyết định"
            + ("." if evidence.verified else ": thẩm định chưa bắt đầu."),
            "checked": checked
            if evidence.checked
            else f"Đường dẫn minh chứng chưa kiểm tra ({said(evidence.links)} đường dẫn)."
            " Để kiểm tra, người quản trị máy chủ bật evidence_check trong verification.yaml rồi chạy thuocdo links.",
            "dead_count": dead,
        }
    checked = f"{said(evidence.checked)} of {said(evidence.links)} links were tried, last on {evidence.last_check}"
    checked += f"; {said(evidence.unclear)} may or may not open." if evidence.unclear else "."
    return {
        "backed": f"{backed} of {reported} figures that agencies reported for {year}, half years included,"
        " name evidence.",
        "verified": f"{said(evidence.verified)} of {said(evidence.claims)} claims are decided on"
        + ("." if evidence.verified else ": verification has not begun."),
        "checked": checked
        if evidence.checked
        else f"Links of evidence were never checked ({said(evidence.links)} links)."
        " To try them, whoever runs the server sets evidence_check in verification.yaml and runs thuocdo links.",
        "dead_count": dead,
    }


_VI = {
    "gate": "Đã công bố được chưa?",
    "blocks": "Đang chặn công bố",
    "warns": "Nên xem trước khi công bố",
    "no_blocks": "Không có gì.",
    "no_warns": "Không có gì.",
    "gate_note": "Ô không đọc được chỉ chặn công bố; điểm tạm tính vẫn được tính, ô ấy chưa có điểm.",
    "held": "Trang đang giữ bản cũ",
    "held_note": "Các trang dưới đây bỗng trống, mất quá nửa số liệu, không còn hoặc không đọc được, nên bản đọc tốt"
    " gần nhất vẫn được dùng và chưa có gì bị tính là 0. Nếu cơ quan lỡ xoá, hãy nhờ khôi phục trong bảng tính; nếu"
    " đúng là cố ý, hãy bấm nút dưới trang ấy: lần đọc tiếp theo dùng bản mới.",
    "tab": "trang",
    "since": "Bản đang dùng: lúc",
    "open_tab": "Mở trang",
    "confirm": "Đúng là cố ý, dùng bản mới",
    "confirmed": "Đã ghi xác nhận; lần đồng bộ tiếp theo dùng bản mới của trang.",
    "receipts": "Báo cáo năm {year}: đã nhận, muộn, còn thiếu",
    "in_time": "Đủ, đúng hạn",
    "late": "Đủ, có muộn",
    "lacking": "Còn thiếu",
    "agencies": "Cơ quan",
    "late_or_lacking": "báo cáo muộn hoặc còn thiếu",
    "all_in_time": "Mọi báo cáo đến hạn đều đã nhận đúng hạn.",
    "every_report": "Mọi báo cáo",
    "receipts_note": "Ngày nhận do cơ quan chủ trì ghi ở trang Ngày nhận báo cáo; ngày bấm vào được mở đúng ô ấy.",
    "problems": "Việc cần sửa trong các sổ",
    "no_problems": "Các sổ không có lỗi nào.",
    "none_match": "Không có việc nào khớp lựa chọn trên.",
    "more": "Còn {count} việc cùng mức độ; hãy lọc hẹp hơn hoặc tải cả danh sách.",
    "download_all": "Tải cả danh sách việc cần sửa (CSV)",
    "books": "Các sổ và bản đang dùng",
    "odd_books": "Không dùng bản mới nhất",
    "no_odd_books": "Mọi sổ đều đang dùng bản mới nhất.",
    "good_books": "Sổ đang dùng bản mới nhất",
    "evidence": "Minh chứng và thẩm định",
    "dead": "Đường dẫn minh chứng hỏng",
    "more_dead": "Còn {count} đường dẫn nữa của cơ quan này.",
}
_EN = {
    "gate": "May it be published?",
    "blocks": "What blocks publication",
    "warns": "Worth a look before publication",
    "no_blocks": "Nothing.",
    "no_warns": "Nothing.",
    "gate_note": "A cell that cannot be read blocks publication only; provisional scores are computed without it.",
    "held": "Tabs held back",
    "held_note": "These tabs turned empty, lost more than half of their figures, are gone or cannot be read, so"
    " their last good copy stays in use and nothing counts as 0. If it was a slip, have the agency restore them; if it"
    " was meant, press the button below the tab: the next sync takes the new version.",
    "tab": "tab",
    "since": "Copy in use: of",
    "open_tab": "Open the tab",
    "confirm": "It was meant, take the new version",
    "confirmed": "Noted; the next sync takes the new version of the tab.",
    "receipts": "Reports of {year}: received, late, missing",
    "in_time": "All, on time",
    "late": "All, some late",
    "lacking": "Missing some",
    "agencies": "Agencies",
    "late_or_lacking": "late or missing reports",
    "all_in_time": "Every report that was due came on time.",
    "every_report": "Every report",
    "receipts_note": "The lead department notes the days in its tab of receipts; a day that is a link opens that cell.",
    "problems": "What to mend in the books",
    "no_problems": "Nothing is wrong in the books.",
    "none_match": "Nothing matches these choices.",
    "more": "{count} more of this severity; narrow the choice or download the whole list.",
    "download_all": "Download the whole list (CSV)",
    "books": "The books and the copies in use",
    "odd_books": "Not on their newest version",
    "no_odd_books": "Every book is on its newest version.",
    "good_books": "Books on their newest version",
    "evidence": "Evidence and verification",
    "dead": "Dead links of evidence",
    "more_dead": "{count} more of this agency.",
}
