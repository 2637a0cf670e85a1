"""The illustration holds one public release of made-up decisions, and leaves a verifier something to do."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from connectors import clock
from connectors.cycle import YearState, year_state
from connectors.ledger import Ledger
from connectors.localities import load
from connectors.release import Release, open_release
from connectors.release.verifying import verify
from connectors.runs import latest_run
from connectors.samples.releasing import release_sample
from connectors.settings import settings


@pytest.fixture
def ledger(sample_var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setenv("THUOCDO_VAR", str(sample_var))
    with closing(Ledger.at(settings())) as found:
        yield found


@pytest.fixture
def release(ledger: Ledger) -> Release:
    public = ledger.releases.published("hue", 2026)
    assert public is not None
    return open_release(ledger.visits.content(public.bundle))


@pytest.fixture
def state(ledger: Ledger) -> YearState:
    run = latest_run("hue")
    assert run is not None
    return year_state(ledger, load("hue", 2026), run.sync, clock.now(is_demonstration=True))


def test_the_release_is_made_up_and_says_so_and_every_figure_in_it_is_found_again(release: Release) -> None:
    assert (release.id, release.manifest.is_illustration, release.manifest.status) == ("hue-2026-1", True, "official")
    assert "minh hoạ" in (release.manifest.authority or pytest.fail("no authority")).number
    assert verify(release.bundle).is_intact


def test_most_claims_were_accepted_a_handful_adjusted_or_rejected_with_a_reason(release: Release) -> None:
    by_verdict: dict[str, list[str]] = {}
    for each in release.contents.decisions:
        by_verdict.setdefault(each.verdict, []).append(each.reason)
    counts = {verdict: len(reasons) for verdict, reasons in by_verdict.items()}
    assert (counts["adjust"], counts["reject"]) == (4, 2)
    assert counts["accept"] > 4000
    assert all([*by_verdict["adjust"], *by_verdict["reject"]])


def test_a_verifier_of_the_demonstration_finds_open_claims_and_an_open_appeal(state: YearState) -> None:
    assert len(state.verified.undecided) > 100
    assert state.verified.invalid == ()
    assert sorted(each.outcome for each in state.appeals) == ["", "stands"]


def test_it_is_made_once(ledger: Ledger, state: YearState) -> None:
    before = ledger.audit.head()
    release_sample(ledger, state.installation, state.sync.id)
    assert ledger.audit.head() == before
