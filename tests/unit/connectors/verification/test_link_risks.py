"""What trying the links gives is a reason only where a locality has its evidence checked."""

from datetime import UTC, date, datetime

import pytest

from connectors.figures import assemble
from connectors.ledger import LinkCheck
from connectors.ledger.link_checks import LinkOutcome
from connectors.reported import Evidence, ReportedValue
from connectors.scorecard import build
from connectors.verification.link_risks import checked_evidence, is_official, part_of_year
from connectors.verification.queue import examine
from connectors.verification.settings import VerificationSettings
from tests.unit.connectors.verification.made import AS_OF, HUE, book, value

OFFICIAL, OTHER = "https://sonoivu.hue.gov.vn/a", "https://tin.example/a"
PRESS = next(code for code, agency in HUE.agencies.items() if agency.annex == "bao")
ON = VerificationSettings(evidence_check="on", official_domains=["gov.vn"])


def codes(found: ReportedValue, settings: VerificationSettings, **outcomes: LinkOutcome) -> set[str]:
    at = datetime(2026, 12, 1, tzinfo=UTC)
    checks = {link: LinkCheck(link, at, outcome) for link, outcome in zip((OFFICIAL, OTHER), outcomes.values())}  # noqa: B905
    readings = [book(found)]
    scorecard = build(HUE, assemble(HUE, readings, as_of=AS_OF, years=[2025, 2026]))
    examined = examine(scorecard, readings, 2026, sources=checked_evidence(settings, checks))
    return {
        each.code for item in examined.items for each in item.reasons if each.code.startswith(("link_", "evidence_"))
    }


def linked(*links: str) -> ReportedValue:
    return value("so_bai", 3, evidence=Evidence(links=links))


def test_off_by_default_nothing_is_said_of_links() -> None:
    assert codes(linked(OTHER), VerificationSettings(), a="opens", b="dead") == set()


def test_dead_private_and_unofficial_links_are_told_where_evidence_is_checked() -> None:
    assert codes(linked(OFFICIAL), ON, a="opens") == set()
    assert codes(linked(OFFICIAL), ON, a="dead") == {"link_dead"}
    assert codes(linked(OFFICIAL), ON, a="not_public") == {"link_not_public"}
    assert codes(linked(OFFICIAL), ON, a="unclear") == set()
    assert codes(linked(OTHER), ON) == {"link_not_official"}
    assert codes(linked(OTHER), VerificationSettings(evidence_check="on")) == set()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("28/02/2026", {"evidence_outside_part"}),
        ("01/03/2026", set[str]()),
        ("01/05/2026", set[str]()),
        ("02/05/2026", {"evidence_outside_part"}),
        ("31/12/2025", {"evidence_outside_period"}),
    ],
)
def test_a_months_report_is_dated_in_it_or_the_month_after(day: str, told: set[str]) -> None:
    field = next(
        name
        for name, field in HUE.criteria_set.fields.items()
        if field.year_rule("bao") == "sum" and field.source == "agency" and field.kind == "count"
    )
    proof = Evidence(document="05/BC", document_day=day)
    assert codes(value(field, 3, PRESS, "2026-M03", evidence=proof), ON) == told


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://gov.vn/", True),
        ("https://SKHCN.Hue.Gov.Vn/tin", True),
        ("https://hue.gov.vn./tin", True),
        ("https://gov.vn.example/", False),
        ("https://xgov.vn/", False),
        ("https://hue.gov.vn@tin.example/", False),
        ("https://[x", False),
    ],
)
def test_a_site_is_official_by_its_host_alone(link: str, expected: bool) -> None:
    assert is_official(link, ["gov.vn"]) is expected


def test_parts_of_the_year_have_their_days() -> None:
    assert part_of_year("2026-M02") == (date(2026, 2, 1), date(2026, 2, 28))
    assert part_of_year("2026-H1") == (date(2026, 1, 1), date(2026, 6, 30))
    assert part_of_year("2026-H2") == (date(2026, 7, 1), date(2026, 12, 31))
