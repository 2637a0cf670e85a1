"""Thẩm định: who looks and who decides, what is refused, and that nothing typed is lost or becomes more than text."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from connectors.cycle import year_state
from connectors.cycle.desk import Desk
from connectors.ledger import Account, Decision, Ledger, NewDecision, Role
from connectors.localities import load
from connectors.reported import ReportedValue
from connectors.runs import SAMPLES, readings_of
from connectors.settings import settings
from connectors.sync import sync_folder
from connectors.verification.claims import ClaimKey, claim_of, claimed_values
from connectors.verification.queue import examine
from dev_environment import ROOT
from pages.parts.access import DEMO_ROLE
from tests.pages.conftest import REFUSALS, html_of, told

HUE = load("hue", 2026)
NOW = datetime(2026, 12, 10, 2, tzinfo=UTC)
AS_OF = date(2026, 12, 31)
MODELS: ClaimKey = ("hue-so-noi-vu", "2026", "so_mo_hinh")  # 5 of them, 3.00 points
FILMS: ClaimKey = ("hue-so-noi-vu", "2026", "so_video")  # one, 0.30 points
MEETINGS: ClaimKey = ("hue-so-noi-vu", "2026", "so_cuoc")  # one, 1.50 points
CHANNELS: ClaimKey = ("hue-so-noi-vu", "2026", "so_kenh")  # two, 1.50 points
NUMBER: ClaimKey = ("hue-so-noi-vu", "2026", "so_ky_hieu_kh")  # a text
LEADS: ClaimKey = ("hue-so-khcn", "2026", "so_mo_hinh")
OFFICE = "hue-van-phong-ubnd"
AUTH = {
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
    "cookie_secret": "only-for-tests-" * 4,
    "client_id": "thuocdo-57",
    "client_secret": "for-tests-only",
    "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
}
HOSTILE = (
    "<img src=x onerror=alert(1)> <b>to</b> [xem](javascript:alert(1)) ![anh](https://xa.example/a.png) :red[do]"
    ' =HYPERLINK("http://xa.example")'
)


@dataclass
class Office:
    """The sample with a ledger of its own, and people at its pages."""

    ledger: Ledger

    def open(self, role: Role, **state: str) -> AppTest:
        """The page as somebody of the demonstration sees it."""
        at = AppTest.from_file(ROOT / "pages" / "verification.py", default_timeout=60)
        at.session_state[DEMO_ROLE] = role
        return self._run(at, state)

    def log_in(self, email: str, role: Role, agency: str = "", **state: str) -> AppTest:
        """The page as somebody with an account sees it."""
        self.ledger.accounts.grant(Account(email, role, agency, "hue"), "tests", NOW)
        at = AppTest.from_file(ROOT / "pages" / "verification.py", default_timeout=60)
        at.secrets["auth"] = AUTH
        since = int(datetime.now(UTC).timestamp())  # a login goes by the machine's clock
        at.user = {"is_logged_in": True, "iss": "http://127.0.0.1:9", "sub": email, "iat": since, "email": email}
        return self._run(at, state)

    @staticmethod
    def _run(at: AppTest, state: dict[str, str]) -> AppTest:
        at.query_params.update(state)
        at.run()
        assert not at.exception, at.exception
        return at

    def values(self) -> dict[ClaimKey, ReportedValue]:
        """What is claimed by the newest sync."""
        row = self.ledger.latest_sync("hue")
        assert row is not None
        return claimed_values(readings_of(self.ledger, HUE, row.id, row.as_of), HUE, 2026)

    def decide(self, key: ClaimKey, verdict: str, by: str, **said: object) -> Decision:
        """A decision made elsewhere."""
        claim = claim_of(self.values()[key], HUE)
        new = NewDecision("hue", *key, claim.hash, verdict, **said)  # type: ignore[arg-type]
        return self.ledger.decisions.decide([new], by, NOW)[0]

    def type_into(self, key: ClaimKey, typed: str) -> None:
        """Somebody types into the cell of a claim, and the books are read again."""
        place = self.values()[key].address
        file = settings().samples_of("hue") / place.book
        book = load_workbook(file)
        book[place.tab][place.cell] = typed
        book.save(file)
        sync_folder(self.ledger, HUE, file.parent, as_of=AS_OF, source=SAMPLES, cache=settings().readings)


@pytest.fixture
def office(undecided_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    var = tmp_path / "var"
    shutil.copytree(undecided_var, var)
    monkeypatch.setenv("THUOCDO_VAR", str(var))
    monkeypatch.setenv("THUOCDO_NOW", NOW.isoformat())
    st.cache_resource.clear()
    with closing(Ledger.at(settings())) as ledger:
        yield Office(ledger)
    st.cache_resource.clear()


def address(key: ClaimKey) -> str:
    return ".".join(key)


def buttons(at: AppTest) -> set[str]:
    return {button.key for button in at.button if button.key}


def fill(at: AppTest, key: ClaimKey, verdict: str, typed: str = "", reason: str = "", form: str = "decide") -> None:
    at.radio(f"{form}:{address(key)}:verdict").set_value(verdict).run()
    if typed:
        at.text_input(f"{form}:{address(key)}:value").set_value(typed)
    at.text_area(f"{form}:{address(key)}:reason").set_value(reason)
    at.run()
    assert not at.exception, at.exception


def press(at: AppTest, key: str) -> str:
    """Press a button; what the page says of it."""
    at.button(key).click().run()
    assert not at.exception, at.exception
    return told(at) or told(at, well=False)


@pytest.mark.parametrize("role", ["administrator", "leadership"])
def test_who_only_looks_sees_everything_and_no_button_to_decide(office: Office, role: Role) -> None:
    at = office.open(role, o=address(MODELS))
    assert "decide:keep" not in buttons(at)
    assert "Vai trò của bạn chỉ xem" in html_of(at)
    assert "Trung vị khối" in html_of(at)
    together = office.open(role, viec="cung-luc")
    assert "together:keep" not in buttons(together)
    assert not together.checkbox


@pytest.mark.parametrize("role", ["viewer", "agency", "agency_leader", ""])
def test_nobody_else_sees_anything(office: Office, role: Role) -> None:
    at = office.open(role, o=address(MODELS))
    assert [each.value for each in at.title] in [[each] for each in REFUSALS]
    assert "hue-so-noi-vu" not in html_of(at)


def test_a_claim_that_cannot_be_read_says_why(office: Office) -> None:
    twice = html_of(office.open("verifier", o="20140.2026.so_cuoc"))  # two rows of one figure: 1 and 2
    assert "không đọc được: “1”" in twice
    assert "trùng với hàng 28" in twice
    assert "trùng với hàng" not in html_of(office.open("verifier", o=address(MODELS)))


def test_a_decision_asked_for_in_a_role_that_may_not_is_not_kept(office: Office) -> None:
    at = office.open("verifier", o=address(MODELS))
    at.session_state[DEMO_ROLE] = "leadership"
    for widget in at.selectbox:
        if "Minh hoạ" in widget.label:
            widget.set_value("leadership")
    assert "không được làm việc này" in press(at, "decide:keep")
    assert office.ledger.decisions.history("hue") == []


def test_what_is_adjusted_is_read_as_a_cell_is_and_measured_on_the_server(office: Office) -> None:
    at = office.open("verifier", o=address(MODELS))
    fill(at, MODELS, "adjust", "0", "Không có danh sách lớp")
    assert "Làm thay đổi 3,00 điểm. Trên 2,00 điểm: cần người thứ hai xác nhận." in html_of(at)
    assert "Nếu quyết định này có hiệu lực" in html_of(at)
    assert "chưa có hiệu lực cho đến khi" in press(at, "decide:keep")
    (kept,) = office.ledger.decisions.history("hue")
    assert (kept.cell, kept.verdict, kept.accepted_value, kept.reason) == (
        MODELS,
        "adjust",
        "0",
        "Không có danh sách lớp",
    )
    assert (kept.needs_second, kept.holds, kept.by) == (True, False, "verifier@minh-hoa.example")
    assert at.text_area(f"decide:{address(MODELS)}:reason").value == ""


def test_a_large_adjustment_split_into_small_ones_needs_a_second_person_too(office: Office) -> None:
    at = office.open("verifier", o=address(MEETINGS))
    fill(at, MEETINGS, "adjust", "0", "không có biên bản")
    assert "Đã ghi quyết định số 1." in press(at, "decide:keep")
    at = office.open("verifier", o=address(CHANNELS))
    fill(at, CHANNELS, "reject", reason="không có minh chứng")
    assert "cho cơ quan này là 3,00 điểm, trên 2,00" in html_of(at)
    press(at, "decide:keep")
    other = office.open("second_verifier", o=address(CHANNELS))
    assert [each.needs_second for each in office.ledger.decisions.history("hue")] == [False, True]
    press(other, "confirm:agree")
    assert [each.holds for each in office.ledger.decisions.history("hue")] == [True, True]


@pytest.mark.parametrize("typed", ["khoảng 80", "-3", "1,5", "không áp dụng", "9999999"])
def test_a_value_the_field_does_not_take_is_told_and_not_kept(office: Office, typed: str) -> None:
    at = office.open("verifier", o=address(MODELS))
    fill(at, MODELS, "adjust", typed, "theo danh sách")
    assert "Giá trị được chấp nhận phải là số nguyên" in html_of(at)
    assert "Giá trị được chấp nhận phải là số nguyên" in press(at, "decide:keep")
    assert at.text_input(f"decide:{address(MODELS)}:value").value == typed
    assert office.ledger.decisions.history("hue") == []


@pytest.mark.parametrize("verdict", ["adjust", "reject", "not_applicable", "ask_evidence"])
def test_every_verdict_but_accepting_needs_its_reason(office: Office, verdict: str) -> None:
    at = office.open("verifier", o=address(MODELS))
    fill(at, MODELS, verdict, "5" if verdict == "adjust" else "", "  ")
    assert "Cần ghi lý do" in html_of(at)
    assert "Hãy ghi lý do" in press(at, "decide:keep")
    assert office.ledger.decisions.history("hue") == []


def test_of_two_verifiers_on_one_claim_the_second_is_refused_and_loses_nothing_typed(office: Office) -> None:
    first = office.open("verifier", o=address(MODELS))
    second = office.open("second_verifier", o=address(MODELS))
    fill(second, MODELS, "adjust", "0", "Danh sách không có chữ ký")
    assert "Đã ghi quyết định số 1" in press(first, "decide:keep")
    assert "vừa có người khác quyết định" in press(second, "decide:keep")
    assert len(office.ledger.decisions.history("hue")) == 1
    assert second.text_area(f"decide:{address(MODELS)}:reason").value == "Danh sách không có chữ ký"
    assert second.text_input(f"decide:{address(MODELS)}:value").value == "0"
    assert "Thành viên Tổ thẩm định (vai minh hoạ)" in html_of(second)  # whose decision it was, to look at
    assert "quyết định số 2" in press(second, "decide:keep")  # having seen it, the second may decide
    assert [each.verdict for each in office.ledger.decisions.history("hue")] == ["accept", "adjust"]


def test_a_decision_whose_cell_changed_is_stale_and_comes_back(office: Office) -> None:
    office.decide(MODELS, "accept", "an@hue.example")
    seen = office.open("second_verifier", o=address(MODELS))
    office.type_into(MODELS, "3")
    assert "Ô đã thay đổi sau khi bạn mở trang" in press(seen, "decide:keep")
    at = office.open("verifier", tt="stale")
    assert "Ô đã thay đổi sau quyết định số 1." in html_of(at)
    assert f"open:{address(MODELS)}" in buttons(at)
    at = office.open("verifier", o=address(MODELS))
    assert "Ô đã đổi sau quyết định" in html_of(at)
    assert "Đã ghi quyết định số 2" in press(at, "decide:keep")


def test_nobody_decides_on_the_agency_they_belong_to(office: Office) -> None:
    own = office.log_in("noi.bo@hue.example", "verifier", MODELS[0], o=address(MODELS))
    assert "decide:keep" not in buttons(own)
    assert "Bạn thuộc cơ quan này" in html_of(own)
    other = office.log_in("khac@hue.example", "verifier", o=address(MODELS))
    office.ledger.accounts.grant(Account("khac@hue.example", "verifier", MODELS[0], "hue"), "tests", NOW)
    assert "Bạn thuộc cơ quan này" in press(other, "decide:keep")  # the button was drawn before they belonged to it
    assert office.ledger.decisions.history("hue") == []


def test_the_lead_agencys_claims_are_decided_on_by_the_named_body_alone(office: Office) -> None:
    at = office.open("verifier", o=address(LEADS))
    assert "decide:keep" not in buttons(at)
    assert "do Văn phòng Ủy ban nhân dân thành phố thẩm định" in html_of(at)
    named = office.log_in("vp@hue.example", "verifier", OFFICE, o=address(LEADS))
    assert "Đã ghi quyết định số 1" in press(named, "decide:keep")


def test_a_second_person_agrees_or_sends_back_and_is_never_the_first(office: Office) -> None:
    kept = office.decide(
        MODELS, "adjust", "second-verifier@minh-hoa.example", accepted_value="0", reason="lý do", needs_second=True
    )
    own = office.open("second_verifier", o=address(MODELS))
    assert "Người xác nhận phải khác người ra quyết định." in html_of(own)
    assert "confirm:agree" not in buttons(own)
    first = office.open("verifier", o=address(MODELS))
    assert "Chỉ người thẩm định thứ hai" in html_of(first)
    assert "điểm (−3,00); mức" in html_of(first)  # what the verifier was told when deciding
    other = office.log_in("hai@hue.example", "second_verifier", o=address(MODELS))
    assert "Hãy ghi lý do trả lại." in press(other, "confirm:return")
    other.text_input(f"confirm:{kept.number}:reason").set_value("Chưa đủ căn cứ").run()
    assert "Đã trả lại quyết định số 1" in press(other, "confirm:return")
    again = office.ledger.decisions.of(kept.number)
    assert again is not None
    assert (again.agrees, again.confirmation_reason, again.confirmed_by) == (False, "Chưa đủ căn cứ", "hai@hue.example")


def test_a_confirmation_that_comes_too_late_is_told(office: Office) -> None:
    kept = office.decide(MODELS, "adjust", "an@hue.example", accepted_value="0", reason="lý do", needs_second=True)
    two = [office.log_in(f"{name}@hue.example", "second_verifier", o=address(MODELS)) for name in ("hai", "ba")]
    assert "có hiệu lực" in press(two[0], "confirm:agree")
    assert "không còn chờ xác nhận" in press(two[1], "confirm:agree")
    again = office.ledger.decisions.of(kept.number)
    assert again is not None
    assert (again.holds, again.confirmed_by) == (True, "hai@hue.example")


def test_claims_of_little_risk_are_accepted_together_without_those_that_were_drawn(office: Office) -> None:
    at = office.open("verifier", viec="cung-luc")
    marks = [each.key for each in at.checkbox]
    assert len(marks) == 25
    at.checkbox(str(marks[0])).uncheck().run()
    assert "Đã chấp nhận 24 số liệu." in press(at, "together:keep")
    kept = office.ledger.decisions.history("hue")
    assert {each.verdict for each in kept} == {"accept"}
    state = year_state(office.ledger, HUE, 1, NOW)
    assert len(state.verified.applied) == 24
    assert not any(each.agency == HUE.locality.lead_agency for each in kept)


def test_a_bundle_with_one_claim_decided_on_meanwhile_is_not_kept_at_all(office: Office) -> None:
    at = office.open("verifier", viec="cung-luc")
    key = str(at.checkbox[3].key).split(":")[1].split(".")
    office.decide((key[0], key[1], key[2]), "reject", "an@hue.example", reason="khác")
    assert "Chưa ghi gì: 1 số" in press(at, "together:keep")
    assert len(office.ledger.decisions.history("hue")) == 1


def test_an_appeal_is_answered_by_another_and_a_change_is_one_step_with_its_decision(office: Office) -> None:
    decision = office.decide(MODELS, "reject", "verifier@minh-hoa.example", reason="không có danh sách")
    made = office.ledger.appeals.appeal(decision.number, f"Đã gửi danh sách {HOSTILE}", "gd@noivu.example", NOW)
    own = office.open("verifier", viec="giai-trinh")
    assert "phải do một người khác" in html_of(own)
    assert f"appeal:{made.number}:keep" not in buttons(own)
    at = office.open("second_verifier", viec="giai-trinh")
    assert "<img" not in html_of(at)
    assert "Hạn giải trình: hết ngày 17/12/2026 (5 ngày làm việc)." in html_of(at)
    assert "Hãy ghi nội dung trả lời" in press(at, f"appeal:{made.number}:keep")
    at.text_area(f"appeal:{made.number}:text").set_value("Đã xem danh sách, nhận số kê khai")
    at.radio(f"appeal:{made.number}:outcome").set_value("changed").run()
    fill(at, MODELS, "accept", form=f"appeal:{made.number}")
    assert "Nếu quyết định này có hiệu lực" in html_of(at)
    press(at, f"appeal:{made.number}:keep")
    closed, newest = office.ledger.appeals.of(made.number), office.ledger.decisions.history("hue")[-1]
    assert closed is not None
    assert (newest.verdict, newest.by, newest.needs_second) == ("accept", "second-verifier@minh-hoa.example", True)
    assert (closed.outcome, closed.reply) == ("", "Đã xem danh sách, nhận số kê khai")  # it waits for the second person
    office.ledger.decisions.confirm(newest.number, "ba@hue.example", NOW, agrees=True)
    at = office.open("second_verifier", viec="giai-trinh")
    at.text_area(f"appeal:{made.number}:text").set_value("Quyết định số 2 thay quyết định số 1")
    at.radio(f"appeal:{made.number}:outcome").set_value("changed").run()
    assert "Đã ghi trả lời" in press(at, f"appeal:{made.number}:keep")
    again = office.ledger.appeals.of(made.number)
    assert again is not None
    assert again.outcome == "changed"
    assert "Đã làm thay đổi" in html_of(at)


def test_an_appeal_is_not_closed_while_another_decision_on_it_waits_for_the_second_person(office: Office) -> None:
    decision = office.decide(MODELS, "reject", "verifier@minh-hoa.example", reason="không có danh sách")
    made = office.ledger.appeals.appeal(decision.number, "Đã gửi danh sách", "gd@noivu.example", NOW)
    office.decide(MODELS, "accept", "c@hue.example", needs_second=True, expected_previous=decision.number)
    at = office.open("second_verifier", viec="giai-trinh")
    at.text_area(f"appeal:{made.number}:text").set_value("Giữ nguyên")
    at.radio(f"appeal:{made.number}:outcome").set_value("stands").run()
    assert "còn chờ người thứ hai" in press(at, f"appeal:{made.number}:keep")
    kept = office.ledger.appeals.of(made.number)
    assert kept is not None
    assert kept.outcome == ""


def test_reading_the_books_again_draws_no_other_spot_checks(office: Office) -> None:
    def drawn() -> frozenset[ClaimKey]:
        row = office.ledger.latest_sync("hue")
        assert row is not None
        state = year_state(office.ledger, HUE, row.id, NOW)
        return Desk(state, examine(state.computed, state.readings, 2026, state.verified.claims)).drawn

    before = drawn()
    sync_folder(
        office.ledger, HUE, settings().samples_of("hue"), as_of=AS_OF, source=SAMPLES, cache=settings().readings
    )
    assert len(before) > 100
    assert drawn() == before


def test_a_small_change_closes_the_appeal_with_its_decision(office: Office) -> None:
    decision = office.decide(FILMS, "adjust", "verifier@minh-hoa.example", reason="đếm lại", accepted_value="0")
    made = office.ledger.appeals.appeal(decision.number, "Chúng tôi đếm khác", "gd@noivu.example", NOW)
    at = office.open("second_verifier", viec="giai-trinh")
    at.text_area(f"appeal:{made.number}:text").set_value("Nhận số kê khai")
    at.radio(f"appeal:{made.number}:outcome").set_value("changed").run()
    fill(at, FILMS, "accept", form=f"appeal:{made.number}")
    assert "Đã ghi quyết định số 2." in press(at, f"appeal:{made.number}:keep")
    closed = office.ledger.appeals.of(made.number)
    assert closed is not None
    assert (closed.outcome, closed.reply) == ("changed", "Nhận số kê khai")


def test_a_submission_is_opened_again_by_the_administrator_with_a_reason(office: Office) -> None:
    code = "hue-so-noi-vu"
    office.ledger.submissions.submit("hue", code, 2026, claims_hash="x", sync=1, by="gd@noivu.example", told=NOW)
    assert "reopen:do" not in buttons(office.open("verifier", viec="da-nop"))
    at = office.open("administrator", viec="da-nop")
    assert "1 trên 58 cơ quan đã nộp; 1 đã sửa số liệu sau khi nộp; 57 chưa nộp." in html_of(at)
    assert "Hãy ghi lý do mở lại." in press(at, "reopen:do")
    at.text_input("reopen:why").set_value("Nộp nhầm").run()
    assert "Đã mở lại" in press(at, "reopen:do")
    assert office.ledger.submissions.newest("hue", 2026)[code].act == "reopened"
    log = office.open("leadership", viec="nhat-ky", ma=code)
    assert html_of(log).index("Mở lại tự đánh giá") < html_of(log).index("Nộp tự đánh giá")


def test_what_agencies_type_stays_text(office: Office) -> None:
    office.type_into(NUMBER, HOSTILE)
    for at in (
        office.open("verifier", o=address(NUMBER)),
        office.open("verifier", ma=NUMBER[0]),
        office.open("verifier", viec="cung-luc", ma=NUMBER[0]),
    ):
        drawn = html_of(at)
        assert "<img" not in drawn
        assert "<b>to</b>" not in drawn
        assert 'href="javascript' not in drawn.lower()
        marked = [*at.markdown, *at.caption, *at.error, *at.success, *at.button, *at.checkbox, *at.selectbox]
        assert not any("xa.example" in f"{each.value}{getattr(each, 'label', '')}" for each in marked)
    assert "&lt;img src=x onerror=alert(1)&gt;" in html_of(office.open("verifier", o=address(NUMBER)))
