"""What each locality's criteria set says differently from its base, as a page of Markdown made from the data.

``python -m connectors.overviews.criteria_overview`` writes ``docs/criteria-by-locality.md`` anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from connectors.data_files import read_yaml
from connectors.localities import DATA
from connectors.overviews.criteria_changes import changes
from connectors.overviews.criteria_facts import facts
from connectors.overviews.criteria_overrides import YEAR, Overrides, overrides, plan_figures
from connectors.overviews.markdown import table
from rubric.criteria.criterion import Criterion
from rubric.language import number
from rubric.text import Text

FILE = DATA.parent / "docs" / "criteria-by-locality.md"
_WORDING = ("title", "question", "note", "evidence")
_REMOVED = Text(vi="bỏ", en="removed")
_LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
_HEAD = """\
# Bộ tiêu chí theo địa phương / Criteria by locality

Trang này do `python -m connectors.overviews.criteria_overview` lập từ `data/`; không sửa tay.
This page is made from `data/` by `python -m connectors.overviews.criteria_overview`; it is not edited by hand.
"""


def overview(data: Path = DATA, year: int = YEAR) -> str:
    """The page: for each language the chief differences, then every criterion by locality."""
    base = read_yaml(data / "criteria" / f"base-{year}.yaml").data
    localities = overrides(data, year)
    pages = [_page(base, localities, language) for language in _LANGUAGES]
    return "\n".join([_HEAD, *pages])


def _page(base: Mapping[str, Any], localities: list[Overrides], language: str) -> str:
    names = [each.installation.locality.name.in_(language) for each in localities]
    legend = Text(
        vi="Ô trống: như bộ gốc. Căn cứ: số điểm của kế hoạch, trong ngoặc là số điểm trực tiếp.",
        en="An empty cell: as in the base. Clauses: how many of the plan, in brackets how many are direct.",
    )
    first = Text(vi="Nội dung", en="Subject").in_(language)
    chief = table([first, *names], _rows(facts(base, localities, language)))
    first = Text(vi="Tiêu chí", en="Criterion").in_(language)
    criteria = table([first, *names], _rows(_criteria(base, localities, language)))
    parts = [f"## {_LANGUAGES[language]}\n", chief, f"{legend.in_(language)}\n", criteria]
    return "\n".join([*parts, *(_changes(base, each, language) for each in localities)])


def _rows(said: Mapping[str, list[str]]) -> list[list[str]]:
    return [[label, *cells] for label, cells in said.items()]


def _changes(base: Mapping[str, Any], each: Overrides, language: str) -> str:
    """Every place in which one locality's set differs from the base, with what it was."""
    name = each.installation.locality.name.in_(language)
    title = Text(vi=f"{name}: khác bộ gốc ở đâu", en=f"{name}: where it differs from the base").in_(language)
    head = Text(vi="Mục|Chỗ khác|Phụ lục|Bộ gốc|Địa phương", en="Entry|What|Annexes|Base|Locality").in_(language)
    found = changes(base, each.whole, language)
    rows = [[one.item, one.what, ", ".join(one.annexes) or "–", one.base, one.own] for one in found]
    return f"### {title}\n\n{table(head.split('|'), rows)}"


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
