from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.google.client import SheetsHTTPClient
from connectors.google.credentials import connect, from_key_file
from connectors.google.patience import Patience
from connectors.localities import Installation, load
from tests.google_stand_in import StandIn
from tests.google_stand_in.fixtures import google
from tests.unit.connectors.results_tab.desk import Desk

__all__ = ["google"]


@pytest.fixture(scope="session")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture
def desk(google: StandIn, hue: Installation, tmp_path: Path) -> Iterator[Desk]:
    identity = from_key_file(google.key_file(tmp_path), writes=True)
    patience = Patience(connect=1, read=5, attempt=5, total=10, first_wait=0.01, pause=0.01, tries=2)
    http = connect(identity, patience=patience, stand_in=google.address).http_client
    assert isinstance(http, SheetsHTTPClient)
    desk = Desk(google, http, hue, tmp_path)
    yield desk
    desk.ledger.close()
    http.close()
