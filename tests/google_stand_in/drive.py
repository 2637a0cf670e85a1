"""The methods of Drive v3 that spreadsheets need: list, get, create and copy files, and list permissions."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

from tests.google_stand_in.accounts import Caller
from tests.google_stand_in.book import Book, Sheet
from tests.google_stand_in.call import Call
from tests.google_stand_in.drive_query import query
from tests.google_stand_in.refusals import (
    Json,
    drive_bad_parameter,
    drive_file_not_found,
    drive_no_storage,
    drive_refusal,
)
from tests.google_stand_in.store import ANYONE, OWNER, SPREADSHEET, File, new_id, permissions

SHORT = ("kind", "id", "name", "mimeType")
_ORDERS = {
    "modifiedTime": lambda file: file.modified,
    "createdTime": lambda file: file.created,
    "name": lambda file: file.name,
}


def list_files(call: Call) -> Json:
    """GET /drive/v3/files: what is shared with the caller, the newest first; without ``fields`` only the essentials."""
    fits = query(call.text("q"))
    found = [file for file in call.store.files.values() if file.listed_for(call.caller) and fits(file)]
    for order in reversed(call.text("orderBy", "modifiedTime desc").split(",")):
        name, _, direction = order.strip().partition(" ")
        if name not in _ORDERS:
            raise drive_bad_parameter("Invalid Value", "orderBy", "invalid")
        found.sort(key=_ORDERS[name], reverse=direction == "desc")
    size, first = _page_size(call), _page_start(call)
    page = found[first : first + size]
    answer: Json = {"kind": "drive#fileList", "incompleteSearch": False}
    if first + size < len(found):
        answer["nextPageToken"] = base64.urlsafe_b64encode(f"after:{first + size}".encode()).decode()
    answer["files"] = [_file(file, call.caller, short=not call.mask) for file in page]
    return answer


def get_file(call: Call) -> Json:
    """GET /drive/v3/files/{id}. A file that is not shared is not found."""
    return _file(_found(call), call.caller, short=not call.mask)


def list_permissions(call: Call) -> Json:
    """GET /drive/v3/files/{id}/permissions, for those who may change the file."""
    file = _found(call)
    if not file.writable_by(call.caller):
        said = "The user does not have sufficient permissions for this file."
        raise drive_refusal(403, "insufficientFilePermissions", said)
    return {"kind": "drive#permissionList", "permissions": permissions(file)}


def create_file(call: Call) -> Json:
    """POST /drive/v3/files. A service account can only create inside a shared drive."""
    name, kind = call.body.get("name") or "Untitled", call.body.get("mimeType", SPREADSHEET)
    book = Book(name, [Sheet.of("Sheet1", sheet_id=0)], locale="en_US", time_zone="Etc/GMT")
    return _created(call, File("", name, "", "", kind, book=book if kind == SPREADSHEET else None))


def copy_file(call: Call) -> Json:
    """POST /drive/v3/files/{id}/copy, with the sharing left behind."""
    source = _found(call)
    name = call.body.get("name") or f"Copy of {source.name}"
    file_id = new_id(name, len(call.store.files))
    book = source.book.copied(name, file_id) if source.book else None
    return _created(call, File("", name, "", "", source.mime_type, book=book))


def _created(call: Call, file: File) -> Json:
    parents = tuple(call.body.get("parents") or ("root",))
    owner = next((parent for parent in parents if call.caller.identity in call.store.shared_drives.get(parent, ())), "")
    if call.caller.is_service_account and not owner:
        raise drive_no_storage()
    file.file_id = new_id(file.name, len(call.store.files))
    file.parents = parents
    if file.book:
        file.book.book_id = file.file_id
    share = {call.caller.identity: "organizer"} if owner else {}
    call.store.add_file(file, share, owner=owner or call.caller.identity)
    return _file(file, call.caller, short=not call.mask)


def _found(call: Call) -> File:
    file = call.store.files.get(call.places["id"])
    if file is None or not file.readable_by(call.caller):
        raise drive_file_not_found(call.places["id"])
    return file


def _page_size(call: Call) -> int:
    text = call.text("pageSize", "100")
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        said = f"Invalid value '{text}'. Values must be within the range: [1, 1000]"
        raise drive_bad_parameter(said, "pageSize")
    return int(text)


def _page_start(call: Call) -> int:
    token = call.text("pageToken")
    if not token:
        return 0
    try:
        return int(base64.urlsafe_b64decode(token).decode().removeprefix("after:"))
    except (ValueError, binascii.Error):
        raise drive_bad_parameter("Invalid Value", "pageToken", "invalid") from None


def _file(file: File, caller: Caller, *, short: bool) -> Json:
    """The file as the caller sees it; who else may see it is told only to those who may change it."""
    owner = next((who for who, role in file.roles.items() if role == "owner"), OWNER)
    whole: dict[str, Any] = {
        "kind": "drive#file",
        "id": file.file_id,
        "name": file.name,
        "mimeType": file.mime_type,
        "trashed": file.trashed,
        "explicitlyTrashed": file.trashed,
        "parents": list(file.parents),
        "spaces": ["drive"],
        "version": str(file.version),
        "webViewLink": file.book.link if file.book else f"https://drive.google.com/file/d/{file.file_id}/view",
        "createdTime": file.created,
        "modifiedTime": file.modified,
        "owners": [{"kind": "drive#user", "displayName": owner, "emailAddress": owner, "me": owner == caller.identity}],
        "shared": len(file.roles) > 1 or ANYONE in file.roles,
        "ownedByMe": owner == caller.identity,
        "size": str(file.size),
    }
    if short:
        return {name: whole[name] for name in SHORT}
    if file.writable_by(caller):
        whole["permissions"] = permissions(file)
        whole["permissionIds"] = [one["id"] for one in whole["permissions"]]
    if file.book is None:
        whole["originalFilename"] = file.name
        whole["md5Checksum"] = hashlib.sha256(f"{file.file_id} {file.version}".encode()).hexdigest()[:32]
    return whole
