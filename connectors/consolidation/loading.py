"""A commune's consolidation: its rules, and the province's form as an installation whose only agency is the commune."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from connectors.consolidation.rules import Rules, deadline_mistakes, form_mistakes, rule_mistakes
from connectors.data_files import read_model, read_yaml, validate
from connectors.localities import DATA, Agency, Installation, Locality
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.field import Field
from rubric.criteria.regime import DueReport, Regime
from rubric.text import Text


@dataclass(frozen=True)
class Consolidation:
    """The rules, and ``form``: the province's form as an installation whose only agency is ``commune``."""

    rules: Rules
    form: Installation
    commune: Agency

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields of the form, in the order of print."""
        return self.form.criteria_set.fields_of(self.commune.annex)


def load_consolidation(installation: Installation, data: Path = DATA) -> Consolidation | None:
    """The consolidation of a locality; None when it has none. DataFileError names file and line of every mistake."""
    file = data / "localities" / installation.locality.id / "consolidation.yaml"
    if not file.exists():
        return None
    rules, source = read_model(file, Rules)
    form_file = data / "criteria" / f"{rules.form.criteria}.yaml"
    if not form_file.is_file():
        known = ", ".join(sorted(path.stem for path in form_file.parent.glob("*.yaml")))
        vi, en = f"không có bộ tiêu chí “{form_file.stem}”", f"there is no criteria set “{form_file.stem}”"
        source.refuse([(("form", "criteria"), Text(vi=f"{vi}; đang có: {known}", en=f"{en}; there is: {known}"))])
    criteria_set = _form_set(form_file, installation.locality.id)
    source.refuse(form_mistakes(rules, criteria_set))
    found = _of(rules, criteria_set, installation)
    source.refuse([*rule_mistakes(rules.fields, found.fields, installation), *deadline_mistakes(rules, installation)])
    return found


def _form_set(file: Path, locality: str) -> CriteriaSet:
    """A set of ``data/criteria`` as a form; a base of other sets has neither id nor locality of its own."""
    source = read_yaml(file)
    return validate(source, CriteriaSet, {"id": file.stem, "locality": locality, **source.data})


def _of(rules: Rules, criteria_set: CriteriaSet, installation: Installation) -> Consolidation:
    own = installation.locality
    commune = Agency(
        code=own.statistics_code,
        name=own.name,
        kind="commune_rural",
        cohort=rules.form.cohort,
        annex=rules.form.annex,
        order=1,
        valid_from=min(agency.valid_from for agency in installation.agencies.values()),
        source="locality.yaml",
    )
    owed: dict[str, DueReport] = {**rules.reports}
    province = Locality(
        id=own.id,
        name=rules.form.province,
        statistics_code="",
        kind="province",
        lead_agency="",
        recipient="",
        regime=Regime(reports={rules.form.annex: owed}),
    )
    form = Installation(province, installation.plan, {commune.code: commune}, criteria_set)
    return Consolidation(rules, form, commune)
