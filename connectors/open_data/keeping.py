"""Made files kept in memory, compressed, up to a bound: what nobody asked for the longest goes first."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock

LARGEST = 96 * 2**20
_LEVEL = 6


@dataclass(frozen=True)
class KeptFile:
    """A file as it is kept: compressed, with size and hash of what it holds."""

    digest: str
    size: int
    packed: bytes

    @classmethod
    def of(cls, content: bytes) -> KeptFile:
        """``content`` to keep; equal contents are kept as equal bytes."""
        return cls(hashlib.sha256(content).hexdigest(), len(content), gzip.compress(content, _LEVEL, mtime=0))

    @property
    def content(self) -> bytes:
        """The content as it was made."""
        return gzip.decompress(self.packed)


class Shelf:
    """Files under keys, at most ``largest`` bytes of them. Whoever asks first makes it; others wait for that one."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._files: OrderedDict[Hashable, KeptFile] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def file(self, key: Hashable, make: Callable[[], bytes]) -> KeptFile:
        """The file under a key, made where it is not there; what ``make`` raises is raised, and nothing kept."""
        if (found := self._found(key)) is not None:
            return found
        with self._lock:
            turn = self._making.setdefault(key, Lock())
        with turn:
            if (found := self._found(key)) is None:
                found = KeptFile.of(make())
                self._keep(key, found)
        with self._lock:
            self._making.pop(key, None)
        return found

    @property
    def weight(self) -> int:
        """The bytes that all files take."""
        with self._lock:
            return sum(len(each.packed) for each in self._files.values())

    def _found(self, key: Hashable) -> KeptFile | None:
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    def _keep(self, key: Hashable, file: KeptFile) -> None:
        """Keep a file and let go of the oldest; one that is larger than the bound by itself is kept alone."""
        with self._lock:
            self._files[key] = file
            weight = sum(len(each.packed) for each in self._files.values())
            while weight > self._largest and len(self._files) > 1:
                _, gone = self._files.popitem(last=False)
                weight -= len(gone.packed)
