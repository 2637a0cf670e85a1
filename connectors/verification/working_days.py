"""Working days of officials: Monday to Friday without public holidays, and the weekend days worked in exchange."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from connectors.data_files import DataFileError, read_model
from connectors.localities import DATA
from rubric.criteria.figures import STRICT
from rubric.text import Text

_DAY = timedelta(days=1)
_SATURDAY = 5


class _Holidays(BaseModel):
    """One year's file: working days that are free, and weekend days that are worked."""

    model_config = STRICT

    year: int
    settled: bool
    free: dict[date, Text]
    worked: dict[date, Text] = {}


class UnknownYearError(LookupError):
    """No file says which days of a year are free."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no public holidays of {year} are known")
        self.year = year
        self.message = Text(
            vi=f"Chưa có danh sách ngày nghỉ lễ, tết năm {year} (data/holidays/{year}.yaml).",
            en=f"The public holidays of {year} are not known (data/holidays/{year}.yaml).",
        )


@dataclass(frozen=True)
class Calendar:
    """The days of the ``years`` it knows; ``unsettled`` are those whose holidays are only expected so far."""

    years: frozenset[int]
    free: Mapping[date, Text] = field(default_factory=dict[date, Text])
    worked: Mapping[date, Text] = field(default_factory=dict[date, Text])
    unsettled: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether officials work on ``day``; UnknownYearError where its year is not known."""
        if day.year not in self.years:
            raise UnknownYearError(day.year)
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.free)

    def after(self, start: date, days: int) -> date:
        """The last of ``days`` working days that follow ``start``; the day itself does not count.

        What happened on a Friday and has one working day ends on Monday. 0 is the day itself.
        """
        if days < 0:
            raise ValueError(f"a window cannot have {days} days")
        day = start
        while days:
            day += _DAY
            days -= self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """The working days after ``first`` up to and with ``last``; 0 when ``last`` is not later."""
        return sum(self.is_working(first + _DAY * step) for step in range(1, (last - first).days + 1))


@lru_cache(maxsize=4)
def load_calendar(data: Path = DATA) -> Calendar:
    """The calendar of all years that have a file; DataFileError names what is wrong in one."""
    free: dict[date, Text] = {}
    worked: dict[date, Text] = {}
    years: set[int] = set()
    unsettled: set[int] = set()
    for file in sorted((data / "holidays").glob("*.yaml")):
        found = _read(file)
        years.add(found.year)
        free |= found.free
        worked |= found.worked
        if not found.settled:
            unsettled.add(found.year)
    return Calendar(frozenset(years), free, worked, frozenset(unsettled))


def _read(file: Path) -> _Holidays:
    """One file, without slips: each free day is a working day of the year, each worked one a weekend day."""
    found, source = read_model(file, _Holidays)
    slips: list[tuple[tuple[str | int, ...], Text]] = []
    if str(found.year) != file.stem:
        slips.append((("year",), Text(vi=f"tệp này là của năm {file.stem}", en=f"this file is of {file.stem}")))
    for key, days, is_free in (("free", found.free, True), ("worked", found.worked, False)):
        for day in days:
            if day.year != found.year:
                slips.append(((key, str(day)), Text(vi=f"{day} không thuộc năm này", en=f"{day} is of another year")))
            elif (day.weekday() < _SATURDAY) is not is_free:
                vi = f"{day} vốn là ngày nghỉ cuối tuần" if is_free else f"{day} không phải thứ bảy, chủ nhật"
                en = f"{day} is a weekend day anyway" if is_free else f"{day} is no weekend day"
                slips.append(((key, str(day)), Text(vi=vi, en=en)))
    source.refuse(slips)
    return found


__all__ = ["Calendar", "DataFileError", "UnknownYearError", "load_calendar"]
