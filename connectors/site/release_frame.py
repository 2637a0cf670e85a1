"""What the pages of one release, year and language share: their scorecard, their head, their menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from connectors.ledger import Contact, Release
from connectors.presentation.plan_words import plan_name
from connectors.presentation.publication.release_banner import release_banner
from connectors.presentation.status import state_line
from connectors.presentation.words import word
from connectors.scorecard import Scorecard
from connectors.site import addresses
from connectors.site.addresses import Place
from connectors.site.frame import Framing, Link, Page
from connectors.site.words import site_words
from rubric.bridge import Bridge

Pages = Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True)
class Edition:
    """A public release as one year of it is shown in one language.

    ``by_set`` are the scorecards an agency's years are told from, by the year of their set; ``bridges`` lead from the
    last of them but one to this release, by agency.
    """

    scorecard: Scorecard
    record: Release
    records: Sequence[Release]
    place: Place
    framing: Framing
    contact: Contact | None
    by_set: Mapping[int, Scorecard]
    bridges: Mapping[str, Bridge]

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.place.language

    @property
    def year(self) -> int:
        """The year shown."""
        return self.place.year

    @property
    def plan(self) -> str:
        """The plan's name and number."""
        return plan_name(self.scorecard.installation.plan, self.language)

    def in_year(self, year: int) -> Edition:
        """The same release in another of its years."""
        return replace(self, place=replace(self.place, year=year))

    def fragment(self, page: str, template: str, /, **values: object) -> Markup:
        """A fragment of the dashboard on a page of this release."""
        return self.framing.fragment(page, self.place, template, self.language, **values)

    def own(self, page: str, template: str, /, **values: object) -> Markup:
        """A fragment of the site's own on a page of this release."""
        return self.framing.own(page, template, self.language, **values)

    def page(
        self,
        path: str,
        question: str,
        sentence: str,
        body: Sequence[Markup],
        *,
        part: str,
        in_year: Callable[[Edition], str],
    ) -> bytes:
        """A whole page. ``part`` is the page of the menu it belongs to, ``in_year`` its path in another year."""
        place = self.scorecard.installation.locality.name.in_(self.language)
        return self.framing.framed(
            Page(
                path=path,
                language=self.language,
                question=question,
                sentence=sentence,
                body=[self._head(path, sentence, in_year), *body],
                name=place,
                above=self._above(place),
                menu=self._menu(part),
                part=part,
                contact=self.contact,
            )
        )

    def _head(self, path: str, sentence: str, in_year: Callable[[Edition], str]) -> Markup:
        parts = state_line(self.scorecard, self.year, self.language, self.record)
        illustration = self.scorecard.is_illustration
        state = self.fragment(path, "state_line", sentence=sentence, parts=parts, illustration=illustration)
        banner = release_banner(self.record, self.records, self.language)
        shown = self.fragment(path, "release_banner", banner=banner) if banner else Markup()
        years = [Link(str(year), in_year(self.in_year(year)), year == self.year) for year in self.scorecard.years]
        return self.own(path, "head", state=state, banner=shown, years=years)

    def _above(self, name: str) -> list[Link]:
        first = replace(self.place, year=self.record.year).overview
        return [
            Link(name, addresses.front(self.place.locality, self.language)),
            Link(f"{site_words(self.language)['release']} {self.record.name}", first),
        ]

    def _menu(self, part: str) -> list[Link]:
        say, place, cs = site_words(self.language), self.place, self.scorecard.criteria_set
        locality = place.locality
        of_release = [
            ("overview", say["overview"], place.overview),
            ("ranking", word("nav.ranking", self.language), place.ranking(next(iter(cs.cohorts)))),
            ("agency", word("nav.agency", self.language), place.agency()),
            ("criteria", word("nav.criteria", self.language), place.criteria(next(iter(cs.annexes)))),
            ("progress", word("nav.progress", self.language), place.progress),
            ("tasks", word("nav.tasks", self.language), place.tasks()),
            ("releases", say["all_releases"], addresses.releases(locality, self.language)),
            ("open_data", say["open_data"], addresses.open_data(locality, self.language)),
        ]
        return [Link(label, path, key == part) for key, label, path in of_release]
