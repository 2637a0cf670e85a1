"""The golden release, and a ledger that holds it in public."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from connectors.ledger import Ledger, NewRelease
from connectors.ledger import Release as KeptRelease
from connectors.published import Published
from connectors.release import Release, open_release
from connectors.settings import settings
from tests.golden.making import FILE_2, HERE

NOON = datetime(2027, 1, 31, 5, 0, tzinfo=UTC)
CHIEF = "chief@vang.example"


@pytest.fixture(scope="session")
def release() -> Release:
    return open_release(FILE_2.read_bytes())


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of the made-up locality, without a ledger so far."""
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path))
    monkeypatch.setenv("THUOCDO_DATA", str(HERE))
    monkeypatch.setenv("THUOCDO_LOCALITY", "vang")
    monkeypatch.delenv("THUOCDO_DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def ledger(var: Path) -> Iterator[Ledger]:
    """Its ledger, with one sync and nothing public."""
    with closing(Ledger.at(settings())) as made:
        made.end_sync(made.begin_sync("vang", "google", date(2026, 12, 31)), [])
        yield made


def made(ledger: Ledger, bundle: bytes, name: str = "vang-2026-1", supersedes: int | None = None) -> KeptRelease:
    """A release that waits to be signed off."""
    new = NewRelease(
        "vang", 2026, name, "e0" * 32, "0.1.0", 1, date(2026, 12, 31), "57/QĐ-UBND", date(2027, 1, 31), supersedes
    )
    new = replace(new, reason="sửa điểm Sở Hai" if supersedes else "")
    return ledger.releases.make(new, bundle, CHIEF, NOON)


def public(ledger: Ledger, bundle: bytes, name: str = "vang-2026-1", supersedes: int | None = None) -> KeptRelease:
    """A release that everybody may see, an hour after it was made."""
    waiting = made(ledger, bundle, name, supersedes)
    return ledger.releases.sign_off(waiting.number, CHIEF, NOON + timedelta(hours=1))


@pytest.fixture
def published(ledger: Ledger, release: Release) -> Published:
    """The golden release in public."""
    record = public(ledger, release.bundle)
    return Published(record, release.bundle, (record,))
