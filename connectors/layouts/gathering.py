"""What a book says, while it is being read: every figure with the cell that names its row, and the problems."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.reading import Reading, read_cell
from connectors.layouts.ground import Ground
from connectors.layouts.repetitions import repetition_problems
from connectors.layouts.settling import Taken, settle_approvals, settle_own_scores, settle_values
from connectors.problem import Problem, Severity
from connectors.problem_catalogue import problem
from connectors.reported import Approval, AssignedTask, BookReading, Evidence, OwnScore, ReportedValue, year_of
from connectors.workbooks.raw_book import RawBook, RawTab
from rubric.criteria.field import Field
from rubric.text import Text

MOST_OF_ONE_KIND = 100
_LISTED_ROWS = 10
_NO_EVIDENCE = Evidence()
_ASIDES = frozenset({"huong dan", "danh muc", "ket qua kiem tra", "nguon so lieu"})


class Gathering:
    """Collects what one book says. ``finish`` settles repetitions and hands it over."""

    def __init__(self, book: RawBook, ground: Ground) -> None:
        self.book = book
        self.ground = ground
        self.problems: list[Problem] = list(book.problems)
        self._values: list[Taken[ReportedValue]] = []
        self._own_scores: list[Taken[OwnScore]] = []
        self._approvals: list[Taken[Approval]] = []
        self._tasks: list[AssignedTask] = []
        self._of_one_kind: Counter[tuple[str, str]] = Counter()
        self._told_early: set[str] = set()

    @property
    def periods(self) -> set[str]:
        """The periods of the figures kept so far."""
        return {taken.what.period for taken in self._values}

    @property
    def annexes(self) -> set[str]:
        """The annexes of the agencies whose figures were kept so far."""
        return {self.ground.agencies[agency].annex for agency in {taken.what.agency for taken in self._values}}

    def report(
        self,
        code: str,
        address: Address,
        severity: Severity | None = None,
        expected: Text | None = None,
        /,
        **words: object,
    ) -> None:
        """Add a problem; ``severity`` and ``expected`` where they differ here from what the catalogue says.

        Of one kind in one tab the first 100 are kept; ``finish`` says how many more there were.
        """
        self._of_one_kind[address.tab, code] += 1
        if self._of_one_kind[address.tab, code] > MOST_OF_ONE_KIND:
            return
        found = problem(code, address, **words)  # type: ignore[arg-type]
        self.problems.append(replace(found, severity=severity or found.severity, expected=expected or found.expected))

    def read(
        self, cell: RawCell, field: Field, *, agency: str = "", period: str = "", key: str = "", dated: bool = True
    ) -> Reading:
        """Read ``cell`` for ``field`` and keep its problems under the agency, period and field they concern.

        Days after the last possible one are refused unless ``dated`` is False.
        """
        reading = read_cell(cell, field, latest=self.ground.latest if dated else None)
        self.problems += [replace(p, agency=agency, period=period, field=key) for p in reading.problems]
        return reading

    def figure(
        self, cell: RawCell, named: RawCell, *, agency: str, period: str, key: str, evidence: Evidence = _NO_EVIDENCE
    ) -> ReportedValue:
        """Read a figure of the field ``key`` and keep it."""
        reading = self.read(cell, self.ground.fields[key], agency=agency, period=period, key=key)
        value = ReportedValue(agency, period, key, reading.state, reading.value, reading.text, cell.address, evidence)
        self.keep(value, named)
        if value.state == "reported":
            self._tell_early(value)
        return value

    def covered_figure(
        self, tab: RawTab, place: tuple[int, int], named: RawCell, *, agency: str, period: str, key: str
    ) -> bool:
        """Whether a figure's cell is merged into one above: nobody can say whether that one is meant for both."""
        above, cell = tab.covered_by(*place), tab.cell(*place)
        if above is None:
            return False
        about = {"agency": agency, "period": period, "field": key, "example": self.ground.fields[key].example}
        self.report("figure_merged", cell.address, found=above.shown, other=above.address.cell, **about)
        self.keep(ReportedValue(agency, period, key, "unreadable", None, above.shown, cell.address), named)
        return True

    def keep(self, value: ReportedValue, named: RawCell | None = None) -> None:
        """Keep a figure that was worked out from several cells."""
        self._values.append(Taken(value, named))

    def keep_own_score(self, score: OwnScore, named: RawCell) -> None:
        """Keep the points an agency gives itself."""
        self._own_scores.append(Taken(score, named))

    def keep_approval(self, approval: Approval, named: RawCell) -> None:
        """Keep a decision on a request."""
        self._approvals.append(Taken(approval, named))

    def keep_task(self, task: AssignedTask) -> None:
        """Keep a row of the register of tasks."""
        self._tasks.append(task)

    def opens(self, tab: RawTab) -> bool:
        """Whether the tab has anything to read; says so when it is empty, hidden, or has hidden rows."""
        if not tab.cells:
            self.report("tab_empty", tab.address())
            return False
        if tab.hidden:
            self.report("tab_hidden", tab.address())
        hidden = sorted(tab.hidden_rows & tab.by_row.keys())
        if hidden:
            shown = ", ".join(str(row) for row in hidden[:_LISTED_ROWS])
            self.report("rows_hidden", tab.address(), rows=shown + (", …" if len(hidden) > _LISTED_ROWS else ""))
        return True

    def pass_over(self, tab: RawTab, key: str) -> bool:
        """Say that a tab is not read, unless it is empty or one that is there for people (guidance, lists, sources)."""
        is_told = key not in _ASIDES and bool(tab.cells)
        if is_told:
            self.report("tab_unknown", tab.address(), found=tab.title)
        return is_told

    def _tell_early(self, value: ReportedValue) -> None:
        """Say once for each tab that its figures are from before the set begins to count."""
        first = self.ground.criteria_set.first_year
        if year_of(value.period) < first and value.address.tab not in self._told_early:
            self._told_early.add(value.address.tab)
            about = {"agency": value.agency, "period": value.period, "field": value.field}
            self.report("value_before_start", value.address, start=str(first), **about)

    def finish(self) -> BookReading:
        """What the book says, each thing once."""
        values = settle_values(self._values, self.ground.given_fields)
        own_scores = settle_own_scores(self._own_scores)
        approvals = settle_approvals(self._approvals)
        for settled in (values, own_scores, approvals):
            self.problems += repetition_problems(settled.repetitions, self.ground)
        for (tab, code), count in list(self._of_one_kind.items()):
            if count > MOST_OF_ONE_KIND:
                address = Address(self.book.name, tab, link=self.book.link)
                self.report("more_of_one_kind", address, count=count - MOST_OF_ONE_KIND, kind=code)
        name = self.book.name
        return BookReading(name, values.whats, own_scores.whats, approvals.whats, self.problems, self._tasks)
