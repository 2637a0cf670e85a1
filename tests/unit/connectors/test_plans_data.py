"""The five plans against a second reading of their texts: numbers typed from the plans, none taken from the data.

Clauses are addressed as in the plan files. The year of a target: “2030” by 2030, “2026-” every year from 2026,
“2028>2030” the span of these years, “2026>2026” from 2026 on, “2027 yearly” every year, the first of them not stated.
"""

from __future__ import annotations

from collections import Counter

import pytest

from connectors.localities import load
from connectors.plans import Plan, PlanTarget

LOCALITIES = ["dien-bien", "ha-tinh", "hoang-van-thu", "hue", "quang-ngai"]

# number, date (None: the text has none; month or year: the rest is blank), and the documents it names, with their days
DOCUMENTS = {
    "hue": ("310/KH-UBND", "2025-07-21", {"1169/QĐ-TTg 2025-06-16", "57-NQ/TW 2024-12-22"}),
    "quang-ngai": (
        "",
        "2025-10",
        {"1169/QĐ-TTg 2025-06-16", "57-NQ/TW 2024-12-22", "1527/TTr-SKHCN 2025-09-19", "359-KH/TU 2025-04-29"},
    ),
    "dien-bien": ("", None, {"1169/QĐ-TTg 2025-06-16", "57-NQ/TW 2024-12-22"}),
    "ha-tinh": (
        "",
        "2025",
        {"57-NQ/TW 2024-12-22", "71/NQ-CP 2025-04-01", "42-CTr/TU 2025-04-10", "231/KH-UBND 2025-05-10"}
        | {"09-NQ/TU 2015-02-03", "05-NQ/TU 2021-10-22", "193/2025/QH15 2025-02-19"},
    ),
    "hoang-van-thu": ("", None, {"211/KH-UBND 2025-08-12", "1169/QĐ-TTg 2025-06-16", "57-NQ/TW 2024-12-22"}),
}
TARGETS = {
    "hue": """
        II.2.a-1 exactly 100 percent 2025
        II.2.a-1 exactly 100 percent 2025
        II.2.a-2 exactly 100 percent 2025
        II.2.a-3 exactly 100 percent 2025
        II.2.a-3 exactly 100 percent 2025
        II.2.a-3 done 2025
        II.2.b-1 exactly 100 percent 2026
        II.2.b-2 done 2026
        II.2.b-2 done 2026-
        II.2.b-2 done 2026
        II.2.b-3 done 2026
        II.2.b-4 done 2026>2026
        II.2.c-1 at_least 3 count 2027
        II.2.d-1 exactly 100 percent 2030
        II.2.d-2 at_least 80 percent 2030
        II.2.d-3 at_least 70 percent 2030""",
    "quang-ngai": """
        II.2.a-1 exactly 100 percent 2025
        II.2.a-1 exactly 100 percent 2025
        II.2.a-2 exactly 100 percent 2025
        II.2.a-3 exactly 100 percent 2025
        II.2.a-3 exactly 100 percent 2025
        II.2.b-1 done 2027
        II.2.b-2 done 2027 yearly
        II.2.b-3 at_least 1 count 2027
        II.2.c-1 exactly 100 percent 2030
        II.2.c-2 at_least 80 percent 2030
        II.2.c-3 at_least 70 percent 2030""",
    "dien-bien": """
        II.2.1-1 exactly 100 percent 2025
        II.2.1-1 exactly 100 percent 2025
        II.2.1-2 exactly 100 percent 2025
        II.2.1-3 exactly 100 percent 2025
        II.2.1-4 exactly 100 percent 2025
        II.2.1-4 exactly 100 percent 2025
        II.2.1-4 done 2025
        II.2.1-5 done 2025
        II.2.1-5 done 2025
        II.2.2-1 exactly 100 percent 2026
        II.2.2-2 done 2026
        II.2.2-2 done 2026-
        II.2.2-2 done 2026
        II.2.2-3 done 2026
        II.2.2-4 done 2026-
        II.2.3-1 at_least 80 percent 2030
        II.2.3-2 at_least 70 percent 2030""",
    "ha-tinh": "",
    "hoang-van-thu": """
        II.2.a-1 done 2025
        II.2.a-1 done 2025
        II.2.a-2 exactly 100 percent 2025
        II.2.b-1 exactly 100 percent 2026
        II.2.b-2 done 2026
        II.2.c-1 done 2027
        II.2.c-2 done 2027
        II.2.d-1 exactly 100 percent 2028>2030
        II.2.d-2 at_least 80 percent 2028>2030
        II.2.d-3 done 2028>2030""",
}
# clause, frequency, days, whether the day itself is on time ("?": the text does not settle it)
REPORTS = {
    "hue": [
        "V.7.đ half_yearly_and_yearly 06-20 12-20 before",
        "V.7.đ ad_hoc ?",
        "V.6.a-5 monthly 20 inclusive",
        "V.6.a-5 ad_hoc ?",
        "V.7.đ unstated ?",
    ],
    "quang-ngai": [
        "V.8-4 half_yearly_and_yearly 06-20 12-20 before",
        "V.1-3 half_yearly_and_yearly ?",
        "V.1-3 ad_hoc ?",
        "KT ad_hoc ?",
    ],
    "dien-bien": ["V.10 half_yearly_and_yearly 06-10 12-10 before", "V.10 ad_hoc ?", "V.2-7 unstated ?"],
    "ha-tinh": ["III.2-2 unstated ?"],
    "hoang-van-thu": ["V.2-4 half_yearly_and_yearly 06-05 12-05 before", "V.2-4 ad_hoc ?", "V.1-1 unstated ?"],
}
# clauses that set at least one task, by the item they stand in; the second number of a plan is that of its tasks
TASKS = {
    "hue": (
        {"III.1.a": 7, "III.1.b": 7, "III.2": 7, "III.3": 6, "III.4": 4, "III.5": 3}
        | {"V.1": 4, "V.2": 1, "V.3": 2, "V.6.a": 4, "V.6.b": 3, "V.7": 4},
        63,
    ),
    "quang-ngai": (
        {"III.1.a": 4, "III.2.a": 8, "III.3.a": 6, "III.4.a": 5, "III.5.a": 4, "III.6.a": 2}
        | {"V.1": 3, "V.2": 2, "V.5": 1, "V.6": 3, "V.7": 2, "V.8": 3},
        47,
    ),
    "dien-bien": (
        {"III": 8, "V.1": 8, "V.2": 7, "V.3": 8, "V.4": 1, "V.5": 1, "V.6": 5, "V.7": 5, "V.8": 2, "V.9": 3},
        56,
    ),
    "ha-tinh": (
        {"II.1.1": 1, "II.1.2": 1, "II.1.3": 1, "II.1.4": 2, "II.1.5": 1, "II.2": 4}
        | {"III.1": 1, "III.2": 2, "III.3": 1, "III.4": 1, "III.5": 2, "III.6": 3}
        | {f"PL.{row}": 1 for row in range(1, 9)},
        29,
    ),
    "hoang-van-thu": ({"III.1": 6, "III.2": 7, "III.3": 4, "V.1": 6, "V.2": 3, "V.4": 2}, 31),
}
# what is due by a day or from one on; everything else is ongoing or has no time
DATED = {
    "hue": {
        "III.1.a-5 by 2025", "III.1.b-3 from 2026", "III.1.b-4 by 2026", "III.1.b-6 by 2026", "III.1.b-7 by 2027",
        "V.6.a-2 by 2025", "V.7.a by 2025",
    },
    "quang-ngai": set(),
    "dien-bien": {
        "III-4 by 2025", "V.1-3 from 2026", "V.1-5 from 2025", "V.1-6 by 2026", "V.3-1 by 2025", "V.7-1 by 2025",
    },
    "ha-tinh": {"PL.2 by 2025-08"},
    "hoang-van-thu": set(),
}  # fmt: skip
# where the text names nobody to lead, not even in another section
LEADERLESS = {
    "hue": {f"III.3.{point}" for point in "abcdđe"} | {f"III.4.{point}" for point in "abcd"},
    "quang-ngai": set(),
    "dien-bien": {f"III-{bullet}" for bullet in range(1, 9)} | {"V.2-3", "V.2-4"},
    "ha-tinh": {"II.1.1", "II.1.3", "II.1.4-1", "II.1.4-2", "II.1.5"},
    "hoang-van-thu": {f"III.1-{bullet}" for bullet in range(1, 7)} | {f"III.3-{bullet}" for bullet in range(1, 5)},
}
SYSTEMS = {
    "hue": {
        "criteria_set II.2.b-2 III.1.b-6", "platform II.2.b-1 III.1.b-4", "platform III.1.a-3", "chatbot III.1.a-3",
        "resource_library III.1.a-4", "network II.2.b-3",
    },
    "quang-ngai": {"resource_library III.2.a-2", "network II.2.b-1 III.6.a-1"},
    "dien-bien": {
        "criteria_set II.2.2-2 V.1-6", "resource_library III-3", "chatbot III-4", "network II.2.2-3",
    },
    "ha-tinh": {"chatbot II.2-2"},
    "hoang-van-thu": set(),
}  # fmt: skip
COMPARED = {"criteria_set", "platform", "resource_library", "chatbot", "network"}


def plan_of(locality: str) -> Plan:
    return load(locality, 2026).plan


def written(target: PlanTarget) -> str:
    figure = f"{target.operator} {target.value} {target.unit}" if target.value is not None else target.operator
    year = str(target.year)
    if target.yearly:
        year = f"{target.since}-" if target.since == target.year else f"{year} yearly"
    elif target.since is not None:
        year = f"{target.since}>{year}"
    return f"{target.clause} {figure} {year}"


@pytest.mark.parametrize("locality", LOCALITIES)
def test_the_document_and_those_it_names(locality: str) -> None:
    number, day, named = DOCUMENTS[locality]
    document = plan_of(locality).document
    assert (document.number, document.date and str(document.date)) == (number, day)
    assert {f"{each.number} {each.date}" for each in document.parent} == named


@pytest.mark.parametrize("locality", LOCALITIES)
def test_targets(locality: str) -> None:
    typed = [line.strip() for line in TARGETS[locality].splitlines() if line.strip()]
    assert sorted(map(written, plan_of(locality).targets.values())) == sorted(typed)


@pytest.mark.parametrize("locality", LOCALITIES)
def test_reporting_duties(locality: str) -> None:
    counted = {True: "inclusive", False: "before", None: "?"}
    duties = [
        " ".join([each.clause, each.frequency, *each.days, counted[each.inclusive]])
        for each in plan_of(locality).reporting
    ]
    assert sorted(duties) == sorted(REPORTS[locality])


@pytest.mark.parametrize("locality", LOCALITIES)
def test_tasks_by_item(locality: str) -> None:
    by_item, tasks = TASKS[locality]
    plan = plan_of(locality)
    clauses = {task.clause for task in plan.tasks.values()}
    found = Counter(next(i for i in sorted(by_item, key=len, reverse=True) if within(c, i)) for c in clauses)
    assert (found, len(plan.tasks)) == (by_item, tasks)


def within(clause: str, item: str) -> bool:
    return clause == item or clause.startswith((f"{item}.", f"{item}-"))


@pytest.mark.parametrize("locality", LOCALITIES)
def test_dated_tasks_and_tasks_without_a_lead(locality: str) -> None:
    tasks = plan_of(locality).tasks.values()
    dated = {f"{t.clause} {t.timing.kind} {t.timing.when}" for t in tasks if t.timing.when is not None}
    assert dated == DATED[locality]
    assert {task.clause for task in tasks if not task.lead} == LEADERLESS[locality]


@pytest.mark.parametrize("locality", LOCALITIES)
def test_systems_ordered(locality: str) -> None:
    ordered = plan_of(locality).systems.values()
    assert {" ".join([each.kind, *each.clauses]) for each in ordered if each.kind in COMPARED} == SYSTEMS[locality]
