"""What the tests of the department's papers share: made-up results of agencies, and all words of a paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from connectors.cells.raw_cell import Address
from connectors.localities import Installation, load
from connectors.papers.material import Material
from connectors.papers.paper import Block, Paper, Paragraph, Picture, Table
from connectors.papers.settings import load_papers
from connectors.reported import BookReading, ReportedValue
from connectors.runs import scorecard_of
from connectors.scorecard import Scorecard

AS_OF = date(2026, 12, 31)


def scorecard(installation: Installation, values: Iterable[ReportedValue] = ()) -> Scorecard:
    """The scorecard of an installation whose agencies reported ``values`` and nothing else."""
    return scorecard_of(installation, [BookReading("b", list(values))], None, AS_OF)


def material(installation: Installation, values: Iterable[ReportedValue] = ()) -> Material:
    """What papers of such a scorecard are made from."""
    return Material(scorecard(installation, values), 2026, load_papers(installation.locality.id))


def told(agency: str, field: str, value: int) -> ReportedValue:
    """A figure of 2026 that an agency reported."""
    return ReportedValue(agency, "2026", field, "reported", value, str(value), Address("b"))


def with_communes(count: int, name: str = "Xã số {}") -> Installation:
    """Quảng Ngãi with that many communes and nobody else."""
    found = load("quang-ngai", 2026)
    model = next(each for each in found.agencies.values() if each.cohort == "xa")
    lead = found.agencies[found.locality.lead_agency]
    codes = [f"{99000 + place}" for place in range(count)]
    made = {
        code: model.model_copy(
            update={
                "code": code,
                "name": model.name.model_copy(update={"vi": name.format(place + 1)}),
                "order": place,
                "aliases": [],
            }
        )
        for place, code in enumerate(codes)
    }
    return replace(found, agencies={lead.code: lead, **made})


def blocks(paper: Paper) -> Iterator[Block]:
    """Every block of a paper, those of its annexes too."""
    yield from paper.blocks
    for annex in paper.annexes:
        yield from annex.blocks


def tables(paper: Paper) -> list[Table]:
    """The tables of a paper in order."""
    return [each for each in blocks(paper) if isinstance(each, Table)]


def words(paper: Paper) -> Counter[str]:
    """Every word and number that the text and the tables of a paper hold."""
    found: Counter[str] = Counter()
    for block in blocks(paper):
        match block:
            case Table():
                lines = [column.title for column in block.columns] + [cell for row in block.rows for cell in row]
            case Paragraph():
                lines = [block.lead, block.text]
            case Picture():
                lines = []
        for line in lines:
            found.update(words_of(line))
    return found


def words_of(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"\w+", text)
