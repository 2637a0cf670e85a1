"""What each locality's criteria set says differently from its base, as a page of Markdown made from the data.

``python -m connectors.criteria_overview`` writes ``docs/criteria-by-locality.md`` anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from connectors.data_files import read_yaml
from connectors.localities import DATA, Installation, load
from rubric.criteria.criterion import Criterion
from rubric.criteria.regime import DueReport
from rubric.language import number
from rubric.text import Text

FILE = DATA.parent / "docs" / "criteria-by-locality.md"
YEAR = 2026
_WORDING = ("title", "question", "note", "evidence")
_REMOVED = Text(vi="bỏ", en="removed")
_LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
_HEAD = """\
# Bộ tiêu chí theo địa phương / Criteria by locality

Trang này do `python -m connectors.criteria_overview` lập từ `data/`; không sửa tay.
This page is made from `data/` by `python -m connectors.criteria_overview`; it is not edited by hand.
"""


@dataclass(frozen=True)
class Overrides:
    """One locality: its whole set as loaded, and what its own file says over the base."""

    installation: Installation
    own: Mapping[str, Any]

    @property
    def removed(self) -> list[str]:
        """The dotted paths of the base that the file takes out."""
        return list(self.own.get("remove", []))

    def part(self, *path: str) -> Mapping[str, Any]:
        """What the file itself says under ``path``; empty when nothing."""
        found: Any = self.own
        for step in path:
            found = found.get(step, {})
        return found


def overrides(data: Path = DATA, year: int = YEAR) -> list[Overrides]:
    """Every locality with a set of ``year`` that extends a base, by identifier."""
    found: list[Overrides] = []
    for file in sorted(data.glob(f"localities/*/criteria/{year}.yaml")):
        own = read_yaml(file).data
        if "extends" in own:
            found.append(Overrides(load(file.parent.parent.name, year, data), own))
    return found


def overview(data: Path = DATA, year: int = YEAR) -> str:
    """The page: for each language the chief differences, then every criterion by locality."""
    base = read_yaml(data / "criteria" / f"base-{year}.yaml").data
    localities = overrides(data, year)
    pages = [_page(base, localities, language) for language in _LANGUAGES]
    return "\n".join([_HEAD, *pages])


def plan_figures(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every figure in a tree that a plan states, with the key it stands under (a year, mostly)."""
    if isinstance(tree, Mapping):
        if tree.get("basis") == "plan":
            yield path[-1], tree
        for key, inner in tree.items():
            yield from plan_figures(inner, (*path, str(key)))
    elif isinstance(tree, list):
        for inner in tree:
            yield from plan_figures(inner, path)


def _page(base: Mapping[str, Any], localities: list[Overrides], language: str) -> str:
    names = [each.installation.locality.name.in_(language) for each in localities]
    legend = Text(
        vi="Ô trống: như bộ gốc. Căn cứ: số điểm của kế hoạch, trong ngoặc là số điểm trực tiếp.",
        en="An empty cell: as in the base. Clauses: how many of the plan, in brackets how many are direct.",
    )
    facts = _table(Text(vi="Nội dung", en="Subject").in_(language), names, _facts(base, localities, language))
    criteria = _table(Text(vi="Tiêu chí", en="Criterion").in_(language), names, _criteria(base, localities, language))
    return "\n".join([f"## {_LANGUAGES[language]}\n", facts, f"{legend.in_(language)}\n", criteria])


def _facts(base: Mapping[str, Any], localities: list[Overrides], language: str) -> dict[str, list[str]]:
    rows = (
        (Text(vi="Cơ quan chủ trì", en="Lead agency"), [_lead(each, language) for each in localities]),
        (Text(vi="Số tiêu chí mỗi phụ lục", en="Criteria in each annex"), [_counts(each) for each in localities]),
        (Text(vi="Hạn báo cáo", en="Reports due"), [_reports(each, language) for each in localities]),
        (Text(vi="Số do kế hoạch nêu", en="Numbers the plan states"), [_stated(each) for each in localities]),
        (Text(vi="Điểm áp dụng 2025 · 2026", en="Points that apply 2025 · 2026"), [_applicable(e) for e in localities]),
        (Text(vi="Điều kiện chặn", en="Gates"), [_gates(each) for each in localities]),
        (
            Text(vi="Trường: thêm, đổi, bỏ", en="Fields: added, changed, removed"),
            [_fields(base, e) for e in localities],
        ),
    )
    return {label.in_(language): cells for label, cells in rows}


def _criteria(base: Mapping[str, Any], localities: list[Overrides], language: str) -> dict[str, list[str]]:
    rows = {
        f"{key} {spec['title'][language]}": [_criterion(each, key, language) for each in localities]
        for key, spec in base["criteria"].items()
    }
    for block, word in (("bonus", Text(vi="Thưởng", en="Bonus")), ("penalty", Text(vi="Trừ", en="Penalty"))):
        for key, spec in base[block]["items"].items():
            label = f"{key} {word.in_(language)}: {spec['title'][language]}"
            rows[label] = [_adjustment(each, block, key, language) for each in localities]
    return rows


def _table(first: str, names: list[str], rows: Mapping[str, list[str]]) -> str:
    head = [f"| {first} | {' | '.join(names)} |", f"|{'---|' * (len(names) + 1)}"]
    return "\n".join([*head, *(f"| {label} | {' | '.join(cells)} |" for label, cells in rows.items()), ""])


def _lead(each: Overrides, language: str) -> str:
    code = each.installation.criteria_set.settings.lead_agency
    return each.installation.agencies[code].name.in_(language)


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


def _criterion(each: Overrides, key: str, language: str) -> str:
    criterion = each.installation.criteria_set.criteria.get(key)
    if criterion is None:
        return _REMOVED.in_(language)
    said = each.part("criteria", key)
    cells = _common(each, f"criteria.{key}", said, language)
    if "points" in said:
        points = ", ".join(f"{annex} {number(figure.fraction)}" for annex, figure in criterion.points.items())
        cells.insert(0, f"{Text(vi='điểm', en='points').in_(language)} {points}")
    if "not_applicable" in said:
        cells.append(_not_applicable(criterion, language))
    return "<br>".join(cells)


def _not_applicable(criterion: Criterion, language: str) -> str:
    always = Text(vi="mọi năm", en="every year").in_(language)
    places = [
        ", ".join([*entry.annexes, *(map(str, entry.years) if entry.years else [always])])
        for entry in criterion.not_applicable
        if not entry.when_no
    ]
    if not places:
        return Text(vi="áp dụng mọi năm", en="applies every year").in_(language)
    return f"{Text(vi='không áp dụng', en='not applicable').in_(language)}: {'; '.join(places)}"


def _adjustment(each: Overrides, block: str, key: str, language: str) -> str:
    if key not in getattr(each.installation.criteria_set, block).items:
        return _REMOVED.in_(language)
    said = each.part(block, "items", key)
    cells = _common(each, f"{block}.items.{key}", said, language)
    if "annexes" in said:
        cells.append(f"{Text(vi='chỉ', en='only').in_(language)} {', '.join(said['annexes'])}")
    return "<br>".join(cells)


def _common(each: Overrides, path: str, said: Mapping[str, Any], language: str) -> list[str]:
    """What criteria, bonuses and penalties can change alike: clauses, numbers of the plan, the rule, the wording."""
    cells: list[str] = []
    if clauses := said.get("clauses"):
        direct = len([clause for clause in clauses if clause.get("support", "direct") == "direct"])
        cells.append(f"{Text(vi='căn cứ', en='clauses').in_(language)} {len(clauses)} ({direct})")
    stated = dict.fromkeys(f"{key}: {_value(figure)} ({figure['clause']})" for key, figure in plan_figures(said))
    if stated:
        cells.append(f"{Text(vi='kế hoạch nêu', en='the plan states').in_(language)} {', '.join(stated)}")
    elif "rule" in said or "rules" in said or any(gone.startswith(f"{path}.rule") for gone in each.removed):
        cells.append(Text(vi="cách tính, mức", en="rule, levels").in_(language))
    if any(key in said for key in _WORDING):
        cells.append(Text(vi="lời văn", en="wording").in_(language))
    return cells


def _value(figure: Mapping[str, Any]) -> str:
    value = figure["value"]
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


if __name__ == "__main__":
    FILE.write_text(overview(), encoding="utf-8")
