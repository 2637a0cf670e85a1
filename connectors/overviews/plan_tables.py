"""What each plan orders, as tables of Markdown: targets, tasks, systems, organisations, money, rewards, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from connectors.data_files import read_model
from connectors.localities import Locality
from connectors.overviews.markdown import both, table
from connectors.plans import OrderedSystem, Organisation, Plan, PlanTarget, Rule
from connectors.presentation.plan_words import (
    AUDIENCES,
    CHANNELS,
    NOT_STATED,
    SYSTEM_KINDS,
    organisation_names,
    target_words,
    timing_words,
)
from rubric.criteria.figures import STRICT
from rubric.text import Text

_UNITS = {"percent": "%", "count": "số lượng", "": "có/không"}
_OPERATORS = {"at_least": "ít nhất (≥)", "exactly": "đúng (=)", "done": "thực hiện"}
_GROUPS = {
    "so": "các sở, ban, ngành",
    "xa": "các xã, phường, đặc khu",
    "bao": "các cơ quan báo chí",
    "phong": "các phòng, đơn vị của xã",
    "truong": "các trường",
    "thon": "các thôn",
}


def group_words(annex: str) -> str:
    """The agencies of an annex in words; a dash for none."""
    return _GROUPS.get(annex, annex) or "–"


@dataclass(frozen=True)
class Reading:
    """One locality: its settings and its plan, as read from the data."""

    locality: Locality
    plan: Plan

    @property
    def name(self) -> Text:
        """The name of the locality."""
        return self.locality.name


class Subject(BaseModel):
    """Targets of different plans that speak of one thing, by their keys."""

    model_config = STRICT

    title: Text
    targets: list[str]


class Subjects(BaseModel):
    """The subjects, in the order in which they are shown."""

    model_config = STRICT

    subjects: list[Subject]


def targets_by_subject(found: Sequence[Reading], file: Path) -> str:
    """A row for each subject and a column for each plan; a target without a subject has a row of its own."""
    subjects = read_model(file, Subjects)[0].subjects
    known = {key for subject in subjects for key in subject.targets}
    rows = [[both(subject.title), *(_targets_of(each.plan, subject.targets) for each in found)] for subject in subjects]
    for each in found:
        for key, target in each.plan.targets.items():
            if key not in known:
                cells = (_targets_of(other.plan, [key] if other is each else []) for other in found)
                rows.append([both(target.title), *cells])
    return table(["Nội dung / Subject", *(each.name.vi for each in found)], rows)


def systems_by_kind(found: Sequence[Reading]) -> str:
    """A row for each kind of system and a column for each plan."""
    rows = [
        [both(word), *(_systems_of(each.plan, kind) for each in found)]
        for kind, word in SYSTEM_KINDS.items()
        if any(system.kind == kind for each in found for system in each.plan.systems.values())
    ]
    return table(["Loại / Kind", *(each.name.vi for each in found)], rows)


def of_each_plan(reading: Reading) -> str:
    """Everything of one plan in full, under its own heading."""
    plan = reading.plan
    sections = (
        ("Mục tiêu / Targets", _targets(plan)),
        ("Nhiệm vụ / Tasks", _tasks(plan)),
        ("Hệ thống / Systems", _systems(plan)),
        ("Tổ chức / Organisations", _organisations(plan)),
        ("Kinh phí / Funding", _rules(plan.funding)),
        ("Khen thưởng / Rewards", _rules(plan.rewards)),
        ("Ghi chú về văn bản / Notes on the text", _notes(plan)),
    )
    pages = [f"### {title}\n\n{text}" for title, text in sections]
    return "\n".join([f"## {reading.name.vi} / {reading.name.en}\n", *pages])


def _targets_of(plan: Plan, keys: Iterable[str]) -> str:
    said = [
        f"{target_words(plan.targets[key], 'vi')} ({plan.targets[key].clause})" for key in keys if key in plan.targets
    ]
    return "<br>".join(said) or "–"


def _systems_of(plan: Plan, kind: str) -> str:
    return (
        "<br>".join(
            f"{system.title.vi} ({', '.join(system.clauses)}; {timing_words(system.timing, 'vi')})"
            for system in plan.systems.values()
            if system.kind == kind
        )
        or "–"
    )


def _targets(plan: Plan) -> str:
    if not plan.targets:
        return "Kế hoạch không có mục tiêu định lượng hay mốc năm. / *No quantified or dated target.*\n"
    head = ["Điểm / Clause", "Mục tiêu / Target", "So / Operator", "Mức / Value", "Đơn vị / Unit", "Năm / Year"]
    head += ["Từ năm / Since", "Hằng năm / Yearly", "Ai / Binds", "Đọc là / In words"]
    ordered = sorted(plan.targets.values(), key=lambda target: target.year)
    return table(head, [_target(plan, target) for target in ordered])


def _target(plan: Plan, target: PlanTarget) -> list[str]:
    return [
        target.clause,
        both(target.title),
        _OPERATORS[target.operator],
        "–" if target.value is None else str(target.value),
        _UNITS[target.unit],
        str(target.year),
        str(target.since or "–"),
        "có" if target.yearly else "–",
        organisation_names(plan, target.binds, "vi"),
        target_words(target, "vi"),
    ]


def _tasks(plan: Plan) -> str:
    head = ["Điểm / Clause", "Nhiệm vụ / Task", "Chủ trì / Lead", "Phối hợp / Partners", "Thời hạn / Time"]
    head += ["Đối tượng / Audience", "Kênh / Channels"]
    rows = [
        [
            task.clause,
            both(task.title),
            organisation_names(plan, task.lead, "vi"),
            organisation_names(plan, task.partners, "vi") if task.partners else "–",
            timing_words(task.timing, "vi"),
            "; ".join(AUDIENCES[each].vi for each in task.audiences) or "–",
            "; ".join(CHANNELS[each].vi for each in task.channels) or "–",
        ]
        for task in plan.tasks.values()
    ]
    return table(head, rows)


def _systems(plan: Plan) -> str:
    head = ["Loại / Kind", "Hệ thống / System", "Điểm / Clauses", "Chủ trì / Lead", "Thời hạn / Time"]
    ordered = sorted(plan.systems.values(), key=lambda system: list(SYSTEM_KINDS).index(system.kind))
    return table(head, [_system(plan, system) for system in ordered])


def _system(plan: Plan, system: OrderedSystem) -> list[str]:
    return [
        SYSTEM_KINDS[system.kind].vi,
        both(system.title),
        ", ".join(system.clauses),
        organisation_names(plan, system.lead, "vi"),
        timing_words(system.timing, "vi"),
    ]


def _organisations(plan: Plan) -> str:
    head = ["Tổ chức / Organisation", "Mã cơ quan được chấm / Scored agency", "Cả khối / Whole group", "Điểm / Clauses"]
    return table(head, [_organisation(each) for each in plan.organisations.values()])


def _organisation(organisation: Organisation) -> list[str]:
    return [
        both(organisation.name),
        organisation.agency or "–",
        group_words(organisation.group),
        ", ".join(organisation.clauses),
    ]


def _rules(rules: Sequence[Rule]) -> str:
    return table(["Điểm / Clause", "Quy định / Rule"], [[rule.clause, both(rule.title)] for rule in rules])


def _notes(plan: Plan) -> str:
    head = ["Điểm / Clause", "Văn bản viết / What the text says", "Cách xử lý / Treatment"]
    rows = [
        [note.clause, f"{note.vi}<br>*{note.en}*", both(note.treatment) if note.treatment else NOT_STATED.vi]
        for note in plan.notes
    ]
    return table(head, rows)
