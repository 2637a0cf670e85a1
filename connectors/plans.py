"""The plan of a locality as data: its clauses, targets, tasks, reporting duties, systems, money, rewards, and slips.

Everything is read from the plan's own text. Labels are ours; addresses (``II.2.a-1``) say where each thing stands.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

from rubric.criteria.figures import STRICT
from rubric.text import Text

PlanDay = Annotated[str, Field(pattern=r"20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")]
Audience = Literal[
    "officials", "people", "enterprises", "learners", "teachers", "scientists", "press", "youth", "ethnic_minorities",
    "overseas", "international", "households", "community_teams", "party_members",
]  # fmt: skip
Channel = Literal[
    "portal", "press", "grassroots_radio", "social_media", "digital_platform", "event", "training", "publication",
    "chatbot", "contest", "library", "visual", "meeting", "school", "culture", "award", "external_information",
]  # fmt: skip
SystemKind = Literal[
    "criteria_set", "platform", "resource_library", "chatbot", "portal", "social_channels", "award", "network",
    "training_programme", "monitoring", "channel_for_youth", "other",
]  # fmt: skip


class Document(BaseModel):
    """The plan as a document, or one of those it stands on. What the text leaves blank is empty here."""

    model_config = STRICT

    number: str = ""
    date: datetime.date | PlanDay | None = None
    title: Text
    issuer: Text | None = None
    parent: list[Document] = []


class Organisation(BaseModel):
    """A body or a group of bodies the plan names. ``agency`` is its code where it is one that is measured.

    ``group`` is an annex (so, xa, bao) when the plan speaks of all of that kind.
    """

    model_config = STRICT

    name: Text
    agency: str = ""
    group: str = ""
    clauses: list[str]


class Timing(BaseModel):
    """When a task or system is due: ``ongoing``, ``by`` a day, month or year, ``from`` one on, or ``unstated``."""

    model_config = STRICT

    kind: Literal["ongoing", "by", "from", "unstated"]
    when: datetime.date | PlanDay | int | None = None

    @model_validator(mode="after")
    def _has_its_day(self) -> Timing:
        if (self.kind in {"by", "from"}) != (self.when is not None):
            raise ValueError("“by” and “from” need “when”, and only they have one")
        return self


class PlanTarget(BaseModel):
    """A quantified or dated target.

    ``year`` is the year it must be reached by, ``since`` the first year of a span (2028 of “2028–2030”, 2026 of
    “yearly from 2026”). ``operator`` and ``value`` are as the text says; ``done`` has no value.
    """

    model_config = STRICT

    clause: str
    title: Text
    year: int
    since: int | None = None
    yearly: bool = False
    operator: Literal["at_least", "exactly", "done"]
    value: int | None = None
    unit: Literal["percent", "count", ""] = ""
    binds: list[str]

    @model_validator(mode="after")
    def _is_whole(self) -> PlanTarget:
        if (self.operator == "done") != (self.value is None):
            raise ValueError("“done” has no value, the other operators have one")
        if (self.value is None) != (self.unit == ""):
            raise ValueError("a value needs its unit, and only a value has one")
        return self


class PlanTask(BaseModel):
    """A task of the plan. ``lead`` and ``partners`` are keys of ``organisations``; no lead stated is an empty list."""

    model_config = STRICT

    clause: str
    title: Text
    lead: list[str]
    partners: list[str] = []
    timing: Timing
    audiences: list[Audience] = []
    channels: list[Channel] = []


class ReportingDuty(BaseModel):
    """Who reports to whom and by when. ``days`` are month and day (``06-20``); ``inclusive`` whether that day counts.

    ``inclusive`` is null where the text does not settle it; ``through`` is who collects on the way.
    """

    model_config = STRICT

    clause: str
    title: Text
    who: list[str]
    to: str
    through: str = ""
    frequency: Literal["monthly", "half_yearly", "yearly", "half_yearly_and_yearly", "ad_hoc", "unstated"]
    days: list[Annotated[str, Field(pattern=r"(\d\d-)?\d\d")]] = []
    wording: str = ""
    inclusive: bool | None = None


class OrderedSystem(BaseModel):
    """Something the plan orders to be set up: criteria set, platform, library, chatbot, portal, award, network."""

    model_config = STRICT

    kind: SystemKind
    title: Text
    clauses: list[str]
    lead: list[str] = []
    timing: Timing


class Rule(BaseModel):
    """A rule of the plan in our words."""

    model_config = STRICT

    clause: str
    title: Text


class PlanNote(BaseModel):
    """A slip or a contradiction of the plan's text, the clause where it stands, and how this software treats it."""

    model_config = STRICT

    clause: str
    vi: str
    en: str
    treatment: Text | None = None


class Plan(BaseModel):
    """The plan: the document, every clause by its address with a short label, and what the clauses order."""

    model_config = STRICT

    document: Document
    clauses: dict[str, Text]
    organisations: dict[str, Organisation] = {}
    targets: dict[str, PlanTarget] = {}
    tasks: dict[str, PlanTask] = {}
    reporting: list[ReportingDuty] = []
    systems: dict[str, OrderedSystem] = {}
    funding: list[Rule] = []
    rewards: list[Rule] = []
    notes: list[PlanNote] = []

    @model_validator(mode="after")
    def _resolves(self) -> Plan:
        wrong = [f"clause {clause} is not among the clauses" for clause in self._cited() - self.clauses.keys()]
        wrong += [
            f"organisation {key} is not among the organisations" for key in self._named() - self.organisations.keys()
        ]
        wrong += [f"the key {key} must be lower case with hyphens" for key in self._keys() if not _KEY.fullmatch(key)]
        if wrong:
            raise ValueError("; ".join(sorted(wrong)))
        return self

    def _cited(self) -> set[str]:
        single = [
            *self.targets.values(),
            *self.tasks.values(),
            *self.reporting,
            *self.funding,
            *self.rewards,
            *self.notes,
        ]
        several = [*self.organisations.values(), *self.systems.values()]
        return {each.clause for each in single} | {clause for each in several for clause in each.clauses}

    def _named(self) -> set[str]:
        led = [*self.tasks.values(), *self.systems.values()]
        named = {key for each in led for key in each.lead} | {
            key for each in self.tasks.values() for key in each.partners
        }
        named |= {key for each in self.targets.values() for key in each.binds}
        for duty in self.reporting:
            named |= {*duty.who, duty.to, *([duty.through] if duty.through else [])}
        return named

    def _keys(self) -> list[str]:
        return [*self.organisations, *self.targets, *self.tasks, *self.systems]


_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
