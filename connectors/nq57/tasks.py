"""Sheet NhiemVu: every row of the register of tasks due in the year, and the plan's tasks of which it says nothing."""

from __future__ import annotations

from datetime import date

from connectors.cells.secrets import masked
from connectors.nq57.columns import STATES, Record
from connectors.plans import Plan, PlanTask, Timing
from connectors.presentation.plan_words import organisation_names, timing_words
from connectors.progress.plan_tasks import agencies_of, falls_in, tracked_tasks
from connectors.reported import AssignedTask, TaskOutcome
from connectors.scorecard import Scorecard

_ON_TIME, _LATE, _DONE, _DONE_LATE, _NOT_BEGUN, _NOT_BEGUN_LATE = STATES
_POSSIBLE: dict[TaskOutcome, tuple[str, ...]] = {
    "done_on_time": (_DONE,),
    "done_late": (_DONE_LATE,),
    "under_way": (_ON_TIME, _NOT_BEGUN),
    "overdue": (_LATE, _NOT_BEGUN_LATE),
    "doubtful": (),
}


def task_records(scorecard: Scorecard, year: int, reporting_period: str) -> list[Record]:
    """The register's rows that fall due in ``year`` (each once, as it stands), then the plan's tasks without one."""
    plan = scorecard.installation.plan
    tracked = tracked_tasks(plan, scorecard.tasks, year)
    of_plan = {row: (each.key, each.task) for each in reversed(tracked) for row in each.rows}
    period = {"ky_bao_cao": reporting_period}
    found: list[Record] = [
        {**_recorded(scorecard, row, of_plan.get(row)), **period} for row in scorecard.tasks if falls_in(row, year)
    ]
    for each in tracked:
        lead = agencies_of(scorecard.installation, each.task.lead)
        left = len(set(lead) - {row.agency for row in each.rows})
        if left or not each.rows:
            found.append({**_not_recorded(plan, each.key, each.task, lead, left), **period})
    return found


def _recorded(scorecard: Scorecard, row: AssignedTask, of: tuple[str, PlanTask] | None) -> Record:
    """A row of the register; ``of`` is the task of the plan it is about."""
    possible, agency = _POSSIBLE[row.outcome], scorecard.agencies.get(row.agency)
    is_done = row.outcome in {"done_on_time", "done_late"}
    told: dict[str, str | None] = {}
    if of is not None:
        told = _of_plan(scorecard.installation.plan, *of)
    return {
        "ma_nhiem_vu": row.code,
        "ten_nhiem_vu": masked(row.title) or told.get("ten_nhiem_vu"),
        "van_ban_giao": told.get("van_ban_giao"),
        "ma_don_vi_chu_tri": row.agency,
        "ten_don_vi_chu_tri": agency.name.vi if agency else None,
        "don_vi_phoi_hop": told.get("don_vi_phoi_hop"),
        "han_hoan_thanh": row.due,
        "ngay_hoan_thanh": row.done,
        "tien_do_pct": 100 if is_done else None,
        "trang_thai": possible[0] if len(possible) == 1 else None,
        "trang_thai_co_the": list(possible) if len(possible) > 1 else [],
        "thoi_han_theo_ke_hoach": told.get("thoi_han_theo_ke_hoach"),
        "ma_trong_ke_hoach": of[0] if of else None,
        "tinh_trang_so_lieu": "khong_doc_duoc" if row.outcome == "doubtful" else "co_so_lieu",
    }


def _not_recorded(plan: Plan, key: str, task: PlanTask, lead: list[str], left: int) -> Record:
    """A task of the plan with no row in the register, or not of all who lead it."""
    return {
        "ma_nhiem_vu": task.clause,
        **_of_plan(plan, key, task),
        "ma_don_vi_chu_tri": lead[0] if len(lead) == 1 else None,
        "ten_don_vi_chu_tri": organisation_names(plan, task.lead, "vi") if task.lead else None,
        "han_hoan_thanh": _last_day(task.timing),
        "trang_thai_co_the": [],
        "ma_trong_ke_hoach": key,
        "so_don_vi_chua_ghi": left,
        "tinh_trang_so_lieu": "chua_ghi",
    }


def _of_plan(plan: Plan, key: str, task: PlanTask) -> dict[str, str | None]:
    return {
        "ten_nhiem_vu": task.title.vi,
        "van_ban_giao": document_said(plan),
        "don_vi_phoi_hop": organisation_names(plan, task.partners, "vi") if task.partners else None,
        "thoi_han_theo_ke_hoach": timing_words(task.timing, "vi") if task.timing.kind != "unstated" else None,
    }


def document_said(plan: Plan) -> str | None:
    """The plan by its number and day: ``310/KH-UBND, 21/07/2025``; what the text leaves blank is left out."""
    number, when = plan.document.number, plan.document.date
    day = _day(when)
    said = f"{day:%d/%m/%Y}" if day else str(when or "")
    return ", ".join(part for part in (number, said) if part) or None


def _last_day(timing: Timing) -> date | None:
    """The day that the plan names; None where it names a month, a year, or nothing."""
    return _day(timing.when) if timing.kind == "by" else None


def _day(when: date | str | int | None) -> date | None:
    """A day of a plan, which a bundle holds as text; None for a month, a year or nothing."""
    if isinstance(when, date):
        return when
    return date.fromisoformat(when) if isinstance(when, str) and when.count("-") == 2 else None
