"""Reasons that the evidence gives: none there, dated outside the year, or claimed more than once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

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
    if not text:
        return None
    read = read_date(RawCell(Address(value.address.book), "text", text=text), _DAY)
    return from_days(read.value) if read.value is not None else None


def _lacking(ground: Ground) -> Found:
    """Figures that claim something and show nothing for it. A text or a link is its own evidence."""
    agencies_of_book: dict[str, set[str]] = defaultdict(set)
    with_evidence: set[str] = set()
    for value in ground.values.values():
        agencies_of_book[value.address.book].add(value.agency)
        if _is_backed(value):
            with_evidence.add(value.address.book)
    for key, value in ground.values.items():
        if value.state != "reported" or not value.value or _is_backed(value):
            continue
        if ground.fields[value.field].kind in GIVEN_KINDS:
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
    codes = list(dict.fromkeys(agency for agency, _, _ in users))
    if len(codes) < 2:
        return
    for key in users:
        others = [ground.installation.agencies[code].name for code in codes if code != key[0]]
        named = others[:_MOST_NAMED]
        more = len(others) - len(named)
        vi = ", ".join(name.vi for name in named) + (f" và {more} cơ quan khác" if more else "")
        en = ", ".join(name.en for name in named) + (f" and {more} others" if more else "")
        yield key, reason(code, {**told, "names": vi}, {"names": en})


def _within(ground: Ground, users: Sequence[ClaimKey], code: str, told: Mapping[str, object]) -> Found:
    """Evidence of several figures of one agency, but for one figure told in several periods."""
    for agency in Counter(key[0] for key in users):
        own = [key for key in users if key[0] == agency]
        for key in own:
            others = list(dict.fromkeys(field for _, _, field in own if field != key[2]))
            if not others:
                continue
            labels = [ground.fields[field].label for field in others[:_MOST_NAMED]]
            more = len(others) - len(labels)
            vi = "; ".join(label.vi for label in labels) + (f" (và {more} chỉ tiêu khác)" if more else "")
            en = "; ".join(label.en for label in labels) + (f" (and {more} more)" if more else "")
            yield key, reason(code, {**told, "labels": vi}, {"labels": en})


def _document(ground: Ground, key: ClaimKey) -> str:
    return ground.values[key].evidence.document.strip()
