"""Whether the ledger opens and may be written to."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from connectors.doctor.case import Case
from connectors.doctor.disk import may_write
from connectors.doctor.finding import Finding, failure, fine, warning
from connectors.ledger import Ledger, LedgerFault, LedgerFaultKind
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
}
_FOUND = {
    LedgerFaultKind.READ_ONLY: Text(vi="chỉ đọc được, không ghi được", en="can be read but not written"),
    LedgerFaultKind.FULL: Text(vi="ổ đĩa đầy hoặc lỗi khi đọc", en="the disk is full, or fails"),
    LedgerFaultKind.BUSY: Text(vi="đang bị chương trình khác giữ", en="another program holds it"),
    LedgerFaultKind.BROKEN: Text(vi="tệp bị hỏng hoặc không phải sổ cái", en="damaged, or no ledger"),
}


def check_ledger(case: Case) -> tuple[Finding, bool]:
    """How the ledger is, and whether it can be read."""
    file = case.settings.ledger
    if not file.exists():
        found = Text(vi=f"chưa có {file}", en=f"{file} is not there yet")
        remedy = Text(vi="Lần chạy thuocdo sync đầu tiên sẽ tạo.", en="The first thuocdo sync makes it.")
        return warning("ledger", found, remedy), False
    try:
        mode = _mode(file)
        with closing(Ledger.to_read(file)) as ledger:
            ledger.latest_sync(case.locality)
    except LedgerFault as fault:
        return _faulty(file, fault.kind), False
    except OSError:
        return _faulty(file, LedgerFaultKind.READ_ONLY), False
    if not (may_write(file) and may_write(file.parent)):
        return _faulty(file, LedgerFaultKind.READ_ONLY), True
    size = f"{file.stat().st_size / MEGABYTE:.1f} MB"
    return fine("ledger", f"{file}: mở được, {size}, nhật ký {mode}", f"{file}: opens, {size}, journal {mode}"), True


def _mode(file: Path) -> str:
    with file.open("rb") as opened:
        return "WAL" if opened.read(20)[18:20] == _WRITE_AHEAD else "rollback"


def _faulty(file: Path, kind: LedgerFaultKind) -> Finding:
    found = _FOUND[kind]
    return failure("ledger", Text(vi=f"{file}: {found.vi}", en=f"{file}: {found.en}"), _REMEDIES[kind])
