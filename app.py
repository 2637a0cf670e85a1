"""Entry of the dashboard: Streamlit as an ASGI application, warmed up before the first visitor."""

from __future__ import annotations

import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from connectors.access.on_the_wire import ReturnAfterLoginMiddleware, SecureCookiesMiddleware
from connectors.access.provider import auth_secrets
from connectors.open_data.interface import routes
from connectors.web import ForeignOriginMiddleware, VietnameseShellMiddleware

HEAVY = ("pandas", "pyarrow", "altair", "polars", "jinja2")


@asynccontextmanager
async def warm(_app: Any) -> AsyncGenerator[None]:
    """Import what is heavy once, so that simultaneous first visitors neither wait nor race; then freeze it."""
    for name in HEAVY:
        import_module(name)
    import_module("pages.parts.shell").warm()
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    Path(__file__).parent / "pages" / "router.py",
    secrets={"auth": secrets} if (secrets := auth_secrets()) else None,
    lifespan=warm,
    routes=routes(),
    middleware=[
        Middleware(ForeignOriginMiddleware),
        Middleware(SecureCookiesMiddleware),
        Middleware(ReturnAfterLoginMiddleware),
        Middleware(VietnameseShellMiddleware),
    ],
)
