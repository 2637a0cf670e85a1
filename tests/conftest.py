"""What every kind of test shares: the rule about skipping, and one running dashboard."""

import os
import shutil
import subprocess
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from connectors.ledger import Ledger
from connectors.localities import load, locality_names
from connectors.runs import SAMPLES
from connectors.site.building import build_site
from connectors.sync import sync_folder
from dev import becomes_healthy, end, free_port, serve
from dev_environment import PYTHON, ROOT
from dev_tests import find_postgresql
from tests.postgresql import PostgreSQL, postgresql

SMALL = "hoang-van-thu"


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
def postgresql_server() -> Iterator[PostgreSQL]:
    """A PostgreSQL of the tests' own; every test that wants one makes its database there."""
    reason = os.environ.get("THUOCDO_SKIP_POSTGRESQL") or ("" if find_postgresql() else "there is no PostgreSQL")
    if reason:
        pytest.skip(reason)
    with postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def sample_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runtime folder in which the sample reports were read and scored."""
    var = tmp_path_factory.mktemp("var")
    demo_data = [PYTHON, "-m", "connectors.command_line", "demo-data"]
    subprocess.run(demo_data, cwd=ROOT, env={**os.environ, "THUOCDO_VAR": str(var)}, check=True)
    return var


@pytest.fixture(scope="session")
def undecided_var(sample_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, before anybody decided on anything or published it."""
    var = tmp_path_factory.mktemp("undecided") / "var"
    shutil.copytree(sample_var, var, ignore=shutil.ignore_patterns("ledger.sqlite*"))
    place, as_of = load("hue", 2026), date(2026, 12, 31)
    with closing(Ledger(var / "ledger.sqlite")) as ledger:
        books = var / "samples" / "hue"
        sync_folder(ledger, place, books, as_of=as_of, source=SAMPLES, cache=var / "cache" / "readings")
    return var


@pytest.fixture(scope="session")
def small_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the sample of one commune, which is quick to read and to show whole."""
    var = tmp_path_factory.mktemp("small")
    demo_data = [PYTHON, "-m", "connectors.command_line", "demo-data", "--locality", SMALL]
    subprocess.run(demo_data, cwd=ROOT, env={**os.environ, "THUOCDO_VAR": str(var)}, check=True)
    return var


@pytest.fixture(scope="session")
def small_site(small_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static site of that commune; nobody writes into it."""
    target = tmp_path_factory.mktemp("site") / "site"
    with closing(Ledger(small_var / "ledger.sqlite")) as ledger:
        build_site(ledger, {SMALL: locality_names()[SMALL]}, target)
    return target


@pytest.fixture(scope="session")
def served_app(sample_var: Path) -> Iterator[str]:
    """Address of a dashboard with the sample data, in a process of its own that all tests share."""
    with served(sample_var) as address:
        yield address


@pytest.fixture
def fresh_app(sample_var: Path) -> Iterator[str]:
    """Address of a dashboard that nobody has asked for anything yet."""
    with served(sample_var) as address:
        yield address


@contextmanager
def served(var: Path, **environment: str) -> Generator[str]:
    """Serve the dashboard on a free port of this machine; end only the process that was started here."""
    port = free_port(0)
    with served_at(port, var, **environment):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def served_at(port: int, var: Path, **environment: str) -> Generator[None]:
    """Serve the dashboard on this port of this machine."""
    server = serve(port, **{"THUOCDO_VAR": str(var), **environment})
    try:
        assert becomes_healthy(server, port), "the dashboard did not start; see the output above"
        yield
    finally:
        end(server)
