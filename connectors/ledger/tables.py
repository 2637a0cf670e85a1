"""The tables of the ledger, for SQLite and PostgreSQL alike."""

from __future__ import annotations

from sqlalchemy import (
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
