"""How the tests are run, and the programs they need: Chromium, PostgreSQL, LibreOffice Writer, nginx.

Each program is installed where that is possible and not refused; the tests are told where it is, or why it is missing.
Nothing but Python's own library; the file must parse on Python 3.8.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dev_environment import PYTHON, ROOT, apt_install, at_a_terminal, call, may_use_apt, say

SIDE_BY_SIDE = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]  # `-- -n 0` runs the tests one by one
LAST_FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
FEW = 5
_SOME_FAILED = 1  # pytest's own exit code


def run_tests(extra: "list[str]", settings: "dict[str, str]") -> bool:
    """Run every test on all cores; whether they passed.

    Many start servers, databases and browsers, and wait for them by the clock. A few that failed beside others on a
    busy machine are run once more by themselves; what failed the first time stays printed above, and is named.
    """
    if LAST_FAILED.exists():
        LAST_FAILED.unlink()
    code = call(PYTHON, "-m", "pytest", *SIDE_BY_SIDE, *extra, env=settings)
    if code == 0:
        return True
    failed = _last_failed() if code == _SOME_FAILED else []
    if not 0 < len(failed) <= FEW:
        return False
    for name in failed:
        say(
            f"chưa đạt khi chạy cùng các kiểm thử khác, chạy lại riêng: {name}", "failed beside others, once more alone"
        )
    return call(PYTHON, "-m", "pytest", "-n", "0", *failed, env=settings) == 0


def _last_failed() -> "list[str]":
    try:
        return sorted(json.loads(LAST_FAILED.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return []


def find_chromium() -> str:
    """Path of a Chromium that starts, or an empty string."""
    for name in (os.environ.get("THUOCDO_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name) if name else None
        if path and call(path, "--version", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            return path
    return ""


def find_postgresql() -> str:
    """Folder of the server programs of PostgreSQL, the newest of the distribution's, or an empty string."""
    told = [Path(os.environ["THUOCDO_POSTGRESQL"])] if os.environ.get("THUOCDO_POSTGRESQL") else []
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: each.parent.name.zfill(4), reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    for folder in [*told, *debian, *on_path]:
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return str(folder)
    return ""


def find_libreoffice() -> str:
    """Path of LibreOffice with Writer, or an empty string."""
    path = shutil.which(os.environ.get("THUOCDO_SOFFICE", "soffice"))
    return path if path and (Path(path).resolve().parent / "libswlo.so").exists() else ""


def find_nginx() -> str:
    """Path of the web server nginx, or an empty string."""
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    return shutil.which(os.environ.get("THUOCDO_NGINX", "nginx"), path=places) or ""


class Program(NamedTuple):
    """A program of the distribution: how it is found, what is installed, and which tests want it.

    The tests are told of it in the variable ``place``, or in ``missing`` why they are skipped.
    """

    name: str
    find: "Callable[[], str]"
    packages: "tuple[str, ...]"
    place: str
    missing: str
    vietnamese: str
    english: str


PROGRAMS = (
    Program(
        "Chromium",
        find_chromium,
        ("chromium", "fonts-noto-core"),
        "THUOCDO_CHROMIUM",
        "THUOCDO_SKIP_BROWSER",
        "kiểm thử trình duyệt",
        "the browser tests",
    ),
    Program(
        "PostgreSQL",
        find_postgresql,
        ("postgresql",),
        "THUOCDO_POSTGRESQL",
        "THUOCDO_SKIP_POSTGRESQL",
        "kiểm thử sổ cái trên đó",
        "the tests of the ledger on it",
    ),
    Program(
        "LibreOffice Writer",
        find_libreoffice,
        ("libreoffice-writer-nogui", "fonts-liberation", "fonts-croscore", "poppler-utils"),
        "THUOCDO_SOFFICE",
        "THUOCDO_SKIP_PAPERS",
        "kiểm thử văn bản in thành trang",
        "the tests of papers as pages",
    ),
    Program(
        "nginx",
        find_nginx,
        ("nginx",),
        "THUOCDO_NGINX",
        "THUOCDO_SKIP_NGINX",
        "kiểm thử trang tĩnh trên đó",
        "the tests of the static site on it",
    ),
)


def settings_for_tests() -> "dict[str, str]":
    """Tell the tests where each program is, after installing it where that is possible and not refused."""
    settings = {}
    for program in PROGRAMS:
        path = program.find()
        if not path and may_use_apt():
            question = f"Cài {program.name} để {program.vietnamese}? / Install it for {program.english}? [Y/n] "
            if not at_a_terminal() or input(question).strip().lower() in {"", "y", "yes", "c", "có"}:
                apt_install(*program.packages)
                path = program.find()
        if path:
            settings[program.place] = path
            continue
        vietnamese = f"không có {program.name} nên bỏ qua {program.vietnamese}"
        english = f"there is no {program.name}, so {program.english} are skipped"
        say(vietnamese, english)
        settings[program.missing] = f"{vietnamese} / {english}"
    return settings
