"""Verifying a bundle, offline and from the bundle alone: bytes, hashes, signature, and every figure once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from connectors.release.container import CONTENTS, MANIFEST, README, SIGNATURE, unpack
from connectors.release.contents import criteria_hash
from connectors.release.faults import ReleaseError
from connectors.release.keys import PublicKey
from connectors.release.manifest import Manifest, read_manifest, rule_versions, version_differences
from connectors.release.recomputing import Recomputed, recomputed
from connectors.release.release import Release, changed_files
from connectors.release.signing import Signed, examined
from rubric.text import Text

_FAULTS = (ValueError, KeyError, TypeError, ArithmeticError, LookupError, RecursionError, pl.exceptions.PolarsError)


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it should be: in which file, and of which agency and criterion where that is known."""

    file: str
    message: Text
    agency: str = ""
    item: str = ""


@dataclass(frozen=True)
class Verification:
    """What came of verifying a bundle. ``figures`` were recomputed; ``more`` differences are not listed."""

    manifest: Manifest | None
    differences: tuple[Difference, ...]
    signed: Signed
    figures: int = 0
    more: int = 0

    @property
    def is_intact(self) -> bool:
        """Whether nothing was changed and every figure was found again."""
        return not self.differences and self.signed.standing != "invalid"

    @property
    def exit_code(self) -> int:
        """0: intact and signed by the key that was given; 1: intact, but nobody vouches for it; 2: it differs."""
        if not self.is_intact:
            return 2
        return 0 if self.signed.standing == "known_key" else 1


def verify(bundle: bytes, *, key: PublicKey | None = None, signature: bytes | None = None) -> Verification:
    """Check the hashes, the signature and every figure of ``bundle``.

    ``key`` is the department's, got from itself; ``signature`` the detached one where the bundle holds none.
    """
    nobody = Signed("unsigned")
    try:
        unpacked = unpack(bundle)
    except ReleaseError as refused:
        return Verification(None, (Difference(refused.file, refused.message),), nobody)
    files = dict(unpacked.files)
    signature = files.pop(SIGNATURE, signature)
    found = [_changed(file, place) for file, place in unpacked.damage]
    named = {each.file for each in found}
    found += [_missing(name) for name in (README, MANIFEST, *CONTENTS) if name not in files]
    signed = examined(files.get(MANIFEST, b""), signature, key)
    try:
        manifest = read_manifest(files.get(MANIFEST, b""))
    except ReleaseError as refused:
        return Verification(None, (*found, Difference(refused.file, refused.message)), signed)
    required = {each.file for each in found}
    found += [_missing(name) for name in manifest.files if name not in files and name not in required]
    changed = changed_files(manifest, files)
    found += [_changed(name) for name in changed if name in files and name not in named]
    results, told = _figures(manifest, files)
    return Verification(manifest, (*found, *told), signed, results.figures, results.more)


def _figures(manifest: Manifest, files: Mapping[str, bytes]) -> tuple[Recomputed, list[Difference]]:
    """What recomputing gives; whatever cannot even be read is told as a difference of its file."""
    release, nothing = Release(manifest, files), Recomputed((), 0, 0)
    try:
        told = [Difference(MANIFEST, message) for message in _other_identity(release)]
        results = recomputed(release)
    except ReleaseError as refused:
        return nothing, [Difference(refused.file, refused.message)]
    except _FAULTS as fault:
        vi = f"không tính lại được từ gói này ({type(fault).__name__})"
        en = f"nothing can be recomputed from this bundle ({type(fault).__name__})"
        return nothing, [Difference("", Text(vi=vi, en=en))]
    told += [Difference(each.file, each.message, each.agency, each.item) for each in results.differences]
    return results, told


def _other_identity(release: Release) -> list[Text]:
    """Where the manifest does not speak of the contents of its own bundle, or of the rules of this program."""
    manifest, held = release.manifest, release.contents
    criteria_set, used = held.installation.criteria_set, manifest.criteria_set
    found = version_differences(manifest)
    pairs = [
        ("criteria_set.hash", used.hash, criteria_hash(release.files["criteria-set.json"])),
        ("criteria_set.id", used.id, criteria_set.id),
        ("criteria_set.version", used.version, criteria_set.version),
        ("criteria_set.status", used.status, criteria_set.status),
        ("locality", manifest.locality, held.installation.locality.id),
        ("year", manifest.year, criteria_set.year),
        ("rules", sorted(manifest.rules), sorted(rule_versions(criteria_set))),
    ]
    return found + [
        Text(vi=f"{name}: ghi {said}, trong gói là {there}", en=f"{name}: it says {said}, the bundle holds {there}")
        for name, said, there in pairs
        if said != there
    ]


def _changed(file: str, place: str = "") -> Difference:
    where = f" ({place})" if place else ""
    if not file:
        message = Text(
            vi=f"danh mục của gói đã bị thay đổi{where}", en=f"the bundle's list of files was changed{where}"
        )
    else:
        message = Text(vi=f"{file} đã bị thay đổi{where}", en=f"{file} was changed{where}")
    return Difference(file, message)


def _missing(file: str) -> Difference:
    return Difference(file, Text(vi=f"thiếu {file}", en=f"{file} is missing"))
