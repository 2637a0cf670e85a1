"""A visitor without a browser: speaks the dashboard's own protocol over its websocket, and can ask for anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

MOST_SECONDS = 60.0
_RANDOM = re.compile("[0-9a-f]{32}")  # what Streamlit calls a file that is only made when it is asked for


@dataclass
class Answer:
    """What came back for one request: every text in it, the pages that were offered, whether a script failed."""

    texts: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    media: list[str] = field(default_factory=list)
    failed: bool = False

    @property
    def all_text(self) -> str:
        """All texts, a line each."""
        return "\n".join(self.texts)


def ask(
    address: str,
    page_name: str = "",
    *,
    page_hash: str = "",
    query: str = "",
    headers: Mapping[str, str] | None = None,
    xsrf: str = "",
) -> Answer:
    """Open a session and ask for one page, by the end of its path or by its hash.

    ``headers`` may hold cookies; they count only with their ``xsrf`` token, as in a browser.
    """
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    protocols: list[Any] = ["streamlit", xsrf] if xsrf else ["streamlit"]
    given = {"Origin": address, **(headers or {})}
    with connect(url, subprotocols=protocols, additional_headers=given, max_size=None, proxy=None) as socket:
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page_name
        message.rerun_script.page_script_hash = page_hash
        socket.send(message.SerializeToString())
        answer = Answer()
        while True:
            received = ForwardMsg()
            received.ParseFromString(bytes(socket.recv(timeout=MOST_SECONDS)))  # type: ignore[arg-type]
            kind = received.WhichOneof("type")
            if kind == "script_finished":
                answer.failed |= received.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
                return answer
            if kind == "navigation":
                answer.pages = [page.url_pathname for page in received.navigation.app_pages]
                answer.hashes = {page.url_pathname: page.page_script_hash for page in received.navigation.app_pages}
            elif kind == "delta":
                answer.texts += _texts(received)
    return answer


def _texts(message: Message) -> list[str]:
    """Every text field in a message, however deep."""
    found: list[str] = []
    for descriptor, value in message.ListFields():
        values = value if descriptor.is_repeated else [value]
        if descriptor.message_type is not None and descriptor.message_type.GetOptions().map_entry:
            continue
        for each in values:
            if isinstance(each, Message):
                found += _texts(each)
            elif isinstance(each, str) and not _RANDOM.fullmatch(each):
                found.append(each)
    return found
