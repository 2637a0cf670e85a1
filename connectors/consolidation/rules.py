"""How a commune's report to its province is made of the reports of its own units: the rules, and the checks on them.

``data/localities/<id>/consolidation.yaml`` names the province's form and says of every figure in it how it is made,
so that none is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import pydantic
from pydantic import BaseModel

from connectors.localities import Installation
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.field import Field
from rubric.criteria.figures import STRICT, Basis
from rubric.criteria.regime import DueReport
from rubric.text import Text

Mistakes = Iterator[tuple[tuple[str, ...], Text]]
OverKind = Literal["sum", "count_of_units", "any", "all", "earliest"]
_SUMMED = ("count", "number", "money")
_TAKES: Mapping[str, tuple[str, ...]] = {
    "sum": _SUMMED, "any": ("yes_no", "choices"), "all": ("yes_no", "choices"), "earliest": ("date",),
}  # fmt: skip


class OverUnits(BaseModel):
    """One figure of the units of ``annexes``: a sum, how many are above zero or say yes, any or all yes, the first day.

    ``field`` is the units' key where it is another than the form's. ``together_with`` is the other side of a share
    (a part and its whole): a unit that lacks either side counts in neither.
    """

    model_config = STRICT

    kind: OverKind
    together_with: str = ""
    annexes: Annotated[list[str], pydantic.Field(min_length=1)]
    field: str = ""
    note: Text | None = None


class FromUnit(BaseModel):
    """The figure of one unit, which speaks for the whole commune."""

    model_config = STRICT

    kind: Literal["from_unit"]
    unit: str
    field: str = ""
    note: Text | None = None


class KeptByCommune(BaseModel):
    """Asked of no unit: left blank for the commune to type; ``why`` says so in the report."""

    model_config = STRICT

    kind: Literal["kept_by_commune"]
    why: Text


Rule = Annotated[OverUnits | FromUnit | KeptByCommune, pydantic.Field(discriminator="kind")]


class ProvinceForm(BaseModel):
    """The form the province asks for: a set of ``data/criteria``, and the annex and cohort of communes in it."""

    model_config = STRICT

    criteria: str
    annex: str
    cohort: str
    province: Text
    recipient: Text


class OwnReport(DueReport):
    """A report that the commune owes; ``basis`` says whether a plan states its day."""

    basis: Basis


class Rules(BaseModel):
    """A consolidation file."""

    model_config = STRICT

    form: ProvinceForm
    reports: dict[Literal["H1", "year"], OwnReport]
    fields: dict[str, Rule]


def unit_field(key: str, rule: OverUnits | FromUnit) -> str:
    """The key under which the units report what the form asks for as ``key``."""
    return rule.field or key


def form_mistakes(rules: Rules, criteria_set: CriteriaSet) -> Mistakes:
    """An annex or cohort that the province's form does not have."""
    annex, cohort = rules.form.annex, criteria_set.cohorts.get(rules.form.cohort)
    if annex not in criteria_set.annexes:
        yield ("form", "annex"), Text(vi=f"biểu mẫu không có phụ lục “{annex}”", en=f"the form has no annex “{annex}”")
    elif cohort is None or cohort.annex != annex:
        said = rules.form.cohort
        vi, en = f"phụ lục “{annex}” không có khối “{said}”", f"the annex “{annex}” has no cohort “{said}”"
        yield ("form", "cohort"), Text(vi=vi, en=en)


def rule_mistakes(rules: Mapping[str, Rule], form: Mapping[str, Field], installation: Installation) -> Mistakes:
    """Fields of the form that no rule makes, rules for none of its fields, and figures of units that do not fit."""
    for key in form.keys() - rules.keys():
        vi, en = f"thiếu cách tổng hợp chỉ tiêu “{key}”", f"nothing says how “{key}” is made"
        yield ("fields",), Text(vi=vi, en=en)
    for key, rule in rules.items():
        if key not in form:
            vi, en = f"biểu mẫu của tỉnh không có chỉ tiêu “{key}”", f"the province's form has no field “{key}”"
            yield ("fields", key), Text(vi=vi, en=en)
        elif not isinstance(rule, KeptByCommune):
            yield from ((("fields", key), said) for said in _unfit(key, rule, form[key], installation))
            yield from ((("fields", key), said) for said in _unpaired(key, rule, rules))


def _unpaired(key: str, rule: OverUnits | FromUnit, rules: Mapping[str, Rule]) -> Iterator[Text]:
    """A side of a share whose other side is not made of the same units, or does not name it in turn."""
    other = rule.together_with if isinstance(rule, OverUnits) else ""
    if not other or not isinstance(rule, OverUnits):
        return
    found = rules.get(other)
    if not isinstance(found, OverUnits) or (found.together_with, found.annexes) != (key, rule.annexes):
        vi = f"“{other}” phải cộng của cùng các đơn vị và ghi `together_with: {key}`"
        yield Text(vi=vi, en=f"“{other}” must be made of the same units and say `together_with: {key}`")


def _unfit(key: str, rule: OverUnits | FromUnit, asked: Field, installation: Installation) -> Iterator[Text]:
    """Why the units' figure cannot make the form's."""
    if isinstance(rule, FromUnit) and rule.unit not in installation.agencies:
        yield Text(vi=f"không có đơn vị “{rule.unit}”", en=f"there is no unit “{rule.unit}”")
        return
    name, criteria_set = unit_field(key, rule), installation.criteria_set
    annexes = rule.annexes if isinstance(rule, OverUnits) else [installation.agencies[rule.unit].annex]
    for annex in annexes:
        if annex not in criteria_set.annexes:
            yield Text(vi=f"không có phụ lục “{annex}”", en=f"there is no annex “{annex}”")
        elif name not in criteria_set.fields_of(annex):
            vi, en = f"phụ lục “{annex}” không hỏi chỉ tiêu “{name}”", f"the annex “{annex}” is not asked for “{name}”"
            yield Text(vi=vi, en=en)
    if name in criteria_set.fields:
        yield from _other_meaning(rule, criteria_set.fields[name], asked)


def _other_meaning(rule: OverUnits | FromUnit, given: Field, asked: Field) -> Iterator[Text]:
    if rule.kind == "count_of_units":
        if asked.kind != "count":
            yield Text(vi="`count_of_units` chỉ cho chỉ tiêu đếm", en="count_of_units is only for fields that count")
        return
    if rule.kind in _TAKES and given.kind not in _TAKES[rule.kind]:
        vi, en = f"`{rule.kind}` không dùng cho loại {given.kind}", f"`{rule.kind}` cannot be used on kind {given.kind}"
        yield Text(vi=vi, en=en)
    here, there = ((f.kind, f.decimals, list(f.choices)) for f in (given, asked))
    if here != there or given.unit != asked.unit:
        yield Text(
            vi="loại, đơn vị tính, số lẻ hoặc lựa chọn khác với biểu mẫu của tỉnh",
            en="kind, unit, decimals or choices differ from the province's form",
        )
    if given.label != asked.label and rule.note is None:
        vi = f"đơn vị ghi “{given.label.vi}”, tỉnh hỏi “{asked.label.vi}”: phải có `note` nói vì sao dùng được"
        en = f"units report “{given.label.en}”, the form asks “{asked.label.en}”: a `note` must say why it fits"
        yield Text(vi=vi, en=en)


def deadline_mistakes(rules: Rules, installation: Installation) -> Mistakes:
    """The commune cannot owe its report before those of its units are in."""
    year = installation.criteria_set.year
    for key, report in rules.reports.items():
        if report.clause not in installation.plan.clauses:
            vi, en = f"kế hoạch không có điểm “{report.clause}”", f"the plan has no clause “{report.clause}”"
            yield ("reports", key, "clause"), Text(vi=vi, en=en)
        for annex, owed in installation.regime.reports.items():
            units = owed[key].last_day(year) if key in owed else None
            own = report.last_day(year)
            if units and own and own <= units:
                vi = f"hạn của xã ({own:%d/%m}) phải sau hạn của các đơn vị ({units:%d/%m}, {annex})"
                en = f"the commune's day ({own}) must come after that of its units ({units}, {annex})"
                yield ("reports", key, "due"), Text(vi=vi, en=en)
