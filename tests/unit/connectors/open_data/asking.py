"""A client in this process: it asks an ASGI app as a browser or a program would over the wire."""

from __future__ import annotations

from collections.abc import Mapping

import httpx
from starlette.applications import Starlette

from connectors.open_data.interface import routes
from connectors.open_data.serving import Stock
from tests.coroutines import result_of


class Client:
    """Asks the interface alone, with a stock of its own."""

    def __init__(self) -> None:
        self._app = Starlette(routes=routes(Stock()))

    def ask(self, method: str, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """One request; nothing is followed, and what the app raises is raised here."""
        return result_of(self._ask(method, path, headers))

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """One GET."""
        return self.ask("GET", path, headers)

    def sent(self, path: str, headers: Mapping[str, str]) -> bytes:
        """The very bytes that a GET is answered with, compressed or not."""
        return result_of(self._sent(path, headers))

    async def _ask(self, method: str, path: str, headers: Mapping[str, str] | None) -> httpx.Response:
        async with self._client() as client:
            return await client.request(method, path, headers=headers)

    async def _sent(self, path: str, headers: Mapping[str, str]) -> bytes:
        async with self._client() as client, client.stream("GET", path, headers=headers) as answer:
            return b"".join([part async for part in answer.aiter_raw()])

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(self._app), base_url="http://open-data.example")
