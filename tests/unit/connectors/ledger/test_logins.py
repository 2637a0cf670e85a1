"""That a login has ended is known here, whoever still holds a copy of its cookie."""

from connectors.ledger import Ledger
from tests.unit.connectors.ledger.full_ledger import after


def test_a_login_is_kept_the_first_time_it_is_seen(ledger: Ledger) -> None:
    assert ledger.logins.last("an@hue.vn") is None
    ledger.logins.begin("An@hue.vn", "s1", after(0))
    later = ledger.logins.begin("an@hue.vn", "s1", after(30))
    assert (later.at, later.ended_at) == (after(0), None)
    assert len(ledger.audit.rows()) == 1
    ledger.logins.begin("an@hue.vn", "s2", after(40))
    last = ledger.logins.last("an@hue.vn")
    assert last is not None
    assert (last.session, last.at) == ("s2", after(40))


def test_an_ended_login_does_not_begin_again(ledger: Ledger) -> None:
    ledger.logins.begin("an@hue.vn", "s1", after(0))
    ledger.logins.begin("an@hue.vn", "s2", after(1))
    ledger.logins.end("an@hue.vn", "s1", after(5))
    ledger.logins.end("an@hue.vn", "s1", after(9))
    copied = ledger.logins.begin("an@hue.vn", "s1", after(10))
    assert copied.ended_at == after(5)
    other = ledger.logins.of("an@hue.vn", "s2")
    assert other is not None
    assert other.ended_at is None


def test_the_same_session_of_another_address_is_another_login(ledger: Ledger) -> None:
    ledger.logins.end("an@hue.vn", "s1", after(0))
    assert ledger.logins.of("binh@hue.vn", "s1") is None


def test_the_last_login_of_everybody_is_asked_for_at_once(ledger: Ledger) -> None:
    assert ledger.logins.newest() == {}
    ledger.logins.begin("An@hue.vn", "s1", after(0))
    ledger.logins.begin("an@hue.vn", "s2", after(40))
    ledger.logins.end("an@hue.vn", "s2", after(50))
    ledger.logins.begin("binh@hue.vn", "s1", after(60))
    assert ledger.logins.newest() == {"an@hue.vn": after(40), "binh@hue.vn": after(60)}
