"""The checks in their order, each with what those before it found out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

from connectors.doctor.access import access_unlisted, check_access
from connectors.doctor.account import check_account
from connectors.doctor.case import Case
from connectors.doctor.clock import check_clock
from connectors.doctor.disk import check_disk
from connectors.doctor.drive import check_drive
from connectors.doctor.finding import Finding, Level, unchecked
from connectors.doctor.last_sync import check_last_sync
from connectors.doctor.ledger import check_ledger
from connectors.doctor.line import Line
from connectors.doctor.network import check_network
from connectors.doctor.quota import check_quota
from connectors.doctor.register import Register, check_register, register_in_a_file, register_in_an_answer
from connectors.doctor.sheets import check_sheets
from connectors.doctor.sign_in import check_sign_in
from connectors.doctor.versions import check_versions
from connectors.google.addresses import book_id
from connectors.google.client import SheetsHTTPClient
from connectors.google.drive import Listing
from connectors.google.faults import GoogleFault
from connectors.registry import ONLINE
from connectors.runs import SAMPLES
from connectors.sync.online import GOOGLE


def examine(case: Case) -> Iterator[Finding]:
    """Every finding, as soon as it is known."""
    found, identity = check_account()
    yield found
    found, way = check_network(case)
    yield found
    yield check_clock(way)
    is_open = way is not None and way.is_open
    because = "account" if identity is None else "" if is_open else "network"
    with ExitStack() as opened:
        line = None
        if identity and way and way.is_open:
            found = check_sign_in(case, identity, is_stand_in=way.is_stand_in)
            if found.level is Level.FINE:
                http = SheetsHTTPClient(identity.credentials, patience=case.patience, timing=case.timing)
                line = Line(opened.enter_context(http), identity)
            because = "" if line else "sign_in"
            yield found
        else:
            yield unchecked("sign_in", because)
        yield from _books(case, line, because)
    yield check_disk(case.settings)
    found, is_readable = check_ledger(case)
    yield found
    source = SAMPLES if case.settings.is_sample_data else GOOGLE
    yield check_last_sync(case, source, is_readable=is_readable)
    yield check_versions()


def _books(case: Case, line: Line | None, because: str) -> Iterator[Finding]:
    """What needs a line to Google; without one (the check ``because`` failed) a register in a file is still read."""
    account = line.identity.account if line else ""
    register: Register | GoogleFault | None = register_in_a_file(case)
    link = book_id(case.registry)
    listing: Listing | None = None
    if line is None:
        yield unchecked("sheets", because)
        yield unchecked("drive", because)
    else:
        found, answer = check_sheets(line, link or _first_book(register), is_register=bool(link))
        yield found
        because = because or ("sheets" if found.level is not Level.FINE else "")
        if link:
            register = _register(case, answer, found)
        found, listing = check_drive(line)
        yield found
    yield check_register(case, register, account=account, because=because)
    registered = register.registered if isinstance(register, Register) else []
    if registered and line and not line.identity.can_list_files:
        yield access_unlisted()
    else:
        blocked_by = "register" if not registered else because if line is None else "drive"
        yield check_access(registered, listing, account=account, because=blocked_by)
    yield check_quota(len(registered), met_the_limit=line is not None and line.met_the_limit)


def _first_book(register: Register | GoogleFault | None) -> str:
    registered = register.registered if isinstance(register, Register) else []
    return registered[0].book.removeprefix(ONLINE) if registered else ""


def _register(case: Case, answer: bytes | GoogleFault, sheets: Finding) -> Register | GoogleFault | None:
    """The register in the answer; None where the Sheets API as a whole is what refused."""
    if isinstance(answer, bytes):
        return register_in_an_answer(case, answer)
    return answer if sheets.level is Level.FINE else None
