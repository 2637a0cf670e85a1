"""What agencies claim: one claim for each figure an agency reports on itself, with a hash of all that stands there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from connectors.folding import clean
from connectors.localities import Installation
from connectors.reported import BookReading, ReportedValue, year_of
from rubric.criteria.field import GIVEN_KINDS, Field

ClaimKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that an agency reports on itself. ``hash`` says which content of the cell is meant."""

    agency: str
    period: str
    field: str
    hash: str

    @property
    def key(self) -> ClaimKey:
        """Agency, period and field: whose word it is, whatever it says."""
        return self.agency, self.period, self.field


def claims_of(readings: Iterable[BookReading], installation: Installation, year: int) -> list[Claim]:
    """The claims of ``year`` in protocol order of the agencies, then by period and field.

    A claim is a figure, a request “not applicable”, or a cell that cannot be read. A blank cell claims nothing. Periods
    that cannot make the year's figure (a half year where the annual figure is cumulative) are not claimed.
    """
    found = claimed_values(readings, installation, year)
    return [claim_of(value, installation) for value in found.values()]


def claimed_values(
    readings: Iterable[BookReading], installation: Installation, year: int
) -> dict[ClaimKey, ReportedValue]:
    """The reported value behind each claim of ``year``, in the order of :func:`claims_of`; the last one read stands."""
    found: dict[ClaimKey, ReportedValue] = {}
    said: dict[tuple[str, str, str], bool] = {}  # the answer is the same for all agencies of an annex
    annexes = {code: agency.annex for code, agency in installation.agencies.items()}
    for value in _values(readings):
        asked = annexes.get(value.agency, ""), value.period, value.field
        if asked not in said:
            is_of_year = year_of(value.period) == year
            said[asked] = is_of_year and is_claimed(installation, value.agency, value.period, value.field)
        if said[asked]:
            found[value.agency, value.period, value.field] = value
    order = {code: place for place, code in enumerate(installation.agencies)}
    fields = {key: place for place, key in enumerate(installation.criteria_set.fields)}
    keys = sorted(found, key=lambda key: (order[key[0]], key[1], fields[key[2]]))
    return {key: found[key] for key in keys if found[key].state != "missing"}


def is_claimed(installation: Installation, agency: str, period: str, field: str) -> bool:
    """Whether the agency itself reports this field in this period, and the period can make the year's figure."""
    spec, who = installation.criteria_set.fields.get(field), installation.agencies.get(agency)
    if spec is None or who is None or spec.source != "agency" or spec.scope != "agency":
        return False
    return period.isdecimal() or spec.year_rule(who.annex) != "annual"


def claim_of(value: ReportedValue, installation: Installation) -> Claim:
    """The claim that a reported value makes today."""
    spec = installation.criteria_set.fields[value.field]
    return Claim(value.agency, value.period, value.field, claim_hash(value, spec))


def claim_hash(value: ReportedValue, field: Field) -> str:
    """SHA-256 over state, exact value and the whole evidence.

    A number typed another way is the same claim. Where the stored value does not tell contents apart (a text, a link, a
    cell that cannot be read) the cleaned text counts too. Links count in their order.
    """
    proof = value.evidence
    said = clean(value.text) if field.kind in GIVEN_KINDS or value.state == "unreadable" else ""
    content = [
        value.state,
        value.value,
        said,
        list(proof.links),
        *map(clean, (proof.document, proof.document_day, proof.page, proof.note)),
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _values(readings: Iterable[BookReading]) -> Iterator[ReportedValue]:
    for reading in readings:
        yield from reading.values
