"""The deadline clock in Việt Nam's days, and where the sign-off stands."""

from dataclasses import replace
from datetime import UTC, datetime

from connectors.cycle import claims_hash
from connectors.cycle.submitting import why_not_submit
from connectors.ledger import Submission
from connectors.presentation.own.sign_off import deadline_clock, sign_off
from tests.unit.connectors.cycle.made_state import CLAIMS, NOW, OURS, state

HASH = claims_hash(CLAIMS, OURS)
SIGNED = Submission(1, "hue", OURS, 2026, "submitted", HASH, 1, "lanh-dao@example.vn", NOW)
LOCKED = datetime(2026, 12, 19, 17, tzinfo=UTC)  # midnight in Việt Nam after 19/12, the last day in time


def test_days_are_those_of_viet_nam() -> None:
    clock = deadline_clock(state(), OURS, datetime(2026, 12, 16, 16, 59, tzinfo=UTC), "vi")  # still the 16th there
    assert (clock.days_left, clock.last_day, clock.chip) == (3, "19/12/2026", "Còn 3 ngày đến hạn")
    clock = deadline_clock(state(), OURS, datetime(2026, 12, 16, 17, tzinfo=UTC), "vi")  # the 17th has begun
    assert clock.days_left == 2


def test_the_last_day_and_the_moment_after_it() -> None:
    last = deadline_clock(state(), OURS, datetime(2026, 12, 19, 16, 59, 59, tzinfo=UTC), "vi")
    assert (last.days_left, last.chip, last.is_locked) == (0, "Hôm nay là ngày cuối", False)
    over = deadline_clock(state(), OURS, LOCKED, "vi")
    assert (over.days_left, over.chip, over.is_locked) == (None, "Đã khóa", True)
    assert "đã khóa hết ngày 19/12/2026" in over.sentence


def test_a_plan_that_names_no_day_locks_nothing() -> None:
    found = state(locality="ha-tinh", claims=())
    agency = next(iter(found.installation.agencies))
    clock = deadline_clock(found, agency, datetime(2030, 1, 1, tzinfo=UTC), "vi")
    assert (clock.days_left, clock.last_day, clock.is_locked, clock.chip) == (None, "", False, "Không có hạn khóa")
    assert "Kế hoạch không nêu hạn" in clock.sentence


def test_stages_say_who_when_and_what_can_be_done() -> None:
    draft = sign_off(state(), OURS, NOW, "vi")
    assert (draft.stage, draft.button) == ("draft", "Ký và nộp bản tự đánh giá")
    signed = sign_off(state(submissions=[SIGNED]), OURS, NOW, "vi", [SIGNED])
    assert (signed.stage, signed.button) == ("submitted", "")
    assert signed.sentence == "lanh-dao@example.vn ký nộp lúc 10:00 ngày 20/11/2026; số liệu chưa đổi từ đó."
    other = replace(SIGNED, claims_hash="0" * 64)
    changed = sign_off(state(submissions=[other]), OURS, NOW, "vi", [other])
    assert (changed.stage, changed.button) == ("changed", "Ký và nộp lại")


def test_after_the_deadline_it_says_which_version_is_scored() -> None:
    other = replace(SIGNED, claims_hash="0" * 64)
    assert sign_off(state(submissions=[SIGNED]), OURS, LOCKED, "vi").sentence.endswith("là bản được chấm.")
    assert "khác bản đã ký" in sign_off(state(submissions=[other]), OURS, LOCKED, "vi").sentence
    none = sign_off(state(), OURS, LOCKED, "vi")
    assert (none.stage, none.button) == ("locked", "")
    assert none.sentence.startswith("Đến hạn chưa ai ký nộp")


def test_one_that_was_opened_again_is_a_draft_and_says_why() -> None:
    reopened = replace(SIGNED, number=2, act="reopened", by="quan-tri@example.vn", reason="Sai kỳ <b>")
    found = sign_off(state(submissions=[reopened]), OURS, NOW, "vi", [reopened, SIGNED])
    assert (found.stage, found.button) == ("draft", "Ký và nộp bản tự đánh giá")
    assert "mở lại" in found.sentence
    assert found.history == (
        "10:00 ngày 20/11/2026: cơ quan chủ trì mở lại (Sai kỳ <b>)",
        "10:00 ngày 20/11/2026: lanh-dao@example.vn ký nộp",
    )


def test_there_is_nothing_to_sign_without_a_claim() -> None:
    empty = state(claims=[CLAIMS[1]])
    assert sign_off(empty, OURS, NOW, "vi").button == ""
    refused = why_not_submit(empty, OURS, claims_hash([], OURS), NOW)
    assert refused
    assert "chưa có số liệu nào" in refused.vi


def test_what_is_asked_when_the_button_is_pressed() -> None:
    def why(seen: str, at: datetime = NOW, *submissions: Submission) -> str:
        found = why_not_submit(state(submissions=submissions), OURS, seen, at)
        return found.en if found else ""

    assert why(HASH) == ""
    assert why(HASH, LOCKED) == "Not submitted: the deadline has passed; figures are locked."
    assert why("0" * 64).startswith("Not submitted: the figures were read again")
    assert why(HASH, NOW, SIGNED) == "This very self-assessment is signed off already."
