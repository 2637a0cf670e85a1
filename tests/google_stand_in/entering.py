"""The methods that write values into ranges: update, batchUpdate, append and clear."""

from __future__ import annotations

import json

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book
from tests.google_stand_in.call import Call
from tests.google_stand_in.cell_names import letters
from tests.google_stand_in.cells import BLANK, Plain, cell, formula, is_blank, with_format
from tests.google_stand_in.grids import may_edit_protected
from tests.google_stand_in.number_formats import separators
from tests.google_stand_in.ranges import Block, block_of, block_of_grid
from tests.google_stand_in.reading import value_range
from tests.google_stand_in.refusals import Json, invalid

LONGEST_TEXT = 50_000
PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if "
    "you need to edit."
)
TOO_LONG = f"Your input contains more than the maximum of {LONGEST_TEXT} characters in a single cell."


def update_values(call: Call) -> Json:
    """PUT /v4/spreadsheets/{id}/values/{range}."""
    file, book = call.book(write=True)
    draft = book.copied()
    answer = _enter(call, draft, {"range": call.places["range"], **call.body}, _how(call), "data.values")
    file.book = draft
    call.store.touch(file)
    if call.truth("includeValuesInResponse"):
        answer["updatedData"] = value_range(call, draft, block_of(draft, answer["updatedRange"]))
    return answer


def batch_update_values(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}/values:batchUpdate."""
    file, book = call.book(write=True)
    draft, how = book.copied(), _how(call)
    answers = [
        _enter(call, draft, one, how, f"data[{number}].values") for number, one in enumerate(call.body.get("data", []))
    ]
    file.book = draft
    call.store.touch(file)
    return {
        "spreadsheetId": draft.book_id,
        "totalUpdatedRows": sum(one["updatedRows"] for one in answers),
        "totalUpdatedColumns": sum(one["updatedColumns"] for one in answers),
        "totalUpdatedCells": sum(one["updatedCells"] for one in answers),
        "totalUpdatedSheets": len({one["updatedRange"].rpartition("!")[0] for one in answers}),
        "responses": answers,
    }


def append_values(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}/values/{range}:append, always below the last row of the sheet that holds anything."""
    file, book = call.book(write=True)
    draft = book.copied()
    block = block_of(draft, call.places["range"])
    sheet = block.sheet
    rows = call.body.get("values", [])
    filled = [number for number, row in enumerate(sheet.rows) if not all(map(is_blank, row))]
    first = filled[-1] + 1 if filled else 0
    grid = sheet.properties["gridProperties"]
    grid["rowCount"] = max(grid["rowCount"], first + len(rows))
    width = max((len(row) for row in rows), default=1)
    target = Block(sheet, first, first + max(len(rows), 1), block.first_column, block.first_column + max(width, 1))
    updates = _enter(call, draft, {**call.body, "range": target.name}, _how(call), "data.values")
    table = {"tableRange": Block(sheet, 0, first, block.first_column, block.end_column).name} if first else {}
    file.book = draft
    call.store.touch(file)
    return {"spreadsheetId": draft.book_id, **table, "updates": updates}


def clear_values(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}/values/{range}:clear, which leaves formats and notes."""
    file, book = call.book(write=True)
    draft = book.copied()
    block = block_of(draft, call.places["range"])
    refuse_protected(block, call.caller)
    for row in range(block.first_row, min(block.end_row, len(block.sheet.rows))):
        for column in range(block.first_column, block.end_column):
            held = block.sheet.at(row, column)
            if held:
                block.sheet.put_at(row, column, keeping_look(held, BLANK))
    file.book = draft
    call.store.touch(file)
    return {"spreadsheetId": draft.book_id, "clearedRange": block.name}


def refuse_protected(block: Block, caller: Caller) -> None:
    """Refuse to change a block that a protected range covers, unless the caller is one of its editors."""
    for one in block.sheet.protected:
        reach = one.get("range", {})
        apart = (
            reach.get("endRowIndex", block.end_row) <= block.first_row
            or reach.get("startRowIndex", 0) >= block.end_row
            or reach.get("endColumnIndex", block.end_column) <= block.first_column
            or reach.get("startColumnIndex", 0) >= block.end_column
        )
        if not apart and not may_edit_protected(one, caller) and not _is_excepted(one, block):
            raise invalid(PROTECTED)


def keeping_look(held: Json, made: Json) -> Json:
    """A new value in a cell that keeps its format, note and validation."""
    derived = {"userEnteredValue", "effectiveValue", "formattedValue", "hyperlink"}
    kept = {name: value for name, value in held.items() if name not in derived}
    return {**kept, **made} if kept else made


def _is_excepted(one: Json, block: Block) -> bool:
    """Whether the block lies inside a range that the protection of a whole sheet leaves open."""
    book = Book("", [block.sheet])
    for reach in one.get("unprotectedRanges", []):
        free = block_of_grid(book, reach)
        rows = free.first_row <= block.first_row and block.end_row <= free.end_row
        if rows and free.first_column <= block.first_column and block.end_column <= free.end_column:
            return True
    return False


def _how(call: Call) -> str:
    how = call.text("valueInputOption") or call.body.get("valueInputOption", "")
    if how not in {"RAW", "USER_ENTERED"}:
        raise invalid("'valueInputOption' is required but not specified")
    return how


def _enter(call: Call, book: Book, asked: Json, how: str, place: str) -> Json:
    block = block_of(book, asked["range"])
    rows = _rows_asked(asked, place)
    width = max((len(row) for row in rows), default=0)
    single = block.end_row - block.first_row == block.end_column - block.first_column == 1
    end_row, end_column = block.first_row + len(rows), block.first_column + width
    if single or "!" not in asked["range"]:
        block = Block(block.sheet, block.first_row, end_row, block.first_column, end_column)
    elif end_row > block.end_row or end_column > block.end_column:
        where = f"row [{block.end_row + 1}]" if end_row > block.end_row else f"column [{letters(block.end_column)}]"
        raise invalid(f"Requested writing within range [{_always_quoted(block)}], but tried writing to {where}")
    if end_row > block.sheet.row_count or end_column > block.sheet.column_count:
        size = f"Max rows: {block.sheet.row_count}, max columns: {block.sheet.column_count}"
        raise invalid(f"Range ({_always_quoted(block)}) exceeds grid limits. {size}")
    written = Block(block.sheet, block.first_row, end_row, block.first_column, end_column)
    refuse_protected(written, call.caller)
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            _put(book, written, down, across, value, how)
    counts = {"updatedRows": len(rows), "updatedColumns": width, "updatedCells": sum(len(row) for row in rows)}
    return {"spreadsheetId": book.book_id, "updatedRange": written.name if rows else block.name, **counts}


def _put(book: Book, block: Block, down: int, across: int, value: Plain, how: str) -> None:
    if value is None:
        return
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise invalid(TOO_LONG)
    made = cell(value) if how == "RAW" or not isinstance(value, str) else _as_typed(value, book.locale)
    row, column = block.first_row + down, block.first_column + across
    block.sheet.put_at(row, column, keeping_look(block.sheet.at(row, column), made))


def _rows_asked(asked: Json, place: str) -> list[list[Plain]]:
    rows = asked.get("values", [])
    for one in rows if isinstance(rows, list) else [rows]:
        if not isinstance(one, list):
            said = json.dumps(one, ensure_ascii=False)
            raise invalid(f"Invalid value at '{place}' (type.googleapis.com/google.protobuf.ListValue), {said}", place)
    if asked.get("majorDimension") == "COLUMNS":
        longest = max((len(column) for column in rows), default=0)
        return [[column[row] if row < len(column) else None for column in rows] for row in range(longest)]
    return rows


def _as_typed(text: str, locale: str) -> Json:
    """What becomes of a text that is typed into a cell: a formula, a number, a truth or text."""
    if text.startswith("="):
        return formula(text)
    if text.startswith("'"):
        return cell(text[1:])
    if text.upper() in {"TRUE", "FALSE"}:
        return cell(text.upper() == "TRUE")
    point, group = separators(locale)
    plain = text.strip().replace(group, "").replace(point, ".")
    share = plain.endswith("%")
    try:
        number = float(plain.rstrip("%"))
    except ValueError:
        return cell(text)
    return with_format(cell(number / 100), "0%") if share else cell(number)


def _always_quoted(block: Block) -> str:
    title, _, cells = block.name.rpartition("!")
    return block.name if title.startswith("'") else f"'{title}'!{cells}"
