"""Words that several papers share: what it is all about, the legend of marks, stamps, and what backs a figure."""

from __future__ import annotations

from collections.abc import Iterable

from connectors.ledger import Release
from connectors.papers.days import day_in_words
from connectors.papers.paper import Letterhead, Paragraph
from connectors.presentation.marks import legend
from connectors.presentation.stamps import ILLUSTRATION, stamps
from connectors.reported import Evidence
from connectors.scorecard import Scorecard

SUBJECT = "truyền thông thực hiện Nghị quyết số 57-NQ/TW"
OPEN = "……"  # what is filled in by hand
NOT_GIVEN = "–"  # where nothing is to be expected


def stamp(scorecard: Scorecard, year: int, release: Release | None) -> str:
    """What stands at the head of every page of a paper that tells figures; nothing where they are official."""
    return " – ".join(stamps(scorecard, release, year))


def made_up(scorecard: Scorecard) -> str:
    """What stands at the head of every page of a paper that is no result: that its figures are made up, or nothing."""
    return ILLUSTRATION if scorecard.is_illustration else ""


def enclosed(kind: str, letterhead: Letterhead, issuer: str) -> str:
    """What stands under the title of an annex: to which paper it belongs, its number and day left open as there."""
    number = letterhead.number or "     "
    when = day_in_words(letterhead.day) if letterhead.day else "ngày      tháng      năm      "
    return f"(Kèm theo {kind} số {number}/{letterhead.symbol} {when} của {issuer})"


def legend_note(*more: tuple[str, str]) -> Paragraph:
    """What every mark means, and ``more`` signs of one paper."""
    return Paragraph("Ký hiệu: " + "; ".join(f"{sign} {means}" for sign, means in (*legend("vi"), *more)) + ".", "note")


def evidence_words(evidence: Evidence, *, links: bool = True) -> str:
    """The document, its day and its page, then the links in full; empty where nothing is given."""
    parts = [evidence.document]
    parts += [f"ngày {evidence.document_day}"] if evidence.document_day else []
    parts += [f"trang {evidence.page}"] if evidence.page else []
    said = ", ".join(part for part in parts if part)
    return lines([said, *(evidence.links if links else ())])


def lines(parts: Iterable[str]) -> str:
    """What is said, each on a line of its own, once, without the empty ones."""
    return "\n".join(dict.fromkeys(part for part in parts if part))


def capitalised(sentence: str) -> str:
    """The sentence with a capital at its beginning; what follows stays as it is."""
    return sentence[:1].upper() + sentence[1:]
