"""One call of a method: who calls, with which parameters and body, on which store."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book
from tests.google_stand_in.masks import EVERYTHING, Mask
from tests.google_stand_in.refusals import Json, invalid
from tests.google_stand_in.store import File, Store


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came over the wire. ``target`` is path and query, and with ``path`` still percent-encoded."""

    method: str
    target: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes = b""

    def first(self, name: str) -> str:
        """The first value of a query parameter, empty when it is not given."""
        return self.query.get(name, [""])[0]


@dataclass(frozen=True, slots=True)
class Call:
    """A request that reached its method. ``places`` are the parts of the path, decoded."""

    store: Store
    caller: Caller
    request: Request
    places: dict[str, str]
    body: Json = field(default_factory=dict[str, object])
    mask: Mask = field(default_factory=lambda: EVERYTHING)

    def text(self, name: str, default: str = "") -> str:
        """A query parameter."""
        return self.request.first(name) or default

    def texts(self, name: str) -> list[str]:
        """All values of a query parameter."""
        return self.request.query.get(name, [])

    def truth(self, name: str) -> bool:
        """A query parameter that is true or false."""
        return self.text(name).casefold() == "true"

    def option(self, name: str, choices: tuple[str, ...], *, enum: str) -> str:
        """One of a few words from the query or the body, the first by default; others are refused."""
        chosen = self.text(name) or self.body.get(name) or choices[0]
        if chosen not in choices:
            snake = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
            said = f"Invalid value at '{snake}' (type.googleapis.com/google.apps.sheets.v4.{enum}), \"{chosen}\""
            raise invalid(said, snake)
        return str(chosen)

    def book(self, *, write: bool = False) -> tuple[File, Book]:
        """The spreadsheet of the path, or the refusal the caller gets."""
        return self.store.spreadsheet(self.places["id"], self.caller, write=write)
