"""Step 4: what leaders decided should be done, and how each of these stood since."""

from __future__ import annotations

from sqlalchemy import Connection

from connectors.ledger.act_tables import metadata
from connectors.ledger.migrations.append_only import refuse_changes

TABLES = ("check_ins", "check_in_follow_ups")


def upgrade(connection: Connection) -> None:
    """Make the tables."""
    tables = [metadata.tables[name] for name in TABLES]
    metadata.create_all(connection, tables)
    refuse_changes(connection, *tables)
