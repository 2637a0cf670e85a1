"""Every test of the ledger runs on a file of SQLite and on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from connectors.ledger import Ledger
from tests.postgresql import PostgreSQL

BOTH = ["sqlite", "postgresql"]


def empty_place(kind: str, folder: Path, request: pytest.FixtureRequest) -> Path | str:
    if kind == "sqlite":
        return folder / "deep" / "ledger.sqlite"
    server: PostgreSQL = request.getfixturevalue("postgresql_server")
    return server.database()


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a ledger is to be; there is nothing yet."""
    return empty_place(request.param, tmp_path, request)


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with closing(Ledger(place)) as made:
        yield made
