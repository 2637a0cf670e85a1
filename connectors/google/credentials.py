"""Who reads: a service account, the application default credentials, or an API key for sheets open to everyone.

Reading rights only, unless writing is asked for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

import google.auth
from google.auth import api_key
from google.auth.credentials import Credentials
from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError
from google.oauth2 import service_account
from gspread import Client
from gspread.http_client import HTTPClientType

from connectors.google.client import SheetsHTTPClient
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.pacing import Pace
from connectors.google.patience import Patience, Timing

KEY_FILE = "THUOCDO_GOOGLE_KEY_FILE"
API_KEY = "THUOCDO_GOOGLE_API_KEY"
_LIST_FILES = "https://www.googleapis.com/auth/drive.metadata.readonly"
READING = ("https://www.googleapis.com/auth/spreadsheets.readonly", _LIST_FILES)
WRITING = ("https://www.googleapis.com/auth/spreadsheets", _LIST_FILES)
_LARGEST_KEY_FILE = 2**16
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Identity:
    """Credentials, and the account they are of: the e-mail that books are shared with, empty for an API key."""

    credentials: Credentials = field(repr=False)
    kind: Literal["service_account", "application_default", "api_key"]
    account: str = ""

    @property
    def can_list_files(self) -> bool:
        """Whether Drive will say what changed: not to an API key, which is nobody."""
        return self.kind != "api_key"


def from_key_file(path: Path, *, writes: bool = False) -> Identity:
    """A service account by its key file. GoogleFault says what is wrong with the file."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_KEY_FILE + 1)
    except (OSError, ValueError) as failure:
        raise GoogleFault(FaultKind.KEY_FILE_MISSING, found=path.name) from failure
    try:
        facts: Any = json.loads(content)
        if not _asks_google(facts):
            raise ValueError("another token endpoint than Google's")
        credentials = service_account.Credentials.from_service_account_info(facts, scopes=_scopes(writes))
    except (ValueError, TypeError, KeyError, RecursionError, GoogleAuthError) as failure:
        raise GoogleFault(FaultKind.KEY_FILE_WRONG, found=path.name) from failure
    return Identity(credentials, "service_account", str(credentials.service_account_email))


def application_default(*, writes: bool = False) -> Identity:
    """Whoever this machine is signed in as: ``gcloud auth application-default login``, or its own account."""
    try:
        credentials, _ = google.auth.default(scopes=_scopes(writes))
    except DefaultCredentialsError as failure:
        raise GoogleFault(FaultKind.NO_CREDENTIALS) from failure
    account = getattr(credentials, "service_account_email", "")
    return Identity(cast(Credentials, credentials), "application_default", account if "@" in account else "")


def from_api_key(key: str) -> Identity:
    """An API key: reads sheets that anyone with the link may see, and nothing else."""
    key = key.strip()
    if not key:
        raise GoogleFault(FaultKind.NO_CREDENTIALS)
    if not key.isascii() or not key.isprintable() or " " in key:
        raise GoogleFault(FaultKind.KEY_REFUSED)
    return Identity(api_key.Credentials(key), "api_key")


def from_environment(environment: Mapping[str, str] | None = None, *, writes: bool = False) -> Identity:
    """The identity of this installation: THUOCDO_GOOGLE_KEY_FILE, else THUOCDO_GOOGLE_API_KEY, else the default."""
    environment = os.environ if environment is None else environment
    if path := environment.get(KEY_FILE):
        return from_key_file(Path(path), writes=writes)
    if key := environment.get(API_KEY):
        return from_api_key(key)
    return application_default(writes=writes)


def connect(
    identity: Identity,
    *,
    pace: Pace | None = None,
    patience: Patience | None = None,
    timing: Timing | None = None,
    stand_in: str = "",
) -> Client:
    """The client of gspread for an identity. One serves all threads; close ``client.http_client`` when done."""
    http_client = partial(SheetsHTTPClient, pace=pace, patience=patience, timing=timing, stand_in=stand_in)
    return Client(identity.credentials, http_client=cast(HTTPClientType, http_client))


def _scopes(writes: bool) -> tuple[str, ...]:
    return WRITING if writes else READING


def _asks_google(facts: object) -> bool:
    """Whether a key file asks Google (or a stand-in on this machine) for its token."""
    if not isinstance(facts, Mapping):
        return False
    parts = urlsplit(str(facts.get("token_uri", "")))
    host = parts.hostname or ""
    is_google = parts.scheme == "https" and (host == "accounts.google.com" or host.endswith(".googleapis.com"))
    return is_google or (parts.scheme == "http" and host in _LOOPBACK)
