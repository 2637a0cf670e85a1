"""The ledger keeps raw bytes once under their hash, and only complete syncs count."""

import hashlib
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from connectors.cells.raw_cell import Address
from connectors.ledger import Ledger, LedgerFault, LedgerFaultKind, LinkCheck, NewDecision, TakenBook, Visit
from connectors.problem_catalogue import problem

DAY = date(2026, 12, 31)
NOW = datetime(2026, 12, 31, 9, 30, tzinfo=UTC)


def test_bytes_come_back_unchanged_under_their_hash(ledger: Ledger) -> None:
    sync = ledger.begin_sync("hue", "folder", DAY)
    content = "Sở Y tế".encode() * 1000
    visit = ledger.visits.note(Visit(sync, "so-y-te.xlsx", NOW, "read"), content)
    assert visit.hash == hashlib.sha256(content).hexdigest()
    assert ledger.visits.content(visit.hash) == content
    with pytest.raises(KeyError):
        ledger.visits.content("0" * 64)


def test_equal_books_are_stored_once_even_across_syncs(ledger: Ledger) -> None:
    for _ in range(2):
        sync = ledger.begin_sync("hue", "folder", DAY)
        visits = [ledger.visits.note(Visit(sync, book, NOW, "read"), b"same") for book in ("a.xlsx", "b.xlsx")]
        ledger.end_sync(sync, [], [TakenBook(each.book, each.hash, "current", NOW) for each in visits])
    with ledger._engine.connect() as connection:
        assert connection.execute(text("select count(*) from raw_books")).scalar_one() == 1
        assert connection.execute(text("select count(*) from sync_books")).scalar_one() == 4


def test_an_interrupted_sync_is_never_the_latest(ledger: Ledger) -> None:
    first = ledger.begin_sync("hue", "folder", DAY)
    ledger.end_sync(first, [])
    ledger.begin_sync("hue", "folder", DAY)
    latest = ledger.latest_sync("hue")
    assert latest is not None
    assert latest.id == first


def test_a_sync_is_found_by_its_number_even_when_a_newer_one_ended(ledger: Ledger) -> None:
    first = ledger.begin_sync("hue", "samples", DAY)
    ledger.end_sync(first, [])
    ledger.end_sync(ledger.begin_sync("hue", "folder", DAY), [])
    unfinished = ledger.begin_sync("hue", "folder", DAY)
    found = ledger.sync_row(first)
    assert found is not None
    assert (found.id, found.source) == (first, "samples")
    assert ledger.sync_row(unfinished) is None


def test_a_sync_that_took_no_book_never_replaces_one_that_did(ledger: Ledger) -> None:
    first = ledger.begin_sync("hue", "google", DAY)
    visit = ledger.visits.note(Visit(first, "a", NOW, "read"), b"a")
    ledger.end_sync(first, [], [TakenBook("a", visit.hash, "current", NOW)])
    ledger.end_sync(ledger.begin_sync("hue", "google", DAY), [])
    latest = ledger.latest_sync("hue")
    assert latest is not None
    assert latest.id == first


def test_localities_do_not_see_each_other(ledger: Ledger) -> None:
    ledger.end_sync(ledger.begin_sync("hue", "folder", DAY), [])
    assert ledger.latest_sync("ha-tinh") is None


def test_problems_keep_their_address_and_both_sentences(ledger: Ledger) -> None:
    sync = ledger.begin_sync("hue", "folder", DAY)
    found = problem("formula_in_cell", Address("a.xlsx", "2026", "F12"), found="=2+3", agency="20122", period="2026")
    ledger.end_sync(sync, [found])
    (row,) = ledger.problems_of(sync)
    assert (row["code"], row["severity"]) == ("formula_in_cell", "warning")
    assert (row["book"], row["tab"], row["cell"], row["agency"]) == ("a.xlsx", "2026", "F12", "20122")
    assert "F12" in row["message_vi"]
    assert "F12" in row["message_en"]
    latest = ledger.latest_sync("hue")
    assert latest is not None
    assert latest.problems == 1


def test_problems_keep_the_link_that_opens_their_cell(ledger: Ledger) -> None:
    sync = ledger.begin_sync("hue", "google", DAY)
    link = "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUv/edit#gid=0&range=F12"
    online = problem("formula_in_cell", Address("Sở Y tế", "2026", "F12", link), found="=2+3")
    filed = problem("formula_in_cell", Address("a.xlsx", "2026", "F13"), found="=2+3")
    ledger.end_sync(sync, [filed, online, filed])
    assert [(row["cell"], row["link"]) for row in ledger.problems_of(sync)] == [("F13", ""), ("F12", link), ("F13", "")]


def test_a_link_of_any_length_and_letters_that_a_database_cannot_hold_are_kept(ledger: Ledger) -> None:
    sync = ledger.begin_sync("hue", "folder", DAY)
    ledger.end_sync(sync, [problem("formula_in_cell", Address("x" * 400, "y" * 300, "F12"), found="=\x00")])
    (row,) = ledger.problems_of(sync)
    assert (row["found"], row["book"]) == ("=␀", "x" * 400)
    ledger.visits.note(Visit(sync, "nửa cặp \ud800", NOW, "failed", fault="dài " * 20_000))
    visit = ledger.visits.of_sync(sync)[0]
    assert (visit.book, visit.fault) == ("nửa cặp ?", "dài " * 20_000)
    link = "https://hue.gov.vn/" + hashlib.sha512(b"57").hexdigest() * 200
    ledger.links.note([LinkCheck(link, NOW, "dead")])
    assert ledger.links.latest()[link].outcome == "dead"


def test_moments_come_back_in_utc_wherever_they_were_told(ledger: Ledger) -> None:
    in_hue = datetime(2026, 12, 31, 16, 30, 1, 250, tzinfo=timezone(timedelta(hours=7)))
    sync = ledger.begin_sync("hue", "folder", DAY)
    ledger.visits.note(Visit(sync, "a", in_hue, "failed"))
    (visit,) = ledger.visits.of_sync(sync)
    assert visit.at.isoformat() == "2026-12-31T09:30:01.000250+00:00"
    began = ledger.visits.broken_off("hue", "folder")
    assert began is not None
    assert began.utcoffset() == timedelta(0)
    with pytest.raises(Exception, match="without its zone"):
        ledger.visits.note(Visit(sync, "a", datetime(2026, 12, 31), "failed"))  # noqa: DTZ001


def test_sqlite_is_durable(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        ledger.begin_sync("hue", "folder", DAY)
    with create_engine(f"sqlite:///{tmp_path / 'ledger.sqlite'}").connect() as connection:
        assert connection.execute(text("pragma journal_mode")).scalar_one() == "wal"


def test_real_figures_never_come_to_lie_under_made_up_decisions(ledger: Ledger) -> None:
    ledger.end_sync(ledger.begin_sync("hue", "samples", DAY), [])
    decided = NewDecision("hue", "hue-so-yte", "2026", "so_vb", "57" * 32, "accept")
    ledger.decisions.decide([decided], "verifier@minh-hoa.example", datetime(2026, 12, 1, tzinfo=UTC))
    with pytest.raises(LedgerFault) as refused:
        ledger.begin_sync("hue", "folder", DAY)
    assert refused.value.kind is LedgerFaultKind.MADE_UP
    assert "THUOCDO_VAR" in refused.value.message.vi
    ledger.begin_sync("quang-ngai", "folder", DAY)
    ledger.begin_sync("hue", "samples", DAY)
