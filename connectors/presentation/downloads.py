"""What can be taken away, in one place for whoever offers it: the tables that pages show, and files made of tables."""

from connectors.exports.tables import csv, xlsx
from connectors.exports.text import disarmed
from connectors.presentation.all_data import everything, machine_value, metadata
from connectors.presentation.shown_tables import (
    agency_table,
    bridge_table,
    criteria_table,
    ranking_table,
    years_table,
)

__all__ = [
    "agency_table",
    "bridge_table",
    "criteria_table",
    "csv",
    "disarmed",
    "everything",
    "machine_value",
    "metadata",
    "ranking_table",
    "xlsx",
    "years_table",
]
