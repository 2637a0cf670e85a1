"""Words that answer in place of a figure: not applicable, nothing yet, yes, no. Kept as matching keys."""

from __future__ import annotations

import re

from connectors.folding import fold, strip_marks

YES = frozenset({
    "có", "co", "c", "rồi", "roi", "đạt", "dat", "đã ban hành", "da ban hanh", "x", "v", "✓", "✔", "1", "true"
})  # fmt: skip
NO = frozenset({
    "không", "khong", "ko", "k", "chưa", "chua", "không đạt", "khong dat", "chưa đạt", "chua dat",
    "chưa ban hành", "chua ban hanh", "0", "false"
})  # fmt: skip
NONE = frozenset({
    "không", "khong", "ko", "không phát sinh", "khong phat sinh", "ko phát sinh", "ko phat sinh"
})  # fmt: skip
NONE_THERE = frozenset({"không có", "khong co"})
NOTHING_SAID = NO | NONE | NONE_THERE | {"true"}

_NOT_APPLICABLE = re.compile(r"-+|kad|k\.a\.d|(?:khong|ko|k) ap dung|n/a|n\.a|na")
_MISSING = re.compile(r"[?.…]+|chua|chua co|(chua|khong) co (so|du) lieu")
_TO_COME = re.compile(
    r"(dang|se|cho|chua) (cap nhat|bo sung|tong hop|thong ke|hoan thien|xay dung)( sau| tiep)?"
    r"|(cap nhat|bo sung|bao cao) sau"
)


def answer_key(text: str) -> str:
    """The matching key of a one-word answer: folded, without final full stops."""
    return fold(text).rstrip(". ")


def says_not_applicable(text: str) -> bool:
    """``-``, ``KAD``, ``Không áp dụng``, ``N/A`` and their typed forms."""
    return bool(_NOT_APPLICABLE.fullmatch(strip_marks(answer_key(text))))


def says_missing(text: str) -> bool:
    """``Chưa có số liệu``, ``chưa có``, ``chưa``, ``?``, ``…``: no figure yet. Not for yes/no cells."""
    return bool(_MISSING.fullmatch(strip_marks(answer_key(text) or fold(text))))


def says_to_come(text: str) -> bool:
    """``Đang cập nhật``, ``sẽ bổ sung`` and the like: a promise where an answer is expected."""
    return bool(_TO_COME.fullmatch(strip_marks(answer_key(text))))
