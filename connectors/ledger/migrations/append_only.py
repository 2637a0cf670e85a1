"""Triggers with which both databases themselves refuse that a row of the ledger is changed or removed."""

from __future__ import annotations

from sqlalchemy import Connection, Table, UniqueConstraint

_FUNCTION = """
CREATE OR REPLACE FUNCTION the_ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only grows: % on %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def refuse_changes(connection: Connection, *tables: Table) -> None:
    """Refuse update, delete and whatever else takes a row away, for good."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_FUNCTION.replace("%", "%%"))
    for table in tables:
        for statement in _of_sqlite(table) if connection.dialect.name == "sqlite" else _of_postgresql(table):
            connection.exec_driver_sql(statement)


def _of_postgresql(table: Table) -> list[str]:
    when = f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table.name} FOR EACH STATEMENT"
    return [f"CREATE TRIGGER {table.name}_only_grows {when} EXECUTE FUNCTION the_ledger_only_grows()"]


def _of_sqlite(table: Table) -> list[str]:
    refused = f"SELECT RAISE(ABORT, 'the ledger only grows: {table.name}')"
    changes = [
        f"CREATE TRIGGER {table.name}_no_{verb} BEFORE {verb} ON {table.name} BEGIN {refused}; END"
        for verb in ("update", "delete")
    ]
    # INSERT OR REPLACE takes the row in its way out without asking the trigger on delete.
    keys = [table.primary_key, *(each for each in table.constraints if isinstance(each, UniqueConstraint))]
    same = [" AND ".join(f'"{column.name}" = NEW."{column.name}"' for column in key.columns) for key in keys]
    taken = " OR ".join(f"({each})" for each in sorted(same))
    when = f"BEFORE INSERT ON {table.name} WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {taken})"
    return [*changes, f"CREATE TRIGGER {table.name}_no_replace {when} BEGIN {refused}; END"]
