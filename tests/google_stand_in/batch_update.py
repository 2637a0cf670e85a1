"""``spreadsheets.batchUpdate`` and ``create``: requests carried out one after another on a draft, all or none."""

from __future__ import annotations

from collections.abc import Callable

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book, Sheet
from tests.google_stand_in.call import Call
from tests.google_stand_in.cell_requests import (
    add_conditional_format_rule,
    merge_cells,
    repeat_cell,
    set_data_validation,
    unmerge_cells,
    update_borders,
    update_cells,
)
from tests.google_stand_in.dimension_requests import (
    append_dimension,
    auto_resize_dimensions,
    delete_dimension,
    insert_dimension,
    move_dimension,
    update_dimension_properties,
)
from tests.google_stand_in.grids import spreadsheet
from tests.google_stand_in.mark_requests import (
    add_named_range,
    add_protected_range,
    create_developer_metadata,
    delete_developer_metadata,
    delete_protected_range,
)
from tests.google_stand_in.ranges import block_of
from tests.google_stand_in.refusals import Json, Refused, invalid, not_permitted, unknown_name
from tests.google_stand_in.sheet_requests import (
    add_sheet,
    delete_sheet,
    duplicate_sheet,
    update_sheet_properties,
    update_spreadsheet_properties,
)

Handler = Callable[[Book, Json, Caller], Json | None]
HANDLERS: dict[str, Handler] = {
    "addConditionalFormatRule": add_conditional_format_rule,
    "addNamedRange": add_named_range,
    "addProtectedRange": add_protected_range,
    "addSheet": add_sheet,
    "appendDimension": append_dimension,
    "autoResizeDimensions": auto_resize_dimensions,
    "createDeveloperMetadata": create_developer_metadata,
    "deleteDeveloperMetadata": delete_developer_metadata,
    "deleteDimension": delete_dimension,
    "deleteProtectedRange": delete_protected_range,
    "deleteSheet": delete_sheet,
    "duplicateSheet": duplicate_sheet,
    "insertDimension": insert_dimension,
    "mergeCells": merge_cells,
    "moveDimension": move_dimension,
    "repeatCell": repeat_cell,
    "setDataValidation": set_data_validation,
    "unmergeCells": unmerge_cells,
    "updateBorders": update_borders,
    "updateCells": update_cells,
    "updateDimensionProperties": update_dimension_properties,
    "updateSheetProperties": update_sheet_properties,
    "updateSpreadsheetProperties": update_spreadsheet_properties,
}


def batch_update(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}:batchUpdate."""
    file, book = call.book(write=True)
    requests = call.body.get("requests", [])
    if not requests:
        raise invalid("Must specify at least one request.")
    draft = book.copied()
    replies = [_carried_out(draft, number, request, call.caller) for number, request in enumerate(requests)]
    file.book = draft
    call.store.touch(file)
    answer: Json = {"spreadsheetId": draft.book_id, "replies": replies}
    if call.body.get("includeSpreadsheetInResponse"):
        blocks = [block_of(draft, text) for text in call.body.get("responseRanges", [])]
        with_grid = bool(call.body.get("responseIncludeGridData"))
        answer["updatedSpreadsheet"] = spreadsheet(draft, call.caller, blocks, with_grid=with_grid)
    return answer


def create(call: Call) -> Json:
    """POST /v4/spreadsheets: a person gets a new book; a service account owns no storage and is refused."""
    if call.caller.is_service_account:
        raise not_permitted()
    given = call.body.get("properties", {})
    book = Book(given.get("title", "Untitled spreadsheet"))
    book.locale = given.get("locale", "en_US")
    book.time_zone = given.get("timeZone", "Etc/GMT")
    for number, asked in enumerate(call.body.get("sheets", [])):
        add_sheet(book, asked, call.caller)
        book.sheets[-1].merges = asked.get("merges", [])
        for data in asked.get("data", []):
            start = {"sheetId": book.sheets[number].sheet_id}
            start |= {"rowIndex": data.get("startRow", 0), "columnIndex": data.get("startColumn", 0)}
            cells = {"rows": data.get("rowData", []), "fields": "*", "start": start}
            update_cells(book, cells, call.caller)
    if not book.sheets:
        book.sheets.append(Sheet.of("Sheet1", sheet_id=0))
    for asked in call.body.get("developerMetadata", []):
        create_developer_metadata(book, {"developerMetadata": asked}, call.caller)
    call.store.add(book, owner=call.caller.identity)
    return spreadsheet(book, call.caller)


def _carried_out(draft: Book, number: int, request: Json, caller: Caller) -> Json:
    """The reply to one request; a refusal names the request it is about."""
    kinds = list(request)
    if len(kinds) != 1:
        raise invalid(f"Invalid requests[{number}]: Expected exactly one request kind.")
    kind = kinds[0]
    if kind not in HANDLERS:
        raise unknown_name(kind, f"requests[{number}]")
    try:
        reply = HANDLERS[kind](draft, request[kind], caller)
    except Refused as refused:
        raise invalid(f"Invalid requests[{number}].{kind}: {refused.message}") from None
    return {kind: reply} if reply else {}
