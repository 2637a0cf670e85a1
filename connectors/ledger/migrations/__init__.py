"""From any earlier ledger to the tables of this version, in both databases.

Steps are numbered from 1, the ledger as it was before it counted them. A step makes tables and never alters one, so
that a ledger made before steps were counted needs no other mark than that it says no number: step 1 makes only what
it lacks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, func, insert, inspect, select

from connectors.ledger.acting import alone
from connectors.ledger.columns import Moment
from connectors.ledger.faults import LedgerFault, LedgerFaultKind, place_of
from connectors.ledger.migrations.append_only import refuse_changes
from connectors.ledger.migrations.step_1_books import upgrade as to_step_1
from connectors.ledger.migrations.step_2_acts import upgrade as to_step_2
from connectors.ledger.migrations.step_3_signatures import upgrade as to_step_3
from connectors.ledger.migrations.step_4_check_ins import upgrade as to_step_4

STEPS: tuple[Callable[[Connection], None], ...] = (to_step_1, to_step_2, to_step_3, to_step_4)
VERSION = len(STEPS)

ledger_versions = Table(
    "ledger_versions",
    MetaData(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    comment="The steps that this ledger was brought through, and when.",
)


def version_of(connection: Connection) -> int:
    """The newest step that a ledger went through; 0 for one that has none or was made before they were counted."""
    if not inspect(connection).has_table(ledger_versions.name):
        return 0
    return connection.execute(select(func.max(ledger_versions.c.number))).scalar() or 0


def migrate(engine: Engine) -> None:
    """Bring a ledger to this version, once, whoever else starts at the same moment; LedgerFault for a newer one."""
    with engine.connect() as connection:
        if is_current(connection):
            return
    with alone(engine) as connection:
        if is_current(connection):
            return
        reached = version_of(connection)
        if not reached:
            ledger_versions.create(connection)
            refuse_changes(connection, ledger_versions)
        for number, step in enumerate(STEPS[reached:], start=reached + 1):
            step(connection)
            connection.execute(insert(ledger_versions).values(number=number, at=datetime.now(UTC)))


def is_current(connection: Connection) -> bool:
    """Whether a ledger has all the tables of this version; LedgerFault when it comes from a newer one."""
    reached = version_of(connection)
    if reached > VERSION:
        raise LedgerFault(LedgerFaultKind.NEWER, place_of(connection.engine))
    return reached == VERSION
