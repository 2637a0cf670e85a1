"""Where the figures of a release stand and what backs them: book, tab and cell by name, never by link; the evidence.

The books stay inside the department. What agencies typed is masked like the reasons of decisions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Literal

import polars as pl

from connectors.cells.raw_cell import Address
from connectors.figures import Figures
from connectors.release.decisions import without_private_data
from connectors.release.faults import ReleaseError
from connectors.release.tables import Schema
from connectors.reported import Evidence, ReportedValue

SOURCES = "sources.json"
PublishedEvidence = Literal["document", "links", "none"]
Place = tuple[Address, Evidence]
SCHEMA: Schema = {
    "agency": pl.String,
    "period": pl.String,
    "field": pl.String,
    "book": pl.String,
    "tab": pl.String,
    "cell": pl.String,
    "document": pl.String,
    "day": pl.String,
    "page": pl.String,
    "links": pl.String,
}


def sources_frame(figures: Figures, evidence: PublishedEvidence) -> pl.DataFrame:
    """One row for each cell behind the figures, with as much of its evidence as is published."""
    values = [each for periods in figures.sources.values() for each in periods]
    found = {(v.agency, v.period, v.field): v for v in [*figures.halves.values(), *values] if v.address.book}
    return pl.DataFrame([_row(value, evidence) for value in found.values()], schema=dict(SCHEMA), orient="row")


def places_in(frame: pl.DataFrame) -> Mapping[tuple[str, str, str], Place]:
    """The cell and the evidence of each figure of a frame of ``SCHEMA``, by agency, period and field."""
    found: dict[tuple[str, str, str], Place] = {}
    for agency, period, field, book, tab, cell, document, day, page, links in frame.iter_rows():
        found[agency, period, field] = Address(book, tab, cell), Evidence(_links(links), document, day, page)
    return found


def _row(value: ReportedValue, published: PublishedEvidence) -> tuple[str, ...]:
    at, proof = value.address, value.evidence if published != "none" else Evidence()
    links = [link for link in proof.links if without_private_data(link) == link] if published == "links" else []
    shown = (at.book, at.tab, at.cell, proof.document, proof.document_day, proof.page)
    masked = (without_private_data(each) for each in shown)
    return (value.agency, value.period, value.field, *masked, json.dumps(links) if links else "")


def _links(said: str) -> tuple[str, ...]:
    """Links as they were published; anything but http and https is none of this program's."""
    try:
        found: Iterable[object] = json.loads(said) if said else []
        links = tuple(str(each) for each in found)
    except (ValueError, TypeError, RecursionError):
        links = ("",)
    if not all(link.startswith(("https://", "http://")) for link in links):
        raise ReleaseError(f"{SOURCES} có đường dẫn lạ", f"{SOURCES} holds a strange link", SOURCES)
    return links
