"""One line a size at the end of a benchmark run: how many times faster the engine is."""

from __future__ import annotations

from collections import defaultdict

import pytest


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    session = getattr(config, "_benchmarksession", None)
    medians: dict[str, dict[str, float]] = defaultdict(dict)
    for each in session.benchmarks if session else []:
        name = each.extra_info.get("contestant")
        if name and each.stats.rounds:
            medians[each.group][name] = each.stats.median
    for group, times in medians.items():
        engine = times.pop("engine", None)
        if engine:
            others = "; ".join(f"{name} {time:.3f} s = {time / engine:,.1f} ×" for name, time in times.items())
            terminalreporter.write_line(f"{group}: engine {engine * 1000:.1f} ms; {others}")
