"""Sentences about the register of books, and about copies that stay in use while a book or a tab is in doubt."""

from __future__ import annotations

from connectors.problem_sentences.entry import Entry, stops_book, stops_cell, stops_tab, warns
from rubric.text import Text

_LINK = Text(vi="đường dẫn của tệp Google Trang tính", en="the link of a Google Sheets file")
_EXAMPLE_LINK = "https://docs.google.com/spreadsheets/d/…/edit"

_REGISTER: dict[str, Entry] = {
    "register_link_wrong": stops_cell(
        "{where} của sổ đăng ký bảng tính ghi “{found}”, không phải đường dẫn Google Trang tính. Hãy mở bảng tính của"
        " đơn vị, chép đường dẫn trên thanh địa chỉ và dán vào ô này, ví dụ: {example}.",
        "{where} of the register of books holds “{found}”, which is no link to a Google Sheets file. Open the agency's"
        " spreadsheet, copy the link from the address bar and paste it here, for example: {example}.",
        _EXAMPLE_LINK,
        _LINK,
    ),
    "register_link_missing": warns(
        "{where} của sổ đăng ký bảng tính chưa có đường dẫn. Hãy dán đường dẫn bảng tính của đơn vị vào ô này, ví dụ:"
        " {example}.",
        "{where} of the register of books has no link yet. Paste the link of the agency's spreadsheet here, for"
        " example: {example}.",
        _EXAMPLE_LINK,
        _LINK,
    ),
    "register_link_twice": stops_cell(
        "{where} của sổ đăng ký bảng tính ghi lại đường dẫn “{found}” đã đăng ký cho {name} ở {first}. Dòng này không"
        " được dùng: hãy thay bằng đường dẫn của đúng đơn vị, ví dụ: {example}.",
        "{where} of the register of books repeats the link “{found}”, which {first} registers for {name}. This row is"
        " not used: put the link of the right agency, for example: {example}.",
        _EXAMPLE_LINK,
        _LINK,
    ),
    "register_two_books": warns(
        "{where} là bảng tính thứ hai của {name} cho cùng một kỳ (dòng kia: {first}). Cả hai vẫn được đọc, số liệu"
        " khác nhau giữa hai bảng không được dùng. Hãy để lại một đường dẫn, ví dụ: {example}.",
        "{where} is a second spreadsheet of {name} for one period (the other row: {first}). Both are read, and figures"
        " that differ between them are not used. Leave one link, for example: {example}.",
        _EXAMPLE_LINK,
    ),
    "register_kind_unknown": stops_cell(
        "{where} của sổ đăng ký bảng tính ghi loại sổ “{found}” chưa biết. Hãy ghi một trong các loại: {kinds}; ví dụ:"
        " {example}.",
        "{where} of the register of books names the unknown kind “{found}”. Use one of: {kinds}; for example:"
        " {example}.",
        "Cơ quan",
        Text(vi="một trong các loại: {kinds}", en="one of: {kinds}"),
    ),
    "register_nobody": stops_cell(
        "{where} của sổ đăng ký bảng tính có đường dẫn nhưng không ghi của cơ quan hay khối nào. Hãy ghi mã hoặc tên cơ"
        " quan, hoặc tên khối, vào cùng dòng, ví dụ: {example}.",
        "{where} of the register of books has a link, but the row names no agency and no cohort. Put the agency's code"
        " or name, or the cohort's, into the row, for example: {example}.",
        "Sở Y tế",
        Text(vi="mã hoặc tên cơ quan, hoặc tên khối", en="an agency's code or name, or a cohort's"),
    ),
    "cohort_unknown": stops_cell(
        "{where} ghi khối “{found}” không có trong bộ tiêu chí. Các khối: {cohorts}. Hãy chép đúng tên khối, ví dụ:"
        " {example}.",
        "{where} names the cohort “{found}”, which the criteria set does not have. The cohorts: {cohorts}. Copy one of"
        " these names, for example: {example}.",
        "Phường",
        Text(vi="một trong các khối: {cohorts}", en="one of the cohorts: {cohorts}"),
    ),
    "register_agencies_absent": warns(
        "Sổ đăng ký bảng tính chưa có bảng tính của {count} cơ quan: {names}. Hãy thêm một dòng cho mỗi cơ quan, hoặc"
        " một dòng cho sổ của cả khối.",
        "The register of books has no spreadsheet for {count} agencies: {names}. Add a row for each, or one for the"
        " register of the whole cohort.",
    ),
    "register_unreadable": stops_book(
        "Không đọc được sổ đăng ký bảng tính “{found}”. Hãy kiểm tra đường dẫn trong biến THUOCDO_REGISTRY và quyền đọc"
        " tệp; sổ đăng ký của lần đọc trước vẫn được dùng nếu có.",
        "The register of books “{found}” cannot be read. Check the path or link in the variable THUOCDO_REGISTRY and"
        " that it may be read; the register of the last sync stays in use if there is one.",
        Text(
            vi="đường dẫn bảng tính hoặc tệp .csv, .xlsx",
            en="the link of a spreadsheet, or a .csv or .xlsx file",
        ),
    ),
    "register_empty": stops_book(
        "Sổ đăng ký bảng tính “{found}” chưa có dòng nào dùng được nên chưa có gì để đọc. Hãy ghi mỗi bảng tính một"
        " dòng: đường dẫn, và mã hoặc tên cơ quan (hoặc khối).",
        "The register of books “{found}” has no row that can be used, so there is nothing to read. Give each"
        " spreadsheet a row: its link, and the code or name of the agency (or the cohort).",
        Text(vi="mỗi bảng tính một dòng", en="a row for each spreadsheet"),
    ),
    "register_shrunk": stops_book(
        "Sổ đăng ký bảng tính mất quá nửa số bảng tính: từ {before} còn {after}. Sổ đăng ký lúc {when} vẫn được dùng."
        " Nếu lỡ xoá, hãy khôi phục sổ; nếu cố ý, hãy chạy lại với thuocdo sync --accept-register.",
        "The register of books lost more than half of its books: {after} of {before} are left. The register of {when}"
        " stays in use. If it was a slip, restore it; if it was meant, run thuocdo sync --accept-register.",
        Text(vi="sổ đăng ký đủ các bảng tính", en="the register with all its books"),
    ),
    "book_unregistered": warns(
        "Sổ “{book}” không còn trong sổ đăng ký bảng tính (trước đây ở {place}) nên số liệu của sổ không được tính. Nếu"
        " lỡ xoá dòng ấy, hãy thêm lại.",
        "The book “{book}” is no longer in the register of books (it was at {place}); its figures do not count. If the"
        " row was deleted by mistake, put it back.",
    ),
}

_KEPT: dict[str, Entry] = {
    "last_good_in_use": warns(
        "Đang dùng bản đọc tốt gần nhất của “{book}”, lúc {when}, vì lần này không đọc được. Hãy sửa theo thông"
        " báo đi kèm; điểm tính theo bản ấy cho đến khi sổ đọc lại được.",
        "The last good copy of “{book}”, of {when}, is in use because it could not be read this time. Scores follow"
        " that copy until the book can be read again.",
    ),
    "tab_emptied": stops_tab(
        "Trang “{tab}” của “{book}” bỗng trống: lần đọc {when} có {before} ô. Số liệu cũ vẫn được dùng và chưa có gì bị"
        " tính là 0. Nếu lỡ xoá, hãy vào Tệp > Nhật ký phiên bản để khôi phục; nếu cố ý, hãy báo cơ quan"
        " chủ trì xác nhận.",
        "The tab “{tab}” of “{book}” is suddenly empty; on {when} it had {before} cells. The earlier figures stay in"
        " use and nothing counts as 0. If it was a slip, restore it under File > Version history; if it was meant,"
        " have the department confirm it.",
        Text(vi="trang có số liệu như lần trước", en="the tab with its figures"),
    ),
    "tab_shrunk": stops_tab(
        "Trang “{tab}” của “{book}” mất quá nửa số liệu: từ {before} còn {after}. Bản lúc {when} vẫn được dùng và chưa"
        " có gì bị tính là 0. Nếu lỡ xoá, hãy vào Tệp > Nhật ký phiên bản để khôi phục; nếu cố ý, hãy báo cơ quan"
        " chủ trì xác nhận.",
        "The tab “{tab}” of “{book}” lost more than half of what it held: {after} of {before} are left. The copy of"
        " {when} stays in use and nothing counts as 0. If it was a slip, restore it under File > Version history; if"
        " it was meant, have the department confirm it.",
        Text(vi="trang có số liệu như lần trước", en="the tab with its figures"),
    ),
    "tab_gone": stops_tab(
        "Trang “{tab}” không còn trong “{book}”; các trang đang có: {tabs}. Bản lúc {when} vẫn được dùng và chưa có gì"
        " bị tính là 0. Nếu đã đổi tên, hãy đặt lại tên cũ; nếu lỡ xoá, hãy vào Tệp > Nhật ký phiên bản để khôi phục;"
        " nếu cố ý, hãy báo cơ quan chủ trì xác nhận.",
        "The tab “{tab}” is no longer in “{book}”; its tabs are: {tabs}. The copy of {when} stays in use and nothing"
        " counts as 0. If it was renamed, give it its name again; if it was a slip, restore it under File > Version"
        " history; if it was meant, have the department confirm it.",
        Text(vi="trang như lần trước", en="the tab as it was"),
    ),
    "last_good_tab": warns(
        "Trang “{tab}” của “{book}” lần này không đọc được nên bản lúc {when} vẫn được dùng. Hãy sửa trang"
        " theo thông báo đi kèm.",
        "The tab “{tab}” of “{book}” could not be read this time; its copy of {when} stays in use.",
    ),
    "book_gone": warns(
        "Lần trước có tệp “{book}”, lần này không còn trong thư mục nên số liệu của tệp không được tính. Nếu chỉ đổi"
        " tên hoặc chuyển chỗ thì không cần làm gì; nếu lỡ xoá, hãy khôi phục tệp.",
        "The file “{book}” was in the folder last time and is not now; its figures do not count. If it was only renamed"
        " or moved nothing need be done; if it was deleted by mistake, restore it.",
    ),
    "book_keeps_failing": stops_book(
        "Tệp “{book}” làm Google báo lỗi ba lần đọc liền trong khi các tệp khác đọc được. Hãy tạo bản mới từ mẫu, chép"
        " số liệu sang và gửi lại đường dẫn.",
        "The file “{book}” made Google fail in three syncs in a row while others could be read. Make a fresh one from"
        " the template, copy the figures over and send its link.",
        Text(vi="tệp mới làm từ mẫu", en="a new file from the template"),
    ),
    "book_untouched": warns(
        "Tệp “{book}” đã đăng ký không thay đổi từ ngày {day}. Nếu đơn vị đang nhập vào một bản sao, hãy gửi lại đường"
        " dẫn của bản đang dùng.",
        "The registered file “{book}” has not changed since {day}. If the agency works in a copy, send the link of the"
        " one in use.",
    ),
    "files_not_listed": warns(
        "Google Drive chưa cho biết bảng tính nào đã thay đổi nên mọi bảng tính đều được đọc lại, lâu hơn bình thường."
        " Nếu hay gặp, người vận hành hãy kiểm tra Google Drive API của dự án.",
        "Google Drive did not say which spreadsheets have changed, so all of them are read, which takes longer than"
        " usual. If it happens often, check the Google Drive API of the project.",
    ),
    "other_period": warns(
        "Sổ “{book}” được đăng ký cho kỳ {registered} nhưng có cả số liệu kỳ khác ({periods}); các số ấy không được"
        " dùng. Hãy nhập vào đúng sổ, hoặc sửa cột Kỳ báo cáo của sổ đăng ký.",
        "The book “{book}” is registered for {registered} but holds figures of other periods too ({periods}); these are"
        " not used. Type them into the right book, or mend the column of periods in the register.",
    ),
}

SYNCING: dict[str, Entry] = {**_REGISTER, **_KEPT}
