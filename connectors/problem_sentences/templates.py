"""Sentences about blank books that are written into Google Sheets; they speak to whoever hands the books out."""

from __future__ import annotations

from connectors.problem_sentences.entry import Entry, stops_book
from rubric.text import Text

_BLANK = Text(vi="một tệp Google Trang tính trống", en="a blank Google Sheets file")

TEMPLATES: dict[str, Entry] = {
    "template_book_not_blank": stops_book(
        "Tệp “{book}” đã có nội dung ở {found} nên mẫu không được ghi vào, để không đè lên số liệu của ai. Hãy tạo một"
        " tệp Google Trang tính mới, để trống, rồi dùng đường dẫn của tệp đó.",
        "The file “{book}” holds something at {found}, so the template was not written into it and nobody's figures"
        " were touched. Make a new Google Sheets file, leave it blank, and use its link.",
        _BLANK,
        "https://docs.google.com/spreadsheets/d/…/edit",
    ),
    "template_not_written": stops_book(
        "Không ghi được mẫu vào tệp “{book}” vì thiếu quyền sửa. Hãy mở tệp, bấm Chia sẻ và cho {account} quyền Người"
        " chỉnh sửa, rồi chạy lại.",
        "The template was not written into the file “{book}”: no right to edit. Open the file, press Share, make"
        " {account} an Editor, and run it again.",
        Text(vi="tệp trống, quyền Người chỉnh sửa", en="a blank file, shared as Editor"),
    ),
    "template_write_unknown": stops_book(
        "Google ngắt giữa chừng nên chưa rõ mẫu đã được ghi vào tệp “{book}” hay chưa; tệp không bị ghi dở dang. Hãy mở"
        " tệp: nếu vẫn trống thì chạy lại, nếu đã có các trang của mẫu thì dùng được ngay.",
        "Google broke off, so it is not known whether the template was written into the file “{book}”; it is never"
        " written by halves. Open the file: if it is still blank, run it again; if it has the tabs, use it.",
        _BLANK,
    ),
}
