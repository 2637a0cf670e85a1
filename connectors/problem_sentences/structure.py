"""Sentences about reading whole books: files of another kind, rows and columns left out, figures that disagree."""

from __future__ import annotations

from connectors.problem_sentences.entry import Entry, stops_book, stops_cell, stops_tab, warns
from rubric.text import Text

_WORKBOOK = Text(vi="tệp bảng tính .xlsx mở được bằng Excel", en="an .xlsx workbook that opens in Excel")
_TASK_DAY = Text(vi="hạn hoàn thành của nhiệm vụ", en="the day the task is due")
_CRITERION = Text(vi="mã tiêu chí như trong mẫu", en="a criterion code as in the template")
_DECISION = Text(vi="“Duyệt” hoặc “Không duyệt”", en="“Duyệt” (approved) or “Không duyệt” (refused)")

STRUCTURE: dict[str, Entry] = {
    "book_old_format": stops_book(
        "Tệp “{book}” ở dạng Excel cũ (.xls) hoặc dạng không đọc được. Hãy mở bằng Excel, chọn Tệp > Lưu thành > Sổ"
        " làm việc Excel (*.xlsx) rồi nộp tệp mới.",
        "The file “{book}” is in the old Excel format (.xls) or another that cannot be read. Open it in Excel, choose"
        " File > Save As > Excel Workbook (*.xlsx) and submit the new file.",
        _WORKBOOK,
        "bao-cao-6-thang-2026.xlsx",
    ),
    "book_other_kind": stops_book(
        "Tệp “{book}” có đuôi của bảng tính nhưng bên trong là dạng khác (trang web, văn bản hoặc tệp nén). Hãy mở"
        " bằng Excel, chọn Tệp > Lưu thành > Sổ làm việc Excel (*.xlsx) rồi nộp tệp mới.",
        "The file “{book}” is named as a spreadsheet but holds something else (a web page, a text or an archive). Open"
        " it in Excel, choose File > Save As > Excel Workbook (*.xlsx) and submit the new file.",
        _WORKBOOK,
        "bao-cao-6-thang-2026.xlsx",
    ),
    "book_too_large": stops_book(
        "Tệp “{book}” quá lớn nên không được đọc. Hãy xóa các hàng, cột trống đã định dạng và các trang thừa (hoặc"
        " chép số liệu sang mẫu mới) rồi nộp lại.",
        "The file “{book}” is too large and is not read. Delete formatted empty rows and columns and tabs that are not"
        " needed (or copy the figures into a fresh template) and submit it again.",
        Text(vi="tệp chỉ gồm các trang của mẫu", en="a file with the tabs of the template only"),
    ),
    "book_without_layout": stops_book(
        "Không nhận ra tệp “{book}” theo mẫu nào: các trang đang có là {tabs}. Hãy dùng mẫu của đơn vị (có trang"
        " “Thông tin”), mẫu sổ của khối hoặc mẫu của cơ quan chủ trì.",
        "The file “{book}” follows none of the templates; its tabs are {tabs}. Use the agency's template (with the tab"
        " “Thông tin”), the register of a cohort or the department's book.",
        Text(vi="tệp làm từ mẫu", en="a file made from a template"),
    ),
    "tab_empty": warns(
        "Trang “{tab}” của tệp “{book}” đang trống. Nếu chưa nhập, hãy nhập vào mẫu; nếu lỡ xóa, hãy khôi phục phiên"
        " bản cũ.",
        "The tab “{tab}” of “{book}” is empty. If nothing was typed yet, fill it in; if it was cleared by mistake,"
        " restore an earlier version.",
    ),
    "tab_repeated": warns(
        "Trang “{tab}” của tệp “{book}” cùng kỳ hoặc cùng nội dung với trang “{other}” nên số liệu khác nhau giữa hai"
        " trang không được dùng. Hãy giữ lại một trang.",
        "The tab “{tab}” of “{book}” is about the same as the tab “{other}”; figures that differ between the two are"
        " not used. Keep one of the tabs.",
    ),
    "tab_renamed": warns(
        "Trang “{found}” của tệp “{book}” là trang “{was}” đã bị đổi tên; số liệu vẫn được đọc. Hãy đặt lại tên trang"
        " là “{was}”.",
        "The tab “{found}” of “{book}” is the tab “{was}” under another name; it is read all the same. Name it “{was}”"
        " again.",
    ),
    "column_renamed": warns(
        "Cột “{column}” của trang “{tab}” đã bị đổi tiêu đề thành “{found}”; cột vẫn được đọc là “{column}”. Hãy ghi"
        " lại tiêu đề cũ.",
        "The column “{column}” of the tab “{tab}” now has the heading “{found}”; it is still read as “{column}”. Put"
        " the old heading back.",
    ),
    "columns_pasted_over": stops_tab(
        "Trang “{tab}” của tệp “{book}” có một bảng khác dán đè lên mẫu: tiêu đề các ô {cells} ({columns}) không còn"
        " khớp với cột của mẫu. Hãy chép số liệu vào đúng cột của mẫu.",
        "In the tab “{tab}” of “{book}” another table was pasted over the template: the headings of {cells} ({columns})"
        " no longer fit its columns. Copy the figures into the right columns of the template.",
        Text(vi="các cột như trong mẫu", en="the columns of the template"),
    ),
    "figure_merged": stops_cell(
        "{where} bị gộp với ô {other} (“{found}”) nên không rõ số ấy có phải của cả hai hàng hay không. Hãy bỏ gộp ô"
        " rồi nhập số liệu của từng hàng, ví dụ: {example}.",
        "{where} is merged with the cell {other} (“{found}”), and nobody can say whether that figure is meant for both"
        " rows. Unmerge the cells and type the figure of each row, for example: {example}.",
        "125",
        Text(vi="mỗi hàng một ô số liệu", en="a cell for each figure"),
    ),
    "rows_hidden": warns(
        "Trang “{tab}” của tệp “{book}” có hàng bị ẩn vẫn được đọc: {rows}. Nếu không muốn nộp các hàng này, hãy xóa;"
        " nếu có, hãy bỏ ẩn.",
        "The tab “{tab}” of “{book}” has hidden rows that are read all the same: {rows}. Delete them if they should not"
        " be submitted; otherwise unhide them.",
    ),
    "rows_missing": warns(
        "Trang “{tab}” của tệp “{book}” thiếu hàng của {count} chỉ tiêu, coi như chưa báo cáo: {fields}. Hãy chép lại"
        " các hàng này từ mẫu.",
        "The tab “{tab}” of “{book}” lacks the rows of {count} fields, which count as not reported: {fields}. Copy"
        " these rows from the template again.",
    ),
    "field_column_missing": warns(
        "Trang “{tab}” của tệp “{book}” thiếu cột của {count} chỉ tiêu, coi như chưa báo cáo: {fields}. Hãy thêm lại"
        " các cột này như trong mẫu; các cột khác vẫn được đọc.",
        "The tab “{tab}” of “{book}” lacks the columns of {count} fields, which count as not reported: {fields}. Put"
        " these columns back as in the template; the other columns are read.",
    ),
    "field_not_of_annex": warns(
        "{where} ghi chỉ tiêu “{found}” không thuộc mẫu này nên không được đọc. Nếu có số liệu cần báo cáo, hãy nhập ở"
        " hàng hoặc cột của mẫu, ví dụ: {example}.",
        "{where} names the field “{found}”, which this form does not ask for; it is not read. If there is a figure to"
        " report, type it in a row or column of the template, for example: {example}.",
        "so_nv_den_han",
        Text(vi="chỉ tiêu của mẫu này", en="a field of this form"),
    ),
    "row_repeated": warns(
        "Trang “{tab}” của tệp “{book}” có hàng “{found}” lặp lại hàng {rows} với cùng số liệu nên chỉ đọc một hàng."
        " Hãy xóa hàng thừa.",
        "The tab “{tab}” of “{book}” has a row “{found}” that repeats row {rows} with the same figures, so one row is"
        " read. Delete the other row.",
    ),
    "values_differ": stops_cell(
        "{where} của trang “{tab}” ({book}) ghi “{found}”, khác với “{other}” ở {place} cho cùng đơn vị, cùng chỉ tiêu"
        " và cùng kỳ; cả hai đều chưa được dùng. Hãy sửa để chỉ còn một số đúng, ví dụ: {example}.",
        "{where} of the tab “{tab}” ({book}) says “{found}”, but {place} says “{other}” for the same agency, field and"
        " period; neither is used. Mend them so that one right figure is left, for example: {example}.",
        "125",
        Text(vi="một số liệu cho mỗi chỉ tiêu", en="one figure for each field"),
    ),
    "part_above_whole": warns(
        "{where} ghi “{found}” ({label}), lớn hơn “{other}” ({other_label}) ở {place} của cùng đơn vị và cùng kỳ. Hãy"
        " kiểm tra cả hai số và sửa số sai, ví dụ cách nhập: {example}; nếu cả hai đều đúng thì không cần sửa.",
        "{where} says “{found}” ({label}), more than “{other}” ({other_label}) at {place} for the same agency and"
        " period. Check both figures and mend the wrong one, for example: {example}; if both are right, nothing needs"
        " to be done.",
        "125",
    ),
    "last_year_differs": warns(
        "{where} ghi “{found}” ({label}), khác với “{other}” ({other_label}) mà đơn vị đã báo cáo cho năm trước ở"
        " {place}. Hãy kiểm tra cả hai số và sửa số sai, ví dụ cách nhập: {example}.",
        "{where} says “{found}” ({label}), but the agency reported “{other}” ({other_label}) for the year before at"
        " {place}. Check both figures and mend the wrong one, for example: {example}.",
        "125",
    ),
    "books_agree": warns(
        "Đơn vị “{name}” được báo cáo ở nhiều tệp cho cùng một kỳ với cùng số liệu: {books}. Hãy giữ lại một tệp để"
        " tránh nhầm lẫn.",
        "The agency “{name}” is reported in several files for the same period with the same figures: {books}. Keep one"
        " of them to avoid mistakes.",
    ),
    "book_without_agency": stops_book(
        "{where} chưa ghi mã hoặc tên đơn vị nên không biết tệp “{book}” là của đơn vị nào và tệp chưa được đọc. Hãy"
        " nhập mã hoặc tên đầy đủ, ví dụ: {example}.",
        "{where} gives neither the code nor the name of an agency, so nobody knows whose book “{book}” is and it is not"
        " read. Type the agency's code or full name, for example: {example}.",
        Text(vi="mã hoặc tên đầy đủ của đơn vị", en="the agency's code or full name"),
        "UBND phường Thuận Hóa",
    ),
    "agency_contradicted": stops_book(
        "{where} của tệp “{book}” cho biết đơn vị là “{found}”, nhưng tệp này được nhận là của “{name}”. Hãy sửa mã và"
        " tên ở trang “Thông tin” cho khớp, ví dụ: {example}.",
        "{where} of “{book}” says that the agency is “{found}”, but the book is taken to be that of “{name}”. Make the"
        " code and the name on the tab “Thông tin” agree, for example: {example}.",
        Text(vi="mã và tên của cùng một đơn vị", en="the code and the name of one agency"),
        "UBND phường Thuận Hóa",
    ),
    "row_without_agency": stops_cell(
        "{where} không ghi đơn vị nên số liệu của hàng này không được đọc. Hãy nhập mã hoặc tên đầy đủ của đơn vị, ví"
        " dụ: {example}.",
        "{where} names no agency, so the figures of its row are not read. Type the agency's code or full name, for"
        " example: {example}.",
        "UBND phường Thuận Hóa",
        Text(vi="mã hoặc tên đầy đủ của đơn vị", en="the agency's code or full name"),
    ),
    "row_without_code": stops_cell(
        "{where} không ghi mã chỉ tiêu nên số liệu của hàng này không được đọc. Hãy chép lại mã từ mẫu, ví dụ:"
        " {example}.",
        "{where} holds no field code, so the figure of its row is not read. Copy the code from the template again, for"
        " example: {example}.",
        "so_nv_den_han",
        Text(vi="mã chỉ tiêu như trong mẫu", en="a field code as in the template"),
    ),
    "code_and_label_differ": stops_cell(
        "{where} ghi mã “{found}” ({right}), nhưng tên chỉ tiêu ở ô {label_cell} là “{label}” (mã {other}), nên không"
        " rõ số liệu của hàng là của chỉ tiêu nào và hàng này không được đọc. Hãy chép lại cả mã và tên của hàng từ"
        " mẫu, ví dụ: {example}.",
        "{where} holds the code “{found}” ({right}), but the name of the field in cell {label_cell} is “{label}” (code"
        " {other}), so nobody knows which field the figure is of and the row is not read. Copy both the code and the"
        " name of the row from the template again, for example: {example}.",
        "so_nv_den_han",
        Text(vi="mã và tên của cùng một chỉ tiêu", en="the code and the name of one field"),
    ),
    "criterion_unknown": stops_cell(
        "{where} ghi “{found}” không phải là mã tiêu chí hoặc chỉ tiêu của đơn vị nên hàng này không được đọc. Hãy chép"
        " lại mã từ mẫu, ví dụ: {example}.",
        "{where} says “{found}”, which is no criterion or field of this agency, so the row is not read. Copy the code"
        " from the template again, for example: {example}.",
        "A4",
        _CRITERION,
    ),
    "task_without_due_day": stops_cell(
        "{where} không ghi hạn hoàn thành nên nhiệm vụ này không được tính. Hãy nhập hạn, ví dụ: {example}.",
        "{where} gives no due day, so this task is not counted. Type the day it is due, for example: {example}.",
        "30/06/2026",
        _TASK_DAY,
    ),
    "task_done_without_day": stops_cell(
        "{where} không ghi ngày hoàn thành của một nhiệm vụ được ghi là đã xong, nên các số về nhiệm vụ của đơn vị chưa"
        " tính được. Hãy nhập ngày hoàn thành, ví dụ: {example}.",
        "{where} gives no day for a task that is said to be done, so the task figures of the agency cannot be counted."
        " Type the day it was done, for example: {example}.",
        "25/06/2026",
        Text(vi="ngày hoàn thành nhiệm vụ", en="the day the task was done"),
    ),
    "decision_not_read": stops_cell(
        "{where} ghi “{found}”; ở đây cần “Duyệt” hoặc “Không duyệt”. Hãy nhập lại, ví dụ: {example}.",
        "{where} says “{found}”; it takes “Duyệt” (approved) or “Không duyệt” (refused). Type one, for example:"
        " {example}.",
        "Duyệt",
        _DECISION,
    ),
    "year_not_read": stops_cell(
        "{where} ghi năm “{found}”; ở đây cần một năm từ {first} đến {last}. Hãy nhập lại, ví dụ: {example}.",
        "{where} gives the year “{found}”; it takes a year from {first} to {last}. Type it again, for example:"
        " {example}.",
        "2026",
        Text(vi="một năm từ {first} đến {last}", en="a year from {first} to {last}"),
    ),
    "reminders_out_of_order": stops_cell(
        "{where} ghi ngày đôn đốc lần 2 nhưng thiếu ngày lần 1 hoặc sớm hơn lần 1. Hãy kiểm tra hai ngày, ví dụ:"
        " {example}.",
        "{where} gives the day of the second reminder without a first one, or before it. Check the two days, for"
        " example: {example}.",
        "05/01/2027",
        Text(vi="lần 2 sau lần 1", en="the second reminder after the first"),
    ),
    "more_of_one_kind": warns(
        "Trang “{tab}” của tệp “{book}” còn {count} chỗ khác cùng loại lỗi “{kind}” không liệt kê ở đây. Hãy sửa các"
        " chỗ đã nêu rồi nộp lại.",
        "The tab “{tab}” of “{book}” has {count} more places with the same problem “{kind}”, not listed here. Mend"
        " those that are listed and submit it again.",
    ),
}
