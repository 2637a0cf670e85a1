"""Fixtures: a running stand-in, and credentials for it. A conftest imports the ones its tests use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import gspread
import pytest

from tests.google_stand_in.client import signed_in
from tests.google_stand_in.discovery import contradictions
from tests.google_stand_in.quotas import Quotas
from tests.google_stand_in.server import StandIn

LONGEST_LIFE = 600


@pytest.fixture
def google() -> Iterator[StandIn]:
    """A stand-in without quotas. What it was asked and what it answered must follow Google's own description."""
    with StandIn(quotas=Quotas.unlimited(), lifetime=LONGEST_LIFE) as running:
        yield running
    assert not running.failures, "\n".join(running.failures)
    wrong = contradictions(running.log)
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def google_with_quotas() -> Iterator[StandIn]:
    """A stand-in with the true minute quotas; ``google.clock.skip(60)`` lets a minute pass."""
    with StandIn(lifetime=LONGEST_LIFE) as running:
        yield running
    assert not running.failures, "\n".join(running.failures)


@pytest.fixture
def key_file(google: StandIn, tmp_path: Path) -> Path:
    """A key file of the service account that ``google.add`` shares books with."""
    return google.key_file(tmp_path)


@pytest.fixture
def client(google: StandIn, key_file: Path) -> Iterator[gspread.Client]:
    """The real gspread, signed in at the stand-in."""
    signed = signed_in(google, key_file)
    yield signed
    signed.http_client.session.close()
