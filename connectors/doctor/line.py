"""The line to Google during an examination: what it was asked, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from gspread.http_client import HTTPClient

from connectors.google.credentials import Identity
from connectors.google.faults import FaultKind, GoogleFault

Answer = TypeVar("Answer")


@dataclass
class Line:
    """A client of Google, signed in as ``identity``; ``faults`` are those met so far."""

    http: HTTPClient
    identity: Identity
    faults: list[GoogleFault] = field(default_factory=list[GoogleFault])

    def ask(self, question: Callable[[HTTPClient], Answer]) -> Answer | GoogleFault:
        """The answer to a question, or the fault instead of one."""
        try:
            return question(self.http)
        except GoogleFault as fault:
            self.faults.append(fault)
            return fault

    @property
    def met_the_limit(self) -> bool:
        """Whether Google said that the minute's requests are used up."""
        return any(fault.kind is FaultKind.RATE_LIMIT for fault in self.faults)
