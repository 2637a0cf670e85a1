"""Step 2: the tables of what people do, with the audit log; from here on the databases refuse every change."""

from __future__ import annotations

from sqlalchemy import Connection

from connectors.ledger.act_tables import metadata
from connectors.ledger.migrations.append_only import refuse_changes
from connectors.ledger.migrations.step_1_books import TABLES as EARLIER_TABLES

TABLES = (
    "account_events",
    "logins",
    "submissions",
    "decisions",
    "decision_confirmations",
    "appeals",
    "appeal_answers",
    "releases",
    "release_signoffs",
    "release_notices",
    "audit_log",
)


def upgrade(connection: Connection) -> None:
    """Make them, and close them and those of step 1 to changes."""
    tables = metadata.tables
    metadata.create_all(connection, [tables[name] for name in TABLES])
    refuse_changes(connection, *(tables[name] for name in (*EARLIER_TABLES, *TABLES)))
