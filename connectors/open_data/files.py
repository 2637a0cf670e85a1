"""Every file of the open data by its path below ``api/v1/``, made when it is asked for.

The paths are those of the interface of the app and of the static site alike: all have an ending, so that a plain web
server serves them right, and every path that one file tells of another is relative to the one that tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

import polars as pl

from connectors.ledger import Release as KeptRelease
from connectors.open_data.catalogue import FORMATS, TABLES
from connectors.open_data.description import FileTold, described, in_json, licence, state
from connectors.open_data.dictionary import TITLE, dictionary
from connectors.open_data.extras import EXTRA_FILES
from connectors.open_data.licence import ILLUSTRATION, LICENCE_LINK, citation
from connectors.open_data.openapi import description
from connectors.open_data.schemas import SCHEMAS, schema_file
from connectors.open_data.writing import as_csv, as_json, as_parquet
from connectors.published import Published
from rubric.text import Text

Maker = Callable[[], bytes]
Keep = Callable[[str, Maker], bytes]
INDEX, OPENAPI, DICTIONARY = "index.json", "openapi.json", "dictionary.json"
RELEASE, BUNDLE = "release.json", "bundle.zip"
TABLE_FILES: Mapping[str, tuple[str, str]] = {f"{table}.{form}": (table, form) for table in TABLES for form in FORMATS}
RELEASE_FILES = (RELEASE, BUNDLE, *TABLE_FILES, *EXTRA_FILES)


def release_files(published: Published) -> dict[str, Maker]:
    """The files of one release; each is made once, when it is asked for or told of, as long as the mapping is there."""
    return _each_once(lambda keep: release_makers(published, keep))


def locality_files(locality: str, name: Text, published: Sequence[Published]) -> dict[str, Maker]:
    """The list of the public releases of one locality, which stand in the order given."""
    return _each_once(lambda keep: locality_makers(locality, name, published, keep))


def release_makers(published: Published, keep: Keep) -> dict[str, Maker]:
    """What makes each file of a release. What tells of others gets them by ``keep``, which may have them already."""
    made = _Release(published)
    folder = f"releases/{published.name}"
    makers: dict[str, Maker] = {
        f"{folder}/{BUNDLE}": lambda: published.bundle,
        **{f"{folder}/{name}": partial(made.table, *what) for name, what in TABLE_FILES.items()},
        **{f"{folder}/{name}": partial(make, published) for name, make in EXTRA_FILES.items()},
    }
    others = {path: partial(keep, path, make) for path, make in makers.items()}
    return {**makers, f"{folder}/{RELEASE}": partial(made.described, others, folder)}


def locality_makers(locality: str, name: Text, published: Sequence[Published], keep: Keep) -> dict[str, Maker]:
    """What makes the files of a locality, as :func:`release_makers`."""
    return {releases_path(locality): lambda: in_json(_listed(locality, name, published, keep))}


def releases_path(locality: str) -> str:
    """Where the list of the releases of a locality lies."""
    return f"localities/{locality}/releases.json"


def common_files(localities: Mapping[str, Text], public: Mapping[str, Sequence[KeptRelease]]) -> dict[str, Maker]:
    """What is not of one locality: ``localities`` are those served with their names, ``public`` their releases."""
    names = [each.name for locality in localities for each in public.get(locality, ())]
    return {
        INDEX: lambda: in_json(_index(localities, public)),
        OPENAPI: lambda: in_json(description(list(localities), names)),
        DICTIONARY: lambda: in_json(dictionary()),
        **{schema_path(name): partial(_schema, name) for name in SCHEMAS},
    }


def schema_path(name: str) -> str:
    """Where the schema of a table or of another file lies."""
    return f"schemas/{name}.schema.json"


class _Release:
    """The makers of one release, which share its frames."""

    def __init__(self, published: Published) -> None:
        self._published = published

    @cached_property
    def _frames(self) -> dict[str, pl.DataFrame]:
        return {name: table.frame(self._published.opened) for name, table in TABLES.items()}

    def table(self, name: str, form: str) -> bytes:
        """A table in one of the formats."""
        frame = self._frames[name]
        if form == "csv":
            return as_csv(frame)
        return as_json(frame) if form == "json" else as_parquet(frame, self._told())

    def described(self, makers: Mapping[str, Maker], folder: str) -> bytes:
        """release.json, with the hash of every other file."""

        def told(name: str) -> FileTold:
            return FileTold.of(name, makers[f"{folder}/{name}"]())

        rows = {name: frame.height for name, frame in self._frames.items()}
        tables = {name: {form: told(f"{name}.{form}") for form in FORMATS} for name in TABLES}
        others = {name: told(name) for name in EXTRA_FILES}
        return in_json(described(self._published, rows, tables, told(BUNDLE), others))

    def _told(self) -> dict[str, str]:
        release = self._published.opened
        said = citation(release)
        stamp = {"illustration": ILLUSTRATION.vi} if release.manifest.is_illustration else {}
        return {"release": release.id, "licence": LICENCE_LINK, "citation": said.vi, "citation_en": said.en, **stamp}


def _listed(locality: str, name: Text, published: Sequence[Published], keep: Keep) -> dict[str, object]:
    def one(each: Published) -> dict[str, object]:
        path = f"releases/{each.name}/{BUNDLE}"
        bundle = FileTold.of(f"../../{path}", keep(path, lambda: each.bundle))
        return {**state(each, bundle), "description": f"../../releases/{each.name}/{RELEASE}"}

    return {
        "locality": {"id": locality, "name": name.model_dump()},
        "releases": [one(each) for each in published],
    }


def _index(localities: Mapping[str, Text], public: Mapping[str, Sequence[KeptRelease]]) -> dict[str, object]:
    return {
        "title": TITLE.model_dump(),
        "version": "v1",
        "licence": licence(),
        "description": OPENAPI,
        "dictionary": DICTIONARY,
        "schemas": {name: schema_path(name) for name in SCHEMAS},
        "localities": [
            {
                "id": locality,
                "name": name.model_dump(),
                "releases": f"localities/{locality}/releases.json",
                "public": len(public.get(locality, ())),
            }
            for locality, name in localities.items()
        ],
    }


def _schema(name: str) -> bytes:
    return in_json(schema_file(name))


def _each_once(makers_of: Callable[[Keep], dict[str, Maker]]) -> dict[str, Maker]:
    made: dict[str, bytes] = {}

    def keep(path: str, make: Maker) -> bytes:
        if path not in made:
            made[path] = make()
        return made[path]

    return {path: partial(keep, path, make) for path, make in makers_of(keep).items()}
