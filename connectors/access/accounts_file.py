"""A list of accounts in a CSV file: every row is a valid account, or every mistake is named by its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from connectors.access.accounts_rules import AccountRefused, Places, account_of
from connectors.folding import fold
from connectors.ledger import Account
from rubric.text import Text

LARGEST = 5 * 2**20
_COLUMNS = {
    "email": ("email", "e-mail", "thư điện tử", "địa chỉ thư điện tử"),
    "role": ("role", "vai trò"),
    "agency": ("agency", "cơ quan"),
}
Row = tuple[int, Mapping[str, str]]  # the line it begins on, and its cells by column


@dataclass(frozen=True, slots=True)
class LineMistake:
    """What is wrong on a line of the file, counted from 1."""

    line: int
    message: Text


class AccountsFileRefused(ValueError):  # noqa: N818
    """Nothing of the file was taken; ``mistakes`` are in the order of its lines."""

    def __init__(self, mistakes: Sequence[LineMistake]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(f"{each.line}: {each.message.en}" for each in mistakes))


def read_accounts(file: Path, places: Places) -> list[Account]:
    """The accounts of a file with the columns email, role and agency; AccountsFileRefused for any mistake.

    Columns and roles may have their Vietnamese names, and agencies theirs. Cells are parted by commas, semicolons (as
    Excel writes them here) or tabs. Other columns are passed over. OSError when the file cannot be read.
    """
    accounts: list[Account] = []
    lines: dict[str, int] = {}
    mistakes: list[LineMistake] = []
    for line, cells in _rows(_text_of(file)):
        try:
            account = account_of(cells["email"], cells["role"], cells["agency"], places)
        except AccountRefused as refused:
            mistakes.append(LineMistake(line, refused.message))
            continue
        first = lines.setdefault(account.email, line)
        if first != line:
            said = Text(
                vi=f"“{account.email}” đã có ở dòng {first}", en=f"“{account.email}” is on line {first} already"
            )
            mistakes.append(LineMistake(line, said))
        accounts.append(account)
    if mistakes:
        raise AccountsFileRefused(mistakes)
    if not accounts:
        raise _refused(1, "tệp không có tài khoản nào", "there is no account in the file")
    return accounts


def _text_of(file: Path) -> str:
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise _refused(1, "tệp lớn hơn 5 MB", "the file is larger than 5 MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        vi = "tệp không phải UTF-8; trong Excel hãy lưu kiểu “CSV UTF-8”"
        raise _refused(line, vi, "the file is not UTF-8; in Excel save it as “CSV UTF-8”") from None


def _rows(text: str) -> Iterator[Row]:
    """Every row with something in it."""
    first, _, _ = text.partition("\n")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: dict[str, int] = {}
    width, line = 0, 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if columns and len(cells) > width:
                    raise _refused(line, "dòng có nhiều ô hơn dòng tiêu đề", "the row has more cells than the header")
                if columns:
                    padded = [*cells, *[""] * (width - len(cells))]
                    yield line, {name: padded[place] for name, place in columns.items()}
                else:
                    columns, width = _columns(cells, line), len(cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _refused(reader.line_num, f"không đọc được dòng này: {error}", f"cannot be read: {error}") from None


def _columns(cells: Sequence[str], line: int) -> dict[str, int]:
    found = [fold(cell) for cell in cells]
    columns = {
        name: next((found.index(fold(form)) for form in forms if fold(form) in found), -1)
        for name, forms in _COLUMNS.items()
    }
    if lacking := [name for name, place in columns.items() if place < 0]:
        vi = f"dòng tiêu đề thiếu cột: {', '.join(_COLUMNS[name][-1] + f' ({name})' for name in lacking)}"
        raise _refused(line, vi, f"the header lacks: {', '.join(lacking)}")
    return columns


def _refused(line: int, vi: str, en: str) -> AccountsFileRefused:
    return AccountsFileRefused([LineMistake(line, Text(vi=vi, en=en))])
