"""One criterion: what it asks, what it is worth to each annex, by which rule, on which clause, with what evidence."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, model_validator

from rubric.criteria.figures import STRICT, Figure, Number
from rubric.rules import AnyRule
from rubric.text import Text, refusal

Stage = Literal["inputs", "outputs", "out_takes", "outcomes", "impact", "learning"]
Effort = Literal["low", "medium", "high"]

STAGE_LABELS: dict[str, Text] = {
    "inputs": Text(vi="Đầu vào", en="Inputs"),
    "outputs": Text(vi="Đầu ra", en="Outputs"),
    "out_takes": Text(vi="Tiếp cận", en="Out-takes"),
    "outcomes": Text(vi="Kết quả", en="Outcomes"),
    "impact": Text(vi="Tác động", en="Impact"),
    "learning": Text(vi="Học tập, bền vững", en="Learning"),
}
EFFORT_LABELS: dict[str, Text] = {
    "low": Text(vi="Ít", en="Low"),
    "medium": Text(vi="Vừa", en="Medium"),
    "high": Text(vi="Nhiều", en="High"),
}


class ClauseReference(BaseModel):
    """A clause of the plan, whether it supports the criterion directly, and the ``annexes`` it binds (none: all)."""

    model_config = STRICT

    ref: str
    support: Literal["direct", "indirect"] = "direct"
    annexes: list[str] = []


class NotApplicable(BaseModel):
    """Where a criterion does not apply by structure: annexes, years, or a condition on a locality's field."""

    model_config = STRICT

    reason: Text
    annexes: list[str] = []
    years: list[int] = []
    when_no: str = ""

    @model_validator(mode="after")
    def _one_kind_of_condition(self) -> NotApplicable:
        if self.when_no and self.years:
            raise refusal(
                "hãy nêu `years` hoặc `when_no`, không nêu cả hai", "give either `years` or `when_no`, not both"
            )
        return self

    def covers(self, annex: str, year: int) -> bool:
        """Whether an unconditional entry covers this annex and year."""
        return not self.when_no and self._is_of(annex) and (not self.years or year in self.years)

    def _is_of(self, annex: str) -> bool:
        return not self.annexes or annex in self.annexes


class WorkedExample(BaseModel):
    """Typed figures and the points they must earn; checked against the engine, printed on the criteria page."""

    model_config = STRICT

    annex: str
    year: int
    values: dict[str, str | Number | bool]
    points: Number


class Scored(BaseModel):
    """What criteria, bonuses and penalties share: a rule for each annex, with evidence and clauses."""

    model_config = STRICT

    title: Text
    rule: AnyRule | None = None
    rules: dict[str, AnyRule] = {}
    evidence: Text
    effort: Effort
    clauses: list[ClauseReference]

    @model_validator(mode="after")
    def _has_rules(self) -> Scored:
        if (self.rule is None) == (not self.rules):
            raise refusal(
                "hãy nêu một `rule` chung hoặc `rules` theo phụ lục", "give either one `rule` or `rules` by annex"
            )
        return self

    def clauses_of(self, annex: str) -> list[ClauseReference]:
        """The clauses that speak to agencies of ``annex``."""
        return [clause for clause in self.clauses if not clause.annexes or annex in clause.annexes]

    def rule_of(self, annex: str) -> AnyRule | None:
        """The rule that holds for ``annex``."""
        return self.rule if self.rule is not None else self.rules.get(annex)


class Criterion(Scored):
    """One component criterion. ``points`` names the annexes that have it."""

    question: Text
    group: str
    stage: Stage
    points: dict[str, Figure]
    not_applicable: list[NotApplicable] = []
    examples: list[WorkedExample] = []
    note: Text | None = None

    def hundredths(self, annex: str) -> int:
        """The maximum in hundredths of a point; 0 where the annex does not have the criterion."""
        figure = self.points.get(annex)
        return int(figure.fraction * 100) if figure else 0

    def is_outside(self, annex: str, year: int) -> NotApplicable | None:
        """The structural reason for which it does not apply to ``annex`` in ``year``."""
        return next((entry for entry in self.not_applicable if entry.covers(annex, year)), None)


class Adjustment(Scored):
    """A bonus or a penalty: at most ``points``, by the same rules. Nothing reported means nothing given."""

    points: Figure
    annexes: list[str] = []

    def hundredths(self, annex: str) -> int:
        """The maximum in hundredths of a point; 0 where the annex does not have it."""
        return int(self.points.fraction * 100) if not self.annexes or annex in self.annexes else 0
