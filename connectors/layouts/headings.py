"""The columns of every template, with the other titles that people give them."""

from __future__ import annotations

from connectors.layouts.headers import Heading

ORDER = Heading("order", "STT", ("TT", "Số TT", "Số thứ tự", "No."))
AGENCY_CODE = Heading(
    "agency_code", "Mã cơ quan", ("Mã đơn vị", "Mã CQ", "Mã ĐV", "Mã xã, phường", "Mã định danh", "Agency code")
)
AGENCY_NAME = Heading(
    "agency_name",
    "Cơ quan",
    ("Tên cơ quan", "Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị", "Tên cơ quan, đơn vị", "Xã, phường", "Agency"),
)
YEAR = Heading("year", "Năm", ("Năm báo cáo", "Năm đánh giá", "Year"))
PERIOD = Heading("period", "Kỳ báo cáo", ("Kỳ", "Kỳ BC", "Thời kỳ", "Period"))
NOTE = Heading("note", "Ghi chú", ("Chú thích", "Note", "Notes"))

FIELD_CODE = Heading("code", "Mã", ("Mã chỉ tiêu", "Mã số", "Mã CT", "Mã số chỉ tiêu", "Code"))
FIELD_LABEL = Heading("label", "Chỉ tiêu", ("Tên chỉ tiêu", "Nội dung", "Nội dung chỉ tiêu", "Field"))
VALUE = Heading("value", "Số liệu", ("Kết quả", "Giá trị", "Số liệu báo cáo", "Kết quả thực hiện", "Value"))
LINK = Heading(
    "link",
    "Đường dẫn minh chứng",
    ("Minh chứng", "Đường dẫn", "Link minh chứng", "Link", "Tài liệu kiểm chứng", "Đường dẫn tài liệu kiểm chứng"),
)
DOCUMENT = Heading(
    "document",
    "Số, ký hiệu văn bản",
    ("Số, ký hiệu", "Số ký hiệu", "Số ký hiệu văn bản", "Số/ký hiệu", "Số/ký hiệu văn bản", "Số văn bản"),
)
DOCUMENT_DAY = Heading("day", "Ngày văn bản", ("Ngày, tháng văn bản", "Ngày tháng văn bản", "Ngày ban hành văn bản"))
PAGE = Heading("page", "Trang", ("Số trang", "Trang số", "Page"))
FIELD_TABLE = (
    ORDER,
    FIELD_CODE,
    FIELD_LABEL,
    Heading("unit", "Đơn vị tính", ("ĐVT", "Unit")),
    VALUE,
    LINK,
    DOCUMENT,
    DOCUMENT_DAY,
    PAGE,
    NOTE,
)

CRITERION_CODE = Heading("criterion", "Mã tiêu chí", ("Mã", "Mã TC", "Criterion code"))
CRITERION_TITLE = Heading("title", "Tiêu chí", ("Tên tiêu chí", "Nội dung tiêu chí", "Criterion"))
OWN_POINTS = Heading("points", "Điểm tự chấm", ("Tự chấm", "Điểm tự đánh giá", "Tự đánh giá", "Own points"))
EXPLANATION = Heading("explanation", "Giải trình", ("Diễn giải", "Thuyết minh", "Căn cứ tự chấm", "Explanation"))
SCORE_TABLE = (
    ORDER,
    CRITERION_CODE,
    CRITERION_TITLE,
    Heading("maximum", "Điểm tối đa", ("Điểm chuẩn", "Thang điểm", "Maximum")),
    OWN_POINTS,
    EXPLANATION,
    NOTE,
)

REGISTER_TABLE = (ORDER, AGENCY_CODE, AGENCY_NAME, YEAR, PERIOD, NOTE)

RECEIVED = Heading("received", "Ngày nhận", ("Ngày nhận báo cáo", "Ngày tiếp nhận", "Ngày gửi"))
RECEIPT_TABLE = (ORDER, AGENCY_CODE, AGENCY_NAME, YEAR, PERIOD, RECEIVED, NOTE)
FIRST_REMINDER = Heading("first", "Ngày đôn đốc lần 1", ("Đôn đốc lần 1", "Lần 1", "Ngày đôn đốc lần thứ nhất"))
SECOND_REMINDER = Heading("second", "Ngày đôn đốc lần 2", ("Đôn đốc lần 2", "Lần 2", "Ngày đôn đốc lần thứ hai"))
REMINDER_TABLE = (ORDER, AGENCY_CODE, AGENCY_NAME, YEAR, PERIOD, FIRST_REMINDER, SECOND_REMINDER, NOTE)

TASK_CODE = Heading("task", "Mã nhiệm vụ", ("Mã NV", "Số nhiệm vụ"))
DUE = Heading("due", "Hạn hoàn thành", ("Thời hạn", "Thời hạn hoàn thành", "Hạn", "Ngày đến hạn"))
DONE = Heading("done", "Ngày hoàn thành", ("Hoàn thành ngày", "Ngày hoàn thành thực tế"))
WORDS = Heading("words", "Nhiệm vụ", ("Nội dung nhiệm vụ", "Tên nhiệm vụ"))
STATUS = Heading("status", "Trạng thái", ("Tình trạng", "Kết quả"))
TASK_TABLE = (
    ORDER,
    TASK_CODE,
    AGENCY_CODE,
    AGENCY_NAME,
    WORDS,
    DUE,
    DONE,
    STATUS,
    NOTE,
)

ITEM = Heading(
    "item",
    "Mã tiêu chí hoặc chỉ tiêu",
    ("Mã tiêu chí, chỉ tiêu", "Mã tiêu chí", "Mã chỉ tiêu", "Tiêu chí hoặc chỉ tiêu", "Mã"),
)
DECISION = Heading("decision", "Quyết định", ("Duyệt/Không duyệt", "Ý kiến", "Kết quả", "Quyết định của Sở"))
REASON = Heading("reason", "Lý do", ("Căn cứ", "Giải trình"))
APPROVAL_TABLE = (ORDER, AGENCY_CODE, AGENCY_NAME, YEAR, ITEM, DECISION, REASON, NOTE)

SHARED_TABLE = (ORDER, FIELD_CODE, FIELD_LABEL, YEAR, VALUE, NOTE)
