"""The criteria set of one locality and year: the whole of what scoring needs, as frozen data with a hash."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, model_validator

from rubric.criteria.criterion import Adjustment, Criterion
from rubric.criteria.field import Field
from rubric.criteria.figures import STRICT, Figure
from rubric.text import Text, refusal


class Group(BaseModel):
    """A group of criteria (A to F)."""

    model_config = STRICT

    title: Text


class Gate(BaseModel):
    """A condition that caps the band: a criterion, or one part of it, earned nothing or too little.

    ``share_below`` is a percentage; without it the gate shuts at a share of zero. It stays undecided while the
    part is not due or its cell cannot be read.
    """

    model_config = STRICT

    label: Text
    criterion: str
    part: str = ""
    share_below: Figure | None = None
    caps_at: str
    basis: Literal["plan", "proposed"]


class Annex(BaseModel):
    """One annex of the decision: exactly 100 points, with its gates."""

    model_config = STRICT

    title: Text
    numeral: str
    gates: dict[str, Gate] = {}


class Cohort(BaseModel):
    """Who is ranked with whom."""

    model_config = STRICT

    title: Text
    annex: str


class Band(BaseModel):
    """A half-open interval ``[from, next)`` of the printed index."""

    model_config = STRICT

    label: Text
    from_index: Figure


class Adjustments(BaseModel):
    """Bonuses or penalties and their joint cap in points."""

    model_config = STRICT

    cap: Figure
    items: dict[str, Adjustment]


class Settings(BaseModel):
    """Decisions of the department that change who is ranked and how; each has a stated default."""

    model_config = STRICT

    minimum_applicable_points: Figure
    gate_caps_rank: bool = False
    never_reported: Literal["not_ranked", "ranked"] = "not_ranked"
    rank_lead_agency: bool = True
    lead_agency: str = ""


class CriteriaSet(BaseModel):
    """A criteria set. Mappings keep the order of the file, which is the order of print."""

    model_config = STRICT

    id: str
    version: str
    locality: str
    year: int
    effective: date
    status: Literal["proposed", "issued"]
    decision: Text | None = None
    title: Text
    first_year: int
    last_year: int
    recomputed: dict[int, Text] = {}
    settings: Settings
    groups: dict[str, Group]
    annexes: dict[str, Annex]
    cohorts: dict[str, Cohort]
    bands: dict[str, Band]
    fields: dict[str, Field]
    criteria: dict[str, Criterion]
    bonus: Adjustments
    penalty: Adjustments
    not_measured: list[Text]
    appeal: Text

    @model_validator(mode="after")
    def _years_are_in_order(self) -> CriteriaSet:
        if not self.first_year <= self.year <= self.last_year:
            raise refusal(
                "`year` phải nằm giữa `first_year` và `last_year`",
                "year must lie between first_year and last_year",
            )
        return self

    @property
    def years(self) -> range:
        """Every year the set can score."""
        return range(self.first_year, self.last_year + 1)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the set's content in canonical form; the same content has the same hash in any layout."""
        return hashlib.sha256(canonical(self).encode()).hexdigest()

    def changed(self, **parts: Any) -> CriteriaSet:
        """The set with other parts, unchecked, under a hash of its own (a plain copy would keep the old one)."""
        return CriteriaSet.model_construct(**{**dict(self), **parts})

    def annex_of(self, cohort: str) -> str:
        """The annex by which a cohort is measured."""
        return self.cohorts[cohort].annex

    def criteria_of(self, annex: str) -> dict[str, Criterion]:
        """The criteria of an annex, in order."""
        return {key: criterion for key, criterion in self.criteria.items() if annex in criterion.points}

    def groups_of(self, annex: str) -> list[str]:
        """The groups that an annex has criteria in, in the order of the groups."""
        used = {criterion.group for criterion in self.criteria_of(annex).values()}
        return [group for group in self.groups if group in used]

    def fields_of(self, annex: str, sources: tuple[str, ...] = ("agency",)) -> dict[str, Field]:
        """The fields that agencies of ``annex`` (or other ``sources``) must fill, in the order of the file.

        A field that only a criterion reads which never applies to the annex is not asked for.
        """
        asked = [c for c in self.criteria_of(annex).values() if not all(c.is_outside(annex, y) for y in self.years)]
        scored = [criterion.rule_of(annex) for criterion in asked]
        for block in (self.bonus, self.penalty):
            scored += [a.rule_of(annex) for a in block.items.values() if a.hundredths(annex)]
        names = {name for rule in scored if rule for name in rule.reads()}
        names |= self._conditions(annex) | self._tracked(annex)
        return {key: field for key, field in self.fields.items() if key in names and field.source in sources}

    def _conditions(self, annex: str) -> set[str]:
        return {entry.when_no for c in self.criteria_of(annex).values() for entry in c.not_applicable if entry.when_no}

    def _tracked(self, annex: str) -> set[str]:
        return {key for key, field in self.fields.items() if field.tracked_only and annex in field.annexes}

    def scored_items(self, annex: str) -> dict[str, Criterion | Adjustment]:
        """Criteria, then bonuses, then penalties of an annex: everything that makes a finding."""
        adjustments = {**self.bonus.items, **self.penalty.items}
        return {**self.criteria_of(annex), **{k: a for k, a in adjustments.items() if a.hundredths(annex)}}


def canonical(model: BaseModel) -> str:
    """A model as JSON with sorted keys, numbers as text: equal content gives equal text."""
    return json.dumps(model.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
