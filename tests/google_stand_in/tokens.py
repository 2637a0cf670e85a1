"""The token endpoint: signed assertions and refresh tokens become access tokens, or are refused as Google does."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import threading
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from tests.google_stand_in.accounts import KNOWN_SCOPES, Grant, Project, ServiceAccount
from tests.google_stand_in.clock import Clock
from tests.google_stand_in.refusals import Json, token_refusal

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
AUDIENCE = "https://oauth2.googleapis.com/token"  # what google-auth claims, wherever the key file points
LONGEST = 3600
TOLERANCE = 300
_BAD_SIGNATURE = "Invalid JWT Signature."
_BAD_TIMES = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp "
    "values in the JWT claim."
)


class Tokens:
    """The access tokens given out. ``lifetime`` is in real seconds."""

    def __init__(self, project: Project, clock: Clock, lifetime: int = 3599) -> None:
        self.lifetime = lifetime
        self.address = ""
        self._project = project
        self._clock = clock
        self._grants: dict[str, Grant] = {}
        self._lock = threading.Lock()

    def grant(self, token: str) -> Grant | None:
        """What an access token stands for; None for one that is unknown, expired or withdrawn."""
        with self._lock:
            grant = self._grants.get(token)
        return grant if grant and grant.expires > self._clock.unix_time() else None

    def withdraw(self) -> None:
        """Make every token given so far worthless."""
        with self._lock:
            self._grants.clear()

    def exchange(self, form: bytes) -> Json:
        """Answer a request for a token."""
        asked = {name: values[0] for name, values in parse_qs(form.decode()).items()}
        match asked.get("grant_type"):
            case "refresh_token":
                return self._from_sign_in(asked.get("refresh_token", ""))
            case given if given == JWT_BEARER:
                return self._from_assertion(asked.get("assertion", ""))
            case given:
                raise token_refusal("unsupported_grant_type", f"Invalid grant_type: {given or ''}")

    def _from_sign_in(self, refresh_token: str) -> Json:
        person = self._project.sign_ins.get(refresh_token)
        if person is None:
            raise token_refusal("invalid_grant", "Token has been expired or revoked.")
        return self._given(Grant(person, KNOWN_SCOPES, self._expiry(), refresh_token))

    def _from_assertion(self, assertion: str) -> Json:
        header, claims, signed, signature = _parts(assertion)
        account = self._project.accounts.get(str(claims.get("iss")))
        if account is None or account.deleted:
            raise token_refusal("invalid_grant", "Invalid grant: account not found")
        _check_signature(account, header, signed, signature)
        self._check_claims(claims)
        scopes = frozenset(str(claims.get("scope", "")).split())
        if not scopes or not scopes <= KNOWN_SCOPES:
            raise token_refusal("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        return self._given(Grant(account.email, scopes, self._expiry(), str(header.get("kid"))))

    def _check_claims(self, claims: Json) -> None:
        if claims.get("aud") not in {AUDIENCE, self.address}:
            said = f"Invalid JWT: Failed audience check. The right audience is {AUDIENCE}"
            raise token_refusal("invalid_grant", said)
        issued, expires, now = claims.get("iat"), claims.get("exp"), self._clock.unix_time()
        if not isinstance(issued, int) or not isinstance(expires, int):
            raise token_refusal("invalid_grant", _BAD_TIMES)
        if issued > now + TOLERANCE or expires < now - TOLERANCE or not 0 < expires - issued <= LONGEST:
            raise token_refusal("invalid_grant", _BAD_TIMES)

    def _expiry(self) -> float:
        return self._clock.unix_time() + self.lifetime

    def _given(self, grant: Grant) -> Json:
        token = f"ya29.{secrets.token_urlsafe(48)}"
        with self._lock:
            self._grants[token] = grant
        return {"access_token": token, "expires_in": self.lifetime, "token_type": "Bearer"}


def _check_signature(account: ServiceAccount, header: Json, signed: bytes, signature: bytes) -> None:
    key = account.keys.get(str(header.get("kid")))
    if key is None or header.get("alg") != "RS256":
        raise token_refusal("invalid_grant", _BAD_SIGNATURE)
    try:
        key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        raise token_refusal("invalid_grant", _BAD_SIGNATURE) from None


def _parts(assertion: str) -> tuple[Json, Json, bytes, bytes]:
    """Header, claims, the signed bytes and the signature of an assertion."""
    try:
        first, second, third = assertion.split(".")
        header, claims = (json.loads(_decoded(part)) for part in (first, second))
        return header, claims, f"{first}.{second}".encode(), _decoded(third)
    except (ValueError, binascii.Error):
        raise token_refusal("invalid_grant", "Bad Request") from None


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
