"""What must be mended before publication: everything the page of that name shows, from the ledger and the scorecard."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from connectors.health_facts import HealthFacts
from connectors.presentation.ages import ago
from connectors.presentation.health.book_list import BookLine, HeldTab, books, held_tabs
from connectors.presentation.health.evidence_health import EvidenceHealth, evidence_health
from connectors.presentation.health.problem_list import ProblemLine, problem_lines
from connectors.presentation.health.publish_gate import Gate, publish_gate
from connectors.presentation.health.receipt_list import Receipts, receipts
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from connectors.sync.moments import said
from connectors.verification.decisions import Share

_ORIGINS = frozenset({"google", "folder", "samples"})


@dataclass(frozen=True)
class LastSync:
    """The sync the figures come from: its origin, when it ended (time of Vietnam), its age, what came of its books."""

    number: int
    origin: str
    ended: str
    age: str
    books: str


@dataclass(frozen=True)
class DataHealth:
    """Everything the page shows of one sync and year."""

    sentence: str
    last_sync: LastSync
    gate: Gate
    held: tuple[HeldTab, ...]
    receipts: Receipts
    problems: tuple[ProblemLine, ...]
    books: tuple[BookLine, ...]
    evidence: EvidenceHealth


def data_health(
    facts: HealthFacts,
    scorecard: Scorecard,
    year: int,
    language: str,
    *,
    now: datetime,
    decided: Share | None = None,
) -> DataHealth:
    """The state of the data of ``year`` as of the sync of ``facts``; ages are counted to ``now``.

    ``decided`` are the claims of the year and how many of them were decided on; None where nobody verifies them.
    """
    lines = problem_lines(facts, scorecard, year, language)
    held = held_tabs(facts, scorecard, language, now)
    read = books(facts, scorecard, language, now)
    received = receipts(scorecard, facts.figures.typed, year, language)
    evidence = evidence_health(facts, scorecard, year, language, decided)
    gate = publish_gate(lines, held, read, received, evidence, language, is_illustration=scorecard.is_illustration)
    return DataHealth(
        sentence=_sentence(gate, received, language),
        last_sync=_last_sync(facts, read, language, now),
        gate=gate,
        held=held,
        receipts=received,
        problems=lines,
        books=read,
        evidence=evidence,
    )


def _sentence(gate: Gate, received: Receipts, language: str) -> str:
    if language == "en":
        stops = f"{gate.blocking} problems block publication" if gate.blocking else "No problem blocks publication"
        return (
            f"{stops}, {gate.warning} warn; {received.complete} of {received.agencies} agencies sent every report"
            " that was due."
        )
    stops = f"Còn {gate.blocking} việc chặn công bố" if gate.blocking else "Không còn việc nào chặn công bố"
    return (
        f"{stops}, {gate.warning} việc nên xem; {received.complete} trên {received.agencies} cơ quan đã gửi đủ báo cáo"
        " đến hạn."
    )


def _last_sync(facts: HealthFacts, read: tuple[BookLine, ...], language: str, now: datetime) -> LastSync:
    outcomes = Counter(visit.outcome for visit in facts.visits.values())
    copies = Counter(book.copy for book in read)
    if language == "en":
        counted = [
            (outcomes["read"], "books read"),
            (outcomes["unchanged"], "unchanged"),
            (copies["kept"], "on an earlier copy"),
            (copies["none"], "without any copy"),
        ]
    else:
        counted = [
            (outcomes["read"], "sổ đọc mới"),
            (outcomes["unchanged"], "sổ không đổi"),
            (copies["kept"], "sổ dùng bản cũ"),
            (copies["none"], "sổ chưa có bản nào"),
        ]
    return LastSync(
        number=facts.sync.id,
        origin=word(f"origin.{facts.sync.source}", language) if facts.sync.source in _ORIGINS else facts.sync.source,
        ended=said(facts.sync.ended_at),
        age=ago(now - facts.sync.ended_at, language),
        books=", ".join(f"{number} {words}" for number, words in counted if number),
    )
