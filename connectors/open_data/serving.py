"""The files of the open data as this installation has them now: found by path, made once for each state of things."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import lru_cache

from connectors.ledger import Ledger
from connectors.ledger import Release as KeptRelease
from connectors.localities import locality_names
from connectors.open_data.files import (
    RELEASE_FILES,
    Keep,
    Maker,
    common_files,
    locality_makers,
    release_makers,
    releases_path,
    schema_path,
)
from connectors.open_data.keeping import KeptFile, Shelf
from connectors.open_data.schemas import SCHEMAS
from connectors.published import Published, public_records
from connectors.publishing.signatures import bundle_of
from connectors.settings import settings
from rubric.text import Text

Records = tuple[KeptRelease, ...]
_ANYWHERE = {"index.json", "openapi.json", "dictionary.json", *map(schema_path, SCHEMAS)}


class Stock:
    """What can be had. Nothing but public releases is ever looked into; whatever else there is has no path here."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf()
        # Only while files are made: what is made lies on the shelf, and an opened release is large.
        self._makers = lru_cache(maxsize=1)(self._makers_of)

    def file(self, path: str) -> KeptFile | None:
        """The file at a path below ``api/v1/``; None where there is none. It may take long: never on the event loop.

        LedgerFault where the ledger cannot be used, ReleaseError where a bundle in it was damaged.
        """
        if path in _ANYWHERE:
            localities, public = self._localities()
            state = tuple(public.items())
            return self._shelf.file((path, state), common_files(localities, public)[path])
        match path.split("/"):
            case ["localities", locality, "releases.json"]:
                return self._of_locality(locality)
            case ["releases", name, file] if file in RELEASE_FILES:
                return self._of_release(name, path)
            case _:
                return None

    def _of_locality(self, locality: str) -> KeptFile | None:
        localities, public = self._localities()
        if locality not in localities:
            return None
        path, records = releases_path(locality), public[locality]

        def make() -> bytes:
            published = [Published(each, bundle_of(_ledger(), each), records) for each in records]
            return locality_makers(locality, localities[locality], published, self._keep(records))[path]()

        return self._shelf.file((path, records), make)

    def _of_release(self, name: str, path: str) -> KeptFile | None:
        records = _public(name.rsplit("-", 2)[0])
        record = next((each for each in records if each.name == name), None)
        if record is None:
            return None

        def make() -> bytes:
            return self._makers(record, records)[path]()

        return self._shelf.file((path, records), make)

    def _makers_of(self, record: KeptRelease, records: Records) -> dict[str, Maker]:
        return release_makers(Published(record, bundle_of(_ledger(), record), records), self._keep(records))

    def _keep(self, state: Hashable) -> Keep:
        """How what is made for others to tell of is kept: on the shelf, for this state of the locality's releases."""

        def keep(path: str, make: Maker) -> bytes:
            return self._shelf.file((path, state), make).content

        return keep

    def _localities(self) -> tuple[Mapping[str, Text], Mapping[str, Records]]:
        """The localities served, with their public releases: the one that is set, and all that have any."""
        chosen, names = settings().locality, locality_names(settings().data)
        public = {locality: _public(locality) for locality in names}
        served = {each: name for each, name in names.items() if public[each] or each == chosen}
        return served, {each: public[each] for each in served}


@lru_cache(maxsize=1)
def stock() -> Stock:
    """The stock of this process, which interface and page share."""
    return Stock()


def _public(locality: str) -> Records:
    chosen = settings()
    if locality not in locality_names(chosen.data) or not chosen.has_ledger:
        return ()
    return public_records(_ledger(), locality)


def _ledger() -> Ledger:
    return _opened(str(settings().ledger_place))


@lru_cache(maxsize=2)
def _opened(place: str) -> Ledger:
    del place
    return Ledger.at_to_read(settings())
