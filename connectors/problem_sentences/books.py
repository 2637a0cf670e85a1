"""Sentences about books, tabs, columns, rows, agencies and periods: what surrounds a cell."""

from __future__ import annotations

from connectors.problem_sentences.entry import Entry, stops_book, stops_cell, stops_tab, warns
from rubric.text import Text

_WORKBOOK = Text(vi="tệp bảng tính .xlsx mở được bằng Excel", en="an .xlsx workbook that opens in Excel")
_HEADERS = Text(vi="hàng tiêu đề giữ nguyên như mẫu", en="the header row as in the template")
_FIELD_CODE = Text(vi="mã chỉ tiêu như trong mẫu", en="a field code as in the template")
_AGENCY = Text(vi="mã hoặc tên đầy đủ của đơn vị như trong danh mục", en="the agency's code or full name as listed")
_PERIOD = Text(vi="một kỳ báo cáo trong danh sách", en="a reporting period of the list")
_POINTS = Text(vi="số điểm từ 0 đến {max}", en="points from 0 to {max}")
_LINK = Text(vi="đường dẫn bắt đầu bằng https://", en="a link that begins with https://")

BOOKS: dict[str, Entry] = {
    "book_unreadable": stops_book(
        "Không mở được tệp “{book}”: tệp bị hỏng hoặc không phải là bảng tính. Hãy mở bằng Excel, lưu lại dạng .xlsx"
        " rồi nộp lại.",
        "The file “{book}” cannot be opened: it is damaged or not a spreadsheet. Open it in Excel, save it as .xlsx"
        " and submit it again.",
        _WORKBOOK,
        "bao-cao-6-thang-2026.xlsx",
    ),
    "book_password": stops_book(
        "Tệp “{book}” đặt mật khẩu nên không đọc được. Hãy mở tệp bằng Excel, vào Tệp > Thông tin > Bảo vệ Sổ làm việc"
        " > Mã hóa bằng Mật khẩu, xóa mật khẩu, lưu và nộp lại.",
        "The file “{book}” has a password and cannot be read. Open it in Excel, go to File > Info > Protect Workbook >"
        " Encrypt with Password, clear the password, save and submit it again.",
        _WORKBOOK,
    ),
    "book_empty": stops_book(
        "Tệp “{book}” không có dữ liệu. Nếu chưa nhập, hãy nhập vào mẫu; nếu lỡ xóa, hãy khôi phục phiên bản cũ rồi"
        " nộp lại.",
        "The file “{book}” holds no data. If nothing was typed yet, fill in the template; if it was cleared by"
        " mistake, restore an earlier version and submit it again.",
        Text(vi="mẫu báo cáo đã điền số liệu", en="the template, filled in"),
    ),
    "book_office_lock": warns(
        "“{book}” là tệp tạm Excel tạo ra khi đang mở báo cáo, không phải là báo cáo nên được bỏ qua. Hãy lưu, đóng"
        " Excel và nộp tệp có tên không bắt đầu bằng “~$”.",
        "“{book}” is a temporary file Excel makes while the report is open; it is not the report and is passed over."
        " Save, close Excel and submit the file whose name does not begin with “~$”.",
    ),
    "tab_missing": stops_tab(
        "Không tìm thấy trang “{tab}” trong tệp “{book}”; các trang đang có: {tabs}. Hãy đặt lại đúng tên trang hoặc"
        " chép trang này từ mẫu.",
        "There is no tab “{tab}” in “{book}”; its tabs are: {tabs}. Give the tab its name again or copy it from the"
        " template.",
        Text(vi="trang có tên “{tab}”", en="a tab named “{tab}”"),
    ),
    "tab_unknown": warns(
        "Trang “{tab}” của tệp “{book}” không có trong mẫu nên không được đọc. Nếu trang này có số liệu cần báo cáo,"
        " hãy chuyển sang trang của mẫu.",
        "The tab “{tab}” of “{book}” is not in the template and is not read. If it holds figures to report, move them"
        " to a tab of the template.",
    ),
    "tab_hidden": warns(
        "Trang “{tab}” của tệp “{book}” đang bị ẩn nhưng vẫn được đọc. Nếu không muốn nộp trang này, hãy xóa; nếu có,"
        " hãy bấm chuột phải vào tên trang và chọn Bỏ ẩn.",
        "The tab “{tab}” of “{book}” is hidden but is read all the same. Delete it if it should not be submitted;"
        " otherwise right-click a tab name and choose Unhide.",
    ),
    "header_missing": stops_tab(
        "Trang “{tab}” của tệp “{book}” không có hàng tiêu đề. Hãy chép lại hàng tiêu đề từ mẫu, gồm các cột:"
        " {columns}.",
        "The tab “{tab}” of “{book}” has no header row. Copy the header row from the template again; its columns are:"
        " {columns}.",
        _HEADERS,
    ),
    "header_duplicate": stops_tab(
        "Trang “{tab}” của tệp “{book}” có nhiều cột cùng tên “{column}” (ô {cells}). Hãy giữ lại một cột.",
        "The tab “{tab}” of “{book}” has several columns named “{column}” (cells {cells}). Keep one of them.",
        _HEADERS,
    ),
    "column_missing": stops_tab(
        "Trang “{tab}” của tệp “{book}” thiếu cột “{column}”. Hãy thêm lại cột này ở hàng tiêu đề như trong mẫu.",
        "The tab “{tab}” of “{book}” lacks the column “{column}”. Put the column back in the header row as in the"
        " template.",
        _HEADERS,
    ),
    "column_unknown": warns(
        "Trang “{tab}” của tệp “{book}” có cột “{column}” không có trong mẫu nên không được đọc. Nếu là cột của mẫu bị"
        " đổi tên, hãy đặt lại đúng tên.",
        "The tab “{tab}” of “{book}” has the column “{column}”, which is not in the template and is not read. If it is"
        " a renamed column of the template, give it its name again.",
        "",
        _HEADERS,
    ),
    "field_unknown": stops_cell(
        "{where} ghi mã chỉ tiêu “{found}” không có trong bộ tiêu chí nên hàng này không được đọc. Hãy chép lại mã từ"
        " mẫu, ví dụ: {example}.",
        "{where} holds the field code “{found}”, which the criteria set does not have, so the row is not read. Copy"
        " the code from the template again, for example: {example}.",
        "so_nv_den_han",
        _FIELD_CODE,
    ),
    "row_duplicate": stops_cell(
        "{where} ghi “{found}”, trùng với hàng {rows}. Mỗi mã chỉ tiêu chỉ có một hàng: hãy kiểm tra số liệu, giữ hàng"
        " đúng và xóa hàng thừa, ví dụ chỉ giữ một hàng “{example}”.",
        "{where} says “{found}”, the same as row {rows}. Each field code has one row: check the figures, keep the"
        " right row and delete the others, for example keep a single row “{example}”.",
        "so_nv_den_han",
        Text(vi="mỗi mã chỉ tiêu một hàng", en="one row for each field code"),
    ),
    "agency_unknown": stops_book(
        "{where} ghi đơn vị “{found}” không có trong danh mục. {nearest} Hãy chép mã hoặc tên của đơn vị từ danh mục;"
        " mã có dạng như {example}.",
        "{where} names the agency “{found}”, which is not on the list. {nearest} Copy the agency's code or name from"
        " the list; a code looks like {example}.",
        _AGENCY,
        "19789",
    ),
    "agency_ambiguous": stops_book(
        "{where} ghi đơn vị “{found}”, có thể là: {names}. Hãy nhập mã hoặc tên đầy đủ của một đơn vị, ví dụ:"
        " {example}.",
        "{where} names the agency “{found}”, which could be: {names}. Type the code or the full name of one agency,"
        " for example: {example}.",
        _AGENCY,
        "UBND phường Thuận Hóa",
    ),
    "agency_fuzzy": warns(
        "{where} ghi đơn vị “{found}”, hệ thống hiểu là “{name}”. Nếu đúng, hãy sửa lại cho đủ dấu; nếu chưa đúng, hãy"
        " nhập mã hoặc tên đầy đủ, ví dụ: {example}.",
        "{where} names the agency “{found}”, taken as “{name}”. If that is right, please complete its marks; if not,"
        " type the agency's code or full name, for example: {example}.",
        "UBND phường Thuận Hóa",
        _AGENCY,
    ),
    "agency_renamed": warns(
        "{where} ghi “{found}”, là tên cũ, dùng đến ngày {until}; hệ thống hiểu là số liệu của cả “{name}”. Hãy nhập"
        " tên hiện nay, ví dụ: {example}; nếu số liệu chỉ của riêng đơn vị cũ thì phải cộng đủ trước khi nhập.",
        "{where} says “{found}”, a name used until {until}; the figures are taken as those of the whole of “{name}”."
        " Type the present name, for example: {example}; if they are of the old unit alone, add up first.",
        "UBND phường Thuận Hóa",
        _AGENCY,
    ),
    "agency_two_books": stops_book(
        "Đơn vị “{name}” có nhiều tệp cho cùng một kỳ: {books}. Hãy giữ lại một tệp đúng và xóa các tệp còn lại.",
        "The agency “{name}” has several files for the same period: {books}. Keep the right one and delete the others.",
        Text(vi="mỗi đơn vị một tệp cho một kỳ", en="one file for each agency and period"),
    ),
    "period_unknown": stops_tab(
        "{where} ghi kỳ báo cáo “{found}” không có trong danh sách: {periods}. Hãy chọn một kỳ trong danh sách, ví dụ:"
        " {example}.",
        "{where} names the period “{found}”, which is not on the list: {periods}. Choose a period of the list, for"
        " example: {example}.",
        _PERIOD,
        "6 tháng đầu năm 2026",
    ),
    "self_score_above_max": stops_cell(
        "{where} tự chấm {found} điểm, lớn hơn điểm tối đa {max} của tiêu chí. Hãy nhập số điểm không quá {max}, ví"
        " dụ: {example}.",
        "{where} gives itself {found} points, more than the criterion's most, {max}. Type no more than {max} points,"
        " for example: {example}.",
        "3",
        _POINTS,
    ),
    "evidence_link_not_http": warns(
        "{where} ở cột minh chứng ghi “{found}”, không phải là đường dẫn công khai mở được. Hãy dán đường dẫn bắt đầu"
        " bằng https://, nhiều đường dẫn thì mỗi đường dẫn một dòng, ví dụ: {example}.",
        "{where} in the evidence column says “{found}”, which is not a public link that opens. Paste links that begin"
        " with https://, each on its own line, for example: {example}.",
        "https://coquan.example.vn/ke-hoach",
        _LINK,
    ),
    "value_before_start": warns(
        "{where} có số liệu của kỳ {period}, trước khi chỉ tiêu này bắt đầu được tính ({start}); số liệu được lưu"
        " nhưng không tính điểm. Nếu nhập nhầm kỳ, hãy xóa và nhập vào đúng kỳ, ví dụ: {example}.",
        "{where} has a figure for the period {period}, before this field begins to count ({start}); it is kept but"
        " earns no points. If it is in the wrong period, clear it and type it in the right one, for example:"
        " {example}.",
        "125",
    ),
}
