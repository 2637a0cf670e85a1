"""What a part of the site is made from, as a key: the same key means the same pages, so they are not made again."""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from importlib.metadata import version

from connectors.settings import ROOT

_SOURCES = ("rubric", "connectors")
_KINDS = {".py", ".j2", ".css", ".js"}
_LIBRARIES = ("jinja2", "markupsafe", "polars", "pyyaml")


@cache
def code_key() -> str:
    """A hash of everything of the program a page may come from, and of the libraries that print it."""
    digest = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\0".encode())
    files = (file for source in _SOURCES for file in (ROOT / source).rglob("*") if file.suffix in _KINDS)
    for file in sorted(files):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def key_of(*parts: object) -> str:
    """A key of all that is given; what is no plain data counts by how it prints."""
    said = json.dumps([code_key(), *parts], default=repr, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
