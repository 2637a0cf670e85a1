"""How earlier decisions stand: by what people said, by what the figures show, by their day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from connectors.briefing.facts import BriefingFacts, Seen
from connectors.briefing.follow_up import Followed, followed
from connectors.ledger import CheckIn, CheckInState, FollowUp
from tests.unit.connectors.briefing.made_facts import (
    HEALTH,
    NOON,
    TODAY,
    WARD,
    all_on_time,
    check_in,
    facts,
    received,
    release,
    scorecard,
)

REPORT = f"{HEALTH} 2026-H1"
DAY = timedelta(days=1)


def said(state: CheckInState, at: datetime = NOON, due: date = TODAY) -> FollowUp:
    return FollowUp(1, state, due, "", "a@hue.vn", at)


def one(found: BriefingFacts, each: CheckIn) -> Followed:
    (told,) = followed(found, [each])
    return told


@pytest.mark.parametrize(("due", "stand"), [(TODAY - DAY, "late"), (TODAY, "open"), (TODAY + DAY, "open")])
def test_one_is_late_after_its_day_and_not_on_it(due: date, stand: str) -> None:
    assert one(facts(scorecard()), check_in("typed", due=due)) == Followed(check_in("typed", due=due), stand, 0, 0)  # type: ignore[arg-type]


def test_a_report_that_arrived_since_settles_it_late_or_not() -> None:
    both = check_in("reports", REPORT, f"{WARD} 2026-H1", due=TODAY - DAY)
    assert one(facts(scorecard()), both) == Followed(both, "late", 0, 2)
    came_late = received(HEALTH, "ngay_nhan_bc_h1", date(2026, 7, 30))
    assert one(facts(scorecard(values=[came_late])), both) == Followed(both, "late", 1, 2)
    assert one(facts(scorecard(values=all_on_time())), both) == Followed(both, "solved", 2, 2)


def test_what_people_say_holds_and_is_contradicted_where_the_figures_do_not_show_it() -> None:
    done = check_in("reports", REPORT, follow_ups=[said("done")])
    found = one(facts(scorecard()), done)
    assert (found.stand, found.is_contradicted) == ("done", True)
    assert one(facts(scorecard(values=all_on_time())), done).is_contradicted is False
    dropped = check_in("reports", REPORT, follow_ups=[said("dropped")])
    assert (one(facts(scorecard()), dropped).stand, one(facts(scorecard()), dropped).is_contradicted) == (
        "dropped", False,
    )  # fmt: skip


def test_an_agency_back_in_its_band_settles_it_and_one_without_a_band_tells_nothing() -> None:
    fell = check_in("bands", f"{HEALTH} tot")
    for band, told in (("kha", ("open", 0, 1)), ("tot", ("solved", 1, 1)), ("xuat-sac", ("solved", 1, 1))):
        found = one(facts(scorecard([(HEALTH, 2026, 8000, 1, band)])), fell)
        assert (found.stand, found.solved, found.known) == told
    unranked = one(facts(scorecard([(HEALTH, 2026, 0, None, None)])), fell)
    assert (unranked.stand, unranked.known) == ("open", 0)


@pytest.mark.parametrize(
    ("kind", "subject", "seen", "solved"),
    [
        ("appeals", "3", Seen(appeals={3: False}), 0),
        ("appeals", "3", Seen(appeals={3: True}), 1),
        ("release", "hue-2026-1", Seen(releases=[release(is_public=False)]), 0),
        ("release", "hue-2026-1", Seen(releases=[release()]), 1),
        ("publish", "2026", Seen(releases=[release()]), 1),
        ("publish", "2026", Seen(), 0),
        ("correction", "hue-2026-1", Seen(releases=[release()]), 0),
        ("correction", "hue-2026-1", Seen(releases=[release(superseded_by=2)]), 1),
    ],
)
def test_what_the_ledger_shows_settles_the_rest(kind: str, subject: str, seen: Seen, solved: int) -> None:
    found = one(facts(scorecard(), seen), check_in(kind, subject))
    assert (found.solved, found.known) == (solved, 1)
    assert found.stand == ("solved" if solved else "open")


def test_what_no_figure_tells_of_stands_as_it_was_said() -> None:
    for each in (check_in("rewards", HEALTH), check_in("typed"), check_in("reports", "nobody 2026")):
        assert (one(facts(scorecard()), each).stand, one(facts(scorecard()), each).known) == ("open", 0)


def test_late_ones_come_first_and_closed_ones_last_until_they_are_old() -> None:
    closed_long_ago = said("done", datetime(2026, 12, 4, 5, tzinfo=UTC))  # 31 days before
    given = [
        check_in("typed", number=1, follow_ups=[said("dropped")]),
        check_in("typed", number=2, due=TODAY + 9 * DAY),
        check_in("typed", number=3, due=TODAY + DAY),
        check_in("typed", number=4, due=TODAY - DAY),
        check_in("typed", number=5, follow_ups=[closed_long_ago]),
        check_in("reports", REPORT, number=6, follow_ups=[closed_long_ago]),
        check_in("typed", number=7, follow_ups=[said("done", datetime(2026, 12, 5, 5, tzinfo=UTC))]),
    ]
    found = followed(facts(scorecard()), given)
    # 6 was closed long ago too, but its report never came.
    assert [each.check_in.number for each in found] == [4, 3, 2, 6, 7, 1]


def test_a_postponed_one_is_judged_by_its_new_day() -> None:
    postponed = check_in("typed", due=TODAY - DAY, follow_ups=[said("open", due=TODAY + DAY)])
    assert one(facts(scorecard()), postponed).stand == "open"
