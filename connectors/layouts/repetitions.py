"""Problems about things said twice in one book: by two rows of a tab, or by two tabs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from connectors.cells.raw_cell import Address
from connectors.layouts.ground import Ground
from connectors.layouts.settling import Repetition, Taken
from connectors.problem import Problem
from connectors.problem_catalogue import clip, problem
from connectors.reported import Approval, OwnScore, ReportedValue
from rubric.text import Text

_LISTED = 5


def repetition_problems(repetitions: Sequence[Repetition[Any]], ground: Ground) -> list[Problem]:
    """One problem for each pair of rows of a tab, one for each pair of tabs and each figure they differ in."""
    rows: dict[tuple[Address, Address], list[Repetition[Any]]] = defaultdict(list)
    tabs: dict[tuple[str, str], Repetition[Any]] = {}
    problems: list[Problem] = []
    for each in repetitions:
        first, other = _place(each.first.what), _place(each.other.what)
        if first.tab == other.tab:
            rows[_named_at(each.first), _named_at(each.other)].append(each)
            continue
        tabs.setdefault((first.tab, other.tab), each)
        if not each.agrees:
            problems.append(values_differ(each, ground))
    problems += [_repeated_tab(each) for each in tabs.values()]
    return problems + [_repeated_row(pair, ground) for pair in rows.values()]


def values_differ(repetition: Repetition[Any], ground: Ground) -> Problem:
    """The problem of two places that say different things about one agency, period and field."""
    first, other = repetition.first.what, repetition.other.what
    return problem(
        "values_differ",
        _place(other),
        found=_said(other),
        other=clip(_said(first)),
        place=str(_place(first)),
        **_subject([repetition], ground),
    )


def _repeated_tab(repetition: Repetition[Any]) -> Problem:
    first, other = _place(repetition.first.what), _place(repetition.other.what)
    return problem("tab_repeated", Address(other.book, other.tab, link=other.link), other=first.tab)


def _repeated_row(pair: Sequence[Repetition[Any]], ground: Ground) -> Problem:
    """The problem of a row that repeats another: a warning when all agrees, otherwise both cells of each figure."""
    named = pair[0].other.named
    first = _named_at(pair[0].first)
    row = first.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    found = named.shown if named else ""
    differing = [each for each in pair if not each.agrees]
    if not differing:
        return problem("row_repeated", _named_at(pair[0].other), found=found, rows=row, **_subject(pair, ground))
    cells = "; ".join(
        f"{_place(each.first.what).cell}: “{clip(_said(each.first.what))}” ≠ {_place(each.other.what).cell}:"
        f" “{clip(_said(each.other.what))}”"
        for each in differing[:_LISTED]
    )
    more = "; …" if len(differing) > _LISTED else ""
    rows = Text(vi=f"{row} (khác nhau ở ô {cells}{more})", en=f"{row} (they differ in {cells}{more})")
    return problem("row_duplicate", _named_at(pair[0].other), found=found, rows=rows, **_subject(differing, ground))


def _named_at(taken: Taken[Any]) -> Address:
    return taken.named.address if taken.named else _place(taken.what)


def _place(what: ReportedValue | OwnScore | Approval) -> Address:
    return what.address


def _said(what: ReportedValue | OwnScore | Approval) -> str:
    match what:
        case ReportedValue():
            return what.text
        case OwnScore():
            return "" if what.points is None else f"{what.points // 100},{what.points % 100:02}"
        case Approval():
            return "Duyệt" if what.approved else "Không duyệt"


def _subject(repetitions: Sequence[Repetition[Any]], ground: Ground) -> dict[str, str]:
    """Agency, period, and the field when there is but one, with its example."""
    first = repetitions[0].first.what
    fields = {_item(each.first.what) for each in repetitions}
    key = fields.pop() if len(fields) == 1 else ""
    field = ground.fields.get(key)
    period = first.period if isinstance(first, ReportedValue) else str(first.year)
    return {"agency": first.agency, "period": period, "field": key, "example": field.example if field else ""}


def _item(what: ReportedValue | OwnScore | Approval) -> str:
    match what:
        case ReportedValue():
            return what.field
        case OwnScore():
            return what.criterion
        case Approval():
            return what.item
