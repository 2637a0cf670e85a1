import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Write = Callable[[xlsxwriter.Workbook], None]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def package_of(sheet: str, *, workbook: str = "", main: str = _MAIN, **parts: str) -> bytes:
    """A package written by hand: one worksheet with the given content, and other parts by name."""
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{_TYPES}">{workbook}'
        '<sheets><sheet name="2026" sheetId="7" r:id="rId1"/></sheets></workbook>'
    )
    relations = f'<Relationship Id="rId1" Type="{_TYPES}/worksheet" Target="worksheets/sheet1.xml"/>' + "".join(
        f'<Relationship Id="{name}" Type="{_TYPES}/{name}" Target="/xl/{name}.xml"/>' for name in parts
    )
    return zipped(
        {
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}" xmlns:r="{_TYPES}">{sheet}</worksheet>',
            **{f"xl/{name}.xml": part for name, part in parts.items()},
        }
    )


def written_by(write: Write) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    write(book)
    book.close()
    return content.getvalue()


def ole2(*names: str) -> bytes:
    """An OLE2 container of three sectors: header, allocation table, directory with the given streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = (62).to_bytes(2, "little") + (3).to_bytes(2, "little") + b"\xfe\xff\x09\x00\x06\x00"
    header[44:52] = (1).to_bytes(4, "little") + (1).to_bytes(4, "little")
    header[76:80] = (0).to_bytes(4, "little")
    table = b"\xfd\xff\xff\xff\xfe\xff\xff\xff" + b"\xff" * 504
    directory = b""
    for name in ("Root Entry", *names):
        entry = bytearray(128)
        typed = name.encode("utf-16-le") + b"\0\0"
        entry[: len(typed)] = typed
        entry[64:66] = len(typed).to_bytes(2, "little")
        entry[66] = 5 if name == "Root Entry" else 2
        directory += bytes(entry)
    return bytes(header) + table + directory.ljust(512, b"\0")


@pytest.fixture
def written() -> Callable[[Write], bytes]:
    """The bytes of a workbook that a function writes with XlsxWriter."""
    return written_by


@pytest.fixture
def package() -> Callable[..., bytes]:
    return package_of


@pytest.fixture
def archive() -> Callable[[Mapping[str, str | bytes]], bytes]:
    return zipped


@pytest.fixture
def container() -> Callable[..., bytes]:
    return ole2


@pytest.fixture
def small(written: Callable[[Write], bytes]) -> bytes:
    """A sound workbook of one tab with a text and a number."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet: Worksheet = book.add_worksheet("2026")
        sheet.write_string(0, 0, "Mã")
        sheet.write_number(0, 1, 12)

    return written(fill)
