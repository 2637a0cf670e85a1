"""Browser tests run in the Chromium that dev.py found, or are skipped for the reason that it gave."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.google_stand_in.fixtures import google  # noqa: F401

expect.set_options(timeout=20_000)  # what comes at once on an idle machine takes its time beside other tests

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("THUOCDO_CHROMIUM") or shutil.which("chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    reason = os.environ.get("THUOCDO_SKIP_BROWSER") or (None if CHROMIUM else "there is no Chromium")
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """Use the distribution's browser, with a home of its own and without calls to its maker."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ]
    as_root = ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []
    environment = {**os.environ, "HOME": str(tmp_path_factory.mktemp("home"))}
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [*quiet, *as_root],
        "env": environment,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A visitor in Việt Nam."""
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
