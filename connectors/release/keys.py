"""The department's key: made and used offline; who has only its public half can check, and nothing else."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from connectors.release.faults import ReleaseError

PRIVATE_FILE, PUBLIC_FILE = "thuocdo-private.pem", "thuocdo-public.pem"
_LARGEST = 10_000


@dataclass(frozen=True)
class PublicKey:
    """The public half, as its 32 bytes."""

    raw: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key, in groups of four digits, to be compared by eye or read out."""
        digits = hashlib.sha256(self.raw).hexdigest()
        return " ".join(digits[place : place + 4] for place in range(0, 64, 4))

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """Whether the private half of this key made ``signature`` of ``message``."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def new_keys(folder: Path, passphrase: str = "") -> PublicKey:
    """Write a new pair into ``folder``, the private half readable by its owner only; never over an existing file."""
    private = Ed25519PrivateKey.generate()
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    files = {
        folder / PRIVATE_FILE: (private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock), 0o600),
        folder / PUBLIC_FILE: (
            private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
            0o644,
        ),
    }
    if there := [file.name for file in files if os.path.lexists(file)]:
        names = ", ".join(there)
        raise ReleaseError(f"{names} đã có trong thư mục; không ghi đè", f"{names} is there already; never overwritten")
    folder.mkdir(parents=True, exist_ok=True)
    for file, (content, mode) in files.items():
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as stream:  # noqa: PTH123
            stream.write(content)
    return _public_half(private)


def read_private_key(file: Path, passphrase: str = "") -> Ed25519PrivateKey:
    """The private key in ``file``; ReleaseError when it is none, or needs another passphrase."""
    content = _content(file)
    try:
        key = load_pem_private_key(content, passphrase.encode() or None)
    except TypeError:
        vi = "khóa có mật khẩu thì phải nhập; khóa không có mật khẩu thì đừng nhập"
        raise ReleaseError(vi, "the key has a passphrase and none was given, or the other way round") from None
    except (ValueError, UnsupportedAlgorithm):
        raise ReleaseError("không mở được khóa, hoặc sai mật khẩu", "no key, or a wrong passphrase") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise ReleaseError("khóa không phải loại Ed25519", "the key is not of the kind Ed25519")
    return key


def needs_passphrase(file: Path) -> bool:
    """Whether the private key in ``file`` is locked."""
    return b"ENCRYPTED" in _content(file)


def read_public_key(file: Path) -> PublicKey:
    """The public key in ``file``; ReleaseError when it is none, above all when it is a private one."""
    content = _content(file)
    if b"PRIVATE KEY" in content:
        raise ReleaseError(
            f"{file.name} là khóa bí mật; ở đây cần khóa công khai ({PUBLIC_FILE})",
            f"{file.name} is a private key; the public one ({PUBLIC_FILE}) is needed here",
        )
    try:
        key = load_pem_public_key(content)
    except (ValueError, UnsupportedAlgorithm):
        raise ReleaseError(f"{file.name} không phải khóa công khai", f"{file.name} is no public key") from None
    if not isinstance(key, Ed25519PublicKey):
        raise ReleaseError("khóa không phải loại Ed25519", "the key is not of the kind Ed25519")
    return PublicKey(key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def sign_with(private: Ed25519PrivateKey, message: bytes) -> tuple[PublicKey, bytes]:
    """The public half, and the signature of ``message``."""
    return _public_half(private), private.sign(message)


def _public_half(private: Ed25519PrivateKey) -> PublicKey:
    return PublicKey(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(_LARGEST)
    except OSError:
        raise ReleaseError(f"không đọc được {file.name}", f"{file.name} cannot be read") from None
