"""What the draft of a year leaves to a person: its numbers that nobody decided, its days, its words of last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from connectors.new_year.section import Section, same
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.figures import DayTable, YearTable
from rubric.language import number
from rubric.text import Text

_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ABOUT_THE_YEAR = {"id", "title", "recomputed", "effective", "decision", "locality"}
Place = tuple[str, ...]


def to_decide(criteria_set: CriteriaSet) -> list[Section]:
    """What a person must decide or look at in the set of its year, each by its place in the file."""
    year = criteria_set.year
    return [
        Section(
            Text(vi=f"Chỉ tiêu năm {year} phải quyết định", en=f"Targets of {year} to be decided"),
            tuple(_targets(criteria_set)),
        ),
        Section(
            Text(vi=f"Ngày kỷ niệm trong năm {year}", en=f"Commemorative days in {year}"), tuple(_days(criteria_set))
        ),
        Section(
            Text(vi=f"Chỗ còn nhắc năm {year - 1}", en=f"Places that still name {year - 1}"),
            tuple(same(".".join(place)) for place in _naming(criteria_set, str(year - 1))),
        ),
    ]


def _targets(criteria_set: CriteriaSet) -> Iterator[Text]:
    """Numbers and days of the year that no plan states, with last year's; those it lacks are the loader's to refuse."""
    year = criteria_set.year
    for place, table in _tables(criteria_set):
        where = ".".join(place)
        if isinstance(table, DayTable):
            figure = table.years.get(year)
            if figure is not None and figure.basis == "proposed":
                said = f"{figure.value:%d/%m/%Y}"
                yield Text(vi=f"{where}: {said} (đề xuất)", en=f"{where}: {said} (proposed)")
        elif table.every is None and table.basis_at(year) == "proposed" and not table.missing(range(year, year + 1)):
            is_written = year in table.years
            before = "" if table.missing(range(year - 1, year)) else f"; {year - 1}: {number(table.at(year - 1))}"
            said = number(table.at(year))
            yield Text(
                vi=f"{where}: {said} ({'đề xuất' if is_written else 'giữ hoặc nội suy, chưa ai ghi'}{before})",
                en=f"{where}: {said} ({'proposed' if is_written else 'filled in, written by nobody'}{before})",
            )


def _days(criteria_set: CriteriaSet) -> Iterator[Text]:
    """Fields about a day that comes back every year, with its day of the week."""
    for key, field in criteria_set.fields.items():
        for found in _DAY.finditer(field.label.vi):
            try:
                day = date(criteria_set.year, int(found[2]), int(found[1]))
            except ValueError:
                continue
            vi, en = _WEEKDAYS[day.weekday()], _WEEKDAYS_EN[day.weekday()]
            yield Text(
                vi=f"fields.{key}: {field.label.vi} ({vi}, {day:%d/%m/%Y})",
                en=f"fields.{key}: {field.label.en} ({en}, {day:%d/%m/%Y})",
            )


def _tables(criteria_set: CriteriaSet) -> Iterator[tuple[Place, YearTable | DayTable]]:
    for place, value in _walk(criteria_set, ()):
        if isinstance(value, YearTable | DayTable):
            yield place, value


def _naming(criteria_set: CriteriaSet, year: str) -> Iterator[Place]:
    """Where text names a year, but for what is about the years themselves and for worked examples."""
    names = re.compile(rf"(?<!\d){year}(?!\d)")
    seen: set[Place] = set()
    for place, value in _walk(criteria_set, ()):
        is_about_years = place[0] in _ABOUT_THE_YEAR or "examples" in place or "not_applicable" in place
        if isinstance(value, str) and names.search(value) and not is_about_years:
            where = place[:-1] if place[-1] in {"vi", "en"} else place
            if where not in seen:
                seen.add(where)
                yield where


def _walk(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """Every part of the set with the place at which its file has it."""
    if place:
        yield place, value
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                yield from _walk(getattr(value, name), (*place, name))
        case dict():
            for key, each in value.items():
                yield from _walk(each, (*place, str(key)))
        case list() | tuple():
            for index, each in enumerate(value):
                yield from _walk(each, (*place, str(index)))
        case _:
            return
