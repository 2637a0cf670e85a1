"""The plan's tasks as shown, from a small plan and register made by hand."""

from dataclasses import replace

import pytest

from connectors.localities import load
from connectors.plans import Document
from connectors.presentation.plan_words import plan_name
from connectors.presentation.tasks.system_list import system_list, systems_chosen
from connectors.presentation.tasks.task_list import TaskLine, chosen, parts_of, task_list
from connectors.presentation.tasks.task_parts import part_of, task_notes
from connectors.presentation.tasks.task_states import counts_said
from connectors.presentation.tasks.task_tables import tasks_table
from connectors.presentation.tasks.task_titles import register_said
from connectors.scorecard import Scorecard
from tests.unit.connectors.presentation.tasks.made_tasks import KHCN, NOIVU, PLAN, ROWS, YTE, made_scorecard, row, text


@pytest.fixture
def scorecard() -> Scorecard:
    return made_scorecard()


def line(scorecard: Scorecard, key: str, language: str = "vi") -> TaskLine:
    return next(each for each in task_list(scorecard, 2026, language).tasks if each.key == key)


def test_the_sentence_counts_the_tasks_by_state(scorecard: Scorecard) -> None:
    listed = task_list(scorecard, 2026, "vi")
    assert listed.sentence == (
        "Kế hoạch 310/KH-UBND giao 4 nhiệm vụ; năm 2026: 1 quá hạn, 1 chưa rõ ngày, 2 chưa có trong sổ."
    )
    assert register_said(listed, 2026, "vi").startswith(
        "Sổ theo dõi ghi 5 việc của năm 2026: 1 quá hạn, 1 chưa rõ ngày, 1 đang thực hiện trong hạn, "
        "1 hoàn thành trễ hạn, 1 hoàn thành đúng hạn."
    )
    assert task_list(scorecard, 2026, "en").sentence == (
        "Plan 310/KH-UBND sets 4 tasks; in 2026: 1 overdue, 1 day unclear, 2 not in the register."
    )


def test_what_an_unclear_day_means_is_told_where_there_is_one(scorecard: Scorecard) -> None:
    said = "Chưa rõ ngày: ô ngày hạn hay ngày xong không đọc được, còn trống hoặc ghi ngày chưa tới."
    assert said in register_said(task_list(scorecard, 2026, "vi"), 2026, "vi")
    clear = replace(scorecard, tasks=ROWS[:3])
    assert said not in register_said(task_list(clear, 2026, "vi"), 2026, "vi")


def test_a_plan_without_tasks_or_number_still_has_its_sentence(scorecard: Scorecard) -> None:
    bare = PLAN.model_copy(update={"tasks": {}, "document": Document(title=text("Kế hoạch"))})
    empty = replace(scorecard, installation=replace(scorecard.installation, plan=bare), tasks=())
    assert plan_name(empty.installation.plan, "vi") == "Kế hoạch"
    assert task_list(empty, 2026, "vi").sentence == "Kế hoạch không giao nhiệm vụ nào."
    assert task_list(empty, 2026, "en").sentence == "The plan sets no task."
    assert register_said(task_list(empty, 2026, "vi"), 2026, "vi").startswith("Sổ theo dõi ghi 0 việc của năm 2026. ")


def test_a_task_of_many_agencies_tells_how_many_are_in_each_state(scorecard: Scorecard) -> None:
    shared = line(scorecard, "iii-1-a-1")
    others = len([a for a in scorecard.agencies.values() if a.annex == "so"]) - 3
    assert counts_said(shared.counts) == (
        f"1 quá hạn, 1 đang thực hiện trong hạn, 1 hoàn thành đúng hạn, {others} chưa có trong sổ"
    )
    assert shared.of_several == f"1/{others + 3}"
    assert [each.source.agency for each in shared.rows] == [NOIVU, KHCN, YTE]


def test_how_many_carry_the_state_is_counted_of_that_state(scorecard: Scorecard) -> None:
    one = replace(scorecard, tasks=(row(YTE, "III.1.a-1/2026", "done_on_time"),))
    shared = line(one, "iii-1-a-1")  # all 15 sở lead it and only one of them stands in the register
    assert (shared.state.key, shared.of_several) == ("not_recorded", "14/15")


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
    assert (course.state.icon, course.state.label) == ("✕", "chưa rõ ngày")
    assert [(each.due, each.done, each.is_counted) for each in course.rows] == [("✕ chưa rõ", "–", False)]


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


def test_a_system_of_many_is_not_done_while_one_of_them_has_no_row(scorecard: Scorecard) -> None:
    plan = scorecard.installation.plan
    sections = plan.systems["giai"].model_copy(update={"clauses": ["III.1.a-1"], "lead": ["cac-so"]})
    changed = replace(scorecard.installation, plan=plan.model_copy(update={"systems": {"muc": sections}}))
    done = (row(YTE, "III.1.a-1/2026", "done_on_time"),)
    shown = replace(scorecard, installation=changed, tasks=done)
    (found,) = system_list(shown, 2026, "vi")
    assert (found.state.key, counts_said(found.counts)) == (
        "not_recorded",
        "1 hoàn thành đúng hạn, 14 chưa có trong sổ",
    )
    assert [each.state.key for each in system_list(shown, 2026, "vi", YTE)] == ["done_on_time"]
    assert [each.state.key for each in system_list(shown, 2026, "vi", KHCN)] == ["not_recorded"]


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
