"""Files are made once, kept up to a bound, and a failure is kept by nobody."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from connectors.open_data.keeping import KeptFile, Shelf


def noise(seed: int, size: int = 1000) -> bytes:
    """Bytes that no compression makes smaller."""
    import random

    return random.Random(seed).randbytes(size)


def test_what_is_kept_is_what_was_made() -> None:
    file = KeptFile.of(b"a" * 10_000)
    assert file.content == b"a" * 10_000
    assert file.size == 10_000
    assert len(file.packed) < 100
    assert file == KeptFile.of(b"a" * 10_000)


def test_the_one_nobody_asked_for_the_longest_goes_first() -> None:
    shelf, made = Shelf(largest=2500), []

    def ask(seed: int) -> None:
        def make() -> bytes:
            made.append(seed)
            return noise(seed)

        assert shelf.file(seed, make).content == noise(seed)

    for seed in (1, 2, 1, 3, 1, 2):
        ask(seed)
    assert made == [1, 2, 3, 2]
    assert shelf.weight <= 2500


def test_a_file_larger_than_the_bound_is_given_all_the_same() -> None:
    shelf = Shelf(largest=10)
    assert shelf.file("large", lambda: noise(1)).content == noise(1)
    assert shelf.file("next", lambda: noise(2)).content == noise(2)
    assert shelf.weight < 1100


def test_many_who_ask_at_once_wait_for_one_maker() -> None:
    shelf, made, begun = Shelf(), [], threading.Event()

    def make() -> bytes:
        made.append(1)
        begun.set()
        time.sleep(0.1)
        return b"made"

    with ThreadPoolExecutor(8) as pool:
        found = [each.result() for each in [pool.submit(shelf.file, "key", make) for _ in range(8)]]
    assert begun.is_set()
    assert [each.content for each in found] == [b"made"] * 8
    assert made == [1]


def test_a_failure_is_raised_and_the_next_one_tries_again() -> None:
    shelf = Shelf()

    def fail() -> bytes:
        raise ValueError("nothing")

    with pytest.raises(ValueError, match="nothing"):
        shelf.file("key", fail)
    assert shelf.file("key", lambda: b"now").content == b"now"
