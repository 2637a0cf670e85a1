"""Reasons that trying the links of evidence gives; they count only where a locality has its evidence checked."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

from connectors.cells.writing import write_date
from connectors.ledger import LinkCheck
from connectors.verification.evidence_risks import Found, document_day
from connectors.verification.ground import Ground
from connectors.verification.risks import reason
from connectors.verification.settings import VerificationSettings

SIGNED_WITHIN = timedelta(days=31)
"""How long after a month or a half year ends its report may be dated."""


def checked_evidence(
    settings: VerificationSettings, checks: Mapping[str, LinkCheck]
) -> tuple[Callable[[Ground], Found], ...]:
    """The sources of reasons to give to ``examine``: none where evidence is not checked."""
    if settings.evidence_check == "off":
        return ()

    def found(ground: Ground) -> Found:
        yield from _links(ground, settings.official_domains, checks)
        yield from _days(ground)

    return (found,)


def is_official(link: str, domains: Iterable[str]) -> bool:
    """Whether a link leads to one of the domains or below it.

    >>> is_official("https://skhcn.hue.gov.vn/a", ["gov.vn"]), is_official("https://gov.vn.example/", ["gov.vn"])
    (True, False)
    """
    try:
        host = (urlsplit(link).hostname or "").rstrip(".")
    except ValueError:
        return False
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _links(ground: Ground, domains: Iterable[str], checks: Mapping[str, LinkCheck]) -> Found:
    domains = list(domains)
    for key, value in ground.values.items():
        for link in value.evidence.links:
            outcome = checks[link].outcome if link in checks else ""
            if outcome in {"dead", "not_public"}:
                yield key, reason("link_dead" if outcome == "dead" else "link_not_public")
            if domains and not is_official(link, domains):
                yield key, reason("link_not_official")


def _days(ground: Ground) -> Found:
    """Documents of another part of the year. Those of another year are told of in any case."""
    for key, value in ground.values.items():
        if key[1].isdecimal() or ground.fields[value.field].kind == "date":
            continue
        day = document_day(value)
        first, last = part_of_year(key[1])
        if day and day.year == ground.year and not first <= day <= last + SIGNED_WITHIN:
            told = {"day": write_date(day), "first": write_date(first), "last": write_date(last)}
            yield key, reason("evidence_outside_part", told)


def part_of_year(period: str) -> tuple[date, date]:
    """The first and the last day of a month (``2026-M03``) or a half year (``2026-H2``)."""
    year, part, number = int(period[:4]), period[5], int(period[6:])
    first, last = (number, number) if part == "M" else (6 * number - 5, 6 * number)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
