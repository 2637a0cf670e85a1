"""Whether the Drive API lists the files that this account may see."""

from __future__ import annotations

from connectors.doctor.fault_words import said
from connectors.doctor.finding import Finding, failure, fine, warning
from connectors.doctor.line import Line
from connectors.google.drive import Listing, list_files
from connectors.google.faults import FaultKind, GoogleFault
from rubric.text import Text


def check_drive(line: Line) -> tuple[Finding, Listing | None]:
    """The listing of Drive: one call for each thousand files; None when there is none to be had."""
    if not line.identity.can_list_files:
        vi = "không dùng: khóa API không liệt kê được tệp, mỗi lần đọc sẽ đọc mọi bảng tính"
        return fine("drive", vi, "not used: an API key cannot list files, so every sync reads every book"), None
    listing = line.ask(list_files)
    if isinstance(listing, GoogleFault):
        is_passing = listing.kind is FaultKind.RATE_LIMIT
        return (warning if is_passing else failure)("drive", *said(listing, line.identity.account)), None
    count = len(listing.files)
    if not listing.is_complete:
        found = Text(
            vi=f"thấy {count} tệp, Google báo danh sách chưa đủ", en=f"{count} files; Google says there are more"
        )
        remedy = Text(vi="Hãy chạy lại sau vài phút.", en="Run this again in some minutes.")
        return warning("drive", found, remedy), listing
    return fine("drive", f"thấy {count} tệp bảng tính", f"{count} spreadsheet files seen"), listing
