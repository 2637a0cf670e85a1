"""Whether the folder of this installation can be written, has room, and lies on a disk of this machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from connectors.doctor.finding import Finding, failure, fine, warning
from connectors.settings import MEGABYTE, Settings
from rubric.text import Text

MOUNTS = Path("/proc/self/mounts")
_NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "davfs", "fuse.sshfs",
        "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.ceph", "fuse.davfs2", "fuse.gcsfuse", "ncpfs",
    }
)  # fmt: skip


def check_disk(settings: Settings, mounts: Path = MOUNTS) -> Finding:
    """Room, rights and kind of the disk under the folder; nothing is written to find out."""
    folder = settings.var
    place = next(each for each in (folder, *folder.resolve().parents) if each.exists())
    free = shutil.disk_usage(place).free
    if not may_write(place):
        return failure("disk", *_read_only(folder))
    if free < settings.least_free:
        return failure("disk", *_full(folder, free, settings.least_free))
    kind = file_system(place, _table(mounts))
    if kind in _NETWORK:
        return warning("disk", *_far(folder, kind))
    return fine(
        "disk", f"{folder}: còn {_megabytes(free)} MB, ghi được", f"{folder}: {_megabytes(free)} MB free, writable"
    )


def may_write(place: Path) -> bool:
    """Whether whoever runs this may write to a folder or file, as things are."""
    wanted = os.W_OK | os.X_OK if place.is_dir() else os.W_OK
    effective = os.access in os.supports_effective_ids
    return os.access(place, wanted, effective_ids=effective)


def file_system(place: Path, mounts: str) -> str:
    r"""The kind of file system that ``place`` lies on, by the table of mounts; empty when that does not say.

    >>> file_system(Path("/srv/thuocdo"), "/dev/sda1 / ext4 rw 0 0\nnas:/so /srv nfs4 rw 0 0\n")
    'nfs4'
    """
    whole = place.resolve().as_posix()
    found = ("", "")
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        is_above = whole == point or whole.startswith(point.rstrip("/") + "/")
        if is_above and len(point) >= len(found[0]):
            found = (point, parts[2])
    return found[1]


def _table(mounts: Path) -> str:
    try:
        return mounts.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _megabytes(size: int) -> str:
    return f"{size // MEGABYTE:,}".replace(",", ".")


def _read_only(folder: Path) -> tuple[Text, Text]:
    return (
        Text(vi=f"không ghi được vào {folder}", en=f"{folder} cannot be written"),
        Text(
            vi="Hãy cấp quyền ghi cho tài khoản chạy phần mềm, hoặc đặt biến THUOCDO_VAR vào thư mục ghi được.",
            en="Let the account that runs the software write there, or set THUOCDO_VAR to a folder it can write to.",
        ),
    )


def _full(folder: Path, free: int, least: int) -> tuple[Text, Text]:
    have, want = _megabytes(free), _megabytes(least)
    return (
        Text(vi=f"{folder}: còn {have} MB, cần ít nhất {want} MB", en=f"{folder}: {have} MB free, {want} MB needed"),
        Text(
            vi="Hãy giải phóng chỗ trống; mức tối thiểu đặt bằng biến THUOCDO_FREE_MEGABYTES.",
            en="Free some space; the least that must be free is set by the variable THUOCDO_FREE_MEGABYTES.",
        ),
    )


def _far(folder: Path, kind: str) -> tuple[Text, Text]:
    return (
        Text(vi=f"{folder} nằm trên ổ mạng ({kind})", en=f"{folder} lies on a network file system ({kind})"),
        Text(
            vi="Sổ cái có thể hỏng trên ổ mạng: hãy đặt THUOCDO_VAR vào ổ đĩa của máy này và chỉ sao lưu ra ổ mạng.",
            en="A ledger may break there: set THUOCDO_VAR to a disk of this machine, and keep only backups on the"
            " share.",
        ),
    )
