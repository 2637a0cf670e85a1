"""Coroutines in tests that are plain functions, whatever else the process runs.

Playwright keeps an event loop in the main thread as long as its browser lives, which may be as long as the process.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def result_of(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine returns, run to its end in a thread and loop of its own."""
    with ThreadPoolExecutor(max_workers=1) as alone:
        return alone.submit(asyncio.run, coroutine).result()
