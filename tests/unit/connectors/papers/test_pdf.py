"""PDF is made where LibreOffice has its Writer, and refused in words where it has not."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.papers.pdf import PdfError, find_soffice, pdf_of


def office(folder: Path, *parts: str) -> Path:
    """A folder that looks like LibreOffice on Linux; its program ends well and makes nothing."""
    folder.mkdir()
    for part in parts:
        (folder / part).touch()
    program = folder / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_libreoffice_without_its_writer_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_SOFFICE", str(office(tmp_path / "calc", "libsofficeapp.so")))
    assert find_soffice() is None
    with pytest.raises(PdfError, match="There is no LibreOffice Writer"):
        pdf_of([tmp_path / "a.docx"], tmp_path)


def test_a_paper_that_libreoffice_did_not_make_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = office(tmp_path / "whole", "libsofficeapp.so", "libswlo.so")
    monkeypatch.setenv("THUOCDO_SOFFICE", str(whole))
    assert find_soffice() == whole
    with pytest.raises(PdfError, match=r"LibreOffice made no a\.pdf"):
        pdf_of([tmp_path / "a.docx"], tmp_path)
