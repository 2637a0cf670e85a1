"""What one would write with plain gspread, for comparison; when refused, it waits no longer than it must."""

from __future__ import annotations

import csv
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import gspread
from gspread.exceptions import APIError

from connectors.google.addresses import book_id
from connectors.registry import LINK
from tests.google_stand_in.client import LocalCredentials, pointed_at
from tests.load.made_books import YEAR_TAB

TABS = (YEAR_TAB, f"{YEAR_TAB}-H1")
_OVER_QUOTA, _QUOTA = 429, 60
_GLANCE = 0.01
Answer = TypeVar("Answer")


def read_two_tabs(folder: Path, address: str, speed: float) -> dict[str, Any]:
    """Open each book, find two tabs by title and read all their values: five reads a book."""
    client, minute = _client(folder, address), _Minute(speed)
    cells = 0
    for key in _books(folder):
        book = minute.ask(client.open_by_key, key)
        for title in TABS:
            tab = minute.ask(book.worksheet, title)
            cells += sum(map(len, minute.ask(tab.get_values)))
    return {"cells": cells}


def read_in_one_batch(folder: Path, address: str, speed: float) -> dict[str, Any]:
    """Open each book and read both tabs at once: two reads a book."""
    client, minute = _client(folder, address), _Minute(speed)
    cells = 0
    for key in _books(folder):
        book = minute.ask(client.open_by_key, key)
        answer = minute.ask(book.values_batch_get, [f"'{title}'" for title in TABS])
        cells += sum(len(row) for block in answer["valueRanges"] for row in block["values"])
    return {"cells": cells}


class _Minute:
    """The minute of the quota in which one reads, ``speed`` times as fast as ours."""

    def __init__(self, speed: float) -> None:
        self._length = 60 / speed
        self._answered: deque[float] = deque(maxlen=_QUOTA)

    def ask(self, call: Callable[..., Answer], *given: object) -> Answer:
        """What ``call`` answers; when refused, as soon as the oldest read of the quota is a minute old."""
        while True:
            try:
                answer = call(*given)
            except APIError as refusal:
                if refusal.code != _OVER_QUOTA:
                    raise
                time.sleep(max(self._answered[0] + self._length - time.monotonic(), _GLANCE))
            else:
                self._answered.append(time.monotonic())
                return answer


def _client(folder: Path, address: str) -> gspread.Client:
    key_file = folder / "thuoc-do.json"
    credentials = LocalCredentials.from_service_account_file(str(key_file), scopes=gspread.auth.READONLY_SCOPES)
    return gspread.Client(auth=credentials, http_client=pointed_at(address))


def _books(folder: Path) -> list[str]:
    with (folder / "so-bang-tinh.csv").open(encoding="utf-8", newline="") as stream:
        return [book_id(row[LINK.title]) for row in csv.DictReader(stream)]
