"""The tab “Hướng dẫn” of a template: whose book it is, by when, how to type, what the colours mean, what comes after.

Whatever the criteria set and the reporting regime know is taken from them; only the manner of typing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from connectors.forms.contents import NOT_APPLICABLE
from connectors.forms.looks import CLOSED, HEADER, PLAIN, SECTION, TITLE, TYPED, WORDS, Look
from connectors.forms.sheets import GUIDE, Column, FormBook, FormTab
from connectors.localities import Installation
from rubric.criteria.field import Field, FieldKind

_WIDTHS = (30, 78, 28, 56)
_HOW: Mapping[FieldKind, tuple[str, str]] = {
    "count": ("Số nguyên", "Chỉ ghi số, không ghi chữ hay đơn vị. Hàng nghìn cách bằng dấu chấm hoặc không cách."),
    "level": ("Mức chấm", "Ghi số nguyên từ 0 đến 100, không ghi dấu %."),
    "number": ("Số có phần lẻ", "Phần lẻ đứng sau dấu phẩy."),
    "money": ("Số tiền", "Ghi theo đơn vị tính nêu cạnh chỉ tiêu; phần lẻ đứng sau dấu phẩy."),
    "percent": ("Tỷ lệ phần trăm", "Ghi kèm dấu %; phần lẻ đứng sau dấu phẩy."),
    "date": ("Ngày", "Ghi ngày/tháng/năm, năm đủ bốn chữ số."),
    "yes_no": ("Có hoặc Không", "Chọn trong danh sách của ô."),
    "choices": ("Chọn nhiều mục", "Ghi các mục cách nhau bằng dấu chấm phẩy; không có mục nào thì ghi Không."),
    "text": ("Chữ", "Ghi đúng như trên văn bản."),
    "url": ("Đường dẫn", "Dán đường dẫn công khai, bắt đầu bằng https://."),
}
_ALWAYS = (
    ("Bằng không", "Đã rà soát và không phát sinh thì ghi số 0.", "0"),
    ("Chưa có số liệu", "Để trống. Ô trống là chưa báo cáo, không được hiểu là số 0.", ""),
)
_COLOURS: tuple[tuple[Look, str, str], ...] = (
    (TYPED, "Vàng nhạt", "Ô để ghi. Chỉ ghi vào các ô này."),
    (WORDS, "Xám nhạt", "Mã, tên chỉ tiêu, đơn vị tính. Đã khóa, không sửa."),
    (HEADER, "Xanh nhạt", "Tiêu đề cột. Đã khóa, không sửa."),
    (CLOSED, "Xám đậm", "Chỉ tiêu không giao cho cơ quan ở hàng đó. Không ghi."),
)
_AFTERWARDS = (
    ("Xem kết quả", "Trên Thước đo 57, ở trang của từng cơ quan: điểm, cách tính và ô số liệu làm nên mỗi điểm."),
    ("Ô ghi chưa đúng", "Hệ thống nêu đúng tên trang, tên ô, lý do và một ví dụ; các ô khác vẫn được tính."),
    ("Sửa số liệu", "Sửa ngay trong sổ này; lần đọc sau lấy số mới. Không đổi tên trang, không thêm hoặc xóa cột."),
)


@dataclass(frozen=True)
class Guide:
    """What differs between the guides of two books.

    ``owner`` are lines (label, words); ``due`` rows (tab or cohorts, period, last day, clause) under the title
    ``due_of``; ``tabs`` what to do in each tab; ``fields`` those that the book asks for.
    """

    owner: Sequence[tuple[str, str]]
    due_of: str
    due: Sequence[tuple[str, str, str, str]]
    tabs: Sequence[tuple[str, str]]
    fields: Mapping[str, Field]
    has_closed_cells: bool = False


def draw_guide(form: FormBook, installation: Installation, guide: Guide) -> None:
    """Draw the tab of guidance."""
    page = _Page(form.tab(GUIDE, [Column("", width) for width in _WIDTHS], header_row=None))
    page.line(f"Hướng dẫn ghi sổ năm {installation.criteria_set.year}", TITLE)
    page.line("")
    page.section("1. Sổ của ai, ai đọc", guide.owner)
    page.table("2. Hạn gửi báo cáo", (guide.due_of, "Kỳ báo cáo", "Chậm nhất ngày", "Căn cứ"), guide.due)
    page.section("3. Các trang của sổ", guide.tabs)
    page.table("4. Cách ghi", ("Loại ô", "Cách ghi", "Ví dụ"), _manners(guide.fields))
    page.colours([colour for colour in _COLOURS if guide.has_closed_cells or colour[0] is not CLOSED])
    appeal = ("Chưa đồng ý với điểm", installation.criteria_set.appeal.vi)
    page.section("6. Sau khi gửi", [*_AFTERWARDS, appeal])


class _Page:
    """Writes lines one under another."""

    def __init__(self, tab: FormTab) -> None:
        self._tab = tab
        self._row = 0

    def line(self, text: str, look: Look = PLAIN) -> None:
        """One line across the page."""
        if text:
            self._tab.words(self._row, 0, text, look=look)
        self._row += 1

    def section(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Labels and what is said of them."""
        self.line(title, SECTION)
        for label, words in lines:
            self._tab.words(self._row, 0, label, bold=True)
            self._tab.words(self._row, 1, words, look=PLAIN)
            self._row += 1
        self.line("")

    def table(self, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A small table."""
        self.line(title, SECTION)
        for column, text in enumerate(headers):
            self._tab.header(self._row, column, text)
        self._row += 1
        for row in rows:
            for column, text in enumerate(row):
                self._tab.words(self._row, column, text, look=PLAIN)
            self._row += 1
        self.line("")

    def colours(self, meanings: Sequence[tuple[Look, str, str]]) -> None:
        """Each colour on a cell that has it."""
        self.line("5. Màu của ô", SECTION)
        for look, name, meaning in meanings:
            self._tab.words(self._row, 0, name, look=look)
            self._tab.words(self._row, 1, meaning, look=PLAIN)
            self._row += 1
        self.line("")


def _manners(fields: Mapping[str, Field]) -> list[tuple[str, str, str]]:
    """How each kind among ``fields`` is typed, with the example of the first field of that kind."""
    first: dict[FieldKind, Field] = {}
    for spec in fields.values():
        first.setdefault(spec.kind, spec)
    rows = [(*_HOW[kind], spec.example) for kind, spec in first.items()]
    if any(spec.allows_not_applicable for spec in fields.values()):
        words = f"Ghi {NOT_APPLICABLE} và nêu lý do; chỉ có giá trị khi cơ quan chủ trì duyệt."
        return [*rows, *_ALWAYS, ("Không áp dụng", words, NOT_APPLICABLE)]
    return [*rows, *_ALWAYS]
