"""The gate before publication: what blocks it, what only warns, and the verdict in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from connectors.presentation.health.book_list import TOO_OLD, BookLine, HeldTab
from connectors.presentation.health.evidence_health import EvidenceHealth
from connectors.presentation.health.problem_list import ProblemLine
from connectors.presentation.health.receipt_list import Receipts
from connectors.problem import Severity


@dataclass(frozen=True)
class Gate:
    """``blocking`` counts single things to mend; ``blocks`` and ``warns`` say them kind by kind."""

    verdict: str
    blocking: int
    warning: int
    blocks: tuple[str, ...]
    warns: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing stands against publication."""
        return not self.blocks


def publish_gate(
    lines: Sequence[ProblemLine],
    held: Sequence[HeldTab],
    books: Sequence[BookLine],
    receipts: Receipts,
    evidence: EvidenceHealth,
    language: str,
    *,
    is_illustration: bool = False,
) -> Gate:
    """The gate for one sync. A cell that cannot be read blocks publication, though not scoring."""
    vi = language == "vi"
    told = {each.message for each in held if each.message}
    count = Counter(line.severity for line in lines if line.message not in told)
    old = sum(each.is_too_old for each in books)
    blocking = [
        (count[Severity.BOOK], "sổ không đọc được", "books that cannot be read"),
        (count[Severity.TAB], "trang không đọc được hoặc còn thiếu", "tabs that cannot be read or are missing"),
        (len(held), "trang đang giữ bản cũ, chờ xem lại", "tabs held back on an earlier copy"),
        (count[Severity.CELL], "ô không đọc được", "cells that cannot be read"),
        (old, f"sổ dùng bản cũ quá {TOO_OLD.days} ngày", f"books on a copy older than {TOO_OLD.days} days"),
    ]
    lacking = receipts.agencies - receipts.complete
    kept = sum(each.copy == "kept" for each in books) - old
    warning = [
        (count[Severity.WARNING], "điều nên xem trong sổ", "things worth a look in the books"),
        (lacking, "cơ quan còn thiếu báo cáo đến hạn", "agencies that owe a report"),
        (receipts.late, "cơ quan gửi báo cáo muộn", "agencies that reported late"),
        (kept, "sổ đang dùng bản cũ", "books on an earlier copy"),
        (evidence.dead_links, "đường dẫn minh chứng hỏng", "dead links of evidence"),
        (evidence.links - evidence.checked, "đường dẫn minh chứng chưa kiểm tra", "links of evidence never checked"),
        (evidence.claims - evidence.verified, "số liệu chưa thẩm định", "figures not verified"),
    ]
    blocks = tuple(_said(each, vi) for each in blocking if each[0] > 0)
    verdict = _verdict(blocks, vi)
    if is_illustration and blocks:
        verdict = (
            f"Dữ liệu minh hoạ; nếu là số liệu thật: {verdict}" if vi else f"Illustration; if it were real: {verdict}"
        )
    return Gate(
        verdict=verdict,
        blocking=sum(number for number, _, _ in blocking),
        warning=count[Severity.WARNING],
        blocks=blocks,
        warns=tuple(_said(each, vi) for each in warning if each[0] > 0),
    )


def _said(each: tuple[int, str, str], vi: bool) -> str:
    number, vietnamese, english = each
    return f"{number:,} {english}" if not vi else f"{number:,}".replace(",", ".") + f" {vietnamese}"


def _verdict(blocks: tuple[str, ...], vi: bool) -> str:
    if not blocks:
        return "Không còn gì chặn công bố." if vi else "Nothing stands against publication."
    reasons = "; ".join(blocks)
    return f"Chưa công bố được: {reasons}." if vi else f"Not ready to publish: {reasons}."
