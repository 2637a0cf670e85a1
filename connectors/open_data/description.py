"""What is told of releases beside their tables: state, decision, signature, files and hashes, citation, codes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from connectors.ledger import Release as KeptRelease
from connectors.localities import Installation
from connectors.open_data.licence import LICENCE, LICENCE_LINK, LICENCE_MEANING, LICENCE_NAME, citation
from connectors.published import Published
from connectors.release.manifest import sha256
from rubric.text import Text

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class FileTold:
    """A file that was made: where it lies relative to the one that tells of it, its size and hash."""

    path: str
    size: int
    sha256: str

    @classmethod
    def of(cls, path: str, content: bytes) -> FileTold:
        """What is told of ``content`` at ``path``."""
        return cls(path, len(content), sha256(content))

    def told(self) -> dict[str, Any]:
        """It in JSON."""
        return {"path": self.path, "media_type": media_type(self.path), "size": self.size, "sha256": self.sha256}


def media_type(path: str) -> str:
    """The media type of a file by the ending of its name."""
    return MEDIA_TYPES[path.rpartition(".")[2]]


def licence() -> dict[str, Any]:
    """The licence as every description holds it."""
    return {
        "id": LICENCE,
        "name": LICENCE_NAME.model_dump(),
        "link": LICENCE_LINK,
        "meaning": LICENCE_MEANING.model_dump(),
    }


def state(published: Published, bundle: FileTold) -> dict[str, Any]:
    """How a release stands today. Unlike its tables this changes: by a correction, a notice, a signature."""
    record = published.record
    names = {each.number: each.name for each in published.releases}
    return {
        "name": record.name,
        "year": record.year,
        "number": published.opened.manifest.number,
        "state": "holds" if published.holds else "superseded",
        "superseded_by": names.get(record.superseded_by or 0),
        "corrects": names.get(record.supersedes or 0),
        "correction": record.reason,
        "decision": {"number": record.decision_number, "day": _day(record)},
        "published_at": _moment(record.published_at or record.at),
        "as_of": record.as_of.isoformat(),
        "is_illustration": published.opened.manifest.is_illustration,
        "notices": [{"at": _moment(each.at), "text": each.text.model_dump()} for each in record.notices],
        "signature": _signature(record),
        "bundle": bundle.told(),
    }


def described(
    published: Published,
    rows: Mapping[str, int],
    tables: Mapping[str, Mapping[str, FileTold]],
    bundle: FileTold,
    others: Mapping[str, FileTold],
) -> dict[str, Any]:
    """The whole of release.json; ``rows`` and ``tables`` are by the name of the table, ``tables`` then by format."""
    release, made = published.opened, published.opened.manifest
    return {
        **state(published, bundle),
        "locality": {"id": made.locality, "name": made.name.model_dump()},
        "signatory": made.authority.signatory if made.authority else "",
        "years": made.years,
        "basis": made.basis,
        "criteria_set": made.criteria_set.model_dump(),
        "inputs_sha256": made.inputs_hash,
        "manifest_sha256": made.hash,
        "code_version": made.code_version,
        "licence": licence(),
        "citation": citation(release).model_dump(),
        "dictionary": "../../dictionary.json",
        "tables": {
            name: {
                "rows": rows[name],
                "schema": f"../../schemas/{name}.schema.json",
                "files": {form: each.told() for form, each in files.items()},
            }
            for name, files in tables.items()
        },
        "other_files": {name: each.told() for name, each in others.items()},
        "codes": codes(release.contents.installation),
    }


def codes(installation: Installation) -> dict[str, Any]:
    """What the codes of the locality and of its criteria set stand for."""
    cs = installation.criteria_set
    gates = {key: gate.label for annex in cs.annexes.values() for key, gate in annex.gates.items()}
    return {
        "cohorts": _labels({key: each.title for key, each in cs.cohorts.items()}),
        "annexes": _labels({key: each.title for key, each in cs.annexes.items()}),
        "groups": _labels({key: each.title for key, each in cs.groups.items()}),
        "bands": {
            key: {"label": band.label.model_dump(), "from_index": float(band.from_index.fraction)}
            for key, band in cs.bands.items()
        },
        "gates": _labels(gates),
        "fields": {
            key: {
                "label": field.label.model_dump(),
                "unit": field.unit.model_dump(),
                "kind": field.kind,
                "source": field.source,
                "decimals": field.decimals,
            }
            for key, field in cs.fields.items()
        },
    }


def in_json(told: Mapping[str, Any]) -> bytes:
    """A description as the bytes of its file."""
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _labels(labels: Mapping[str, Text]) -> dict[str, Any]:
    return {key: label.model_dump() for key, label in labels.items()}


def _day(record: KeptRelease) -> str | None:
    return record.decision_date.isoformat() if record.decision_date else None


def _signature(record: KeptRelease) -> dict[str, str] | None:
    made = record.signature
    return {"fingerprint": made.fingerprint, "made_at": _moment(made.at)} if made else None


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
