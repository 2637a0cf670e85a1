"""A PostgreSQL server of the distribution's, for one run of the tests: in a temporary folder, on a socket in it."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from dev_tests import find_postgresql

# Nothing of a test must outlive a power cut, and every connection is this machine's.
_QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=", "max_connections=60"]


@dataclass(frozen=True)
class PostgreSQL:
    """A running server; every call of ``database`` makes an empty database and tells its address."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def database(self) -> str:
        name = f"so_cai_{next(self.numbers)}"
        with psycopg.connect(f"host={self.folder} user=thuocdo dbname=postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
        return f"postgresql://thuocdo@/{name}?host={self.folder}"


@contextmanager
def postgresql() -> Generator[PostgreSQL]:
    """Serve until the end of the block; as ``postgres`` or ``nobody`` where the tests run as root, which it refuses."""
    programs, owner = Path(find_postgresql()), _owner()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # short: the path of a socket has at most 107 letters
    data = folder / "data"
    try:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        making = ["--username=thuocdo", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        _started([programs / "initdb", "-D", data, *making], folder, owner).wait()
        options = [part for each in _QUICK for part in ("-c", each)]
        server = _started([programs / "postgres", "-D", data, "-k", folder, *options], folder, owner)
        try:
            _wait_for(server, folder)
            yield PostgreSQL(folder)
        finally:
            server.send_signal(signal.SIGINT)  # ends what is connected, then itself
            server.wait(timeout=60)
    finally:
        shutil.rmtree(folder)


def _owner() -> pwd.struct_passwd:
    """Who the server runs as: whoever runs the tests, but never root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    known = {each.pw_name: each for each in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _started(command: Sequence[object], folder: Path, owner: pwd.struct_passwd) -> subprocess.Popen[bytes]:
    """Start a program in the folder as its owner; what it says goes into a log there."""
    words = [str(part) for part in command]
    with (folder / "log").open("ab") as log:
        if os.geteuid() != 0:
            return subprocess.Popen(words, cwd=folder, stdout=log, stderr=log)
        user, group = owner.pw_uid, owner.pw_gid
        return subprocess.Popen(words, cwd=folder, stdout=log, stderr=log, user=user, group=group, extra_groups=[])


def _wait_for(server: subprocess.Popen[bytes], folder: Path, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(f"host={folder} user=thuocdo dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError((folder / "log").read_text(errors="replace"))
