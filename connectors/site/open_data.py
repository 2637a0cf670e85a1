"""The open data of the site: the same files under the same paths as the dashboard serves them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from connectors.ledger import Release
from connectors.open_data import files
from connectors.presentation.open_data.open_data_view import API, OpenDataView, open_data_view
from connectors.published import Published
from rubric.text import Text

Files = Mapping[str, Callable[[], bytes]]
Read = Callable[[str], bytes]


def release_files(published: Published) -> Files:
    """The files of a release by their path in the site."""
    return _in_site(files.release_files(published))


def locality_files(locality: str, name: Text, published: Sequence[Published]) -> Files:
    """The files of a locality that are of no single release."""
    return _in_site(files.locality_files(locality, name, published))


def common_files(localities: Mapping[str, Text], public: Mapping[str, Sequence[Release]]) -> Files:
    """The files of no locality: the description of the rest."""
    return _in_site(files.common_files(localities, public))


def view(locality: str, language: str, read: Read) -> OpenDataView:
    """What the page of a locality shows, told by the files themselves; ``read`` opens one that was made before."""

    def told(path: str) -> Any:
        return json.loads(read(f"{API}{path}"))

    listed = told(files.releases_path(locality))
    holding = [each["name"] for each in listed["releases"] if each["state"] == "holds"]
    return open_data_view(listed, {name: told(f"releases/{name}/{files.RELEASE}") for name in holding}, language)


def _in_site(made: Files) -> Files:
    return {f"{API}{path}": make for path, make in made.items()}
