"""The Drive behind the stand-in: files with their times, versions and sharing, spreadsheets among them."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book
from tests.google_stand_in.clock import Clock
from tests.google_stand_in.refusals import Json, not_found, not_permitted, office_file

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OWNER = "so.khcn@example.invalid"
_WRITERS = {"owner", "organizer", "fileOrganizer", "writer"}
ANYONE = "anyone"


@dataclass(slots=True)
class File:
    """A file of Drive. ``roles`` says who may do what, by address, with ``anyone`` for everybody with the link."""

    file_id: str
    name: str
    created: str
    modified: str
    mime_type: str = SPREADSHEET
    version: int = 1
    trashed: bool = False
    roles: dict[str, str] = field(default_factory=dict[str, str])
    book: Book | None = None
    parents: tuple[str, ...] = ("root",)
    size: int = 1024

    def listed_for(self, caller: Caller) -> bool:
        """Whether the caller's own list has it. What everybody with the link may see is in no list."""
        return not caller.anonymous and caller.identity in self.roles

    def readable_by(self, caller: Caller) -> bool:
        """Whether the caller may read it."""
        return ANYONE in self.roles or self.listed_for(caller)

    def writable_by(self, caller: Caller) -> bool:
        """Whether the caller may change it."""
        mine = "" if caller.anonymous else self.roles.get(caller.identity, "")
        return bool(_WRITERS & {mine, self.roles.get(ANYONE, "")}) and not caller.anonymous


class Store:
    """All files. ``lock`` is held while a request reads or changes them."""

    def __init__(self, clock: Clock) -> None:
        self.lock = threading.RLock()
        self.files: dict[str, File] = {}
        self.shared_drives: dict[str, set[str]] = {}
        self._clock = clock

    def add(self, book: Book, share: Mapping[str, str] | None = None, owner: str = OWNER) -> File:
        """Put a spreadsheet into Drive and share it: address to role (reader, commenter, writer)."""
        book.book_id = book.book_id or new_id(book.title, len(self.files))
        return self.add_file(File(book.book_id, book.title, "", "", book=book), share, owner)

    def add_upload(self, name: str, share: Mapping[str, str] | None = None, mime_type: str = XLSX) -> File:
        """Put an uploaded file into Drive that is no spreadsheet of Google's; its id has 33 characters."""
        return self.add_file(File(new_id(name, len(self.files))[:33], name, "", "", mime_type), share)

    def add_file(self, file: File, share: Mapping[str, str] | None = None, owner: str = OWNER) -> File:
        """Put any file into Drive."""
        with self.lock:
            assert file.file_id not in self.files, f"{file.file_id} is taken"
            file.created = file.modified = self._clock.stamp()
            file.roles = {owner: "owner", **(share or {})}
            self.files[file.file_id] = file
        return file

    @contextmanager
    def edit(self, file_id: str, *, silent: bool = False) -> Generator[Book]:
        """Change a book as a person does: the time and the version move on; ``silent`` moves the version only."""
        with self.lock:
            file = self.files[file_id]
            assert file.book, f"{file.name} is no spreadsheet"
            yield file.book
            self.touch(file, silent=silent)

    def touch(self, file: File, *, silent: bool = False) -> None:
        """Note that a file changed."""
        with self.lock:
            file.version += 1
            if not silent:
                file.modified = max(self._clock.stamp(), file.modified)
            if file.book:
                file.name = file.book.title

    def share(self, file_id: str, with_whom: str, role: str = "reader") -> None:
        """Share a file with an address, or with ``anyone`` who has the link."""
        with self.lock:
            self.files[file_id].roles[with_whom] = role
            self.touch(self.files[file_id], silent=True)

    def unshare(self, file_id: str, with_whom: str) -> None:
        """Take the sharing back."""
        with self.lock:
            self.files[file_id].roles.pop(with_whom, None)
            self.touch(self.files[file_id], silent=True)

    def trash(self, file_id: str) -> None:
        """Put a file into the bin, where it can still be read."""
        with self.lock:
            self.files[file_id].trashed = True
            self.touch(self.files[file_id], silent=True)

    def delete(self, file_id: str) -> None:
        """Delete a file for good."""
        with self.lock:
            del self.files[file_id]

    def spreadsheet(self, file_id: str, caller: Caller, *, write: bool = False) -> tuple[File, Book]:
        """The spreadsheet as the Sheets API lets the caller have it, or its refusal."""
        file = self.files.get(file_id)
        if file is None:
            raise not_found()
        if not file.readable_by(caller) or (write and not file.writable_by(caller)):
            raise not_permitted()
        if file.book is None:
            raise office_file() if file.mime_type != SPREADSHEET else not_found()
        return file, file.book


def permissions(file: File) -> list[Json]:
    """The sharing of a file as Drive lists it."""
    listed: list[Json] = []
    for who, role in file.roles.items():
        kind: Json = {"type": "user", "emailAddress": who} if who != ANYONE else {"type": ANYONE}
        number = "anyoneWithLink" if who == ANYONE else str(int(hashlib.sha256(who.encode()).hexdigest()[:15], 16))
        listed.append({"kind": "drive#permission", "id": number, **kind, "role": role})
    return listed


def new_id(title: str, number: int) -> str:
    """An id of 44 characters, the same for the same title and number."""
    digest = hashlib.sha256(f"{title}\n{number}".encode()).digest()
    return "1" + base64.urlsafe_b64encode(digest).decode().rstrip("=")
