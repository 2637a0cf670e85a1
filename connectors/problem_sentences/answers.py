"""Sentences about dates, yes/no answers, lists, links and texts, and about formulas in any cell."""

from __future__ import annotations

from connectors.problem_sentences.entry import TAKES, Entry, stops_cell, warns

ANSWERS: dict[str, Entry] = {
    "said_missing": warns(
        "{where} ghi “{found}”, hệ thống hiểu là chưa có số liệu. Khi có số liệu, hãy nhập vào ô này, ví dụ:"
        " {example}; khi chưa có, chỉ cần để trống.",
        "{where} says “{found}”, taken as no figure yet. Type the figure here once there is one, for example:"
        " {example}; until then leave the cell empty.",
        "125",
    ),
    "date_typed_as_text": warns(
        "{where} ghi ngày “{found}” dưới dạng chữ, hệ thống đọc là ngày {day}, tháng {month}, năm {year}. Nếu đúng thì"
        " không cần sửa; nếu chưa đúng, hãy nhập lại, ví dụ: {example}.",
        "{where} holds the date “{found}” as text; it is read as day {day}, month {month}, year {year}. If that is"
        " right, nothing needs to be done; if not, type it again, for example: {example}.",
        "05/06/2026",
    ),
    "date_not_read": stops_cell(
        "{where} ghi “{found}”, hệ thống không đọc được thành ngày. Hãy nhập ngày/tháng/năm, năm đủ bốn chữ số, ví dụ:"
        " {example}.",
        "{where} says “{found}”, which does not read as a date. Type day/month/year, the year in four digits, for"
        " example: {example}.",
        "05/06/2026",
    ),
    "date_two_digit_year": stops_cell(
        "{where} ghi “{found}”, năm chỉ có hai chữ số. Hãy nhập năm đủ bốn chữ số, ví dụ: {example}.",
        "{where} says “{found}”, with a year of two digits. Type the year in four digits, for example: {example}.",
        "05/06/2026",
    ),
    "date_incomplete": stops_cell(
        "{where} ghi “{found}”, thiếu ngày hoặc tháng. Hãy nhập đủ ngày/tháng/năm, ví dụ: {example}.",
        "{where} says “{found}”, without a day or a month. Type the full day/month/year, for example: {example}.",
        "05/06/2026",
    ),
    "date_impossible": stops_cell(
        "{where} ghi “{found}”, ngày này không có trong lịch. Hãy kiểm tra và nhập lại ngày/tháng/năm, ví dụ:"
        " {example}.",
        "{where} says “{found}”, a day that is not in the calendar. Check it and type day/month/year, for example:"
        " {example}.",
        "30/06/2026",
    ),
    "date_month_first": stops_cell(
        "{where} ghi “{found}”, tháng đứng trước ngày theo kiểu Mỹ. Nếu là ngày {day}, tháng {month}, hãy nhập:"
        " {example}.",
        "{where} says “{found}”, with the month before the day, the US way. If it is day {day} of month {month}, type:"
        " {example}.",
        "23/05/2026",
    ),
    "date_is_number": stops_cell(
        "{where} ghi số {found}, chưa có định dạng ngày; số này có thể là ngày {example}. Nếu đúng, hãy nhập:"
        " {example}; nếu không, hãy nhập ngày đúng theo dạng ngày/tháng/năm.",
        "{where} holds the number {found} without a date format; it may be the day {example}. If so, type: {example};"
        " if not, type the right day as day/month/year.",
        "05/06/2026",
    ),
    "date_in_future": stops_cell(
        "{where} ghi ngày {value}, muộn hơn ngày {latest} là ngày muộn nhất có thể báo cáo. Hãy kiểm tra ngày, tháng"
        " và năm rồi nhập lại, ví dụ: {example}.",
        "{where} holds the day {value}, after {latest}, the last day that can be reported. Check the day, the month"
        " and the year, and type it again, for example: {example}.",
        "05/06/2026",
    ),
    "date_implausible": stops_cell(
        "{where} ghi ngày {found}, ngoài khoảng {earliest} – {latest} mà hệ thống nhận. Hãy kiểm tra lại năm rồi nhập"
        " lại, ví dụ: {example}.",
        "{where} holds the day {found}, outside {earliest} – {latest}, the days that are taken. Check the year and"
        " type it again, for example: {example}.",
        "05/06/2026",
    ),
    "yes_no_not_read": stops_cell(
        "{where} ghi “{found}”, chưa rõ là “Có” hay “Không”. Hãy chỉ nhập một trong hai từ đó, ví dụ: {example}.",
        "{where} says “{found}”, which is neither a clear yes nor a clear no. Type one of the two words “Có” (yes) and"
        " “Không” (no), for example: {example}.",
        "Có",
    ),
    "choice_unknown": stops_cell(
        "{where} có mục “{item}” không nằm trong danh sách. Hãy chọn trong các mục: {choices}; nhiều mục cách nhau"
        " bằng dấu chấm phẩy, ví dụ: {example}.",
        "{where} has the item “{item}”, which is not on the list. Choose among: {choices}; put semicolons between"
        " several items, for example: {example}.",
        "Trường học; Doanh nghiệp",
    ),
    "choice_ambiguous": stops_cell(
        "{where} có mục “{item}” trùng với nhiều mục trong danh sách: {choices}. Hãy nhập đủ tên có dấu của mục cần"
        " chọn, ví dụ: {example}.",
        "{where} has the item “{item}”, which fits several on the list: {choices}. Type the full name with its marks,"
        " for example: {example}.",
        "Trường học",
    ),
    "choice_without_marks": warns(
        "{where} có mục “{item}”, hệ thống hiểu là “{choice}”. Nếu đúng thì không cần sửa; nếu chưa đúng, hãy nhập lại"
        " tên có dấu, ví dụ: {example}.",
        "{where} has the item “{item}”, taken as “{choice}”. If that is right, nothing needs to be done; if not, type"
        " the name with its marks, for example: {example}.",
        "Trường học",
    ),
    "link_not_http": stops_cell(
        "{where} ghi “{found}”, không phải là đường dẫn mở được trên mạng. Hãy dán đường dẫn bắt đầu bằng https://, ví"
        " dụ: {example}.",
        "{where} says “{found}”, which is not a link that opens on the web. Paste a link that begins with https://,"
        " for example: {example}.",
        "https://coquan.example.vn/ke-hoach",
    ),
    "link_without_scheme": stops_cell(
        "{where} ghi “{found}”, thiếu phần đầu của đường dẫn. Hãy thêm https:// ở phía trước, ví dụ: {example}.",
        "{where} says “{found}”, without the beginning of a link. Put https:// in front of it, for example: {example}.",
        "https://coquan.example.vn/ke-hoach",
    ),
    "link_with_password": stops_cell(
        "{where} chứa đường dẫn có kèm tên đăng nhập hoặc mật khẩu. Hãy đổi mật khẩu đó và dán đường dẫn công khai, ví"
        " dụ: {example}.",
        "{where} holds a link with a user name or password in it. Change that password and paste a public link, for"
        " example: {example}.",
        "https://coquan.example.vn/ke-hoach",
    ),
    "link_private": stops_cell(
        "{where} ghi “{found}”: địa chỉ này chỉ mở được trong máy hoặc mạng nội bộ của đơn vị, người khác không xem"
        " được. Hãy dán đường dẫn công khai, ví dụ: {example}.",
        "{where} says “{found}”: this address opens only on your own computer or network, so nobody else can see it."
        " Paste a public link, for example: {example}.",
        "https://coquan.example.vn/ke-hoach",
    ),
    "link_broken": stops_cell(
        "{where} ghi “{found}”: đường dẫn bị ngắt, có khoảng trắng hoặc thừa chữ. Hãy mở trang, chép lại cả đường dẫn"
        " trên thanh địa chỉ và dán vào ô, ví dụ: {example}.",
        "{where} says “{found}”: the link is cut, has a space in it or words around it. Open the page, copy the whole"
        " link from the address bar and paste it, for example: {example}.",
        "https://coquan.example.vn/ke-hoach",
    ),
    "answer_to_come": stops_cell(
        "{where} ghi “{found}”, chưa phải là nội dung cần báo cáo. Hãy để trống cho đến khi có {takes}, ví dụ:"
        " {example}.",
        "{where} says “{found}”, which is not an answer yet. Leave the cell empty until there is {takes}, for example:"
        " {example}.",
        "15/KH-UBND",
    ),
    "text_says_nothing": stops_cell(
        "{where} ghi “{found}”, không phải là nội dung cần báo cáo. Nếu chưa có thì để trống, nếu không áp dụng thì"
        " ghi “KAD”; nếu có, hãy nhập {takes}, ví dụ: {example}.",
        "{where} says “{found}”, which reports nothing. Leave the cell empty if there is nothing yet, type “KAD” if it"
        " does not apply; otherwise type {takes}, for example: {example}.",
        "15/KH-UBND",
    ),
    "text_long": warns(
        "{where} dài {length} ký tự, dài hơn một câu trả lời; ô vẫn được đọc. Hãy ghi ngắn gọn, phần giải thích chuyển"
        " sang cột Ghi chú, ví dụ: {example}.",
        "{where} holds {length} characters, more than an answer needs; it is read all the same. Keep it short and move"
        " explanations to the column of notes, for example: {example}.",
        "12/KH-UBND",
        TAKES,
    ),
    "text_only_yes": stops_cell(
        "{where} chỉ ghi “{found}”, chưa cho biết là văn bản hay nội dung nào. Hãy nhập số, ký hiệu văn bản (hoặc nội"
        " dung được hỏi), ví dụ: {example}.",
        "{where} says only “{found}”, without saying which document or content it is. Type the number of the document"
        " (or what is asked for), for example: {example}.",
        "15/KH-UBND",
    ),
    "not_applicable_needs_approval": warns(
        "{where} ghi “{found}” (không áp dụng). Ô này phải có số liệu, trừ khi đề nghị không áp dụng được phê duyệt:"
        " đề nghị đã được ghi nhận. Nếu có số liệu, hãy nhập, ví dụ: {example}.",
        "{where} says “{found}” (not applicable). This cell must be filled in unless the request is approved; the"
        " request is recorded. If there is a figure, type it, for example: {example}.",
        "125",
    ),
    "formula_in_cell": warns(
        "{where} lấy giá trị bằng công thức (kết quả hiện là “{found}”), có thể tự thay đổi sau khi nộp. Nên nhập"
        " thẳng giá trị trước khi nộp, ví dụ: {example}.",
        "{where} takes its value from a formula (now “{found}”), which may change after submission. It is better to"
        " type the value itself before submitting, for example: {example}.",
        "125",
    ),
    "formula_not_calculated": stops_cell(
        "{where} có công thức chưa được tính. Hãy mở tệp bằng Excel, chờ tính xong và lưu lại, hoặc nhập thẳng giá"
        " trị, ví dụ: {example}.",
        "{where} has a formula that was never calculated. Open the file in Excel, let it calculate and save it, or"
        " type the value itself, for example: {example}.",
        "125",
    ),
    "error_ref": stops_cell(
        "{where} báo lỗi {found}: công thức trỏ đến ô hoặc trang đã bị xóa. Hãy sửa công thức hoặc nhập thẳng giá trị,"
        " ví dụ: {example}.",
        "{where} shows the error {found}: its formula points to a cell or tab that was deleted. Mend the formula or"
        " type the value itself, for example: {example}.",
        "125",
    ),
    "error_na": stops_cell(
        "{where} báo lỗi {found}: công thức không tìm thấy giá trị cần tra. Hãy sửa công thức hoặc nhập thẳng giá trị,"
        " ví dụ: {example}; nếu không áp dụng, hãy nhập “KAD”.",
        "{where} shows the error {found}: its formula does not find what it looks up. Mend the formula or type the"
        " value itself, for example: {example}; if it does not apply, type “KAD”.",
        "125",
    ),
    "error_div0": stops_cell(
        "{where} báo lỗi {found}: công thức chia cho 0 hoặc cho ô trống. Hãy điền đủ số liệu cho công thức hoặc nhập"
        " thẳng giá trị, ví dụ: {example}.",
        "{where} shows the error {found}: its formula divides by 0 or by an empty cell. Fill in what the formula needs"
        " or type the value itself, for example: {example}.",
        "125",
    ),
    "error_value": stops_cell(
        "{where} báo lỗi {found}: công thức dùng chữ ở chỗ cần số. Hãy sửa các ô mà công thức lấy, hoặc nhập thẳng giá"
        " trị, ví dụ: {example}.",
        "{where} shows the error {found}: its formula meets text where it needs a number. Mend the cells it uses or"
        " type the value itself, for example: {example}.",
        "125",
    ),
    "error_name": stops_cell(
        "{where} báo lỗi {found}: công thức có tên hàm hoặc tên vùng viết sai. Hãy sửa công thức hoặc nhập thẳng giá"
        " trị, ví dụ: {example}.",
        "{where} shows the error {found}: its formula has a misspelt function or range name. Mend the formula or type"
        " the value itself, for example: {example}.",
        "125",
    ),
    "error_num": stops_cell(
        "{where} báo lỗi {found}: kết quả công thức quá lớn hoặc không tính được. Hãy sửa công thức hoặc nhập thẳng"
        " giá trị, ví dụ: {example}.",
        "{where} shows the error {found}: the result of its formula is too large or cannot be calculated. Mend the"
        " formula or type the value itself, for example: {example}.",
        "125",
    ),
    "error_loading": stops_cell(
        "{where} đang tải dữ liệu (“{found}”). Hãy mở bảng tính, chờ hiện giá trị rồi nộp lại, hoặc nhập thẳng giá"
        " trị, ví dụ: {example}.",
        "{where} is still loading (“{found}”). Open the spreadsheet, wait for the value and submit it again, or type"
        " the value itself, for example: {example}.",
        "125",
    ),
    "error_other": stops_cell(
        "{where} báo lỗi {found}. Hãy sửa công thức hoặc nhập thẳng giá trị, ví dụ: {example}.",
        "{where} shows the error {found}. Mend the formula or type the value itself, for example: {example}.",
        "125",
    ),
}
