"""The tables there are, in the order they are told of, and the formats each is written in."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.open_data.columns import Table
from connectors.open_data.tables.agencies import AGENCIES
from connectors.open_data.tables.criteria import CRITERIA
from connectors.open_data.tables.findings import FINDINGS
from connectors.open_data.tables.reports import REPORTS
from connectors.open_data.tables.standings import STANDINGS
from connectors.open_data.tables.targets import TARGETS

TABLES: Mapping[str, Table] = {
    table.name: table for table in (AGENCIES, REPORTS, FINDINGS, STANDINGS, TARGETS, CRITERIA)
}
FORMATS = ("csv", "json", "parquet")
