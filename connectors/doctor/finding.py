"""What one check found: how bad it is, in one line, and in one more what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rubric.text import Text


class Level(StrEnum):
    """How a check ended; ``UNCHECKED`` when another must be put right first."""

    FINE = "fine"
    WARNING = "warning"
    FAILURE = "failure"
    UNCHECKED = "unchecked"


SIGNS = {Level.FINE: "✓", Level.WARNING: "!", Level.FAILURE: "✗", Level.UNCHECKED: "!"}
TITLES = {
    "account": Text(vi="Tài khoản", en="Account"),
    "network": Text(vi="Mạng", en="Network"),
    "clock": Text(vi="Đồng hồ", en="Clock"),
    "sign_in": Text(vi="Đăng nhập", en="Sign-in"),
    "sheets": Text(vi="Google Sheets API", en="Google Sheets API"),
    "drive": Text(vi="Google Drive API", en="Google Drive API"),
    "register": Text(vi="Sổ đăng ký bảng tính", en="Register of books"),
    "access": Text(vi="Quyền xem các bảng tính", en="Access to the books"),
    "quota": Text(vi="Hạn mức", en="Quota"),
    "disk": Text(vi="Ổ đĩa", en="Disk"),
    "ledger": Text(vi="Sổ cái", en="Ledger"),
    "last_sync": Text(vi="Lần đọc gần nhất", en="Newest sync"),
    "versions": Text(vi="Phiên bản", en="Versions"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of the check ``code``. ``details`` are the names of everything concerned, for machines."""

    code: str
    level: Level
    found: Text
    remedy: Text | None = None
    details: tuple[str, ...] = ()

    @property
    def title(self) -> Text:
        """What was checked."""
        return TITLES[self.code]


def fine(code: str, vi: str, en: str) -> Finding:
    """All is well, and this is what was seen."""
    return Finding(code, Level.FINE, Text(vi=vi, en=en))


def warning(code: str, found: Text, remedy: Text, details: tuple[str, ...] = ()) -> Finding:
    """The system works, but somebody should look at this."""
    return Finding(code, Level.WARNING, found, remedy, details)


def failure(code: str, found: Text, remedy: Text) -> Finding:
    """The system cannot work until this is mended."""
    return Finding(code, Level.FAILURE, found, remedy)


def unchecked(code: str, because: str) -> Finding:
    """Not looked at, because the check ``because`` must succeed first."""
    title = TITLES[because]
    return Finding(
        code,
        Level.UNCHECKED,
        Text(vi="chưa kiểm tra được", en="not checked"),
        Text(vi=f"Hãy xử lý mục “{title.vi}” trước rồi chạy lại.", en=f"Mend “{title.en}” first, then run this again."),
    )
