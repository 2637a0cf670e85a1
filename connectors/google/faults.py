"""What went wrong on the way to Google: a kind, whether another try may help, and the problem to tell people.

Classified by the HTTP status and the reasons Google gives (``details[].reason``, ``errors[].reason``,
``error.status``), never by the words of a body, which Google translates and rewords.
"""

from __future__ import annotations

from enum import Enum, StrEnum

from requests import Response

from connectors.cells.raw_cell import Address
from connectors.problem import Problem
from connectors.problem_catalogue import problem
from rubric.text import Text

_NO_ACCOUNT = Text(vi="bất kỳ ai có đường dẫn", en="anyone who has the link")


class FaultKind(StrEnum):
    """The kinds of failure that are treated differently; ``PROBLEMS`` has the problem of each."""

    RATE_LIMIT = "rate_limit"
    SERVER = "server"
    GARBLED = "garbled"
    NETWORK = "network"
    SLOW = "slow"
    TOKEN_REFUSED = "token_refused"
    NOT_SHARED = "not_shared"
    NOT_FOUND = "not_found"
    OFFICE_FILE = "office_file"
    TOO_LARGE = "too_large"
    REFUSED = "refused"
    WRITE_REFUSED = "write_refused"
    WRITE_UNKNOWN = "write_unknown"
    BLOCKED = "blocked"
    TLS = "tls"
    CLOCK = "clock"
    KEY_REFUSED = "key_refused"
    KEY_FILE_MISSING = "key_file_missing"
    KEY_FILE_WRONG = "key_file_wrong"
    NO_CREDENTIALS = "no_credentials"
    API_DISABLED = "api_disabled"
    SCOPES = "scopes"
    STORAGE_FULL = "storage_full"


class Remedy(Enum):
    """What the client itself can do about a failure."""

    NONE = "none"
    WAIT_A_LITTLE = "wait a little and try again"
    PAUSE_EVERYBODY = "pause every thread of the identity, then try again"
    NEW_TOKEN = "get one new token, then try again"


PROBLEMS = {
    FaultKind.RATE_LIMIT: "google_busy",
    FaultKind.SERVER: "google_interrupted",
    FaultKind.GARBLED: "google_interrupted",
    FaultKind.NETWORK: "google_unreachable",
    FaultKind.SLOW: "google_too_heavy",
    FaultKind.TOO_LARGE: "google_too_heavy",
    FaultKind.TOKEN_REFUSED: "google_key_refused",
} | {
    kind: f"google_{kind}"
    for kind in FaultKind
    if kind not in {"rate_limit", "server", "garbled", "network", "slow", "too_large", "token_refused"}
}
_REMEDIES = {
    FaultKind.RATE_LIMIT: Remedy.PAUSE_EVERYBODY,
    FaultKind.TOKEN_REFUSED: Remedy.NEW_TOKEN,
    FaultKind.SERVER: Remedy.WAIT_A_LITTLE,
    FaultKind.GARBLED: Remedy.WAIT_A_LITTLE,
    FaultKind.NETWORK: Remedy.WAIT_A_LITTLE,
    FaultKind.SLOW: Remedy.WAIT_A_LITTLE,
}
_CONCERN_EVERY_BOOK = frozenset(
    {
        FaultKind.TOKEN_REFUSED, FaultKind.BLOCKED, FaultKind.TLS, FaultKind.CLOCK, FaultKind.KEY_REFUSED,
        FaultKind.KEY_FILE_MISSING, FaultKind.KEY_FILE_WRONG, FaultKind.NO_CREDENTIALS, FaultKind.API_DISABLED,
        FaultKind.SCOPES, FaultKind.STORAGE_FULL,
    }
)  # fmt: skip


class GoogleFault(Exception):  # noqa: N818
    """A call that failed for good.

    ``status`` is the HTTP status, 0 without an answer; ``reason`` Google's own word for it; ``may_be_done`` whether
    Google may have carried out the request all the same; ``retry_after`` the seconds Google asks to wait, when it
    does. ``found`` is what the sentence shows: a file, a link. ``response`` is the answer, when there was one.
    """

    def __init__(
        self,
        kind: FaultKind,
        *,
        status: int = 0,
        reason: str = "",
        found: str = "",
        may_be_done: bool = False,
        retry_after: float | None = None,
        response: Response | None = None,
    ) -> None:
        super().__init__(" ".join(part for part in (kind.value, str(status or ""), reason) if part))
        self.kind = kind
        self.status = status
        self.reason = reason
        self.found = found
        self.may_be_done = may_be_done
        self.retry_after = retry_after
        self.response = response

    @property
    def remedy(self) -> Remedy:
        """What the client can do about it."""
        return _REMEDIES.get(self.kind, Remedy.NONE)

    @property
    def concerns_every_book(self) -> bool:
        """Whether the next book would fail in the same way, so that whoever runs the installation must act."""
        return self.kind in _CONCERN_EVERY_BOOK

    def problem(self, address: Address, *, account: str = "", agency: str = "", period: str = "") -> Problem:
        """The problem to show at ``address``, the book's. ``account`` is the e-mail that a book is shared with."""
        return problem(
            PROBLEMS[self.kind],
            address,
            found=self.found,
            agency=agency,
            period=period,
            account=account or _NO_ACCOUNT,
            reason=self.reason or str(self.status or self.kind.value),
            minutes=self.found,
            service=self.reason or "Google Sheets API",
        )


class OutcomeUnknown(GoogleFault):
    """A write was interrupted: it may or may not have been done. Read back before deciding; never just repeat."""

    def __init__(self, interruption: GoogleFault) -> None:
        super().__init__(
            FaultKind.WRITE_UNKNOWN,
            status=interruption.status,
            reason=interruption.reason,
            may_be_done=True,
            response=interruption.response,
        )
