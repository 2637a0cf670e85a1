"""Whether the packages in use are those that this version was tested with."""

from __future__ import annotations

import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from connectors.doctor.finding import Finding, fine, warning
from connectors.settings import ROOT
from rubric.text import Text

PINS = ROOT / "requirements" / "run.txt"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*\\?$", re.MULTILINE)
_SHOWN = ("gspread", "google-auth", "streamlit")


def check_versions(pins: Path = PINS) -> Finding:
    """Python and the packages, against ``requirements/run.txt``."""
    pinned = dict(_PIN.findall(pins.read_text(encoding="utf-8"))) if pins.exists() else {}
    found = {name: _installed(name) for name in pinned}
    others = [f"{name} {found[name] or '–'} ({pinned[name]})" for name in pinned if found[name] != pinned[name]]
    python = platform.python_version()
    if not others:
        shown = ", ".join(f"{name} {_installed(name)}" for name in _SHOWN)
        return fine("versions", f"Python {python}, {shown}", f"Python {python}, {shown}")
    listed = ", ".join(others[:3]) + (f" (+{len(others) - 3})" if len(others) > 3 else "")
    return warning(
        "versions",
        Text(vi=f"khác bản đã kiểm thử: {listed}", en=f"not as tested: {listed}"),
        Text(
            vi="Hãy cài lại: pip install --require-hashes -r requirements/run.txt",
            en="Install them again: pip install --require-hashes -r requirements/run.txt",
        ),
        tuple(others),
    )


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
