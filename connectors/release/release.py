"""A release: an immutable record of inputs, criteria set, code version and results, opened from its bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from connectors.release.container import MANIFEST, SIGNATURE, pack, unpack
from connectors.release.contents import Contents, read
from connectors.release.faults import ReleaseError
from connectors.release.manifest import Manifest, read_manifest, sha256
from connectors.release.results import FINDING_COLUMNS, FINDINGS, STANDING_COLUMNS, STANDINGS
from connectors.release.tables import Schema, from_table
from connectors.scorecard import Scorecard, Verdict, build


@dataclass(frozen=True, eq=False)
class Release:
    """A frozen result. ``files`` are those of the bundle, the signature excepted, which may come later."""

    manifest: Manifest
    files: Mapping[str, bytes]
    signature: bytes | None = None

    @property
    def id(self) -> str:
        """Its name: locality, year and number."""
        return self.manifest.id

    @property
    def bundle(self) -> bytes:
        """The bundle; equal releases are equal bytes."""
        signed = {SIGNATURE: self.signature} if self.signature is not None else {}
        return pack({**self.files, **signed})

    @cached_property
    def contents(self) -> Contents:
        """What it rests on, read from its files."""
        return read(self.files, self.manifest.as_of, self.manifest.years)

    @cached_property
    def findings(self) -> pl.DataFrame:
        """The findings as published."""
        return self._table(FINDINGS, FINDING_COLUMNS)

    @cached_property
    def standings(self) -> pl.DataFrame:
        """The standings as published."""
        return self._table(STANDINGS, STANDING_COLUMNS)

    def scorecard(self) -> Scorecard:
        """The scorecard, computed again from the accepted values of the bundle; cells it names, but none opens."""
        held = self.contents
        return build(
            held.installation,
            held.figures,
            basis=self.manifest.basis,
            is_illustration=self.manifest.is_illustration,
            tasks=held.tasks,
            verdicts={(d.agency, d.period, d.field): Verdict(d.verdict, d.reason) for d in held.decisions},
        )

    def signed(self, signature: bytes) -> Release:
        """The release with the signature in its bundle."""
        return replace(self, signature=signature)

    def _table(self, name: str, schema: Schema) -> pl.DataFrame:
        if name not in self.files:
            raise ReleaseError(f"thiếu {name}", f"{name} is missing", name)
        return from_table(self.files[name], schema, name)


def open_release(bundle: bytes) -> Release:
    """The release in a bundle whose bytes and hashes agree; nothing is recomputed. ReleaseError says what differs."""
    unpacked = unpack(bundle)
    if unpacked.damage:
        file, place = unpacked.damage[0]
        raise ReleaseError(f"gói đã bị thay đổi: {file} {place}", f"the bundle was changed: {file} {place}", file)
    files = dict(unpacked.files)
    signature = files.pop(SIGNATURE, None)
    if MANIFEST not in files:
        raise ReleaseError(f"thiếu {MANIFEST}", f"{MANIFEST} is missing", MANIFEST)
    manifest = read_manifest(files[MANIFEST])
    for name in changed_files(manifest, files):
        raise ReleaseError(f"{name} đã bị thay đổi hoặc thiếu", f"{name} was changed or is missing", name)
    return Release(manifest, files, signature)


def changed_files(manifest: Manifest, files: Mapping[str, bytes]) -> list[str]:
    """The files that are missing, not listed, or not those whose hash the manifest holds."""
    there = {name: (len(content), sha256(content)) for name, content in files.items() if name != MANIFEST}
    listed = {name: (facts.size, facts.sha256) for name, facts in manifest.files.items()}
    return [name for name in dict.fromkeys([*listed, *there]) if listed.get(name) != there.get(name)]
