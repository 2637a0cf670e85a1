"""The audit log says who did what on which value, and notices whatever was changed behind its back."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from connectors.ledger import Account, Act, Ledger, NewDecision
from tests.unit.connectors.ledger.full_ledger import CLAIM, accept, after, fill

AN = "an@hue.vn"


def behind_its_back(ledger: Ledger, *statements: str) -> None:
    """Change rows as somebody could who owns the database: without the triggers."""
    with ledger._engine.begin() as connection:
        if ledger._engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
            for name in names:
                connection.execute(text(f"DROP TRIGGER {name}"))
        for each in statements:
            connection.execute(text(each))


def test_an_act_says_who_did_what_when_on_which_value_and_why(ledger: Ledger) -> None:
    (first,) = ledger.decisions.decide([accept()], AN, after(0))
    cut = NewDecision("hue", "so-y-te", "2026", "posts", CLAIM, "adjust", "10", "2 bài trùng", True, first.number)
    (second,) = ledger.decisions.decide([cut], "binh@hue.vn", after(5))
    newest, oldest = ledger.audit.rows("hue", "so-y-te")
    assert (newest.by, newest.act, newest.at) == ("binh@hue.vn", "decision.adjust", after(5))
    assert (newest.locality, newest.agency, newest.period, newest.field) == ("hue", "so-y-te", "2026", "posts")
    assert (newest.before, newest.after, newest.reason) == ("accept 12", "adjust 10", "2 bài trùng")
    assert (newest.about, newest.about_id) == ("decisions", second.number)
    assert (oldest.number, oldest.before, oldest.after) == (1, "", "accept 12")


def test_every_act_of_a_whole_cycle_is_in_it_in_order(ledger: Ledger) -> None:
    fill(ledger)
    acts = [row.act for row in reversed(ledger.audit.rows())]
    assert acts == [
        "tab.confirmed", "account.granted", "login.in", "submission.submitted", "decision.accept", "decision.accept",
        "decision.adjust", "decision.confirmed", "appeal.made", "appeal.closed", "release.made", "release.signed",
        "release.signature", "contact.set", "release.notice", "check_in.made", "check_in.noted",
        "file.fetched",
    ]  # fmt: skip
    assert [row.number for row in ledger.audit.rows(most=2, before=5)] == [4, 3]
    assert ledger.audit.rows("ha-tinh") == []
    assert ledger.audit.check() is None


def test_a_clock_that_goes_back_changes_neither_order_nor_deadlines(ledger: Ledger) -> None:
    now = after(60)
    ledger.accounts.grant(Account(AN, "verifier", locality="hue"), "chief@hue.vn", now)
    (made,) = ledger.decisions.decide([accept()], AN, after(0))
    assert made.at == now, "not before what came before it"
    newest, oldest = ledger.audit.rows()
    assert (newest.number, newest.at, newest.told) == (2, now, after(0))
    assert newest.clock_went_back
    assert not oldest.clock_went_back
    (later,) = ledger.decisions.decide([accept(expected=made.number)], AN, after(61))
    assert later.at == after(61), "and the clock is believed again once it has caught up"
    assert ledger.decisions.newest("hue")[made.cell] == later
    assert ledger.audit.check() is None


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit_log SET \"after\" = 'accept 99' WHERE number = 5", ("audit_log", 5, "changed")),
        ("UPDATE audit_log SET by = 'x' WHERE number >= 9", ("audit_log", 9, "changed")),
        ("UPDATE audit_log SET previous = 'x' WHERE number = 7", ("audit_log", 7, "changed")),
        ("DELETE FROM audit_log WHERE number = 6", ("audit_log", 6, "missing")),
        ("UPDATE decisions SET accepted_value = '99' WHERE id = 2", ("decisions", 2, "changed")),
        ("UPDATE account_events SET role = 'administrator'", ("account_events", 1, "changed")),
        ("DELETE FROM release_notices", ("release_notices", 1, "missing")),
        ("UPDATE release_signatures SET fingerprint = '58:58'", ("release_signatures", 1, "changed")),
        ("UPDATE contacts SET email = 'ai-do@example.com'", ("contacts", 1, "changed")),
        (
            "INSERT INTO release_signoffs SELECT id + 1, 'x', at, told, release_id FROM release_signoffs",
            ("release_signoffs", 2, "unnoted"),
        ),
    ],
)
def test_the_first_broken_row_is_named(ledger: Ledger, statement: str, broken: tuple[str, int, str]) -> None:
    fill(ledger)
    behind_its_back(ledger, statement)
    found = ledger.audit.check()
    assert found is not None
    assert (found.table, found.number, found.why) == broken
    for sentence in (found.message.vi, found.message.en):
        assert broken[0] in sentence
        assert str(broken[1]) in sentence


def test_a_log_that_was_cut_off_is_told_by_its_head_of_before(ledger: Ledger) -> None:
    fill(ledger)
    head = ledger.audit.head()
    assert head[0] == 18
    assert ledger.audit.check(head) is None
    ledger.audit.note(Act(AN, "file.fetched"), after(20))
    assert ledger.audit.check(head) is None
    behind_its_back(ledger, "DELETE FROM audit_log WHERE number >= 18")
    assert ledger.audit.check() is None, "what is left of it is a chain"
    cut = ledger.audit.check(head)
    assert cut is not None
    assert (cut.number, cut.why) == (18, "cut")


def test_acts_of_many_at_once_make_one_chain(place: Path | str) -> None:
    Ledger(place).close()
    failed: list[BaseException] = []

    def act(who: str) -> None:
        try:
            with closing(Ledger(place)) as own:
                for each in range(10):
                    own.audit.note(Act(who, "file.fetched", field=str(each)), after(each))
        except BaseException as failure:  # noqa: BLE001
            failed.append(failure)

    threads = [threading.Thread(target=act, args=(f"{n}@hue.vn",)) for n in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not failed
    with closing(Ledger(place)) as ledger:
        assert ledger.audit.head()[0] == 40
        assert ledger.audit.check() is None
        assert {row.by for row in ledger.audit.rows()} == {f"{n}@hue.vn" for n in range(4)}


def test_a_file_without_its_triggers_is_still_told_from_a_whole_one(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        fill(ledger)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as connection:
        connection.execute("DROP TRIGGER appeals_no_update")
        connection.execute("UPDATE appeals SET text = 'khác'")
        connection.commit()
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        broken = ledger.audit.check()
    assert broken is not None
    assert (broken.table, broken.why) == ("appeals", "changed")
