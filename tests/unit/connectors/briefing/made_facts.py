"""Facts of a briefing made by hand: standings and findings as they are told, over the real agencies of Huế."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime

import polars as pl

from connectors.briefing.facts import BriefingFacts, Seen
from connectors.briefing.settings import BriefingSettings
from connectors.cells.raw_cell import Address
from connectors.figures import assemble
from connectors.ledger import CheckIn, FollowUp, Release, Signoff
from connectors.localities import Installation, load
from connectors.reported import BookReading, ReportedValue
from connectors.scorecard import Finding, Scorecard, Standing, build
from rubric.language import to_days
from rubric.text import Text

AS_OF, TODAY = date(2026, 12, 31), date(2027, 1, 4)  # a Monday
NOON = datetime(2027, 1, 4, 5, 0, tzinfo=UTC)
HEALTH, FINANCE, INTERIOR, JUSTICE = "hue-so-yte", "hue-so-tai-chinh", "hue-so-noi-vu", "hue-so-tu-phap"
LEAD, WARD = "hue-so-khcn", "19789"
Row = tuple[str, int, int, int | None, str | None]  # agency, year, index, rank, band


def hue() -> Installation:
    return load("hue", 2026)


def received(agency: str, field: str, day: date) -> ReportedValue:
    return ReportedValue(agency, "2026", field, "reported", to_days(day), "", Address("Sở chủ trì", "Ngày nhận", "D9"))


def all_on_time(*, but: Sequence[str] = ()) -> list[ReportedValue]:
    """Every report of every agency on the first day of its month, but of those named."""
    place, found = hue(), list[ReportedValue]()
    for code, agency in place.agencies.items():
        for key, report in place.regime.of(agency.annex).items():
            last = report.last_day(2026)
            if code not in but and last is not None:
                part = "nam" if key == "year" else key.lower()
                found.append(received(code, f"ngay_nhan_bc_{part}", last.replace(day=1)))
    return found


def scorecard(
    rows: Sequence[Row] = (),
    findings: Mapping[tuple[str, int], Sequence[Finding]] | None = None,
    values: Sequence[ReportedValue] = (),
    *,
    as_of: date = AS_OF,
    penalised: Sequence[str] = (),
    capped: Mapping[str, str] | None = None,
) -> Scorecard:
    """A scorecard that says what it is told; agencies that are not told of were not scored."""
    place = hue()
    made = build(place, assemble(place, [BookReading("Sở chủ trì", list(values))], as_of=as_of, years=[2026]))
    if not rows:
        return made
    found = [_standing(place, row, penalised, capped or {}) for row in rows]
    standings = pl.DataFrame([asdict(each) for each in found], infer_schema_length=None)
    told = [
        {"agency": agency, "year": year, **asdict(finding)}
        for (agency, year), some in (findings or {}).items()
        for finding in some
    ]
    silent = [{"agency": each.agency, "year": each.year, **asdict(item("A1", 0, 0))} for each in found]
    spoken = {(row["agency"], row["year"]) for row in told}
    told += [row for row in silent if (row["agency"], row["year"]) not in spoken]
    scored = replace(made.scored, standings=standings, findings=pl.DataFrame(told))
    return replace(made, scored=scored)


def _standing(place: Installation, row: Row, penalised: Sequence[str], capped: Mapping[str, str]) -> Standing:
    agency, year, index, rank, band = row
    known, penalty = place.agencies[agency], 100 if agency in penalised else 0
    not_ranked = None if rank else "never_reported"
    return Standing(
        agency, year, known.cohort, known.annex, index, 10_000, index, 0, 0, penalty, penalty, index,
        band or "yeu", band, capped.get(agency) if year == 2026 else None, "", not_ranked, rank,
    )  # fmt: skip


def item(key: str, points: int, maximum: int, outcome: str = "earned") -> Finding:
    return Finding(key, points, maximum, outcome, 0)


def release(name: str = "hue-2026-1", *, number: int = 1, is_public: bool = True, **given: object) -> Release:
    made = Release(
        number, "hue", 2026, name, "b0", "c0", "0.1.0", 1, AS_OF, "57/QĐ", AS_OF, None, "", 1, "a@hue.vn", NOON
    )  # fmt: skip
    signed = (Signoff("a@hue.vn", NOON),) if is_public else ()
    return replace(made, signoffs=signed, **given)


def facts(made: Scorecard, seen: Seen | None = None, *, year: int = 2026, today: date = TODAY) -> BriefingFacts:
    return BriefingFacts(made, year, today, seen or Seen(), BriefingSettings())


def check_in(
    kind: str, *subject: str, due: date = TODAY, number: int = 1, follow_ups: Sequence[FollowUp] = (), year: int = 2026
) -> CheckIn:
    text = Text(vi="Việc", en="A task")
    return CheckIn(number, "hue", year, kind, subject, text, LEAD, due, "a@hue.vn", NOON, tuple(follow_ups))
