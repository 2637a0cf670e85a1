"""Requests of ``batchUpdate`` about what is attached to a book: protection, developer metadata, names."""

from __future__ import annotations

import copy
import secrets

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book
from tests.google_stand_in.ranges import as_answered, block_of_dimension, block_of_grid
from tests.google_stand_in.reading import metadata_of_filter
from tests.google_stand_in.refusals import Json, invalid
from tests.google_stand_in.sheet_requests import sheet_of
from tests.google_stand_in.store import OWNER


def add_protected_range(book: Book, asked: Json, caller: Caller) -> Json:
    """Protect a range; whoever protects it and the owner of the book stay its editors."""
    given = copy.deepcopy(asked.get("protectedRange", {}))
    block = block_of_grid(book, given.get("range", {}))
    made: Json = {"protectedRangeId": secrets.randbelow(2**31), **given, "range": as_answered(given.get("range", {}))}
    if not made.get("warningOnly"):
        editors = made.setdefault("editors", {})
        editors["users"] = list(dict.fromkeys([*editors.get("users", []), caller.identity, OWNER]))
    if any(one["protectedRangeId"] == made["protectedRangeId"] for one in block.sheet.protected):
        raise invalid(f"Protected range with id {made['protectedRangeId']} already exists.")
    block.sheet.protected.append(made)
    return {"protectedRange": {**made, "requestingUserCanEdit": True}}


def delete_protected_range(book: Book, asked: Json, _caller: Caller) -> None:
    """Take a protection away."""
    wanted = asked.get("protectedRangeId")
    for sheet in book.sheets:
        kept = [one for one in sheet.protected if one["protectedRangeId"] != wanted]
        if len(kept) < len(sheet.protected):
            sheet.protected = kept
            return
    raise invalid(f"No protected range with ID: {wanted}")


def create_developer_metadata(book: Book, asked: Json, _caller: Caller) -> Json:
    """Attach metadata to the book, a sheet, a row or a column."""
    given = copy.deepcopy(asked.get("developerMetadata", {}))
    location = given.get("location", {})
    if not given.get("metadataKey"):
        raise invalid("Developer metadata key must be specified.")
    if given.get("visibility") not in {"DOCUMENT", "PROJECT"}:
        raise invalid("Developer metadata visibility must be specified.")
    match location:
        case {"dimensionRange": reach}:
            block = block_of_dimension(book, reach)
            length = reach.get("endIndex", 0) - reach.get("startIndex", 0)
            if length != 1:
                raise invalid("Developer metadata can only be set on a single row or column.")
            location["locationType"] = "ROW" if reach.get("dimension") == "ROWS" else "COLUMN"
            location["dimensionRange"] = {"sheetId": block.sheet.sheet_id, **reach}
        case {"sheetId": sheet_id}:
            sheet_of(book, sheet_id)
            location["locationType"] = "SHEET"
        case {"spreadsheet": True}:
            location["locationType"] = "SPREADSHEET"
        case _:
            raise invalid("Developer metadata location must be specified.")
    made = {"metadataId": secrets.randbelow(2**31), **given}
    if any(one["metadataId"] == made["metadataId"] for one in book.metadata):
        raise invalid(f"Developer metadata with id {made['metadataId']} already exists.")
    book.metadata.append(made)
    return {"developerMetadata": made}


def delete_developer_metadata(book: Book, asked: Json, _caller: Caller) -> Json:
    """Take away the metadata that a filter finds."""
    found = metadata_of_filter(book, asked.get("dataFilter", {}))
    book.metadata = [one for one in book.metadata if one not in found]
    return {"deletedDeveloperMetadata": found}


def add_named_range(book: Book, asked: Json, _caller: Caller) -> Json:
    """Give a range a name."""
    given = copy.deepcopy(asked.get("namedRange", {}))
    block_of_grid(book, given.get("range", {}))
    made = {"namedRangeId": str(secrets.randbelow(2**31)), **given, "range": as_answered(given.get("range", {}))}
    book.named_ranges.append(made)
    return {"namedRange": made}
