"""Claims, decisions and people for the tests, made in one line each."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from connectors.cells.raw_cell import Address
from connectors.figures import assemble
from connectors.localities import Installation, load
from connectors.reported import BookReading, Evidence, ReportedValue, ValueState
from connectors.scorecard import Scorecard, build
from connectors.verification.claims import claim_of
from connectors.verification.records import Decision, Verdict

AS_OF = date(2026, 12, 31)
HUE = load("hue", 2026)
HOME_AFFAIRS, JUSTICE, FINANCE = "hue-so-noi-vu", "hue-so-tu-phap", "hue-so-tai-chinh"
LEAD, OFFICE = "hue-so-khcn", "hue-van-phong-ubnd"
TRAINED, ALL_STAFF = "so_cb_da_dao_tao", "so_cb_chuyen_trach"  # A4: 4 points, full at 20 % in 2026
NO_EVIDENCE = Evidence()


@dataclass(frozen=True)
class Who:
    email: str
    role: str = "verifier"
    agency: str = ""


def value(
    field: str,
    stored: int | None,
    agency: str = HOME_AFFAIRS,
    period: str = "2026",
    *,
    state: ValueState = "reported",
    book: str = "",
    text: str = "",
    evidence: Evidence = NO_EVIDENCE,
) -> ReportedValue:
    """A figure; by default of an agency's own book."""
    return ReportedValue(
        agency, period, field, state, stored, text or str(stored), Address(book or agency, period, field), evidence
    )


def book(*values: ReportedValue, name: str = "") -> BookReading:
    """A book with these figures."""
    return BookReading(name or (values[0].address.book if values else "empty"), values=list(values))


def decision(
    number: int,
    of: ReportedValue,
    verdict: Verdict = "accept",
    accepted: int | None = None,
    *,
    reason: str = "theo minh chứng",
    by: str = "a@hue.example",
    confirmed_by: str = "",
    installation: Installation = HUE,
) -> Decision:
    """A decision on what the value says now; later numbers are made at earlier times, which must not matter."""
    at = datetime(2027, 1, 11, 2, 0, tzinfo=UTC).replace(minute=59 - number % 60)
    return Decision(number, claim_of(of, installation), verdict, accepted, reason, by, at, confirmed_by)


def scorecard_of(readings: list[BookReading], years: tuple[int, ...] = (2026,)) -> Scorecard:
    """The scorecard of Huế on what the books say."""
    return build(HUE, assemble(HUE, readings, as_of=AS_OF, years=years), basis="verified")


def trained(agency: str, some: int, of: int = 10, **more: object) -> list[ReportedValue]:
    """The two figures of A4: ``some`` of ``of`` are trained."""
    made = [value(TRAINED, some, agency), value(ALL_STAFF, of, agency)]
    return [replace(each, **more) for each in made] if more else made
