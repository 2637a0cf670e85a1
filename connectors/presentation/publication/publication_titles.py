"""The words of the page on which releases are made."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "question": ("Công bố kết quả năm {year}: đã đủ điều kiện chưa?", "Publishing {year}: is everything ready?"),
    "none": ("Chưa có bản nào được công bố.", "Nothing has been published yet."),
    "holds": ("Bản đang có hiệu lực là {name}.", "The release that holds is {name}."),
    "waits": ("{count} bản đang chờ ký duyệt.", "{count} wait to be signed off."),
    "gate": ("Đã công bố được chưa?", "May it be published?"),
    "open": ("Lập được bản công bố.", "A release may be made."),
    "shut": ("Chưa lập được bản công bố.", "No release may be made yet."),
    "share": ("Đã thẩm định {share}% số liệu.", "{share}% of the figures are verified."),
    "blocks": ("Đang chặn", "What blocks"),
    "no_blocks": ("Không có gì chặn.", "Nothing blocks."),
    "reminders": (
        "Với số liệu thật, những điều này sẽ chặn; đây là dữ liệu minh hoạ nên chỉ nhắc:",
        "With real data these would block; this is illustration data, so they are only said:",
    ),
    "warns": ("Nên xem", "Worth a look"),
    "no_warns": ("Không có gì cần lưu ý.", "Nothing to look at."),
    "changes": ("Bản công bố mới sẽ thay đổi gì?", "What will a new release change?"),
    "changes_of": ("{name} thay đổi gì?", "What does {name} change?"),
    "why": ("Vì sao", "Why"),
    "added": ("Thêm", "Added"),
    "removed": ("Bớt", "Removed"),
    "draft": ("Tải bản nháp để xem thử", "Download the draft to look at"),
    "make": ("Lập bản công bố", "Make a release"),
    "make_note": (
        "Bản được lập từ lần đọc số {sync} và các quyết định đang xem. Lập xong, bản còn chờ ký duyệt mới công khai.",
        "It is made of sync {sync} and the decisions shown. Once made it waits to be signed off before it is public.",
    ),
    "number": ("Số quyết định công bố", "Number of the decision to publish"),
    "number_hint": ("ví dụ 123/QĐ-UBND", "for example 123/QĐ-UBND"),
    "day": ("Ngày quyết định", "Day of the decision"),
    "signatory": ("Chức danh người ký (không ghi tên)", "Title of who signs it (no name)"),
    "why_corrected": ("Đính chính", "Correction"),
    "correction": ("Bản này đính chính điều gì và vì sao?", "What does this release correct, and why?"),
    "seen": ("Tôi đã xem những thay đổi nêu trên", "I have looked at the changes above"),
    "not_seen": (
        "Chưa lập: hãy xem những thay đổi rồi đánh dấu vào ô.",
        "Not made: look at the changes, then tick the box.",
    ),
    "made_well": ("Đã lập {name}; đang chờ ký duyệt.", "{name} was made; it waits to be signed off."),
    "moved": (
        "Chưa lập: từ lúc bạn xem trang này đã có quyết định, giải trình hoặc lần đọc mới. Hãy xem lại rồi lập lại.",
        "Not made: there is a newer decision, appeal or sync than when you looked. Look again, then make it again.",
    ),
    "blocked": ("Chưa lập: còn điều đang chặn. ", "Not made: something blocks. "),
    "only_administrator": ("Chỉ người quản trị lập được bản công bố.", "Only an administrator makes releases."),
    "waiting": ("Chờ ký duyệt", "Waiting to be signed off"),
    "public": ("Đã công bố", "Published"),
    "decision": ("Quyết định", "Decision"),
    "made": ("Lập", "Made"),
    "signoffs": ("Ký duyệt", "Signed off by"),
    "nobody": ("chưa ai", "nobody yet"),
    "signature": ("Chữ ký số", "Signature"),
    "notices": ("Thông báo", "Notices"),
    "look": ("Xem như công chúng", "See it as the public does"),
    "bundle": ("Tải gói", "Download the bundle"),
    "attach": ("Nộp chữ ký (.signature.json)", "Bring the signature (.signature.json)"),
    "attach_do": ("Kiểm tra và ghi chữ ký", "Check and keep the signature"),
    "no_file": ("Chưa ghi: hãy chọn tệp chữ ký.", "Not kept: choose the file of the signature."),
    "attached": ("Đã ghi chữ ký của {name}.", "The signature of {name} was kept."),
    "sign": ("Ký duyệt {name}", "Sign {name} off"),
    "signed": ("Đã ký duyệt {name}.", "{name} was signed off."),
    "is_public": ("{name} đã được công bố.", "{name} is public now."),
    "signed_already": ("Bạn đã ký duyệt bản này.", "You have signed this one off."),
    "notice": ("Thông báo trên các trang của {name}", "Notice over the pages of {name}"),
    "notice_en": ("Bằng tiếng Anh (để trống: dùng tiếng Việt)", "In English (empty: the Vietnamese)"),
    "notice_do": ("Đăng thông báo", "Put up the notice"),
    "no_notice": ("Chưa ghi: hãy viết thông báo.", "Not kept: write the notice."),
    "noticed": ("Đã đăng thông báo.", "The notice is up."),
}


def titles_of(language: str) -> dict[str, str]:
    """All words of the page in one language."""
    return {key: en if language == "en" else vi for key, (vi, en) in _WORDS.items()}
