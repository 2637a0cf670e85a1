"""The checks between the parts of a criteria set: what no single model can see.

Each check yields mistakes with the place in the data, so that the loader can name file and line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from rubric.compiled import OverflowPossibleError, compile_annex
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.criterion import Adjustment, Criterion
from rubric.criteria.regime import Regime
from rubric.criteria.rule_checks import rule_mistakes, walk
from rubric.text import Text

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong: where in the data, and the sentence."""

    path: Path
    message: Text


def mistakes(criteria_set: CriteriaSet, regime: Regime, clauses: Collection[str]) -> list[Mistake]:
    """Everything wrong between the parts, in the order of the file; empty when the set can score.

    ``clauses`` are the addresses of the plan. The proof that no product overflows comes last, once all else holds.
    """
    found = [
        *_header(criteria_set),
        *_bands(criteria_set),
        *_gates(criteria_set),
        *_items(criteria_set, regime),
        *_totals(criteria_set),
        *_fields(criteria_set),
        *_clauses(criteria_set, clauses),
    ]
    return found or list(_overflow(criteria_set, regime))


def _mistake(path: Path, vi: str, en: str) -> Mistake:
    return Mistake(path, Text(vi=vi, en=en))


def _vi(value: Decimal) -> str:
    return f"{value}".replace(".", ",")


def _unknown(path: Path, what_vi: str, what_en: str, found: str, known: Collection[str]) -> Mistake:
    listed = ", ".join(known)
    return _mistake(
        path, f"{what_vi} “{found}” không có; chỉ có: {listed}", f"unknown {what_en} “{found}”; known: {listed}"
    )


def _header(cs: CriteriaSet) -> Iterator[Mistake]:
    wanted = f"{cs.locality}-{cs.year}"
    if cs.id != wanted:
        yield _mistake(("id",), f"`id` phải là {wanted}", f"`id` must be {wanted}")
    for year in cs.recomputed:
        if year not in cs.years:
            yield _mistake(("recomputed", year), f"năm {year} ngoài phạm vi", f"year {year} is out of range")
    for key, cohort in cs.cohorts.items():
        if cohort.annex not in cs.annexes:
            yield _unknown(("cohorts", key, "annex"), "phụ lục", "annex", cohort.annex, cs.annexes)
    for block in ("bonus", "penalty"):
        if getattr(cs, block).cap.value < 0:
            yield _mistake((block, "cap"), "`cap` không được âm", "`cap` must not be negative")


def _bands(cs: CriteriaSet) -> Iterator[Mistake]:
    bounds = [band.from_index.value for band in cs.bands.values()]
    if not bounds:
        yield _mistake(("bands",), "phải có ít nhất một mức", "there must be at least one band")
        return
    for (key, band), above in zip(list(cs.bands.items())[1:], bounds, strict=False):
        if band.from_index.value >= above:
            yield _mistake(
                ("bands", key, "from_index"),
                f"mức “{key}” chồng lên mức trên: cận dưới phải nhỏ hơn {_vi(above)}",
                f"band “{key}” overlaps the one above: its lower bound must be below {above}",
            )
    first, last = next(iter(cs.bands)), list(cs.bands)[-1]
    if bounds[0] > 100:
        yield _mistake(
            ("bands", first, "from_index"),
            f"mức đầu bắt đầu từ {_vi(bounds[0])}, quá 100",
            f"the first band starts at {bounds[0]}, above 100",
        )
    if bounds[-1] != 0:
        yield _mistake(
            ("bands", last, "from_index"),
            "các mức phải phủ từ 0 đến 100: mức cuối bắt đầu từ 0",
            "the bands must cover 0 to 100: the last one starts at 0",
        )


def _gates(cs: CriteriaSet) -> Iterator[Mistake]:
    for annex, spec in cs.annexes.items():
        for key, gate in spec.gates.items():
            path: Path = ("annexes", annex, "gates", key)
            if gate.caps_at not in cs.bands:
                yield _unknown((*path, "caps_at"), "mức", "band", gate.caps_at, cs.bands)
            if gate.criterion not in cs.criteria_of(annex):
                yield _unknown((*path, "criterion"), "tiêu chí", "criterion", gate.criterion, cs.criteria_of(annex))
                continue
            rule = cs.criteria[gate.criterion].rule_of(annex)
            parts = [step for step, _ in walk(rule, "") if step] if rule else []
            if gate.part and f"/{gate.part}" not in parts:
                yield _unknown((*path, "part"), "phần", "part", gate.part, [part[1:] for part in parts])


def _items(cs: CriteriaSet, regime: Regime) -> Iterator[Mistake]:
    for key, criterion in cs.criteria.items():
        path: Path = ("criteria", key)
        if criterion.group not in cs.groups:
            yield _unknown((*path, "group"), "nhóm", "group", criterion.group, cs.groups)
        yield from _criterion_annexes(cs, path, criterion)
        yield from _item_rules(cs, path, criterion, list(criterion.points), regime)
    for block in ("bonus", "penalty"):
        for key, item in getattr(cs, block).items.items():
            path = (block, "items", key)
            yield from _points_are_hundredths((*path, "points"), item.points.value)
            annexes = item.annexes or list(cs.annexes)
            for annex in annexes:
                if annex not in cs.annexes:
                    yield _unknown((*path, "annexes"), "phụ lục", "annex", annex, cs.annexes)
            yield from _item_rules(cs, path, item, [a for a in annexes if a in cs.annexes], regime)


def _criterion_annexes(cs: CriteriaSet, path: Path, criterion: Criterion) -> Iterator[Mistake]:
    for annex, figure in criterion.points.items():
        if annex not in cs.annexes:
            yield _unknown((*path, "points", annex), "phụ lục", "annex", annex, cs.annexes)
        yield from _points_are_hundredths((*path, "points", annex), figure.value)
    for index, entry in enumerate(criterion.not_applicable):
        place: Path = (*path, "not_applicable", index)
        for annex in entry.annexes:
            if annex not in criterion.points:
                yield _unknown((*place, "annexes"), "phụ lục", "annex", annex, criterion.points)
        if entry.when_no and (entry.when_no not in cs.fields or cs.fields[entry.when_no].kind != "yes_no"):
            yield _mistake(
                (*place, "when_no"),
                f"`when_no` phải là một trường Có/Không; không có “{entry.when_no}”",
                f"`when_no` must be a yes/no field; found “{entry.when_no}”",
            )
    yield from _examples(cs, path, criterion)


def _examples(cs: CriteriaSet, path: Path, criterion: Criterion) -> Iterator[Mistake]:
    for index, example in enumerate(criterion.examples):
        if example.annex not in criterion.points or example.year not in cs.years:
            yield _mistake(
                (*path, "examples", index),
                "ví dụ phải thuộc một phụ lục và một năm của tiêu chí",
                "an example must name an annex and a year of the criterion",
            )
        for name in example.values:
            if name not in cs.fields:
                yield _unknown((*path, "examples", index, "values", name), "trường", "field", name, list(cs.fields))


def _points_are_hundredths(path: Path, points: Decimal) -> Iterator[Mistake]:
    hundredths = points * 100
    if hundredths <= 0 or hundredths != int(hundredths):
        yield _mistake(
            path,
            f"điểm tối đa {_vi(points)} phải lớn hơn 0 và có nhiều nhất hai chữ số thập phân",
            f"the maximum {points} must be above 0 with at most two decimals",
        )


def _item_rules(
    cs: CriteriaSet, path: Path, item: Criterion | Adjustment, annexes: list[str], regime: Regime
) -> Iterator[Mistake]:
    for annex in annexes:
        if annex in cs.annexes and item.rule_of(annex) is None:
            yield _mistake(
                (*path, "rules"),
                f"phụ lục {annex} có điểm nhưng không có quy tắc",
                f"annex {annex} has points but no rule",
            )
    for annex in item.rules:
        if annex not in annexes:
            yield _mistake(
                (*path, "rules", annex),
                f"có quy tắc cho phụ lục {annex} nhưng phụ lục đó không có điểm",
                f"a rule for annex {annex}, which has no points",
            )
    used = [("rule",)] if item.rule is not None else [("rules", annex) for annex in item.rules]
    for steps in used:
        rule = item.rule if item.rule is not None else item.rules[str(steps[-1])]
        owners = annexes if item.rule is not None else [str(steps[-1])]
        for where, vi, en in rule_mistakes(rule, cs, regime, owners):
            yield _mistake((*path, *steps, *where), vi, en)


def _totals(cs: CriteriaSet) -> Iterator[Mistake]:
    for annex in cs.annexes:
        total = sum(c.hundredths(annex) for c in cs.criteria_of(annex).values())
        if total != 10_000:
            shown = Decimal(total) / 100
            yield _mistake(
                ("annexes", annex),
                f"điểm tối đa của phụ lục {annex} cộng lại bằng {_vi(shown)}, không phải 100",
                f"the maxima of annex {annex} add up to {shown}, not 100",
            )


def _fields(cs: CriteriaSet) -> Iterator[Mistake]:
    read = _read_by_rules(cs)
    for key, field in cs.fields.items():
        for annex in (*field.annexes, *field.year_from):
            if annex not in cs.annexes:
                yield _unknown(("fields", key), "phụ lục", "annex", annex, cs.annexes)
        if key not in read and not field.tracked_only:
            yield _mistake(
                ("fields", key),
                f"trường “{key}” không quy tắc nào dùng; đặt `tracked_only: true` nếu chỉ theo dõi",
                f"no rule reads field “{key}”; set `tracked_only: true` if it is only followed",
            )


def _read_by_rules(cs: CriteriaSet) -> set[str]:
    items = [item for annex in cs.annexes for item in cs.scored_items(annex).values()]
    rules = [rule for item in items for rule in (item.rule, *item.rules.values()) if rule]
    conditions = {entry.when_no for criterion in cs.criteria.values() for entry in criterion.not_applicable}
    return {name for rule in rules for name in rule.reads()} | conditions


def _clauses(cs: CriteriaSet, clauses: Collection[str]) -> Iterator[Mistake]:
    for block, items in (("criteria", cs.criteria), ("bonus", cs.bonus.items), ("penalty", cs.penalty.items)):
        for key, item in items.items():
            path: Path = (block, key) if block == "criteria" else (block, "items", key)
            for index, clause in enumerate(item.clauses):
                if clause.ref not in clauses:
                    yield _no_clause((*path, "clauses", index, "ref"), clause.ref)
                for annex in clause.annexes:
                    if annex not in cs.annexes:
                        yield _unknown((*path, "clauses", index, "annexes"), "phụ lục", "annex", annex, cs.annexes)
    yield from _figure_clauses(cs.model_dump(), (), clauses)


def _figure_clauses(value: object, path: Path, clauses: Collection[str]) -> Iterator[Mistake]:
    if isinstance(value, dict):
        clause = value.get("clause")
        if "basis" in value and clause and clause not in clauses:
            yield _no_clause((*path, "clause"), str(clause))
        for key, inner in value.items():
            yield from _figure_clauses(inner, (*path, key), clauses)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _figure_clauses(inner, (*path, index), clauses)


def _no_clause(path: Path, ref: str) -> Mistake:
    return _mistake(path, f"kế hoạch không có điểm “{ref}”", f"the plan has no clause “{ref}”")


def _overflow(cs: CriteriaSet, regime: Regime) -> Iterator[Mistake]:
    for annex in cs.annexes:
        try:
            compile_annex(cs, regime, annex)
        except OverflowPossibleError as error:
            item = str(error).split(":", 1)[0]
            path: Path = ("criteria", item) if item in cs.criteria else ("annexes", annex)
            yield _mistake(
                path,
                f"phép nhân của {item} có thể vượt 64 bit; hãy hạ `max` của các trường",
                f"a product of {item} may leave 64 bits; lower the `max` of its fields",
            )
