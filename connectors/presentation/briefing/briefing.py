"""The briefing, ready to draw: three sentences, decisions, how earlier ones stand, and what is behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from connectors.briefing.facts import BriefingFacts
from connectors.briefing.follow_up import followed
from connectors.briefing.proposals import Proposal
from connectors.ledger import CheckIn
from connectors.presentation.briefing.blocks import Block, band_block, report_block, target_block
from connectors.presentation.briefing.briefing_words import say
from connectors.presentation.briefing.decision_lines import DecisionLine, EarlierLine, decision_line, earlier_line
from connectors.presentation.briefing.judged_blocks import caveat_block, reward_block
from connectors.presentation.briefing.phrases import Part, Phrase, plain
from connectors.presentation.briefing.sentences import sentences
from connectors.presentation.briefing.sources import Sources

MOST_EARLIER = 5
_LINES, _ACROSS, _HALF_ACROSS = 42, 75, 58  # of a page in print, and letters in a line of a table and of a column


@dataclass(frozen=True)
class Briefing:
    """Everything the page shows. ``more_decisions`` and ``more_earlier`` count what is not listed."""

    question: str
    sentences: tuple[Phrase, ...]
    decisions: tuple[DecisionLine, ...]
    more_decisions: int
    earlier: tuple[EarlierLine, ...]
    more_earlier: int
    blocks: tuple[Block, ...]

    @property
    def is_dense(self) -> bool:
        """Whether it must be set small to fit one A4 page: by the lines it would take at the usual size."""
        rows = [len(plain(each.said)) for each in self.decisions]
        rows += [len(each.said) + len(each.note) for each in self.earlier]
        halves = [len(plain(line)) for block in self.blocks for line in (*block.lines, (Part(block.note),))]
        lines = sum(1 + size // _ACROSS for size in rows) * 1.3 + sum(1 + size // _HALF_ACROSS for size in halves) / 2
        return lines > _LINES


def briefing(
    facts: BriefingFacts, proposed: Sequence[Proposal], check_ins: Sequence[CheckIn], language: str
) -> Briefing:
    """The briefing of ``facts``; ``proposed`` are all matters to decide, ``check_ins`` all that was decided before."""
    sources, most = Sources(facts, language), facts.settings.most_decisions
    earlier = followed(facts, check_ins)
    return Briefing(
        question=say("question", language),
        sentences=sentences(sources, len(proposed), earlier),
        decisions=tuple(decision_line(each, sources) for each in proposed[:most]),
        more_decisions=max(0, len(proposed) - most),
        earlier=tuple(earlier_line(each, sources) for each in earlier[:MOST_EARLIER]),
        more_earlier=max(0, len(earlier) - MOST_EARLIER),
        blocks=(
            band_block(sources),
            report_block(sources),
            target_block(sources),
            reward_block(sources),
            caveat_block(sources),
        ),
    )


def briefing_table(found: Briefing, language: str) -> pl.DataFrame:
    """Every line of the briefing as a row: the part it stands in, what it says, who acts, until when, how it stands."""
    vi = language == "vi"
    part, said, owner = ("phan", "noi_dung", "chu_tri") if vi else ("part", "text", "owner")
    due, stand = ("han", "tinh_trang") if vi else ("due", "state")
    titles = ("Tóm tắt", "Cần quyết định", "Đã giao") if vi else ("Summary", "To decide", "Given out")
    rows = [(titles[0], plain(each), "", "", "") for each in found.sentences]
    rows += [(titles[2], each.said, each.owner, each.due, each.stand_label) for each in found.earlier]
    rows += [(titles[1], plain(each.said), each.owner, each.due, "") for each in found.decisions]
    rows += [(block.title, plain(line), "", "", "") for block in found.blocks for line in block.lines]
    return pl.DataFrame(rows, schema=dict.fromkeys([part, said, owner, due, stand], pl.String), orient="row")
