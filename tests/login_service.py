"""A real OpenID Connect provider on loopback, in a process of its own; whoever types an address is that address.

Run as a program it prints its port and serves until its input ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dev import free_port
from dev_environment import PYTHON, ROOT
from tests.conftest import served_at

COOKIE_SECRET = "for-tests-only-" + "57" * 16


@dataclass(frozen=True)
class WithLogin:
    """A dashboard that asks a login service: its address, its runtime folder, and that of the service."""

    address: str
    var: Path
    service: str


@contextmanager
def login_service() -> Generator[str]:
    """The address of a provider that was started for this."""
    command = [str(PYTHON), "-W", "ignore", "-m", "tests.login_service"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin
    assert process.stdout
    try:
        port = int(process.stdout.readline())
        yield f"http://127.0.0.1:{port}"
    finally:
        process.stdin.close()
        process.wait(timeout=10)
        process.stdout.close()


@contextmanager
def served_with_login(var: Path, service: str, **environment: str) -> Generator[WithLogin]:
    """A dashboard on the data in ``var`` that logs people in by ``service``."""
    port = free_port(0)
    address = f"http://127.0.0.1:{port}"
    settings = {
        "THUOCDO_OIDC_METADATA_URL": f"{service}/.well-known/openid-configuration",
        "THUOCDO_OIDC_CLIENT_ID": "thuocdo-57",
        "THUOCDO_OIDC_CLIENT_SECRET": "for-tests-only",
        "THUOCDO_OIDC_COOKIE_SECRET": COOKIE_SECRET,
        "THUOCDO_ADDRESS": address,
    }
    with served_at(port, var, **settings, **environment):
        yield WithLogin(address, var, service)


def _serve() -> None:
    from oidc_provider_mock import app
    from werkzeug.serving import make_server

    server = make_server("127.0.0.1", 0, app(), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    _serve()
