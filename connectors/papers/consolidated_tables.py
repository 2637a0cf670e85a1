"""The tables of a commune's report: figures by part of the form, the units, and what is missing of whom."""

from __future__ import annotations

from collections.abc import Sequence

from connectors.consolidation.consolidating import Consolidated, FormFigure, Part
from connectors.consolidation.loading import Consolidation
from connectors.consolidation.rules import KeptByCommune
from connectors.forms.consolidated_words import group_of, note_of, standing_of, why_blank, write_day
from connectors.localities import Installation
from connectors.papers.paper import Column, Table
from connectors.papers.wording import OPEN, lines
from connectors.presentation.marks import NOT_APPLICABLE, NOT_REPORTED, UNREADABLE
from connectors.reported import ValueState
from rubric.criteria.field import GIVEN_KINDS
from rubric.language import field_value
from rubric.rescoring import reads_of

FIGURES = (
    Column("STT", 10, "center"),
    Column("Chỉ tiêu", 80),
    Column("Đơn vị tính", 22, "center"),
    Column("Số liệu", 34, "center"),
    Column("Cách tổng hợp", 104),
)
UNITS = (
    Column("STT", 10, "center"),
    Column("Đơn vị", 62),
    Column("Số liệu", 18, "center"),
    Column("Hạn gửi", 22, "center"),
    Column("Tình trạng", 40),
    Column("Ngày nhận", 22, "center"),
)
BLANK = (Column("STT", 10, "center"), Column("Chỉ tiêu", 110), Column("Vì sao để trống", 130))
CELLS = (
    Column("STT", 10, "center"),
    Column("Đơn vị", 46),
    Column("Chỉ tiêu", 60),
    Column("Sổ, trang, ô", 56),
    Column("Đang ghi", 30),
    Column("Cách sửa", 70),
)
LACKING = (
    Column("STT", 10, "center"),
    Column("Chỉ tiêu", 80),
    Column("Đã gồm", 20, "center"),
    Column("Đơn vị còn thiếu", 140),
)
TO_TYPE, NOT_COLLECTED = OPEN, "–"
_MARKS: dict[ValueState, str] = {
    "missing": NOT_REPORTED,
    "unreadable": UNREADABLE,
    "not_applicable": NOT_APPLICABLE,
}
_OTHERS = "Số liệu khác"


def parts_of(consolidation: Consolidation, made: Consolidated) -> list[tuple[str, list[FormFigure]]]:
    """The figures by the part of the form they belong to: the group of the first criterion that reads them."""
    criteria_set, annex = consolidation.form.criteria_set, consolidation.commune.annex
    homes: dict[str, str] = {}
    for item, names in reads_of(criteria_set, annex).items():
        criterion = criteria_set.criteria.get(item)
        for name in names if criterion else ():
            homes.setdefault(name, criterion.group if criterion else "")
    titles = {key: f"{key}. {group.title.vi}" for key, group in criteria_set.groups.items()}
    found: dict[str, list[FormFigure]] = {key: [] for key in (*titles, "")}
    for key, figure in made.figures.items():
        found[homes.get(key, "")].append(figure)
    return [(titles.get(key, _OTHERS), figures) for key, figures in found.items() if figures]


def figures_table(figures: Sequence[FormFigure], installation: Installation, first: int = 1) -> Table:
    """A row for each figure, numbered from ``first``."""
    rows = [
        (str(place), each.spec.label.vi, each.spec.unit.vi, figure_in_print(each), note_of(each, installation))
        for place, each in enumerate(figures, first)
    ]
    return Table(FIGURES, tuple(rows), dense=True)


def figure_in_print(figure: FormFigure) -> str:
    """A figure, or the mark of why there is none; room to write what the commune keeps itself."""
    if figure.value is not None:
        given = figure.spec.kind in GIVEN_KINDS and figure.text
        return figure.text if given else field_value(figure.spec, figure.value)
    if isinstance(figure.rule, KeptByCommune):
        return TO_TYPE
    return f"{_MARKS[figure.state]} {TO_TYPE}" if figure.is_to_type else _MARKS[figure.state]


def units_table(made: Consolidated, installation: Installation) -> Table:
    """The units by group: whether they have figures, by when they owe them, and how their report stands."""
    by_group: dict[str, list[tuple[str, ...]]] = {}
    for place, each in enumerate(made.units, 1):
        has = "Có" if each.has_figures else NOT_REPORTED if each.is_awaited else NOT_COLLECTED
        days = write_day(each.last_day) or "không có", standing_of(each), write_day(each.received)
        row = (str(place), each.unit.name.vi, has, *days)
        by_group.setdefault(group_of(each.unit, installation), []).append(row)
    rows: list[tuple[str, ...]] = []
    emphasised: set[int] = set()
    for title, units in by_group.items():
        emphasised.add(len(rows))
        rows += [(title, *("",) * (len(UNITS) - 1)), *units]
    return Table(UNITS, tuple(rows), emphasised=frozenset(emphasised))


def to_type_table(made: Consolidated) -> Table:
    """Each figure that is left blank, and why."""
    rows = tuple((str(place), each.spec.label.vi, _why(each)) for place, each in enumerate(made.to_type, 1))
    return Table(BLANK, rows, dense=True)


def _why(figure: FormFigure) -> str:
    why = f"{why_blank(figure).vi}."
    return f"{why} {figure.rule.why.vi}" if isinstance(figure.rule, KeptByCommune) else f"{_MARKS[figure.state]} {why}"


def unreadable_table(made: Consolidated) -> Table:
    """Each cell that could not be read: whose it is, where it stands, what it holds, how to mend it."""
    rows: list[tuple[str, ...]] = []
    for figure, part in made.unreadable:
        said = part.said
        place = said.address if said else None
        where = " › ".join(each for each in (place.book, place.tab, place.cell) if each) if place else ""
        typed = f"“{said.text}”" if said and said.text else ""
        mend = part.mend.vi if part.mend else ""
        rows.append((str(len(rows) + 1), part.unit.name.vi, figure.spec.label.vi, where, typed, mend))
    return Table(CELLS, tuple(rows), dense=True)


def lacking_table(made: Consolidated) -> Table:
    """Each figure that was made without some unit, with all that lack it; units without any figure are counted."""
    silent = {each.unit.code for each in made.units if not each.has_figures}
    rows: list[tuple[str, ...]] = []
    for figure in made.figures.values():
        lacking = lines(_lacking(figure, silent)) if figure.value is not None else ""
        if lacking:
            share = f"{len(figure.counted)}/{len(figure.awaited)}"
            rows.append((str(len(rows) + 1), figure.spec.label.vi, share, lacking))
    return Table(LACKING, tuple(rows), dense=True)


def _lacking(figure: FormFigure, silent: set[str]) -> list[str]:
    absent = [part for part in figure.of("missing") if part.unit.code not in silent]
    others = len(figure.of("missing")) - len(absent)
    more = [f"{others} đơn vị chưa có số liệu nào (Phụ lục II)"] if others else []
    kinds: tuple[tuple[str, str, Sequence[Part]], ...] = (
        (NOT_REPORTED, "chưa có số liệu", absent),
        (UNREADABLE, "không đọc được", figure.of("unreadable")),
        (NOT_APPLICABLE, "không áp dụng", figure.of("not_applicable")),
    )
    said: list[str] = []
    for sign, words, parts in kinds:
        names = [part.unit.name.vi for part in parts] + (more if sign == NOT_REPORTED else [])
        said += [f"{sign} {words}: {'; '.join(names)}"] if names else []
    left_out = [part.unit.name.vi for part in figure.without_other_side]
    return [*said, f"không cộng vì thiếu số liệu đi cùng: {'; '.join(left_out)}"] if left_out else said
