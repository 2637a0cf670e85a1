"""The department's Word papers, each made only when its button asks for it. Who may have them, the page says."""

from __future__ import annotations

from dataclasses import replace

from connectors.cycle import YearState
from connectors.papers.material import Material
from connectors.papers.paper import Paper
from pages.parts.downloads import WORD, File
from pages.parts.shell import Shell


def result_file(shell: Shell) -> File:
    """The decision on the result of the figures shown, with a table a cohort."""

    def make() -> bytes:
        from connectors.papers.result import result_paper

        return _docx(result_paper(_material(shell)))

    return "download.result", f"{shell.locality}-{shell.year}-cong-bo-ket-qua.docx", WORD, make


def criteria_file(shell: Shell) -> File:
    """The decision that issues the criteria set, with its annexes."""
    year = shell.scorecard.criteria_set.year

    def make() -> bytes:
        from connectors.papers.criteria_annexes import criteria_paper

        return _docx(criteria_paper(replace(_material(shell), year=year)))

    return "download.criteria", f"{shell.locality}-{year}-bo-tieu-chi.docx", WORD, make


def report_file(shell: Shell, *, half: bool = False) -> File:
    """The department's report of the year, or of its first half, by the figures shown."""

    def make() -> bytes:
        from connectors.papers.report import report_paper

        return _docx(report_paper(_material(shell), half=half))

    name = "bao-cao-6-thang" if half else "bao-cao-nam"
    key = "download.report_half" if half else "download.report"
    return key, f"{shell.locality}-{shell.year}-{name}.docx", WORD, make


def reminder_letters(state: YearState) -> bytes:
    """A letter to each agency that owes a report by now, all in one ZIP."""
    from connectors.papers.catalogue import KINDS
    from connectors.papers.form.package import zipped
    from connectors.papers.ordering import state_order

    stem = f"{state.installation.locality.id}-{state.year}"
    letters = KINDS["reminder"].make(state_order(state))
    return zipped({f"{stem}-{name}.docx": _docx(letter) for name, letter in letters})


def _material(shell: Shell) -> Material:
    from connectors.papers.ordering import material_of

    return material_of(shell.scorecard, shell.year, shell.release)


def _docx(paper: Paper) -> bytes:
    from connectors.papers.word import docx  # python-docx is loaded only when a paper is made

    return docx(paper)
