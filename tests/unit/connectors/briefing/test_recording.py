"""What may be kept as a decision, and what is said to one that may not."""

from datetime import date

import pytest

from connectors.briefing.owners import owner_name, owners_of
from connectors.briefing.recording import cleaned, mistake_in, mistake_in_note
from connectors.briefing.settings import BriefingSettings, load_briefing
from connectors.localities import load
from tests.unit.connectors.briefing.made_facts import LEAD, hue

TODAY = date(2026, 12, 12)


@pytest.mark.parametrize(
    ("text", "owner", "due", "said"),
    [
        ("Họp", LEAD, TODAY, ""),
        ("", LEAD, TODAY, "hãy viết việc cần làm"),
        ("x" * 201, LEAD, TODAY, "dài 201 ký tự"),
        ("Họp", "nobody", TODAY, "chọn cơ quan chủ trì"),
        ("Họp", LEAD, date(2026, 12, 11), "từ hôm nay (12/12/2026)"),
        ("Họp", LEAD, date(2029, 1, 1), "đến 11/12/2028"),
        ("Họp", LEAD, None, "từ hôm nay"),
    ],
)
def test_a_decision_needs_a_short_text_an_owner_and_a_day_that_can_be_met(
    text: str, owner: str, due: date | None, said: str
) -> None:
    wrong = mistake_in(text, owner, due, TODAY, {LEAD})
    assert said in (wrong.vi if wrong else "")
    assert (wrong is None) == (not said)


def test_dropping_a_task_needs_its_reason() -> None:
    assert mistake_in_note("dropped", "") is not None
    assert mistake_in_note("dropped", "Không còn cần") is None
    assert mistake_in_note("done", "") is None
    assert mistake_in_note("open", "x" * 301) is not None


def test_what_cannot_be_seen_is_not_kept() -> None:
    assert cleaned(" Họp\tvới \u202eai\u202c\x00\n đó\u200b ") == "Họp với ai đó"


def test_the_lead_agency_is_the_first_owner_and_bodies_of_the_plan_come_last() -> None:
    found = list(owners_of(hue()))
    assert found[0] == LEAD
    assert len(found) == len(set(found))
    assert found.index("cac-so") > found.index("hue-bao-ioc")
    assert owner_name(hue(), "cac-so", "vi") == hue().plan.organisations["cac-so"].name.vi
    assert owner_name(hue(), "gone", "vi") == "gone"


@pytest.mark.parametrize("locality", ["hue", "quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu"])
def test_every_locality_has_its_settings_and_somebody_to_ask(locality: str) -> None:
    assert load_briefing(locality) == BriefingSettings()
    assert next(iter(owners_of(load(locality, 2026)))) == load(locality, 2026).locality.lead_agency


def test_a_kind_that_is_not_named_keeps_its_time() -> None:
    assert BriefingSettings(working_days={"reports": 2}).working_days["appeals"] == 5
    assert BriefingSettings(working_days={"reports": 2}).working_days["reports"] == 2
