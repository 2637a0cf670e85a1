"""The folder of the site: built beside, put in the place of the old one at once, and never where something else is.

Beside ``target`` stand, while a site is built, ``.<name>.building`` and the lock ``.<name>.lock``; nothing else is
written outside of it.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import shutil
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from connectors.site.faults import SiteError

RECORD = ".thuocdo-site.json"
FORMAT = 1
_AT_CWD, _EXCHANGE = -100, 2


@dataclass(frozen=True)
class BuiltUnit:
    """A part of the site that is made as a whole: what it was made from, its files by size, where its links lead."""

    key: str
    files: Mapping[str, int]
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """What a built site knows of itself; its file marks the folder as one that may be built anew."""

    units: Mapping[str, BuiltUnit] = field(default_factory=dict[str, BuiltUnit])

    def write(self, folder: Path) -> None:
        """Put the record into a folder."""
        content = {"thuocdo_site": FORMAT, "units": {name: asdict(unit) for name, unit in self.units.items()}}
        (folder / RECORD).write_text(json.dumps(content, ensure_ascii=False, sort_keys=True), "utf-8")


def record_of(target: Path) -> Record:
    """The record of the site in a folder; an empty one where no site is there, or one of another format.

    SiteError where the folder holds anything else: it is never overwritten.
    """
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return Record()
    try:
        found = json.loads((target / RECORD).read_text("utf-8"))
        if "thuocdo_site" not in found:
            raise ValueError("no record of a site")
    except (OSError, ValueError):
        raise SiteError(
            f"Thư mục {target} có nội dung khác, không phải trang do thuocdo site làm; hãy chọn thư mục mới.",
            f"{target} holds something else than a site made by thuocdo site; name a new folder.",
        ) from None
    if found["thuocdo_site"] != FORMAT:
        return Record()
    return Record({name: BuiltUnit(u["key"], u["files"], tuple(u["links"])) for name, u in found["units"].items()})


@contextmanager
def built_beside(target: Path) -> Generator[Path]:
    """A new folder to build in, which takes the target's place when the block ends well, and is gone when it fails.

    SiteError while another build of the same site is under way.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        new = _beside(target, "building")
        _settle(target, new)
        new.mkdir()
        try:
            yield new
            _take_place(new, target)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def keep(new: Path, old: Path, content: bytes) -> bool:
    """Write a file, or take the old one over where it holds the same; whether it was taken over."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if old.is_file() and old.stat().st_size == len(content) and old.read_bytes() == content:
        take_over(new, old)
        return True
    new.write_bytes(content)
    return False


def take_over(new: Path, old: Path) -> None:
    """The old file under the new name too, with its time; copied where the disk knows no second names."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


@contextmanager
def _locked(target: Path) -> Generator[None]:
    with _beside(target, "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SiteError(
                f"Đang có lệnh khác làm trang ở {target}; hãy chờ lệnh đó xong.",
                f"Another command is building the site at {target}; wait for it to end.",
            ) from None
        yield


def _settle(target: Path, new: Path) -> None:
    """Clear away what a build that was cut off left; bring the old site back where it was between two names."""
    old = _beside(target, "replaced")
    if old.exists():
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)
    if new.exists():
        shutil.rmtree(new)


def _take_place(new: Path, target: Path) -> None:
    """Exchange the two at once; where the system cannot, move the old one aside for a moment."""
    if not target.exists():
        new.rename(target)
        return
    if _exchanged(new, target):
        return
    old = _beside(target, "replaced")
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)


def _exchanged(one: Path, other: Path) -> bool:
    rename: Callable[..., int] | None = None
    with suppress(AttributeError, OSError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    if rename is None:
        return False
    if rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in {errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV}:
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


def _beside(target: Path, what: str) -> Path:
    return target.parent / f".{target.name}.{what}"
