"""The bundle as a file: a zip in which every byte is determined by what it holds.

Nothing is compressed, all times are the zip format's first day, and the entries have one order: the same files are
the same bytes on every machine, whatever its zlib. So nothing can be hidden between the files, a bundle cannot blow
up when it is read, and reading needs no general zip reader that could be led astray.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from connectors.release.faults import ReleaseError

README, MANIFEST, SIGNATURE = "README.txt", "manifest.json", "signature.json"
CONTENTS = (
    "criteria-set.json",
    "locality.json",
    "agencies.json",
    "plan.json",
    "measures.json",
    "figures.json",
    "approvals.json",
    "claims.json",
    "periods.json",
    "tasks.json",
    "decisions.json",
    "findings.json",
    "standings.json",
    "targets.json",
)
SINCE_FORMAT_2 = ("sources.json",)
ORDER = (README, MANIFEST, *CONTENTS, *SINCE_FORMAT_2, SIGNATURE)
LARGEST_BUNDLE = 512 * 2**20

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_NEEDS, _MADE_ON_UNIX, _FIRST_DAY, _PLAIN_FILE = 20, (3 << 8) | 20, 0x21, 0o100644 << 16


@dataclass(frozen=True)
class Unpacked:
    """The files of a bundle, and where its bytes are not what they should be: (file, place) pairs."""

    files: Mapping[str, bytes]
    damage: tuple[tuple[str, str], ...]


def pack(files: Mapping[str, bytes]) -> bytes:
    """The bundle of ``files``, whose names must be those of ``ORDER``."""
    parts, directory, at = [], [], 0
    for name in sorted(files, key=ORDER.index):
        content, called = files[name], name.encode("ascii")
        size, check = len(content), zlib.crc32(content)
        head = _LOCAL.pack(_LOCAL_MARK, _NEEDS, 0, 0, 0, _FIRST_DAY, check, size, size, len(called), 0)
        parts += [head, called, content]
        made = (_CENTRAL_MARK, _MADE_ON_UNIX, _NEEDS, 0, 0, 0, _FIRST_DAY, check, size, size, len(called))
        directory += [_CENTRAL.pack(*made, 0, 0, 0, 0, _PLAIN_FILE, at), called]
        at += len(head) + len(called) + size
    listed = b"".join(directory)
    end = _END.pack(_END_MARK, 0, 0, len(files), len(files), len(listed), at, 0)
    return b"".join([*parts, listed, end])


def unpack(bundle: bytes) -> Unpacked:
    """The files of ``bundle``; ReleaseError when it is no bundle of this program or could be a trap."""
    if len(bundle) > LARGEST_BUNDLE:
        raise ReleaseError("tệp quá lớn, không phải gói công bố", "the file is too large to be a release")
    files: dict[str, bytes] = {}
    starts: dict[str, int] = {}
    at = 0
    while bundle[at : at + 4] == _LOCAL_MARK:
        name, content, after = _entry(bundle, at)
        if name in files:
            raise ReleaseError(f"{name} có hai lần trong gói", f"{name} is in the bundle twice", name)
        if files and ORDER.index(name) < ORDER.index(next(reversed(files))):
            raise ReleaseError(f"{name} không đứng đúng chỗ trong gói", f"{name} is not in its place", name)
        files[name], starts[name], at = content, at, after
    if not files:
        raise ReleaseError("đây không phải là gói công bố", "this is no bundle of a release")
    return Unpacked(files, tuple(_damage(bundle, files, starts)))


def _entry(bundle: bytes, at: int) -> tuple[str, bytes, int]:
    """The entry that begins at ``at``: its name, its content, and where it ends."""
    if len(bundle) < at + _LOCAL.size:
        raise ReleaseError("gói bị cắt cụt", "the bundle is cut off")
    _, _, flags, method, _, _, _, packed, size, long, extra = _LOCAL.unpack_from(bundle, at)
    begins = at + _LOCAL.size + long + extra
    name = bundle[at + _LOCAL.size : at + _LOCAL.size + long].decode("ascii", "replace")
    shown = name[:60] if name.isprintable() else ascii(name[:60])
    if name not in ORDER:
        raise ReleaseError(f"trong gói có tệp lạ “{shown}”", f"the bundle holds an unknown file “{shown}”", shown)
    if method or flags & 1 or packed != size:
        vi, en = f"{name} bị nén hoặc đặt mật khẩu", f"{name} is compressed or has a password; bundles never are"
        raise ReleaseError(f"{vi}; gói công bố không bao giờ như vậy", en, name)
    if flags or extra:
        raise ReleaseError(f"đầu mục của {name} có phần thừa", f"the header of {name} holds something extra", name)
    if len(bundle) < begins + size:
        raise ReleaseError(f"gói bị cắt cụt trong {name}", f"the bundle is cut off within {name}", name)
    return name, bundle[begins : begins + size], begins + size


def _damage(bundle: bytes, files: Mapping[str, bytes], starts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Where the bundle is not what its files make, by the file whose entry it is; the first place of each."""
    wanted = pack(files)
    if wanted == bundle:
        return []
    found: list[tuple[str, str]] = []
    ends = [*list(starts.values())[1:], _end_of_entries(files)]
    for (name, start), end in zip(starts.items(), ends, strict=True):
        if (place := _first_difference(bundle, wanted, start, end)) is not None:
            found.append((name, f"byte {place}"))
    behind = _first_difference(bundle, wanted, ends[-1], max(len(bundle), len(wanted)))
    if behind is not None and not found:
        found.append((_next_name(bundle, ends[-1]), f"byte {behind}"))
    return found


def _end_of_entries(files: Mapping[str, bytes]) -> int:
    return sum(_LOCAL.size + len(name) + len(content) for name, content in files.items())


def _next_name(bundle: bytes, at: int) -> str:
    """The name of a file whose entry seems to begin at ``at`` with a broken mark; empty for the list of entries."""
    behind = bundle[at + _LOCAL.size : at + _LOCAL.size + 40]
    return next((name for name in ORDER if behind.startswith(name.encode("ascii"))), "")


def _first_difference(one: bytes, other: bytes, start: int, end: int) -> int | None:
    if one[start:end] == other[start:end]:
        return None
    pairs = zip(one[start:end], other[start:end], strict=False)
    return next((start + i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
