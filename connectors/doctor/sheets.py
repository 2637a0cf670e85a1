"""Whether the Sheets API answers this account."""

from __future__ import annotations

from connectors.doctor.fault_words import said
from connectors.doctor.finding import Finding, failure, fine, warning
from connectors.doctor.line import Line
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.fetching import fetch_book
from rubric.text import Text

NO_BOOK = "thuoc-do-57-khong-co-tep-nay"
_ABOUT_THE_BOOK = frozenset(
    {FaultKind.NOT_SHARED, FaultKind.NOT_FOUND, FaultKind.OFFICE_FILE, FaultKind.TOO_LARGE, FaultKind.REFUSED}
)


def check_sheets(line: Line, book: str, *, is_register: bool) -> tuple[Finding, bytes | GoogleFault]:
    """Read ``book`` (or ask for one that does not exist), and what came of it: one read of the quota.

    A refusal that concerns the book alone shows that the API itself works; one of the register is told there.
    """
    answer = line.ask(lambda http: fetch_book(http, book or NO_BOOK))
    if isinstance(answer, GoogleFault) and answer.kind is FaultKind.RATE_LIMIT:
        return warning("sheets", *said(answer)), answer
    if isinstance(answer, GoogleFault) and answer.kind not in _ABOUT_THE_BOOK:
        return failure("sheets", *said(answer, line.identity.account)), answer
    if isinstance(answer, GoogleFault) and book and not is_register:
        found, remedy = said(answer, line.identity.account)
        words = Text(vi=f"API trả lời, nhưng {found.vi}", en=f"the API answers, but {found.en}")
        return warning("sheets", words, remedy), answer
    return fine("sheets", "đã bật và trả lời", "enabled and answering"), answer
