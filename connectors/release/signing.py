"""Signatures of releases: over the manifest, which holds the hash of everything else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from connectors.release.container import MANIFEST
from connectors.release.faults import ReleaseError
from rubric.criteria.figures import STRICT

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from connectors.release.keys import PublicKey
    from connectors.release.release import Release

_PURPOSE = b"thuocdo57 release manifest 1\n"  # a signature made for something else is none of ours
Standing = Literal["unsigned", "invalid", "unknown_key", "other_key", "known_key"]


class Signature(BaseModel):
    """A detached signature: the key that made it and the signature itself, in hexadecimal digits."""

    model_config = STRICT

    algorithm: Literal["Ed25519"]
    signed: Literal["manifest.json"]
    public_key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]

    def written(self) -> bytes:
        """The signature as a file holds it."""
        return (json.dumps(self.model_dump(), indent=1) + "\n").encode()


@dataclass(frozen=True)
class Signed:
    """How a bundle is signed.

    ``unsigned``; ``invalid``: not by the key it names; ``unknown_key``: correctly, by a key nobody vouched for;
    ``other_key``: correctly, yet not by the key that was asked for; ``known_key``: by that very key.
    """

    standing: Standing
    fingerprint: str = ""


def sign(release: Release, private: Ed25519PrivateKey) -> bytes:
    """The detached signature of a release; a draft is never signed."""
    from connectors.release.keys import sign_with

    if release.manifest.status == "provisional":
        raise ReleaseError("bản nháp thì không ký", "a draft is never signed")
    public, made = sign_with(private, _PURPOSE + release.files[MANIFEST])
    signature = Signature(algorithm="Ed25519", signed=MANIFEST, public_key=public.raw.hex(), signature=made.hex())
    return signature.written()


def examined(manifest: bytes, signature: bytes | None, known: PublicKey | None) -> Signed:
    """How ``signature`` stands to the bytes of a manifest and to the key that should have signed them."""
    from connectors.release.keys import PublicKey

    if signature is None:
        return Signed("unsigned")
    try:
        found = Signature.model_validate_json(signature)
    except ValidationError:
        return Signed("invalid")
    key = PublicKey(bytes.fromhex(found.public_key))
    is_right = key.has_signed(_PURPOSE + manifest, bytes.fromhex(found.signature))
    if not is_right or found.written() != signature:
        return Signed("invalid", key.fingerprint)
    if known is None:
        return Signed("unknown_key", key.fingerprint)
    return Signed("known_key" if key == known else "other_key", key.fingerprint)
