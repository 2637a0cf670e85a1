"""Where every page of the site stands, and which page a link of the dashboard means there.

The address of a page of a release holds for ever: ``<locality>/<release>/…``, in English under ``en/``. A year that was
computed again beside the release's own stands in a folder of that year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from posixpath import dirname, relpath
from urllib.parse import parse_qsl, urlsplit

from connectors.presentation import links
from connectors.presentation.open_data.open_data_view import API
from connectors.site.faults import SiteError

STYLE, SCRIPT = "assets/site.css", "assets/site.js"
NOT_A_LOCALITY = {"en", "assets", "api"}
NOT_A_RELEASE = {links.AGENCY}
# A body of a passport has an anchor of its own: a browser opens what encloses the anchor, not what carries it.
OPENED = "xem-"
_PLAIN = re.compile(r"[a-z0-9][a-zA-Z0-9_-]*(\.[a-z0-9]+)*")


@dataclass(frozen=True)
class Place:
    """Where the pages of one release, year and language stand.

    ``years`` are the release's own years by the name of each public release of the locality.
    """

    language: str
    locality: str
    release: str
    year: int
    years: Mapping[str, int]

    @property
    def folder(self) -> str:
        """The folder of these pages, with its slash."""
        own = self.years[self.release] == self.year
        return f"{locality_folder(self.locality, self.language)}{self.release}/{'' if own else f'{self.year}/'}"

    @property
    def overview(self) -> str:
        """The first page of the release and year."""
        return f"{self.folder}index.html"

    @property
    def progress(self) -> str:
        """The targets of the plan."""
        return f"{self.folder}{links.PROGRESS}.html"

    def ranking(self, cohort: str) -> str:
        """The ranking of a cohort."""
        return f"{self.folder}{links.RANKING}/{plain(cohort)}.html"

    def agency(self, code: str = "index") -> str:
        """The card of an agency; without one, the list of all."""
        return f"{self.folder}{links.AGENCY}/{plain(code)}.html"

    def criteria(self, annex: str) -> str:
        """The criteria of an annex."""
        return f"{self.folder}{links.CRITERIA}/{plain(annex)}.html"

    def tasks(self, code: str = "index") -> str:
        """The tasks of an agency; without one, all tasks of the plan."""
        return f"{self.folder}{links.TASKS}/{plain(code)}.html"

    def meant_by(self, address: str) -> str:
        """The page, and the place on it, that a link of the dashboard means; SiteError where there is none."""
        if address.startswith(API):
            return address
        parts = urlsplit(address)
        given = dict(parse_qsl(parts.query))
        language, locality = given.pop("lang", "vi"), given.pop("dp", "")
        name, year = given.pop("ban", ""), int(given.pop("nam", self.year))
        if (language, locality) != (self.language, self.locality) or name not in {"", *self.years}:
            raise _no_page(address)
        item = given.pop("tc", "") or given.pop("mt", "")
        if parts.path == links.RANKING and not given:
            page = replace(self, release=name, year=self.years[name]).overview if name else front(locality, language)
        else:
            there = replace(self, release=name or self.release, year=year)
            page = there._page(parts.path, given) or ""
        if not page:
            raise _no_page(address)
        return f"{page}#{OPENED}{item}" if item else page

    def _page(self, name: str, given: Mapping[str, str]) -> str | None:
        """The page of this name that shows what is given; None where no page does."""
        whole = {
            links.TASKS: self.tasks(),
            links.PROGRESS: self.progress,
            links.OPEN_DATA: open_data(self.locality, self.language),
        }
        of_one = {
            (links.RANKING, "khoi"): self.ranking,
            (links.AGENCY, "ma"): self.agency,
            (links.CRITERIA, "pl"): self.criteria,
            (links.TASKS, "ma"): self.tasks,
        }
        if not given:
            return whole.get(name)
        (key, value), *more = given.items()
        make = of_one.get((name, key)) if not more else None
        return make(value) if make else None


def language_folder(language: str) -> str:
    """The folder of a language, empty for Vietnamese."""
    return "" if language == "vi" else f"{language}/"


def locality_folder(locality: str, language: str) -> str:
    """The folder of a locality's pages, with its slash."""
    return f"{language_folder(language)}{plain(locality)}/"


def front(locality: str, language: str) -> str:
    """The first page of a locality, which shows the release that holds."""
    return f"{locality_folder(locality, language)}index.html"


def releases(locality: str, language: str) -> str:
    """The list of the locality's public releases."""
    return f"{locality_folder(locality, language)}cong-bo.html"


def open_data(locality: str, language: str) -> str:
    """What can be taken away of a locality's releases."""
    return f"{locality_folder(locality, language)}du-lieu.html"


def agency_history(locality: str, language: str, code: str = "index") -> str:
    """An agency in all releases; without a code, the agencies there are."""
    return f"{locality_folder(locality, language)}{links.AGENCY}/{plain(code)}.html"


def in_language(path: str, before: str, language: str) -> str:
    """The same page in another language."""
    return language_folder(language) + path.removeprefix(language_folder(before))


def relative(path: str, seen_from: str) -> str:
    """How a page at ``seen_from`` names another file of the site.

    >>> relative("hue/index.html", "hue/hue-2026-1/co-quan/hue-so-y-te.html")
    '../../index.html'
    """
    page, mark, fragment = path.partition("#")
    if page == seen_from and fragment:
        return f"#{fragment}"
    return relpath(page, dirname(seen_from) or ".") + mark + fragment


def plain(name: str) -> str:
    """A name that may stand in a path as it is; SiteError for any other, which no key of the data is."""
    if not _PLAIN.fullmatch(name) or len(name) > 120:
        raise SiteError(
            f"Tên “{name}” không dùng làm địa chỉ được: chỉ chữ không dấu, số, gạch nối.",
            f"The name “{name}” cannot be an address: only plain letters, digits and hyphens.",
        )
    return name


def _no_page(address: str) -> SiteError:
    return SiteError(f"Liên kết “{address}” không có trang tĩnh.", f"The link “{address}” has no static page.")
