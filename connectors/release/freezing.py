"""Freezing a scorecard: everything it rests on and everything it found, with hashes, in one immutable release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

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
from connectors.release.sources import PublishedEvidence
from connectors.scorecard import Scorecard
from rubric.scoring import ARITHMETIC


@dataclass(frozen=True)
class Publication:
    """The occasion: which release of the year, made when, by whose decision, and what it corrects.

    A release after another (``previous``) needs ``correction``: what changed and why. A draft is provisional.
    """

    number: int
    made_at: datetime
    authority: Authority | None = None
    previous: Release | None = None
    correction: str = ""
    is_draft: bool = False


def freeze(
    scorecard: Scorecard,
    publication: Publication,
    *,
    code_version: str,
    decisions: Iterable[Decided] = (),
    raw_books: Iterable[str] = (),
    evidence: PublishedEvidence = "document",
) -> Release:
    """The release of a scorecard; the same arguments give the same bytes.

    ``scorecard`` was computed from the accepted values, on the basis it names; ``decisions`` are those that made them
    so. ``raw_books`` are the hashes of the books behind it, ``evidence`` what the public reads of it. ReleaseError says
    what could not stand.
    """
    _refuse(scorecard, publication)
    installation, occasion = scorecard.installation, publication
    release_id = f"{installation.locality.id}-{installation.criteria_set.year}-{occasion.number}"
    if occasion.is_draft:
        release_id += "-draft"
    held = Contents(installation, scorecard.figures, scorecard.tasks, tuple(released(decisions)))
    files = {
        README: readme(
            release_id,
            installation.locality.name,
            installation.criteria_set.year,
            occasion.authority,
            is_draft=occasion.is_draft,
            is_illustration=scorecard.is_illustration,
        ),
        **written(held, evidence),
        **results_of(scorecard),
    }
    manifest = _manifest(scorecard, occasion, release_id, code_version, sorted(set(raw_books)), files)
    return Release(manifest, {MANIFEST: manifest.written(), **files})


def _manifest(
    scorecard: Scorecard,
    occasion: Publication,
    release_id: str,
    code_version: str,
    raw_books: list[str],
    files: Mapping[str, bytes],
) -> Manifest:
    locality, used, run = scorecard.installation.locality, scorecard.criteria_set, scorecard.run
    before = occasion.previous
    return Manifest(
        format=2,
        id=release_id,
        locality=locality.id,
        name=locality.name,
        year=used.year,
        number=occasion.number,
        status="provisional" if occasion.is_draft else "official",
        is_illustration=scorecard.is_illustration,
        as_of=run.as_of,
        years=sorted(scorecard.figures.inputs.years),
        basis=run.basis,
        made_at=moment(occasion.made_at),
        authority=occasion.authority,
        criteria_set=UsedSet(id=used.id, version=used.version, status=used.status, hash=used.hash),
        arithmetic=ARITHMETIC,
        rules=rule_versions(used),
        code_version=code_version,
        inputs_hash=run.inputs_hash,
        raw_books=raw_books,
        previous=Earlier(id=before.id, manifest=before.manifest.hash) if before else None,
        correction=occasion.correction.strip(),
        files={name: FileFacts(size=len(content), sha256=sha256(content)) for name, content in files.items()},
    )


def _refuse(scorecard: Scorecard, occasion: Publication) -> None:
    """Stop what could not stand as a release."""
    locality, year = scorecard.installation.locality.id, scorecard.criteria_set.year
    previous = occasion.previous
    if bool(occasion.correction.strip()) != (previous is not None and not occasion.is_draft):
        raise ReleaseError(
            "bản công bố sau phải nêu điều gì đã thay đổi và vì sao; bản đầu tiên và bản nháp thì không",
            "a release after another must say what changed and why; the first one and drafts do not",
        )
    if previous is None:
        return
    before = previous.manifest
    if (before.locality, before.year) != (locality, year):
        raise ReleaseError(
            f"bản trước {before.id} là của địa phương hoặc năm khác",
            f"the release before, {before.id}, is of another locality or year",
        )
    if before.status == "provisional" or not (occasion.is_draft or occasion.number > before.number):
        raise ReleaseError(
            f"số {occasion.number} phải lớn hơn số của bản trước {before.id}, và bản trước không được là bản nháp",
            f"number {occasion.number} must be above that of {before.id}, the one before, which must not be a draft",
        )
    if moment(occasion.made_at) < before.made_at:
        raise ReleaseError(
            f"đồng hồ chạy lùi: bản trước {before.id} có giờ muộn hơn",
            f"the clock went back: {before.id}, the one before, has a later time",
        )
