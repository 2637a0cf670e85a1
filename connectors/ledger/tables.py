"""The tables of the ledger, for SQLite and PostgreSQL alike."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

raw_books = Table(
    "raw_books",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("stored_at", DateTime(timezone=True), nullable=False),
    comment="The bytes of each version of each book, compressed, under their SHA-256.",
)

syncs = Table(
    "syncs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("locality", String(40), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False),
    comment="One row when a sync begins.",
)

sync_books = Table(
    "sync_books",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("book", String(300), primary_key=True),
    Column("hash", ForeignKey("raw_books.hash"), nullable=False),
    comment="The version of each book that a sync saw.",
)

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sync_id", ForeignKey("syncs.id"), nullable=False, index=True),
    Column("code", String(60), nullable=False),
    Column("severity", String(10), nullable=False),
    Column("agency", String(60), nullable=False),
    Column("period", String(10), nullable=False),
    Column("field", String(80), nullable=False),
    Column("book", String(300), nullable=False),
    Column("tab", String(200), nullable=False),
    Column("cell", String(20), nullable=False),
    Column("found", Text, nullable=False),
    Column("message_vi", Text, nullable=False),
    Column("message_en", Text, nullable=False),
    comment="What was wrong in the books of a sync.",
)

sync_ends = Table(
    "sync_ends",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("ended_at", DateTime(timezone=True), nullable=False),
    Column("books", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
    comment="One row when a sync is complete; a sync without it was interrupted and is not used.",
)

registrations = Table(
    "registrations",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("book", String(300), primary_key=True),
    Column("name", String(300), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("agency", String(60), nullable=False),
    Column("cohort", String(60), nullable=False),
    Column("period", String(300), nullable=False),
    Column("place", Text, nullable=False),
    comment="Whose each book was in a sync, as the department's register of books said.",
)

book_visits = Table(
    "book_visits",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sync_id", ForeignKey("syncs.id"), nullable=False, index=True),
    Column("book", String(300), nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("outcome", String(12), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("hash", ForeignKey("raw_books.hash"), nullable=True),
    Column("fault", String(60), nullable=False),
    comment="Every time a sync went for a book, and what came of it; kept even when the sync broke off.",
)

taken_books = Table(
    "taken_books",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("book", String(300), primary_key=True),
    Column("state", String(12), nullable=False),
    Column("confirmed_at", DateTime(timezone=True), nullable=False),
    comment="How each book was taken: current, or the last good copy, and when that was last known to be the book.",
)

taken_tabs = Table(
    "taken_tabs",
    metadata,
    Column("sync_id", ForeignKey("syncs.id"), primary_key=True),
    Column("book", String(300), primary_key=True),
    Column("tab", String(200), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("stands_for", String(200), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("from_tab", String(200), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("refused", String(64), nullable=False),
    Column("since", DateTime(timezone=True), nullable=True),
    comment="Tabs read under another title than their own, or from an earlier version of the book (its hash) and why.",
)

confirmations = Table(
    "confirmations",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("book", String(300), nullable=False),
    Column("tab", String(200), nullable=False),
    Column("refused", String(64), nullable=False),
    Column("by", String(100), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    comment="Somebody confirmed that a tab was emptied on purpose: what it holds now (refused) may be taken.",
)

problem_links = Table(
    "problem_links",
    metadata,
    Column("problem_id", ForeignKey("problems.id"), primary_key=True),
    Column("link", Text, nullable=False),
    comment="The address that opens the cell of a problem in a browser, for books that are online.",
)

link_checks = Table(
    "link_checks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("link", Text, nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("outcome", String(12), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("status", Integer, nullable=False),
    comment="Every time a link of evidence was tried, and whether it opened.",
)
