"""The sample folder: every agency of a locality with its reports, in all the layouts people use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from connectors.forms.agency_form import AgencyBook, EvidenceCells, OwnScoreCells, write_agency_form
from connectors.forms.contents import Content
from connectors.forms.department_form import write_department_form
from connectors.forms.periods import periods_of
from connectors.forms.register_form import RegisterRow, write_register
from connectors.localities import Agency, Installation
from connectors.samples.deliberate import cases_of
from connectors.samples.department import department_book
from connectors.samples.evidence import evidence_of
from connectors.samples.own_scores import own_scores, truth
from connectors.samples.profiles import Chance, profiles
from connectors.samples.reporting import omits, reports
from connectors.samples.spread import half_year, months
from connectors.samples.year import AgencyYear, make_year

PREFIX = "minh-hoa-"
DEPARTMENT_FILE = f"{PREFIX}so-chu-tri.xlsx"
# How many of a cohort, in protocol order, keep a book of their own at the beginning or the end of the list.
OWN_BOOKS_OF_DEPARTMENTS = 9 / 15
REGISTERED_COMMUNES = 12 / 19
REGISTERED_VILLAGES = 7 / 10

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Plan:
    """Who reports in which layout: codes with a book of their own, and codes in the register of each cohort."""

    own_books: tuple[str, ...]
    registers: Mapping[str, tuple[str, ...]]


def layout_plan(installation: Installation) -> Plan:
    """Most departments, the press and schools keep own books; wards share a register; communes do one or the other."""
    own: list[str] = []
    registers: dict[str, tuple[str, ...]] = {}
    for cohort in installation.criteria_set.cohorts:
        members = [agency for agency in installation.agencies.values() if agency.cohort == cohort]
        kept, shared = _parted(members)
        own += [agency.code for agency in kept]
        if shared:
            registers[cohort] = tuple(agency.code for agency in shared)
    return Plan(tuple(own), registers)


def _parted(members: Sequence[Agency]) -> tuple[Sequence[Agency], Sequence[Agency]]:
    """The members that keep a book of their own, and those that share a register."""
    match (members[0].annex, members[0].kind) if members else ("", "press"):
        case ("so", _):
            cut = round(len(members) * OWN_BOOKS_OF_DEPARTMENTS)
            return members[:cut], members[cut:]
        case (_, "commune_ward"):
            return (), members
        case (_, "commune_rural"):
            cut = round(len(members) * REGISTERED_COMMUNES)
            return members[cut:], members[:cut]
        case ("thon", _):
            cut = round(len(members) * REGISTERED_VILLAGES)
            return members[cut:], members[:cut]
        case _:
            return members, ()


def make_samples(
    installation: Installation,
    folder: Path,
    seed: int = 57,
    years: Sequence[int] = (2025, 2026),
    on_progress: Progress | None = None,
) -> list[Path]:
    """Write made-up reports of every agency to ``folder`` and return the files; the same seed, the same bytes.

    They speak of ``years`` as if the last were over. ``on_progress`` is told how many files of how many are
    written, and the name of the last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sample = _Sample(installation, folder, seed, tuple(sorted(years)))
    plan = layout_plan(installation)
    total = len(plan.own_books) + len(plan.registers) + 1
    written: list[Path] = []
    for file in sample.files(plan):
        written.append(file)
        if on_progress:
            on_progress(len(written), total, file.name)
    return written


class _Sample:
    """The made-up years of all agencies, and the files they are told in."""

    def __init__(self, installation: Installation, folder: Path, seed: int, years: tuple[int, ...]) -> None:
        self.installation = installation
        self.cases = cases_of(installation.locality.id)
        self.folder = folder
        self.years = years
        self.created = date(years[-1], 12, 31)
        chance = Chance(seed)
        kinds = profiles(chance, installation.agencies.values())
        self.made: dict[tuple[str, int], AgencyYear] = {}
        for agency in installation.agencies.values():
            previous: AgencyYear | None = None
            for year in years:
                previous = make_year(installation, agency, year, kinds[agency.code], chance, previous)
                self.made[agency.code, year] = previous
        drafts = [each.draft for each in self.made.values()]
        scored = [draft for draft in drafts if draft.year == installation.criteria_set.year]
        self.own_scores = own_scores(scored, truth(installation, drafts))

    def files(self, plan: Plan) -> Iterator[Path]:
        for code in plan.own_books:
            yield self._own_book(self.installation.agencies[code])
        for cohort, codes in plan.registers.items():
            yield self._register(cohort, codes)
        made = sorted(self.made.values(), key=lambda each: (each.draft.year, each.draft.agency.order))
        book = department_book(self.installation, made)
        yield write_department_form(
            self.folder / DEPARTMENT_FILE, self.installation, book, self.years, created=self.created, sample=True
        )

    def _periods(self, annex: str) -> list[str]:
        return [period for year in self.years for period in periods_of(self.installation.regime, annex, year)]

    def _reported(self, agency: Agency) -> dict[tuple[str, str], Content]:
        """The figures of an agency by period and field, before its typing mistakes."""
        told: dict[tuple[str, str], Content] = {}
        for year in self.years:
            each = self.made[agency.code, year]
            if reports(each.draft, year):
                owed = {receipt.period for receipt in each.receipts}
                received = {receipt.period for receipt in each.receipts if receipt.received}
                told |= {
                    (period, name): None if omits(each.draft, period, name) else content
                    for (period, name), content in self._told(each).items()
                    if period in received or period not in owed
                }
        return told

    def _told(self, each: AgencyYear) -> dict[tuple[str, str], Content]:
        owed = self.installation.criteria_set.fields_of(each.draft.annex)
        own = {name: each.draft.values.get(name) for name in owed}
        told: dict[tuple[str, str], Content] = {}
        collected = periods_of(self.installation.regime, each.draft.annex, each.draft.year)
        monthly = {int(period[6:]): period for period in collected if "-M" in period}
        if monthly:
            return {(monthly[m], name): part for (m, name), part in months(each.draft, own, list(monthly)).items()}
        for period in collected:
            values = half_year(each.draft, own) if period.endswith("-H1") else own
            told |= {(period, name): content for name, content in values.items()}
        return told

    def _own_book(self, agency: Agency) -> Path:
        told = self._reported(agency)
        evidence: dict[tuple[str, str], EvidenceCells] = {}
        for period in self._periods(agency.annex):
            values = {name: content for (where, name), content in told.items() if where == period}
            evidence |= evidence_of(self.made[agency.code, int(period[:4])].draft, period, values)
        for (code, period, name), mistake in self.cases.mistakes_at("evidence link").items():
            if code == agency.code:
                evidence[period, name] = replace(evidence.get((period, name), EvidenceCells()), link=mistake.typed)
        name = self.cases.typed_name(agency.code)
        book = AgencyBook(
            periods=self._periods(agency.annex),
            values=self.cases.mistyped(agency.code, told),
            evidence=evidence,
            own_scores=self._own_scores(agency),
            repeated=[
                (p, f, m.typed) for (c, p, f), m in self.cases.mistakes_at("repeated row").items() if c == agency.code
            ],
            code="" if name else None,
            name=name,
        )
        file = self.folder / f"{PREFIX}{agency.code}.xlsx"
        return write_agency_form(file, self.installation, agency, book, created=self.created, sample=True)

    def _own_scores(self, agency: Agency) -> Mapping[str, OwnScoreCells]:
        return self.own_scores.get(agency.code, {})

    def _register(self, cohort: str, codes: Sequence[str]) -> Path:
        rows = [self._row(self.installation.agencies[code]) for code in codes]
        strangers = self.cases.mistakes_at("stranger")
        for (code, period, name), mistake in strangers.items():
            if code in codes:
                told = self._reported(self.installation.agencies[code])
                figures = {key: content for key, content in told.items() if key[0] == period}
                rows.append(RegisterRow(str(mistake.typed), name, figures))
        file = self.folder / f"{PREFIX}so-theo-doi-{cohort}.xlsx"
        periods = self._periods(self.installation.criteria_set.annex_of(cohort))
        return write_register(file, self.installation, cohort, rows, periods, created=self.created, sample=True)

    def _row(self, agency: Agency) -> RegisterRow:
        name = self.cases.typed_name(agency.code)
        values = self.cases.mistyped(agency.code, self._reported(agency))
        return RegisterRow("" if name else agency.code, name or agency.name.vi, values)
