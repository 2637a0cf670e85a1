"""Blank books for a year: one for every agency, a register for every cohort, and the department's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from connectors.folding import fold, strip_marks
from connectors.forms.agency_form import AgencyBook, agency_title, draw_agency_form
from connectors.forms.department_form import DepartmentBook, department_title, draw_department_form
from connectors.forms.guide import draw_guide
from connectors.forms.periods import periods_of
from connectors.forms.register_form import draw_register, register_title, row_of
from connectors.forms.sheets import FormBook
from connectors.forms.template_guides import agency_guide, department_guide, register_guide
from connectors.forms.workbook_writing import write_workbook
from connectors.localities import Agency, Installation

Progress = Callable[[int, int, str], None]
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


class Kind(StrEnum):
    """The kinds of books."""

    AGENCY = "agency"
    COHORT = "cohort"
    DEPARTMENT = "department"


ALL_KINDS = tuple(Kind)
_FOLDERS = {Kind.AGENCY: "tung-co-quan", Kind.COHORT: "theo-khoi", Kind.DEPARTMENT: "co-quan-chu-tri"}


@dataclass(frozen=True, slots=True)
class Template:
    """One blank book: its kind, the agency's or the cohort's key (empty for the department), and its file's name."""

    kind: Kind
    of: str
    name: str

    @property
    def file(self) -> Path:
        """Its file, within the folder of its kind: books of agencies and registers ask for the same figures."""
        return Path(_FOLDERS[self.kind], f"{self.name}.xlsx")


def templates_of(
    installation: Installation, kinds: Collection[Kind] = ALL_KINDS, of: Collection[str] = ()
) -> list[Template]:
    """The blank books of ``kinds``, in the order of print; ``of`` names the agencies and cohorts when not all are."""
    prefix = f"{installation.locality.id}-{installation.criteria_set.year}"
    found = [
        *(
            Template(Kind.AGENCY, a.code, f"{prefix}-{_file_part(installation, a)}")
            for a in installation.agencies.values()
        ),
        *(Template(Kind.COHORT, c, f"{prefix}-so-theo-doi-{c}") for c in installation.criteria_set.cohorts),
        Template(Kind.DEPARTMENT, "", f"{prefix}-so-chu-tri"),
    ]
    return [each for each in found if each.kind in kinds and (not of or each.of in of)]


def draw_template(installation: Installation, template: Template) -> FormBook:
    """Draw a blank book: the guide, the tabs to fill in, the lists that its cells choose from."""
    match template.kind:
        case Kind.AGENCY:
            form = _agency_template(installation, installation.agencies[template.of])
        case Kind.COHORT:
            form = _register_template(installation, template.of)
        case Kind.DEPARTMENT:
            form = _department_template(installation)
    form.draw_lists()
    return form


def write_templates(
    installation: Installation,
    folder: Path,
    wanted: Sequence[Template] | None = None,
    *,
    created: date,
    on_progress: Progress | None = None,
) -> list[Path]:
    """Write blank books to ``folder``, each kind in a folder of its own, and return the files.

    ``wanted`` are those of ``templates_of`` to write, all by default; ``created`` is the only day they carry.
    ``on_progress`` is told how many of how many are written, and the name of the last.
    """
    wanted = templates_of(installation) if wanted is None else wanted
    written: list[Path] = []
    for template in wanted:
        file = folder / template.file
        file.parent.mkdir(parents=True, exist_ok=True)
        written.append(write_workbook(draw_template(installation, template), file, created))
        if on_progress:
            on_progress(len(written), len(wanted), file.name)
    return written


def _agency_template(installation: Installation, agency: Agency) -> FormBook:
    form = FormBook(agency_title(installation, agency), is_template=True)
    draw_guide(form, installation, agency_guide(installation, agency))
    draw_agency_form(form, installation, agency, AgencyBook(_periods(installation, agency.annex)))
    return form


def _register_template(installation: Installation, cohort: str) -> FormBook:
    form = FormBook(register_title(installation, cohort), is_template=True)
    draw_guide(form, installation, register_guide(installation, cohort))
    rows = [row_of(agency) for agency in installation.agencies.values() if agency.cohort == cohort]
    periods = _periods(installation, installation.criteria_set.annex_of(cohort))
    draw_register(form, installation, cohort, rows, periods)
    return form


def _department_template(installation: Installation) -> FormBook:
    form = FormBook(department_title(installation), is_template=True)
    draw_guide(form, installation, department_guide(installation))
    year = installation.criteria_set.year
    shared = [(key, year, None) for key, spec in installation.criteria_set.fields.items() if spec.scope == "locality"]
    awaited = [
        (agency.code, period, None)
        for agency in installation.agencies.values()
        for period in _periods(installation, agency.annex)
    ]
    draw_department_form(form, installation, DepartmentBook(received=awaited, shared=shared), (year,))
    return form


def _periods(installation: Installation, annex: str) -> tuple[str, ...]:
    return periods_of(installation.regime, annex, installation.criteria_set.year)


def _file_part(installation: Installation, agency: Agency) -> str:
    """The code without the locality before it; a code of digits with the name behind it, in plain letters."""
    code = agency.code.removeprefix(f"{installation.locality.id}-")
    name = _NO_LETTERS.sub("-", strip_marks(fold(agency.name.vi))).strip("-")
    return f"{code}-{name}" if code.isdecimal() else code
