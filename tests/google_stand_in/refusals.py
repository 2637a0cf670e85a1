"""The refusals of Google's Sheets, Drive and token endpoints, word for word as they are known to answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]
SERVICE_TITLES = {"sheets.googleapis.com": "Google Sheets API", "drive.googleapis.com": "Google Drive API"}
_SERVER_ERRORS = {
    500: ("INTERNAL", "Internal error encountered."),
    503: ("UNAVAILABLE", "The service is currently unavailable."),
    504: ("DEADLINE_EXCEEDED", "Deadline expired before operation could complete."),
}
_REALM = 'Bearer realm="https://accounts.google.com/"'


class Refused(Exception):  # noqa: N818
    """An answer that is not 200: its status, its body (JSON or a page of HTML) and its headers."""

    def __init__(self, status: int, body: Json | str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body
        self.headers = dict(headers or {})

    @property
    def error(self) -> Json:
        """What stands under ``error`` in a body of JSON."""
        return self.body["error"] if isinstance(self.body, dict) else {}

    @property
    def message(self) -> str:
        """The sentence of a body of JSON."""
        return self.error.get("message", "")


def sheets_refusal(
    code: int, status: str, message: str, details: list[Json] | None = None, headers: Mapping[str, str] | None = None
) -> Refused:
    """A refusal in the form of the Sheets API, which lists no ``errors``."""
    error: Json = {"code": code, "message": message, "status": status}
    if details:
        error["details"] = details
    return Refused(code, {"error": error}, headers)


def drive_refusal(code: int, reason: str, message: str, domain: str = "global", **place: str) -> Refused:
    """A refusal in the form of the Drive API, which always lists ``errors``."""
    first = {"message": message, "domain": domain, "reason": reason, **place}
    return Refused(code, {"error": {"code": code, "message": message, "errors": [first]}})


def invalid(message: str, field: str = "") -> Refused:
    """400 about an argument; with ``field`` the details name it."""
    violation = {"field": field, "description": message}
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}]
    return sheets_refusal(400, "INVALID_ARGUMENT", message, details if field else None)


def unknown_name(name: str, place: str) -> Refused:
    """400 about a JSON name the API does not know."""
    return invalid(f"Invalid JSON payload received. Unknown name \"{name}\" at '{place}': Cannot find field.", place)


def unknown_parameter(name: str) -> Refused:
    """400 about a query parameter the method does not know."""
    said = f"Cannot bind query parameter. Field '{name}' could not be found in request message."
    refused = invalid(f'Invalid JSON payload received. Unknown name "{name}": {said}', "-")
    refused.error["details"][0]["fieldViolations"][0].pop("field")
    return refused


def bad_mask(path: str) -> Refused:
    """400 about a ``fields`` mask of the Sheets API."""
    said = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    violation = {"field": path, "description": said}
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}]
    return sheets_refusal(400, "INVALID_ARGUMENT", "Request contains an invalid argument.", details)


def office_file() -> Refused:
    """400 about an uploaded workbook that was never converted."""
    return sheets_refusal(400, "FAILED_PRECONDITION", "This operation is not supported for this document")


def not_found() -> Refused:
    """404 of the Sheets API."""
    return sheets_refusal(404, "NOT_FOUND", "Requested entity was not found.")


def not_permitted() -> Refused:
    """403 of the Sheets API: the file exists and is not shared with the caller, or not for writing."""
    return sheets_refusal(403, "PERMISSION_DENIED", "The caller does not have permission")


def bad_token() -> Refused:
    """401: the access token is unknown, expired or withdrawn."""
    message = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
        "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    headers = {"WWW-Authenticate": f'{_REALM}, error="invalid_token"'}
    return sheets_refusal(401, "UNAUTHENTICATED", message, headers=headers)


def key_does_not_suffice() -> Refused:
    """401: an API key where a signed-in identity is needed."""
    message = (
        "API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials "
        "that assert a principal. See https://cloud.google.com/docs/authentication"
    )
    return sheets_refusal(401, "UNAUTHENTICATED", message, [_error_info("CREDENTIALS_MISSING")])


def no_credentials() -> Refused:
    """403: neither a token nor an API key."""
    message = (
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or "
        "other form of API consumer identity to call this API."
    )
    return sheets_refusal(403, "PERMISSION_DENIED", message)


def bad_api_key(service: str) -> Refused:
    """400: the API key does not exist."""
    details = [_error_info("API_KEY_INVALID", {"service": service})]
    return sheets_refusal(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", details)


def insufficient_scopes(service: str) -> Refused:
    """403: the token was asked for with scopes that do not cover the method."""
    message = "Request had insufficient authentication scopes."
    details = [_error_info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", {"service": service})]
    headers = {"WWW-Authenticate": f'{_REALM}, error="insufficient_scope"'}
    refused = sheets_refusal(403, "PERMISSION_DENIED", message, details, headers)
    if service == "drive.googleapis.com":
        first = {"message": "Insufficient Permission", "domain": "global", "reason": "insufficientPermissions"}
        refused.error["errors"] = [first]
    return refused


def service_disabled(service: str, project: str) -> Refused:
    """403: the API is not switched on in the Cloud project."""
    title = SERVICE_TITLES[service]
    link = f"https://console.developers.google.com/apis/api/{service}/overview?project={project}"
    message = (
        f"{title} has not been used in project {project} before or it is disabled. Enable it by visiting {link} then "
        "retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and "
        "retry."
    )
    metadata = {
        "serviceTitle": title,
        "consumer": f"projects/{project}",
        "activationUrl": link,
        "containerInfo": project,
        "service": service,
    }
    localized = {"@type": "type.googleapis.com/google.rpc.LocalizedMessage", "locale": "en-US", "message": message}
    details = [
        _error_info("SERVICE_DISABLED", metadata),
        localized,
        _help("Google developers console API activation", link),
    ]
    refused = sheets_refusal(403, "PERMISSION_DENIED", message, details)
    if service == "drive.googleapis.com":
        first = {"message": message, "domain": "usageLimits", "reason": "accessNotConfigured", "extendedHelp": link}
        refused.error["errors"] = [first]
    return refused


def over_quota(kind: str, limit: int, project: str, *, of_user: bool) -> Refused:
    """429 of the Sheets API. It carries no ``Retry-After``. ``kind`` is ``read`` or ``write``."""
    name = kind.capitalize()
    what = f"{name} requests per minute per user" if of_user else f"{name} requests per minute"
    message = (
        f"Quota exceeded for quota metric '{name} requests' and limit '{what}' of service 'sheets.googleapis.com' for "
        f"consumer 'project_number:{project}'."
    )
    metadata = {
        "quota_limit_value": str(limit),
        "service": "sheets.googleapis.com",
        "consumer": f"projects/{project}",
        "quota_unit": "1/min/{project}/{user}" if of_user else "1/min/{project}",
        "quota_location": "global",
        "quota_metric": f"sheets.googleapis.com/{kind}_requests",
        "quota_limit": f"{name}RequestsPerMinutePer{'User' if of_user else 'Project'}",
    }
    more = _help("Request a higher quota limit.", "https://cloud.google.com/docs/quotas/help/request_increase")
    return sheets_refusal(429, "RESOURCE_EXHAUSTED", message, [_error_info("RATE_LIMIT_EXCEEDED", metadata), more])


def drive_over_quota() -> Refused:
    """403 of the Drive API, which does not use 429 for this."""
    return drive_refusal(403, "userRateLimitExceeded", "User Rate Limit Exceeded", "usageLimits")


def drive_file_not_found(file: str) -> Refused:
    """404 of the Drive API: no such file, or not shared with the caller."""
    place = {"locationType": "parameter", "location": "fileId"}
    return drive_refusal(404, "notFound", f"File not found: {file}.", **place)


def drive_bad_parameter(message: str, location: str, reason: str = "invalidParameter") -> Refused:
    """400 of the Drive API about a query parameter."""
    return drive_refusal(400, reason, message, locationType="parameter", location=location)


def drive_no_storage() -> Refused:
    """403: service accounts own no storage and cannot create or copy files."""
    message = "The user's Drive storage quota has been exceeded."
    return drive_refusal(403, "storageQuotaExceeded", message, "usageLimits")


def token_refusal(error: str, description: str = "", status: int = 400) -> Refused:
    """A refusal of the token endpoint, where ``error`` is a plain string."""
    return Refused(status, {"error": error, **({"error_description": description} if description else {})})


def server_error(status: int) -> Refused:
    """500, 503 or 504 with a JSON body."""
    name, message = _SERVER_ERRORS[status]
    return sheets_refusal(status, name, message)


def _error_info(reason: str, metadata: Mapping[str, str] | None = None) -> Json:
    info: Json = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com"}
    return {**info, "metadata": dict(metadata)} if metadata else info


def _help(description: str, url: str) -> Json:
    return {"@type": "type.googleapis.com/google.rpc.Help", "links": [{"description": description, "url": url}]}
