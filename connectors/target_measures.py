"""How the actual of each target of a plan is found: in reports, in registers, or nowhere yet. Ours, not the plan's.

``data/localities/<id>/progress.yaml`` says it for every target, so that none is left out in silence.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from connectors.plans import Plan
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.figures import STRICT
from rubric.text import Text


class ShareOfAgencies(BaseModel):
    """Of the agencies of some annexes, the share that reported all of ``fields`` (and yes, where that is asked)."""

    model_config = STRICT

    kind: Literal["share_of_agencies"]
    fields: list[str]
    annexes: list[str]


class SumRatio(BaseModel):
    """The sum of a figure over the sum of another; agencies that lack either are left out of both."""

    model_config = STRICT

    kind: Literal["ratio"]
    numerator: str
    denominator: str
    annexes: list[str]


class SurveyShare(BaseModel):
    """The favourable share of a survey in each agency, weighted by a figure (the population): an estimate."""

    model_config = STRICT

    kind: Literal["survey"]
    favourable: str
    sample: str
    weight: str
    annexes: list[str]


class Total(BaseModel):
    """The sum of figures over ``agencies``, or over those of ``annexes``."""

    model_config = STRICT

    kind: Literal["total"]
    fields: list[str]
    agencies: list[str] = []
    annexes: list[str] = []


class Registered(BaseModel):
    """Done when every row of the register of tasks with one of these codes is; the codes are tasks of the plan."""

    model_config = STRICT

    kind: Literal["registered"]
    tasks: list[str]


class SharedFact(BaseModel):
    """Done when the department says yes to a fact of the whole locality."""

    model_config = STRICT

    kind: Literal["shared"]
    field: str


class NotMeasured(BaseModel):
    """No report asks for it yet; ``why`` says so on the page."""

    model_config = STRICT

    kind: Literal["not_measured"]
    why: Text


Measure = Annotated[
    ShareOfAgencies | SumRatio | SurveyShare | Total | Registered | SharedFact | NotMeasured,
    Field(discriminator="kind"),
]


class Measures(BaseModel):
    """The measures of a plan's targets, by the key of the target."""

    model_config = STRICT

    measures: dict[str, Measure] = {}


def measure_mistakes(
    found: Measures, plan: Plan, criteria_set: CriteriaSet, agencies: Container[str]
) -> Iterator[tuple[tuple[str, ...], Text]]:
    """What does not fit together: targets without a measure, and names that nothing has."""
    for key in plan.targets.keys() - found.measures.keys():
        yield ("measures",), Text(vi=f"thiếu cách đo của mục tiêu “{key}”", en=f"the target “{key}” has no measure")
    known: Mapping[str, tuple[Container[str], Text]] = {
        "fields": (criteria_set.fields, Text(vi="bộ tiêu chí không có chỉ tiêu", en="the criteria set has no field")),
        "annexes": (criteria_set.annexes, Text(vi="không có phụ lục", en="there is no annex")),
        "agencies": (agencies, Text(vi="không có cơ quan", en="there is no agency")),
        "tasks": (plan.tasks, Text(vi="kế hoạch không có nhiệm vụ", en="the plan has no task")),
    }
    for key, measure in found.measures.items():
        if key not in plan.targets:
            said = Text(vi=f"kế hoạch không có mục tiêu “{key}”", en=f"the plan has no target “{key}”")
            yield ("measures", key), said
        for kind, name in _names(measure):
            there, missing = known[kind]
            if name not in there:
                yield ("measures", key), Text(vi=f"{missing.vi} “{name}”", en=f"{missing.en} “{name}”")


def _names(measure: Measure) -> Iterator[tuple[str, str]]:
    match measure:
        case ShareOfAgencies(fields=fields):
            yield from (("fields", name) for name in fields)
        case SumRatio(numerator=numerator, denominator=denominator):
            yield from (("fields", name) for name in (numerator, denominator))
        case SurveyShare(favourable=favourable, sample=sample, weight=weight):
            yield from (("fields", name) for name in (favourable, sample, weight))
        case Total(fields=fields, agencies=agencies):
            yield from (("fields", name) for name in fields)
            yield from (("agencies", name) for name in agencies)
        case Registered(tasks=tasks):
            yield from (("tasks", name) for name in tasks)
        case SharedFact(field=name):
            yield "fields", name
        case NotMeasured():
            return
    yield from (("annexes", name) for name in getattr(measure, "annexes", ()))
