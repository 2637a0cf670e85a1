"""The Word papers of one agency, each made only when its button asks for it. Who may have them, the page says."""

from __future__ import annotations

from connectors.cycle import YearState
from connectors.localities import Installation
from connectors.papers.case_file import Case, case_file_paper, case_of
from connectors.papers.minutes import minutes_paper
from connectors.papers.paper import Paper
from connectors.papers.self_scoring import self_scoring_paper
from connectors.papers.settings import PaperSettings, load_papers
from connectors.settings import settings
from connectors.verification.working_days import load_calendar
from pages.parts.shell import Shell


def case_file(shell: Shell, agency: str, state: YearState | None) -> bytes:
    """The case file by the figures shown; where they are not released, with the decisions and appeals of ``state``."""
    case = Case(shell.scorecard, agency, shell.year, shell.release)
    if shell.release is None and state is not None and shell.year == state.year:
        case = case_of(state, agency, load_calendar(settings().data))
    return _docx(case_file_paper(case, _papers(shell.scorecard.installation)))


def self_scoring(state: YearState, agency: str) -> bytes:
    """An agency's self-scoring table to sign."""
    return _docx(self_scoring_paper(state, agency, _papers(state.installation)))


def minutes(state: YearState, agency: str) -> bytes:
    """The minutes of an agency's verification."""
    calendar = load_calendar(settings().data)
    return _docx(minutes_paper(state, agency, _papers(state.installation), calendar))


def _papers(installation: Installation) -> PaperSettings:
    return load_papers(installation.locality.id, settings().data)


def _docx(paper: Paper) -> bytes:
    from connectors.papers.word import docx  # python-docx is loaded only when a paper is made

    return docx(paper)
