"""The stand-in is tested with the real gspread pointed at it."""

from collections.abc import Iterator
from pathlib import Path

import gspread
import pytest
from google.oauth2.credentials import Credentials

from tests.google_stand_in import StandIn
from tests.google_stand_in.client import pointed_at
from tests.google_stand_in.fixtures import client, google, google_with_quotas, key_file

__all__ = ["client", "google", "google_with_quotas", "key_file"]


@pytest.fixture
def person(google: StandIn, tmp_path: Path) -> Iterator[gspread.Client]:
    """The real gspread, signed in as a person."""
    path = google.sign_in_file(tmp_path, "can.bo@example.invalid")
    credentials = Credentials.from_authorized_user_file(str(path)).with_token_uri(google.token_uri)
    signed = gspread.Client(auth=credentials, http_client=pointed_at(google.address))
    yield signed
    signed.http_client.session.close()
