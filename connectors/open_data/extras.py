"""Files that belong to a release besides its tables: made elsewhere, offered at the same addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from connectors.published import Published

if TYPE_CHECKING:
    from connectors.nq57.export import Nq57Export

ExtraMaker = Callable[[Published], bytes]


def _nq57(published: Published) -> Nq57Export:
    """The export in the notions of the national monitoring system, as of the moment the release became public."""
    from connectors.nq57.export import nq57_export  # it brings a writer of workbooks, which the tables do not need

    record = published.record
    moment = record.published_at or record.at
    return nq57_export(published.scorecard, record=record, year=record.year, now=moment)


# A name with its ending, and what makes the file of a release. Whatever stands here is served, described in
# release.json, offered on the page, and put into the static site.
EXTRA_FILES: Mapping[str, ExtraMaker] = {
    "nq57.xlsx": lambda published: _nq57(published).workbook(),
    "nq57.json": lambda published: _nq57(published).json(),
}
