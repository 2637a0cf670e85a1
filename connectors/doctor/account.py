"""Which account reads Google Sheets, and whether its key is there and kept from others."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from connectors.doctor.fault_words import said
from connectors.doctor.finding import Finding, failure, fine, warning
from connectors.google.credentials import API_KEY, KEY_FILE, Identity, from_environment
from connectors.google.faults import GoogleFault
from rubric.text import Text

_OTHERS = stat.S_IRWXO  # not the group: a service manager may hand the file over by its group


def check_account() -> tuple[Finding, Identity | None]:
    """The identity that the environment names; None when it cannot be used."""
    try:
        identity = from_environment()
    except GoogleFault as fault:
        return failure("account", *said(fault)), None
    path = os.environ.get(KEY_FILE, "")
    if identity.kind == "service_account" and (mode := _open_to_others(Path(path))):
        found = Text(
            vi=f"{identity.account}, nhưng tệp khóa ai trên máy cũng có thể mở (quyền {mode})",
            en=f"{identity.account}, but others on this machine may open the key file (mode {mode})",
        )
        remedy = Text(
            vi=f"Hãy chạy: chmod 600 {path} (tệp phải thuộc về tài khoản chạy phần mềm).",
            en=f"Run: chmod 600 {path} (the file must belong to the account that runs the software).",
        )
        return warning("account", found, remedy), identity
    return fine("account", *_which(identity, path)), identity


def _which(identity: Identity, path: str) -> tuple[str, str]:
    match identity.kind:
        case "service_account":
            name = Path(path).name
            return f"tài khoản dịch vụ {identity.account} ({name})", f"service account {identity.account} ({name})"
        case "api_key":
            return (
                f"khóa API ({API_KEY}): chỉ đọc được bảng tính mở cho mọi người có đường dẫn",
                f"an API key ({API_KEY}): reads only sheets that are open to everyone who has the link",
            )
        case "application_default":
            who = identity.account or "gcloud auth application-default login"
            return f"tài khoản mặc định của máy ({who})", f"the machine's default credentials ({who})"


def _open_to_others(path: Path) -> str:
    """The permissions of a key file that others may touch; empty when they may not, or on a system without any."""
    if os.name == "nt":
        return ""
    mode = stat.S_IMODE(path.stat().st_mode)
    return f"{mode:04o}" if mode & _OTHERS else ""
