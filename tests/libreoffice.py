"""Word papers as PDF in the tests, and what stands on their pages. All papers of a test go through one run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from connectors.papers.pdf import find_soffice, pdf_of


@dataclass(frozen=True)
class Pdf:
    """A PDF: its pages as text, one string a page."""

    path: Path
    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of its text on one line, so that a sentence is found wherever its lines break."""
        return one_line("\n".join(self.pages))


def one_line(text: str) -> str:
    """A text without its line ends and double spaces."""
    return re.sub(r"\s+", " ", text).strip()


def pdfs(papers: Mapping[str, bytes], folder: Path) -> dict[str, Pdf]:
    """The .docx of ``papers``, by name, as PDF. The test is skipped where LibreOffice or pdftotext is not there."""
    if reason := _why_not():
        pytest.skip(reason)
    for name, content in papers.items():
        (folder / f"{name}.docx").write_bytes(content)
    made = pdf_of([folder / f"{name}.docx" for name in papers], folder)
    return {name: Pdf(path, _pages(path)) for name, path in zip(papers, made, strict=True)}


def _why_not() -> str:
    if told := os.environ.get("THUOCDO_SKIP_PAPERS"):
        return told
    if find_soffice() is None:
        return "không có LibreOffice Writer / there is no LibreOffice Writer"
    return "" if shutil.which("pdftotext") else "không có pdftotext / there is no pdftotext (poppler-utils)"


def _pages(path: Path) -> tuple[str, ...]:
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return tuple(text.split("\f")[:-1])
