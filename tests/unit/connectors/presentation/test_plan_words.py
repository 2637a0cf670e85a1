"""The words for what a plan holds as keys, in both languages."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from connectors.localities import load
from connectors.plans import Audience, Channel, PlanTarget, ReportingDuty, SystemKind, Timing
from connectors.presentation.plan_words import (
    AUDIENCES,
    CHANNELS,
    FREQUENCIES,
    SYSTEM_KINDS,
    inclusive_words,
    moment_words,
    organisation_names,
    report_days,
    target_words,
    timing_words,
)
from rubric.text import Text

TITLE = Text(vi="Mục tiêu", en="Target")


def duty(*days: str, inclusive: bool | None = None) -> ReportingDuty:
    return ReportingDuty(
        clause="V", title=TITLE, who=[], to="so", frequency="monthly", days=list(days), inclusive=inclusive
    )


def test_every_key_of_a_plan_has_its_word() -> None:
    assert set(AUDIENCES) == set(get_args(Audience))
    assert set(CHANNELS) == set(get_args(Channel))
    assert set(SYSTEM_KINDS) == set(get_args(SystemKind))
    assert set(FREQUENCIES) == set(get_args(ReportingDuty.model_fields["frequency"].annotation))


@pytest.mark.parametrize(
    ("when", "vi", "en"),
    [
        (date(2025, 7, 21), "ngày 21/07/2025", "2025-07-21"),
        ("2025-10", "tháng 10/2025", "2025-10"),
        ("2025", "năm 2025", "2025"),
        (2026, "năm 2026", "2026"),
        (None, "không ghi", "left blank"),
    ],
)
def test_a_moment_is_as_precise_as_the_plan(when: date | str | int | None, vi: str, en: str) -> None:
    assert (moment_words(when, "vi"), moment_words(when, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("timing", "vi", "en"),
    [
        (Timing(kind="ongoing"), "thường xuyên", "ongoing"),
        (Timing(kind="unstated"), "không nêu", "not stated"),
        (Timing(kind="by", when="2025-08"), "chậm nhất tháng 08/2025", "by 2025-08"),
        (Timing(kind="from", when=2026), "từ năm 2026", "from 2026"),
    ],
)
def test_a_time_in_words(timing: Timing, vi: str, en: str) -> None:
    assert (timing_words(timing, "vi"), timing_words(timing, "en")) == (vi, en)


def target(year: int, since: int | None = None, *, yearly: bool = False, least: int | None = None) -> PlanTarget:
    operator = "done" if least is None else "at_least"
    unit = "" if least is None else "percent"
    return PlanTarget(
        clause="II", title=TITLE, year=year, since=since, yearly=yearly,
        operator=operator, value=least, unit=unit, binds=[],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "vi", "en"),
    [
        (target(2030, least=80), "ít nhất 80% đến năm 2030", "at least 80% by 2030"),
        (target(2030, 2028, least=80), "ít nhất 80% trong các năm 2028–2030", "at least 80% in the years 2028–2030"),
        (target(2026), "thực hiện đến năm 2026", "done by 2026"),
        (target(2026, 2026), "thực hiện từ năm 2026", "done from 2026"),
        (target(2026, 2026, yearly=True), "thực hiện hằng năm, từ năm 2026", "done yearly, from 2026"),
        (target(2027, yearly=True), "thực hiện hằng năm, đến năm 2027", "done yearly, by 2027"),
    ],
)
def test_a_target_in_words(chosen: PlanTarget, vi: str, en: str) -> None:
    assert (target_words(chosen, "vi"), target_words(chosen, "en")) == (vi, en)


def test_exactly_a_share_and_a_count_with_its_thousands() -> None:
    whole = PlanTarget(clause="II", title=TITLE, year=2025, operator="exactly", value=100, unit="percent", binds=[])
    many = PlanTarget(clause="II", title=TITLE, year=2027, operator="at_least", value=1200, unit="count", binds=[])
    assert target_words(whole, "vi") == "100% đến năm 2025"
    assert target_words(many, "vi") == "ít nhất 1.200 đến năm 2027"
    assert target_words(many, "en") == "at least 1,200 by 2027"


def test_report_days_say_whether_the_day_itself_counts() -> None:
    before = duty("06-20", "12-01", inclusive=False)
    assert report_days(before, "vi") == "20/06, 01/12"
    assert inclusive_words(before, "vi") == "không tính ngày đó; chậm nhất 19/06, 30/11"
    monthly = duty("20", inclusive=True)
    assert report_days(monthly, "vi") == "ngày 20 hằng tháng"
    assert inclusive_words(monthly, "vi") == "tính cả ngày đó"
    assert inclusive_words(duty("06-20"), "vi") == "chưa rõ có tính ngày đó"
    assert (report_days(duty(), "en"), inclusive_words(duty(), "en")) == ("not stated", "–")


def test_organisations_by_name_and_none_said_so() -> None:
    plan = load("hue", 2026).plan
    assert organisation_names(plan, ["so-khcn"], "vi") == "Sở Khoa học và Công nghệ"
    assert organisation_names(plan, [], "vi") == "không nêu"
