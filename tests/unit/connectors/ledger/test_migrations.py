"""A ledger of any earlier version is brought to this one, once, and one of a later version is left alone."""

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, inspect, select

from connectors.ledger import Account, Contact, Ledger, LedgerFault, LedgerFaultKind
from connectors.ledger.act_tables import metadata
from connectors.ledger.migrations import (
    VERSION,
    ledger_versions,
    step_1_books,
    step_2_acts,
    step_3_signatures,
    step_4_check_ins,
)
from dev_environment import ROOT
from rubric.text import Text
from tests.unit.connectors.ledger.full_ledger import BUNDLE, NOON, one_sync

# Ledgers written by the code of their time. Whoever adds a step adds one; none is ever written anew.
BEFORE = Path(__file__).with_name("ledger_before_migrations.sql")
VERSION_2 = Path(__file__).with_name("ledger_version_2.sql")
VERSION_3 = Path(__file__).with_name("ledger_version_3.sql")
VERSION_4 = Path(__file__).with_name("ledger_version_4.sql")


def loaded(dump: Path, file: Path) -> Path:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    return file


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return loaded(BEFORE, tmp_path / "ledger.sqlite")


def versions(ledger: Ledger) -> list[int]:
    with ledger._engine.connect() as connection:
        return list(connection.execute(select(ledger_versions.c.number).order_by(ledger_versions.c.number)).scalars())


def rows(file: Path, tables: Sequence[str]) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as connection:
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}


def test_a_new_ledger_says_every_step_and_has_every_table(ledger: Ledger) -> None:
    assert versions(ledger) == [1, 2, 3, 4]
    names = set(inspect(ledger._engine).get_table_names())
    steps = (step_1_books, step_2_acts, step_3_signatures, step_4_check_ins)
    assert names == {"ledger_versions"}.union(*(step.TABLES for step in steps))
    assert names == {*metadata.tables, "ledger_versions"}


def test_a_ledger_made_before_steps_were_counted_keeps_all_it_has(old: Path) -> None:
    tables = step_1_books.TABLES
    before = rows(old, tables)
    assert all(before.values())
    with closing(Ledger(old)) as ledger:
        assert versions(ledger) == [1, 2, 3, 4]
        assert rows(old, tables) == before
        latest = ledger.latest_sync("hue")
        assert latest is not None
        assert (latest.id, latest.books, latest.problems) == (1, 1, 1)
        assert ledger.visits.last_reads("hue")["google:1AbC"].at == datetime(2026, 6, 19, 2, 30, tzinfo=UTC)
        assert ledger.visits.content(ledger.visits.taken("hue")["google:1AbC"].hash) == "Sở Y tế".encode() * 20
        ledger.accounts.grant(Account("a@hue.vn", "verifier", locality="hue"), "b@hue.vn", NOON)
        assert one_sync(ledger) == 3
        assert ledger.audit.check() is None


def test_a_still_older_ledger_gets_the_tables_that_came_later(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        for name in ("problem_links", "link_checks", "results_written"):
            connection.execute(f"DROP TABLE {name}")
        connection.commit()
    with closing(Ledger(old)) as ledger:
        assert [row["link"] for row in ledger.problems_of(1)] == [""]
        assert ledger.links.latest() == {}
        assert ledger.results.newest() == {}
        assert versions(ledger) == [1, 2, 3, 4]


def test_there_is_a_ledger_of_every_version_to_begin_from() -> None:
    kept = {file.name for file in Path(__file__).parent.glob("ledger_version_*.sql")}
    assert kept == {f"ledger_version_{number}.sql" for number in range(2, VERSION + 1)}


def test_what_a_ledger_of_version_2_kept_is_as_it_was(tmp_path: Path) -> None:
    with closing(Ledger(loaded(VERSION_2, tmp_path / "ledger.sqlite"))) as ledger:
        head = (14, "c11508b2fd263e8513074240dd0c18a1b9ba9f7c1270464817e0bd08f7e60e4e")
        assert ledger.audit.head() == head
        assert ledger.audit.check(head) is None
        account = ledger.accounts.of("a@hue.vn", "hue")
        assert account == Account("a@hue.vn", "verifier", "so-khcn", "hue")
        public = ledger.releases.published("hue", 2026)
        assert public is not None
        assert ledger.visits.content(public.bundle) == BUNDLE


def test_what_a_ledger_of_version_3_kept_is_as_it_was(tmp_path: Path) -> None:
    with closing(Ledger(loaded(VERSION_3, tmp_path / "ledger.sqlite"))) as ledger:
        head = (16, "b26eda8408a58c966daa9f7ab954cb8fe0ce9341a13caf1ed4344a649e6d2ada")
        assert ledger.audit.head() == head
        assert ledger.audit.check(head) is None
        assert ledger.contacts.of("hue") == Contact("Sở Khoa học và Công nghệ", telephone="0234 000 000")
        public = ledger.releases.published("hue", 2026)
        assert public is not None
        assert public.signature is not None
        assert (public.signature.content, public.signature.fingerprint) == ('{"signature": "…"}', "57:57")


def test_what_a_ledger_of_version_4_kept_is_as_it_was(tmp_path: Path) -> None:
    with closing(Ledger(loaded(VERSION_4, tmp_path / "ledger.sqlite"))) as ledger:
        head = (18, "4bfb03167970df549a1ef6e23380bca4a4a06702f65b5ffb8b083a283308e68f")
        assert ledger.audit.head() == head
        assert ledger.audit.check(head) is None
        (kept,) = ledger.check_ins.all("hue")
        assert (kept.kind, kept.subject, kept.owner) == ("reports", ("so-y-te 2026-H1",), "so-khcn")
        assert kept.text == Text(vi="Đôn đốc gửi báo cáo", en="Remind of the reports")
        assert (kept.state, kept.first_due, kept.due) == ("open", date(2026, 12, 10), date(2026, 12, 15))


@pytest.mark.parametrize("dump", [BEFORE, VERSION_2, VERSION_3, VERSION_4], ids=lambda dump: dump.stem)
def test_what_an_old_ledger_is_brought_to_is_what_a_new_one_is(dump: Path, tmp_path: Path) -> None:
    old = loaded(dump, tmp_path / "old.sqlite")
    Ledger(old).close()
    Ledger(tmp_path / "new.sqlite").close()
    seen = []
    for file in (old, tmp_path / "new.sqlite"):
        looked = inspect(create_engine(f"sqlite:///{file}"))
        with closing(sqlite3.connect(file)) as connection:
            triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        tables = {
            name: (
                [(column["name"], column["nullable"]) for column in looked.get_columns(name)],
                looked.get_pk_constraint(name)["constrained_columns"],
                sorted((index["name"] or "", *index["column_names"]) for index in looked.get_indexes(name)),
                looked.get_foreign_keys(name),
                looked.get_unique_constraints(name),
            )
            for name in looked.get_table_names()
        }
        seen.append((tables, sorted(triggers)))
    assert seen[0] == seen[1]


def test_two_processes_that_start_at_once_migrate_once(place: Path | str) -> None:
    code = (
        "import sys; from pathlib import Path; from connectors.ledger import Ledger;"
        "print('ready', flush=True); sys.stdin.readline();"
        "Ledger(sys.argv[1] if '://' in sys.argv[1] else Path(sys.argv[1])).close()"
    )
    command, pipe = [sys.executable, "-c", code, str(place)], subprocess.PIPE
    started = [subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) for _ in range(2)]
    for each in started:
        assert each.stdout
        assert each.stdout.readline() == b"ready\n"
    for each in started:
        assert each.stdin
        each.stdin.write(b"go\n")
        each.stdin.flush()
    assert [each.communicate()[1].decode() for each in started] == ["", ""]
    assert [each.returncode for each in started] == [0, 0]
    with closing(Ledger(place)) as ledger:
        assert versions(ledger) == [1, 2, 3, 4]


def test_a_step_that_breaks_off_leaves_the_ledger_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from connectors.ledger import migrations

    def breaks(_connection: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, breaks))
        patch.setattr(migrations, "VERSION", VERSION + 1)
        with pytest.raises(RuntimeError, match="power cut"):
            Ledger(old)
    with closing(sqlite3.connect(old)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == set(step_1_books.TABLES)
    with closing(Ledger(old)) as ledger:
        assert versions(ledger) == [1, 2, 3, 4]


def test_a_ledger_of_a_newer_version_is_left_alone(place: Path | str) -> None:
    with closing(Ledger(place)) as ledger, ledger._engine.begin() as connection:
        connection.execute(insert(ledger_versions).values(number=VERSION + 1, at=NOON))
    for opening in (Ledger, Ledger.to_read):
        with pytest.raises(LedgerFault) as caught:
            opening(place)
        assert caught.value.kind is LedgerFaultKind.NEWER
        assert "mới hơn" in caught.value.message.vi
        assert "Update the software" in caught.value.message.en


def test_an_old_ledger_that_may_only_be_read_is_read_as_it_lies(old: Path) -> None:
    """Written by nobody any more: on a read-only disk, which this stands for."""
    from connectors.ledger.opening import _as_it_is
    from connectors.ledger.opening import engine_of as to_read_only

    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DROP TABLE link_checks")
        connection.commit()
    ledger = Ledger.__new__(Ledger)
    ledger._keep_at(_as_it_is(to_read_only(f"sqlite:///file:{old}?mode=ro&immutable=1&uri=true")))
    with closing(ledger):
        assert ledger.latest_sync("hue") is not None
        assert (ledger.links.latest(), ledger.links.newest_id()) == ({}, 0)
        assert (ledger.accounts.all("hue"), ledger.decisions.newest("hue"), ledger.appeals.all("hue")) == ([], {}, [])
        assert (ledger.releases.all("hue"), ledger.audit.rows(), ledger.logins.last("a@hue.vn")) == ([], [], None)
        assert ledger.submissions.newest("hue", 2026) == {}
