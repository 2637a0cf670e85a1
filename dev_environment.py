"""The environment that dev.py works in: `.venv` with the pinned packages.

Nothing but Python's own library; the file must parse on Python 3.8, so that older ones get a sentence.
"""

import ast
import contextlib
import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

if sys.version_info < (3, 11):
    found = "{}.{}".format(*sys.version_info)
    sys.exit(
        f"Thước đo 57 cần Python 3.11 trở lên; đây là Python {found}.\n"
        "Hãy cài bản mới hơn rồi gọi đúng tên nó, ví dụ: python3.12 dev.py run\n"
        f"Thước đo 57 needs Python 3.11 or newer; this is Python {found}.\n"
        "Install a newer one and call it by name, for example: python3.12 dev.py run"
    )

ROOT = Path(__file__).resolve().parent
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "thuocdo.json"
IN_CI = os.environ.get("CI", "").lower() in {"true", "1"}

for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # a terminal without Vietnamese letters is no reason to fail


def say(vietnamese: str, english: str) -> None:
    """Print one progress line in both languages, before whatever a child process prints next."""
    print(f"· {vietnamese} / {english}\n", end="", flush=True)  # one write: checks run side by side


def stop(vietnamese: str, english: str) -> None:
    """End with exit code 1 and a sentence instead of a traceback."""
    sys.exit(f"{vietnamese}\n{english}")


def call(*command: object, **options: Any) -> int:
    """Run a command in the checkout, wait for it and return its exit code (127: it could not start)."""
    try:
        return subprocess.run([str(part) for part in command], cwd=ROOT, check=False, **options).returncode
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 127


def prepare(kind: str) -> None:
    """Bring `.venv` to the pinned state; next to no work when it is there already.

    `kind` is "run" or "dev". "dev" contains "run", and an environment that has become "dev" stays so.
    The stamp is written last: where it is missing a set-up was interrupted, and `.venv` is made anew.
    """
    with one_set_up_at_a_time():
        before = read_stamp()
        # An environment holds for one Python in one place: it cannot be moved.
        made_with = f"{sys.version} {sys.base_prefix} {ROOT}"
        if before.get("made_with") != made_with:
            make_venv()
        elif before["kind"] == "dev":
            kind = "dev"
        after = {"made_with": made_with, "kind": kind, "pins": digest_of_pins(kind)}
        if after != before:
            STAMP.unlink(missing_ok=True)
            install(kind)
            STAMP.write_text(json.dumps(after), encoding="utf-8")


@contextlib.contextmanager
def one_set_up_at_a_time() -> Generator[None]:
    """Let a second dev.py wait while a first one writes to `.venv` (not on Windows)."""
    if os.name == "nt":
        yield
        return
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def read_stamp() -> dict[str, str]:
    """What the last finished set-up left; empty when there was none or its Python is gone."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8")) if PYTHON.exists() else {}
    except (OSError, ValueError):
        return {}


def digest_of_pins(kind: str) -> str:
    """Digest of every file that decides what is installed."""
    files = (REQUIREMENTS / "uv.txt", REQUIREMENTS / f"{kind}.txt", ROOT / "pyproject.toml")
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def make_venv() -> None:
    """Make an empty `.venv`; where Debian has left out the module for it, name the missing package."""
    found = [importlib.util.find_spec(module) for module in ("venv", "ensurepip")]
    if not all(module and module.origin for module in found):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        say("Python này thiếu mô-đun venv", "this Python lacks its venv module")
        if at_a_terminal() or not (may_use_apt() and apt_install(package)):
            stop(
                f"Hãy cài rồi chạy lại: sudo apt install python3-venv (hoặc đúng phiên bản: {package})",
                f"Install it and run again: sudo apt install python3-venv (or, for this version, {package})",
            )
    say("tạo môi trường .venv", "making the environment .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    # Not sys.executable: that may be the very `.venv` that was just removed.
    if call(getattr(sys, "_base_executable", sys.executable), "-m", "venv", VENV):
        stop("Không tạo được .venv; xem ở trên.", "Could not make .venv; see above.")


def install(kind: str) -> None:
    """Install the pinned packages, each checked against its hash, and then this project in place."""
    say("cài các gói đã ghim, lần đầu có thể mất vài phút", "installing the pinned packages")
    pip = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    # Compiled once here: where Python may not write bytecode, every later start would compile the packages again.
    uv = [BIN / "uv", "pip", "sync", *quiet, "--python", PYTHON, "--require-hashes", "--compile-bytecode"]
    pinned = REQUIREMENTS / f"{kind}.txt"
    uv_is_missing = call(*pip, "--require-hashes", "-r", REQUIREMENTS / "uv.txt")
    if uv_is_missing or call(*uv, pinned, env=environment_for_uv()):
        say("uv không cài được, thử bằng pip", "uv could not install them, trying pip")
        if call(*pip, "--require-hashes", "-r", pinned):
            stop("Không cài được các gói; xem ở trên.", "Could not install the packages; see above.")
    if call(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT):
        stop("Không cài được chính dự án này; xem ở trên.", "Could not install this project; see above.")


def environment_for_uv() -> dict[str, str]:
    """Tell uv, which reads no pip settings, what pip was told about indexes, proxies and certificates."""
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "find-links": "UV_FIND_LINKS",
        "trusted-host": "UV_INSECURE_HOST",
        "timeout": "UV_HTTP_TIMEOUT",
        "cert": "SSL_CERT_FILE",
        "client-cert": "SSL_CLIENT_CERT",
        "proxy": "ALL_PROXY",
    }
    # Like pip, look on every index for a version; which files are acceptable, the hashes say.
    ours = {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_SYSTEM_CERTS": "true"}
    if not os.access(Path("~").expanduser(), os.W_OK):
        ours["UV_NO_CACHE"] = "true"
    for setting, value in pip_settings().items():
        if setting in names:
            ours[names[setting]] = ("," if setting == "find-links" else " ").join(value.split())
    return {**ours, **os.environ}


def pip_settings() -> dict[str, str]:
    """What `pip config list` says; the more particular scope wins: global, install, environment."""
    command = [str(PYTHON), "-m", "pip", "config", "list"]
    listed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stdout
    settings = {}
    for scope in ("global.", "install.", ":env:."):
        for line in listed.splitlines():
            key, _, value = line.partition("=")
            if key.startswith(scope):
                settings[key[len(scope) :]] = str(ast.literal_eval(value))
    return settings


def at_a_terminal() -> bool:
    """Is somebody there to answer a question?"""
    return not IN_CI and sys.stdin is not None and sys.stdin.isatty()


def may_use_apt() -> bool:
    """Could this user install Debian packages without typing a password?"""
    if not shutil.which("apt-get") or (os.geteuid() != 0 and not shutil.which("sudo")):
        return False
    return os.geteuid() == 0 or call("sudo", "-n", "true", stderr=subprocess.DEVNULL) == 0


def apt_install(*packages: str) -> bool:
    """Install Debian packages, saying so; returns whether it worked."""
    say(f"cài bằng apt-get: {' '.join(packages)}", "installing them with apt-get")
    # At run level 1 no service that comes along is started: the tests start their own.
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-qq"]
    call(*apt, "update", stdout=subprocess.DEVNULL)
    return call(*apt, "install", "-y", "--no-install-recommends", *packages, stdout=subprocess.DEVNULL) == 0
