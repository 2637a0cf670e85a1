"""A list of accounts is taken as a whole, or every line that is wrong is named."""

from pathlib import Path

import pytest

from connectors.access.accounts_file import AccountsFileRefused, LineMistake, read_accounts
from connectors.access.accounts_rules import Places, places_of
from connectors.ledger import Account
from connectors.localities import load


@pytest.fixture(scope="module")
def places() -> Places:
    return places_of(load("hue", 2026))


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "tai-khoan.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def mistakes(file: Path, places: Places) -> list[LineMistake]:
    with pytest.raises(AccountsFileRefused) as caught:
        read_accounts(file, places)
    return list(caught.value.mistakes)


EXPECTED = [
    Account("an@hue.gov.vn", "agency", "hue-so-yte", "hue"),
    Account("binh@hue.gov.vn", "administrator", "", "hue"),
]


@pytest.mark.parametrize(
    "content",
    [
        "email,role,agency\nan@hue.gov.vn,agency,hue-so-yte\nbinh@hue.gov.vn,administrator,\n",
        "\ufeffThư điện tử;Vai trò;Cơ quan\r\nAn@hue.gov.vn;agency;Sở Y tế\r\n;;\r\nbinh@hue.gov.vn;Quản trị;",
        "Họ tên\tagency\temail\trole\nAn\tSở Y tế\tan@hue.gov.vn\tagency\nBình\t\tbinh@hue.gov.vn\tadministrator",
        '\n"email","role","agency"\n"an@hue.gov.vn","agency","Sở Y tế"\n"binh@hue.gov.vn","administrator"\n',
    ],
    ids=["plain", "as Excel writes it here", "other columns and tabs", "quoted"],
)
def test_lists_as_offices_write_them_are_read(content: str, tmp_path: Path, places: Places) -> None:
    assert read_accounts(written(tmp_path, content), places) == EXPECTED


def test_every_wrong_line_is_named(tmp_path: Path, places: Places) -> None:
    content = (
        "email,role,agency,ghi chú\n"
        "an@hue.gov.vn,agency,Sở Y tế,\n"
        'binh,viewer,,"hai\ndòng"\n'
        "\n"
        "cuong@hue.gov.vn,chu tich,,\n"
        "AN@hue.gov.vn,viewer,,\n"
        "dung@hue.gov.vn,agency,,\n"
    )
    found = mistakes(written(tmp_path, content), places)
    assert [each.line for each in found] == [3, 6, 7, 8]
    for each, part in zip(found, ["“binh”", "“chu tich”", "đã có ở dòng 2", "cần một cơ quan"], strict=True):
        assert part in each.message.vi
    assert "on line 2 already" in found[2].message.en


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("", 1, "không có tài khoản nào"),
        ("email,role,agency\n\n", 1, "không có tài khoản nào"),
        ("email,vai trò\nan@hue.gov.vn,viewer\n", 1, "thiếu cột: cơ quan (agency)"),
        ("an@hue.gov.vn,viewer,\n", 1, "thiếu cột"),
        ("email,role,agency\nan@hue.gov.vn,viewer,,,\n", 2, "nhiều ô hơn"),
        ('email,role,agency\nan@hue.gov.vn,"viewer\n', 2, "không đọc được dòng này"),
        ("email,role,agency\nđặng@hue.gov.vn,viewer,\n".encode("utf-16-le"), 2, "không phải UTF-8"),
        (b"email,role,agency\nan@hue.gov.vn,viewer,\ncan@hue.vn,agency,S\xf4 Y t\xea\n", 3, "không phải UTF-8"),
        (b"email,role,agency\n" + b"a" * (5 * 2**20), 1, "lớn hơn 5 MB"),
        (b"\x00" * 40, 1, ""),
    ],
)
def test_what_is_no_list_is_refused(content: str | bytes, line: int, said: str, tmp_path: Path, places: Places) -> None:
    (found,) = mistakes(written(tmp_path, content), places)
    assert found.line == line
    assert said in found.message.vi
