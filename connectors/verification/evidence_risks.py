"""Reasons that the evidence gives: none there, dated outside the year, or claimed more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from connectors.cells.dates import read_date
from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.writing import write_date
from connectors.folding import fold
from connectors.reported import ReportedValue
from connectors.verification.claims import ClaimKey
from connectors.verification.ground import Ground
from connectors.verification.risks import RiskReason, reason
from rubric.criteria.field import GIVEN_KINDS, Field
from rubric.language import from_days
from rubric.text import Text

Found = Iterator[tuple[ClaimKey, RiskReason]]
_DAY = Field(
    label=Text(vi="Ngày văn bản", en="Day of the document"),
    kind="date",
    unit=Text(vi="ngày", en="day"),
    example="15/12/2026",
)
_MOST_NAMED = 3


def evidence_risks(ground: Ground) -> Found:
    """The reasons of all claims that their evidence, or the lack of it, gives."""
    yield from _lacking(ground)
    yield from _outside(ground)
    links: dict[str, list[ClaimKey]] = defaultdict(list)
    documents: dict[tuple[str, str, str], list[ClaimKey]] = defaultdict(list)
    for key, value in ground.values.items():
        proof = value.evidence
        for link in dict.fromkeys(proof.links):
            links[link.rstrip("/")].append(key)
        if proof.document.strip():
            documents[fold(proof.document), fold(proof.document_day), fold(proof.page)].append(key)
    for users in links.values():
        yield from _between(ground, users, "link_of_another_agency", {})
        yield from _within(ground, users, "link_repeated", {})
    for users in documents.values():
        yield from _within(ground, users, "document_repeated", {"document": _document(ground, users[0])})
    signed: dict[tuple[str, str], list[ClaimKey]] = defaultdict(list)
    for (number, day, _), users in documents.items():
        if day:  # offices number their papers each for itself: only with its day a number says anything
            signed[number, day] += users
    for users in signed.values():
        yield from _between(ground, users, "document_of_another_agency", {"document": _document(ground, users[0])})


def document_day(value: ReportedValue) -> date | None:
    """The day of the document that backs a figure; None where none is named or it cannot be read."""
    text = value.evidence.document_day.strip()
    return _day(text) if text else None


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    """The day that a text names; the same few days are typed beside thousands of figures."""
    read = read_date(RawCell(Address(""), "text", text=text), _DAY)
    return from_days(read.value) if read.value is not None else None


def _lacking(ground: Ground) -> Found:
    """Figures that claim something and show nothing for it. A text or a link is its own evidence."""
    agencies_of_book: dict[str, set[str]] = defaultdict(set)
    with_evidence: set[str] = set()
    for value in ground.values.values():
        agencies_of_book[value.address.book].add(value.agency)
        if _is_backed(value):
            with_evidence.add(value.address.book)
    fields = ground.fields
    for key, value in ground.values.items():
        if value.state != "reported" or not value.value or _is_backed(value):
            continue
        if fields[value.field].kind in GIVEN_KINDS:
            continue
        book = value.address.book
        has_no_place = len(agencies_of_book[book]) > 1 and book not in with_evidence
        yield key, reason("evidence_no_place" if has_no_place else "evidence_missing")


def _is_backed(value: ReportedValue) -> bool:
    proof = value.evidence
    return bool(proof.links or proof.document.strip())


def _outside(ground: Ground) -> Found:
    """Documents of another year. The day of a plan may be its own evidence, whenever it was."""
    for key, value in ground.values.items():
        day = document_day(value)
        if day and day.year != ground.year and ground.fields[value.field].kind != "date":
            yield key, reason("evidence_outside_period", {"day": write_date(day), "year": ground.year})


def _between(ground: Ground, users: Sequence[ClaimKey], code: str, told: Mapping[str, object]) -> Found:
    """Evidence of several agencies; the same sentence for all claims of one of them."""
    codes = list(dict.fromkeys(agency for agency, _, _ in users))
    if len(codes) < 2:
        return
    said: dict[str, RiskReason] = {}
    for key in users:
        if key[0] not in said:
            named = [ground.installation.agencies[c].name for c in codes[: _MOST_NAMED + 1] if c != key[0]][
                :_MOST_NAMED
            ]
            more = len(codes) - 1 - len(named)
            vi = ", ".join(name.vi for name in named) + (f" và {more} cơ quan khác" if more else "")
            en = ", ".join(name.en for name in named) + (f" and {more} others" if more else "")
            said[key[0]] = reason(code, {**told, "names": vi}, {"names": en})
        yield key, said[key[0]]


def _within(ground: Ground, users: Sequence[ClaimKey], code: str, told: Mapping[str, object]) -> Found:
    """Evidence of several figures of one agency, but for one figure told in several periods."""
    if len(users) < 2:
        return
    of_agency: dict[str, list[ClaimKey]] = defaultdict(list)
    for key in users:
        of_agency[key[0]].append(key)
    for own in of_agency.values():
        fields = list(dict.fromkeys(field for _, _, field in own))
        if len(fields) < 2:
            continue
        for key in own:
            others = [field for field in fields[: _MOST_NAMED + 1] if field != key[2]][:_MOST_NAMED]
            labels = [ground.fields[field].label for field in others]
            more = len(fields) - 1 - len(labels)
            vi = "; ".join(label.vi for label in labels) + (f" (và {more} chỉ tiêu khác)" if more else "")
            en = "; ".join(label.en for label in labels) + (f" (and {more} more)" if more else "")
            yield key, reason(code, {**told, "labels": vi}, {"labels": en})


def _document(ground: Ground, key: ClaimKey) -> str:
    return ground.values[key].evidence.document.strip()
