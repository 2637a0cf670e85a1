"""What the consolidated report says of its figures: of how many units each is made, and who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from connectors.consolidation.consolidating import Consolidated, FormFigure, Part, Standing, UnitReport
from connectors.consolidation.rules import FromUnit, KeptByCommune, OverKind, OverUnits
from connectors.localities import Agency, Installation
from connectors.reported import ValueState
from rubric.text import Text

_NAMED = 3
_MADE: Mapping[OverKind, str] = {
    "sum": "Cộng số liệu của",
    "count_of_units": "Đếm đơn vị có phát sinh (lớn hơn 0), theo",
    "any": "Gộp số liệu của",
    "all": "“Có” khi mọi đơn vị đều “Có”, theo",
    "earliest": "Ngày sớm nhất của",
}
STATES: Mapping[ValueState, str] = {
    "reported": "Đã đưa vào",
    "missing": "Chưa có số liệu",
    "unreadable": "Không đọc được",
    "not_applicable": "Không áp dụng",
}
_STANDINGS: Mapping[Standing, str] = {
    "on_time": "Đúng hạn",
    "late": "Gửi muộn",
    "unregistered": "Sổ của cơ quan chủ trì chưa ghi ngày nhận",
    "overdue": "Quá hạn, chưa gửi",
    "awaited": "Chưa đến hạn",
    "not_owed": "Kế hoạch không giao gửi báo cáo",
    "not_collected": "Không thu số liệu kỳ này",
}


_KEPT = Text(vi="Xã tự ghi", en="Kept by the commune")
_NOT_COLLECTED = Text(vi="Kỳ này không thu số liệu của các đơn vị", en="Not collected from the units in this period")
_BLANK: Mapping[ValueState, Text] = {
    "missing": Text(vi="Chưa đơn vị nào có số liệu", en="No unit has it yet"),
    "unreadable": Text(vi="Ô số liệu của đơn vị không đọc được", en="The units' cells cannot be read"),
    "not_applicable": Text(vi="Các đơn vị đều ghi không áp dụng", en="Not applicable to any unit"),
}


def why_blank(figure: FormFigure) -> Text:
    """Why a figure is left for the commune to type."""
    if isinstance(figure.rule, KeptByCommune):
        return _KEPT
    return _BLANK[figure.state] if figure.parts else _NOT_COLLECTED


def note_of(figure: FormFigure, installation: Installation) -> str:
    """How a figure was made: what stands beside it in the column for notes."""
    rule = figure.rule
    if isinstance(rule, KeptByCommune):
        return f"{_KEPT.vi}. {rule.why.vi}"
    said = [_made(figure, rule)]
    said += _lacking(figure, installation)
    if isinstance(rule, OverUnits) and figure.parts and (absent := _not_collected(figure, rule, installation)):
        said.append(f"Kỳ này không thu số liệu của {absent}.")
    if figure.is_too_large:
        said.append("Lớn hơn mức biểu mẫu nhận; hãy kiểm tra lại.")
    if rule.note and figure.value is not None:
        said.append(rule.note.vi)
    return " ".join(said)


def _made(figure: FormFigure, rule: OverUnits | FromUnit) -> str:
    if figure.value is None:
        return f"{why_blank(figure).vi}."
    if isinstance(rule, FromUnit):
        return f"Theo số liệu của {figure.counted[0].unit.name.vi}."
    return f"{_MADE[rule.kind]} {len(figure.counted)}/{len(figure.awaited)} đơn vị."


def _lacking(figure: FormFigure, installation: Installation) -> list[str]:
    """Who is missing, in a few words: the tab of sources names all of them."""
    said: list[str] = []
    for state in ("missing", "unreadable", "not_applicable"):
        parts = figure.of(state)
        if parts and (figure.value is not None or state == "unreadable"):
            said.append(f"{STATES[state]}: {names(parts)}.")
    if left_out := figure.without_other_side:
        said.append(f"{without_other_side(left_out[0], installation)}: {names(left_out)}.")
    return said


def without_other_side(part: Part, installation: Installation) -> str:
    """Why a figure that was reported is not counted."""
    return f"Không cộng, vì chưa có “{installation.criteria_set.fields[part.lacks].label.vi}” đi cùng"


def names(parts: Sequence[Part | UnitReport]) -> str:
    """The units by name, the first three when there are many."""
    told = "; ".join(part.unit.name.vi for part in parts[:_NAMED])
    return f"{told} và {len(parts) - _NAMED} đơn vị khác" if len(parts) > _NAMED else told


def _not_collected(figure: FormFigure, rule: OverUnits, installation: Installation) -> str:
    there = {part.unit.annex for part in figure.parts}
    absent = [_group(annex, installation) for annex in rule.annexes if annex not in there]
    return ", ".join(title[:1].lower() + title[1:] for title in absent)


def _group(annex: str, installation: Installation) -> str:
    cohorts = installation.criteria_set.cohorts.values()
    return ", ".join(cohort.title.vi for cohort in cohorts if cohort.annex == annex)


def counts_of(units: Iterable[UnitReport], installation: Installation) -> str:
    """How many units have figures, of how many: in all, and by group."""
    units = list(units)
    by_group: dict[str, list[UnitReport]] = {}
    for each in units:
        by_group.setdefault(group_of(each.unit, installation), []).append(each)
    parts = "; ".join(f"{title} {_of_how_many(group)}" for title, group in by_group.items())
    return f"{_of_how_many(units)} ({parts})" if units else "0/0"


def _of_how_many(units: Sequence[UnitReport]) -> str:
    return f"{sum(each.has_figures for each in units)}/{len(units)}"


def group_of(unit: Agency, installation: Installation) -> str:
    """The title of the group a unit belongs to."""
    return installation.criteria_set.cohorts[unit.cohort].title.vi


def standing_of(report: UnitReport) -> str:
    """Where the report of a unit stands, with the days it is late."""
    said = _STANDINGS[report.standing]
    if report.standing == "late" and report.received and report.last_day:
        return f"{said} {(report.received - report.last_day).days} ngày"
    return said


def units_deadline(made: Consolidated, installation: Installation) -> str:
    """By which day the units owe their reports, group by group; those that owe none are named."""
    by_day: dict[str, list[str]] = {}
    for each in made.units:
        day = f"chậm nhất {write_day(each.last_day)}" if each.last_day else "không có hạn"
        groups = by_day.setdefault(day, [])
        if (group := group_of(each.unit, installation)) not in groups:
            groups.append(group)
    return "; ".join(f"{', '.join(groups)}: {day}" for day, groups in by_day.items())


def write_day(day: date | None) -> str:
    """A day as people write it; empty when there is none."""
    return f"{day:%d/%m/%Y}" if day else ""
