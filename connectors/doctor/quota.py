"""What the registered books cost of Google's quota, and how long that takes at our pace."""

from __future__ import annotations

from math import ceil

from connectors.doctor.finding import Finding, fine, unchecked, warning
from connectors.google.drive import PAGE_SIZE
from connectors.google.pacing import FOR_AN_IDENTITY, Lane
from rubric.text import Text

A_MINUTE = FOR_AN_IDENTITY[Lane.READS]
_USUALLY_CHANGED = 0.05


def check_quota(books: int, *, met_the_limit: bool) -> Finding:
    """Reads and minutes of a first sync and of a usual one, in which a twentieth of the books has changed."""
    if met_the_limit:
        found = Text(
            vi="gặp báo hết lượt (429) ngay khi kiểm tra: có chương trình khác đang dùng chung tài khoản hoặc dự án",
            en="a refusal for too many requests (429) was met: something else uses the same account or project",
        )
        remedy = Text(
            vi="Hãy dùng một tài khoản dịch vụ riêng cho hệ thống này, hoặc xin tăng hạn mức trong Google Cloud (IAM &"
            " Admin > Quotas).",
            en="Give this system a service account of its own, or ask for more in Google Cloud (IAM & Admin > Quotas).",
        )
        return warning("quota", found, remedy)
    if not books:
        return unchecked("quota", "register")
    changed = ceil(books * _USUALLY_CHANGED)
    lists = ceil(books / PAGE_SIZE)
    first_vi, first_en = _duration(books)
    usual_vi, usual_en = _duration(changed)
    return fine(
        "quota",
        f"{books} sổ ở {A_MINUTE} lượt/phút: lần đầu {books} lượt đọc, {first_vi}; thường ngày {changed} lượt (5 % thay"
        f" đổi) và {lists} lượt Drive, {usual_vi}; không gặp 429",
        f"{books} books at {A_MINUTE} reads a minute: {books} reads at first, {first_en}; usually {changed} (5 %"
        f" changed) and {lists} of Drive, {usual_en}; no 429 was met",
    )


def minutes(reads: int) -> int:
    """Whole minutes that must pass before the last of ``reads`` may go: the first 57 go at once.

    >>> minutes(57), minutes(150), minutes(4000)
    (0, 2, 70)
    """
    return max(0, reads - 1) // A_MINUTE


def _duration(reads: int) -> tuple[str, str]:
    whole = minutes(reads)
    return (f"khoảng {whole} phút", f"about {whole} min") if whole else ("dưới một phút", "less than a minute")
