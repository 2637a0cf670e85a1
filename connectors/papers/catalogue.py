"""Every kind of paper: what it is made of, what must be said to ask for it, and who makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from connectors.cycle import YearState
from connectors.papers.case_file import Case, case_file_paper, case_of
from connectors.papers.criteria_annexes import criteria_paper
from connectors.papers.material import Material
from connectors.papers.minutes import minutes_paper
from connectors.papers.paper import Paper
from connectors.papers.reminder import reminder_papers
from connectors.papers.report import report_paper
from connectors.papers.result import result_paper
from connectors.papers.self_scoring import self_scoring_paper
from connectors.verification.working_days import Calendar
from rubric.text import Text

Rests = Literal["figures", "newest", "rules"]


@dataclass(frozen=True, eq=False)
class Order:
    """What papers are asked for: of which figures, half-year or year, and of which agencies (none named: of all).

    ``state`` is the year as it stands now, None for figures of a release.
    """

    material: Material
    calendar: Calendar
    state: YearState | None = None
    half: bool = False
    agencies: tuple[str, ...] = ()

    @property
    def newest(self) -> YearState:
        """The year as it stands now; ValueError where the order is of a release."""
        if self.state is None:
            raise ValueError("a paper of the newest state is asked for without it")
        return self.state

    def codes(self) -> tuple[str, ...]:
        """The agencies asked for, in protocol order."""
        known = self.material.scorecard.agencies
        return tuple(code for code in known if not self.agencies or code in self.agencies)


Made = Iterable[tuple[str, Paper]]


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper. ``rests`` on figures of a release (or provisional ones), on what stands now, or on rules alone.

    ``make`` gives each paper with the end of its file's name.
    """

    title: Text
    rests: Rests
    make: Callable[[Order], Made]
    has_halves: bool = False
    is_of_agencies: bool = False


def _report(order: Order) -> Made:
    return [("bao-cao-6-thang" if order.half else "bao-cao-nam", report_paper(order.material, half=order.half))]


def _reminders(order: Order) -> Made:
    letters = reminder_papers(order.material)
    return [(f"don-doc-{code}", letters[code]) for code in order.codes() if code in letters]


def _case_files(order: Order) -> Made:
    return [(f"ho-so-{code}", case_file_paper(_case(order, code), order.material.settings)) for code in order.codes()]


def _case(order: Order, code: str) -> Case:
    material = order.material
    if order.state is not None:
        return case_of(order.state, code, order.calendar)
    return Case(material.scorecard, code, material.year, material.release)


def _self_scoring(order: Order) -> Made:
    settings = order.material.settings
    return [(f"tu-cham-{code}", self_scoring_paper(order.newest, code, settings)) for code in order.codes()]


def _minutes(order: Order) -> Made:
    settings, calendar = order.material.settings, order.calendar
    return [(f"bien-ban-{code}", minutes_paper(order.newest, code, settings, calendar)) for code in order.codes()]


KINDS: Mapping[str, PaperKind] = {
    "report": PaperKind(
        Text(vi="Báo cáo 6 tháng, báo cáo năm của cơ quan chủ trì", en="The department's half-year and annual report"),
        "figures",
        _report,
        has_halves=True,
    ),
    "result": PaperKind(
        Text(vi="Quyết định công bố kết quả và phụ lục từng khối", en="Decision on the result, with a table a cohort"),
        "figures",
        lambda order: [("cong-bo-ket-qua", result_paper(order.material))],
    ),
    "criteria": PaperKind(
        Text(vi="Quyết định ban hành bộ tiêu chí và phụ lục", en="Decision issuing the criteria set, with its annexes"),
        "rules",
        lambda order: [("bo-tieu-chi", criteria_paper(order.material))],
    ),
    "reminder": PaperKind(
        Text(vi="Công văn đôn đốc từng cơ quan còn thiếu báo cáo", en="A reminder to each agency that owes a report"),
        "newest",
        _reminders,
        is_of_agencies=True,
    ),
    "case-file": PaperKind(
        Text(vi="Hồ sơ chấm điểm của cơ quan", en="An agency's case file"), "figures", _case_files, is_of_agencies=True
    ),
    "self-scoring": PaperKind(
        Text(vi="Bảng tự đánh giá, chấm điểm để ký", en="An agency's self-scoring table to sign"),
        "newest",
        _self_scoring,
        is_of_agencies=True,
    ),
    "minutes": PaperKind(
        Text(vi="Biên bản thẩm định", en="Minutes of verification"), "newest", _minutes, is_of_agencies=True
    ),
}
