"""Whether something to be done is done, by the rows of the register of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from connectors.plans import Plan, PlanTarget
from connectors.progress.plan_tasks import tracked_tasks
from connectors.reported import AssignedTask
from connectors.target_measures import Registered
from rubric.progress import Actual

_DONE = frozenset({"done_on_time", "done_late"})


def rows_about(plan: Plan, measure: Registered, tasks: Iterable[AssignedTask]) -> list[AssignedTask]:
    """The rows of the register that name one of the tasks; one row may name several by their clause."""
    named = [row for each in tracked_tasks(plan, tasks) if each.key in measure.tasks for row in each.rows]
    return list(dict.fromkeys(named))


def registered(rows: Sequence[AssignedTask], year: int, target: PlanTarget) -> Actual | None:
    """1 when all ``rows`` due by the target year are done by the end of ``year``, 0 when one is surely late.

    None: what is due is done and some rows due by the target year are open, or one that is in doubt decides. For a
    yearly target the rows due in the very year decide; a row whose due day cannot be read belongs to every year.
    """
    if target.yearly:
        asked = [row for row in rows if row.due is None or row.due.year == year]
    elif all(_is_done(row, year) for row in rows):
        asked = list(rows)
    else:
        asked = [row for row in rows if row.due is None or row.due.year <= year]
        waiting = any(row.due and year < row.due.year <= target.year and not _is_done(row, year) for row in rows)
        if waiting and all(_is_done(row, year) for row in asked):
            return None
    done = sum(_is_done(row, year) for row in asked)
    in_doubt = sum(row.outcome == "doubtful" for row in asked)
    if not asked or (in_doubt and done + in_doubt == len(asked)):
        return None
    return Actual(Fraction(int(done == len(asked))), done, len(asked), len(asked) - in_doubt, len(asked))


def _is_done(row: AssignedTask, year: int) -> bool:
    return row.outcome in _DONE and (row.done is None or row.done.year <= year)
