"""Read books of any layout, one or a folder of them, and settle what several books say about one agency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import length_hint
from pathlib import Path

from connectors.layouts.about import about_tab, names_an_agency
from connectors.layouts.agency_book import agency_book_reading
from connectors.layouts.between_books import settle_books
from connectors.layouts.cohort_register import register_reading
from connectors.layouts.cross_checks import cross_checked
from connectors.layouts.department_book import department_reading, department_tab
from connectors.layouts.gathering import Gathering
from connectors.layouts.ground import Expected, Ground
from connectors.layouts.headers import binder, find_header
from connectors.layouts.headings import FIELD_CODE, FIELD_TABLE, VALUE
from connectors.layouts.registers import is_register
from connectors.layouts.tab_names import with_known_tabs
from connectors.localities import Agency
from connectors.reported import BookReading
from connectors.workbooks.csv_folder import SUFFIXES as CSV_SUFFIXES
from connectors.workbooks.csv_folder import csv_files, read_csv_book
from connectors.workbooks.packed import is_folder
from connectors.workbooks.raw_book import RawBook, RawTab
from connectors.workbooks.xlsx import LOCK_PREFIX, read_xlsx, refused
from rubric.criteria.criteria_set import CriteriaSet

XLSX_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx"})
OTHER_SUFFIXES = frozenset({".xls", ".xlsb", ".ods", ".xlt", ".numbers", ".et"})
Progress = Callable[[int, int, str], None]
_bind_field_table = binder(FIELD_TABLE)


def read_book(
    path: Path,
    criteria_set: CriteriaSet,
    agencies: Mapping[str, Agency],
    *,
    latest: date,
    expected: Expected | None = None,
) -> BookReading:
    """One file (or a folder of CSV files), whatever its layout. ``expected`` are the tabs owed, by annex."""
    return reading_of(open_book(path, path.name), Ground(criteria_set, agencies, latest), expected or {})


def read_folder(
    folder: Path,
    criteria_set: CriteriaSet,
    agencies: Mapping[str, Agency],
    *,
    latest: date,
    expected: Expected | None = None,
    on_progress: Progress | None = None,
) -> list[BookReading]:
    """Every book in a folder and the folders in it, in the order of their names; what they repeat is settled.

    ``on_progress`` is told how many books are done, how many there are, and the name of the one just read.
    """
    paths = list(books_in(folder))
    names = [path.relative_to(folder).as_posix() for path in paths]
    told = (lambda done, _, name: on_progress(done, len(paths), name)) if on_progress else None
    books = (open_book(path, name) for path, name in zip(paths, names, strict=True))
    return read_raw_books(books, criteria_set, agencies, latest=latest, expected=expected, on_progress=told)


def read_raw_books(
    books: Iterable[RawBook],
    criteria_set: CriteriaSet,
    agencies: Mapping[str, Agency],
    *,
    latest: date,
    expected: Expected | None = None,
    locality: str = "",
    on_progress: Progress | None = None,
) -> list[BookReading]:
    """Books that are opened already, one after another; what they repeat is settled.

    ``locality`` is the name that may stand behind those of its agencies. ``on_progress`` is told how many books are
    done, how many there are (0 when ``books`` cannot say), and the name of the one just read.
    """
    ground = Ground(criteria_set, agencies, latest, locality)
    total = length_hint(books)
    readings: list[BookReading] = []
    for done, book in enumerate(books, start=1):
        readings.append(reading_of(book, ground, expected or {}))
        if on_progress:
            on_progress(done, total, book.name)
    return cross_checked(settle_books(readings, ground), ground)


def books_in(folder: Path) -> Iterator[Path]:
    """The books of a folder and of the folders in it; a folder that holds CSV files is itself one book.

    A folder that may not be looked into counts as a book too, so that somebody is told. OSError when that is the
    outermost one.
    """
    yield from _books_in(sorted(folder.iterdir()), (folder.resolve(),))


def _books_in(entries: Sequence[Path], above: tuple[Path, ...]) -> Iterator[Path]:
    for path in entries:
        if path.name.startswith("."):
            continue
        if is_folder(path):
            yield from _books_of_folder(path, above)
        elif path.suffix.lower() in XLSX_SUFFIXES | OTHER_SUFFIXES | CSV_SUFFIXES:
            yield path


def _books_of_folder(path: Path, above: tuple[Path, ...]) -> Iterator[Path]:
    place = path.resolve()
    if place in above:  # a link back to a folder it stands in
        return
    try:
        entries, holds_csv = sorted(path.iterdir()), bool(csv_files(path))
    except OSError:
        yield path
        return
    if holds_csv:
        yield path
    yield from (each for each in _books_in(entries, (*above, place)) if each.suffix.lower() not in CSV_SUFFIXES)


def open_book(path: Path, name: str) -> RawBook:
    """The cells of a book by the kind of its file."""
    if path.name.startswith(LOCK_PREFIX):
        return refused(name, "book_office_lock")
    if is_folder(path) or path.suffix.lower() in CSV_SUFFIXES:
        return read_csv_book(path, name)
    return read_xlsx(path, name)


def reading_of(
    book: RawBook,
    ground: Ground,
    expected: Expected,
    agency: str | None = None,
    cohort: str | None = None,
    kind: str = "",
) -> BookReading:
    """What an opened book says, read by the layout it follows.

    ``agency`` is the code under which an agency's book was registered, ``cohort`` that of a register, when it was;
    ``kind`` is "department" for a book registered as the department's own.
    """
    if not book.tabs:
        return Gathering(book, ground).finish()
    book = with_known_tabs(book)
    layout = _registered_layout(agency, cohort, kind) or _layout_of(book, ground)
    match layout:
        case "agency":
            return agency_book_reading(book, ground, agency=agency, expected=expected)
        case "register":
            return register_reading(book, ground, cohort=cohort, expected=expected)
        case "department":
            return department_reading(book, ground)
        case _:
            gathering = Gathering(book, ground)
            gathering.report("book_without_layout", book.address, tabs=[tab.title for tab in book.tabs])
            return gathering.finish()


def _registered_layout(agency: str | None, cohort: str | None, kind: str) -> str:
    return "agency" if agency else "register" if cohort else kind


def _layout_of(book: RawBook, ground: Ground) -> str:
    """The layout that a book follows, empty when none."""
    about = about_tab(book)
    if about and names_an_agency(about):
        return "agency"
    if any(department_tab(tab.known_as)[0] for tab in book.tabs):
        return "department"
    if any(is_register(tab, ground) for tab in book.tabs):
        return "register"
    return "agency" if any(_is_field_table(tab) for tab in book.tabs) else ""


def _is_field_table(tab: RawTab) -> bool:
    header = find_header(tab, _bind_field_table)
    return bool(header and {FIELD_CODE.key, VALUE.key} <= header.columns.keys())
