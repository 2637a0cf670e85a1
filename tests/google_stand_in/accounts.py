"""Who may call: the Cloud project, its service accounts and keys, people who signed in, and API keys."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.google_stand_in.refusals import Json

PROJECT_NUMBER = "570000000057"
SCOPE = "https://www.googleapis.com/auth/"
READS_SHEETS = frozenset(SCOPE + name for name in ("spreadsheets", "spreadsheets.readonly", "drive", "drive.readonly"))
WRITES_SHEETS = frozenset(SCOPE + name for name in ("spreadsheets", "drive", "drive.file"))
LISTS_DRIVE = frozenset(
    SCOPE + name for name in ("drive", "drive.readonly", "drive.metadata", "drive.metadata.readonly", "drive.file")
)
WRITES_DRIVE = frozenset(SCOPE + name for name in ("drive", "drive.file"))
KNOWN_SCOPES = READS_SHEETS | WRITES_SHEETS | LISTS_DRIVE | {SCOPE + "cloud-platform", "openid", "email"}


@dataclass(slots=True)
class ServiceAccount:
    """A service account with the public halves of its keys by key id."""

    email: str
    keys: dict[str, rsa.RSAPublicKey] = field(default_factory=dict[str, rsa.RSAPublicKey])
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """What an access token stands for. ``source`` is the key or the sign-in it came from."""

    identity: str
    scopes: frozenset[str]
    expires: float
    source: str


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request. An API key names nobody: it reaches only what everybody with the link may see."""

    identity: str
    scopes: frozenset[str] = frozenset()
    anonymous: bool = False

    @property
    def is_service_account(self) -> bool:
        """True for the accounts that own no storage."""
        return self.identity.endswith(".gserviceaccount.com")


@dataclass(slots=True)
class Project:
    """A Cloud project. ``disabled`` names the APIs that are not switched on."""

    number: str = PROJECT_NUMBER
    name: str = "thuoc-do-57-thu"
    accounts: dict[str, ServiceAccount] = field(default_factory=dict[str, ServiceAccount])
    sign_ins: dict[str, str] = field(default_factory=dict[str, str])
    api_keys: set[str] = field(default_factory=set[str])
    disabled: set[str] = field(default_factory=set[str])

    def email(self, name: str) -> str:
        """The address of the service account of that name."""
        return f"{name}@{self.name}.iam.gserviceaccount.com"

    def service_account(self, name: str, token_uri: str) -> Json:
        """The content of a new key file for the account of that name, which is made when it does not exist."""
        account = self.accounts.setdefault(self.email(name), ServiceAccount(self.email(name)))
        key = _private_key(name, len(account.keys))
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        key_id = hashlib.sha256(pem).hexdigest()[:40]
        account.keys[key_id] = key.public_key()
        return {
            "type": "service_account",
            "project_id": self.name,
            "private_key_id": key_id,
            "private_key": pem.decode(),
            "client_email": account.email,
            "client_id": str(int(hashlib.sha256(account.email.encode()).hexdigest()[:16], 16)),
            "token_uri": token_uri,
            "universe_domain": "googleapis.com",
        }

    def signed_in_person(self, email: str, token_uri: str) -> Json:
        """The content of a file of application default credentials for a person."""
        refresh_token = f"1//{secrets.token_urlsafe(32)}"
        self.sign_ins[refresh_token] = email
        return {
            "type": "authorized_user",
            "client_id": "57.apps.googleusercontent.com",
            "client_secret": "stand-in",
            "refresh_token": refresh_token,
            "token_uri": token_uri,
            "universe_domain": "googleapis.com",
        }

    def api_key(self) -> str:
        """A new API key."""
        key = f"AIza{secrets.token_urlsafe(26)}"
        self.api_keys.add(key)
        return key

    def revoke_keys(self, email: str) -> None:
        """Delete all keys of a service account; no new token is given for them."""
        self.accounts[email].keys.clear()


def write_json(content: Json, path: Path) -> Path:
    """Write a credentials file that only its owner may read."""
    path.touch(mode=0o600)
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    return path


@cache
def _private_key(name: str, number: int) -> rsa.RSAPrivateKey:
    """Making a key takes a tenth of a second, so a process makes each one once."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)
