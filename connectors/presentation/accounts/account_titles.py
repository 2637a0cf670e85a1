"""Headings, labels and notes of the page of accounts."""

from __future__ import annotations


def account_titles(language: str) -> dict[str, str]:
    """Every heading, label and note, in one language."""
    return _VI if language == "vi" else _EN


_VI = {
    "question": "Ai được xem và làm gì trong hệ thống?",
    "accounts": "Tài khoản đang có hiệu lực",
    "search": "Tìm tài khoản",
    "search_hint": "địa chỉ, vai trò hoặc cơ quan",
    "none_match": "Không có tài khoản nào như vậy.",
    "none": "Chưa có tài khoản nào. Người quản trị đầu tiên được cấp trên máy chủ: thuocdo accounts grant ĐỊA_CHỈ"
    " administrator",
    "more": "Còn {count} tài khoản; hãy tìm để thu hẹp.",
    "email": "Thư điện tử",
    "role": "Vai trò",
    "agency": "Cơ quan",
    "last_login": "Đăng nhập gần nhất",
    "never": "chưa từng",
    "since": "Từ khi nào, do ai",
    "grant": "Cấp hoặc đổi quyền",
    "grant_note": "Địa chỉ đã có tài khoản thì nhận quyền mới thay quyền cũ, có hiệu lực ngay.",
    "no_agency": "(không thuộc cơ quan nào)",
    "agency_help": "Cán bộ và lãnh đạo cơ quan phải thuộc một cơ quan. Người thẩm định không được quyết định về cơ quan"
    " của chính mình, nên hãy ghi cơ quan của họ.",
    "reason": "Lý do hoặc số văn bản",
    "do_grant": "Cấp quyền",
    "one": "Thu hồi, kết thúc đăng nhập",
    "choose": "Tài khoản",
    "nobody": "(chọn một tài khoản)",
    "one_note": "Thu hồi: mất quyền ngay, kể cả ở nơi đang đăng nhập. Kết thúc mọi phiên đăng nhập: thu hồi rồi cấp lại"
    " ngay cùng một quyền, nên mọi nơi đang đăng nhập (cả bản sao của cookie) hết hiệu lực và người ấy đăng nhập lại.",
    "do_revoke": "Thu hồi",
    "do_end": "Kết thúc mọi phiên đăng nhập",
    "history": "Lịch sử",
    "history_of": "Lịch sử của {email}",
    "act": "Việc, lúc",
    "by": "Do ai",
    "no_history": "Chưa có gì.",
    "more_events": "Còn {count} việc cũ hơn; xem đủ bằng lệnh thuocdo accounts history.",
    "contact": "Liên hệ trên các trang công khai",
    "contact_note": "Hiện ở chân mọi trang, ai cũng đọc được. Ghi tên và số của cơ quan, không ghi tên hay số riêng của"
    " một người.",
    "contact_name": "Tên cơ quan, đơn vị",
    "contact_address": "Địa chỉ",
    "contact_email": "Thư điện tử của cơ quan",
    "contact_telephone": "Điện thoại của cơ quan",
    "do_contact": "Lưu liên hệ",
    "demonstration": "Đang minh hoạ: chỉ thấy và chỉ cấp được các địa chỉ thử tận cùng bằng .example, không ai đăng"
    " nhập được bằng chúng. Liên hệ lưu ở đây không hiện trên số liệu thật.",
    "granted": "Đã cấp: {email} · {role}.",
    "unchanged": "{email} đã có đúng quyền này, không đổi gì.",
    "revoked": "Đã thu hồi tài khoản {email}.",
    "ended": "Đã kết thúc mọi phiên đăng nhập của {email}; quyền giữ nguyên.",
    "contact_kept": "Đã lưu liên hệ; mọi trang hiện ngay từ bây giờ.",
    "not_done": "Chưa ghi.",
}
_EN = {
    "question": "Who may see and do what here?",
    "accounts": "Accounts that hold",
    "search": "Find an account",
    "search_hint": "address, role or agency",
    "none_match": "There is no such account.",
    "none": "There is no account yet. The first administrator is granted on the server: thuocdo accounts grant ADDRESS"
    " administrator",
    "more": "{count} more accounts; search for fewer.",
    "email": "E-mail",
    "role": "Role",
    "agency": "Agency",
    "last_login": "Last login",
    "never": "never",
    "since": "Since when, by whom",
    "grant": "Grant or change",
    "grant_note": "An address that has an account gets the new role in place of the old one, at once.",
    "no_agency": "(of no agency)",
    "agency_help": "Officers and leaders of an agency need one. Verifiers may not decide on their own agency, so name"
    " theirs, too.",
    "reason": "Reason or number of the document",
    "do_grant": "Grant",
    "one": "Revoke, end logins",
    "choose": "Account",
    "nobody": "(choose an account)",
    "one_note": "Revoke: the rights end at once, also where somebody is logged in. End all logins: the account is"
    " revoked and granted again as it was, so that every place logged in (and every copy of its cookie) is worth"
    " nothing, and the person logs in again.",
    "do_revoke": "Revoke",
    "do_end": "End all logins",
    "history": "History",
    "history_of": "History of {email}",
    "act": "Act, when",
    "by": "By",
    "no_history": "Nothing yet.",
    "more_events": "{count} older acts; thuocdo accounts history has them all.",
    "contact": "Contact on the public pages",
    "contact_note": "At the foot of every page, for everybody to read. Give the name and number of an office, never of"
    " a person.",
    "contact_name": "Name of the office",
    "contact_address": "Address",
    "contact_email": "E-mail of the office",
    "contact_telephone": "Telephone of the office",
    "do_contact": "Keep the contact",
    "demonstration": "Demonstration: only made-up addresses ending in .example are shown and taken; nobody can log in"
    " with them. A contact kept here is not shown over real figures.",
    "granted": "Granted: {email} · {role}.",
    "unchanged": "{email} has this very role already; nothing changed.",
    "revoked": "The account {email} is revoked.",
    "ended": "All logins of {email} have ended; the account stays as it was.",
    "contact_kept": "The contact is kept and shown on every page from now on.",
    "not_done": "Nothing was kept.",
}
