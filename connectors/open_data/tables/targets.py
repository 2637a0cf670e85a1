"""The targets of the plan in a release: what each year reached against what it required."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl

from connectors.open_data.absence import MISSING, NOT_DUE, absence_column
from connectors.open_data.columns import RELEASE, Column, Table, column, said
from connectors.plans import PlanTarget
from connectors.release import Release
from connectors.release.results import TARGETS as PROGRESS_FILE

STATUSES = (
    ("achieved", said("Đã đạt", "Achieved")),
    ("on_track", said("Đúng tiến độ", "On track")),
    ("slow", said("Chậm", "Slow")),
    ("at_risk", said("Có nguy cơ không đạt", "At risk")),
    ("no_data", said("Chưa đủ số liệu", "No data")),
)
UNDECIDED = (
    ("no_actual", said("Chưa năm nào có số liệu", "No year has a figure")),
    ("one_year", said("Mới có số liệu một năm", "Only one year has a figure")),
    ("gap", said("Năm mục tiêu đã qua mà không có số liệu", "The target year has passed without a figure")),
    ("not_due", said("Chưa tới kỳ", "Not due yet")),
)
OPERATORS = (
    ("at_least", said("Tối thiểu", "At least")),
    ("exactly", said("Đúng bằng", "Exactly")),
    ("done", said("Thực hiện xong, không có con số", "To be done, without a number")),
)
UNITS = (("percent", said("Phần trăm", "Percent")), ("count", said("Số lượng", "A count")))


def _rows(release: Release) -> pl.DataFrame:
    targets = release.contents.installation.plan.targets
    progress: dict[str, dict[str, Any]] = json.loads(release.files[PROGRESS_FILE])
    rows = [
        (key, *_goal(targets[key]), *year)
        for key, told in progress.items()
        for year in _years(told, release.manifest.years)
    ]
    return pl.DataFrame(rows, schema=[(c.name, c.frame_kind) for c in TARGETS.columns[1:]], orient="row")


def _goal(target: PlanTarget) -> tuple[Any, ...]:
    return (
        target.clause,
        target.title.vi,
        target.title.en,
        target.operator,
        target.value,
        target.unit or None,
        target.year,
        target.since,
        target.yearly,
    )


def _years(told: Mapping[str, Any], years: list[int]) -> Iterator[tuple[Any, ...]]:
    """The rest of a row for each year that was scored, has an actual, or is on the required path."""
    actuals, path = told["actuals"], told["path"]
    whole = (_two(told["pace"]), _two(told["pace_needed"]), _two(told["projection"]))
    for year in sorted({*map(int, actuals), *map(int, path), *years}):
        actual, required = actuals.get(str(year)), path.get(str(year))
        found = actual or {}
        yield (
            told["status"],
            told["undecided"] or None,
            *whole,
            year,
            _two(found.get("value")),
            found.get("value"),
            None if actual else NOT_DUE if year > max(years) else MISSING,
            found.get("numerator"),
            found.get("denominator"),
            found.get("reported"),
            found.get("asked"),
            told["rests_on_half"] == year,
            _two(required),
            required,
        )


def _two(fraction: str | None) -> Decimal | None:
    """A fraction ``n/d`` with two places, rounded once, half away from zero.

    >>> _two("940/11"), _two("-1/200")
    (Decimal('85.45'), Decimal('-0.01'))
    """
    if fraction is None:
        return None
    exact = Fraction(fraction) * 100
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return Decimal(whole if exact >= 0 else -whole).scaleb(-2)


def _number(name: str, title: tuple[str, str], meaning: tuple[str, str]) -> Column:
    return column(name, "decimal", title, meaning, empty=True)


def _count(name: str, title: tuple[str, str], meaning: tuple[str, str]) -> Column:
    return column(name, "integer", title, meaning, empty=True)


_EXACT = "cùng giá trị dưới dạng phân số n/d, chính xác tuyệt đối"
_GOAL = (
    column("target", "text", ("Mã mục tiêu", "Target"), ("Mã mục tiêu của kế hoạch.", "The key of the target.")),
    column("clause", "text", ("Điểm, khoản", "Clause"), ("Nơi kế hoạch nêu mục tiêu.", "Where the plan says it.")),
    column("title_vi", "text", ("Mục tiêu", "Title"), ("Mục tiêu bằng tiếng Việt.", "The target in Vietnamese.")),
    column("title_en", "text", ("Tên tiếng Anh", "Title in English"), ("Bản dịch.", "The target in English.")),
    column("operator", "text", ("Phép so", "Operator"), ("Cách so với mức.", "How it compares."), codes=OPERATORS),
    _count("goal", ("Mức phải đạt", "Goal"), ("Con số kế hoạch nêu; trống nếu không nêu.", "The number of the plan.")),
    column("unit", "text", ("Đơn vị", "Unit"), ("Đơn vị của mức và kết quả.", "Its unit."), empty=True, codes=UNITS),
    column("target_year", "integer", ("Đến năm", "Target year"), ("Năm phải đạt.", "The year to reach it by.")),
    _count("since_year", ("Từ năm", "Since"), ("Năm đầu của giai đoạn, nếu có.", "The first year of a span, if any.")),
    column("is_yearly", "yes_no", ("Hằng năm", "Yearly"), ("Phải đạt từng năm.", "Whether every year must reach it.")),
)
_WHOLE = (
    column("status", "text", ("Tình trạng", "Status"), ("Tình trạng chung.", "How it stands."), codes=STATUSES),
    column(
        "undecided",
        "text",
        ("Vì sao chưa rõ", "Why undecided"),
        ("Vì sao chưa đủ số liệu; trống nếu đã xếp được.", "Why nothing can be claimed; empty where something can."),
        empty=True,
        codes=UNDECIDED,
    ),
    _number("pace", ("Tốc độ hiện tại", "Pace"), ("Điểm phần trăm hoặc số lượng mỗi năm.", "Points or units a year.")),
    _number("pace_needed", ("Tốc độ cần", "Pace needed"), ("Để đạt đúng năm.", "A year, to get there in time.")),
    _number("projection", ("Dự báo", "Projection"), ("Giá trị ở năm phải đạt.", "The value in the target year.")),
)
_YEAR = (
    column("year", "integer", ("Năm", "Year"), ("Năm của kết quả và mức cần.", "The year of actual and path.")),
    _number(
        "actual",
        ("Kết quả", "Actual"),
        ("Giá trị đạt được, làm tròn hai chữ số; trống khi chưa có.", "What was reached, two places; empty: none."),
    ),
    column(
        "actual_exact",
        "text",
        ("Kết quả chính xác", "Exact actual"),
        (f"Kết quả, {_EXACT}.", "The actual as an exact fraction n/d."),
        empty=True,
    ),
    absence_column(said("kết quả", "an actual"), MISSING, NOT_DUE),
    _count("numerator", ("Tử số", "Numerator"), ("Tử số của tỷ lệ.", "The numerator of the share.")),
    _count("denominator", ("Mẫu số", "Denominator"), ("Mẫu số của tỷ lệ.", "The denominator of the share.")),
    _count("units_reported", ("Số đơn vị có số liệu", "Units that reported"), ("Đứng sau kết quả.", "Behind it.")),
    _count("units_asked", ("Số đơn vị phải có", "Units asked"), ("Trên tổng số đơn vị này.", "Out of so many.")),
    column(
        "rests_on_half",
        "yes_no",
        ("Theo số 6 tháng", "Rests on a half-year"),
        ("Kết quả năm này mới từ báo cáo 6 tháng.", "Whether the actual comes of half-year reports only."),
    ),
    _number("path", ("Mức cần của năm", "Path"), ("Mức năm này cần để kịp.", "What the year needs to be in time.")),
    column(
        "path_exact",
        "text",
        ("Mức cần chính xác", "Exact path"),
        (f"Mức cần, {_EXACT}.", "The path as an exact fraction n/d."),
        empty=True,
    ),
)

TARGETS = Table(
    name="targets",
    title=said("Tiến độ mục tiêu", "Progress of targets"),
    meaning=said(
        "Mỗi dòng là một mục tiêu của kế hoạch trong một năm: kết quả bên cạnh mức cần.",
        "One row for each target of the plan and year: the actual beside what the year required.",
    ),
    key=("target", "year"),
    columns=(RELEASE, *_GOAL, *_WHOLE, *_YEAR),
    rows=_rows,
)
