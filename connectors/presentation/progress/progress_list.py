"""The targets of the plan as the page Tiến độ shows them: by target year, each with its years and its status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from connectors.plans import PlanTarget
from connectors.presentation import links
from connectors.presentation.marks import NOT_REPORTED
from connectors.presentation.plan_words import organisation_names, span_words
from connectors.presentation.progress.progress_status import STATUSES, projection_words, status_label, why
from connectors.presentation.progress.progress_words import lowered, measure_words, target_level, unit_of
from connectors.presentation.progress.progress_years import (
    Drawing,
    YearLine,
    drawing,
    half_line,
    year_label,
    year_lines,
)
from connectors.progress.targets import TargetProgress, target_progress
from connectors.scorecard import Scorecard
from connectors.target_measures import NotMeasured
from rubric.progress import Status
from rubric.text import Text

PARAMS: dict[Status, str] = {
    "achieved": "dat",
    "on_track": "dung-tien-do",
    "slow": "cham",
    "at_risk": "nguy-co",
    "no_data": "chua-du-so-lieu",
}


@dataclass(frozen=True)
class TargetLine:
    """One target, ready to show. ``half`` is the half-year under way, None while no such report is read.

    ``needed`` and ``projection`` are empty where no year is left or no pace can be told; ``drawing`` is None where
    there is nothing to draw.
    """

    key: str
    title: str
    clause: str
    clause_label: str
    binds: str
    level: str
    span: str
    measure: str
    is_estimate: bool
    is_measured: bool
    status: Status
    status_label: str
    why: str
    newest: str
    newest_year: str
    pace: str
    needed: str
    projection: str
    projected: str
    years: tuple[YearLine, ...]
    half: YearLine | None
    drawing: Drawing | None
    link: str

    def actual_of(self, year: int) -> str:
        """What was reached in a year; the mark of a missing figure where nothing was."""
        return next((line.actual for line in self.years if line.year == year), NOT_REPORTED)


@dataclass(frozen=True)
class ProgressList:
    """Everything the page shows; ``groups`` are target years with their targets, ``counts`` of all targets by status.

    ``years`` are those with figures, each with its heading.
    """

    question: str
    sentence: str
    counts: tuple[tuple[Status, str, int], ...]
    years: tuple[tuple[int, str], ...]
    groups: tuple[tuple[int, tuple[TargetLine, ...]], ...]

    @property
    def targets(self) -> list[TargetLine]:
        """All targets, by target year."""
        return [line for _, lines in self.groups for line in lines]


def progress_list(
    scorecard: Scorecard, year: int, language: str, *, is_released: bool = False, edition: str = ""
) -> ProgressList:
    """The targets of the plan by what is known up to ``year``; figures that are not released are provisional.

    ``edition`` is what the address says of the figures shown, so that what opens from here shows the same ones.
    """
    newest = max(scorecard.years)
    provisional = None if is_released or year < newest else newest
    years = [each for each in sorted(scorecard.years) if each <= year]
    found = targets_until(scorecard, year)
    lines = [_line(each, scorecard, years, language, provisional, edition) for each in found]
    by_year: dict[int, list[TargetLine]] = {}
    for each, line in zip(found, lines, strict=True):
        by_year.setdefault(each.target.year, []).append(line)
    groups = tuple((due, tuple(by_year[due])) for due in sorted(by_year))
    counts: list[tuple[Status, str, int]] = [
        (status, label.in_(language), _count(lines, status)) for status, label in STATUSES.items()
    ]
    return ProgressList(
        question=_question(groups, language),
        sentence=_sentence(scorecard, groups, language),
        counts=tuple(counts),
        years=tuple((each, year_label(each, language, is_provisional=each == provisional)) for each in years),
        groups=groups,
    )


def targets_until(scorecard: Scorecard, year: int) -> list[TargetProgress]:
    """The targets by the actuals of the scored years up to ``year``."""
    years = sorted(scorecard.years)
    if year >= years[-1]:
        return scorecard.targets
    known = [each for each in years if each <= year]
    return target_progress(scorecard.installation, scorecard.figures, scorecard.tasks, known)


def with_status(shown: ProgressList, status: str) -> list[tuple[int, tuple[TargetLine, ...]]]:
    """The groups with only the targets whose status has this name in the address; all of them for another name."""
    wanted = {name: key for key, name in PARAMS.items()}.get(status)
    if wanted is None:
        return list(shown.groups)
    kept = [(due, tuple(line for line in lines if line.status == wanted)) for due, lines in shown.groups]
    return [(due, lines) for due, lines in kept if lines]


def _question(groups: Sequence[tuple[int, object]], language: str) -> str:
    if not groups:
        said = Text(vi="Các mục tiêu của kế hoạch có đạt được không?", en="Will the plan's targets be met?")
    else:
        last = groups[-1][0]
        said = Text(vi=f"Các mục tiêu đến năm {last} có đạt được không?", en=f"Will the targets up to {last} be met?")
    return said.in_(language)


def _sentence(scorecard: Scorecard, groups: Sequence[tuple[int, tuple[TargetLine, ...]]], language: str) -> str:
    lines = [line for _, group in groups for line in group]
    if not lines:
        name = scorecard.installation.locality.name
        return Text(
            vi=f"Kế hoạch của {name.vi[0].lower()}{name.vi[1:]} không đặt chỉ tiêu định lượng.",
            en=f"The plan of {name.en} sets no targets in numbers.",
        ).in_(language)
    total = len(lines)
    if not any(line.newest for line in lines):
        return Text(
            vi=f"Chưa có số liệu để đo mục tiêu nào trong {total} mục tiêu của kế hoạch.",
            en=f"There are no figures yet to measure any of the plan's {total} targets.",
        ).in_(language)
    reached, rest = _count(lines, "achieved"), _counted(lines, language, skip="achieved")
    last, of_last = groups[-1]
    first = Text(vi=f"{reached} trong {total} mục tiêu đã đạt", en=f"{reached} of {total} targets are achieved")
    there = Text(vi=f"riêng {len(of_last)} mục tiêu đến năm {last}:", en=f"of the {len(of_last)} due by {last}:")
    parts = [first.in_(language), *rest]
    if len(groups) > 1:
        parts.append(f"{there.in_(language)} {', '.join(_counted(of_last, language))}")
    return "; ".join(parts) + "."


def _counted(lines: Iterable[TargetLine], language: str, skip: str = "") -> list[str]:
    """How many targets have each status, in words; statuses that none has are left out."""
    lines = list(lines)
    found = [(label, _count(lines, status)) for status, label in STATUSES.items() if status != skip]
    return [f"{count} {lowered(label.in_(language))}" for label, count in found if count]


def _count(lines: Iterable[TargetLine], status: str) -> int:
    return sum(line.status == status for line in lines)


def _line(
    each: TargetProgress,
    scorecard: Scorecard,
    years: Sequence[int],
    language: str,
    provisional: int | None,
    edition: str,
) -> TargetLine:
    installation, made, target = scorecard.installation, each.progress, each.target
    unit = unit_of(each.measure, installation, language)
    newest = made.actuals.get(made.latest_year or 0)
    title = short_title(target.title.in_(language), target.year)
    return TargetLine(
        key=each.key,
        title=title,
        clause=target.clause,
        clause_label=installation.plan.clauses[target.clause].in_(language),
        binds=_binds(target, scorecard, language),
        level=target_level(each, unit, language),
        span=span_words(target, language),
        measure=measure_words(each.measure, installation, language, is_deed=target.value is None),
        is_estimate=each.is_estimate,
        is_measured=not isinstance(each.measure, NotMeasured),
        status=made.status,
        status_label=status_label(each, language),
        why=why(each, unit, language),
        newest=unit.short_of(newest.value, made.goal.value) if newest else "",
        newest_year=str(made.latest_year or ""),
        pace=unit.pace(made.pace),
        needed=unit.pace(made.pace_needed),
        projection=projection_words(each, unit, language),
        projected=unit.short_of(made.projection, made.goal.value) if made.projection is not None else "–",
        years=year_lines(each, scorecard, unit, years, language, provisional),
        half=half_line(each, scorecard, unit, years[-1], language),
        drawing=drawing(each, title, unit, language),
        link=links.progress(installation.locality.id, years[-1], language, target=each.key, edition=edition),
    )


def _binds(target: PlanTarget, scorecard: Scorecard, language: str) -> str:
    if not target.binds:
        return Text(vi="kế hoạch không nêu", en="the plan names nobody").in_(language)
    return organisation_names(scorecard.installation.plan, target.binds, language)


def short_title(title: str, year: int) -> str:
    """The title without the year it opens with, since targets stand under their year."""
    rest = title.removeprefix(f"{year}: ")
    return rest[:1].upper() + rest[1:]
