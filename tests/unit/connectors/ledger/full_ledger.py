"""A small ledger with rows in every table, made through its own methods, and what it should say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from connectors.cells.raw_cell import Address
from connectors.ledger import (
    Account,
    Act,
    Contact,
    Ledger,
    LinkCheck,
    NewCheckIn,
    NewDecision,
    NewRelease,
    Registration,
    ResultRow,
    TakenBook,
    TakenTab,
    Visit,
)
from connectors.problem_catalogue import problem
from rubric.text import Text

NOON = datetime(2026, 12, 1, 5, 0, tzinfo=UTC)
BOOK = "Sở Y tế".encode() * 500
BUNDLE = b"a frozen bundle"
LINK = "https://docs.google.com/spreadsheets/d/1AbC/edit#gid=0&range=F12"
CLAIM = "c1" * 32


def after(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def accept(field: str = "posts", *, expected: int = 0, value: str = "12", claim: str = CLAIM) -> NewDecision:
    return NewDecision("hue", "so-y-te", "2026", field, claim, "accept", value, expected_previous=expected)


def reminder(*subject: str) -> NewCheckIn:
    """Decided on 1 December: the lead department reminds whoever owes a report, until the 10th."""
    text = Text(vi="Đôn đốc gửi báo cáo", en="Remind of the reports")
    return NewCheckIn("hue", 2026, "reports", subject, text, "so-khcn", date(2026, 12, 10))


def one_sync(ledger: Ledger) -> int:
    """A sync of one book of the health department, with a problem, a renamed tab and its register row."""
    sync = ledger.begin_sync("hue", "google", date(2026, 12, 1))
    read = ledger.visits.note(Visit(sync, "google:1AbC", NOON, "read", version=7), BOOK)
    tab = TakenTab("17", "2026 (2)", stands_for="2026", reason="tab_renamed", since=NOON)
    found = problem("formula_in_cell", Address("Sở Y tế", "2026", "F12", LINK), found="=2+3", agency="so-y-te")
    ledger.end_sync(
        sync,
        [found],
        [TakenBook("google:1AbC", read.hash, "current", NOON, (tab,))],
        {"google:1AbC": Registration("google:1AbC", "Sở Y tế", "agency", "so-y-te", period="2026", place="A2")},
    )
    return sync


def fill(ledger: Ledger) -> None:
    sync = one_sync(ledger)
    ledger.visits.confirm("google:1AbC", "17", "ab" * 32, by="Sở KH&CN")
    ledger.results.note(ResultRow(sync, "google:1AbC", NOON, "written", "cd" * 32))
    ledger.links.note([LinkCheck("https://hue.gov.vn/tin", NOON, "opens", status=200)])
    chief, verifier, second = "chief@hue.vn", "a@hue.vn", "b@hue.vn"
    ledger.accounts.grant(Account(verifier, "verifier", "so-khcn", "hue"), chief, after(1), reason="QĐ 12")
    ledger.logins.begin(verifier, "1764565200", after(2))
    ledger.submissions.submit(
        "hue", "so-y-te", 2026, claims_hash=CLAIM, sync=sync, by="gd@hue.vn", told=after(3)
    )  # fmt: skip
    (first, _) = ledger.decisions.decide([accept(), accept("views", value="3")], verifier, after(4))
    cut = NewDecision("hue", "so-y-te", "2026", "posts", CLAIM, "adjust", "10", "2 bài trùng", True, first.number)
    (adjusted,) = ledger.decisions.decide([cut], verifier, after(5))
    ledger.decisions.confirm(adjusted.number, second, after(6), agrees=True)
    appeal = ledger.appeals.appeal(adjusted.number, "Hai bài khác nhau", "gd@hue.vn", after(7))
    ledger.appeals.answer(appeal.number, "Đã đối chiếu", verifier, after(8), outcome="stands")
    new = NewRelease("hue", 2026, "hue-2026-1", "e0" * 32, "0.1.0", sync, date(2026, 12, 1), "57/QĐ-SKHCN")
    release = ledger.releases.make(new, BUNDLE, chief, after(9))
    ledger.releases.sign_off(release.number, chief, after(10))
    ledger.releases.sign(release.number, '{"signature": "…"}', "57:57", chief, after(10))
    ledger.contacts.set("hue", Contact("Sở Khoa học và Công nghệ", telephone="0234 000 000"), chief, after(10))
    ledger.releases.notice(release.number, Text(vi="Đang xem xét khiếu nại", en="Under review"), chief, after(11))
    kept = ledger.check_ins.open(reminder("so-y-te 2026-H1"), chief, after(11))
    ledger.check_ins.follow_up(kept, "open", chief, after(12), note="Đã gọi điện", due=date(2026, 12, 15))
    ledger.audit.note(Act(chief, "file.fetched", "hue", field="raw books"), after(12))
