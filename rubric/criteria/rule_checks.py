"""The checks of one rule against its set: fields exist and suit the kind, years are complete, targets positive."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from rubric.criteria.field import NUMERIC_KINDS
from rubric.criteria.regime import Regime
from rubric.rules import Rule
from rubric.rules.coverage import Coverage
from rubric.rules.days_late import DaysLate
from rubric.rules.first_of import FirstOf
from rubric.rules.panel import Panel
from rubric.rules.ratio import Ratio
from rubric.rules.survey import Survey
from rubric.rules.weighted import Weighted

if TYPE_CHECKING:
    from rubric.criteria.criteria_set import CriteriaSet

Found = tuple[tuple[str | int, ...], str, str]


def walk(rule: Rule, path: str) -> Iterator[tuple[str, Rule]]:
    """Every rule inside a rule with its path (``/part/part``), outermost first; documents of days late too."""
    yield path, rule
    if isinstance(rule, Weighted | FirstOf):
        for name, part in rule.parts.items():
            yield from walk(part.rule, f"{path}/{name}")
    if isinstance(rule, DaysLate):
        for name in rule.documents:
            yield f"{path}/{name}", rule


def rule_mistakes(rule: Rule, cs: CriteriaSet, regime: Regime, annexes: list[str]) -> Iterator[Found]:
    """What is wrong with a rule (and the rules inside it): place within the rule, sentence in both languages."""
    empty = [key for key, each in type(rule).model_fields.items() if each.is_required() and not getattr(rule, key)]
    for key in empty:
        yield (key,), f"`{key}` không được để trống", f"`{key}` must not be empty"
    if isinstance(rule, Weighted | FirstOf):
        for name, part in rule.parts.items():
            for where, vi, en in rule_mistakes(part.rule, cs, regime, annexes):
                yield ("parts", name, "rule", *where), vi, en
        return
    unknown = [name for name in rule.reads() if name not in cs.fields]
    for name in unknown:
        where = _where(rule, name)
        yield (
            where,
            f"quy tắc dùng trường “{name}” chưa khai báo",
            f"the rule reads field “{name}”, which is not declared",
        )
    if not unknown:
        yield from _kinds(rule, cs)
    yield from _years(rule, cs)
    if isinstance(rule, DaysLate):
        yield from _documents(rule, cs, regime, annexes)


def _where(rule: Rule, name: str) -> tuple[str | int, ...]:
    """The place of a field's name within a rule."""
    if isinstance(rule, DaysLate):
        return next(("documents", key, "field") for key, due in rule.documents.items() if due.field == name)
    return next(
        (key, name) for key, value in rule if value == name or (isinstance(value, dict | list) and name in value)
    )


def _kinds(rule: Rule, cs: CriteriaSet) -> Iterator[Found]:
    wanted = NUMERIC_KINDS
    if isinstance(rule, DaysLate):
        wanted = frozenset({"date"})
    elif isinstance(rule, Coverage):
        wanted = frozenset({"choices"})
        if cs.fields[rule.assigned].choices != cs.fields[rule.reached].choices:
            yield (), "hai trường của quy tắc phải có cùng `choices`", "both fields of the rule need the same `choices`"
    elif rule.kind in {"yes_no", "variety"}:
        wanted = NUMERIC_KINDS | {"yes_no", "text", "url"}
    for name in rule.reads():
        if isinstance(rule, Panel) and cs.fields[name].max > 100:
            yield (
                _where(rule, name),
                f"mức chấm “{name}” phải có `max` không quá 100",
                f"level “{name}” needs a `max` of at most 100",
            )
        if cs.fields[name].kind not in wanted:
            kinds = ", ".join(sorted(wanted))
            yield (
                _where(rule, name),
                f"trường “{name}” loại {cs.fields[name].kind} không dùng được cho quy tắc {rule.kind} (cần: {kinds})",
                f"field “{name}” of kind {cs.fields[name].kind} does not suit a {rule.kind} rule (wants: {kinds})",
            )


def _years(rule: Rule, cs: CriteriaSet) -> Iterator[Found]:
    for key, table in rule.tables().items():
        missing = table.missing(cs.years)
        if missing:
            listed = ", ".join(map(str, missing))
            yield (
                (key,),
                f"thiếu mức của năm {listed}; hãy nêu, hoặc đặt `fill: hold` hay `fill: linear`",
                f"no number for {listed}; state it, or set `fill: hold` or `fill: linear`",
            )
        figures = [*table.years.values(), *([table.every] if table.every else [])]
        if any(figure.value <= 0 for figure in figures):
            yield (key,), "mức phải lớn hơn 0", "the number must be above 0"
    if isinstance(rule, Ratio) and rule.floor is not None and not 0 <= rule.floor.value <= 100:
        yield ("floor",), "sàn phải từ 0 đến 100", "the floor must lie between 0 and 100"
    if isinstance(rule, Survey) and not _is_whole(rule.minimum_sample.value):
        yield (
            ("minimum_sample",),
            "cỡ mẫu tối thiểu phải là số nguyên từ 1",
            "the minimum sample must be a whole number from 1",
        )
    least = rule.minimum_scorers.value if isinstance(rule, Panel) else Decimal(1)
    if isinstance(rule, Panel) and not (_is_whole(least) and least <= len(rule.levels)):
        yield (
            ("minimum_scorers",),
            f"số thành viên tối thiểu phải từ 1 đến {len(rule.levels)}",
            f"the minimum of scorers must lie between 1 and {len(rule.levels)}",
        )


def _is_whole(value: Decimal) -> bool:
    return value >= 1 and value == int(value)


def _documents(rule: DaysLate, cs: CriteriaSet, regime: Regime, annexes: list[str]) -> Iterator[Found]:
    for name, due in rule.documents.items():
        if due.last_day is not None and (missing := due.last_day.missing(cs.years)):
            listed = ", ".join(map(str, missing))
            yield (
                ("documents", name, "last_day"),
                f"thiếu ngày cuối của năm {listed}",
                f"no last day for {listed}",
            )
        for annex in annexes:
            if due.report and due.report not in regime.of(annex):
                known = ", ".join(regime.of(annex)) or "–"
                yield (
                    ("documents", name, "report"),
                    f"chế độ báo cáo của phụ lục {annex} không có kỳ “{due.report}”; chỉ có: {known}",
                    f"annex {annex} owes no report “{due.report}”; known: {known}",
                )
