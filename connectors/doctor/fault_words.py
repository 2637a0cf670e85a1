"""A fault of Google or of the way there, in words for whoever runs the installation: what it is, and what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping

from requests import Response

from connectors.google.faults import FaultKind, GoogleFault
from connectors.problem_catalogue import clip
from rubric.text import Text

_NOBODY = Text(vi="tài khoản này", en="this account")
_ASK_TO_SHARE = Text(
    vi="Hãy mở tệp, bấm Chia sẻ và thêm {account} với quyền Người xem.",
    en="Open the file, press Share and add {account} as Viewer.",
)
_NEW_KEY = Text(
    vi="Hãy tạo khóa mới trong Google Cloud (IAM > Service Accounts > Keys), xem tài khoản có bị khóa không, rồi thay"
    " tệp khóa.",
    en="In Google Cloud (IAM > Service Accounts) see whether the account is enabled, make a new key and replace the"
    " file.",
)
_KEY_PATH = Text(
    vi="Hãy sửa đường dẫn trong biến THUOCDO_GOOGLE_KEY_FILE và cho tài khoản chạy phần mềm quyền đọc tệp.",
    en="Mend the path in the variable THUOCDO_GOOGLE_KEY_FILE and let the account that runs the software read the"
    " file.",
)
_LATER = Text(
    vi="Hãy chạy lại sau vài phút; nếu vẫn vậy, xem https://www.google.com/appsstatus/dashboard.",
    en="Run this again in some minutes; if it stays, see https://www.google.com/appsstatus/dashboard.",
)
_OTHER = (
    Text(vi="Google từ chối", en="Google refuses"),
    Text(
        vi="Hãy kiểm tra đường dẫn và quyền chia sẻ; nếu không rõ, gửi dòng này cho người hỗ trợ.",
        en="Check the link and how the file is shared; if that does not help, send this line to whoever supports you.",
    ),
)
_WORDS: Mapping[FaultKind, tuple[Text, Text]] = {
    FaultKind.RATE_LIMIT: (
        Text(vi="đã hết lượt của phút này", en="this minute's requests are used up"),
        Text(
            vi="Hãy chờ một phút rồi chạy lại; nếu hay gặp, xem chương trình nào dùng chung tài khoản hoặc xin Google"
            " tăng hạn mức.",
            en="Run this again in a minute; if it happens often, see who else uses the account, or ask for a higher"
            " quota.",
        ),
    ),
    FaultKind.SERVER: (Text(vi="dịch vụ của Google đang gián đoạn", en="Google's service is interrupted"), _LATER),
    FaultKind.SLOW: (Text(vi="không trả lời kịp", en="no answer in time"), _LATER),
    FaultKind.GARBLED: (
        Text(vi="câu trả lời không phải của Google hoặc bị cắt", en="the answer is not Google's, or was cut short"),
        Text(
            vi="Có thể mạng đòi đăng nhập hoặc proxy chen trang của mình vào: hãy đăng nhập mạng trên máy này, hoặc"
            " xin mở thẳng ba địa chỉ của Google.",
            en="The network may want a sign-in, or a proxy puts its own page in: sign in to the network on this"
            " machine, or have Google's three hosts opened.",
        ),
    ),
    FaultKind.NETWORK: (
        Text(vi="không kết nối được", en="no connection"),
        Text(
            vi="Hãy kiểm tra mạng, DNS và biến HTTPS_PROXY (mạng cơ quan thường bắt buộc đi qua proxy).",
            en="Check the network, DNS and the variable HTTPS_PROXY (government networks often require a proxy).",
        ),
    ),
    FaultKind.BLOCKED: (
        Text(vi="bị proxy hoặc tường lửa chặn", en="blocked by a proxy or firewall"),
        Text(
            vi="Hãy xin mở sheets.googleapis.com, www.googleapis.com và oauth2.googleapis.com (cổng 443), và kiểm tra"
            " biến HTTPS_PROXY.",
            en="Have sheets.googleapis.com, www.googleapis.com and oauth2.googleapis.com (port 443) opened, and check"
            " the variable HTTPS_PROXY.",
        ),
    ),
    FaultKind.TLS: (
        Text(vi="không tin được chứng chỉ của máy chủ", en="the server's certificate is not trusted"),
        Text(
            vi="Proxy của cơ quan có lẽ soi nội dung: hãy xin chứng chỉ gốc (.pem) của proxy và đặt đường dẫn vào biến"
            " REQUESTS_CA_BUNDLE. Đừng tắt kiểm tra chứng chỉ.",
            en="A proxy probably inspects the traffic: get its root certificate (.pem) and name the file in the"
            " variable REQUESTS_CA_BUNDLE. Never switch verification off.",
        ),
    ),
    FaultKind.CLOCK: (
        Text(vi="đồng hồ máy này lệch {found} phút nên bị từ chối", en="refused: this clock is {found} minutes off"),
        Text(
            vi="Hãy bật đồng bộ giờ, ví dụ: timedatectl set-ntp true.",
            en="Turn on time synchronisation, for example: timedatectl set-ntp true.",
        ),
    ),
    FaultKind.KEY_REFUSED: (Text(vi="Google không nhận khóa này", en="Google does not accept this key"), _NEW_KEY),
    FaultKind.TOKEN_REFUSED: (Text(vi="Google không nhận khóa này", en="Google does not accept this key"), _NEW_KEY),
    FaultKind.KEY_FILE_MISSING: (
        Text(vi="không có tệp khóa “{found}”, hoặc không được đọc", en="no key file “{found}”, or it may not be read"),
        _KEY_PATH,
    ),
    FaultKind.KEY_FILE_WRONG: (
        Text(
            vi="tệp “{found}” không phải khóa của tài khoản dịch vụ, hoặc đã bị sửa",
            en="“{found}” is not the key of a service account, or was altered",
        ),
        Text(
            vi="Hãy tải lại tệp .json từ Google Cloud (IAM > Service Accounts > Keys) và không sửa nội dung.",
            en="Download the .json file again from Google Cloud (IAM > Service Accounts > Keys) and leave it as it is.",
        ),
    ),
    FaultKind.NO_CREDENTIALS: (
        Text(vi="chưa có tài khoản nào", en="there is no account"),
        Text(
            vi="Hãy đặt biến THUOCDO_GOOGLE_KEY_FILE là đường dẫn tệp khóa .json của tài khoản dịch vụ.",
            en="Set the variable THUOCDO_GOOGLE_KEY_FILE to the path of the .json key file of a service account.",
        ),
    ),
    FaultKind.API_DISABLED: (
        Text(vi="dự án Google Cloud chưa bật {reason}", en="the Google Cloud project has not enabled {reason}"),
        Text(
            vi="Hãy mở {found}, bấm Enable, chờ vài phút rồi chạy lại.",
            en="Open {found}, press Enable, wait a few minutes and run this again.",
        ),
    ),
    FaultKind.SCOPES: (
        Text(vi="{account} thiếu phạm vi (scope) cần thiết", en="{account} lacks the scopes that are needed"),
        Text(
            vi="Hãy đăng nhập lại với phạm vi spreadsheets.readonly và drive.metadata.readonly, hoặc dùng tệp khóa của"
            " tài khoản dịch vụ.",
            en="Sign in again with the scopes spreadsheets.readonly and drive.metadata.readonly, or use the key file"
            " of a service account.",
        ),
    ),
    FaultKind.NOT_SHARED: (
        Text(vi="tệp chưa được chia sẻ cho {account}", en="the file is not shared with {account}"),
        _ASK_TO_SHARE,
    ),
    FaultKind.NOT_FOUND: (
        Text(vi="không có tệp nào theo đường dẫn này", en="there is no file at this link"),
        Text(
            vi="Hãy chép lại đường dẫn từ thanh địa chỉ; nếu tệp bị xóa, khôi phục từ Thùng rác của Drive.",
            en="Copy the link again from the address bar; if the file was deleted, restore it from the bin of Drive.",
        ),
    ),
    FaultKind.OFFICE_FILE: (
        Text(vi="đường dẫn dẫn đến một tệp Office tải lên", en="the link leads to an uploaded Office file"),
        Text(
            vi="Hãy mở tệp, vào Tệp > Lưu dưới dạng Google Trang tính và dùng đường dẫn của tệp mới.",
            en="Open it, choose File > Save as Google Sheets and use the link of the new file.",
        ),
    ),
}


def said(fault: GoogleFault, account: str = "") -> tuple[Text, Text]:
    """What is the matter, with Google's own words for it behind, and what to do."""
    found, remedy = _WORDS.get(fault.kind, _OTHER)
    own_words = _own_words(fault)
    tail = f" ({own_words})" if own_words else ""
    found, remedy = _filled(found, fault, account), _filled(remedy, fault, account)
    return Text(vi=found.vi + tail, en=found.en + tail), remedy


def _filled(template: Text, fault: GoogleFault, account: str) -> Text:
    def fill(text: str, nobody: str) -> str:
        return text.format(found=fault.found, reason=fault.reason or "Google API", account=account or nobody)

    return Text(vi=fill(template.vi, _NOBODY.vi), en=fill(template.en, _NOBODY.en))


def _own_words(fault: GoogleFault) -> str:
    """Status, reason and, from the token endpoint, the description: it tells a deleted key from a deleted account."""
    status = f"HTTP {fault.status}" if fault.status else ""
    return ", ".join(part for part in (status, fault.reason, _description(fault.response)) if part)


def _description(response: Response | None) -> str:
    try:
        said = json.loads(response.content) if response is not None else None
    except (ValueError, RecursionError):
        return ""
    description = said.get("error_description") if isinstance(said, Mapping) else None
    return clip(description) if isinstance(description, str) else ""
