"""The localities: their agencies, plan, reporting regime and criteria sets, loaded strictly from ``data/``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from connectors.data_files import DataFile, read_model, read_yaml, validate
from connectors.names import Named, NameIndex
from connectors.plans import Plan
from connectors.target_measures import Measure, Measures, measure_mistakes
from rubric.criteria.checks import mistakes
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.figures import STRICT
from rubric.criteria.regime import Regime
from rubric.text import Text

DATA = Path(__file__).resolve().parent.parent / "data"
_COMMUNE_CODE = re.compile(r"\d{5}")


class Predecessor(BaseModel):
    """An agency that was merged into this one, its short names, and the last day of its name."""

    model_config = STRICT

    name: str
    aliases: list[str] = []
    until: date


class Agency(BaseModel):
    """One agency. ``code`` is its key in the file: the statistics code of a commune, a slug of ours otherwise."""

    model_config = STRICT

    code: str
    name: Text
    kind: Literal["department", "commune_ward", "commune_rural", "press"]
    cohort: str
    annex: str
    order: int
    aliases: list[str] = []
    valid_from: date
    predecessors: list[Predecessor] = []
    role: Literal["", "lead"] = ""
    source: str


class _Agencies(BaseModel):
    model_config = STRICT

    agencies: dict[str, Agency]


class Locality(BaseModel):
    """One installation: who runs the exercise, and who owes which report by when."""

    model_config = STRICT

    id: str
    name: Text
    statistics_code: str
    kind: Literal["province", "city", "commune"]
    lead_agency: str
    recipient: str
    regime: Regime


@dataclass(frozen=True)
class Installation:
    """Everything one locality needs in one year; ``agencies`` are in protocol order.

    ``measures`` say how the actual of each target of the plan is found.
    """

    locality: Locality
    plan: Plan
    agencies: Mapping[str, Agency]
    criteria_set: CriteriaSet
    measures: Mapping[str, Measure] = field(default_factory=dict[str, Measure])

    @property
    def regime(self) -> Regime:
        """The reporting regime of the locality."""
        return self.locality.regime


@lru_cache(maxsize=4)
def locality_names(data: Path = DATA) -> Mapping[str, Text]:
    """The names of the localities there are, by id."""
    files = sorted((data / "localities").glob("*/locality.yaml"))
    return {file.parent.name: read_model(file, Locality)[0].name for file in files}


@lru_cache(maxsize=32)
def load(locality: str, year: int, data: Path = DATA) -> Installation:
    """The installation of a locality and year; DataFileError names file and line of every mistake."""
    folder = data / "localities" / locality
    settings, settings_file = read_model(folder / "locality.yaml", Locality)
    plan, plan_file = read_model(folder / "plan.yaml", Plan)
    agencies = load_agencies(folder / "agencies.yaml")
    settings_file.refuse(
        ((key,), _no_agency(code))
        for key, code in (("lead_agency", settings.lead_agency), ("recipient", settings.recipient))
        if code not in agencies
    )
    settings_file.refuse(_unresolved(settings, plan))
    criteria_set = load_criteria_set(
        folder / "criteria" / f"{year}.yaml", settings.regime, plan, agencies, bases=data / "criteria"
    )
    plan_file.refuse(_unknown_bodies(plan, agencies, criteria_set))
    measures = load_measures(folder / "progress.yaml", plan, criteria_set, agencies)
    return Installation(settings, plan, agencies, criteria_set, measures)


def load_measures(
    file: Path, plan: Plan, criteria_set: CriteriaSet, agencies: Mapping[str, Agency]
) -> Mapping[str, Measure]:
    """How each target of the plan is measured; a plan without targets needs no file."""
    if not plan.targets and not file.exists():
        return {}
    found, source = read_model(file, Measures)
    source.refuse(measure_mistakes(found, plan, criteria_set, agencies))
    return found.measures


def load_agencies(file: Path) -> dict[str, Agency]:
    """The agencies in protocol order; refuses codes, orders and names that repeat or do not look right."""
    source = _with_codes(file)
    found = source[0].agencies
    source[1].refuse(_agency_mistakes(found))
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def load_criteria_set(
    file: Path,
    regime: Regime,
    plan: Plan,
    agencies: Mapping[str, Agency] | None = None,
    *,
    bases: Path = DATA / "criteria",
) -> CriteriaSet:
    """A criteria set that can score: valid, complete, resolved against the plan, proven not to overflow.

    It may extend a set of ``bases`` and say only what differs.
    """
    criteria_set, source = read_model(file, CriteriaSet, bases)
    source.refuse((each.path, each.message) for each in mistakes(criteria_set, regime, plan.clauses))
    if agencies is not None:
        source.refuse(_cohort_mistakes(criteria_set, agencies))
    return criteria_set


def name_index(agencies: Mapping[str, Agency], locality: str) -> NameIndex:
    """The agencies by every name people type, with ``locality`` (its Vietnamese name) behind them or not."""
    named = {
        code: Named(
            agency.name.vi,
            tuple(agency.aliases),
            tuple(name for old in agency.predecessors for name in (old.name, *old.aliases)),
        )
        for code, agency in agencies.items()
    }
    return NameIndex(named, locality)


def _with_codes(file: Path) -> tuple[_Agencies, DataFile]:
    source = read_yaml(file)
    data = source.data
    if isinstance(data, dict) and isinstance(data.get("agencies"), dict):
        entries = data["agencies"].items()
        data = {**data, "agencies": {k: {"code": k, **v} if isinstance(v, dict) else v for k, v in entries}}
    return validate(source, _Agencies, data), source


def _agency_mistakes(agencies: Mapping[str, Agency]) -> list[tuple[tuple[str, ...], Text]]:
    found: list[tuple[tuple[str, ...], Text]] = []
    seen: dict[tuple[str, str], str] = {}
    for code, agency in agencies.items():
        path = ("agencies", code)
        if agency.kind.startswith("commune") and not _COMMUNE_CODE.fullmatch(code):
            vi, en = f"mã xã, phường “{code}” phải có 5 chữ số", f"commune code “{code}” needs 5 digits"
            found.append((path, Text(vi=vi, en=en)))
        for what, value in (("order", str(agency.order)), ("name", agency.name.vi)):
            other = seen.setdefault((what, value), code)
            if other != code:
                message = Text(vi=f"“{value}” trùng với {other}", en=f"“{value}” repeats that of {other}")
                found.append(((*path, what), message))
    return found


def _cohort_mistakes(criteria_set: CriteriaSet, agencies: Mapping[str, Agency]) -> list[tuple[tuple[str, ...], Text]]:
    found: list[tuple[tuple[str, ...], Text]] = []
    lead = criteria_set.settings.lead_agency
    if lead and lead not in agencies:
        found.append(
            (("settings", "lead_agency"), Text(vi=f"không có cơ quan “{lead}”", en=f"there is no agency “{lead}”"))
        )
    for agency in agencies.values():
        cohort = criteria_set.cohorts.get(agency.cohort)
        if cohort is None or cohort.annex != agency.annex:
            found.append(
                (
                    ("cohorts",),
                    Text(
                        vi=f"{agency.code}: khối “{agency.cohort}” và phụ lục “{agency.annex}” không khớp bộ tiêu chí",
                        en=f"{agency.code}: cohort “{agency.cohort}” and annex “{agency.annex}” do not fit the set",
                    ),
                )
            )
    return found


def _no_agency(code: str) -> Text:
    return Text(vi=f"không có cơ quan “{code}”", en=f"there is no agency “{code}”")


def _unresolved(settings: Locality, plan: Plan) -> list[tuple[tuple[str, ...], Text]]:
    return [
        (
            ("regime", "reports", annex, key, "clause"),
            Text(vi=f"kế hoạch không có điểm “{report.clause}”", en=f"the plan has no clause “{report.clause}”"),
        )
        for annex, reports in settings.regime.reports.items()
        for key, report in reports.items()
        if report.clause not in plan.clauses
    ]


def _unknown_bodies(
    plan: Plan, agencies: Mapping[str, Agency], criteria_set: CriteriaSet
) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Organisations of the plan that name an agency or a group of agencies that is not measured."""
    for key, body in plan.organisations.items():
        if body.agency and body.agency not in agencies:
            yield ("organisations", key, "agency"), _no_agency(body.agency)
        if body.group and body.group not in criteria_set.annexes:
            en = f"there is no annex “{body.group}”"
            yield ("organisations", key, "group"), Text(vi=f"không có phụ lục “{body.group}”", en=en)
