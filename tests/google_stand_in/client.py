"""The real gspread, pointed at a stand-in: only the host of each address is another."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import gspread
from google.oauth2.service_account import Credentials
from gspread.http_client import HTTPClient
from requests import Response

from tests.google_stand_in.server import StandIn


def pointed_at(address: str, base: type[HTTPClient] = HTTPClient) -> type[HTTPClient]:
    """An HTTP client class like ``base`` whose requests to Google's API hosts go to ``address``."""

    class Pointed(base):
        def request(self, method: str, endpoint: str, *args: Any, **options: Any) -> Response:
            target = urlsplit(endpoint)
            if (target.hostname or "").endswith(".googleapis.com"):
                endpoint = f"{address}{target.path}" + (f"?{target.query}" if target.query else "")
            return super().request(method, endpoint, *args, **options)

    return Pointed


class LocalCredentials(Credentials):
    """Credentials of a service account that stay on this machine.

    Google's own ask iamcredentials.googleapis.com in the background in which regions the account may be used.
    """

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


def signed_in(
    google: StandIn, key_file: Path, scopes: list[str] | None = None, base: type[HTTPClient] = HTTPClient
) -> gspread.Client:
    """A gspread client of the service account of a key file, with the scopes given or gspread's own."""
    granted = scopes or gspread.auth.DEFAULT_SCOPES
    credentials = LocalCredentials.from_service_account_file(str(key_file), scopes=granted)
    return gspread.Client(auth=credentials, http_client=pointed_at(google.address, base))


def with_api_key(google: StandIn, key: str, base: type[HTTPClient] = HTTPClient) -> gspread.Client:
    """A gspread client that shows an API key only."""
    return gspread.api_key(key, http_client=pointed_at(google.address, base))
