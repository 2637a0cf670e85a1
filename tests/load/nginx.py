"""nginx on loopback with the configuration that the documentation gives, for a folder of the static site."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from dev import free_port
from dev_environment import ROOT
from dev_tests import find_nginx

SAMPLE = ROOT / "docs" / "nginx" / "static-site.conf"
MIME_TYPES = Path("/etc/nginx/mime.types")
_MAIN = """{user}
worker_processes {workers};
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 1024; }}
http {{
    include {mime};
    default_type application/octet-stream;
    access_log off;
    keepalive_requests 100000;
    {temporary}
    include {folder}/site.conf;
}}
"""
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_STARTS_WITHIN = 10.0


@contextmanager
def served(site: Path, folder: Path, *, workers: int = 1) -> Generator[int]:
    """Serve the site by nginx on a free port of this machine, which is given; ``folder`` is for its own files."""
    program = find_nginx()
    if not program:
        raise RuntimeError("there is no nginx")
    port = free_port(0)
    sample = SAMPLE.read_text("utf-8")
    for line, instead in (("listen 80;", f"listen 127.0.0.1:{port};"), ("root /srv/thuocdo57/site;", f"root {site};")):
        assert sample.count(line) == 1, line
        sample = sample.replace(line, instead)
    (folder / "site.conf").write_text(sample, "utf-8")
    temporary = "\n    ".join(f"{each}_temp_path {folder}/{each};" for each in _TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""  # the folder of a test is nobody else's
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=folder, mime=MIME_TYPES, temporary=temporary, user=user, workers=workers))
    process = subprocess.Popen([program, "-p", str(folder), "-c", str(main)])
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("HEAD", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            connection.close()
            return
    raise RuntimeError(f"nginx did not start: {process.poll()}")
