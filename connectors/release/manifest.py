"""The manifest: what a release is, what it was made with, and the hash of every file of its bundle."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from connectors.release.container import MANIFEST
from connectors.release.faults import ReleaseError
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.figures import STRICT
from rubric.rules import KINDS, Rule
from rubric.scoring import ARITHMETIC, Basis
from rubric.text import Text

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Year = Annotated[int, Field(ge=2000, le=2199)]


class Authority(BaseModel):
    """The decision by which a release is published: its number and day, and the title (no name) of who signs it."""

    model_config = STRICT

    number: str
    day: date
    signatory: str


class UsedSet(BaseModel):
    """The criteria set, by the hash of its content."""

    model_config = STRICT

    id: str
    version: str
    status: Literal["proposed", "issued"]
    hash: Hash


class Earlier(BaseModel):
    """The release before this one, by the hash of its manifest."""

    model_config = STRICT

    id: str
    manifest: Hash


class FileFacts(BaseModel):
    """A file of the bundle: its size and the SHA-256 of its bytes."""

    model_config = STRICT

    size: int
    sha256: Hash


class Manifest(BaseModel):
    """Everything that identifies a release. ``raw_books`` are hashes of books that stay inside the department.

    Since ``format`` 2 a bundle also says where its figures stand.
    """

    model_config = STRICT

    format: Literal[1, 2]
    id: str
    locality: str
    name: Text
    year: Year
    number: Annotated[int, Field(ge=0, le=9999)]
    status: Literal["provisional", "official"]
    is_illustration: bool
    as_of: date
    years: list[Year]
    basis: Basis
    made_at: AwareDatetime
    authority: Authority | None
    criteria_set: UsedSet
    arithmetic: int
    rules: dict[str, int]
    code_version: str
    inputs_hash: Hash
    raw_books: list[Hash]
    previous: Earlier | None
    correction: str
    files: dict[str, FileFacts]

    def written(self) -> bytes:
        """The manifest as the bundle holds it."""
        return (json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def hash(self) -> str:
        """SHA-256 of the manifest's bytes: the identity of the release."""
        return sha256(self.written())


def read_manifest(content: bytes) -> Manifest:
    """The manifest of a bundle; ReleaseError when it is none, or not written as this program writes it."""
    try:
        manifest = Manifest.model_validate_json(content)
    except ValidationError as error:
        what = ".".join(str(step) for step in error.errors()[0]["loc"]) or "JSON"
        raise ReleaseError(
            f"{MANIFEST} không đúng mẫu ở “{what}”", f"{MANIFEST} is not as it should be at “{what}”", MANIFEST
        ) from None
    if manifest.written() != content:
        raise ReleaseError(f"{MANIFEST} đã bị viết lại", f"{MANIFEST} was written anew", MANIFEST)
    return manifest


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def rule_versions(criteria_set: CriteriaSet) -> dict[str, int]:
    """The version of every kind of rule that a set uses, compositions and their parts included."""
    items = [*criteria_set.criteria.values(), *criteria_set.bonus.items.values(), *criteria_set.penalty.items.values()]
    found = {rule.kind: rule.version for item in items for rule in _rules_in(item)}
    return dict(sorted(found.items()))


def _rules_in(model: object) -> Iterator[Rule]:
    """Every rule somewhere in a model."""
    match model:
        case BaseModel():
            if isinstance(model, Rule):
                yield model
            for _, value in model:
                yield from _rules_in(value)
        case dict():
            for value in model.values():
                yield from _rules_in(value)
        case list() | tuple():
            for value in model:
                yield from _rules_in(value)
        case _:
            pass


def version_differences(manifest: Manifest) -> list[Text]:
    """Where this program computes by other versions than the release was made with."""
    found = [
        Text(
            vi=f"loại quy tắc {kind}: gói làm theo phiên bản {version}, phần mềm này có {own or 'không có'}",
            en=f"rule kind {kind}: the release was made with version {version}, this program has {own or 'none'}",
        )
        for kind, version in manifest.rules.items()
        if (own := KINDS[kind].version if kind in KINDS else None) != version
    ]
    if manifest.arithmetic != ARITHMETIC:
        vi = f"phép tính chung: gói làm theo phiên bản {manifest.arithmetic}, phần mềm này có {ARITHMETIC}"
        en = f"arithmetic: the release was made with version {manifest.arithmetic}, this program has {ARITHMETIC}"
        found.append(Text(vi=vi, en=en))
    return found


def moment(at: datetime) -> datetime:
    """``at`` in whole seconds of UTC; ReleaseError for a time without a zone."""
    if at.tzinfo is None:
        raise ReleaseError("giờ công bố phải có múi giờ", "the time of a release needs its zone")
    return at.astimezone(UTC).replace(microsecond=0)
