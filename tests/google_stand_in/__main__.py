"""Serve a folder of .xlsx books as Google Sheets: ``python -m tests.google_stand_in --folder books --port 8057``."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from tests.google_stand_in.accounts import write_json
from tests.google_stand_in.from_workbook import book_from_workbook
from tests.google_stand_in.quotas import Quotas
from tests.google_stand_in.server import StandIn


def main(arguments: list[str] | None = None) -> int:
    """Serve until Ctrl-C, SIGTERM or the end of the lifetime; the first lines say where and with which key."""
    parser = argparse.ArgumentParser(prog="python -m tests.google_stand_in", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="thư mục các tệp .xlsx / the books to serve")
    parser.add_argument("--port", type=int, default=0, help="0 takes any")
    parser.add_argument("--key", type=Path, help="where the service account's key file goes; by default a new folder")
    parser.add_argument("--role", choices=("reader", "writer"), default="reader", help="what the account may do")
    parser.add_argument("--speed", type=float, default=1.0, help="how much faster a minute of quota passes")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds every answer takes")
    parser.add_argument("--lifetime", type=float, help="seconds until it stops by itself")
    parser.add_argument("--no-quota", action="store_true", help="answer as many requests as come")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"{options.folder}: không có thư mục này / no such folder")
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
    for path in sorted(options.folder.rglob("*.xlsx")):
        if not path.name.startswith("~$"):
            file = google.add(book_from_workbook(path), options.role)
            _say(f"book: {file.file_id} {path.relative_to(options.folder).as_posix()}")
    _say(f"serving {len(google.store.files)} books")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: google.stop())
    with google:
        google.wait()
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
