"""The state of the evidence: how many figures have any, how many were verified, and which links are dead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from connectors.health_facts import HealthFacts
from connectors.ledger import LinkCheck
from connectors.presentation.words import word
from connectors.reported import ReportedValue, year_of
from connectors.scorecard import Scorecard
from connectors.sync.moments import said
from connectors.verification.decisions import Share

_DEAD = frozenset({"dead", "not_public"})


@dataclass(frozen=True)
class DeadLink:
    """A link of evidence that does not open, with the figure it should prove and when that was found."""

    field: str
    address: str
    cell_link: str
    link: str
    why: str
    checked: str


@dataclass(frozen=True)
class AgencyDeadLinks:
    """The dead links of one agency, in the order of its book."""

    name: str
    links: tuple[DeadLink, ...]


@dataclass(frozen=True)
class EvidenceHealth:
    """Figures reported in the year, those with evidence; claims and those decided on; links, those checked and dead.

    ``last_check`` is empty when no link was ever checked.
    """

    reported: int
    backed: int
    claims: int
    verified: int
    links: int
    checked: int
    unclear: int
    last_check: str
    dead: tuple[AgencyDeadLinks, ...]

    @property
    def dead_links(self) -> int:
        """How many dead links there are, each place where one stands counted."""
        return sum(len(agency.links) for agency in self.dead)


def evidence_health(
    facts: HealthFacts, scorecard: Scorecard, year: int, language: str, decided: Share | None = None
) -> EvidenceHealth:
    """The evidence of one year; ``decided`` counts its claims, None where nobody verifies them."""
    of_year = [value for value in facts.figures.linked if year_of(value.period) == year]
    urls = {link for value in of_year for link in value.evidence.links}
    checks = {link: facts.checks[link] for link in urls if link in facts.checks}
    return EvidenceHealth(
        reported=facts.figures.reported.get(year, 0),
        backed=facts.figures.backed.get(year, 0),
        claims=decided.made if decided else facts.figures.reported.get(year, 0),
        verified=decided.decided if decided else 0,
        links=len(urls),
        checked=len(checks),
        unclear=sum(check.outcome == "unclear" for check in checks.values()),
        last_check=_last(checks),
        dead=_dead(of_year, checks, scorecard, language),
    )


def _dead(
    values: Iterable[ReportedValue], checks: Mapping[str, LinkCheck], scorecard: Scorecard, language: str
) -> tuple[AgencyDeadLinks, ...]:
    found: dict[str, list[DeadLink]] = {code: [] for code in scorecard.agencies}
    for value in values:
        for link in value.evidence.links:
            check = checks.get(link)
            if check is None or check.outcome not in _DEAD or value.agency not in found:
                continue
            field = scorecard.criteria_set.fields[value.field].label.in_(language)
            why = word(f"link.{check.reason}", language, status=str(check.status))
            place = value.address
            found[value.agency].append(DeadLink(field, str(place), place.link, link, why, said(check.at)))
    names = scorecard.agencies
    return tuple(AgencyDeadLinks(names[code].name.in_(language), tuple(each)) for code, each in found.items() if each)


def _last(checks: Mapping[str, LinkCheck]) -> str:
    return said(max(check.at for check in checks.values())) if checks else ""
