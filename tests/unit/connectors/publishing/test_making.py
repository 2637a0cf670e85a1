"""A release is of one named sync and of what was looked at, kept whole or not at all."""

import os
import signal
import subprocess
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from connectors.ledger import Ledger, LedgerRefusal, NewDecision, RefusalKind, Release, Seen
from connectors.localities import Installation
from connectors.publishing.faults import PublishingRefusal
from connectors.publishing.making import Occasion, draft_of, make_release
from connectors.publishing.signatures import bundle_of, opened
from connectors.release import Authority
from connectors.release.difference import difference
from connectors.release.verifying import verify
from connectors.settings import settings
from connectors.sync import sync_folder
from dev_environment import PYTHON, ROOT
from tests.unit.connectors.publishing.conftest import AS_OF, LOCALITY, NOW, OCCASION, OPTIONAL, state_of

BY = "quan-tri@lang-son.example"


def made(ledger: Ledger, commune: Installation, occasion: Occasion = OCCASION, seen: Seen | None = None) -> Release:
    seen = seen or ledger.releases.seen(LOCALITY)
    state = state_of(ledger, commune)
    return make_release(ledger, state, seen, occasion, by=BY, now=NOW, chosen=OPTIONAL)


def public(ledger: Ledger, commune: Installation) -> Release:
    return ledger.releases.sign_off(made(ledger, commune).number, BY, NOW)


def one_more_decision(ledger: Ledger, commune: Installation) -> None:
    decision = ledger.decisions.history(LOCALITY)[0]
    again = NewDecision(
        LOCALITY, *decision.cell, decision.claim_hash, "reject", None, "xem lại", expected_previous=decision.number
    )
    ledger.decisions.decide([again], "a@lang-son.example", NOW)


def test_it_waits_for_its_sign_off_and_holds_what_was_looked_at(ledger: Ledger, commune: Installation) -> None:
    release = made(ledger, commune)
    held = opened(ledger, release)
    assert (release.name, release.published_at, release.sync) == ("hoang-van-thu-2026-1", None, 1)
    assert (held.manifest.basis, held.manifest.status, held.manifest.is_illustration) == ("verified", "official", False)
    assert len(held.contents.decisions) == len(ledger.decisions.history(LOCALITY))
    assert verify(held.bundle).is_intact
    assert ledger.releases.published(LOCALITY, 2026) is None


def test_the_draft_is_kept_nowhere_and_says_what_will_change(ledger: Ledger, commune: Installation) -> None:
    first = public(ledger, commune)
    head = ledger.audit.head()
    one_more_decision(ledger, commune)
    draft = draft_of(ledger, state_of(ledger, commune), NOW, OPTIONAL)
    found = difference(opened(ledger, first), draft)
    assert (draft.manifest.status, draft.manifest.number) == ("provisional", 0)
    assert found.previous == first.name
    assert all("decision" in move.causes or move.causes == ("others",) for move in found.moves)
    assert ledger.audit.head()[0] == head[0] + 1  # the decision alone


def test_a_decision_between_looking_and_making_is_refused(ledger: Ledger, commune: Installation) -> None:
    seen = ledger.releases.seen(LOCALITY)
    one_more_decision(ledger, commune)
    with pytest.raises(LedgerRefusal) as refused:
        made(ledger, commune, seen=seen)
    assert refused.value.kind == RefusalKind.MOVED_MEANWHILE
    assert "Hãy xem lại rồi lập lại" in refused.value.message.vi
    assert ledger.releases.all(LOCALITY) == []


def test_a_newer_sync_than_the_one_looked_at_is_refused(ledger: Ledger, commune: Installation, books: Path) -> None:
    seen, state = ledger.releases.seen(LOCALITY), state_of(ledger, commune)
    sync_folder(ledger, commune, books, as_of=AS_OF, cache=settings().readings)
    with pytest.raises(LedgerRefusal) as refused:
        make_release(ledger, state, seen, OCCASION, by=BY, now=NOW, chosen=OPTIONAL)
    assert refused.value.kind == RefusalKind.MOVED_MEANWHILE


def test_a_release_made_while_a_sync_runs_is_of_the_sync_that_was_looked_at(
    ledger: Ledger, commune: Installation, books: Path
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def wait_midway(done: int, _total: int, _name: str) -> None:
        if done:
            begun.set()
            assert go_on.wait(60)

    reading = threading.Thread(
        target=lambda: sync_folder(
            Ledger.at(settings()), commune, books, as_of=AS_OF, cache=settings().readings, on_progress=wait_midway
        )
    )
    seen, state = ledger.releases.seen(LOCALITY), state_of(ledger, commune)
    reading.start()
    assert begun.wait(60)
    release = make_release(ledger, state, seen, OCCASION, by=BY, now=NOW, chosen=OPTIONAL)
    go_on.set()
    reading.join(60)
    assert ledger.releases.seen(LOCALITY).sync == 2
    raw = {taken.hash for taken in ledger.visits.taken(LOCALITY, 1).values()}
    held = opened(ledger, release)
    assert (release.sync, set(held.manifest.raw_books)) == (1, raw)
    assert verify(bundle_of(ledger, release)).is_intact


KILLED = """
import os, signal
from connectors.ledger import Ledger, releases
from connectors.localities import load
from connectors.publishing.making import make_release
from connectors.settings import settings
from tests.unit.connectors.publishing.conftest import LOCALITY, NOW, OCCASION, OPTIONAL, state_of

def dies(*args, **named):
    if {after}:
        kept(*args, **named)
    os.kill(os.getpid(), signal.SIGKILL)

kept, releases.keep = releases.keep, dies
ledger = Ledger.at(settings())
state, seen = state_of(ledger, load(LOCALITY, 2026)), ledger.releases.seen(LOCALITY)
make_release(ledger, state, seen, OCCASION, by="q", now=NOW, chosen=OPTIONAL)
"""


@pytest.mark.parametrize("after", [False, True])
def test_a_restart_in_the_middle_leaves_nothing(ledger: Ledger, commune: Installation, after: bool) -> None:
    head = ledger.audit.head()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([PYTHON, "-c", KILLED.format(after=after)], cwd=ROOT, env=env, check=False)
    assert done.returncode == -signal.SIGKILL
    assert ledger.releases.all(LOCALITY) == []
    assert (ledger.audit.head(), ledger.audit.check()) == (head, None)
    assert made(ledger, commune).name == "hoang-van-thu-2026-1"


def test_a_restart_after_it_leaves_a_whole_release_that_waits(ledger: Ledger) -> None:
    program = KILLED.replace("kept, releases.keep = releases.keep, dies\n", "") + "os.kill(os.getpid(), signal.SIGKILL)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([PYTHON, "-c", program.format(after=False)], cwd=ROOT, env=env, check=False)
    assert done.returncode == -signal.SIGKILL
    (waiting,) = ledger.releases.all(LOCALITY)
    assert (waiting.name, waiting.published_at) == ("hoang-van-thu-2026-1", None)
    assert verify(bundle_of(ledger, waiting)).is_intact


def test_a_clock_that_went_back_is_refused_with_a_sentence(ledger: Ledger, commune: Installation) -> None:
    state, seen = state_of(ledger, commune), ledger.releases.seen(LOCALITY)
    yesterday = NOW - timedelta(days=1)
    with pytest.raises(LedgerRefusal) as refused:
        make_release(ledger, state, seen, OCCASION, by=BY, now=yesterday, chosen=OPTIONAL)
    assert refused.value.kind == RefusalKind.CLOCK_BACK
    assert "đồng hồ máy chủ chạy lùi" in refused.value.message.vi
    assert "20/01/2027 03:00" in refused.value.message.vi


def test_a_correction_says_what_changed_and_why(ledger: Ledger, commune: Installation) -> None:
    first = public(ledger, commune)
    one_more_decision(ledger, commune)
    with pytest.raises(PublishingRefusal, match="must say what changed and why"):
        made(ledger, commune)
    second = made(ledger, commune, Occasion(OCCASION.authority, "Bác bỏ một số liệu"))
    assert (second.name, second.supersedes) == ("hoang-van-thu-2026-2", first.number)
    kept = opened(ledger, second).manifest
    assert (kept.previous and kept.previous.id, kept.correction) == (first.name, "Bác bỏ một số liệu")
    ledger.releases.sign_off(second.number, BY, NOW)
    assert [each.superseded_by for each in ledger.releases.all(LOCALITY)] == [second.number, None]


@pytest.mark.parametrize(
    ("number", "signatory", "said"),
    [("", "Chủ tịch", "number of the decision"), ("5/QĐ", "  ", "title of who signs")],
)
def test_the_decision_must_be_named(
    ledger: Ledger, commune: Installation, number: str, signatory: str, said: str
) -> None:
    lacking = Occasion(Authority(number=number, day=OCCASION.authority.day, signatory=signatory))
    with pytest.raises(PublishingRefusal, match=said):
        made(ledger, commune, lacking)


def test_a_decision_of_a_far_day_is_a_slip(ledger: Ledger, commune: Installation) -> None:
    slip = Occasion(Authority(number="5/QĐ", day=OCCASION.authority.day.replace(year=2028), signatory="Chủ tịch"))
    with pytest.raises(PublishingRefusal, match="check the year"):
        made(ledger, commune, slip)
