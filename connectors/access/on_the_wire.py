"""What logging in needs on the wire: back to the page where it began, and cookies that travel encrypted only."""

from __future__ import annotations

import os
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOGIN_PATH, CALLBACK_PATH = "/auth/login", "/oauth2callback"
COOKIE = "thuocdo_page"
_MINUTES_TO_LOG_IN = 15
_LONGEST = 2000


class ReturnAfterLoginMiddleware:
    """Brings whoever logged in back to the page where they pressed the button; Streamlit itself goes to the start.

    The page is kept in a cookie of this server while the login service is asked; only a path on this very server is
    ever gone back to.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith((LOGIN_PATH, CALLBACK_PATH)):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        asked, back = page_asked(headers), _page_kept(headers)
        begins = scope["path"].endswith(LOGIN_PATH)

        async def through(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in {302, 303, 307}:
                if begins and asked:
                    cookie = _cookie(quote(asked, safe=""), _MINUTES_TO_LOG_IN * 60)
                    message["headers"] = [*message["headers"], cookie]
                elif not begins and back and _logs_in(message):
                    kept = [(name, value) for name, value in message["headers"] if name.lower() != b"location"]
                    message["headers"] = [*kept, (b"location", back.encode()), _cookie("", 0)]
            await send(message)

        await self._app(scope, receive, through)


class SecureCookiesMiddleware:
    """Marks every cookie Secure where browsers reach this server by https (``THUOCDO_ADDRESS``)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._is_on = os.environ.get("THUOCDO_ADDRESS", "").startswith("https://")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._is_on or scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return

        async def through(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.accept"}:
                message["headers"] = [_secure(*header) for header in message.get("headers", [])]
            await send(message)

        await self._app(scope, receive, through)


def page_asked(headers: dict[bytes, bytes]) -> str:
    """The page on this server that a request came from, with its state; empty when it came from elsewhere."""
    page = urlsplit(headers.get(b"referer", b"").decode("latin-1"))
    if page.netloc != headers.get(b"host", b"").decode("latin-1"):
        return ""
    return own_path(page.path + (f"?{page.query}" if page.query else ""))


def own_path(path: str) -> str:
    """``path`` where it can only be on this server; empty otherwise.

    >>> own_path("/tham-dinh?nam=2026"), own_path("//evil.example")
    ('/tham-dinh?nam=2026', '')
    """
    plain = path.isascii() and path.isprintable() and " " not in path and "\\" not in path
    if not plain or len(path) > _LONGEST or not path.startswith("/") or path.startswith("//"):
        return ""
    return path


def _page_kept(headers: dict[bytes, bytes]) -> str:
    try:
        cookies = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1"))
    except CookieError:
        return ""
    return own_path(unquote(cookies[COOKIE].value)) if COOKIE in cookies else ""


def _logs_in(message: Message) -> bool:
    """Whether a response gives the cookie of a login, and does not take it away."""
    cookies = [value for name, value in message["headers"] if name.lower() == b"set-cookie"]
    taken_away = b'_streamlit_user=""'
    return any(each.startswith(b"_streamlit_user=") and not each.startswith(taken_away) for each in cookies)


def _cookie(value: str, seconds: int) -> tuple[bytes, bytes]:
    return b"set-cookie", f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}".encode()


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    if name.lower() != b"set-cookie" or b"; secure" in value.lower():
        return name, value
    return name, value + b"; Secure"
