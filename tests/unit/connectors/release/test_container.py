"""The bundle as a file: an ordinary zip to everybody, and no other zip is taken for one."""

import io
import stat
import struct
import zipfile
import zlib
from bisect import bisect_right

import pytest

from connectors.release.container import ORDER, SINCE_FORMAT_2, pack, unpack
from connectors.release.faults import ReleaseError
from tests.golden.making import FILE, FILE_2

TWO = {"manifest.json": b'{"a": 1}', "README.txt": "Đọc trước".encode()}


def zipped(*entries: tuple[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def refusal(bundle: bytes) -> str:
    with pytest.raises(ReleaseError) as refused:
        unpack(bundle)
    return refused.value.message.en


def test_any_zip_program_opens_it() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(TWO))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["README.txt", "manifest.json"]
        assert {name: archive.read(name) for name in archive.namelist()} == TWO
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {stat.S_ISREG(entry.external_attr >> 16) for entry in archive.infolist()} == {True}


def test_what_is_packed_comes_out_again_whatever_the_order() -> None:
    assert pack(TWO) == pack(dict(reversed(TWO.items())))
    unpacked = unpack(pack(TWO))
    assert dict(unpacked.files) == TWO
    assert unpacked.damage == ()


@pytest.mark.parametrize(
    "name",
    ["../manifest.json", "/etc/passwd", "a/manifest.json", "manifest.json\0", "C:\\x", "run.sh", "Manifest.json"],
)
def test_a_file_that_does_not_belong_is_refused(name: str) -> None:
    called = name.encode()
    content = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0x21, zlib.crc32(b"x"), 1, 1, len(called), 0)
    assert "unknown file" in refusal(content + called + b"x")


def test_a_bomb_is_refused_before_anything_is_unpacked() -> None:
    bomb = zipped(("manifest.json", bytes(50_000_000)), how=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    assert refusal(bomb) == "manifest.json is compressed or has a password; bundles never are"


def test_a_name_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zipped(("README.txt", b"one"), ("README.txt", b"two"))
    assert refusal(twice) == "README.txt is in the bundle twice"


def test_files_in_another_order_are_refused() -> None:
    assert refusal(zipped(("manifest.json", b"{}"), ("README.txt", b""))) == "README.txt is not in its place"


def test_an_entry_that_claims_more_than_there_is_is_refused() -> None:
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0x21, 0, 2**32 - 1, 2**32 - 1, 10, 0)
    assert refusal(head + b"README.txt" + b"x") == "the bundle is cut off within README.txt"


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04", b"%PDF-1.7", b"\x00" * 1000, pack({})])
def test_what_is_no_bundle_is_refused(content: bytes) -> None:
    with pytest.raises(ReleaseError):
        unpack(content)


def test_a_link_in_place_of_a_file_is_damage() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo("README.txt", (1980, 1, 1, 0, 0, 0))
        entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    assert unpack(target.getvalue()).damage != ()


@pytest.mark.parametrize("bundle", [pack(TWO) + b"x", pack(TWO)[:-1], pack(TWO)[:-22], pack(TWO) + pack(TWO)])
def test_anything_before_behind_or_missing_is_damage(bundle: bytes) -> None:
    assert unpack(bundle).damage != ()


def test_something_in_front_is_refused() -> None:
    with pytest.raises(ReleaseError):
        unpack(b"#!/bin/sh\n" + pack(TWO))


@pytest.mark.slow
def test_every_single_byte_counts_and_that_of_a_file_names_it() -> None:
    whole = FILE.read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        entries = archive.infolist()
    begins = [entry.header_offset for entry in entries]
    for place in range(len(whole)):
        changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        try:
            damage = unpack(changed).damage
        except ReleaseError as refused:
            damage = ((refused.file, ""),)
        assert damage, f"byte {place} does not count"
        entry = entries[bisect_right(begins, place) - 1]
        first = entry.header_offset + 30 + len(entry.filename)
        if first <= place < first + entry.file_size:
            assert [name for name, _ in damage] == [entry.filename]


def test_the_golden_bundle_has_every_file_of_the_order() -> None:
    assert tuple(unpack(FILE_2.read_bytes()).files) == ORDER
    assert tuple(unpack(FILE.read_bytes()).files) == tuple(name for name in ORDER if name not in SINCE_FORMAT_2)
