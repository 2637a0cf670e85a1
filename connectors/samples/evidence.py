"""Made-up evidence beside the figures: links in a reserved domain, document numbers, days, pages. No names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from connectors.forms.agency_form import EvidenceCells
from connectors.forms.contents import Content
from connectors.samples.draft import SITE, Draft

_DOCUMENT_KINDS = ("BC", "KH", "TB", "CV")
_SHARE_OF_LINKS = 0.6


def evidence_of(draft: Draft, period: str, values: Mapping[str, Content]) -> dict[tuple[str, str], EvidenceCells]:
    """What backs the figures of one period; a careless agency backs few of them."""
    made: dict[tuple[str, str], EvidenceCells] = {}
    for name, content in values.items():
        draw = draft.draw("evidence", period, name)
        is_something = content not in (None, 0, False) and draft.fields[name].kind not in {"url", "text"}
        if not is_something or draw.random() > draft.profile.diligence:
            continue
        path = f"{SITE}/{draft.slug}/{period.lower()}/{name.replace('_', '-')}"
        if draw.random() < _SHARE_OF_LINKS:
            made[period, name] = EvidenceCells(link=path)
            continue
        number = f"{draw.randint(1, 240):02}/{draw.choice(_DOCUMENT_KINDS)}-{draft.letters}"
        page = draw.randint(1, 12) if draw.random() < 0.5 else None
        made[period, name] = EvidenceCells(path if draw.random() < 0.3 else None, number, _day(period, draft), page)
    return made


def _day(period: str, draft: Draft) -> date:
    """A working day before the report of the period."""
    month = {"H1": 6}.get(period[5:], int(period[6:]) if "-M" in period else 12)
    day = date(draft.year, month, 15) - timedelta(days=draft.draw("document", period).randint(0, 24))
    return day - timedelta(days=max(0, day.weekday() - 4))
