"""The reporting regime: which reports an annex owes, by which day, and whether that day itself is on time."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import BaseModel, model_validator

from rubric.criteria.figures import STRICT
from rubric.text import Text, refusal

YEAR = "year"  # the key of the report on a whole year; H1 is a half-year, M03 a month


class DueReport(BaseModel):
    """One report that is due every year on ``due`` (``MM-DD``), for the first time on or after ``first_due``."""

    model_config = STRICT

    label: Text
    due: str
    inclusive: bool
    first_due: date
    clause: str

    @model_validator(mode="after")
    def _is_a_day(self) -> DueReport:
        try:
            date.fromisoformat(f"2027-{self.due}")
        except ValueError:
            raise refusal(
                f"`due` phải là tháng-ngày, ví dụ 12-20; đang là {self.due}",
                f"`due` must be month-day, for example 12-20; found {self.due}",
            ) from None
        return self

    def last_day(self, year: int) -> date | None:
        """The last day on which the report of ``year`` is on time; None before the first report."""
        due = date.fromisoformat(f"{year}-{self.due}")
        if due < self.first_due:
            return None
        return due if self.inclusive else due - timedelta(days=1)


class Regime(BaseModel):
    """The reports of each annex, keyed by annex and by report."""

    model_config = STRICT

    reports: dict[str, dict[str, DueReport]]

    def of(self, annex: str) -> dict[str, DueReport]:
        """The reports that agencies of ``annex`` owe."""
        return self.reports.get(annex, {})

    def collected(self, annex: str, year: int) -> tuple[str, ...]:
        """The reports whose figures are collected from ``annex`` in ``year``: those it owes, in calendar order.

        Where none of them speaks of the whole year, the year is collected all the same, though nobody owes it: a plan
        may bind an agency to its targets and ask it for no report.
        """
        owed = tuple(key for key, report in self.of(annex).items() if report.last_day(year) is not None)
        return owed if any(key == YEAR or key.startswith("M") for key in owed) else (*owed, YEAR)
