"""A bundle made anew around changed files, every hash right again: what somebody without the key can do."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from connectors.release.container import MANIFEST, SIGNATURE, pack, unpack
from connectors.release.manifest import sha256


def rebuilt(bundle: bytes, changes: Mapping[str, bytes], manifest: Callable[[Any], None] | None = None) -> bytes:
    files = {**unpack(bundle).files, **changes}
    told = json.loads(files[MANIFEST])
    for name, content in changes.items():
        if name in told["files"]:
            told["files"][name] = {"size": len(content), "sha256": sha256(content)}
    if manifest:
        manifest(told)
    files[MANIFEST] = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    return pack(files)


def unsigned(bundle: bytes) -> bytes:
    return pack({name: content for name, content in unpack(bundle).files.items() if name != SIGNATURE})
