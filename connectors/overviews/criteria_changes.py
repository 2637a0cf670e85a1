"""Where a criteria set differs from its base: each place with what it was and what it is, in words for an official."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from connectors.overviews.criteria_values import value_words
from rubric.text import Text

Trail = tuple[str, ...]
_WHOLE = frozenset({"points", "target", "last_day", "counts", "numerator", "gates", "steps", "year_from"})
_LEFT_OUT = frozenset(
    {"id", "locality", "lead_agency", "clauses", "examples", "example", "help", "numeral", "annex", "effort"}
)
_TOLD_WHEN_NEW = frozenset(
    {"target", "last_day", "counts", "numerator", "weight", "steps", "documents", "not_in_years", "not_applicable"}
)
_ITEMS = {"criteria": 2, "fields": 2, "annexes": 2, "cohorts": 2, "bonus": 3, "penalty": 3}  # how deep an entry stands
_SECTIONS = {
    "annexes": Text(vi="Phụ lục", en="Annex"),
    "cohorts": Text(vi="Khối", en="Cohort"),
    "fields": Text(vi="Số liệu", en="Figure"),
}
_WORDS = {
    "title": Text(vi="tên", en="title"),
    "label": Text(vi="tên", en="label"),
    "question": Text(vi="câu hỏi", en="question"),
    "note": Text(vi="ghi chú", en="note"),
    "evidence": Text(vi="minh chứng", en="evidence"),
    "points": Text(vi="điểm tối đa", en="maximum"),
    "target": Text(vi="mức phải đạt", en="level to reach"),
    "last_day": Text(vi="ngày cuối", en="last day"),
    "counts": Text(vi="cách quy đổi", en="weights of counts"),
    "numerator": Text(vi="tử số", en="numerator"),
    "weight": Text(vi="tỷ trọng", en="weight"),
    "documents": Text(vi="văn bản phải gửi", en="documents to send"),
    "steps": Text(vi="bậc theo số ngày trễ", en="steps by days late"),
    "kind": Text(vi="cách tính", en="kind of rule"),
    "not_applicable": Text(vi="không áp dụng", en="not applicable"),
    "not_in_years": Text(vi="không tính trong các năm", en="not in the years"),
    "annexes": Text(vi="thuộc phụ lục", en="in annexes"),
    "gates": Text(vi="điều kiện chặn", en="gates"),
    "tracked_only": Text(vi="chỉ theo dõi, không chấm", en="tracked only, not scored"),
    "year_from": Text(vi="các kỳ gộp thành năm", en="how periods make the year"),
    "bonus": Text(vi="điểm thưởng", en="bonus"),
    "penalty": Text(vi="điểm trừ", en="penalty"),
    "cap": Text(vi="tối đa", en="cap"),
    "max": Text(vi="giá trị lớn nhất", en="largest value"),
}
_THERE = Text(vi="có", en="there")
_REMOVED = Text(vi="bỏ", en="removed")
_ADDED = Text(vi="thêm", en="added")
_NOT_THERE = Text(vi="không có", en="not there")


@dataclass(frozen=True)
class Change:
    """One place: the entry it belongs to, the annexes, what it is, what the base says and what this set says."""

    item: str
    annexes: tuple[str, ...]
    what: str
    base: str
    own: str


def changes(base: Mapping[str, Any], own: Mapping[str, Any], language: str) -> list[Change]:
    """The differences of a whole set from its base, figures last; alike ones of several annexes or figures are one."""
    found: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
    for path, old, new in _differences(_by_annex(base, own), _by_annex(own, own)):
        if path[0] in {"annexes", "cohorts"} and _is_entry(path) and new is None:
            continue  # the annexes of the own set say what there is
        annex, what = _place(path, base, own, language)
        item = _item(path, base, own, language)
        was, said = _said(path, old, new, base, own, language)
        key = ("fields" if path[0] == "fields" else item, what, was, said)
        items, places = found.setdefault(key, ([], []))
        items.extend([item] if item not in items else [])
        places.extend([annex] if annex and annex not in places else [])
    return [Change("; ".join(i), tuple(a), key[1], key[2], key[3]) for key, (i, a) in found.items()]


def _by_annex(tree: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The set with a rule for each annex that ``own`` scores by it, in place of one common ``rule``; figures last."""
    every = list(own["annexes"])
    parts = {key: value for key, value in tree.items() if key not in {"fields", "criteria", "bonus", "penalty"}}
    parts["criteria"] = {
        key: _ruled(spec, _scored(own["criteria"].get(key), every)) for key, spec in tree["criteria"].items()
    }
    for block in ("bonus", "penalty"):
        items = {key: _ruled(spec, every) for key, spec in tree[block]["items"].items()}
        parts[block] = {**tree[block], "items": items}
    return {**parts, "fields": tree["fields"]}


def _scored(spec: Mapping[str, Any] | None, every: list[str]) -> list[str]:
    """The annexes that have points for a criterion; all of ``every`` for one that is not there."""
    return [annex for annex in every if annex in spec["points"]] if spec else every


def _ruled(spec: Mapping[str, Any], annexes: list[str]) -> dict[str, Any]:
    rules = {annex: spec.get("rule") or spec.get("rules", {}).get(annex) for annex in annexes}
    said = {key: value for key, value in spec.items() if key not in {"rule", "rules"}}
    return {**said, "rules": {annex: rule for annex, rule in rules.items() if rule}}


def _differences(base: Any, own: Any, path: Trail = ()) -> Iterator[tuple[Trail, Any, Any]]:
    if base == own or (path and path[-1] in _LEFT_OUT):
        return
    if _is_entry(path) and (base is None or own is None):
        yield path, base, own
    elif _is_branch(base, path) or _is_branch(own, path):
        before, after = base or {}, own or {}
        if path and path[-1] == "documents" and before.keys() != after.keys():
            yield path, before, after
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _differences(before.get(key), after.get(key), (*path, str(key)))
    elif "rules" not in path or (base is not None and own is not None) or path[-1] in _TOLD_WHEN_NEW:
        yield path, base, own


def _is_entry(path: Trail) -> bool:
    return bool(path) and _ITEMS.get(path[0]) == len(path)


def _is_branch(tree: Any, path: Trail) -> bool:
    is_whole = bool(path) and path[-1] in _WHOLE
    return isinstance(tree, Mapping) and not is_whole and not ({"vi", "basis"} & tree.keys())


def _item(path: Trail, base: Mapping[str, Any], own: Mapping[str, Any], language: str) -> str:
    """What the place belongs to: a criterion by its code, a figure by its label, otherwise the part of the set."""
    depth = _ITEMS.get(path[0], 0)
    if len(path) < depth or not depth:
        return Text(vi="Chung", en="General").in_(language)
    name = path[depth - 1]
    if path[0] not in _SECTIONS:
        return name
    if path[0] != "fields":
        return f"{_SECTIONS[path[0]].in_(language)} {name}"
    return (base["fields"].get(name) or own["fields"][name])["label"][language]


def _place(path: Trail, base: Mapping[str, Any], own: Mapping[str, Any], language: str) -> tuple[str, str]:
    """The annex of the rule a place is in, if any, and what the place is in words."""
    if _is_entry(path):
        return "", _SECTIONS.get(path[0], Text(vi="cả tiêu chí", en="the whole entry")).in_(language)
    steps = path[_ITEMS.get(path[0], 0) :] or path
    annex = ""
    if steps[0] == "rules":
        annex, steps = steps[1], steps[2:]
    said: list[str] = []
    for length, step in enumerate(steps, start=len(path) - len(steps) + 1):
        if step in {"parts", "rule", "items", "settings"} or (step == "documents" and length < len(path)):
            continue
        trees = (_at(own, path[:length]), _at(base, path[:length]))
        named = next((tree["label"] for tree in trees if isinstance(tree, Mapping) and "label" in tree), None)
        said.append(named[language] if named else _WORDS[step].in_(language) if step in _WORDS else step)
    return annex, ": ".join(said)


def _at(tree: Any, path: Trail) -> Any:
    """What stands at ``path``; where the set has one rule for all annexes, that one."""
    is_common = False
    for step in path:
        if is_common:
            is_common = False
        elif step == "rules" and "rule" in tree:
            tree, is_common = tree["rule"], True
        else:
            tree = tree.get(step, {}) if isinstance(tree, Mapping) else {}
    return tree


def _said(
    path: Trail, old: Any, new: Any, base: Mapping[str, Any], own: Mapping[str, Any], language: str
) -> tuple[str, str]:
    if _is_entry(path):
        is_new = old is None
        words = (_NOT_THERE, _ADDED) if is_new else (_THERE, _REMOVED)
        title = (new or old).get("title") if path[0] in {"criteria", "bonus", "penalty", "annexes", "cohorts"} else None
        named = f": {title[language]}" if title else ""
        first, second = (word.in_(language) for word in words)
        return (first, second + named) if is_new else (first + named, second)
    labels = {key: field["label"] for key, field in {**base["fields"], **own["fields"]}.items()}
    return value_words(path[-1], old, new, labels, language), value_words(path[-1], new, old, labels, language)
