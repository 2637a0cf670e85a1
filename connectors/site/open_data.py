"""The open data of the site: the same files under the same paths as the dashboard serves them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from connectors.ledger import Release
from connectors.published import Published

Files = Mapping[str, Callable[[], bytes]]
API = "api/v1/"


def release_folder(name: str) -> str:
    """Where the files of a release stand."""
    return f"{API}releases/{name}/"


def release_files(published: Published) -> Files:
    """The files of a release by their path in the site."""
    return {f"{release_folder(published.name)}bundle.zip": lambda: published.bundle}


def locality_files(locality: str, records: Sequence[Release]) -> Files:
    """The files of a locality that are of no single release."""
    del locality, records
    return {}


def common_files() -> Files:
    """The files of no locality: the description of the rest."""
    return {}
