"""What stands before the dashboard on the wire: foreign origins are refused, and the page says it is Vietnamese."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
]


_SCRIPTS = re.compile(rb"<script([^>]*)>(.*?)</script>", re.DOTALL)


class ForeignOriginMiddleware:
    """Refuses websocket handshakes of another origin at once, before anything slow is asked about them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not is_same_origin(dict(scope["headers"])):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._app(scope, receive, send)


def is_same_origin(headers: dict[bytes, bytes]) -> bool:
    """Whether the Origin names the host that was asked; a client that is no browser sends none."""
    origin = headers.get(b"origin", b"").decode("latin-1")
    return not origin or urlsplit(origin).netloc == headers.get(b"host", b"").decode("latin-1")


class VietnameseShellMiddleware:
    """Sets ``lang`` and title of the one HTML shell, and a few headers that forbid what is not used."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope = _uncompressed_for_pages(scope)
        held: list[Message] = []
        body = bytearray()

        async def through(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SECURITY_HEADERS]
                if _is_html(message):
                    held.append(message)
                    return
            elif held:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await _finish(held[0], bytes(body), send)
                return
            await send(message)

        await self._app(scope, receive, through)


def _uncompressed_for_pages(scope: Scope) -> Scope:
    """A browser asking for a page gets the small shell uncompressed, so that it can be rewritten."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    return {**scope, "headers": [(n, v) for n, v in headers if n != b"accept-encoding"]}


def _is_html(message: Message) -> bool:
    headers: list[tuple[bytes, bytes]] = message["headers"]
    found = {name.lower(): value for name, value in headers}
    return found.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in found


async def _finish(start: Any, body: bytes, send: Send) -> None:
    body = body.replace(b'<html lang="en">', b'<html lang="vi">', 1)
    body = body.replace(b"<title>Streamlit</title>", "<title>Thước đo 57</title>".encode(), 1)
    headers = [(n, v) for n, v in start["headers"] if n.lower() not in {b"content-length", b"etag"}]
    headers.append((b"content-security-policy", content_policy(body).encode()))
    await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


def content_policy(page: bytes) -> str:
    """What a page may load: this server's own files and the scripts that stand in the page itself, nothing remote.

    Text of agencies is escaped wherever it is shown; this is the second net under it.
    """
    inside = (script for attributes, script in _SCRIPTS.findall(page) if b"src=" not in attributes)
    hashes = (base64.b64encode(hashlib.sha256(script).digest()).decode() for script in inside)
    scripts = " ".join(["'self'", *(f"'sha256-{each}'" for each in hashes)])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'self'",
        ]
    )
