"""Whether the ledger opens and may be written to."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from connectors.doctor.case import Case
from connectors.doctor.disk import may_write
from connectors.doctor.finding import Finding, failure, fine, warning
from connectors.ledger import Ledger, LedgerFault, LedgerFaultKind, UnknownDatabase
from connectors.settings import MEGABYTE
from rubric.text import Text

_WRITE_AHEAD = b"\x02\x02"  # bytes 18 and 19 of an SQLite file: how it is written and read
_REMEDIES = {
    LedgerFaultKind.READ_ONLY: Text(
        vi="Hãy cấp quyền ghi tệp và thư mục cho tài khoản chạy phần mềm, hoặc chạy thuocdo doctor bằng tài khoản ấy.",
        en="Let the account that runs the software write the file and its folder, or run thuocdo doctor as that"
        " account.",
    ),
    LedgerFaultKind.FULL: Text(vi="Hãy giải phóng chỗ trống trên ổ đĩa.", en="Free some space on the disk."),
    LedgerFaultKind.BUSY: Text(
        vi="Hãy đợi chương trình đang giữ sổ cái xong rồi chạy lại.",
        en="Wait until the program that holds it is done, then run this again.",
    ),
    LedgerFaultKind.BROKEN: Text(
        vi="Hãy khôi phục bản sao lưu gần nhất; giữ lại tệp hỏng cho đến khi xong.",
        en="Restore the newest backup; keep the damaged file until then.",
    ),
    LedgerFaultKind.NEWER: Text(
        vi="Hãy cập nhật phần mềm trên máy này lên bản đã ghi sổ cái.",
        en="Update the software on this machine to the version that wrote the ledger.",
    ),
    LedgerFaultKind.UNREACHABLE: Text(
        vi="Hãy kiểm tra máy chủ cơ sở dữ liệu có đang chạy không, và biến THUOCDO_DATABASE_URL.",
        en="See that the database server is running, and look at the variable THUOCDO_DATABASE_URL.",
    ),
}
_FOUND = {
    LedgerFaultKind.READ_ONLY: Text(vi="chỉ đọc được, không ghi được", en="can be read but not written"),
    LedgerFaultKind.FULL: Text(vi="ổ đĩa đầy hoặc lỗi khi đọc", en="the disk is full, or fails"),
    LedgerFaultKind.BUSY: Text(vi="đang bị chương trình khác giữ", en="another program holds it"),
    LedgerFaultKind.BROKEN: Text(vi="tệp bị hỏng hoặc không phải sổ cái", en="damaged, or no ledger"),
    LedgerFaultKind.NEWER: Text(vi="do bản phần mềm mới hơn ghi", en="written by a newer version of the software"),
    LedgerFaultKind.UNREACHABLE: Text(vi="không nối được", en="cannot be reached"),
}


def check_ledger(case: Case) -> tuple[Finding, bool]:
    """How the ledger is, and whether it can be read."""
    if case.settings.database_url:
        return _check_database(case)
    file = case.settings.ledger
    if not file.exists():
        found = Text(vi=f"chưa có {file}", en=f"{file} is not there yet")
        remedy = Text(vi="Lần chạy thuocdo sync đầu tiên sẽ tạo.", en="The first thuocdo sync makes it.")
        return warning("ledger", found, remedy), False
    try:
        mode = _mode(file)
        with closing(Ledger.at_to_read(case.settings)) as ledger:
            ledger.latest_sync(case.locality)
    except LedgerFault as fault:
        return _faulty(str(file), fault.kind), False
    except OSError:
        return _faulty(str(file), LedgerFaultKind.READ_ONLY), False
    if not (may_write(file) and may_write(file.parent)):
        return _faulty(str(file), LedgerFaultKind.READ_ONLY), True
    size = f"{file.stat().st_size / MEGABYTE:.1f} MB"
    return fine("ledger", f"{file}: mở được, {size}, nhật ký {mode}", f"{file}: opens, {size}, journal {mode}"), True


def _check_database(case: Case) -> tuple[Finding, bool]:
    try:
        with closing(Ledger.at_to_read(case.settings)) as ledger:
            ledger.latest_sync(case.locality)
            place = ledger.place
    except LedgerFault as fault:
        return _faulty(fault.place, fault.kind), False
    except UnknownDatabase as unknown:
        remedy = Text(vi="Hãy sửa biến ấy rồi chạy lại.", en="Mend that variable and run this again.")
        return failure("ledger", unknown.message, remedy), False
    return fine("ledger", f"{place}: mở được", f"{place}: opens"), True


def _mode(file: Path) -> str:
    with file.open("rb") as opened:
        return "WAL" if opened.read(20)[18:20] == _WRITE_AHEAD else "rollback"


def _faulty(place: str, kind: LedgerFaultKind) -> Finding:
    found = _FOUND[kind]
    return failure("ledger", Text(vi=f"{place}: {found.vi}", en=f"{place}: {found.en}"), _REMEDIES[kind])
