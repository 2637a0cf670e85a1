"""Building the site: what changed is made anew, the rest is taken over, and the new site replaces the old at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from connectors.ledger import Ledger
from connectors.presentation.status import release_state
from connectors.presentation.words import word
from connectors.site import addresses, open_data
from connectors.site.faults import SiteError
from connectors.site.folder import RECORD, BuiltUnit, Record, built_beside, keep, record_of, take_over
from connectors.site.frame import LANGUAGES, Framing
from connectors.site.front_pages import FrontLine, assets, front_pages, sitemaps
from connectors.site.parts import Part, Source, parts_of
from connectors.site.release_frame import Pages
from rubric.text import Text

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class BuildReport:
    """What a build did. ``written`` are files that are new or different; ``parts_made`` were not taken over whole."""

    files: int
    size: int
    written: int
    parts_made: tuple[str, ...]
    parts_kept: tuple[str, ...]
    seconds: float


def build_site(
    ledger: Ledger,
    localities: Mapping[str, Text],
    target: Path,
    *,
    address: str = "",
    on_progress: Progress | None = None,
) -> BuildReport:
    """Build the site of all public releases of these localities, by their names, in ``target``.

    ``address`` is where it will be served; with it, addresses are whole and search engines get a map. SiteError where
    nothing was built; whatever stood in ``target`` stands there still.
    """
    began = time.monotonic()
    address, target = _whole(address), target.resolve()
    old = record_of(target)
    with built_beside(target) as new:
        build = _Build(target, new, old, address)
        sources = [Source(ledger, key, name) for key, name in localities.items()]
        for source in sources:
            build.add_all(parts_of(source, address), on_progress)
        shown = [source for source in sources if source.records]
        build.add_all([_common_part(shown, address)], on_progress)
        if address:
            build.add_all([Part("map", "", lambda _: sitemaps(_mapped(build.units, shown), address))], None)
        build.check_links()
        Record(build.units).write(new)
    return build.report(time.monotonic() - began)


class _Build:
    """One build under way."""

    def __init__(self, target: Path, new: Path, old: Record, address: str) -> None:
        self._target, self._new, self._old, self._address = target, new, old, address
        self.units: dict[str, BuiltUnit] = {}
        self._written, self._made, self._kept = 0, [], []

    def add_all(self, parts: list[Part], on_progress: Progress | None) -> None:
        for place, part in enumerate(parts, 1):
            self._add(part)
            if on_progress:
                on_progress(place, len(parts), part.name)

    def _add(self, part: Part) -> None:
        before = self._old.units.get(part.name)
        if part.key and before is not None and before.key == part.key and self._is_there(before):
            for path in before.files:
                take_over(self._new / path, self._target / path)
            self.units[part.name] = before
            self._kept.append(part.name)
            return
        framing = Framing(self._address, lambda path: (self._new / path).read_bytes())
        files: dict[str, int] = {}
        for path, make in part.make(framing).items():
            content = make()
            files[path] = len(content)
            self._written += not keep(self._new / path, self._target / path, content)
        self.units[part.name] = BuiltUnit(part.key, files, tuple(sorted(framing.linked - files.keys())))
        self._made.append(part.name)

    def _is_there(self, unit: BuiltUnit) -> bool:
        files = ((self._target / path, size) for path, size in unit.files.items())
        return all(file.is_file() and file.stat().st_size == size for file, size in files)

    def check_links(self) -> None:
        """SiteError for a link that leads to no file of the site, and for two parts that made the same file."""
        every = [path for unit in self.units.values() for path in unit.files]
        there = set(every)
        if len(there) != len(every):
            twice = next(path for path in every if every.count(path) > 1)
            raise SiteError(f"Hai phần của trang cùng ghi {twice}.", f"Two parts of the site both make {twice}.")
        for name, unit in self.units.items():
            for path in unit.links:
                if path not in there:
                    raise SiteError(
                        f"Phần {name} có liên kết đến {path}, trang này không có.",
                        f"The part {name} links to {path}, which the site does not have.",
                    )

    def report(self, seconds: float) -> BuildReport:
        sizes = [size for unit in self.units.values() for size in unit.files.values()]
        return BuildReport(len(sizes), sum(sizes), self._written, tuple(self._made), tuple(self._kept), seconds)


def _common_part(sources: list[Source], address: str) -> Part:
    """The first pages, style and script, and what describes the open data: small, so they are made each time."""

    def make(framing: Framing) -> Pages:
        names = {source.key: source.name for source in sources}
        pages = {**assets(), **open_data.common_files(names, {each.key: each.records for each in sources})}
        for language in LANGUAGES:
            pages |= front_pages([_front_line(source, language) for source in sources], language, framing)
        return pages

    return Part("common", "", make)


def _front_line(source: Source, language: str) -> FrontLine:
    holding = next(each for each in source.records if each.superseded_by is None)
    path = addresses.front(source.key, language)
    state = release_state(holding, language)
    if source.is_illustration:
        state = f"{word('illustration', language)} · {state}"
    return FrontLine(source.name.in_(language), path, holding.name, state)


def _mapped(units: Mapping[str, BuiltUnit], sources: list[Source]) -> list[tuple[str, datetime | None]]:
    """Every page with when its release was published; what is of several releases has the newest."""
    days = {each.name: each.published_at for source in sources for each in source.records}
    pages = ((path, days.get(name.partition("/")[0])) for name, unit in units.items() for path in unit.files)
    return sorted((path, at) for path, at in pages if path.endswith(".html"))


def _whole(address: str) -> str:
    """The address without its last slash; SiteError for one that is none of the web."""
    parts = urlsplit(address)
    if address and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment):
        raise SiteError(
            f"“{address}” không phải địa chỉ web, ví dụ https://thuocdo57.hue.gov.vn.",
            f"“{address}” is no address of the web, such as https://thuocdo57.hue.gov.vn.",
        )
    return address.rstrip("/")


__all__ = ["RECORD", "BuildReport", "build_site"]
