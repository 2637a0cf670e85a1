"""Step 3: signatures over releases, and whom the public may ask."""

from __future__ import annotations

from sqlalchemy import Connection

from connectors.ledger.act_tables import metadata
from connectors.ledger.migrations.append_only import refuse_changes

TABLES = ("release_signatures", "contacts")


def upgrade(connection: Connection) -> None:
    """Make the tables."""
    tables = [metadata.tables[name] for name in TABLES]
    metadata.create_all(connection, tables)
    refuse_changes(connection, *tables)
