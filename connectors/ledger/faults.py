"""What keeps the ledger from being written or read, in words for whoever runs the installation."""

from __future__ import annotations

import shutil
import sqlite3
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import ExceptionContext

from rubric.text import Text


class LedgerFaultKind(StrEnum):
    """The kinds of failure that have different remedies."""

    READ_ONLY = "read_only"
    FULL = "full"
    BUSY = "busy"
    BROKEN = "broken"
    NEWER = "newer"
    UNREACHABLE = "unreachable"
    MADE_UP = "made_up"


_MESSAGES = {
    LedgerFaultKind.READ_ONLY: Text(
        vi="Không ghi được sổ cái vì tệp hoặc thư mục {place} chỉ cho đọc hoặc không tạo được. Hãy cấp quyền ghi cho"
        " tài khoản chạy phần mềm, hoặc đặt biến THUOCDO_VAR vào thư mục ghi được. Số liệu đã ghi trước đó còn nguyên.",
        en="The ledger cannot be written: the file or folder {place} is read-only or cannot be made. Let the account"
        " that runs the software write there, or set THUOCDO_VAR to a folder it can write to. Nothing kept is lost.",
    ),
    LedgerFaultKind.FULL: Text(
        vi="Ổ đĩa chứa {place} đã gần đầy hoặc đầy nên dừng lại. Hãy giải phóng chỗ trống rồi chạy lại: những sổ đã"
        " đọc còn nguyên và không phải đọc lại.",
        en="The disk that holds {place} is full or nearly so, and the run stopped. Free some space and run it again:"
        " the books already read are kept and need not be read again.",
    ),
    LedgerFaultKind.BUSY: Text(
        vi="Sổ cái {place} đang bị chương trình khác giữ. Hãy đợi chương trình ấy xong rồi chạy lại.",
        en="Another program holds the ledger {place}. Wait until it is done and run it again.",
    ),
    LedgerFaultKind.BROKEN: Text(
        vi="Tệp sổ cái {place} bị hỏng hoặc không phải là sổ cái. Hãy khôi phục tệp từ bản sao lưu gần nhất; đừng xoá"
        " tệp hỏng trước khi có bản sao.",
        en="The file {place} is damaged or no ledger. Restore the newest backup; keep the damaged file until then.",
    ),
    LedgerFaultKind.NEWER: Text(
        vi="Sổ cái {place} do bản phần mềm mới hơn ghi nên bản này không mở để khỏi làm sai. Hãy cập nhật phần mềm trên"
        " máy này rồi chạy lại.",
        en="A newer version of the software wrote the ledger {place}; this one leaves it alone. Update the software"
        " on this machine and run it again.",
    ),
    LedgerFaultKind.UNREACHABLE: Text(
        vi="Không nối được máy chủ cơ sở dữ liệu của sổ cái, {place}. Hãy kiểm tra máy chủ có đang chạy không, và địa"
        " chỉ, tên, mật khẩu trong biến THUOCDO_DATABASE_URL. Số liệu đã ghi trước đó còn nguyên.",
        en="The database server of the ledger, {place}, cannot be reached. See that it is running, and that the"
        " address, name and password in the variable THUOCDO_DATABASE_URL are right. Nothing kept is lost.",
    ),
    LedgerFaultKind.MADE_UP: Text(
        vi="Sổ cái {place} đang giữ quyết định và bản công bố minh hoạ của địa phương này, nên không nhận số liệu thật:"
        " quyết định minh hoạ không được đứng trên số liệu thật. Hãy đặt THUOCDO_VAR (hoặc THUOCDO_DATABASE_URL) sang"
        " chỗ mới rồi chạy lại.",
        en="The ledger {place} holds made-up decisions and releases of this locality and takes no real data: no"
        " made-up decision may stand on a real figure. Set THUOCDO_VAR (or THUOCDO_DATABASE_URL) to a"
        " new place, and run again.",
    ),
}
_BY_CODE = {
    sqlite3.SQLITE_READONLY: LedgerFaultKind.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: LedgerFaultKind.READ_ONLY,
    sqlite3.SQLITE_PERM: LedgerFaultKind.READ_ONLY,
    sqlite3.SQLITE_FULL: LedgerFaultKind.FULL,
    sqlite3.SQLITE_IOERR: LedgerFaultKind.FULL,
    sqlite3.SQLITE_BUSY: LedgerFaultKind.BUSY,
    sqlite3.SQLITE_LOCKED: LedgerFaultKind.BUSY,
    sqlite3.SQLITE_CORRUPT: LedgerFaultKind.BROKEN,
    sqlite3.SQLITE_NOTADB: LedgerFaultKind.BROKEN,
}
_BY_STATE = {
    "25006": LedgerFaultKind.READ_ONLY,
    "42501": LedgerFaultKind.READ_ONLY,
    "53100": LedgerFaultKind.FULL,
    "40P01": LedgerFaultKind.BUSY,
    "55P03": LedgerFaultKind.BUSY,
    "57014": LedgerFaultKind.BUSY,
    "XX001": LedgerFaultKind.BROKEN,
    "XX002": LedgerFaultKind.BROKEN,
}
_STATES_OF_NO_CONNECTION = ("08", "28", "3D", "53300", "57P")


MADE_UP_PEOPLE = "minh-hoa.example"  # the domain of everybody in the demonstration; no such domain can exist


class LedgerFault(Exception):  # noqa: N818
    """The ledger cannot be used: what is the matter and what to do. What it has acknowledged stays."""

    def __init__(self, kind: LedgerFaultKind, place: str) -> None:
        self.kind = kind
        self.place = place
        self.message = Text(vi=_MESSAGES[kind].vi.format(place=place), en=_MESSAGES[kind].en.format(place=place))
        super().__init__(self.message.en)


def told_as_fault(context: ExceptionContext) -> None:
    """Raise what the database says about itself as a ``LedgerFault``; an event listener of SQLAlchemy."""
    failure = context.original_exception
    kind = _kind_of(failure)
    if kind is not None:
        raise LedgerFault(kind, place_of(context.engine) if context.engine else "") from failure


def place_of(engine: Engine) -> str:
    """Where a ledger is, as it may be shown: a file, or an address without its password."""
    url = engine.url
    return (url.database or "") if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _kind_of(failure: BaseException) -> LedgerFaultKind | None:
    code = getattr(failure, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _BY_CODE.get(code & 0xFF)
    if not type(failure).__module__.startswith("psycopg"):
        return None
    state = getattr(failure, "sqlstate", None) or ""
    if state.startswith(_STATES_OF_NO_CONNECTION) or (not state and type(failure).__name__ == "OperationalError"):
        return LedgerFaultKind.UNREACHABLE
    return _BY_STATE.get(state)


def refuse_full_disk(folder: Path, least_free: int) -> None:
    """LedgerFault when the disk of ``folder`` (or of the nearest folder above that exists) has too few free bytes."""
    place = next(each for each in (folder, *folder.resolve().parents) if each.exists())
    if shutil.disk_usage(place).free < least_free:
        raise LedgerFault(LedgerFaultKind.FULL, str(folder))
