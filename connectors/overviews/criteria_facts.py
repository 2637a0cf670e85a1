"""What an official asks first of a criteria set: who leads, and which days, months, years and scope it holds to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connectors.overviews.criteria_overrides import Overrides, plan_figures
from rubric.criteria.regime import DueReport
from rubric.language import number, round_half_up
from rubric.rules.count_to_target import CountToTarget
from rubric.rules.ratio import Ratio
from rubric.text import Text


def facts(base: Mapping[str, Any], localities: list[Overrides], language: str) -> dict[str, list[str]]:
    """The facts by their label, with one cell for each locality."""
    rows = (
        (Text(vi="Cơ quan chủ trì", en="Lead agency"), [_lead(each, language) for each in localities]),
        (Text(vi="Số tiêu chí mỗi phụ lục", en="Criteria in each annex"), [_counts(each) for each in localities]),
        (Text(vi="Hạn báo cáo", en="Reports due"), [_reports(each, language) for each in localities]),
        (Text(vi="Số tháng tính của năm 2025", en="Months that count in 2025"), [_months(each) for each in localities]),
        (Text(vi="Mạng lưới tính từ năm", en="Network counts from"), [_first_year(each, "F1") for each in localities]),
        (
            Text(vi="Nhiệm vụ KH&CN được chấm", en="S&T tasks that count"),
            [_scope(each, language) for each in localities],
        ),
        (Text(vi="Số do kế hoạch nêu", en="Numbers the plan states"), [_stated(each) for each in localities]),
        (Text(vi="Điểm áp dụng 2025 · 2026", en="Points that apply 2025 · 2026"), [_applicable(e) for e in localities]),
        (Text(vi="Điều kiện chặn", en="Gates"), [_gates(each) for each in localities]),
        (
            Text(vi="Trường: thêm, đổi, bỏ", en="Fields: added, changed, removed"),
            [_fields(base, e) for e in localities],
        ),
    )
    return {label.in_(language): cells for label, cells in rows}


def _lead(each: Overrides, language: str) -> str:
    code = each.installation.criteria_set.settings.lead_agency
    return each.installation.agencies[code].name.in_(language)


def _months(each: Overrides) -> str:
    """Of twelve: the part of a year's output (C1) that the first annex is asked for in 2025."""
    criterion = each.installation.criteria_set.criteria["C1"]
    rule = criterion.rule_of(next(iter(criterion.points)))
    if not isinstance(rule, CountToTarget):
        return "–"
    return number(round_half_up(12 * rule.target.at(2025) / rule.target.at(2026), 0))


def _first_year(each: Overrides, key: str) -> str:
    """The first year in which a criterion applies to any annex; a dash where it never does or is not there."""
    criteria_set = each.installation.criteria_set
    criterion = criteria_set.criteria.get(key)
    if criterion is None:
        return "–"
    applies = (y for y in criteria_set.years if any(not criterion.is_outside(a, y) for a in criterion.points))
    return str(next(applies, "–"))


def _scope(each: Overrides, language: str) -> str:
    """What C4 counts, from which year on, and the levels of that year and the last."""
    first = _first_year(each, "C4")
    criterion = each.installation.criteria_set.criteria.get("C4")
    rule = criterion.rule_of(next(iter(criterion.points))) if criterion else None
    if criterion is None or first == "–" or not isinstance(rule, Ratio):
        return Text(vi="không chấm", en="none").in_(language)
    last = each.installation.criteria_set.years[-1]
    levels = ", ".join(f"{year}: {number(rule.target.at(year), None, language)}%" for year in (int(first), last))
    return f"{criterion.title.in_(language)} ({levels})"


def _counts(each: Overrides) -> str:
    criteria_set = each.installation.criteria_set
    return ", ".join(f"{annex} {len(criteria_set.criteria_of(annex))}" for annex in criteria_set.annexes)


def _reports(each: Overrides, language: str) -> str:
    days: dict[str, str] = {}
    for annex in each.installation.criteria_set.annexes:
        due = each.installation.regime.of(annex).values()
        many = Text(vi=f"{len(due)} kỳ", en=f"{len(due)} reports").in_(language)
        days[annex] = ", ".join(_due(one, language) for one in due) if len(due) <= 2 else many
    return _by_annex(days)


def _by_annex(said: Mapping[str, str]) -> str:
    """What is said of each annex, once for all of which the same is said."""
    annexes: dict[str, list[str]] = {}
    for annex, words in said.items():
        annexes.setdefault(words or "–", []).append(annex)
    return "; ".join(f"{', '.join(names)}: {words}" for words, names in annexes.items())


def _due(report: DueReport, language: str) -> str:
    month, day = report.due.split("-")
    return f"{day}/{month}" if report.inclusive else f"{Text(vi='trước', en='before').in_(language)} {day}/{month}"


def _stated(each: Overrides) -> str:
    return str(len({(figure["clause"], key) for key, figure in plan_figures(each.own)}))


def _applicable(each: Overrides) -> str:
    """The points of each annex that apply at all, with only the structural reasons counted."""
    criteria_set = each.installation.criteria_set
    shown: list[str] = []
    for annex in criteria_set.annexes:
        criteria = criteria_set.criteria_of(annex).values()
        years = [sum(c.hundredths(annex) for c in criteria if not c.is_outside(annex, y)) for y in (2025, 2026)]
        shown.append(f"{annex} " + " · ".join(number(total // 100) for total in years))
    return ", ".join(shown)


def _gates(each: Overrides) -> str:
    annexes = each.installation.criteria_set.annexes.items()
    return _by_annex({key: ", ".join(gate.criterion for gate in annex.gates.values()) for key, annex in annexes})


def _fields(base: Mapping[str, Any], each: Overrides) -> str:
    said = each.part("fields")
    added = len([key for key in said if key not in base["fields"]])
    removed = len([path for path in each.removed if path.startswith("fields.") and path.count(".") == 1])
    return f"{added}, {len(said) - added}, {removed}"
