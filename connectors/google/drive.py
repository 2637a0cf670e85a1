"""What Drive says about the files this account may see: which may have changed, and which cannot be read.

A file's ``version`` moves on every change, also on those nobody sees and on our own: it says "perhaps changed",
the content of the book decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from gspread.http_client import HTTPClient
from gspread.urls import DRIVE_FILES_API_V3_URL

from connectors.cells.raw_cell import Address
from connectors.google.addresses import book_link
from connectors.google.faults import FaultKind, GoogleFault
from connectors.problem import Problem
from connectors.problem_catalogue import problem

SHEET = "application/vnd.google-apps.spreadsheet"
OFFICE = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/vnd.ms-excel.sheet.macroenabled.12",
        "application/vnd.oasis.opendocument.spreadsheet",
    }
)
PAGE_SIZE = 1000
_MOST_PAGES = 200
_FIELDS = "nextPageToken,incompleteSearch,files(id,name,modifiedTime,version,mimeType,trashed,permissions(type,role))"


@dataclass(frozen=True, slots=True)
class DriveFile:
    """One file as Drive lists it. ``version`` is 0 and ``modified`` None when Drive does not say."""

    file_id: str
    name: str
    kind: str
    version: int
    modified: datetime | None
    is_trashed: bool = False
    is_open_to_all: bool = False

    @property
    def is_sheet(self) -> bool:
        """Whether it can be read as it is: an online spreadsheet, not an uploaded Office file."""
        return self.kind == SHEET

    def problems(self) -> Iterator[Problem]:
        """What the department must mend before the file can be read, and what it should."""
        address = Address(self.name, link=book_link(self.file_id))
        if self.is_trashed:
            yield problem("google_trashed", address)
        if not self.is_sheet:
            yield problem("google_office_file", address)
        if self.is_open_to_all:
            yield problem("google_open_to_all", address)


@dataclass(frozen=True, slots=True)
class Listing:
    """The files by id. A file that is absent is lost to this account only if the listing ``is_complete``."""

    files: Mapping[str, DriveFile]
    is_complete: bool


def list_files(http: HTTPClient) -> Listing:
    """Every spreadsheet this account may see, bin included: one call for each thousand. GoogleFault when Drive fails.

    An answer that is no list is a failure, too: it must not read as "everything has vanished".
    """
    kinds = " or ".join(f"mimeType='{kind}'" for kind in sorted({SHEET, *OFFICE}))
    params: dict[str, Any] = {
        "q": kinds,
        "pageSize": PAGE_SIZE,
        "fields": _FIELDS,
        "supportsAllDrives": "true",
        "includeItemsFromAllDrives": "true",
        "prettyPrint": "false",
    }
    files: dict[str, DriveFile] = {}
    is_complete = True
    seen: set[str] = set()
    while True:
        page = _page(http, params)
        files |= {file.file_id: file for entry in page["files"] if (file := _file(entry))}
        is_complete = is_complete and page.get("incompleteSearch") is not True
        token = str(page.get("nextPageToken") or "")
        if not token:
            return Listing(files, is_complete)
        if token in seen or len(seen) >= _MOST_PAGES:
            return Listing(files, is_complete=False)
        seen.add(token)
        params["pageToken"] = token


def _page(http: HTTPClient, params: dict[str, Any]) -> Mapping[str, Any]:
    response = http.request("get", DRIVE_FILES_API_V3_URL, params=params)
    page = response.json()
    if not isinstance(page, Mapping) or not isinstance(page.get("files"), list):
        raise GoogleFault(FaultKind.GARBLED, status=response.status_code, reason="files", response=response)
    return page


def _file(entry: object) -> DriveFile | None:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("id"), str):
        return None
    permissions = entry.get("permissions")
    return DriveFile(
        file_id=entry["id"],
        name=str(entry.get("name") or entry["id"]),
        kind=str(entry.get("mimeType") or SHEET).lower(),
        version=_whole_number(entry.get("version")),
        modified=_moment(entry.get("modifiedTime")),
        is_trashed=entry.get("trashed") is True,
        is_open_to_all=any(
            _is_open(permission) for permission in (permissions if isinstance(permissions, list) else [])
        ),
    )


def _is_open(permission: object) -> bool:
    permission = permission if isinstance(permission, Mapping) else {}
    return permission.get("type") == "anyone" and permission.get("role") in {
        "writer",
        "fileOrganizer",
        "organizer",
        "owner",
    }


def _whole_number(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
