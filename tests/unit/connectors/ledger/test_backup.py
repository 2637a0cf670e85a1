"""A backup is one file with every row, taken while others write; it goes back into either database, if empty."""

import hashlib
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from connectors.ledger import Act, Ledger, LedgerFault, LedgerFaultKind, LedgerRefusal, RefusalKind, back_up, restore
from connectors.ledger.act_tables import metadata
from connectors.ledger.checking import check
from tests.unit.connectors.ledger.conftest import BOTH, empty_place
from tests.unit.connectors.ledger.full_ledger import BOOK, after, fill, one_sync
from tests.unit.connectors.ledger.test_audit import behind_its_back
from tests.unit.connectors.ledger.test_migrations import BEFORE


def all_rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    with ledger._engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


@pytest.mark.parametrize("kind", BOTH)
def test_all_rows_come_back_in_either_database(
    ledger: Ledger, place: Path | str, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    fill(ledger)
    before, file = all_rows(ledger), tmp_path / "sao-luu" / "2026.sqlite"
    count = back_up(place, file)
    assert count == sum(map(len, before.values()))
    target = empty_place(kind, tmp_path / "moi", request)
    assert restore(file, target) == count
    with closing(Ledger(target)) as restored:
        assert all_rows(restored) == before
        assert restored.audit.check(ledger.audit.head()) is None
        assert one_sync(restored) == 2, "new rows are numbered on"
        restored.logins.begin("an@hue.vn", "mới", after(90))
        assert restored.audit.check() is None
    assert check(target).wrong == ()


def test_a_backup_is_one_file_that_only_its_owner_reads(ledger: Ledger, place: Path | str, tmp_path: Path) -> None:
    fill(ledger)
    folder = tmp_path / "sao-luu"
    back_up(place, folder / "2026.sqlite")
    assert [each.name for each in folder.iterdir()] == ["2026.sqlite"]
    assert stat.S_IMODE((folder / "2026.sqlite").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        back_up(place, folder / "2026.sqlite")
    with closing(Ledger(folder / "2026.sqlite")) as copied:
        assert copied.visits.content(hashlib.sha256(BOOK).hexdigest()) == BOOK


def test_a_backup_during_a_sync_holds_one_moment(ledger: Ledger, place: Path | str, tmp_path: Path) -> None:
    """Every sync here ends with as many acts as its number: a copy of two moments would hold them apart."""
    going, started = threading.Event(), threading.Event()
    going.set()

    def syncing() -> None:
        with closing(Ledger(place)) as own:
            while going.is_set():
                sync = own.begin_sync("hue", "google", date(2026, 12, 1))
                own.end_sync(sync, [])
                own.audit.note(Act("máy", "sync.ended", field=str(sync)), after(sync))
                started.set()

    thread = threading.Thread(target=syncing)
    thread.start()
    try:
        assert started.wait(30)
        for number in range(3):
            back_up(place, tmp_path / f"{number}.sqlite")
    finally:
        going.clear()
        thread.join()
    for number in range(3):
        with closing(Ledger(tmp_path / f"{number}.sqlite")) as copied:
            assert copied.audit.check() is None
            latest, (act,) = copied.latest_sync("hue"), copied.audit.rows(most=1)
            assert latest is not None
            assert latest.id - int(act.field) in {0, 1}
            assert act.number == int(act.field)


def test_a_ledger_that_holds_anything_is_not_restored_into(ledger: Ledger, place: Path | str, tmp_path: Path) -> None:
    back_up(place, tmp_path / "empty.sqlite")
    ledger.begin_sync("hue", "folder", date(2026, 12, 1))
    before = all_rows(ledger)
    with pytest.raises(LedgerRefusal) as caught:
        restore(tmp_path / "empty.sqlite", place)
    assert caught.value.kind is RefusalKind.NOT_EMPTY
    assert "đã có dữ liệu" in caught.value.message.vi
    assert all_rows(ledger) == before


def test_a_backup_from_before_steps_were_counted_is_restored(place: Path | str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.sqlite")) as connection:
        connection.executescript(BEFORE.read_text(encoding="utf-8"))
    content = (tmp_path / "old.sqlite").read_bytes()
    restore(tmp_path / "old.sqlite", place)
    with closing(Ledger(place)) as restored:
        latest = restored.latest_sync("hue")
        assert latest is not None
        assert (latest.id, latest.problems) == (1, 1)
        assert restored.begin_sync("hue", "google", date(2026, 12, 1)) == 3
    assert (tmp_path / "old.sqlite").read_bytes() == content, "a backup is only read"


def test_what_is_no_backup_leaves_the_ledger_empty(ledger: Ledger, place: Path | str, tmp_path: Path) -> None:
    (tmp_path / "no.sqlite").write_bytes(b"khong phai so cai" * 100)
    with pytest.raises(LedgerFault) as caught:
        restore(tmp_path / "no.sqlite", place)
    assert caught.value.kind is LedgerFaultKind.BROKEN
    assert not any(all_rows(ledger).values())


def test_the_bytes_of_a_book_that_changed_are_told(ledger: Ledger, place: Path | str) -> None:
    fill(ledger)
    found = check(place)
    assert (found.wrong, found.acts, found.books) == ((), 18, 2)
    assert found.head == ledger.audit.head()[1]
    digest = hashlib.sha256(BOOK).hexdigest()
    content = "x'78'" if "://" not in str(place) else "'\\x78'"
    behind_its_back(ledger, f"UPDATE raw_books SET content = {content} WHERE hash = '{digest}'")
    (wrong,) = check(place).wrong
    assert digest in wrong.vi
    assert digest in wrong.en


def test_a_row_that_names_none_is_told(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        fill(ledger)
        with ledger._engine.begin() as connection:
            connection.execute(text("DROP TRIGGER problems_no_delete"))
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as connection:
        connection.execute("DELETE FROM problems")
        connection.commit()
    (wrong,) = check(tmp_path / "ledger.sqlite").wrong
    assert "problem_links" in wrong.en
