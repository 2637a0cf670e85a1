"""Many communes, the books they fill in and the register that says which book is whose; all made up."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from connectors.localities import Installation, load
from connectors.registry import AGENCY_CODE, LINK
from connectors.samples.making import PREFIX, layout_plan, make_samples
from connectors.workbooks.raw_book import cell_name
from tests.google_stand_in import Book, File, StandIn, book_from_workbook, number
from tests.google_stand_in.cells import effective

FIRST_CODE = 90_000
YEAR_TAB, CODES, FIGURES = "2026", 0, 3
CODE_OF_AGENCY, NAME_OF_AGENCY = "B1", "B2"


@cache
def installation_of(communes: int) -> Installation:
    """Huế in 2026 with so many communes in place of its own agencies, of which only the lead agency stays."""
    hue = load("hue", 2026)
    commune = next(each for each in hue.agencies.values() if each.kind == "commune_rural")
    lead = hue.agencies[hue.locality.lead_agency]
    made = {
        code: commune.model_copy(
            update={
                "code": code,
                "name": commune.name.model_copy(update={"vi": f"Xã Thử {code}", "en": f"Trial Commune {code}"}),
                "order": lead.order + place,
                "aliases": [],
                "predecessors": [],
            }
        )
        for place, code in enumerate(codes_of(communes), start=1)
    }
    return replace(hue, agencies={lead.code: lead, **made})


def codes_of(communes: int) -> list[str]:
    """The codes of the communes, five digits each."""
    return [str(FIRST_CODE + place) for place in range(communes)]


def add_books(google: StandIn, communes: int) -> list[File]:
    """Put a book for each commune into Drive: a sample book of a commune of Huế under another code and name."""
    installation = installation_of(communes)
    filled = filled_books()
    files: list[File] = []
    for place, code in enumerate(codes_of(communes)):
        book = filled[place % len(filled)].copied(f"{installation.agencies[code].name.vi}")
        book["Thông tin"].put(CODE_OF_AGENCY, code)
        book["Thông tin"].put(NAME_OF_AGENCY, installation.agencies[code].name.vi)
        files.append(google.add(book))
    return files


@cache
def filled_books() -> Sequence[Book]:
    """The sample books of the communes of Huế that keep one of their own."""
    hue = load("hue", 2026)
    with TemporaryDirectory() as folder:
        make_samples(hue, Path(folder))
        codes = [code for code in layout_plan(hue).own_books if hue.agencies[code].kind == "commune_rural"]
        return [book_from_workbook(Path(folder) / f"{PREFIX}{code}.xlsx") for code in codes]


def change_books(google: StandIn, files: Sequence[File], count: int) -> list[File]:
    """Let somebody type another figure into ``count`` of the books, spread evenly."""
    chosen = [files[place * len(files) // count] for place in range(count)]
    for file in chosen:
        with google.store.edit(file.file_id) as book:
            row, figure = next(_counts(book))
            book[YEAR_TAB].put(cell_name(row + 1, FIGURES + 1), number(figure + 1))
    return chosen


def _counts(book: Book) -> Iterator[tuple[int, int]]:
    """The rows, from 0, of the whole figures of the year, with the figure."""
    tab = book[YEAR_TAB]
    for row in range(1, len(tab.rows)):
        figure = effective(tab.at(row, FIGURES)).get("numberValue")
        if isinstance(figure, int) and figure > 0:
            yield row, figure


def write_register(target: Path, files: Iterable[File]) -> Path:
    """Write the register of books: each link with the code of its commune."""
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([LINK.title, AGENCY_CODE.title])
        for place, file in enumerate(files):
            assert file.book
            writer.writerow([file.book.link, str(FIRST_CODE + place)])
    return target
