"""The public releases with what is in them: what the static site, the open data and the exports are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from connectors.ledger import Ledger
from connectors.ledger import Release as KeptRelease
from connectors.publishing.signatures import bundle_of
from connectors.release import Release, open_release
from connectors.scorecard import Scorecard


@dataclass(frozen=True, eq=False)
class Published:
    """A public release: what the ledger knows of it, its bundle with the signature, and all that is in it.

    ``releases`` are the public releases of its locality, the newest first; it is one of them.
    """

    record: KeptRelease
    bundle: bytes
    releases: tuple[KeptRelease, ...]

    @property
    def name(self) -> str:
        """Its name, which is its address."""
        return self.record.name

    @property
    def holds(self) -> bool:
        """Whether no later release has taken its place."""
        return self.record.superseded_by is None

    @cached_property
    def opened(self) -> Release:
        """What is in the bundle; ReleaseError where it was damaged."""
        return open_release(self.bundle)

    @cached_property
    def scorecard(self) -> Scorecard:
        """The scorecard, made from the accepted values of the bundle."""
        return self.opened.scorecard()


def public_records(ledger: Ledger, locality: str) -> tuple[KeptRelease, ...]:
    """The public releases of a locality, superseded ones too: the newest year first, in it the newest first."""
    public = [each for each in ledger.releases.all(locality) if each.published_at]
    return tuple(sorted(public, key=lambda each: (each.year, each.number), reverse=True))


def holding_before(records: Iterable[KeptRelease], year: int) -> dict[int, KeptRelease]:
    """Of the public releases given, the one that holds for each year before ``year``."""
    return {each.year: each for each in records if each.superseded_by is None and each.year < year}


def published(ledger: Ledger, locality: str) -> list[Published]:
    """The public releases of a locality in the order of :func:`public_records`; a scorecard is made when asked for."""
    records = public_records(ledger, locality)
    return [Published(record, bundle_of(ledger, record), records) for record in records]
