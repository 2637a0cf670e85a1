"""thuocdo paper: from a release or from what stands now, into a folder in which nothing is written over."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from connectors.command_line import app

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(sample_var: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("THUOCDO_VAR", str(sample_var))

    def typed(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["paper", *words])
        return done.exit_code, done.output

    return typed


def header(file: Path) -> str:
    section = docx.Document(BytesIO(file.read_bytes())).sections[0]
    return " ".join(each.text for each in section.first_page_header.paragraphs).strip()


def test_papers_of_the_release_that_holds_and_provisional_ones_are_stamped(run: Run, tmp_path: Path) -> None:
    code, said = run("result", "--out", str(tmp_path / "released"))
    assert code == 0, said
    assert header(tmp_path / "released" / "hue-2026-cong-bo-ket-qua.docx") == "DỮ LIỆU MINH HOẠ"
    code, said = run("result", "--provisional", "--out", str(tmp_path / "now"))
    assert code == 0, said
    assert header(tmp_path / "now" / "hue-2026-cong-bo-ket-qua.docx") == "DỮ LIỆU MINH HOẠ – SỐ LIỆU TẠM TÍNH"


def test_reminders_are_a_file_each_and_none_for_whoever_owes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("reminder", "--out", str(tmp_path))[0] == 0
    written = sorted(each.name for each in tmp_path.iterdir())
    assert written == ["hue-2026-don-doc-20101.docx", "hue-2026-don-doc-hue-bao-ioc.docx"]
    assert "no agency needs this paper" in run("reminder", "--agency", "Sở Y tế", "--out", str(tmp_path / "none"))[1]
    assert not (tmp_path / "none").exists()


def test_nothing_is_written_over(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "hue-2026-bo-tieu-chi.docx"
    there.write_bytes(b"signed")
    code, said = run("criteria", "--out", str(tmp_path))
    assert (code, "never overwritten" in said) == (1, True)
    assert there.read_bytes() == b"signed"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["result", "--release", "hue-2026-1", "--provisional"], "give either"),
        (["criteria", "--provisional"], "not made from a release"),
        (["reminder", "--release", "hue-2026-1"], "not made from a release"),
        (["report", "--agency", "Sở Y tế"], "of the whole locality"),
        (["result", "--period", "H1"], "only the report has a half-year"),
        (["report", "--release", "hue-2026-9"], "no public release named hue-2026-9"),
        (["report", "--locality", "ha-tinh"], "nothing was released for 2026 yet"),
        (["report", "--locality", "ha-tinh", "--provisional"], "nothing was read yet"),
    ],
)
def test_what_does_not_go_together_is_said(run: Run, tmp_path: Path, typed: list[str], said: str) -> None:
    code, told = run(*typed, "--out", str(tmp_path / "out"))
    assert (code, said in told) == (1, True), told
    assert not (tmp_path / "out").exists()


def test_without_libreoffice_the_word_file_is_written_and_the_pdf_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THUOCDO_SOFFICE", str(tmp_path / "no" / "soffice"))
    code, said = run("criteria", "--pdf", "--out", str(tmp_path / "out"))
    assert code == 1
    assert "hãy cài LibreOffice Writer" in said
    assert "There is no LibreOffice Writer on this machine" in said
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["hue-2026-bo-tieu-chi.docx"]
