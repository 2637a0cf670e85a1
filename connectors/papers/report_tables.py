"""The tables of the department's report: receipts, targets, tasks and what the plan orders to be set up."""

from __future__ import annotations

from collections.abc import Sequence

from connectors.papers.material import Material
from connectors.papers.paper import Column, Table
from connectors.papers.wording import capitalised
from connectors.presentation.health.receipt_list import AgencyReceipts, Receipt, Receipts
from connectors.presentation.progress.progress_list import ProgressList, TargetLine
from connectors.presentation.tasks.system_list import SystemLine
from connectors.presentation.tasks.task_list import TaskLine, parts_of
from connectors.presentation.tasks.task_states import StateWords

NOTHING = "–"


def receipts_table(found: Receipts) -> Table:
    """How many agencies of each cohort sent all that was due, on time or late, and how many owe something."""
    counted = [
        (each.title, [len(each.owing), each.in_time, each.late, each.lacking]) for each in found.cohorts if each.owing
    ]
    rows = [(str(place), title, *map(str, counts)) for place, (title, counts) in enumerate(counted, 1)]
    whole = [sum(column) for column in zip(*(counts for _, counts in counted), strict=True)]
    columns = (
        Column("TT", 10, "center"),
        Column("Khối", 45),
        Column("Số đơn vị phải báo cáo", 28, "center"),
        Column("Gửi đủ, đúng hạn", 26, "center"),
        Column("Gửi đủ, có báo cáo chậm", 28, "center"),
        Column("Còn thiếu báo cáo đến hạn", 28, "center"),
    )
    return Table(columns, (*rows, ("", "Cộng", *map(str, whole))), emphasised=frozenset({len(rows)}))


def agencies_table(found: Receipts) -> Table:
    """A row for each agency that owes reports: how many came on time, which came late, which are missing."""
    rows: list[tuple[str, ...]] = []
    titles: set[int] = set()
    to_come = any(
        each.state == "not_due" for cohort in found.cohorts for line in cohort.owing for each in line.receipts
    )
    for cohort in found.cohorts:
        if cohort.owing:
            titles.add(len(rows))
            rows.append((cohort.title, *[""] * (5 if to_come else 4)))
        rows += [(str(place), *_agency(line, to_come=to_come)) for place, line in enumerate(cohort.owing, 1)]
    columns = (
        Column("TT", 10, "center"),
        Column("Đơn vị", 62),
        Column("Đúng hạn", 18, "center"),
        Column("Gửi chậm", 62),
        Column("Chưa gửi", 72),
        *((Column("Chưa đến hạn", 20, "center"),) if to_come else ()),
    )
    return Table(columns, tuple(rows), emphasised=frozenset(titles))


def _agency(line: AgencyReceipts, *, to_come: bool) -> tuple[str, ...]:
    def of(state: str) -> list[Receipt]:
        return [each for each in line.receipts if each.state == state]

    late = "\n".join(f"{each.report}: {each.received}, {each.said}" for each in of("late"))
    missing = "\n".join(f"{each.report} (hạn {each.due}): {each.said}" for each in (*of("missing"), *of("unreadable")))
    rest = (str(len(of("not_due"))),) if to_come else ()
    return line.name, str(len(of("on_time"))), late, missing, *rest


def statuses_table(shown: ProgressList) -> Table:
    """How many targets have each status, by the year they are due."""
    labels = [label for _, label, _ in shown.counts]
    rows: list[tuple[str, ...]] = []
    for due, lines in shown.groups:
        counts = [sum(line.status == status for line in lines) for status, _, _ in shown.counts]
        rows.append((f"Đến năm {due}", str(len(lines)), *map(str, counts)))
    whole = [count for _, _, count in shown.counts]
    columns = (
        Column("Mục tiêu", 35),
        Column("Số mục tiêu", 20, "center"),
        *(Column(each, 22, "center") for each in labels),
    )
    total = ("Cộng", str(len(shown.targets)), *map(str, whole))
    return Table(columns, (*rows, total), emphasised=frozenset({len(rows)}))


def targets_table(shown: ProgressList, *, half: bool) -> Table:
    """A row for each target with its years, under the year it is due; the half-year where the report is of one."""
    rows: list[tuple[str, ...]] = []
    titles: set[int] = set()
    blank = ("",) * (5 + len(shown.years) + half)
    for due, lines in shown.groups:
        titles.add(len(rows))
        rows.append((f"Mục tiêu đến năm {due}", *blank))
        rows += [_target(line, place, shown, half=half) for place, line in enumerate(lines, 1)]
    columns = (
        Column("TT", 9, "center"),
        Column("Mục tiêu", 70),
        Column("Căn cứ", 19, "center"),
        Column("Mức cần đạt", 24, "center"),
        *(Column(f"Năm {label}", 24, "center") for _, label in shown.years),
        *((Column("6 tháng đầu năm", 26, "center"),) if half else ()),
        Column("Đánh giá", 22, "center"),
        Column("Giải thích", 66),
    )
    return Table(columns, tuple(rows), emphasised=frozenset(titles))


def _target(line: TargetLine, place: int, shown: ProgressList, *, half: bool) -> tuple[str, ...]:
    of_half = (line.half.actual if line.half else NOTHING,) if half else ()
    years = tuple(line.actual_of(year) for year, _ in shown.years)
    return (str(place), line.title, line.clause, line.level, *years, *of_half, line.status_label, line.why)


def counts_table(title: str, counts: Sequence[tuple[StateWords, int]]) -> Table:
    """States and how many there are of each."""
    rows = tuple((capitalised(state.label), str(count)) for state, count in counts)
    return Table((Column(title, 60), Column("Số lượng", 30, "center")), rows)


def tasks_table(material: Material, tasks: Sequence[TaskLine]) -> Table:
    """A row for each task of the plan, under the part of the plan it stands in."""
    rows: list[tuple[str, ...]] = []
    titles: set[int] = set()
    for part in parts_of(material.scorecard, tasks, "vi"):
        titles.add(len(rows))
        rows.append((f"{part.key}. {part.title}" if part.key not in part.title else part.title, "", "", "", "", ""))
        rows += [
            (line.clause, line.title, line.lead, line.partners, line.timing, _state(line.state, line.of_several))
            for line in part.tasks
        ]
    columns = (
        Column("Điểm của Kế hoạch", 22, "center"),
        Column("Nhiệm vụ", 88),
        Column("Chủ trì", 48),
        Column("Phối hợp", 44),
        Column("Thời hạn", 26, "center"),
        Column("Tình trạng", 28, "center"),
    )
    return Table(columns, tuple(rows), emphasised=frozenset(titles))


def systems_table(systems: Sequence[SystemLine]) -> Table:
    """A row for each thing the plan orders to be set up."""
    rows = tuple(
        (str(place), each.kind, each.title, each.lead, each.timing, capitalised(each.state.label))
        for place, each in enumerate(systems, 1)
    )
    columns = (
        Column("TT", 9, "center"),
        Column("Loại", 36),
        Column("Nội dung", 92),
        Column("Chủ trì", 56),
        Column("Thời hạn", 28, "center"),
        Column("Tình trạng", 30, "center"),
    )
    return Table(columns, rows)


def _state(state: StateWords, of_several: str) -> str:
    return capitalised(state.label) + (f" ({of_several})" if of_several else "")
