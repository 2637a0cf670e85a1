"""Sentences about figures: how a number was typed, its percent sign, its bounds and its unit."""

from __future__ import annotations

from connectors.problem_sentences.entry import Entry, stops_cell, warns

FIGURES: dict[str, Entry] = {
    "number_typed_as_text": warns(
        "{where} ghi “{found}” dưới dạng chữ, hệ thống đọc là {value}. Nếu đúng thì không cần sửa; nếu chưa đúng, hãy"
        " nhập lại dạng số, ví dụ: {example}.",
        "{where} holds “{found}” as text; it is read as {value}. If that is right, nothing needs to be done; if not,"
        " type it again as a number, for example: {example}.",
        "125",
    ),
    "thousands_dot": warns(
        "{where} ghi “{found}”: dấu chấm được hiểu là dấu phân cách hàng nghìn và hệ thống đọc là {value}. Nếu chưa"
        " đúng, hãy nhập lại số không có dấu chấm, ví dụ: {example}.",
        "{where} holds “{found}”: the full stop is taken to separate thousands and the figure is read as {value}. If"
        " that is not right, type the number without a full stop, for example: {example}.",
        "1234",
    ),
    "spaces_in_number": warns(
        "{where} ghi “{found}”: khoảng trắng được hiểu là dấu phân cách hàng nghìn và hệ thống đọc là {value}. Nếu"
        " chưa đúng, hãy nhập lại số viết liền, ví dụ: {example}.",
        "{where} holds “{found}”: the space is taken to separate thousands and the figure is read as {value}. If that"
        " is not right, type the number without spaces, for example: {example}.",
        "1234",
    ),
    "number_us_style": warns(
        "{where} ghi “{found}” theo cách viết số của Mỹ, hệ thống đọc là {value}. Nếu chưa đúng, hãy nhập lại với dấu"
        " phẩy thập phân, ví dụ: {example}.",
        "{where} holds “{found}”, written the US way; it is read as {value}. If that is not right, type it again with"
        " a decimal comma, for example: {example}.",
        "12,5",
    ),
    "number_rounded": warns(
        "{where} ghi “{found}”, nhiều chữ số thập phân hơn mức ô này nhận ({decimals}); hệ thống làm tròn thành"
        " {value}. Nếu chưa đúng, hãy nhập số đã làm tròn, ví dụ: {example}.",
        "{where} holds “{found}”, with more decimals than this cell takes ({decimals}); it is rounded to {value}. If"
        " that is not right, type the rounded number, for example: {example}.",
        "85,5",
    ),
    "none_read_as_zero": warns(
        "{where} ghi “{found}”, hệ thống đọc là 0. Nếu đúng, lần sau hãy nhập số 0; nếu chưa có số liệu, hãy để trống"
        " ô này. Ví dụ cách nhập: {example}.",
        "{where} says “{found}”, read as 0. If that is right, please type 0 next time; if there is no figure yet,"
        " leave the cell empty. What to type, for example: {example}.",
        "0",
    ),
    "percent_ambiguous": stops_cell(
        "{where} ghi “{found}”, không rõ là {points} hay {share}. Hãy nhập kèm dấu phần trăm: “{share}” hoặc"
        " “{points}”.",
        "{where} holds “{found}”, which could be {points} or {share}. Type it with the percent sign: “{share}” or"
        " “{points}”.",
        "85%",
    ),
    "percent_not_taken": stops_cell(
        "{where} ghi tỷ lệ phần trăm (“{found}”), trong khi ô này cần {takes}. Hãy chọn định dạng Số cho ô rồi nhập"
        " con số không có dấu %, ví dụ: {example}.",
        "{where} holds a percentage (“{found}”), while this cell takes {takes}. Set the cell's format to Number and"
        " type the figure without the % sign, for example: {example}.",
        "125",
    ),
    "thousands_or_decimal_dot": stops_cell(
        "{where} ghi “{found}”: không rõ là {grouped} hay {decimal}. Hãy nhập lại: không dùng dấu chấm cho hàng nghìn,"
        " dùng dấu phẩy cho phần thập phân, ví dụ: {example}.",
        "{where} holds “{found}”: it could be {grouped} or {decimal}. Type it again without a full stop for thousands"
        " and with a comma for decimals, for example: {example}.",
        "1234,5",
    ),
    "thousands_or_decimal_comma": stops_cell(
        "{where} ghi “{found}”: dấu phẩy là dấu thập phân ({decimal}) nhưng cũng có thể là dấu phân cách hàng nghìn"
        " ({grouped}). Hãy nhập lại số không có dấu phân cách hàng nghìn, ví dụ: {example}.",
        "{where} holds “{found}”: the comma is the decimal mark ({decimal}) but might separate thousands ({grouped})."
        " Type the number again without a thousands mark, for example: {example}.",
        "1234",
    ),
    "not_whole": stops_cell(
        "{where} ghi “{found}”, là số lẻ ({value}), trong khi ô này cần {takes}. Hãy kiểm tra và nhập số nguyên, ví"
        " dụ: {example}.",
        "{where} holds “{found}”, a number with decimals ({value}), while this cell takes {takes}. Check it and type a"
        " whole number, for example: {example}.",
        "125",
    ),
    "below_min": stops_cell(
        "{where} ghi “{found}”, nhỏ hơn mức thấp nhất ô này nhận là {bound}. Hãy kiểm tra lại con số và đơn vị tính"
        " ({unit}), ví dụ: {example}.",
        "{where} holds “{found}”, below the least this cell takes, {bound}. Check the figure and its unit ({unit}),"
        " for example: {example}.",
        "125",
    ),
    "above_max": stops_cell(
        "{where} ghi “{found}”, lớn hơn mức cao nhất ô này nhận là {bound}. Hãy kiểm tra lại con số và đơn vị tính"
        " ({unit}), ví dụ: {example}.",
        "{where} holds “{found}”, above the most this cell takes, {bound}. Check the figure and its unit ({unit}), for"
        " example: {example}.",
        "125",
    ),
    "number_range": stops_cell(
        "{where} ghi một khoảng (“{found}”), hệ thống không tự chọn số nào. Hãy nhập một con số đúng với thực tế, ví"
        " dụ: {example}.",
        "{where} holds a range (“{found}”); no end of it is chosen for you. Type the one true figure, for example:"
        " {example}.",
        "85",
    ),
    "number_fraction": stops_cell(
        "{where} ghi dạng phân số (“{found}”), hệ thống không tự chia và không tự chọn số nào. Hãy nhập {takes}, ví"
        " dụ: {example}.",
        "{where} holds a fraction (“{found}”); it is not divided for you. Type {takes}, for example: {example}.",
        "12",
    ),
    "number_approximate": stops_cell(
        "{where} ghi số ước chừng (“{found}”). Hãy nhập con số chính xác, không kèm các từ, dấu như “khoảng”, “hơn”,"
        " “≥”, ví dụ: {example}.",
        "{where} holds an approximate figure (“{found}”). Type the exact figure, without words or signs such as"
        " “about”, “over”, “≥”, for example: {example}.",
        "85",
    ),
    "number_with_unit": stops_cell(
        "{where} ghi “{found}”, gồm cả số và chữ. Hãy chỉ nhập con số, tính theo đơn vị {unit}, ví dụ: {example}.",
        "{where} holds “{found}”, a number with words. Type the number alone, in {unit}, for example: {example}.",
        "12",
    ),
    "money_with_unit": stops_cell(
        "{where} ghi “{found}”. Hệ thống không tự đổi đơn vị tiền. Hãy đổi ra {unit} rồi chỉ nhập con số, ví dụ:"
        " {example}.",
        "{where} holds “{found}”. Units of money are not converted for you. Convert the amount to {unit} and type the"
        " number alone, for example: {example}.",
        "5000",
    ),
    "number_scientific": stops_cell(
        "{where} ghi số ở dạng lũy thừa (“{found}”). Hãy nhập đầy đủ các chữ số, ví dụ: {example}.",
        "{where} holds a number with an exponent (“{found}”). Type all its digits, for example: {example}.",
        "1000",
    ),
    "number_several": stops_cell(
        "{where} ghi nhiều con số (“{found}”). Hãy cộng lại và chỉ nhập một số, ví dụ: {example}.",
        "{where} holds several numbers (“{found}”). Add them up and type one number, for example: {example}.",
        "12",
    ),
    "number_odd_digits": stops_cell(
        "{where} ghi “{found}” bằng ký tự số không phải chữ số thường 0–9. Hãy gõ lại con số bằng bàn phím, ví dụ:"
        " {example}.",
        "{where} holds “{found}”, in digits other than the plain 0–9. Type the number again on the keyboard, for"
        " example: {example}.",
        "125",
    ),
    "number_is_date": stops_cell(
        "{where} đang là ngày tháng (“{found}”), trong khi ô này cần {takes}. Có thể bảng tính đã tự đổi số thành"
        " ngày: hãy chọn định dạng Số cho ô rồi nhập lại, ví dụ: {example}.",
        "{where} holds a date (“{found}”), while this cell takes {takes}. The spreadsheet may have turned a number"
        " into a date: set the cell's format to Number and type it again, for example: {example}.",
        "12",
    ),
    "number_not_finite": stops_cell(
        "{where} chứa giá trị không phải là con số đọc được (“{found}”). Hãy xóa ô và nhập lại {takes}, ví dụ:"
        " {example}.",
        "{where} holds a value that is not a readable number (“{found}”). Clear the cell and type {takes}, for"
        " example: {example}.",
        "125",
    ),
    "yes_no_in_number": stops_cell(
        "{where} ghi “{found}”, là câu trả lời Có/Không, trong khi ô này cần {takes}. Hãy nhập con số, ví dụ:"
        " {example}.",
        "{where} says “{found}”, a yes-or-no answer, while this cell takes {takes}. Type the figure, for example:"
        " {example}.",
        "125",
    ),
    "none_unclear": stops_cell(
        "{where} ghi “{found}”, chưa rõ là bằng 0, không áp dụng hay chưa có số liệu. Hãy nhập 0 nếu bằng không, “KAD”"
        " nếu không áp dụng, để trống nếu chưa có số liệu; còn lại hãy nhập {takes}, ví dụ: {example}.",
        "{where} says “{found}”: it could mean zero, not applicable or no figure yet. Type 0 for zero, “KAD” for not"
        " applicable, leave the cell empty if there is no figure; otherwise type {takes}, for example: {example}.",
        "0",
    ),
    "not_a_number": stops_cell(
        "{where} ghi “{found}”, hệ thống không đọc được thành con số. Hãy nhập {takes}, ví dụ: {example}.",
        "{where} says “{found}”, which does not read as a number. Type {takes}, for example: {example}.",
        "125",
    ),
    "text_too_long": stops_cell(
        "{where} chứa đoạn văn dài {length} ký tự (“{found}”). Ô này chỉ nhận {takes}; hãy chuyển phần thuyết minh"
        " sang cột ghi chú, ví dụ cách nhập: {example}.",
        "{where} holds a text of {length} characters (“{found}”). This cell takes only {takes}; move the explanation"
        " to the notes column. What to type, for example: {example}.",
        "125",
    ),
}
