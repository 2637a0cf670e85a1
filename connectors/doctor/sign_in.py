"""Whether Google really gives this account a token: a good key file says nothing about a key that was deleted."""

from __future__ import annotations

from contextlib import closing

from connectors.doctor.case import Case
from connectors.doctor.fault_words import said
from connectors.doctor.finding import Finding, failure, fine
from connectors.google.credentials import Identity
from connectors.google.exchange import new_session
from connectors.google.faults import GoogleFault
from connectors.google.patience import Deadline
from connectors.google.tokens import Tokens


def check_sign_in(case: Case, identity: Identity, *, is_stand_in: bool) -> Finding:
    """Sign in once, as a sync does."""
    if identity.kind == "api_key":
        return fine("sign_in", "khóa API không cần đăng nhập", "an API key needs no sign-in")
    tokens = Tokens(identity.credentials, case.patience, case.timing)
    with closing(new_session(through_proxies=not is_stand_in)) as session:
        try:
            tokens.headers(session, Deadline(case.timing, case.patience.total))
        except GoogleFault as fault:
            return failure("sign_in", *said(fault, identity.account))
    return fine("sign_in", "đăng nhập được", "signed in")
