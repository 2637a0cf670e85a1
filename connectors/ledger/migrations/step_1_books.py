"""Step 1: the tables of syncs and books, as every ledger had them before steps were counted."""

from __future__ import annotations

from sqlalchemy import Connection

from connectors.ledger.tables import metadata

TABLES = (
    "raw_books",
    "syncs",
    "sync_books",
    "problems",
    "sync_ends",
    "registrations",
    "book_visits",
    "taken_books",
    "taken_tabs",
    "confirmations",
    "problem_links",
    "link_checks",
    "results_written",
)


def upgrade(connection: Connection) -> None:
    """Make those that are not there: an older ledger has some, or all of them, with its rows."""
    metadata.create_all(connection, [metadata.tables[name] for name in TABLES])
