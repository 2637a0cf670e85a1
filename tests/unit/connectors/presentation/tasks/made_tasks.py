"""A small plan and register of tasks made by hand, with the agencies of Huế."""

from dataclasses import replace
from datetime import date
from functools import cache

from connectors.cells.raw_cell import Address
from connectors.figures import assemble
from connectors.localities import load
from connectors.plans import Document, OrderedSystem, Organisation, Plan, PlanNote, PlanTask, Timing
from connectors.reported import AssignedTask, TaskOutcome
from connectors.scorecard import Scorecard, build
from rubric.text import Text

AS_OF = date(2026, 9, 30)
KHCN, YTE, NOIVU = "hue-so-khcn", "hue-so-yte", "hue-so-noi-vu"


def text(vi: str) -> Text:
    return Text(vi=vi, en=f"en {vi}")


PLAN = Plan(
    document=Document(number="310/KH-UBND", title=text("Kế hoạch")),
    clauses={
        key: text(label)
        for key, label in {
            "III": "Nhiệm vụ",
            "III.1": "Báo chí",
            "III.1.a": "Việc chung",
            "III.1.a-1": "Chuyên mục",
            "III.1.a-2": "Giải thưởng",
            "III.2": "Nhà trường",
            "III.2.b": "Giáo trình",
            "PL": "Phụ lục",
            "PL.1": "Tập huấn",
            "NN": "Nơi nhận",
        }.items()
    },
    organisations={
        "cac-so": Organisation(name=text("Các sở"), group="so", clauses=[]),
        "so-khcn": Organisation(name=text("Sở KH&CN"), agency=KHCN, clauses=[]),
        "so-yte": Organisation(name=text("Sở Y tế"), agency=YTE, clauses=[]),
    },
    tasks={
        "iii-1-a-1": PlanTask(
            clause="III.1.a-1", title=text("Duy trì chuyên mục"), lead=["cac-so"], timing=Timing(kind="ongoing")
        ),
        "iii-1-a-2": PlanTask(
            clause="III.1.a-2",
            title=text("Tổ chức giải thưởng"),
            lead=["so-khcn"],
            partners=["so-yte"],
            timing=Timing(kind="by", when=2025),
            audiences=["press"],
            channels=["award"],
        ),
        "iii-2-b": PlanTask(clause="III.2.b", title=text("Biên soạn"), lead=[], timing=Timing(kind="unstated")),
        "pl-1": PlanTask(
            clause="PL.1", title=text("Tập huấn"), lead=["so-khcn"], timing=Timing(kind="from", when=2026)
        ),
    },
    systems={
        "giai": OrderedSystem(
            kind="award",
            title=text("Giải thưởng"),
            clauses=["III.1.a-2"],
            lead=["so-khcn"],
            timing=Timing(kind="by", when=2026),
        ),
        "bo-tieu-chi": OrderedSystem(
            kind="criteria_set", title=text("Bộ tiêu chí"), clauses=["III.2.b"], timing=Timing(kind="unstated")
        ),
    },
    notes=[
        PlanNote(clause="III.1.a-2", vi="Thiếu dấu phẩy.", en="A comma is missing.", treatment=text("đọc như có")),
        PlanNote(clause="III.1.a", vi="Đánh số lặp.", en="Numbered twice."),
        PlanNote(clause="NN", vi="Viết tắt lạ.", en="Odd abbreviation."),
    ],
)


def row(
    agency: str, code: str, outcome: TaskOutcome, due: date | None = date(2026, 6, 30), done: date | None = None
) -> AssignedTask:
    cell = f"E{len(code)}{agency[-3:]}"
    return AssignedTask(agency, code, f"Việc {code}", due, done, outcome, Address("so-chu-tri", "Nhiệm vụ", cell))


ROWS = (
    row(YTE, "III.1.a-1/2026", "done_on_time", done=date(2026, 6, 20)),
    row(NOIVU, "III.1.a-1/2026", "overdue"),
    row(KHCN, "III.1.a-1/2026", "under_way", date(2026, 12, 31)),
    row(KHCN, "III.1.a-2/2025", "done_late", date(2025, 12, 31), date(2026, 1, 8)),
    row(KHCN, "PL.1", "doubtful", None),
    row(YTE, "NV-01", "done_late", date(2026, 3, 31), date(2026, 4, 2)),
)


@cache
def made_scorecard() -> Scorecard:
    """The agencies of Huế, a plan of four tasks, and a register of six rows."""
    hue = load("hue", 2026)
    scored = build(hue, assemble(hue, [], as_of=AS_OF, years=[2026]))
    plan = PLAN.model_copy(update={"clauses": {**hue.plan.clauses, **PLAN.clauses}})  # criteria cite those of Huế
    return replace(scored, installation=replace(hue, plan=plan), tasks=ROWS)
