"""Charts by year: an agency's index under the sets of its years, a target's actuals beside the path it requires."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from connectors.presentation.agency_years import YearPoint
from connectors.presentation.progress.progress_years import Drawing
from connectors.presentation.public_titles import agency_titles
from connectors.site.drawing.shapes import ORDER, Label, Line, Mark, Picture, Scale
from rubric.language import number, points

HEIGHT, TOP, BOTTOM = 240, 26.0, 214.0
SMALL, SMALL_TOP, SMALL_BOTTOM = 170, 18.0, 148.0
LEFT, RIGHT = 10.0, 96.0


def index_by_year(of: Sequence[YearPoint], alt: str, language: str) -> Picture:
    """Index by year, a shape and a line for each criteria set: where the method changes the line breaks.

    A filled mark is a year under its own set; a hollow one was recomputed under another.
    """
    known = sorted({each.year for each in of})
    across = Scale(known[0] - 0.5, known[-1] + 0.5, start=LEFT, end=RIGHT)
    down = Scale(0, 100, start=BOTTOM, end=TOP)
    methods = list(dict.fromkeys(each.method for each in of))
    rails = [Line(LEFT, down.at(at), RIGHT, down.at(at), "grid") for at in (0, 25, 50, 75, 100)]
    lines: list[Line] = []
    labels = [Label(0, down.at(at) + 4, number(at, 0, language), "start", "quiet") for at in (0, 25, 50, 75, 100)]
    labels += [Label(across.at(year), BOTTOM + 20, str(year)) for year in known]
    for method in methods:
        same = sorted((each for each in of if each.method == method), key=lambda each: each.year)
        lines += [
            Line(across.at(a.year), down.at(a.index / 100), across.at(b.year), down.at(b.index / 100), "path")
            for a, b in pairwise(same)
        ]
    first_own = {each.method: each.year for each in reversed(of) if each.is_own}
    for at in (first_own[method] - 0.5 for method in methods[1:] if method in first_own):
        lines.append(Line(across.at(at), TOP - 10, across.at(at), BOTTOM, "break"))
        labels.append(Label(across.at(at), BOTTOM - 5, agency_titles(language)["break"], "start", beside=4))
    marks: list[Mark] = []
    for place, each in enumerate(of):
        x, y = across.at(each.year), down.at(each.index / 100)
        beside = (
            9 if each.year in [other.year for other in of[:place]] else 0
        )  # two marks of one year stand side by side
        look = "filled" if each.is_own else "hollow"
        marks.append(Mark(x, y, look, ORDER[methods.index(each.method) % len(ORDER)], beside))
        is_highest = each.index == max(other.index for other in of if other.year == each.year)
        labels.append(Label(x, y - 12 if is_highest else y + 20, points(each.index, language)))
    return Picture(HEIGHT, alt, rails=rails, lines=lines, marks=marks, labels=labels)


def target_by_year(drawing: Drawing, years: Sequence[int], language: str) -> Picture:
    """One target: actuals as dots, the required path dashed, the target a diamond, the projection a ring."""
    ahead = [] if drawing.projection is None else [drawing.projection]
    heights = [1.0, *(float(value) for _, value, _ in (*drawing.actuals, drawing.goal, *ahead))]
    top = 100.0 if drawing.is_percent else max(heights)
    across = Scale(-0.5, len(years) - 0.5, start=LEFT + 2, end=100)
    down = Scale(
        0, 1.12 * max(top, *heights) if not drawing.is_percent else 100, start=SMALL_BOTTOM - 14, end=SMALL_TOP
    )

    def x(year: int) -> float:
        return across.at(years.index(year))

    steps = (0.0, 50.0, 100.0) if drawing.is_percent else (0.0, float(drawing.goal[1]))
    sign = "%" if drawing.is_percent else ""
    rails = [Line(LEFT, down.at(step), 100, down.at(step), "grid") for step in steps]
    labels = [
        Label(0, down.at(step) + 4, f"{number(round(step), 0, language)}{sign}", "start", "quiet") for step in steps
    ]
    labels += [Label(x(year), SMALL - 4, str(year)) for year in years]
    path = [(x(year), down.at(float(value))) for year, value in drawing.path]
    lines = [Line(*start, *end, "path") for start, end in pairwise(path)]
    goal_x, goal_y = x(drawing.goal[0]), down.at(float(drawing.goal[1]))
    marks = [Mark(goal_x, goal_y, "goal", "diamond")]
    labels.append(Label(goal_x, goal_y - 10, drawing.goal[2], look="goal"))
    for (year, value, text), look in [
        *((each, "filled") for each in drawing.actuals),
        *((each, "hollow") for each in ahead),
    ]:
        marks.append(Mark(x(year), down.at(float(value)), look))
        labels.append(Label(x(year), down.at(float(value)) + 19, text))
    return Picture(SMALL, drawing.alt, rails=rails, lines=lines, marks=marks, labels=labels)
