"""Where the figures of a paper come from: a public release, what stands now, or nothing but the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from connectors.cycle import YearState, year_state
from connectors.ledger import Ledger, Release
from connectors.localities import Installation
from connectors.papers.catalogue import Order
from connectors.papers.material import Material
from connectors.papers.settings import load_papers
from connectors.publishing.signatures import opened
from connectors.runs import latest_run_in, scorecard_of
from connectors.scorecard import Scorecard
from connectors.settings import settings
from connectors.verification.working_days import load_calendar
from rubric.text import Text

NOTHING_READ = Text(vi="chưa có lần đọc nào; hãy chạy `thuocdo sync`", en="nothing was read yet; run `thuocdo sync`")


@dataclass(frozen=True)
class NothingToShow(Exception):  # noqa: N818
    """There are no figures that a paper could be made from."""

    message: Text

    def __str__(self) -> str:
        return self.message.en


def released_order(ledger: Ledger, release: Release, codes: tuple[str, ...], *, half: bool = False) -> Order:
    """Papers of a public release, computed again from its bundle."""
    return ordered(material_of(opened(ledger, release).scorecard(), release.year, release), codes=codes, half=half)


def newest_order(
    ledger: Ledger, installation: Installation, codes: tuple[str, ...], *, now: datetime, half: bool = False
) -> Order:
    """Papers of what stands now; NothingToShow before the first sync."""
    run = latest_run_in(ledger, installation.locality.id)
    if run is None:
        raise NothingToShow(NOTHING_READ)
    return state_order(year_state(ledger, installation, run.sync, now), codes, half=half)


def state_order(state: YearState, codes: tuple[str, ...] = (), *, half: bool = False) -> Order:
    """Papers of a state: with the decisions that stand, once there are any."""
    material = replace(material_of(state.newest, state.year), shares=state.verified.shares)
    return ordered(material, state=state, codes=codes, half=half)


def rules_order(installation: Installation) -> Order:
    """Papers of the criteria set alone, of which no figure is asked."""
    year = installation.criteria_set.year
    empty = scorecard_of(installation, [], None, date(year, 12, 31))
    return ordered(material_of(empty, year))


def material_of(scorecard: Scorecard, year: int, release: Release | None = None) -> Material:
    """A scorecard with the paper settings of its locality."""
    papers = load_papers(scorecard.installation.locality.id, settings().data)
    return Material(scorecard, year, papers, release)


def ordered(
    material: Material, *, state: YearState | None = None, codes: tuple[str, ...] = (), half: bool = False
) -> Order:
    """An order with the calendar of this installation."""
    return Order(material, load_calendar(settings().data), state, half, codes)
