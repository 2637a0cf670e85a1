"""What every kind of test shares: the rule about skipping, and one running dashboard."""

import os
import subprocess
from collections.abc import Generator, Iterator

import pytest

from dev import becomes_healthy, end, free_port, serve
from dev_environment import PYTHON, ROOT


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where nothing may be skipped (an expected failure is no skip)."""
    if os.environ.get("THUOCDO_NO_SKIP") == "1" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"nothing may be skipped here, but this was: {report.longrepr}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    refuse_skip(report)
    return report


@pytest.fixture(scope="session")
def served_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard with the sample data, in a process and a runtime folder of its own."""
    var = {"THUOCDO_VAR": str(tmp_path_factory.mktemp("var"))}
    demo_data = [PYTHON, "-m", "connectors.command_line", "demo-data"]
    subprocess.run(demo_data, cwd=ROOT, env={**os.environ, **var}, check=True)
    port = free_port(0)
    server = serve(port, **var)
    try:
        assert becomes_healthy(server, port), "the dashboard did not start; see the output above"
        yield f"http://127.0.0.1:{port}"
    finally:
        end(server)
