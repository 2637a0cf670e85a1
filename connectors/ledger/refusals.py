"""What the ledger refuses to keep because of what it holds already, in words for whoever asked."""

from __future__ import annotations

from enum import StrEnum

from rubric.text import Text


class RefusalKind(StrEnum):
    """The kinds of acts that are refused."""

    DECIDED_MEANWHILE = "decided_meanwhile"
    CONFIRMED_ALREADY = "confirmed_already"
    SAME_PERSON = "same_person"
    APPEALED_ALREADY = "appealed_already"
    APPEAL_CLOSED = "appeal_closed"
    SIGNED_ALREADY = "signed_already"
    HAS_SIGNATURE = "has_signature"
    NOT_THE_PUBLIC_ONE = "not_the_public_one"
    NAME_TAKEN = "name_taken"
    MOVED_MEANWHILE = "moved_meanwhile"
    OUTDATED = "outdated"
    TAKEN_UP_ALREADY = "taken_up_already"
    FOLLOWED_MEANWHILE = "followed_meanwhile"
    CLOCK_BACK = "clock_back"
    UNKNOWN = "unknown"
    LAST_ADMINISTRATOR = "last_administrator"
    NOT_EMPTY = "not_empty"


_MESSAGES = {
    RefusalKind.DECIDED_MEANWHILE: Text(
        vi="Chưa ghi: {what} vừa có người khác quyết định. Hãy xem quyết định ấy rồi quyết định lại nếu cần.",
        en="Not kept: somebody else has just decided on {what}. Look at that decision, then decide again if need be.",
    ),
    RefusalKind.CONFIRMED_ALREADY: Text(
        vi="Chưa ghi: {what} đã có người thứ hai xác nhận hoặc trả lại.",
        en="Not kept: a second person has already answered to {what}.",
    ),
    RefusalKind.SAME_PERSON: Text(
        vi="Chưa ghi: {what} phải do một người khác người đã quyết định xác nhận.",
        en="Not kept: somebody other than who decided must confirm {what}.",
    ),
    RefusalKind.APPEALED_ALREADY: Text(
        vi="Chưa ghi: {what} đã có giải trình; mỗi quyết định được giải trình một lần.",
        en="Not kept: there is an appeal against {what} already; each decision can be appealed once.",
    ),
    RefusalKind.APPEAL_CLOSED: Text(
        vi="Chưa ghi: {what} đã có kết luận.", en="Not kept: {what} already has its outcome."
    ),
    RefusalKind.SIGNED_ALREADY: Text(
        vi="Chưa ghi: {what} đã được chính người này ký duyệt.",
        en="Not kept: the same person has signed {what} off already.",
    ),
    RefusalKind.HAS_SIGNATURE: Text(
        vi="Chưa ghi: {what} đã có chữ ký số.", en="Not kept: {what} has its signature already."
    ),
    RefusalKind.NOT_THE_PUBLIC_ONE: Text(
        vi="Chưa ghi: bản công bố mới phải thay thế đúng bản đang có hiệu lực của năm ({what}), nếu đã có. Hãy lập lại"
        " từ bản ấy.",
        en="Not kept: a new release must supersede the one that holds for the year ({what}), where there is one. Make"
        " it again from that one.",
    ),
    RefusalKind.NAME_TAKEN: Text(
        vi="Chưa ghi: đã có bản công bố tên {what}.", en="Not kept: there is a release named {what} already."
    ),
    RefusalKind.MOVED_MEANWHILE: Text(
        vi="Chưa ghi: từ lúc bạn xem {what} đã có quyết định, giải trình hoặc lần đọc mới. Hãy xem lại rồi lập lại.",
        en="Not kept: there is a newer decision, appeal or sync than when you looked at {what}. Look again, then make"
        " it again.",
    ),
    RefusalKind.OUTDATED: Text(
        vi="Chưa ký duyệt: từ lúc lập {what} đã có quyết định hoặc giải trình mới nên bản này không còn đúng. Hãy"
        " lập bản mới.",
        en="Not signed off: since {what} was made somebody has decided or appealed, so that it no longer holds. Make a"
        " new one.",
    ),
    RefusalKind.TAKEN_UP_ALREADY: Text(
        vi="Chưa ghi: “{what}” đã nằm trong một việc được giao trước. Hãy theo dõi việc ấy.",
        en="Not kept: “{what}” is part of an earlier decision already. Follow that one up.",
    ),
    RefusalKind.FOLLOWED_MEANWHILE: Text(
        vi="Chưa ghi: “{what}” vừa có người khác cập nhật. Hãy xem lại rồi ghi nếu còn cần.",
        en="Not kept: somebody else has just updated “{what}”. Look again, then write if there is still need.",
    ),
    RefusalKind.CLOCK_BACK: Text(
        vi="Chưa ghi: đồng hồ máy chủ chạy lùi so với việc được ghi gần nhất ({what}). Hãy chỉnh đồng hồ rồi làm lại.",
        en="Not kept: the server's clock is behind the newest act of the ledger ({what}). Set it, then try again.",
    ),
    RefusalKind.UNKNOWN: Text(vi="Sổ cái không có {what}.", en="The ledger has no {what}."),
    RefusalKind.LAST_ADMINISTRATOR: Text(
        vi="Chưa ghi: {what} là người quản trị duy nhất còn lại của địa phương. Hãy cấp quyền quản trị cho người khác"
        " trước.",
        en="Not kept: {what} is the last administrator of the locality. Make somebody else an administrator first.",
    ),
    RefusalKind.NOT_EMPTY: Text(
        vi="Chưa khôi phục: sổ cái {what} đã có dữ liệu. Chỉ khôi phục vào sổ cái trống; hãy đổi THUOCDO_VAR hoặc"
        " THUOCDO_DATABASE_URL sang chỗ mới.",
        en="Not restored: the ledger {what} holds data. A backup goes into an empty ledger only; set THUOCDO_VAR or"
        " THUOCDO_DATABASE_URL to a new place.",
    ),
}


class LedgerRefusal(Exception):  # noqa: N818
    """An act that was not kept, and why; nothing has changed."""

    def __init__(self, kind: RefusalKind, what: Text | str) -> None:
        self.kind = kind
        told = what if isinstance(what, Text) else Text(vi=what, en=what)
        self.message = Text(vi=_MESSAGES[kind].vi.format(what=told.vi), en=_MESSAGES[kind].en.format(what=told.en))
        super().__init__(self.message.en)
