"""The .docx as bytes: the same paper is the same file, and nobody's name or hour is in it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, cast

from docx.document import Document
from docx.oxml.ns import qn

from connectors.papers.form.styles import LANGUAGE
from connectors.papers.form.text import clean, element
from connectors.papers.paper import Paper

#: Where a paper is not dated yet; a file must name some day.
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
_WORD = "http://schemas.microsoft.com/office/word"
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def set_properties(document: Document, paper: Paper) -> None:
    """What Word shows of a file: its title, and the body that issues it in place of a person."""
    day = paper.letterhead.day
    moment = datetime.combine(day, time(), UTC) if day else UNDATED
    core = document.core_properties
    core.title, core.subject = _line(paper.title), _line(paper.subject)
    core.author, core.last_modified_by = _line(paper.letterhead.body), ""
    core.language, core.comments, core.keywords = LANGUAGE, "", ""
    core.created = core.modified = moment.replace(tzinfo=None)
    core.revision = 1
    _open_as_new(document)
    _drop_thumbnail(document)


def packed(document: Document) -> bytes:
    """The bytes of the file, each part with the same fixed time."""
    loose = BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as parts:
        return zipped({name: parts.read(name) for name in parts.namelist()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in one ZIP, in their order, each with the same fixed time."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            made.writestr(entry, content)
    return target.getvalue()


def _line(text: str) -> str:
    return " ".join(clean(text).split())[:255]


def _open_as_new(document: Document) -> None:
    """Word 2013 and later open it without their “compatibility mode”."""
    settings = cast(Any, document.settings.element)
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    setting = element("w:compatSetting", name="compatibilityMode", uri=_WORD, val=15)
    settings.find(qn("w:rsids")).addprevious(element("w:compat", setting))


def _drop_thumbnail(document: Document) -> None:
    """The preview of the empty model python-docx begins with is none of this paper."""
    links = cast(Any, document.part.package).rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/thumbnail")]:
        links.pop(name)
