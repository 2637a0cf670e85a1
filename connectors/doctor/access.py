"""Which registered books this account sees, by the one listing of Drive: no book is read for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from connectors.doctor.finding import Finding, failure, fine, unchecked, warning
from connectors.google.drive import DriveFile, Listing
from connectors.ledger import Registration
from connectors.registry import KINDS, ONLINE
from rubric.text import Text

_NAMED = 5


def check_access(registered: Sequence[Registration], listing: Listing | None, *, account: str, because: str) -> Finding:
    """How many of the registered books are seen, and which are not, or not as online sheets."""
    if listing is None or not registered:
        return unchecked("access", because)
    files = {each: listing.files.get(each.book.removeprefix(ONLINE)) for each in registered}
    unseen = [_name(each) for each, file in files.items() if file is None]

    def those(is_so: Callable[[DriveFile], bool]) -> list[str]:
        return [_name(each) for each, file in files.items() if file and is_so(file)]

    groups = [
        ("không thấy", "not seen", unseen),
        ("trong Thùng rác", "in the bin", those(lambda file: file.is_trashed)),
        ("tệp Office chưa chuyển", "Office files", those(lambda file: not file.is_sheet)),
        ("ai có đường dẫn cũng sửa được", "open to all for changes", those(lambda file: file.is_open_to_all)),
    ]
    seen = len(registered) - len(unseen)
    vi, en = f"thấy {seen}/{len(registered)} bảng tính", f"{seen} of {len(registered)} books are seen"
    odd = [(vi_word, en_word, names) for vi_word, en_word, names in groups if names]
    if not odd:
        return fine("access", vi, en)
    found = Text(
        vi="; ".join([vi, *(f"{word}: {_listed(names, 'và')}" for word, _, names in odd)]),
        en="; ".join([en, *(f"{word}: {_listed(names, 'and')}" for _, word, names in odd)]),
    )
    if not seen:
        return failure("access", found, _remedy(account, unseen=True))
    return warning("access", found, _remedy(account, unseen=bool(unseen)), tuple(n for *_, names in odd for n in names))


def access_unlisted() -> Finding:
    """For an API key, which may ask for no listing."""
    vi = "khóa API không xem trước được quyền; quyền của từng sổ chỉ rõ khi đọc"
    return fine("access", vi, "an API key cannot see this beforehand; each book shows it when it is read")


def _remedy(account: str, *, unseen: bool) -> Text:
    """What to ask the agencies for."""
    if unseen:
        return Text(
            vi=f"Hãy nhờ các đơn vị ấy bấm Chia sẻ và thêm {account} với quyền Người xem (tệp chỉ mở bằng đường dẫn vẫn"
            " đọc được, nhưng lần nào cũng phải đọc lại).",
            en=f"Have these agencies press Share and add {account} as Viewer (a file open by link only can be read,"
            " too, but is read anew in every sync).",
        )
    return Text(
        vi="Hãy khôi phục tệp trong Thùng rác, lưu tệp Office dưới dạng Google Trang tính, và đổi Quyền truy cập chung"
        " thành Bị hạn chế.",
        en="Restore files from the bin, save Office files as Google Sheets, and set General access to Restricted.",
    )


def _name(registration: Registration) -> str:
    return registration.name or KINDS.get(registration.kind, registration.book)


def _listed(names: list[str], and_word: str) -> str:
    more = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return f"{shown} {and_word} +{more}" if more > 0 else shown
