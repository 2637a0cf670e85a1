"""An installation that is loaded once, a stand-in for Google, and a department's desk in front of both."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from connectors.ledger import Ledger
from connectors.localities import Installation, load
from rubric.criteria.field import Field
from rubric.text import Text
from tests.google_stand_in.fixtures import google
from tests.google_stand_in.server import StandIn
from tests.unit.connectors.sync.desk import SHARE, Desk, signed_in

__all__ = ["google"]


@pytest.fixture(scope="session")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture(scope="session")
def with_share(hue: Installation) -> Installation:
    """The installation with one more field, a percentage; the city's own set asks for none."""
    share = Field(
        label=Text(vi="Tỷ lệ thử", en="Share"),
        unit=Text(vi="%", en="%"),
        kind="percent",
        decimals=2,
        max=Decimal(100),
        example="85%",
        annexes=["xa"],
        tracked_only=True,
    )
    fields = {**hue.criteria_set.fields, SHARE: share}
    return replace(hue, criteria_set=hue.criteria_set.model_copy(update={"fields": fields}))


@pytest.fixture
def desk(google: StandIn, hue: Installation, tmp_path: Path) -> Iterator[Desk]:
    """Nothing is registered yet. Waits are short, so that what is tried again is tried again at once."""
    http, identity = signed_in(google, tmp_path)
    ledger = Ledger(tmp_path / "ledger.sqlite")
    yield Desk(google, hue, tmp_path, http, ledger, identity)
    ledger.close()
    http.close()
