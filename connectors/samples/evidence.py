"""Made-up evidence beside the figures: links in a reserved domain, document numbers, days, pages. No names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from connectors.forms.agency_form import EvidenceCells
from connectors.forms.contents import Content
from connectors.samples.draft import Draft

_DOCUMENT_KINDS = ("BC", "BC", "TB", "CV")
_SHARE_OF_LINKS = 0.6
_DOCUMENTS_OF_A_PERIOD = 3


def evidence_of(draft: Draft, period: str, values: Mapping[str, Content]) -> dict[tuple[str, str], EvidenceCells]:
    """What backs the figures of one period; a careless agency backs few of them."""
    made: dict[tuple[str, str], EvidenceCells] = {}
    documents = [_document(draft, period, place) for place in range(_DOCUMENTS_OF_A_PERIOD)]
    signed = next((str(c) for name, c in values.items() if c and draft.fields[name].kind == "text"), None)
    for name, content in values.items():
        draw = draft.draw("evidence", period, name)
        is_something = content not in (None, 0, False) and draft.fields[name].kind not in {"url", "text"}
        if not is_something or draw.random() > draft.profile.diligence:
            continue
        link = draft.page(period, name)
        if isinstance(content, date):
            made[period, name] = EvidenceCells(link, signed, content)
        elif draw.random() < _SHARE_OF_LINKS:
            made[period, name] = EvidenceCells(link)
        else:
            page = draw.randint(1, 9) if draw.random() < 0.6 else None
            made[period, name] = EvidenceCells(None, *draw.choice(documents), page)
    return made


def _document(draft: Draft, period: str, place: int) -> tuple[str, date]:
    """One of the agency's documents of a period: its number, and a working day before the report."""
    draw = draft.draw("document", period, place)
    part = period[5:]
    month = 6 if part == "H1" else int(part[1:]) if part else 12
    day = date(draft.year, month, 15) - timedelta(days=draw.randint(0, 24))
    number = f"{20 * month + draw.randint(1, 19):02}/{draw.choice(_DOCUMENT_KINDS)}-{draft.letters}"
    return number, day - timedelta(days=max(0, day.weekday() - 4))
