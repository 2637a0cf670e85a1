"""``thuocdo dev-sheets``: the illustration books as Google Sheets on this machine, to try the whole way by hand.

What stands in for Google belongs to the tests of the checkout and runs as a process of its own, which ends when this
one does.
"""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.commands.common import LocalityOption, YearOption, fail, installation_of, progress_line, say
from connectors.settings import ROOT, settings

if TYPE_CHECKING:
    from connectors.localities import Installation

STAND_IN = ROOT / "tests" / "google_stand_in"


def dev_sheets(
    folder: Annotated[Path | None, typer.Option("--to", help="Thư mục làm việc / working folder")] = None,
    port: Annotated[int, typer.Option(help="Cổng, 0: cổng trống bất kỳ / port, 0 takes any")] = 0,
    latency: Annotated[float, typer.Option(help="Số giây mỗi câu trả lời chậm lại / seconds each answer takes")] = 0.0,
    speed: Annotated[float, typer.Option(help="Phút hạn mức trôi nhanh mấy lần / how much faster quotas pass")] = 1.0,
    writable: Annotated[bool, typer.Option("--writable", help="Cho quyền sửa / let the account write")] = False,
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
) -> None:
    """Mở sổ minh hoạ như Google Trang tính trên máy này / serve the illustration books as Google Sheets here."""
    if not (STAND_IN / "__main__.py").exists():
        fail(
            f"lệnh này cần thư mục tests/google_stand_in của mã nguồn ({STAND_IN}); bản cài không có thư mục ấy",
            f"this command needs tests/google_stand_in of the source checkout ({STAND_IN}), which is not here",
        )
    place = (folder or settings().var / "sheets").resolve()
    books = place / "books"
    register = place / "so-bang-tinh.csv"
    _make_books(installation_of(locality, year), books, register)
    key = place / "service_account.json"
    options = ["--folder", books, "--register", register, "--key", key, "--port", port, "--latency", latency]
    options += ["--speed", speed, "--role", "writer" if writable else "reader", "--while-stdin"]
    command = [sys.executable, "-m", "tests.google_stand_in", *map(str, options)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as served:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: served.terminate())
        said = _said(served)
        if "register" in said:
            _tell(said, place, key)
        code = _ended(served)
    if code > 0:
        fail("máy giả lập dừng vì lỗi; xem ở trên", "the stand-in ended with an error; see above")
    say("Đã dừng / stopped")


def _ended(served: subprocess.Popen[str]) -> int:
    """Wait for the stand-in, awake now and then: a signal in the instant before an endless wait would go unheard."""
    while True:
        try:
            return served.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            continue


def _make_books(installation: Installation, books: Path, register: Path) -> None:
    from connectors.samples import make_samples
    from connectors.samples.registering import write_sample_register

    make_samples(installation, books, on_progress=progress_line("ghi sổ minh hoạ / writing samples"))
    write_sample_register(installation, register)


def _said(served: subprocess.Popen[str]) -> Mapping[str, str]:
    """What the stand-in says of itself before it serves."""
    said: dict[str, str] = {}
    for line in served.stdout or ():
        if line.startswith("serving "):
            break
        name, _, value = line.strip().partition(": ")
        said.setdefault(name, value)
    return said


def _tell(said: Mapping[str, str], place: Path, key: Path) -> None:
    variables = {
        "THUOCDO_GOOGLE_URL": said["address"],
        "THUOCDO_GOOGLE_KEY_FILE": str(key),
        "THUOCDO_REGISTRY": said["register"],
        "THUOCDO_SAMPLE_DATA": "1",
        "THUOCDO_VAR": str(place),
    }
    for name, value in variables.items():
        say(f"export {name}={shlex.quote(value)}")
    say("# Dán các dòng trên vào một cửa sổ khác rồi chạy: thuocdo doctor; thuocdo sync. Dừng: Ctrl-C")
    say("# Paste the lines above into another terminal and run: thuocdo doctor; thuocdo sync. Ctrl-C stops this")
    sys.stdout.flush()
