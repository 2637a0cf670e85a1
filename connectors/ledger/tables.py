"""The tables of what was read from the books, for SQLite and PostgreSQL alike; ``act_tables`` has what people do.

A table that was ever released stays as it is for good: what is to be kept besides goes into another table.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, LargeBinary, MetaData, Table

from connectors.ledger.columns import Moment, Words

metadata = MetaData()

raw_books = Table(
    "raw_books",
    metadata,
    Column("hash", Words, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("stored_at", Moment, nullable=False),
    comment="The bytes of each version of each book, compressed, under their SHA-256.",
)

syncs = Table(
    "syncs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("locality", Words, nullable=False, index=True),
    Column("source", Words, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("started_at", Moment, nullable=False),
    comment="One row when a sync begins.",
)

sync_books = Table(
    "sync_books",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("book", Words, primary_key=True),
    Column("hash", ForeignKey("raw_books.hash"), nullable=False),
    comment="The version of each book that a sync saw.",
)

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sync_id", ForeignKey("syncs.id"), nullable=False, index=True),
    Column("code", Words, nullable=False),
    Column("severity", Words, nullable=False),
    Column("agency", Words, nullable=False),
    Column("period", Words, nullable=False),
    Column("field", Words, nullable=False),
    Column("book", Words, nullable=False),
    Column("tab", Words, nullable=False),
    Column("cell", Words, nullable=False),
    Column("found", Words, nullable=False),
    Column("message_vi", Words, nullable=False),
    Column("message_en", Words, nullable=False),
    comment="What was wrong in the books of a sync.",
)

sync_ends = Table(
    "sync_ends",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("ended_at", Moment, nullable=False),
    Column("books", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
    comment="One row when a sync is complete; a sync without it was interrupted and is not used.",
)

registrations = Table(
    "registrations",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("book", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("agency", Words, nullable=False),
    Column("cohort", Words, nullable=False),
    Column("period", Words, nullable=False),
    Column("place", Words, nullable=False),
    comment="Whose each book was in a sync, as the department's register of books said.",
)

book_visits = Table(
    "book_visits",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sync_id", ForeignKey("syncs.id"), nullable=False, index=True),
    Column("book", Words, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("hash", ForeignKey("raw_books.hash"), nullable=True),
    Column("fault", Words, nullable=False),
    comment="Every time a sync went for a book, and what came of it; kept even when the sync broke off.",
)

taken_books = Table(
    "taken_books",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("book", Words, primary_key=True),
    Column("state", Words, nullable=False),
    Column("confirmed_at", Moment, nullable=False),
    comment="How each book was taken: current, or the last good copy, and when that was last known to be the book.",
)

taken_tabs = Table(
    "taken_tabs",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("book", Words, primary_key=True),
    Column("tab", Words, primary_key=True),
    Column("title", Words, nullable=False),
    Column("stands_for", Words, nullable=False),
    Column("hash", Words, nullable=False),
    Column("from_tab", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("refused", Words, nullable=False),
    Column("since", Moment, nullable=True),
    comment="Tabs read under another title than their own, or from an earlier version of the book (its hash) and why.",
)

confirmations = Table(
    "confirmations",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("book", Words, nullable=False),
    Column("tab", Words, nullable=False),
    Column("refused", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
    comment="Somebody confirmed that a tab was emptied on purpose: what it holds now (refused) may be taken.",
)

problem_links = Table(
    "problem_links",
    metadata,
    Column("problem_id", ForeignKey("problems.id"), primary_key=True),
    Column("link", Words, nullable=False),
    comment="The address that opens the cell of a problem in a browser, for books that are online.",
)

link_checks = Table(
    "link_checks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("link", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("status", Integer, nullable=False),
    Index("ix_link_checks_link", "link", postgresql_using="hash"),  # the usual kind refuses long links
    comment="Every time a link of evidence was tried, and whether it opened.",
)

results_written = Table(
    "results_written",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sync_id", ForeignKey("syncs.id"), nullable=False, index=True),
    Column("book", Words, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("fingerprint", Words, nullable=False),
    Column("fault", Words, nullable=False),
    comment="Every time the results of a sync were to be written into a book, and what came of it.",
)
