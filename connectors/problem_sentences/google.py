"""Sentences about books kept in Google Sheets, and about the account, the network and the clock that reach them.

Those about one book speak to the department that keeps it; the others to whoever runs the installation.
"""

from __future__ import annotations

from connectors.problem_sentences.entry import Entry, stops_book, warns
from rubric.text import Text

_SHARED = Text(vi="tệp chia sẻ cho {account}, quyền Người xem", en="a file shared with {account} as Viewer")
_SHEET = Text(vi="tệp Google Trang tính", en="a Google Sheets file")
_KEY_FILE = Text(vi="tệp khóa .json của tài khoản dịch vụ", en="the .json key file of a service account")

_OF_THE_BOOK: dict[str, Entry] = {
    "google_not_shared": stops_book(
        "Hệ thống không có quyền xem tệp “{book}”. Hãy mở tệp, bấm Chia sẻ và thêm {account} với quyền Người xem.",
        "The file “{book}” is not shared with this system. Open it, press Share and add {account} as Viewer.",
        _SHARED,
    ),
    "google_not_found": stops_book(
        "Không tìm thấy tệp “{book}” theo đường dẫn đã đăng ký. Hãy kiểm tra lại đường dẫn; nếu tệp đã bị xóa, hãy vào"
        " Thùng rác của Google Drive để khôi phục.",
        "There is no file “{book}” at the registered link. Check the link; if the file was deleted, restore it from"
        " the bin of Google Drive.",
        Text(vi="đường dẫn của tệp đang dùng", en="the link of the file in use"),
        "https://docs.google.com/spreadsheets/d/…/edit",
    ),
    "google_trashed": stops_book(
        "Tệp “{book}” đang nằm trong Thùng rác nên sắp bị xóa hẳn. Hãy vào Thùng rác của Google Drive, bấm chuột phải"
        " vào tệp và chọn Khôi phục.",
        "The file “{book}” is in the bin and will soon be deleted for good. In the bin of Google Drive, right-click the"
        " file and choose Restore.",
        _SHEET,
    ),
    "google_office_file": stops_book(
        "Tệp “{book}” là tệp Office tải lên Google Drive nên không đọc trực tuyến được. Hãy mở tệp, vào Tệp > Lưu dưới"
        " dạng Google Trang tính rồi gửi lại đường dẫn của tệp mới.",
        "The file “{book}” is an Office file uploaded to Google Drive and cannot be read online. Open it, choose"
        " File > Save as Google Sheets and send the link of the new file.",
        _SHEET,
    ),
    "google_locale": stops_book(
        "Tệp “{book}” đang dùng ngôn ngữ “{found}” nên ngày và số có thể bị hiểu sai (ngày đổi chỗ với tháng). Hãy vào"
        " Tệp > Cài đặt, chọn Ngôn ngữ là Việt Nam, lưu lại rồi kiểm tra các ô ngày.",
        "The file “{book}” has the locale “{found}”, under which days and figures may be misread (day and month"
        " swapped). In File > Settings set the locale to Vietnam, save, and check the cells with days.",
        Text(vi="ngôn ngữ Việt Nam (vi_VN)", en="the locale Vietnam (vi_VN)"),
        "vi_VN",
    ),
    "google_too_heavy": stops_book(
        "Tệp “{book}” quá nặng hoặc Google trả lời quá chậm nên chưa đọc được; số liệu lần trước vẫn được dùng. Hãy bỏ"
        " các công thức IMPORTRANGE, ARRAYFORMULA lớn và các hàng, cột trống, hoặc chép số liệu sang mẫu mới.",
        "The file “{book}” is too heavy, or Google too slow, to be read; the figures of last time still stand. Remove"
        " large IMPORTRANGE and ARRAYFORMULA formulas and empty rows and columns, or copy the figures into a fresh"
        " template.",
        Text(vi="tệp chỉ gồm các trang của mẫu", en="a file with the tabs of the template only"),
    ),
    "google_refused": stops_book(
        "Google không cho đọc tệp “{book}” và nêu lý do “{reason}”. Hãy kiểm tra đường dẫn và quyền chia sẻ của tệp;"
        " nếu vẫn lỗi, hãy báo cho người vận hành hệ thống.",
        "Google refuses to give the file “{book}”, with the reason “{reason}”. Check the link of the file and how it is"
        " shared; if that does not help, tell whoever runs the system.",
        _SHEET,
    ),
    "google_open_to_all": warns(
        "Tệp “{book}” đang cho bất kỳ ai có đường dẫn sửa số liệu. Hãy bấm Chia sẻ và đổi Quyền truy cập chung thành"
        " Bị hạn chế.",
        "Anyone who has the link can change the file “{book}”. Press Share and set General access to Restricted.",
    ),
    "google_write_refused": warns(
        "Không ghi được trang kết quả vào tệp “{book}” vì thiếu quyền sửa, trang bị khóa hoặc tệp đã đầy. Hãy bỏ bảo vệ"
        " trang kết quả, xóa các hàng và cột trống, hoặc cho {account} quyền Người chỉnh sửa.",
        "The tab with the results cannot be written into “{book}”: no right to edit, a protected tab or a full file."
        " Unprotect that tab, delete empty rows and columns, or make {account} an Editor.",
    ),
    "google_write_failed": warns(
        "Chưa ghi được trang kết quả vào tệp “{book}” vì mạng hoặc Google đang gián đoạn ({reason}). Đơn vị không phải"
        " làm gì; hãy đợi lần kiểm tra sau, hệ thống sẽ ghi lại.",
        "The tab with the results was not written into “{book}”: the network or Google's service is interrupted"
        " ({reason}). The agency need do nothing: it is written at the next sync.",
    ),
    "google_write_unknown": warns(
        "Chưa rõ trang kết quả đã được ghi vào tệp “{book}” hay chưa vì Google ngắt giữa chừng. Hệ thống sẽ đọc lại rồi"
        " mới ghi tiếp; hãy bỏ qua nếu lần sau không còn thông báo này.",
        "It is not known whether the tab with the results was written into “{book}”: Google broke off midway. The"
        " system reads it back before it writes again; ignore this if it is gone next time.",
    ),
}

_OF_THE_SERVICE: dict[str, Entry] = {
    "google_busy": stops_book(
        "Chưa đọc được tệp “{book}” vì đã hết lượt đọc Google Sheets trong phút này; số liệu lần trước vẫn được dùng."
        " Người vận hành hãy chạy lại sau một phút; nếu hay gặp, hãy xin Google tăng hạn mức đọc.",
        "The file “{book}” was not read because this minute's reads of Google Sheets are used up; the figures of last"
        " time still stand. Run it again in a minute; if it happens often, ask Google for a higher quota.",
    ),
    "google_interrupted": stops_book(
        "Chưa đọc được tệp “{book}” vì Google đang gián đoạn; số liệu lần trước vẫn được dùng. Đơn vị không phải làm"
        " gì; nếu quá một ngày vẫn còn, người vận hành hãy xem trang trạng thái của Google Workspace.",
        "The file “{book}” was not read because Google's service is interrupted; the figures of last time still stand."
        " The agency need do nothing; if it lasts more than a day, see the status page of Google Workspace.",
    ),
    "google_unreachable": stops_book(
        "Chưa đọc được tệp “{book}” vì không kết nối được với Google; số liệu lần trước vẫn được dùng. Người vận hành"
        " hãy kiểm tra mạng, DNS và máy chủ proxy (biến HTTPS_PROXY).",
        "The file “{book}” was not read because Google cannot be reached; the figures of last time still stand. Check"
        " the network, DNS and the proxy (the variable HTTPS_PROXY).",
    ),
    "google_blocked": stops_book(
        "Chưa đọc được tệp “{book}” vì máy chủ proxy hoặc tường lửa chặn đường đến Google. Người vận hành hãy xin mở"
        " sheets.googleapis.com, www.googleapis.com và oauth2.googleapis.com, và kiểm tra biến HTTPS_PROXY.",
        "The file “{book}” was not read because a proxy or firewall blocks the way to Google. Have"
        " sheets.googleapis.com, www.googleapis.com and oauth2.googleapis.com opened, and check the variable"
        " HTTPS_PROXY.",
    ),
    "google_tls": stops_book(
        "Chưa đọc được tệp “{book}” vì không tin được chứng chỉ của máy chủ, thường do proxy của mạng cơ quan soi nội"
        " dung. Người vận hành hãy lấy chứng chỉ gốc của proxy và chỉ đường dẫn trong biến REQUESTS_CA_BUNDLE.",
        "The file “{book}” was not read because the server's certificate is not trusted, as when a proxy inspects the"
        " traffic. Get the proxy's root certificate and name its file in the variable REQUESTS_CA_BUNDLE.",
        Text(vi="tệp chứng chỉ gốc .pem", en="a .pem file of root certificates"),
    ),
    "google_clock": stops_book(
        "Google từ chối đăng nhập vì đồng hồ của máy này lệch {minutes} phút. Người vận hành hãy bật đồng bộ giờ (ví dụ"
        " timedatectl set-ntp true) rồi chạy lại.",
        "Google refuses the sign-in because the clock of this machine is {minutes} minutes off. Turn on time"
        " synchronisation (for example timedatectl set-ntp true) and run it again.",
        Text(vi="đồng hồ lệch dưới 5 phút", en="a clock less than 5 minutes off"),
    ),
    "google_key_refused": stops_book(
        "Google không còn nhận khóa của {account}: khóa đã bị xóa, bị đổi hoặc tài khoản bị khóa. Người vận hành hãy"
        " tạo khóa mới trong Google Cloud (IAM > Service Accounts > Keys) và thay khóa cũ.",
        "Google no longer accepts the key of {account}: it was deleted or replaced, or the account is disabled. Make a"
        " new key in Google Cloud (IAM > Service Accounts > Keys) and put it in place of the old one.",
        _KEY_FILE,
    ),
    "google_key_file_missing": stops_book(
        "Không có tệp khóa “{found}” hoặc không được phép đọc. Người vận hành hãy kiểm tra đường dẫn trong biến"
        " THUOCDO_GOOGLE_KEY_FILE và quyền đọc của tệp.",
        "There is no key file “{found}”, or it may not be read. Check the path in the variable"
        " THUOCDO_GOOGLE_KEY_FILE and the permissions of the file.",
        _KEY_FILE,
    ),
    "google_key_file_wrong": stops_book(
        "Tệp “{found}” không phải là khóa của tài khoản dịch vụ hoặc đã bị sửa. Người vận hành hãy tải lại tệp .json từ"
        " Google Cloud (IAM > Service Accounts > Keys) và không sửa nội dung.",
        "The file “{found}” is not the key of a service account, or it was altered. Download the .json file again from"
        " Google Cloud (IAM > Service Accounts > Keys) and leave it as it is.",
        _KEY_FILE,
    ),
    "google_no_credentials": stops_book(
        "Chưa có tài khoản nào để đọc Google Sheets. Người vận hành hãy đặt biến THUOCDO_GOOGLE_KEY_FILE là đường dẫn"
        " đến tệp khóa .json của tài khoản dịch vụ.",
        "There is no account to read Google Sheets with. Set the variable THUOCDO_GOOGLE_KEY_FILE to the path of the"
        " .json key file of a service account.",
        _KEY_FILE,
    ),
    "google_api_disabled": stops_book(
        "Dự án Google Cloud chưa bật {service}. Người vận hành hãy mở {found}, bấm Enable, chờ vài phút rồi chạy lại.",
        "The Google Cloud project has not enabled {service}. Open {found}, press Enable, wait a few minutes and run it"
        " again.",
    ),
    "google_scopes": stops_book(
        "Tài khoản {account} chưa có phạm vi cần thiết để đọc Google Sheets và danh sách tệp. Người vận hành hãy"
        " đăng nhập lại với phạm vi spreadsheets.readonly và drive.metadata.readonly, hoặc dùng tệp khóa của tài khoản"
        " dịch vụ.",
        "The account {account} lacks the scopes to read Google Sheets and the list of files. Sign in again with the"
        " scopes spreadsheets.readonly and drive.metadata.readonly, or use the key file of a service account.",
    ),
    "google_storage_full": stops_book(
        "Tài khoản {account} không có chỗ lưu trên Google Drive nên không tạo được tệp. Người vận hành hãy tạo tệp"
        " trong bộ nhớ dùng chung hoặc bằng tài khoản của một người, rồi chia sẻ cho {account}.",
        "The account {account} has no room on Google Drive and cannot make files. Make them on a shared drive or with a"
        " person's account, and share them with {account}.",
    ),
}

GOOGLE: dict[str, Entry] = {**_OF_THE_BOOK, **_OF_THE_SERVICE}
