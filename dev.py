#!/usr/bin/env python3
"""Run and check Thước đo 57; whatever that needs is set up first, with nothing but Python's own library.

python3 dev.py run      make the sample data and serve the dashboard on this machine;
                        with --locality ID (hue, quang-ngai, dien-bien, ha-tinh, hoang-van-thu), of that locality, or
                        of all five with --locality all; with --sheets, the same books come as Google Sheets from a
                        stand-in for Google
python3 dev.py test     every check and every test; arguments after `--` go to pytest
python3 dev.py bench    the benchmarks; arguments after `--` go to pytest
python3 dev.py load     what syncing 150 and 4,000 online books reads and costs; arguments after `--` go to tests.load;
                        with --national, what scoring the communes of all provinces in six years costs
python3 dev.py fix      format the code, and mend what ruff can mend
python3 dev.py lock     pin requirements/*.in again; arguments after `--` go to uv (say, --upgrade)
"""

import argparse
import concurrent.futures
import contextlib
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import Any

from dev_environment import (
    BIN,
    IN_CI,
    PYTHON,
    ROOT,
    call,
    environment_for_uv,
    prepare,
    say,
    stop,
)
from dev_tests import run_tests, settings_for_tests

SAMPLES_SPEAK_OF = "2026-12-31"
FIRST, ALL = "hue", "all"
CHECKS = {
    "ruff check": [BIN / "ruff", "check"],
    "ruff format": [BIN / "ruff", "format", "--check"],
    "lint-imports": [BIN / "lint-imports", "--no-logo"],
    "basedpyright": [BIN / "basedpyright"],
}


def test(extra: list[str]) -> int:
    """Run every check, then every test; pytest comes last, so that its closing line ends a good run."""
    prepare("dev")
    settings = {**os.environ, **settings_for_tests()}
    if IN_CI:
        settings["THUOCDO_NO_SKIP"] = "1"
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        failed = [name for name, passed in zip(CHECKS, pool.map(check, CHECKS)) if not passed]
    say("pytest: kiểm thử", "the tests")
    began = time.monotonic()
    if not run_tests(extra, settings):
        failed.append(f"pytest ({time.monotonic() - began:.1f} s)")
    if failed:
        stop(f"CHƯA ĐẠT: {', '.join(failed)}", f"FAILED: {', '.join(failed)}")
    return 0


def check(name: str) -> bool:
    """Run one of CHECKS in silence; print its name and time, and what it said if it failed."""
    began = time.monotonic()
    command = [str(part) for part in CHECKS[name]]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    seconds = time.monotonic() - began
    if done.returncode == 0:
        say(f"{name}: đạt", f"passed ({seconds:.1f} s)")
    else:
        print(done.stdout.decode(errors="replace"), flush=True)
        say(f"{name}: CHƯA ĐẠT", f"FAILED ({seconds:.1f} s)")
    return done.returncode == 0


def bench(extra: list[str]) -> int:
    """Run the benchmarks, which `test` leaves out."""
    prepare("dev")
    only = ["-o", "addopts=--import-mode=importlib", "--benchmark-only"]
    return call(PYTHON, "-m", "pytest", *only, *(extra or ["tests/bench"]))


def load(extra: list[str], national: bool) -> int:
    """Print what it takes to sync made-up online books, or to score every commune of the country in one run."""
    prepare("dev")
    return call(PYTHON, "-m", f"tests.load.{'national' if national else 'sheets'}", *extra)


def fix() -> int:
    """Let ruff mend and format the code."""
    prepare("dev")
    return max(call(BIN / "ruff", "check", "--fix"), call(BIN / "ruff", "format"))


def lock(extra: list[str]) -> int:
    """Write requirements/*.txt anew: hashes of the files for every platform, no index addresses."""
    if not (BIN / "uv").exists():  # otherwise leave the environment: its own pins may be what is broken
        prepare("run")
    # Only files that everybody can get may be pinned; a mirror of the whole index may stand in for it.
    local = {"UV_INDEX", "UV_FIND_LINKS"}
    environment = {name: value for name, value in environment_for_uv().items() if name not in local}
    how = ["--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--generate-hashes"]
    how += ["--no-emit-index-url", "--custom-compile-command", "python3 dev.py lock", "--quiet", *extra]
    for name, limits in (("uv", []), ("run", []), ("dev", ["-c", "requirements/run.txt"])):
        files = [f"requirements/{name}.in", *limits, "-o", f"requirements/{name}.txt"]
        if call(BIN / "uv", "pip", "compile", *how, *files, env=environment):
            return 1
    return 0


def run(first_port: int, locality: str, from_sheets: bool) -> int:
    """Make the sample data and serve the dashboard on this machine until Ctrl-C or SIGTERM."""
    wanted = localities(locality)
    if from_sheets and len(wanted) > 1:
        stop("Với --sheets, chỉ chạy được một địa phương.", "With --sheets, only one locality can be served.")
    prepare("run")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with contextlib.ExitStack() as children:
        settings = {"THUOCDO_LOCALITY": wanted[0]}
        if from_sheets:
            settings |= serve_sheets(children, wanted[0])
            made = [["sync", "--full", "always", "--as-of", SAMPLES_SPEAK_OF], ["demo-release"]]
        else:
            made = [["demo-data", "--locality", each] for each in wanted]
        for command in made:
            if call(PYTHON, "-m", "connectors.command_line", *command, env={**os.environ, **settings}):
                stop("Không tạo được dữ liệu mẫu; xem ở trên.", "Could not make the sample data; see above.")
        port = free_port(first_port)
        server = serve(port, **settings)
        children.callback(end, server)
        try:
            if not becomes_healthy(server, port):
                stop("Máy chủ không khởi động được; xem ở trên.", "The server did not start; see above.")
            address = f"http://127.0.0.1:{port}"
            say(f"Thước đo 57 đang chạy tại {address}", f"running at {address} (Ctrl-C: dừng / stop)")
            return server.wait()
        except KeyboardInterrupt:
            return 0


def localities(asked: str) -> list[str]:
    """The localities to serve, the one to show first in front; ends the command when there is none of that name."""
    known = sorted(file.parent.name for file in (ROOT / "data" / "localities").glob("*/locality.yaml"))
    if asked == ALL:
        return [FIRST, *(each for each in known if each != FIRST)]
    if asked not in known:
        stop(f"Không có địa phương “{asked}”; có: {', '.join(known)}, {ALL}.", f"There is no locality “{asked}”.")
    return [asked]


def serve_sheets(children: contextlib.ExitStack, locality: str) -> dict[str, str]:
    """Start what stands in for Google Sheets; returns the environment in which everything else reads from it."""
    command = [str(PYTHON), "-m", "connectors.command_line", "dev-sheets", "--locality", locality]
    google = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    children.enter_context(google)
    children.callback(end, google)
    settings: dict[str, str] = {}
    for line in google.stdout or ():
        if not line.startswith("export "):
            break
        name, _, value = shlex.split(line)[1].partition("=")
        settings[name] = value
    if not settings:
        stop(
            "Không mở được Google Trang tính giả lập; xem ở trên.", "The stand-in for Google did not start; see above."
        )
    say(f"Google Trang tính giả lập tại {settings['THUOCDO_GOOGLE_URL']}", "the stand-in for Google is running")
    return settings


def free_port(first: int) -> int:
    """The first loopback port from `first` on that nobody listens on; 0 takes any."""
    for port in range(first, min(first + 100, 65536)):
        with socket.socket() as probe, contextlib.suppress(OSError):
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return probe.getsockname()[1]
    sys.exit(f"Không còn cổng trống từ {first} / No free port from {first} on")


def serve(port: int, **environment: str) -> subprocess.Popen[bytes]:
    """Start the dashboard on a loopback port; its errors go to the terminal, its chatter nowhere."""
    address = ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    return subprocess.Popen(
        [str(PYTHON), "-m", "streamlit", "run", "app.py", *address],
        cwd=ROOT,
        env={**os.environ, "POLARS_MAX_THREADS": "1", **environment},
        stdout=subprocess.DEVNULL,
    )


def becomes_healthy(server: subprocess.Popen[bytes], port: int, seconds: float = 120) -> bool:
    """Wait until the server answers its health check; false when it ends first or stays silent."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), direct.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
            return True
        time.sleep(0.1)
    return False


def end(server: subprocess.Popen[Any]) -> None:
    """End this one server, politely first."""
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main() -> int:
    """Read the command line and do what it asks."""
    given, extra = sys.argv[1:], []
    if "--" in given:
        cut = given.index("--")
        given, extra = given[:cut], given[cut + 1 :]
    as_written = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=as_written)
    commands = parser.add_subparsers(dest="command", required=True, metavar="run | test | bench | load | fix | lock")
    running = commands.add_parser("run")
    running.add_argument("--port", type=int, default=8501, help="or the next free one")
    running.add_argument(
        "--locality", default=os.environ.get("THUOCDO_LOCALITY") or FIRST, help=f"or {ALL}; {FIRST} unless told"
    )
    running.add_argument("--sheets", action="store_true", help="read the sample books as Google Sheets")
    commands.add_parser("test").add_argument("-k", metavar="EXPR", help="as in pytest")
    loading = commands.add_parser("load")
    loading.add_argument("--national", action="store_true", help="score all communes of 34 provinces, made up")
    for name in ("bench", "fix", "lock"):
        commands.add_parser(name)
    options = parser.parse_args(given)
    if options.command == "test" and options.k:
        extra = ["-k", options.k, *extra]
    os.environ["PYTHONUTF8"] = "1"
    try:
        return {
            "run": lambda: run(options.port, options.locality, options.sheets),
            "test": lambda: test(extra),
            "bench": lambda: bench(extra),
            "load": lambda: load(extra, options.national),
            "fix": fix,
            "lock": lambda: lock(extra),
        }[options.command]()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
