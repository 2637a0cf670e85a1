"""What leaders decided stays as it was said; how it stands is a row more, over nothing that was not seen."""

from dataclasses import replace
from datetime import date

import pytest

from connectors.ledger import Ledger, LedgerRefusal, RefusalKind
from rubric.text import Text
from tests.unit.connectors.ledger.full_ledger import after, reminder

CHIEF, OTHER = "chief@hue.vn", "other@hue.vn"


def test_a_check_in_comes_back_as_it_was_kept(ledger: Ledger) -> None:
    made = ledger.check_ins.open(reminder("so-y-te 2026-H1", "so-xd 2026-H1"), CHIEF, after(0))
    assert ledger.check_ins.all("hue") == [made]
    assert ledger.check_ins.all("ha-tinh") == []
    assert made.subject == ("so-y-te 2026-H1", "so-xd 2026-H1")
    assert made.text == Text(vi="Đôn đốc gửi báo cáo", en="Remind of the reports")
    assert (made.owner, made.due, made.state, made.by, made.at) == (
        "so-khcn", date(2026, 12, 10), "open", CHIEF, after(0),
    )  # fmt: skip
    assert made.newest is None


def test_following_up_is_another_row_and_the_newest_holds(ledger: Ledger) -> None:
    made = ledger.check_ins.open(reminder(), CHIEF, after(0))
    later = ledger.check_ins.follow_up(made, "open", OTHER, after(1), note="Đã gọi điện", due=date(2026, 12, 15))
    assert (later.state, later.due, later.first_due) == ("open", date(2026, 12, 15), date(2026, 12, 10))
    done = ledger.check_ins.follow_up(later, "done", CHIEF, after(2))
    assert (done.state, done.due) == ("done", date(2026, 12, 15))
    assert [(each.state, each.note, each.by) for each in done.follow_ups] == [
        ("open", "Đã gọi điện", OTHER),
        ("done", "", CHIEF),
    ]
    assert ledger.check_ins.all("hue") == [done]


def test_nobody_follows_up_what_somebody_else_wrote_to_meanwhile(ledger: Ledger) -> None:
    seen = ledger.check_ins.open(reminder(), CHIEF, after(0))
    ledger.check_ins.follow_up(seen, "done", OTHER, after(1))
    with pytest.raises(LedgerRefusal) as refused:
        ledger.check_ins.follow_up(seen, "dropped", CHIEF, after(2))
    assert refused.value.kind is RefusalKind.FOLLOWED_MEANWHILE
    assert ledger.check_ins.all("hue")[0].state == "done"


def test_what_was_taken_up_once_is_not_taken_up_again(ledger: Ledger) -> None:
    ledger.check_ins.open(reminder("so-y-te 2026-H1"), CHIEF, after(0))
    with pytest.raises(LedgerRefusal) as refused:
        ledger.check_ins.open(reminder("so-xd 2026-H1", "so-y-te 2026-H1"), OTHER, after(1))
    assert refused.value.kind is RefusalKind.TAKEN_UP_ALREADY
    for other in (
        replace(reminder("so-y-te 2026-H1"), kind="rewards"),
        replace(reminder("so-y-te 2026-H1"), year=2027),
        replace(reminder("so-y-te 2026-H1"), locality="ha-tinh"),
        reminder(),
        reminder(),
    ):
        ledger.check_ins.open(other, CHIEF, after(2))
    assert len(ledger.check_ins.all("hue")) == 5


def test_every_word_of_it_is_in_the_audit_log(ledger: Ledger) -> None:
    made = ledger.check_ins.open(reminder(), CHIEF, after(0))
    noted = ledger.check_ins.follow_up(made, "open", OTHER, after(1), note="Đã gọi điện", due=date(2026, 12, 15))
    ledger.check_ins.follow_up(noted, "dropped", CHIEF, after(2), note="Không còn cần")
    dropped, said, opened = ledger.audit.rows("hue", "so-khcn")
    assert (opened.by, opened.act, opened.period) == (CHIEF, "check_in.made", "2026")
    assert (opened.before, opened.after) == ("Đôn đốc gửi báo cáo", "2026-12-10")
    assert (said.by, said.act, said.after, said.reason) == (OTHER, "check_in.noted", "2026-12-15", "Đã gọi điện")
    assert (dropped.act, dropped.after, dropped.reason) == ("check_in.dropped", "2026-12-15", "Không còn cần")
    assert ledger.audit.check() is None
