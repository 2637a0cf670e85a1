import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from connectors.google.client import SheetsHTTPClient
from connectors.google.credentials import Identity, connect, from_key_file
from connectors.google.pacing import Pace
from connectors.google.patience import Patience, Timing
from tests.unit.connectors.google.loopback import Loopback, running
from tests.unit.connectors.google.making import ACCOUNT, Connect, key_json


class Hurried:
    """A clock that runs as ever, and jumps ahead when anybody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._ahead = 0.0
        self._lock = threading.Lock()
        self.timing = Timing(self.clock, self.sleep, lambda: 1.0)

    def clock(self) -> float:
        with self._lock:
            return time.monotonic() + self._ahead

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self._ahead += seconds


@pytest.fixture
def server() -> Iterator[Loopback]:
    with running() as loopback:
        yield loopback


@pytest.fixture
def hurried() -> Hurried:
    return Hurried()


@pytest.fixture(scope="session")
def private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture
def key_file(tmp_path: Path, private_key: str, server: Loopback) -> Path:
    path = tmp_path / "key.json"
    path.write_text(key_json(private_key, f"{server.url}/token"), encoding="utf-8")
    return path


@pytest.fixture
def identity(key_file: Path) -> Identity:
    found = from_key_file(key_file)
    assert found.account == ACCOUNT
    return found


@pytest.fixture
def connected(server: Loopback, hurried: Hurried, identity: Identity) -> Iterator[Connect]:
    """A client of the loopback server whose sleeps take no time, unless it is given another clock."""
    made: list[SheetsHTTPClient] = []

    def make(
        patience: Patience | None = None,
        *,
        timing: Timing | None = None,
        pace: Pace | None = None,
        by: Identity | None = None,
    ) -> SheetsHTTPClient:
        timing = timing or hurried.timing
        client = connect(by or identity, patience=patience, timing=timing, pace=pace, stand_in=server.url)
        assert isinstance(client.http_client, SheetsHTTPClient)
        made.append(client.http_client)
        return client.http_client

    yield make
    for client in made:
        client.close()


@pytest.fixture
def measured() -> Callable[[Callable[[], object]], float]:
    """The seconds that a call takes."""

    def measure(call: Callable[[], object]) -> float:
        began = time.monotonic()
        call()
        return time.monotonic() - began

    return measure
