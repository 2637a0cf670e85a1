"""Serve a folder of .xlsx books as Google Sheets: ``python -m tests.google_stand_in --folder books --port 8057``."""

from __future__ import annotations

import argparse
import csv
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from tests.google_stand_in.accounts import write_json
from tests.google_stand_in.book import Book
from tests.google_stand_in.from_workbook import book_from_workbook
from tests.google_stand_in.quotas import Quotas
from tests.google_stand_in.server import StandIn


def main(arguments: list[str] | None = None) -> int:
    """Serve until Ctrl-C, SIGTERM or the end of the lifetime; the first lines say where and with which key."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"{options.folder}: không có thư mục này / no such folder")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until it serves, there is nothing to put in order
    google = StandIn(
        quotas=Quotas.unlimited() if options.no_quota else None,
        speed=options.speed,
        latency=options.latency,
        port=options.port,
        lifetime=options.lifetime,
        keep_bodies=False,
    )
    key = options.key or Path(tempfile.mkdtemp(prefix="google-stand-in-")) / "service_account.json"
    write_json(google.service_account(), key)
    _say(f"address: {google.address}")
    _say(f"key: {key}")
    links: dict[str, str] = {}
    for path in sorted(options.folder.rglob("*.xlsx")):
        if not path.name.startswith("~$"):
            book = book_from_workbook(path)
            file = google.add(book, options.role)
            links[path.relative_to(options.folder).as_posix()] = book.link
            _say(f"book: {file.file_id} {path.relative_to(options.folder).as_posix()}")
    if options.register:
        register = register_of(options.register, links)
        google.add(register)
        _say(f"register: {register.link}")
    with google:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: google.stop())
        _say(f"serving {len(google.store.files)} books")
        if options.while_stdin:
            threading.Thread(target=_stop_after_stdin, args=(google,), daemon=True).start()
        google.wait()
    return 0


def _leave(code: int) -> NoReturn:
    """End at once: a thread still reads the standard input, and the interpreter may wait for it for ever."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.google_stand_in", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="thư mục các tệp .xlsx / the books to serve")
    parser.add_argument("--port", type=int, default=0, help="0 takes any")
    parser.add_argument("--key", type=Path, help="where the service account's key file goes; by default a new folder")
    parser.add_argument("--role", choices=("reader", "writer"), default="reader", help="what the account may do")
    parser.add_argument("--speed", type=float, default=1.0, help="how much faster a minute of quota passes")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds every answer takes")
    parser.add_argument("--lifetime", type=float, help="seconds until it stops by itself")
    parser.add_argument("--no-quota", action="store_true", help="answer as many requests as come")
    parser.add_argument("--register", type=Path, help="a CSV to serve, too, with links where it names books by file")
    parser.add_argument("--while-stdin", action="store_true", help="stop when the standard input ends")
    return parser


def register_of(table: Path, links: Mapping[str, str]) -> Book:
    """A table of CSV as a book, with the link of a book wherever a cell is the name of its file."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = [[links.get(cell, cell) for cell in row] for row in csv.reader(file)]
    return Book.of(table.stem, {"Sổ đăng ký": rows})


def _stop_after_stdin(google: StandIn) -> None:
    """Whoever started this holds the other end: when they die, in whatever way, so does this."""
    sys.stdin.buffer.read()
    google.stop()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _leave(main())
