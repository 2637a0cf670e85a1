"""How much of a workbook is read before it is refused as too large, and the refusal itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

LARGEST_FILE = 64 * 2**20
LARGEST_CONTENT = 512 * 2**20
LARGEST_STRINGS = 64 * 2**20
MOST_CELLS = 500_000
MOST_TABS = 500
_CHUNK = 2**16


class BookRefused(Exception):  # noqa: N818
    """A book is not read; ``code`` names the problem of the catalogue."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Allowance:
    """What may still be read of something that is limited; spending more refuses the book as too large."""

    def __init__(self, amount: int) -> None:
        self.left = amount

    def spend(self, amount: int) -> None:
        """Take ``amount`` away; BookRefused when it is not there."""
        self.left -= amount
        if self.left < 0:
            raise BookRefused("book_too_large")

    def chunks(self, stream: IO[bytes]) -> Iterator[bytes]:
        """What ``stream`` holds, paid for chunk by chunk, so that a zip bomb stops early."""
        while chunk := stream.read(_CHUNK):
            self.spend(len(chunk))
            yield chunk
