"""The parts a site is made of; each is made as a whole, or taken over as a whole from the site before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from connectors.access.visitors import DEMONSTRATION_DOMAIN
from connectors.ledger import Contact, Ledger, Release
from connectors.presentation.publication.release_list import release_line
from connectors.progress.method_bridge import method_bridges
from connectors.published import Published, holding_before, public_records
from connectors.publishing.signatures import bundle_of, department_key, signature_of
from connectors.runs import SAMPLES
from connectors.site import addresses, open_data
from connectors.site.addresses import Place
from connectors.site.agency_pages import agency_pages
from connectors.site.criteria_pages import criteria_pages
from connectors.site.faults import SiteError
from connectors.site.frame import LANGUAGES, Framing
from connectors.site.locality_pages import HistoryLine, Locality, history_lines, locality_pages
from connectors.site.made_from import key_of
from connectors.site.progress_pages import progress_pages
from connectors.site.ranking_pages import overview_page, ranking_pages
from connectors.site.release_frame import Edition, Pages
from connectors.site.task_pages import task_pages
from rubric.text import Text


@dataclass(frozen=True)
class Part:
    """A part of the site: its name, the key of what it is made from, and what makes its files, given their framing.

    A part without a key is made each time.
    """

    name: str
    key: str
    make: Callable[[Framing], Pages]


@dataclass(frozen=True)
class Source:
    """A locality as the ledger knows it: its public releases, opened when a page asks for them."""

    ledger: Ledger
    key: str
    name: Text

    @cached_property
    def records(self) -> tuple[Release, ...]:
        """Its public releases, the newest first; SiteError for a name that cannot be an address."""
        found = public_records(self.ledger, self.key)
        taken = addresses.NOT_A_RELEASE & {each.name for each in found}
        if taken or (found and self.key in addresses.NOT_A_LOCALITY):
            name = next(iter(taken), self.key)
            raise SiteError(
                f"Tên “{name}” trùng với một địa chỉ của trang.", f"“{name}” is an address of the site itself."
            )
        return found

    @cached_property
    def years(self) -> dict[str, int]:
        """The year of each release by its name."""
        return {each.name: each.year for each in self.records}

    @cached_property
    def _opened(self) -> dict[str, Published]:
        return {}

    def published(self, record: Release) -> Published:
        """A release with all that is in it."""
        if record.name not in self._opened:
            self._opened[record.name] = Published(record, bundle_of(self.ledger, record), self.records)
        return self._opened[record.name]

    @cached_property
    def is_illustration(self) -> bool:
        """Whether its books are made up; a ledger never holds both kinds of one locality."""
        row = self.ledger.sync_row(self.records[0].sync)
        return row is not None and row.source == SAMPLES

    @cached_property
    def contact(self) -> Contact | None:
        """Whom the public may ask; what was tried out in the demonstration is never told of real figures."""
        return self.ledger.contacts.of(self.key, except_by="" if self.is_illustration else DEMONSTRATION_DOMAIN)

    def edition(self, record: Release, language: str, framing: Framing) -> Edition:
        """A release in its own year, with the years before it from the releases that hold for them."""
        scorecard = self.published(record).scorecard
        before = holding_before(self.records, record.year)
        by_set = {year: self.published(each).scorecard for year, each in before.items()} | {record.year: scorecard}
        last = by_set.get(record.year - 1)
        place = Place(language, self.key, record.name, record.year, self.years)
        return Edition(
            scorecard=scorecard,
            record=record,
            records=self.records,
            place=place,
            framing=framing,
            contact=self.contact,
            by_set=by_set,
            bridges=method_bridges((last.installation, last.figures), (scorecard.installation, scorecard.figures))
            if last
            else {},
        )


def parts_of(source: Source, address: str) -> list[Part]:
    """The parts of a locality: each release in each language, the open data, the pages of no single release."""
    parts = [_data_part(source, record) for record in source.records]
    parts += [_release_part(source, record, language, address) for record in source.records for language in LANGUAGES]
    if source.records:
        parts.append(_list_part(source))
        parts += [_locality_part(source, language, address) for language in LANGUAGES]
    return parts


def _release_part(source: Source, record: Release, language: str, address: str) -> Part:
    before = [(each.year, each.bundle) for each in holding_before(source.records, record.year).values()]
    after = next((each for each in source.records if each.number == record.superseded_by), None)
    key = key_of(language, address, record, after and (after.name, after.reason), before, source.contact, source.name)

    def make(framing: Framing) -> Pages:
        edition = source.edition(record, language, framing)
        pages: dict[str, Callable[[], bytes]] = {}
        for year in edition.scorecard.years:
            shown = edition.in_year(year)
            for some in (ranking_pages, agency_pages, criteria_pages, progress_pages, task_pages):
                pages |= some(shown)
        return pages

    return Part(f"{record.name}/{language}", key, make)


def _data_part(source: Source, record: Release) -> Part:
    def make(_framing: Framing) -> Pages:
        return open_data.release_files(source.published(record))

    return Part(f"{record.name}/data", key_of(record, source.records), make)


def _list_part(source: Source) -> Part:
    def make(_framing: Framing) -> Pages:
        return open_data.locality_files(source.key, source.name, [source.published(each) for each in source.records])

    return Part(f"{source.key}/data", key_of(source.name, source.records), make)


def _locality_part(source: Source, language: str, address: str) -> Part:
    signed = department_key()
    key = key_of(language, address, source.records, source.contact, source.name, signed and signed.fingerprint)

    def make(framing: Framing) -> Pages:
        return locality_pages(_locality(source, language, framing))

    return Part(f"{source.key}/{language}", key, make)


def _locality(source: Source, language: str, framing: Framing) -> Locality:
    signed = department_key()
    lines = [
        release_line(each, signature_of(source.ledger, each, signed), source.records, language)
        for each in source.records
    ]
    holding = next(each for each in source.records if each.superseded_by is None)
    states = {line.name: line.state for line in lines}
    history: dict[str, list[HistoryLine]] = {}
    for record in source.records:
        place = Place(language, source.key, record.name, record.year, source.years)
        scorecard = source.published(record).scorecard
        for code, line in history_lines(scorecard, record, place, states[record.name]).items():
            history.setdefault(code, []).append(line)
    edition = source.edition(holding, language, framing)
    return Locality(
        key=source.key,
        name=source.name.in_(language),
        language=language,
        records=source.records,
        lines=lines,
        history=history,
        front=partial(overview_page, edition),
        data=open_data.view(source.key, language, framing.read),
        place=edition.place,
        is_illustration=source.is_illustration,
        framing=framing,
        contact=edition.contact,
    )
