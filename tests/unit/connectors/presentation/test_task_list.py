"""The plan's tasks as shown, from a small plan and register made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from connectors.cells.raw_cell import Address
from connectors.figures import assemble
from connectors.localities import load
from connectors.plans import Document, OrderedSystem, Organisation, Plan, PlanNote, PlanTask, Timing
from connectors.presentation.agency_tasks import agency_tasks, rows_chosen, tasks_hint
from connectors.presentation.scorecard import Scorecard, build
from connectors.presentation.system_list import system_list, systems_chosen
from connectors.presentation.task_list import TaskLine, chosen, parts_of, plan_said, task_list
from connectors.presentation.task_parts import part_of, task_notes
from connectors.presentation.task_states import counts_said
from connectors.presentation.task_tables import sheet_table, tasks_table
from connectors.presentation.task_titles import register_said
from connectors.reported import AssignedTask, TaskOutcome
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


@pytest.fixture(scope="module")
def scorecard() -> Scorecard:
    """The agencies of Huế, a plan of four tasks, and a register of six rows."""
    hue = load("hue", 2026)
    scored = build(hue, assemble(hue, [], as_of=AS_OF, years=[2026]))
    plan = PLAN.model_copy(update={"clauses": {**hue.plan.clauses, **PLAN.clauses}})  # criteria cite those of Huế
    return replace(scored, installation=replace(hue, plan=plan), tasks=ROWS)


def line(scorecard: Scorecard, key: str, language: str = "vi") -> TaskLine:
    return next(each for each in task_list(scorecard, 2026, language).tasks if each.key == key)


def test_the_sentence_counts_the_tasks_by_state(scorecard: Scorecard) -> None:
    listed = task_list(scorecard, 2026, "vi")
    assert listed.sentence == (
        "Kế hoạch 310/KH-UBND giao 4 nhiệm vụ; năm 2026: 1 quá hạn, 1 chưa rõ, ngày không đọc được, 2 chưa có trong sổ."
    )
    assert register_said(listed, 2026, "vi").startswith(
        "Sổ theo dõi ghi 5 việc của năm 2026: 1 quá hạn, 1 chưa rõ, ngày không đọc được, 1 đang thực hiện, trong hạn, "
        "1 hoàn thành trễ hạn, 1 hoàn thành đúng hạn."
    )
    assert task_list(scorecard, 2026, "en").sentence == (
        "Plan 310/KH-UBND sets 4 tasks; in 2026: 1 overdue, 1 unclear, a day cannot be read, 2 not in the register."
    )


def test_a_plan_without_tasks_or_number_still_has_its_sentence(scorecard: Scorecard) -> None:
    bare = PLAN.model_copy(update={"tasks": {}, "document": Document(title=text("Kế hoạch"))})
    empty = replace(scorecard, installation=replace(scorecard.installation, plan=bare), tasks=())
    assert plan_said(empty, "vi") == "Kế hoạch"
    assert task_list(empty, 2026, "vi").sentence == "Kế hoạch không giao nhiệm vụ nào."
    assert register_said(task_list(empty, 2026, "vi"), 2026, "vi").startswith("Sổ theo dõi ghi 0 việc của năm 2026. ")


def test_a_task_of_many_agencies_tells_how_many_are_in_each_state(scorecard: Scorecard) -> None:
    shared = line(scorecard, "iii-1-a-1")
    others = len([a for a in scorecard.agencies.values() if a.annex == "so"]) - 3
    assert counts_said(shared.counts) == (
        f"1 quá hạn, 1 đang thực hiện, trong hạn, 1 hoàn thành đúng hạn, {others} chưa có trong sổ"
    )
    assert shared.of_several == f"1/{others + 3}"
    assert [each.source.agency for each in shared.rows] == [NOIVU, KHCN, YTE]


def test_no_lead_and_no_timing_are_said_not_guessed(scorecard: Scorecard) -> None:
    bare = line(scorecard, "iii-2-b")
    assert bare.lead == "kế hoạch không nêu đơn vị chủ trì"
    assert bare.timing == "không nêu thời hạn"
    assert (bare.partners, bare.counts, bare.of_several, bare.state.key) == ("", (), "", "not_recorded")
    assert line(scorecard, "iii-2-b", "en").lead == "the plan names no lead"


def test_a_task_due_in_another_year_is_listed_with_what_became_of_it(scorecard: Scorecard) -> None:
    award = line(scorecard, "iii-1-a-2")
    assert (award.timing, award.state.key) == ("chậm nhất năm 2025", "not_recorded")
    assert award.other_years == "2025: 1 hoàn thành trễ hạn"
    assert (award.audiences, award.channels) == ("người làm báo chí, truyền thông", "giải thưởng, biểu dương")


def test_a_day_that_cannot_be_read_is_marked_so(scorecard: Scorecard) -> None:
    course = line(scorecard, "pl-1")
    assert (course.state.icon, course.state.label) == ("✕", "chưa rõ, ngày không đọc được")
    assert [(each.due, each.done, each.is_counted) for each in course.rows] == [("✕ không đọc được", "–", False)]


def test_parts_follow_the_plan_and_carry_the_notes_of_their_headings(scorecard: Scorecard) -> None:
    parts = parts_of(scorecard, task_list(scorecard, 2026, "vi").tasks, "vi")
    assert [(part.title, len(part.tasks)) for part in parts] == [
        ("III.1. Báo chí", 2),
        ("III.2. Nhà trường", 1),
        ("PL. Phụ lục", 1),
    ]
    assert [note.words for note in parts[0].notes] == ["Đánh số lặp."]
    assert [(n.words, n.treatment) for n in parts[0].tasks[1].notes] == [("Thiếu dấu phẩy.", "đọc như có")]


def test_every_task_of_every_plan_stands_in_a_part_that_has_a_label() -> None:
    for locality in ("hue", "quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu"):
        plan = load(locality, 2026).plan
        for task in plan.tasks.values():
            assert part_of(plan, task.clause) in plan.clauses, task.clause
    assert part_of(load("ha-tinh", 2026).plan, "PL.4") == "PL"
    assert part_of(load("hue", 2026).plan, "V.6.a-5") == "V.6"


def test_a_note_on_a_clause_that_is_a_task_is_told_once() -> None:
    assert [note.clause for note in task_notes(PLAN, "vi", part="III.1")] == ["III.1.a"]
    assert [note.words for note in task_notes(PLAN, "en", clause="III.1.a-2")] == ["A comma is missing."]


@pytest.mark.parametrize(
    ("state", "typed", "found"),
    [
        ("", "", ["iii-1-a-1", "iii-1-a-2", "iii-2-b", "pl-1"]),
        ("overdue", "", ["iii-1-a-1"]),
        ("", "GIAI thuong", ["iii-1-a-2"]),
        ("", "so y te", ["iii-1-a-2"]),
        ("", "khong neu", ["iii-2-b"]),
        ("overdue", "giai thuong", []),
    ],
)
def test_tasks_are_chosen_by_state_and_by_words_without_marks(
    scorecard: Scorecard, state: str, typed: str, found: list[str]
) -> None:
    tasks = task_list(scorecard, 2026, "vi").tasks
    assert [each.key for each in chosen(tasks, state=state, typed=typed)] == found


def test_an_agency_sees_what_it_leads_joins_and_was_given_beside(scorecard: Scorecard) -> None:
    sheet = agency_tasks(scorecard, YTE, 2026, "vi")
    assert [(each.key, each.state.key) for each in sheet.leads] == [("iii-1-a-1", "done_on_time")]
    assert [(each.key, each.state.key) for each in sheet.joins] == [("iii-1-a-2", "not_recorded")]
    assert [each.source.code for each in sheet.beside] == ["NV-01"]
    assert sheet.heading == "Sở Y tế · Thành phố Huế · số liệu đến 30/09/2026"
    assert sheet.sentence == (
        "Chủ trì 1, phối hợp 1 nhiệm vụ của kế hoạch; "
        "sổ theo dõi năm 2026 ghi 2 việc: 1 hoàn thành trễ hạn, 1 hoàn thành đúng hạn."
    )
    assert sheet.passport is not None
    assert sheet.passport.item == "A7"


def test_a_row_of_a_task_that_the_agency_neither_leads_nor_joins_is_not_lost(scorecard: Scorecard) -> None:
    stray = replace(scorecard, tasks=(row(NOIVU, "PL.1", "overdue"),))
    assert [each.source.code for each in agency_tasks(stray, NOIVU, 2026, "vi").beside] == ["PL.1"]


def test_only_rows_that_fell_due_are_counted_for_points(scorecard: Scorecard) -> None:
    early = row(KHCN, "III.1.a-2/2026", "done_on_time", date(2026, 10, 1), date(2026, 8, 1))
    today = row(KHCN, "PL.1/2026", "done_on_time", AS_OF, date(2026, 8, 1))
    sheet = agency_tasks(replace(scorecard, tasks=(early, today)), KHCN, 2026, "vi")
    assert sheet.counted.startswith("1 trên 2 việc trong sổ năm 2026 đã đến hạn tính đến 30/09/2026;")


def test_what_was_given_beside_is_chosen_like_the_rest(scorecard: Scorecard) -> None:
    beside = agency_tasks(scorecard, YTE, 2026, "vi").beside
    assert rows_chosen(beside, state="done_late", typed="viec nv") == beside
    assert rows_chosen(beside, state="overdue") == ()
    assert rows_chosen(beside, typed="khác") == ()


def test_other_pages_get_one_line_with_its_link(scorecard: Scorecard) -> None:
    assert tasks_hint(scorecard, NOIVU, 2026, "vi") == (
        "Nhiệm vụ của cơ quan năm 2026: 1 việc trong sổ theo dõi, 1 quá hạn",
        "nhiem-vu?dp=hue&nam=2026&ma=hue-so-noi-vu",
    )


def test_systems_come_by_kind_and_for_an_agency_only_its_own(scorecard: Scorecard) -> None:
    assert [(s.title, s.kind, s.lead) for s in system_list(scorecard, 2026, "vi")] == [
        ("Bộ tiêu chí", "Bộ tiêu chí", "kế hoạch không nêu đơn vị chủ trì"),
        ("Giải thưởng", "Giải thưởng, cuộc thi, tôn vinh", "Sở KH&CN"),
    ]
    assert [s.title for s in systems_chosen(system_list(scorecard, 2026, "vi"), typed="giai so")] == ["Giải thưởng"]
    assert systems_chosen(system_list(scorecard, 2026, "vi"), state="overdue") == ()
    late = replace(scorecard, tasks=(*ROWS, row(YTE, "III.1.a-2/2026", "overdue")))
    assert [(s.title, s.state.key) for s in system_list(late, 2026, "vi", KHCN)] == [("Giải thưởng", "not_recorded")]
    assert [s.state.key for s in system_list(late, 2026, "vi")] == ["not_recorded", "overdue"]


def test_the_tables_to_take_away(scorecard: Scorecard) -> None:
    tasks = task_list(scorecard, 2026, "vi").tasks
    table = tasks_table(PLAN, tasks, "vi")
    assert table.height == 4
    assert table["Sổ theo dõi: quá hạn"].to_list() == [1, 0, 0, 0]
    assert table["Phần của kế hoạch"].to_list() == [
        "III.1. Báo chí",
        "III.1. Báo chí",
        "III.2. Nhà trường",
        "PL. Phụ lục",
    ]
    sheet = agency_tasks(scorecard, YTE, 2026, "vi")
    own = sheet_table(sheet.leads, sheet.joins, sheet.beside, "vi")
    assert own["Vai trò"].to_list() == ["Chủ trì", "Phối hợp", ""]
    assert own["Hạn trong sổ"].to_list() == ["30/06/2026", "", "31/03/2026"]
    assert own["Trạng thái"].to_list() == ["hoàn thành đúng hạn", "chưa có trong sổ", "hoàn thành trễ hạn"]
    assert sheet_table((), (), (), "vi").height == 0
