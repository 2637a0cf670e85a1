"""Every file by its path: they tell of each other truly, and equal releases make equal bytes."""

import hashlib
import io
import json
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

import polars as pl

from connectors.ledger import Ledger
from connectors.localities import locality_names
from connectors.open_data.catalogue import TABLES
from connectors.open_data.files import RELEASE_FILES, common_files, locality_files, release_files
from connectors.open_data.licence import citation
from connectors.published import Published, public_records
from connectors.release import Release
from connectors.release.verifying import verify
from tests.golden.making import HERE
from tests.unit.connectors.open_data.conftest import public

FOLDER = "releases/vang-2026-1/"


def beside(path: str, other: str) -> str:
    """Where a path leads that the file at ``path`` tells of."""
    parts = list(PurePosixPath(path).parent.parts)
    for step in PurePosixPath(other).parts:
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)


def test_a_release_has_every_table_in_every_form_its_bundle_and_its_description(published: Published) -> None:
    assert set(release_files(published)) == {f"{FOLDER}{name}" for name in RELEASE_FILES}
    assert len(RELEASE_FILES) >= 6 * 3 + 2


def test_the_description_tells_size_and_hash_of_every_file_and_the_bundle_verifies(published: Published) -> None:
    files = release_files(published)
    told = json.loads(files[f"{FOLDER}release.json"]())
    listed: list[dict[str, Any]] = [each for table in told["tables"].values() for each in table["files"].values()]
    listed += [told["bundle"], *told["other_files"].values()]
    assert {f"{FOLDER}{each['path']}" for each in listed} == set(files) - {f"{FOLDER}release.json"}
    for each in listed:
        content = files[f"{FOLDER}{each['path']}"]()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (each["size"], each["sha256"])
    assert verify(files[f"{FOLDER}bundle.zip"]()).is_intact


def test_every_path_that_a_file_tells_of_is_there(published: Published) -> None:
    names = locality_names(HERE)
    common = common_files(names, {"vang": published.releases})
    files = common | locality_files("vang", names["vang"], [published]) | release_files(published)
    told = json.loads(files[f"{FOLDER}release.json"]())
    listed = json.loads(files["localities/vang/releases.json"]())
    index = json.loads(files["index.json"]())
    paths = [
        beside(f"{FOLDER}release.json", told["dictionary"]),
        *(beside(f"{FOLDER}release.json", table["schema"]) for table in told["tables"].values()),
        *(beside("localities/vang/releases.json", each["description"]) for each in listed["releases"]),
        *(beside("localities/vang/releases.json", each["bundle"]["path"]) for each in listed["releases"]),
        *(beside("index.json", each["releases"]) for each in index["localities"]),
        *(beside("index.json", each) for each in index["schemas"].values()),
        index["description"],
        index["dictionary"],
    ]
    assert set(paths) <= set(files)
    assert all("." in path.rpartition("/")[2] for path in files)  # a plain web server goes by the ending


def test_the_three_forms_hold_the_same_rows(published: Published) -> None:
    files = release_files(published)
    for name, table in TABLES.items():
        parquet = pl.read_parquet(io.BytesIO(files[f"{FOLDER}{name}.parquet"]()))
        plain = parquet.with_columns(pl.col(pl.Date).cast(pl.String))
        rows = json.loads(files[f"{FOLDER}{name}.json"](), parse_float=Decimal)
        assert rows == plain.to_dicts(), name
        csv = pl.read_csv(
            files[f"{FOLDER}{name}.csv"](), schema=table.schema | dict.fromkeys(_text(table.schema), pl.String)
        )
        assert csv.equals(parquet), name


def _text(schema: dict[str, Any]) -> list[str]:
    return [name for name, kind in schema.items() if kind == pl.String]


def test_making_them_again_gives_the_same_bytes(published: Published) -> None:
    again = Published(published.record, published.bundle, published.releases)
    one, other = release_files(published), release_files(again)
    assert {path: make() for path, make in one.items()} == {path: make() for path, make in other.items()}


def test_a_correction_is_told_of_by_both_releases(ledger: Ledger, release: Release) -> None:
    first = public(ledger, release.bundle)
    public(ledger, release.bundle, "vang-2026-2", supersedes=first.number)
    records = public_records(ledger, "vang")
    both = [Published(each, release.bundle, records) for each in records]
    told = json.loads(locality_files("vang", locality_names(HERE)["vang"], both)["localities/vang/releases.json"]())
    newest, oldest = told["releases"]
    assert (newest["name"], newest["state"], newest["corrects"]) == ("vang-2026-2", "holds", "vang-2026-1")
    assert newest["correction"] == "sửa điểm Sở Hai"
    assert (oldest["name"], oldest["state"]) == ("vang-2026-1", "superseded")
    assert oldest["superseded_by"] == "vang-2026-2"


def test_the_citation_names_release_decision_set_and_licence(release: Release) -> None:
    said = citation(release)
    used = release.manifest.criteria_set
    for text in (said.vi, said.en):
        assert all(part in text for part in ("vang-2026-1", "57/QĐ-UBND", used.hash, "CC BY 4.0"))
    assert said.vi.startswith("DỮ LIỆU MINH HOẠ")
    assert "31/01/2027" in said.vi
    assert "2027-01-31" in said.en
