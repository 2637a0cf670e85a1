"""The years of a target, for table and chart: what was reached, what the path requires, where the pace leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from connectors.presentation.marks import NOT_REPORTED
from connectors.presentation.plan_words import span_words
from connectors.presentation.progress.progress_words import Unit, counted_words, target_level
from connectors.progress.targets import TargetProgress
from connectors.scorecard import Scorecard
from connectors.target_measures import NotMeasured, Registered, SharedFact
from rubric.progress import Actual
from rubric.text import Text

NOTHING = "–"


@dataclass(frozen=True)
class YearLine:
    """One year of a target. ``actual`` is a mark where no figure is there, a dash in years to come.

    ``counted`` is numerator and denominator, ``reported`` how many units stand behind it, ``required`` the path.
    """

    year: int
    label: str
    actual: str
    counted: str
    reported: str
    required: str


@dataclass(frozen=True)
class Drawing:
    """What a chart of one target draws, each with the number as printed."""

    title: str
    actuals: tuple[tuple[int, Fraction, str], ...]
    path: tuple[tuple[int, Fraction], ...]
    goal: tuple[int, Fraction, str]
    projection: tuple[int, Fraction, str] | None
    is_percent: bool
    alt: str


def year_lines(
    each: TargetProgress,
    scorecard: Scorecard,
    unit: Unit,
    years: Sequence[int],
    language: str,
    provisional: int | None,
) -> tuple[YearLine, ...]:
    """Every year with figures and every year of the path; none for a target that nothing measures.

    ``provisional`` is the year of which nothing is published yet, None where all is.
    """
    if isinstance(each.measure, NotMeasured):
        return ()
    made = each.progress
    return tuple(
        YearLine(
            year=year,
            label=_half_label(year, language)
            if year == each.rests_on_half
            else year_label(year, language, is_provisional=year == provisional),
            actual=_actual(each, unit, year, is_past=year <= years[-1]),
            counted=counted_words(actual, each.measure, scorecard.installation, language) if actual else NOTHING,
            reported=_reported(each, actual, language),
            required=unit.amount(made.path[year]) if year in made.path and each.target.value is not None else NOTHING,
        )
        for year in sorted({*years, *made.path})
        for actual in [made.actuals.get(year)]
    )


def half_line(each: TargetProgress, scorecard: Scorecard, unit: Unit, year: int, language: str) -> YearLine | None:
    """What the half-year reports of ``year`` say beside its own figure; None where they say nothing more."""
    half = each.halves.get(year)
    if half is None or year == each.rests_on_half:
        return None
    return YearLine(
        year=year,
        label=_half_label(year, language),
        actual=unit.short_of(half.value, each.progress.goal.value),
        counted=counted_words(half, each.measure, scorecard.installation, language),
        reported=_reported(each, half, language),
        required=NOTHING,
    )


def _half_label(year: int, language: str) -> str:
    return Text(vi=f"6 tháng đầu năm {year}", en=f"First half of {year}").in_(language)


def year_label(year: int, language: str, *, is_provisional: bool) -> str:
    """A year as a heading; the newest year of figures is provisional until it is published."""
    note = Text(vi="tạm tính", en="provisional").in_(language)
    return f"{year} ({note})" if is_provisional else str(year)


def drawing(each: TargetProgress, title: str, unit: Unit, language: str) -> Drawing | None:
    """What the chart of a target shows; None for a deed and where no figure is there."""
    made, target = each.progress, each.target
    if target.value is None or not made.actuals:
        return None
    actuals = tuple((year, a.value, _short(each, unit, a.value)) for year, a in made.actuals.items())
    projected = made.projection
    ahead = None if projected is None else (made.goal.first_year, projected, _short(each, unit, projected))
    return Drawing(
        title=title,
        actuals=actuals,
        path=tuple(made.path.items()),
        goal=(target.year, made.goal.value, _short(each, unit, made.goal.value)),
        projection=ahead,
        is_percent=unit.kind == "percent",
        alt=_alt(each, title, unit, language),
    )


def _actual(each: TargetProgress, unit: Unit, year: int, *, is_past: bool) -> str:
    found = each.progress.actuals.get(year)
    if found is not None:
        return unit.short_of(found.value, each.progress.goal.value)
    return NOT_REPORTED if is_past else NOTHING


def _reported(each: TargetProgress, actual: Actual | None, language: str) -> str:
    """How many of those who are asked stand behind a figure."""
    if actual is None or isinstance(each.measure, Registered | SharedFact):
        return NOTHING
    of = Text(vi="đơn vị", en="units").in_(language)
    return f"{actual.reported}/{actual.asked} {of}"


def _short(each: TargetProgress, unit: Unit, value: Fraction) -> str:
    """A number beside its mark: counts without what they count, which the title says."""
    said = unit.short_of(value, each.progress.goal.value)
    return said if unit.kind == "percent" else said.removesuffix(unit.name.in_(unit.language)).rstrip()


def _alt(each: TargetProgress, title: str, unit: Unit, language: str) -> str:
    made = each.progress
    reached = "; ".join(f"{year}: {_short(each, unit, a.value)}" for year, a in made.actuals.items())
    level, span = target_level(each, unit, language), span_words(each.target, language)
    said = Text(vi=f"{title}. {reached}; phải đạt {level} {span}", en=f"{title}. {reached}; to reach {level} {span}")
    if made.projection is None:
        return said.in_(language)
    ahead = unit.short_of(made.projection, made.goal.value)
    more = Text(vi=f"; dự báo {made.goal.first_year}: {ahead}", en=f"; projected for {made.goal.first_year}: {ahead}")
    return said.in_(language) + more.in_(language)
