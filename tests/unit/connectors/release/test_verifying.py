"""Verifying: whatever was changed is told with its file, and with the agency and the criterion where that is known."""

from typing import Any

import pytest

from connectors.release.container import CONTENTS, MANIFEST, ORDER, README, pack, unpack
from connectors.release.keys import read_public_key
from connectors.release.verifying import Verification, verify
from tests.golden.making import FILE_2, HERE
from tests.unit.connectors.release.rebuilding import rebuilt, unsigned

GOLDEN = FILE_2.read_bytes()
KEY = read_public_key(HERE / "public-key-2.pem")


def said(result: Verification) -> list[str]:
    return [each.message.en for each in result.differences]


def file(name: str) -> bytes:
    return unpack(GOLDEN).files[name]


@pytest.mark.parametrize("name", ORDER)
@pytest.mark.parametrize("where", ["first", "middle", "last"])
def test_one_changed_byte_fails_and_names_its_file(name: str, where: str) -> None:
    content = file(name)
    at = GOLDEN.index(content) + {"first": 0, "middle": len(content) // 2, "last": len(content) - 1}[where]
    changed = GOLDEN[:at] + bytes([GOLDEN[at] ^ 1]) + GOLDEN[at + 1 :]
    result = verify(changed, key=KEY)
    assert result.exit_code == 2
    assert result.differences[0].file == name
    assert said(result)[0].startswith(f"{name} was changed")


@pytest.mark.parametrize("name", [README, MANIFEST, *CONTENTS])
def test_a_missing_file_fails_and_is_named(name: str) -> None:
    result = verify(pack({n: c for n, c in unpack(GOLDEN).files.items() if n != name}), key=KEY)
    assert result.exit_code == 2
    assert f"{name} is missing" in said(result)


def test_a_figure_altered_with_all_hashes_right_is_found_by_recomputing() -> None:
    figures = file("figures.json")
    altered = figures.replace(b'["so-hai",2026,"glad",30,0]', b'["so-hai",2026,"glad",36,0]')
    assert altered != figures
    result = verify(rebuilt(unsigned(GOLDEN), {"figures.json": altered}))
    assert result.exit_code == 2
    # 36 of 60 is 60 %, of the 70 % asked for 6/7: 8.57 of 10 points.
    finding = result.differences[0]
    assert (finding.file, finding.agency, finding.item) == ("findings.json", "so-hai", "liked")
    assert finding.message.en == "findings.json [so-hai, 2026, liked] points: published 714, recomputed 857"
    assert finding.message.vi == "findings.json [so-hai, 2026, liked] points: công bố 714, tính lại 857"
    assert "standings.json [so-hai, 2026] index: published 6517, recomputed 6660" in said(result)
    assert {each.agency for each in result.differences} == {"so-hai", ""}  # and the hash of all inputs
    assert said(result)[-1] == "the inputs are not those of the hash of inputs"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("findings.json", b'["so-ba",2026,"section",333,', b'["so-ba",2026,"section",334,', "[so-ba, 2026, section]"),
        ("standings.json", b'"bao-hai",2026,"bao","bao",6197', b'"bao-hai",2026,"bao","bao",6198', "[bao-hai, 2026]"),
        ("standings.json", b'"never_reported",null]', b'"never_reported",3]', "[bao-ba, 2026] rank"),
        ("targets.json", b'"numerator": 70', b'"numerator": 71', "[dao-tao-2030]"),
    ],
)
def test_a_result_altered_with_all_hashes_right_is_found(name: str, old: bytes, new: bytes, told: str) -> None:
    content = file(name)
    assert content.count(old) == 1
    result = verify(rebuilt(unsigned(GOLDEN), {name: content.replace(old, new)}))
    assert result.exit_code == 2
    assert [each.file for each in result.differences] == [name]
    assert told in said(result)[0]


def test_a_row_left_out_or_twice_is_found() -> None:
    row = b'["so-ba",2026,"section",333,1000,"partly_met",0],\n'
    findings = file("findings.json")
    without = verify(rebuilt(unsigned(GOLDEN), {"findings.json": findings.replace(row, b"")}))
    assert said(without) == ["findings.json [so-ba, 2026, section] a row too many or too few"]
    twice = verify(rebuilt(unsigned(GOLDEN), {"findings.json": findings.replace(row, row * 2)}))
    assert said(twice) == ["findings.json has a row twice"]


def test_a_criteria_set_altered_with_all_hashes_right_is_found() -> None:
    content = file("criteria-set.json").replace(b'"value": "70"', b'"value": "50"')
    result = verify(rebuilt(unsigned(GOLDEN), {"criteria-set.json": content}))
    assert said(result)[0].startswith("criteria_set.hash: it says ")
    assert "findings.json [so-hai, 2026, liked] points: published 714, recomputed 1000" in said(result)


def test_a_rebuilt_bundle_does_not_keep_its_signature() -> None:
    readme = file(README).replace("Phó Chủ tịch".encode(), "Chủ tịch".encode())
    result = verify(rebuilt(GOLDEN, {README: readme}), key=KEY)
    assert result.differences == ()  # all the hashes are right again
    assert (result.signed.standing, result.exit_code) == ("invalid", 2)


@pytest.mark.parametrize("change", [{"basis": "claimed"}, {"as_of": "2026-06-30"}, {"year": 2025}, {"locality": "hue"}])
def test_a_manifest_that_speaks_of_other_contents_is_found(change: dict[str, Any]) -> None:
    result = verify(rebuilt(unsigned(GOLDEN), {}, lambda told: told.update(change)))
    assert result.exit_code == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"columns": [], "rows": []}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"rows": [["so-mot",2026,"staff",' + b"9" * 30 + b",0]]}",
        b"NaN",
    ],
)
@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_that_cannot_be_read_is_told_and_nothing_breaks(name: str, content: bytes) -> None:
    result = verify(rebuilt(unsigned(GOLDEN), {name: content}))
    assert result.exit_code == 2
    assert result.differences[0].file in {name, MANIFEST, ""}


def test_a_set_of_endless_years_is_refused() -> None:
    content = file("criteria-set.json").replace(b'"last_year": 2026', b'"last_year": 99999999')
    result = verify(rebuilt(unsigned(GOLDEN), {"criteria-set.json": content}))
    assert said(result) == ["the years are out of range"]


def test_what_is_no_bundle_at_all_fails() -> None:
    result = verify(b"%PDF-1.7")
    assert (result.exit_code, said(result)) == (2, ["this is no bundle of a release"])
