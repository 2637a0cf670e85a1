"""Which code made a release: the version of the program, and a hash of the rules it computed with."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from connectors.settings import ROOT


@lru_cache(maxsize=1)
def code_version() -> str:
    """The program's version and the first twelve digits of the hash of its rules: ``0.1.0+rules.1f0c…``."""
    digest, rules = hashlib.sha256(), ROOT / "rubric"
    for file in sorted(rules.rglob("*.py"), key=lambda each: each.relative_to(rules).as_posix()):
        digest.update(file.relative_to(rules).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    try:
        program = version("thuocdo57")
    except PackageNotFoundError:
        program = "0"
    return f"{program}+rules.{digest.hexdigest()[:12]}"
