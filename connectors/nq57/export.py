"""The export in the notions of the national monitoring system: verified figures of a release, or stamped otherwise."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from connectors.clock import VIETNAM, day_in_vietnam
from connectors.exports.text import file_name, plain
from connectors.ledger import Release
from connectors.nq57.about import IN_THE_NAME, about, reporting_month
from connectors.nq57.agencies import evidence_records, index_records
from connectors.nq57.columns import SHEETS, Column, Record, Value
from connectors.nq57.targets import target_records
from connectors.nq57.tasks import task_records
from connectors.nq57.workbook import write_book
from connectors.presentation.stamps import SUPERSEDED
from connectors.presentation.stamps import stamps as stamps_of
from connectors.scorecard import Scorecard


@dataclass(frozen=True)
class Nq57Export:
    """The content of the export: ``about`` the run, the records of each sheet by its key, and its name.

    ``records`` hold every column of their sheet, None where there is nothing to say; text is in NFC.
    """

    stem: str
    stamps: tuple[str, ...]
    about: Mapping[str, Any]
    records: Mapping[str, tuple[Record, ...]]
    made_at: datetime

    @property
    def is_official(self) -> bool:
        """Whether it is stamped with nothing: verified figures of the public release that holds, of real data."""
        return not self.stamps

    def file_name(self, ending: str) -> str:
        """Its name as a file; ``ending`` is ``.xlsx`` or ``.json``."""
        return self.stem + ending

    def json(self) -> bytes:
        """The export as JSON, as ``nq57_schema()`` describes it; days in ISO 8601."""
        whole = {"thong_tin": self.about, **{key: _plain_days(rows) for key, rows in self.records.items()}}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()

    def workbook(self) -> bytes:
        """The same as a workbook, a sheet for each subject; the stamps stand at the head of every sheet."""
        return write_book(self.about, self.records, self.stamps, self.made_at)


def nq57_export(scorecard: Scorecard, *, record: Release | None, year: int, now: datetime) -> Nq57Export:
    """The export of one year of a scorecard; the same arguments give the same bytes.

    ``record`` is the public release that the scorecard was opened from; None for figures that are not released, which
    are stamped as provisional. So is a release whose figures nobody verified; one that was superseded says so too.
    """
    if year not in scorecard.years:
        raise ValueError(f"the year {year} was not scored; there are {sorted(scorecard.years)}")
    stamps = stamps_of(scorecard, record, year)
    month = reporting_month(scorecard, year)
    found: dict[str, list[Record]] = {
        "nhiem_vu": task_records(scorecard, year, f"{month:02}/{year}"),
        "chi_tieu": target_records(scorecard, year, is_approved=not {*stamps} - {SUPERSEDED}),
        "chi_so_truyen_thong": index_records(scorecard, record, year),
        "minh_chung": evidence_records(scorecard, year, "links" if record else "document"),
    }
    records = {key: tuple(_whole(columns, found[key])) for key, columns in SHEETS.values()}
    told = about(scorecard, record, year, stamps, day_in_vietnam(now))
    told |= {
        "thoi_diem_tao": now.astimezone(VIETNAM).isoformat(timespec="seconds"),
        "so_dong": {key: len(rows) for key, rows in records.items()},
        "sha256_du_lieu": data_hash({key: _plain_days(rows) for key, rows in records.items()}),
    }
    stem = nq57_stem(scorecard, record, year)
    return Nq57Export(stem, stamps, _composed(told), records, now.astimezone(VIETNAM))


def nq57_stem(scorecard: Scorecard, record: Release | None, year: int) -> str:
    """The name of the export without its ending: locality, year, month of the figures, and what they are stamped."""
    locality, month = scorecard.installation.locality, reporting_month(scorecard, year)
    name = f"NQ57_truyenthong_{locality.statistics_code}_{year}_T{month:02}"
    return file_name("_".join([name, *(IN_THE_NAME[stamp] for stamp in stamps_of(scorecard, record, year))]))


def data_hash(records: Mapping[str, Any]) -> str:
    """SHA-256 of the records as JSON with sorted keys and no blanks, in UTF-8: anybody can compute it from the file."""
    canonical = json.dumps(records, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _whole(columns: tuple[Column, ...], rows: Iterable[Record]) -> Iterable[Record]:
    """Rows with every column in order; a list that is empty stays one."""
    for row in rows:
        yield {column.key: _composed(row.get(column.key)) for column in columns}


def _composed(value: Any) -> Any:
    """A value whose text is in NFC and can stand in any file."""
    match value:
        case str():
            return unicodedata.normalize("NFC", plain(value))
        case dict():
            return {key: _composed(each) for key, each in value.items()}
        case list() | tuple():
            return [_composed(each) for each in value]
        case _:
            return value


def _plain_days(rows: Iterable[Record]) -> list[dict[str, Value]]:
    return [
        {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()} for row in rows
    ]
