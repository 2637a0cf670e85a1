"""Freezing a scorecard: everything it rests on and everything it found, with hashes, in one immutable release."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from connectors.presentation.scorecard import Scorecard
from connectors.release.container import MANIFEST, README
from connectors.release.contents import Contents, written
from connectors.release.decisions import Decided, released
from connectors.release.faults import ReleaseError
from connectors.release.manifest import (
    Authority,
    Earlier,
    FileFacts,
    Manifest,
    UsedSet,
    moment,
    rule_versions,
    sha256,
)
from connectors.release.readme import readme
from connectors.release.release import Release
from connectors.release.results import results_of
from rubric.scoring import ARITHMETIC


def freeze(
    scorecard: Scorecard,
    *,
    number: int,
    made_at: datetime,
    code_version: str,
    authority: Authority | None = None,
    decisions: Iterable[Decided] = (),
    raw_books: Iterable[str] = (),
    previous: Release | None = None,
    correction: str = "",
    is_draft: bool = False,
) -> Release:
    """The release ``number`` of a locality and year; the same arguments give the same bytes.

    ``scorecard`` was computed from the accepted values, on the basis it names. ``raw_books`` are the hashes of the
    books behind it. A release after another needs ``correction``: what changed and why. A draft is provisional.
    """
    _refuse(scorecard, number, previous, correction, is_draft=is_draft)
    installation, run = scorecard.installation, scorecard.run
    locality, criteria_set = installation.locality, installation.criteria_set
    release_id = f"{locality.id}-{criteria_set.year}-{number}{'-draft' if is_draft else ''}"
    marks = {"is_draft": is_draft, "is_illustration": scorecard.is_illustration}
    held = Contents(installation, scorecard.figures, scorecard.tasks, tuple(released(decisions)))
    files = {
        README: readme(release_id, locality.name, criteria_set.year, authority, **marks),
        **written(held),
        **results_of(scorecard),
    }
    used = UsedSet(
        id=criteria_set.id, version=criteria_set.version, status=criteria_set.status, hash=criteria_set.hash
    )
    manifest = Manifest(
        format=1,
        id=release_id,
        locality=locality.id,
        name=locality.name,
        year=criteria_set.year,
        number=number,
        status="provisional" if is_draft else "official",
        is_illustration=scorecard.is_illustration,
        as_of=run.as_of,
        years=sorted(scorecard.figures.inputs.years),
        basis=run.basis,
        made_at=moment(made_at),
        authority=authority,
        criteria_set=used,
        arithmetic=ARITHMETIC,
        rules=rule_versions(criteria_set),
        code_version=code_version,
        inputs_hash=run.inputs_hash,
        raw_books=sorted(set(raw_books)),
        previous=Earlier(id=previous.id, manifest=previous.manifest.hash) if previous else None,
        correction=correction.strip(),
        files={name: FileFacts(size=len(content), sha256=sha256(content)) for name, content in files.items()},
    )
    return Release(manifest, {MANIFEST: manifest.written(), **files})


def _refuse(
    scorecard: Scorecard, number: int, previous: Release | None, correction: str, *, is_draft: bool
) -> None:
    """Stop what could not stand as a release."""
    locality, year = scorecard.installation.locality.id, scorecard.criteria_set.year
    if bool(correction.strip()) != (previous is not None and not is_draft):
        raise ReleaseError(
            "bản công bố sau phải nêu điều gì đã thay đổi và vì sao; bản đầu tiên và bản nháp thì không",
            "a release after another must say what changed and why; the first one and drafts do not",
        )
    if previous is None:
        return
    if (previous.manifest.locality, previous.manifest.year) != (locality, year):
        raise ReleaseError(
            f"bản trước {previous.id} là của địa phương hoặc năm khác",
            f"the release before, {previous.id}, is of another locality or year",
        )
    if previous.manifest.status == "provisional" or number <= previous.manifest.number:
        raise ReleaseError(
            f"số {number} phải lớn hơn số của bản trước {previous.id}, và bản trước không được là bản nháp",
            f"number {number} must be above that of {previous.id}, the one before, which must not be a draft",
        )
