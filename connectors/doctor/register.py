"""Whether the register of books can be read, how many books it names, and what is wrong with its rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.doctor.case import Case
from connectors.doctor.fault_words import said
from connectors.doctor.finding import Finding, failure, fine, unchecked, warning
from connectors.google.addresses import book_id
from connectors.google.faults import GoogleFault
from connectors.layouts.ground import Ground
from connectors.ledger import Registration
from connectors.problem import Problem
from connectors.registry import ONLINE, REGISTER_OF_BOOKS, read_register_of_books
from connectors.sync.opening import open_stored
from connectors.workbooks.packed import pack, stored_name
from rubric.text import Text


@dataclass(frozen=True)
class Register:
    """The books that are registered, and the problems of the rows."""

    registered: list[Registration] = field(default_factory=list[Registration])
    problems: list[Problem] = field(default_factory=list[Problem])


def register_in_a_file(case: Case) -> Register | None:
    """The register when it is a file of this machine; None when it is a link, or there is none."""
    if not case.registry or book_id(case.registry):
        return None
    path = Path(case.registry)
    return _read(case, stored_name(path, path.parent), pack(path))


def register_in_an_answer(case: Case, content: bytes) -> Register:
    """The register in the answer of Google to the request for it."""
    return _read(case, f"{ONLINE}{book_id(case.registry)}", content)


def check_register(case: Case, read: Register | GoogleFault | None, *, account: str, because: str) -> Finding:
    """What the register says; ``because`` names the check without which it could not be fetched."""
    if not case.registry:
        found = Text(vi="chưa có sổ đăng ký bảng tính", en="there is no register of books")
        remedy = Text(
            vi="Hãy lập sổ đăng ký (xem docs/google-sheets.md) và đặt đường dẫn vào biến THUOCDO_REGISTRY.",
            en="Make one (see docs/google-sheets.md) and put its link or path into the variable THUOCDO_REGISTRY.",
        )
        return warning("register", found, remedy)
    if isinstance(read, GoogleFault):
        return failure("register", *said(read, account))
    if read is None:
        return unchecked("register", because)
    if not read.registered:
        return failure("register", *_nothing(read))
    vi, en = _counted(read.registered)
    if read.problems:
        count = len(read.problems)
        found = Text(vi=f"{vi}; {count} chỗ cần xem", en=f"{en}; {count} things to look at")
        details = tuple(each.message.vi for each in read.problems)
        return warning("register", found, read.problems[0].message, details)
    return fine("register", vi, en)


def _read(case: Case, name: str, content: bytes) -> Register:
    installation = case.installation
    ground = Ground(
        installation.criteria_set,
        installation.agencies,
        date.today(),  # noqa: DTZ011
        installation.locality.name.vi,
    )
    return Register(*read_register_of_books(open_stored(name, content), ground))


def _nothing(read: Register) -> tuple[Text, Text]:
    columns = ", ".join(heading.title for heading in REGISTER_OF_BOOKS)
    found = Text(vi="không đọc được dòng nào", en="not one row of it can be used")
    if read.problems:
        return found, read.problems[0].message
    return found, Text(
        vi=f"Hãy kiểm tra tệp có hàng tiêu đề ({columns}) và ít nhất một dòng.",
        en=f"See that it has a heading row ({columns}) and at least one row below it.",
    )


def _counted(registered: list[Registration]) -> tuple[str, str]:
    kinds = Counter(each.kind for each in registered)
    agencies, cohorts, departments = kinds["agency"], kinds["cohort"], kinds["department"]
    vi = f"{len(registered)} bảng tính: {agencies} của cơ quan, {cohorts} của khối, {departments} của cơ quan chủ trì"
    english = f"{agencies} of agencies, {cohorts} of cohorts, {departments} of the department"
    return vi, f"{len(registered)} books: {english}"
