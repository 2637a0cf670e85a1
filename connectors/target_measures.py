"""How the actual of each target of a plan is found: in reports, in registers, or nowhere yet. Ours, not the plan's.

``data/localities/<id>/progress.yaml`` says it for every target, so that none is left out in silence.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

from connectors.plans import Plan, PlanTarget
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.figures import STRICT
from rubric.text import Text, refusal

Names = Annotated[list[str], Field(min_length=1)]


class ShareOfAgencies(BaseModel):
    """Of the agencies of some annexes, the share that reported all of ``fields`` (and yes, where that is asked).

    Of all of them: an agency whose figure is missing or cannot be read has not shown that it has it. Only one that the
    department excused is left out.
    """

    model_config = STRICT

    kind: Literal["share_of_agencies"]
    fields: Names
    annexes: Names


class SumRatio(BaseModel):
    """The sum of a figure over the sum of another; agencies that lack either are left out of both.

    No agency counts for more than its own whole: of 210 out of 200, 200 are taken.
    """

    model_config = STRICT

    kind: Literal["ratio"]
    numerator: str
    denominator: str
    annexes: Names


class SurveyShare(BaseModel):
    """The favourable share of a survey in each agency, weighted by a figure (the population): an estimate."""

    model_config = STRICT

    kind: Literal["survey"]
    favourable: str
    sample: str
    weight: str
    annexes: Names


class Total(BaseModel):
    """The sum of figures over ``agencies``, or over those of ``annexes``."""

    model_config = STRICT

    kind: Literal["total"]
    fields: Names
    agencies: list[str] = []
    annexes: list[str] = []

    @model_validator(mode="after")
    def _sums_something(self) -> Total:
        if bool(self.agencies) == bool(self.annexes):
            raise refusal("cần “agencies” hoặc “annexes”, chỉ một", "needs “agencies” or “annexes”, only one of them")
        return self


class Registered(BaseModel):
    """Done when every row of the register of tasks with one of these codes is; the codes are tasks of the plan.

    A row may name the task by its key or by its clause. For a yearly target only the rows due in the year speak.
    """

    model_config = STRICT

    kind: Literal["registered"]
    tasks: Names


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


SOURCES = ("agency", "department", "survey", "panel")
_FITTING: Mapping[str, frozenset[str]] = {
    "percent": frozenset({"share_of_agencies", "ratio", "survey", "not_measured"}),
    "count": frozenset({"total", "not_measured"}),
    "": frozenset({"total", "registered", "shared", "not_measured"}),
}


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
        elif measure.kind not in _FITTING[plan.targets[key].unit]:
            yield ("measures", key, "kind"), _does_not_fit(measure, plan.targets[key])
        for kind, name in _names(measure):
            there, missing = known[kind]
            if name not in there:
                yield ("measures", key), Text(vi=f"{missing.vi} “{name}”", en=f"{missing.en} “{name}”")
            elif kind == "fields" and _is_summed(measure) and criteria_set.fields[name].kind != "count":
                vi, en = f"“{name}” không phải số đếm nên không cộng được", f"“{name}” is no count and cannot be summed"
                yield ("measures", key), Text(vi=vi, en=en)
        yield from ((("measures", key), said) for said in _never_asked(measure, criteria_set))


def _never_asked(measure: Measure, criteria_set: CriteriaSet) -> Iterator[Text]:
    """A figure that the agencies of an annex are never asked for would stay without data in silence."""
    for annex in getattr(measure, "annexes", ()):
        if annex not in criteria_set.annexes:
            continue
        asked = criteria_set.fields_of(annex, SOURCES)
        for kind, name in _names(measure):
            if kind == "fields" and name in criteria_set.fields and name not in asked:
                vi, en = f"phụ lục “{annex}” không báo cáo “{name}”", f"annex “{annex}” does not report “{name}”"
                yield Text(vi=vi, en=en)


def _is_summed(measure: Measure) -> bool:
    return isinstance(measure, SumRatio | SurveyShare | Total)


def _does_not_fit(measure: Measure, target: PlanTarget) -> Text:
    """A share says nothing of what is done or not, nor a yes of a percentage."""
    asked = {"percent": ("phần trăm", "a percentage"), "count": ("số lượng", "a count"), "": ("có hay không", "a yes")}
    vi, en = asked[target.unit]
    fitting = ", ".join(sorted(_FITTING[target.unit]))
    return Text(
        vi=f"mục tiêu là {vi}, cách đo “{measure.kind}” không hợp; dùng {fitting}",
        en=f"the target is {en}, the measure “{measure.kind}” does not fit; use {fitting}",
    )


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
