"""Pacing: never more in a minute than the limit, whoever asks, and pauses that hold everybody."""

import random
import threading
import time

import pytest

from connectors.google.pacing import FOR_AN_IDENTITY, Lane, Pace, Pacer, pacers
from connectors.google.patience import Timing
from tests.unit.connectors.google.conftest import Hurried
from tests.unit.connectors.google.making import together


def most_in(times: list[float], window: float) -> int:
    return max(sum(1 for other in times if time <= other < time + window) for time in times)


def test_the_limits_leave_room_under_google_s() -> None:
    assert FOR_AN_IDENTITY[Lane.READS] == FOR_AN_IDENTITY[Lane.WRITES] == 57


def test_150_books_take_less_than_two_and_a_half_minutes(hurried: Hurried) -> None:
    pacer = Pacer(57, timing=hurried.timing)
    began = hurried.clock()
    for _ in range(150):
        pacer.enter()
        pacer.leave()
    assert hurried.clock() - began == pytest.approx(120, abs=1)


def test_no_window_holds_more_than_the_limit_wherever_google_counts() -> None:
    """Each request counts at some moment between sending and answer; 8 threads, answers of uneven speed."""
    pacer = Pacer(19, window=1.0)
    counted: list[float] = []
    chance = random.Random(57)
    lock = threading.Lock()

    def work() -> None:
        for _ in range(10):
            pacer.enter()
            with lock:
                before, after = chance.uniform(0, 0.03), chance.uniform(0, 0.03)
            time.sleep(before)
            with lock:
                counted.append(time.monotonic())
            time.sleep(after)
            pacer.leave()

    together(8, work)
    assert len(counted) == 80
    assert most_in(counted, 1.0) <= 19


def test_a_pause_holds_every_thread() -> None:
    pacer = Pacer(1000)
    pacer.pause(0.3)
    pacer.pause(0.1)
    began = time.monotonic()

    def work() -> float:
        pacer.enter()
        return time.monotonic() - began

    assert all(isinstance(passed, float) and 0.3 <= passed < 0.6 for passed in together(8, work))


def test_lanes_do_not_hold_each_other(hurried: Hurried) -> None:
    pace = Pace(pacers(FOR_AN_IDENTITY, timing=hurried.timing))
    pace.pause(Lane.READS, 60)
    with pace.turn(Lane.WRITES) as waited:
        assert waited < 1
    with pace.turn(Lane.READS) as waited:
        assert waited == pytest.approx(60, abs=1)


def test_identities_of_a_project_share_its_limit(hurried: Hurried) -> None:
    project = pacers({Lane.READS: 10}, timing=hurried.timing)
    paces = [Pace(pacers(FOR_AN_IDENTITY, timing=hurried.timing), project) for _ in range(4)]
    began = hurried.clock()
    for turn in range(11):
        with paces[turn % 4].turn(Lane.READS):
            pass
    assert hurried.clock() - began == pytest.approx(60, abs=1)


def test_a_turn_given_up_while_waiting_leaves_nothing_behind() -> None:
    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    timing = Timing(sleep=interrupted)
    project = pacers({Lane.READS: 1}, timing=timing)
    pace = Pace(pacers(FOR_AN_IDENTITY, timing=timing), project)
    with pace.turn(Lane.READS), pytest.raises(KeyboardInterrupt), pace.turn(Lane.READS):
        pass
    project[Lane.READS] = Pacer(5)
    with pace.turn(Lane.READS) as waited:
        assert waited < 1


def test_requests_under_way_count_until_they_are_answered() -> None:
    pacer = Pacer(1, window=0.1)
    pacer.enter()
    threading.Timer(0.3, pacer.leave).start()
    assert pacer.enter() >= 0.39
    pacer.leave()
