"""Before the dashboard: same-origin websockets only, and a shell that says it is Vietnamese."""

from typing import Any

import pytest

from connectors.web import ForeignOriginMiddleware, VietnameseShellMiddleware, content_policy, is_same_origin
from tests.coroutines import result_of


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        (b"http://127.0.0.1:8501", b"127.0.0.1:8501", True),
        (b"https://bangdiem.example.vn", b"bangdiem.example.vn", True),
        (b"https://evil.example", b"bangdiem.example.vn", False),
        (b"http://127.0.0.1:9999", b"127.0.0.1:8501", False),
        (b"null", b"127.0.0.1:8501", False),
    ],
)
def test_origin_must_be_the_host_that_was_asked(origin: bytes, host: bytes, same: bool) -> None:
    assert is_same_origin({b"origin": origin, b"host": host}) is same


def test_a_client_without_origin_is_no_browser() -> None:
    assert is_same_origin({b"host": b"x"})


def run(app: Any, scope: dict[str, Any]) -> list[Any]:
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    result_of(app(scope, receive, send))
    return sent


def test_a_foreign_websocket_is_closed_before_the_application_hears_of_it() -> None:
    async def never(*_: Any) -> None:
        raise AssertionError

    headers = [(b"origin", b"https://evil.example"), (b"host", b"127.0.0.1")]
    sent = run(ForeignOriginMiddleware(never), {"type": "websocket", "headers": headers})
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_the_shell_is_rewritten_with_its_new_length_and_asked_for_uncompressed() -> None:
    asked: list[Any] = []

    async def shell(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope["headers"])
        page = b'<html lang="en"><title>Streamlit</title>'
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(page)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": page[:10], "more_body": True})
        await send({"type": "http.response.body", "body": page[10:]})

    headers = [(b"accept", b"text/html,*/*"), (b"accept-encoding", b"gzip")]
    start, body = run(VietnameseShellMiddleware(shell), {"type": "http", "headers": headers})
    assert body["body"].decode() == '<html lang="vi"><title>Thước đo 57</title>'
    assert dict(start["headers"])[b"content-length"] == str(len(body["body"])).encode()
    assert dict(start["headers"])[b"x-content-type-options"] == b"nosniff"
    assert asked == [[(b"accept", b"text/html,*/*")]]


def test_other_files_pass_through_untouched() -> None:
    async def script(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/javascript")]})
        await send({"type": "http.response.body", "body": b'<html lang="en">'})

    _, body = run(VietnameseShellMiddleware(script), {"type": "http", "headers": []})
    assert body["body"] == b'<html lang="en">'


def test_a_page_may_load_its_own_scripts_and_nothing_remote() -> None:
    page = b'<html><script type="module" src="./static/app.js"></script><script>start()</script></html>'
    rules = dict(rule.split(" ", 1) for rule in content_policy(page).split("; "))
    # printf 'start()' | openssl dgst -sha256 -binary | base64
    assert rules["script-src"] == "'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"
    assert rules["img-src"] == "'self' data: blob:"
    assert rules["frame-src"] == rules["object-src"] == "'none'"
    assert not any("http" in rule or "*" in rule or "unsafe-eval" in rule for rule in rules.values())
