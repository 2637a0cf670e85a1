"""The reading methods of the Sheets API: whole spreadsheets, values of ranges, developer metadata."""

from __future__ import annotations

from tests.google_stand_in.book import Book
from tests.google_stand_in.call import Call
from tests.google_stand_in.cells import effective, is_blank, number_format, shown
from tests.google_stand_in.grids import spreadsheet
from tests.google_stand_in.masks import takes
from tests.google_stand_in.ranges import Block, block_of, block_of_dimension, block_of_grid, whole
from tests.google_stand_in.refusals import Json, invalid

DIMENSIONS = ("ROWS", "COLUMNS")
RENDERINGS = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
DATE_RENDERINGS = ("SERIAL_NUMBER", "FORMATTED_STRING")


def get_spreadsheet(call: Call) -> Json:
    """GET /v4/spreadsheets/{id}. A mask that takes ``sheets.data`` brings the cells without ``includeGridData``."""
    _, book = call.book()
    with_grid = takes(call.mask, "sheets", "data") if call.mask else call.truth("includeGridData")
    blocks = [block_of(book, text) for text in call.texts("ranges")]
    return spreadsheet(book, call.caller, blocks, with_grid=with_grid, mask=call.mask)


def get_by_data_filter(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}:getByDataFilter."""
    _, book = call.book()
    with_grid = takes(call.mask, "sheets", "data") if call.mask else bool(call.body.get("includeGridData"))
    blocks = [block for one in call.body.get("dataFilters", []) for block in blocks_of_filter(book, one)]
    return spreadsheet(book, call.caller, blocks, with_grid=with_grid, mask=call.mask)


def get_values(call: Call) -> Json:
    """GET /v4/spreadsheets/{id}/values/{range}."""
    _, book = call.book()
    return value_range(call, book, block_of(book, call.places["range"]))


def batch_get_values(call: Call) -> Json:
    """GET /v4/spreadsheets/{id}/values:batchGet."""
    _, book = call.book()
    ranges = [value_range(call, book, block_of(book, text)) for text in call.texts("ranges")]
    return {"spreadsheetId": book.book_id, **({"valueRanges": ranges} if ranges else {})}


def batch_get_values_by_data_filter(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}/values:batchGetByDataFilter."""
    _, book = call.book()
    matched = [
        {"valueRange": value_range(call, book, block), "dataFilters": [one]}
        for one in call.body.get("dataFilters", [])
        for block in blocks_of_filter(book, one)
    ]
    return {"spreadsheetId": book.book_id, **({"valueRanges": matched} if matched else {})}


def search_developer_metadata(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}/developerMetadata:search."""
    _, book = call.book()
    matched = [
        {"developerMetadata": metadata, "dataFilters": [one]}
        for one in call.body.get("dataFilters", [])
        for metadata in metadata_of_filter(book, one)
    ]
    return {"matchedDeveloperMetadata": matched} if matched else {}


def blocks_of_filter(book: Book, one: Json) -> list[Block]:
    """The blocks a ``DataFilter`` means."""
    if "gridRange" in one:
        return [block_of_grid(book, one["gridRange"])]
    if "a1Range" in one:
        return [block_of(book, one["a1Range"])]
    blocks: list[Block] = []
    for metadata in metadata_of_filter(book, one):
        location = metadata["location"]
        if "dimensionRange" in location:
            blocks.append(block_of_dimension(book, location["dimensionRange"]))
        elif sheet := book.sheet_with_id(location.get("sheetId", -1)):
            blocks.append(whole(sheet))
    return blocks


def metadata_of_filter(book: Book, one: Json) -> list[Json]:
    """The developer metadata a ``DataFilter`` looks up by key, value, id or kind of place."""
    lookup = one.get("developerMetadataLookup")
    if lookup is None:
        raise invalid("Must specify a filter.")
    wanted = {name: lookup[name] for name in ("metadataKey", "metadataValue", "metadataId") if name in lookup}
    kind = lookup.get("locationType")
    return [
        metadata
        for metadata in book.metadata
        if all(metadata.get(name) == value for name, value in wanted.items())
        and kind in {None, metadata["location"]["locationType"]}
    ]


def value_range(call: Call, book: Book, block: Block) -> Json:
    """The values of a block: short rows where cells at the end are empty, no ``values`` where all are."""
    dimension = call.option("majorDimension", DIMENSIONS, enum="Dimension")
    rendering = call.option("valueRenderOption", RENDERINGS, enum="ValueRenderOption")
    dates = call.option("dateTimeRenderOption", DATE_RENDERINGS, enum="DateTimeRenderOption")
    rows = [
        [
            _value(block.sheet.at(row, column), book.locale, rendering, dates)
            for column in range(block.first_column, block.end_column)
        ]
        for row in range(block.first_row, min(block.end_row, len(block.sheet.rows)))
    ]
    if dimension == "COLUMNS":
        rows = [list(column) for column in zip(*rows, strict=True)]
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return {"range": block.name, "majorDimension": dimension, **({"values": rows} if rows else {})}


def _value(held: Json, locale: str, rendering: str, dates: str) -> str | float | bool:
    if is_blank(held):
        return ""
    if rendering == "FORMULA" and "formulaValue" in held["userEnteredValue"]:
        return held["userEnteredValue"]["formulaValue"]
    is_moment = number_format(held).get("type") in {"DATE", "TIME", "DATE_TIME"}
    if rendering == "FORMATTED_VALUE" or (is_moment and dates == "FORMATTED_STRING"):
        return shown(held, locale)
    match effective(held):
        case {"numberValue": value} | {"stringValue": value} | {"boolValue": value}:
            return value
        case _:
            return shown(held, locale)
