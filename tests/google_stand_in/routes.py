"""From a request to the method it calls, with what every method needs: an identity, its scopes and the quotas."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from tests.google_stand_in.accounts import LISTS_DRIVE, READS_SHEETS, WRITES_DRIVE, WRITES_SHEETS, Caller, Project
from tests.google_stand_in.batch_update import batch_update, create
from tests.google_stand_in.call import Call, Request
from tests.google_stand_in.drive import copy_file, create_file, get_file, list_files, list_permissions
from tests.google_stand_in.entering import append_values, batch_update_values, clear_values, update_values
from tests.google_stand_in.front_pages import page
from tests.google_stand_in.masks import EVERYTHING, masked, parsed
from tests.google_stand_in.quotas import Meter
from tests.google_stand_in.reading import (
    batch_get_values,
    batch_get_values_by_data_filter,
    get_by_data_filter,
    get_spreadsheet,
    get_values,
    search_developer_metadata,
)
from tests.google_stand_in.refusals import (
    Json,
    bad_api_key,
    bad_token,
    insufficient_scopes,
    invalid,
    key_does_not_suffice,
    no_credentials,
    service_disabled,
    unknown_parameter,
)
from tests.google_stand_in.store import Store
from tests.google_stand_in.tokens import Tokens

_STANDARD = {
    "$.xgafv", "access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint", "quotaUser",
    "uploadType", "upload_protocol",
}  # fmt: skip
_RENDERING = ("majorDimension", "valueRenderOption", "dateTimeRenderOption")
_ENTERING = ("valueInputOption", "includeValuesInResponse", "responseValueRenderOption", "responseDateTimeRenderOption")
SHEETS, DRIVE = "sheets.googleapis.com", "drive.googleapis.com"


@dataclass(frozen=True, slots=True)
class Route:
    """A method: its verb and path, what it answers, the parameters it knows, and its quota and scopes."""

    verb: str
    path: re.Pattern[str]
    answers: str
    method: Callable[[Call], Json]
    kind: str
    scopes: frozenset[str]
    parameters: tuple[str, ...] = ()

    @property
    def service(self) -> str:
        """The API the method belongs to."""
        return DRIVE if self.kind == "drive" else SHEETS


def _reads(verb: str, path: str, answers: str, method: Callable[[Call], Json], *parameters: str) -> Route:
    pattern = re.compile("/v4/spreadsheets" + path)
    return Route(verb, pattern, answers, method, "read", READS_SHEETS, parameters)


def _writes(verb: str, path: str, answers: str, method: Callable[[Call], Json], *parameters: str) -> Route:
    pattern = re.compile("/v4/spreadsheets" + path)
    return Route(verb, pattern, answers, method, "write", WRITES_SHEETS, parameters)


def _drives(verb: str, path: str, answers: str, method: Callable[[Call], Json]) -> Route:
    scopes = LISTS_DRIVE if verb == "GET" else WRITES_DRIVE
    return Route(verb, re.compile("/drive/v3/files" + path), answers, method, "drive", scopes)


_ID, _RANGE = "/(?P<id>[^/:]+)", "/values/(?P<range>[^/]+?)"
ROUTES = (
    _reads("GET", _ID, "Spreadsheet", get_spreadsheet, "ranges", "includeGridData", "excludeTablesInBandedRanges"),
    _reads("POST", f"{_ID}:getByDataFilter", "Spreadsheet", get_by_data_filter),
    _reads("GET", f"{_ID}/values:batchGet", "BatchGetValuesResponse", batch_get_values, "ranges", *_RENDERING),
    _reads(
        "POST",
        f"{_ID}/values:batchGetByDataFilter",
        "BatchGetValuesByDataFilterResponse",
        batch_get_values_by_data_filter,
    ),
    _reads(
        "POST",
        f"{_ID}/developerMetadata:search",
        "SearchDeveloperMetadataResponse",
        search_developer_metadata,
    ),
    _writes("POST", "", "Spreadsheet", create),
    _writes("POST", f"{_ID}:batchUpdate", "BatchUpdateSpreadsheetResponse", batch_update),
    _writes("POST", f"{_ID}/values:batchUpdate", "BatchUpdateValuesResponse", batch_update_values),
    _writes(
        "POST",
        f"{_ID}{_RANGE}:append",
        "AppendValuesResponse",
        append_values,
        "insertDataOption",
        *_ENTERING,
    ),
    _writes("POST", f"{_ID}{_RANGE}:clear", "ClearValuesResponse", clear_values),
    _writes("PUT", f"{_ID}{_RANGE}", "UpdateValuesResponse", update_values, *_ENTERING),
    _reads("GET", f"{_ID}{_RANGE}", "ValueRange", get_values, *_RENDERING),
    _drives("GET", "", "FileList", list_files),
    _drives("POST", "", "File", create_file),
    _drives("GET", "/(?P<id>[^/]+)", "File", get_file),
    _drives("POST", "/(?P<id>[^/]+)/copy", "File", copy_file),
    _drives("GET", "/(?P<id>[^/]+)/permissions", "PermissionList", list_permissions),
)


@dataclass(frozen=True, slots=True)
class Router:
    """Everything a request passes on its way to a method."""

    store: Store
    project: Project
    tokens: Tokens
    meter: Meter

    def find(self, request: Request) -> tuple[Route, dict[str, str]] | None:
        """The route of a request with the decoded parts of its path."""
        for route in ROUTES:
            found = route.path.fullmatch(request.path) if route.verb == request.method else None
            if found:
                return route, {name: unquote(part) for name, part in found.groupdict().items()}
        return None

    def answer(self, request: Request) -> bytes:
        """The answer of the method, written while nobody changes the store; raises what Google would refuse with."""
        found = self.find(request)
        if found is None:
            raise page(404)
        route, places = found
        caller = self._caller(request, route)
        if route.service in self.project.disabled:
            raise service_disabled(route.service, self.project.number)
        self.meter.charge(route.kind, caller.identity)
        if not caller.anonymous and not caller.scopes & route.scopes:
            raise insufficient_scopes(route.service)
        if route.service == SHEETS:
            _refuse_unknown_parameters(request, route)
        mask = parsed(request.first("fields"), route.answers) if request.first("fields") else EVERYTHING
        call = Call(self.store, caller, request, places, _body(request), mask)
        with self.store.lock:
            return as_json(masked(mask, route.method(call)))

    def identity(self, request: Request) -> str:
        """Who asks, for the log: an address, ``key:…`` or nothing."""
        if token := _bearer(request):
            grant = self.tokens.grant(token)
            return grant.identity if grant else ""
        key = _api_key(request)
        return f"key:{key}" if key else ""

    def _caller(self, request: Request, route: Route) -> Caller:
        if token := _bearer(request):
            grant = self.tokens.grant(token)
            if grant is None:
                raise bad_token()
            return Caller(grant.identity, grant.scopes)
        key = _api_key(request)
        if not key:
            raise no_credentials()
        if key not in self.project.api_keys:
            raise bad_api_key(route.service)
        if route.kind == "write" or (route.kind == "drive" and request.method != "GET"):
            raise key_does_not_suffice()
        return Caller(f"key:{key}", anonymous=True)


def as_json(value: Json) -> bytes:
    """The bytes of an answer."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _bearer(request: Request) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.casefold() == "bearer" else ""


def _api_key(request: Request) -> str:
    return request.headers.get("x-goog-api-key") or request.first("key")


def _refuse_unknown_parameters(request: Request, route: Route) -> None:
    for name in request.query:
        if name not in _STANDARD and name not in route.parameters:
            raise unknown_parameter(name)


def _body(request: Request) -> Json:
    if not request.body:
        return {}
    try:
        body = json.loads(request.body)
    except ValueError:
        raise invalid("Invalid JSON payload received. Unexpected token.") from None
    if not isinstance(body, dict):
        raise invalid("Invalid JSON payload received. Unknown name.")
    return body
