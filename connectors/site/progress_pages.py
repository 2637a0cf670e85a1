"""Progress towards the targets of the plan, with a small chart and a table for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from connectors.presentation import links
from connectors.presentation.progress import progress_chart
from connectors.presentation.progress.progress_list import ProgressList, TargetLine, progress_list
from connectors.presentation.progress.progress_status import thresholds
from connectors.presentation.progress.progress_titles import progress_titles
from connectors.site.drawing.by_years import target_by_year
from connectors.site.release_frame import Edition, Pages


def progress_pages(edition: Edition) -> Pages:
    """The one page of all targets."""
    return {edition.place.progress: partial(_progress_page, edition)}


def _progress_page(edition: Edition) -> bytes:
    path, language = edition.place.progress, edition.language
    shown, said = progress_list(edition.scorecard, edition.year, language), progress_titles(language)
    if shown.groups:
        body = [
            edition.fragment(path, "progress_jumps", groups=shown.groups, said=said),
            *(_group(edition, path, shown, due, lines) for due, lines in shown.groups),
            edition.fragment(path, "progress_thresholds", thresholds=thresholds(language), said=said),
        ]
    else:
        link = links.tasks(edition.place.locality, edition.year, language)
        body = [edition.fragment(path, "progress_empty", said=said["no_targets"], link=link, words=said["tasks"])]
    return edition.page(
        path, shown.question, shown.sentence, body, part="progress", in_year=lambda other: other.place.progress
    )


def _group(edition: Edition, path: str, shown: ProgressList, due: int, lines: Sequence[TargetLine]) -> Markup:
    language, said = edition.language, progress_titles(edition.language)
    drawn = [(line, line.drawing) for line in lines if line.drawing is not None]
    years = progress_chart.years_of([line for line, _ in drawn])
    return edition.own(
        path,
        "targets",
        due=due,
        title=said["group"].format(due=due),
        table=edition.fragment(path, "progress_table", lines=lines, years=shown.years, caption=said["caption"]),
        legend=progress_chart.LEGEND.in_(language),
        charts=[
            (edition.fragment(path, "progress_chart_title", line=line), target_by_year(drawing, years, language))
            for line, drawing in drawn
        ],
        details=edition.fragment(path, "progress_details", lines=lines, opened=None, plan=edition.plan),
    )
