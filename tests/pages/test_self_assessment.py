"""The page of one's own agency: what it shows, to whom, and what its buttons do at which time."""

import re
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from connectors.ledger import Account
from connectors.localities import load
from dev_environment import ROOT
from pages.parts.access import DEMO_ROLE
from tests.pages.conftest import REFUSALS, Open, html_of, title_of, told
from tests.pages.own_house import AFTER, BEFORE, FIGURES, OTHER, OURS, OWN_SCORES, TRICKY, House, make_house

PAGE = "self_assessment.py"
SUBMIT = "Ký và nộp bản tự đánh giá"
At = Callable[[str], None]


def text_of(at: AppTest) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html_of(at)).split())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> At:
    def turn(moment: str) -> None:
        monkeypatch.setenv("THUOCDO_NOW", moment)

    turn(BEFORE)
    return turn


@pytest.fixture
def house(open_page: Open, clock: At, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> House:
    monkeypatch.setenv("THUOCDO_VAR", str(tmp_path / "var"))
    return make_house(tmp_path)


def submissions(house: House) -> list[str]:
    with closing(house.ledger()) as ledger:
        return [each.by for each in ledger.submissions.history("hue", 2026)]


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception, at.exception
    return at


class TestWhoseItIs:
    @pytest.mark.parametrize("role", ["", "viewer", "verifier", "second_verifier", "administrator", "leadership"])
    def test_it_is_closed_to_everybody_who_is_of_no_agency(self, open_page: Open, clock: At, role: str) -> None:
        open_page("agency.py", seen_as=role)
        at = AppTest.from_file(ROOT / "pages" / PAGE, default_timeout=60)
        at.session_state[DEMO_ROLE] = role
        at.run()
        assert title_of(at) in REFUSALS
        assert "Sở Nội vụ" not in html_of(at)
        assert not at.button

    @pytest.mark.parametrize("role", ["agency", "agency_leader"])
    def test_it_names_no_other_agency_whatever_the_address_asks_for(
        self, open_page: Open, clock: At, role: str
    ) -> None:
        plain, asked = open_page(PAGE, seen_as=role), open_page(PAGE, seen_as=role, ma="hue-so-yte")
        assert title_of(plain) == title_of(asked)
        assert title_of(asked).startswith("Sở Nội vụ: điểm hiện nay")
        assert html_of(plain) == html_of(asked)
        shown = html_of(asked) + str([frame.value.to_string() for frame in asked.dataframe])
        hue = load("hue", 2026)
        clauses = " ".join(text.vi for text in hue.plan.clauses.values())  # what the plan says names agencies
        for code, agency in hue.agencies.items():
            if code == OURS:
                continue
            assert not re.search(rf"\b{code}\b", shown), code
            assert agency.name.vi in clauses or agency.name.vi not in shown, agency.name.vi

    def test_an_account_of_an_unknown_agency_gets_a_sentence(self, house: House) -> None:
        with closing(house.ledger()) as ledger:
            who = Account("an@example.vn", "agency_leader", agency="khong-co", locality="hue")
            ledger.accounts.grant(who, "tests", datetime.fromisoformat(BEFORE))
        at = AppTest.from_file(ROOT / "pages" / "router.py", default_timeout=60)
        at.secrets["auth"] = {
            "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
            "cookie_secret": "only-for-tests-only-for-tests-only-for-tests",
            "client_id": "thuocdo-57",
            "client_secret": "for-tests-only",
            "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
        }
        at.user = {
            "is_logged_in": True,
            "iss": "http://127.0.0.1:9",
            "sub": "an",
            "iat": int(datetime.now(UTC).timestamp()),
            "email": "an@example.vn",
        }
        at.run()
        at.switch_page(str(ROOT / "pages" / PAGE)).run()
        assert not at.exception
        assert "không có trong danh sách của địa phương" in at.warning[0].value
        assert [button.key for button in at.button] == ["logout"]
        assert "Sở" not in html_of(at)

    def test_the_sandbox_asks_anew_who_is_here(self, house: House) -> None:
        def page() -> None:
            from pages.parts.sandbox import sandbox

            sandbox("hue", "hue-so-tu-phap", "vi")

        at = AppTest.from_function(page, default_timeout=60)
        at.session_state[DEMO_ROLE] = "agency"
        at.run()
        assert not at.exception
        assert "chỉ người của cơ quan xem được" in at.warning[0].value
        assert not at.dataframe
        assert not at.get("html")


class TestWhatItShows:
    def test_the_clock_the_answer_and_the_caution(self, open_page: Open, house: House) -> None:
        said = text_of(open_page(PAGE, seen_as="agency"))
        assert "Còn 29 ngày đến hạn Số liệu ghi đến hết ngày 19/12/2026 (giờ Việt Nam) được chấm" in said
        assert "Bây giờ là 10:00 ngày 20/11/2026 (giờ Việt Nam); sổ đọc lần cuối lúc 10:00 ngày 20/11/2026." in said
        assert re.search(r"Tạm tính \d+,\d\d · \S+ · hạng tạm \d trên \d+", said)
        assert "1 chỗ cần sửa trong bảng tính" in said
        assert re.search(r"3 việc rẻ nhất đưa lên (cao nhất )?\d+,\d\d – ", said)
        assert "điểm có thể giảm sau thẩm định" in said

    def test_the_cell_to_mend_comes_first_with_what_to_type(self, open_page: Open, house: House) -> None:
        said = text_of(open_page(PAGE, seen_as="agency"))
        mend = said.split("1. Cần sửa trong bảng tính")[1].split("2. Đường lên rẻ nhất")[0]
        assert "hue-so-noi-vu.xlsx › 2026 › C4" in mend
        assert "Hãy nhập" in mend

    def test_three_columns_with_the_difference_marked(self, open_page: Open, house: House) -> None:
        # D1: 180 of 200 people, 90 % of 6 points; the agency gave itself 6. The verifier takes 100 of 200: 3 points.
        house.decide("so_duoc_pho_bien", "adjust", "100", reason="Danh sách chỉ có 100 người")
        house.decide("tong_cbccvc", "accept")
        html = html_of(open_page(PAGE, seen_as="agency"))
        row = html.split('id="D1"')[1].split("</summary>")[0]
        texts = re.findall(r'class="v"[^>]*><span class="narrow note">[^<]*</span>([^<]*)<', row)
        assert texts == ["6,00", "5,40", "3,00"]
        assert re.findall(r"[▲▼] [+−]\d,\d\d", row) == ["▲ +0,60", "▼ −2,40"]

    def test_each_criterion_opens_its_passport_by_address(self, open_page: Open, house: House) -> None:
        html = html_of(open_page(PAGE, seen_as="agency", tc="D1"))
        assert '<details open id="D1"' in html
        assert "6 × 90%" in html.split('id="D1"')[1].split("</details>")[0]

    def test_small_cohorts_are_not_compared(self, open_page: Open, house: House) -> None:
        said = text_of(open_page(PAGE, seen_as="agency"))
        assert "cơ quan được xếp hạng: chưa so sánh, để không lộ điểm cơ quan khác" in said

    def test_agency_text_stays_text(self, open_page: Open, house: House) -> None:
        at = open_page(PAGE, seen_as="agency", tc="C1")
        html = html_of(at)
        assert "[xem](javascript:alert(1))" in html
        assert "<img" not in html
        assert 'href="javascript' not in html
        interpreted = [*at.markdown, *at.caption, *at.info, *at.warning, *at.error, *at.success]
        assert not [each.value for each in interpreted if "evil" in each.value or "javascript" in each.value]
        assert TRICKY not in [each.label for each in (*at.button, *at.text_area)]

    def test_another_year_is_said_to_be_elsewhere(self, open_page: Open, clock: At) -> None:
        at = open_page(PAGE, seen_as="agency", nam="2025")
        assert "Tự đánh giá đang mở cho năm 2026" in at.info[0].value

    def test_english_has_no_vietnamese_words_of_ours(self, open_page: Open, clock: At) -> None:
        at = open_page(PAGE, seen_as="agency_leader", lang="en")
        assert title_of(at).endswith("what is our score now, and what raises it most?")
        for words in ("Ký nộp", "Đường lên", "tự chấm", "thẩm định", "Giải trình", "đến hạn", "cao nhất"):
            assert words not in text_of(at), words


class TestSandbox:
    def edit(self, at: AppTest, label: str, typed: str) -> AppTest:
        table = at.dataframe[0].value
        place = list(table["field"]).index(label)
        key = at.dataframe[0].proto.id.split("-", 2)[2]
        at.session_state[key] = {"edited_rows": {place: {"try": typed}}, "added_rows": [], "deleted_rows": []}
        at.run()
        assert not at.exception, at.exception
        return at

    def test_a_figure_moves_the_score_at_once_and_nothing_is_saved(self, open_page: Open, house: House) -> None:
        with closing(house.ledger()) as ledger:
            before = ledger.audit.head()
        at = open_page(PAGE, seen_as="agency")
        assert "Chưa sửa gì" in text_of(at)
        said = text_of(self.edit(at, "Người đã được phổ biến Nghị quyết 57", "200"))
        assert re.search(r"Thử 1 thay đổi: \d+,\d\d – .* → \d+,\d\d – .* Không lưu gì", said)
        assert re.search(r"D1 [^+]* 5,40 6,00 \+0,60", said)
        with closing(house.ledger()) as ledger:
            assert ledger.audit.head() == before

    def test_a_comma_begins_the_decimals(self, open_page: Open, house: House) -> None:
        # A3: 85,5 of 100 million spent
        at = open_page(PAGE, seen_as="agency")
        assert "Thử 1 thay đổi" in text_of(self.edit(at, "Kinh phí đã giải ngân", "85,5"))

    def test_what_cannot_be_read_gets_a_sentence(self, open_page: Open, house: House) -> None:
        at = self.edit(open_page(PAGE, seen_as="agency"), "Người đã được phổ biến Nghị quyết 57", "khoảng <b>90</b>")
        assert "Chưa tính 1 ô ghi chưa đúng" in text_of(at)
        assert "<b>90</b>" not in html_of(at)
        assert "Chưa sửa gì" in text_of(at)


class TestSigningOff:
    def test_a_leader_submits_what_the_page_shows(self, open_page: Open, house: House) -> None:
        at = open_page(PAGE, seen_as="agency_leader")
        assert "Bản nháp Chưa ai ký nộp bản tự đánh giá năm 2026." in text_of(at)
        at = press(at, "submit")
        assert told(at) == "Đã ký nộp bản tự đánh giá năm 2026."
        assert "Đã ký nộp Lãnh đạo cơ quan (vai minh hoạ) ký nộp lúc 10:00 ngày 20/11/2026" in text_of(at)
        assert [each.label for each in at.button if each.key == "submit"] == []
        with closing(house.ledger()) as ledger:
            (row,) = ledger.submissions.history("hue", 2026)
        assert (row.agency, row.act, row.sync) == (OURS, "submitted", 1)
        assert row.claims_hash == house.state().self_assessment(OURS, datetime.now(UTC)).claims_hash

    def test_an_officer_prepares_but_does_not_sign(self, open_page: Open, house: House) -> None:
        at = open_page(PAGE, seen_as="agency")
        assert "Chỉ lãnh đạo cơ quan ký nộp được" in text_of(at)
        assert SUBMIT not in [each.label for each in at.button]

    def test_a_button_kept_from_another_role_does_nothing(self, open_page: Open, house: House) -> None:
        at = open_page(PAGE, seen_as="agency_leader")
        at.session_state[DEMO_ROLE] = "agency"
        at = press(at, "submit")
        assert told(at, well=False) == "Chưa làm: vai trò hiện nay của bạn không được làm việc này."
        assert submissions(house) == []

    def test_a_changed_sheet_has_to_be_signed_again(self, open_page: Open, house: House) -> None:
        press(open_page(PAGE, seen_as="agency_leader"), "submit")
        house.write(OURS, {**FIGURES, "so_duoc_pho_bien": 190}, OWN_SCORES)
        house.sync(BEFORE)
        at = open_page(PAGE, seen_as="agency_leader")
        assert "Đã đổi sau khi nộp" in text_of(at)
        assert at.button(key="submit").label == "Ký và nộp lại"
        press(at, "submit")
        assert len(submissions(house)) == 2
        assert "Các lần ký nộp" in text_of(at)

    def test_what_was_read_after_the_page_was_drawn_is_not_signed_unseen(self, open_page: Open, house: House) -> None:
        at = open_page(PAGE, seen_as="agency_leader")
        house.write(OURS, {**FIGURES, "so_duoc_pho_bien": 10}, OWN_SCORES)
        house.sync(BEFORE)
        at = press(at, "submit")
        assert "đã khác bản bạn xem" in told(at, well=False)
        assert submissions(house) == []

    def test_after_the_deadline_nothing_can_be_submitted_not_even_by_an_old_page(
        self, open_page: Open, house: House, clock: At
    ) -> None:
        at = open_page(PAGE, seen_as="agency_leader")
        clock("2026-12-19T16:59:59+00:00")
        assert "Hôm nay là ngày cuối" in text_of(open_page(PAGE, seen_as="agency_leader"))
        clock("2026-12-19T17:00:00+00:00")
        at = press(at, "submit")
        assert told(at, well=False) == "Chưa nộp: đã quá hạn, số liệu đã khóa."
        assert submissions(house) == []
        at = open_page(PAGE, seen_as="agency_leader")
        assert "Đến hạn chưa ai ký nộp" in text_of(at)
        assert [each.key for each in at.button if each.key == "submit"] == []

    def test_what_is_changed_after_the_deadline_is_shown_and_not_scored(
        self, open_page: Open, house: House, clock: At
    ) -> None:
        house.write(OURS, {**FIGURES, "so_duoc_pho_bien": 200}, OWN_SCORES)
        house.write(OTHER, {"tong_cbccvc": 300, "so_duoc_pho_bien": 111})
        house.sync(AFTER)
        clock(AFTER)
        html = html_of(open_page(PAGE, seen_as="agency"))
        late = html.split("Sửa sau hạn, không được chấm (1)")[1].split("</table>")[0]
        assert "<td>180</td>" in late
        assert "200" in late
        assert "111" not in html.split("Sửa sau hạn")[1].split("</table>")[0]
        assert "5,40" in html.split('id="D1"')[1].split("</summary>")[0]


class TestAppeals:
    WINDOW_ENDS = "2026-11-30"  # five working days after Friday 20/11, without Tuesday the 24th, a holiday

    def form(self, at: AppTest, text: str) -> AppTest:
        at.text_area[0].set_value(text)
        return press(at, next(str(each.key) for each in at.button if str(each.key).startswith("send:")))

    def kept(self, house: House) -> list[tuple[int, str, str, str]]:
        with closing(house.ledger()) as ledger:
            return [(each.decision, each.text, each.by, each.outcome) for each in ledger.appeals.all("hue")]

    def test_an_agency_answers_a_decision_in_time(self, open_page: Open, house: House, clock: At) -> None:
        made = house.decide("so_duoc_pho_bien", "adjust", "100", reason="Chỉ có 100 người [x](javascript:a)")
        at = open_page(PAGE, seen_as="agency")
        said = text_of(at)
        assert "Kê khai: “180” → Được chấp nhận: 100 người" in said
        assert "Lý do: Chỉ có 100 người [x](javascript:a)" in said
        assert "Giải trình được đến hết ngày 30/11/2026 (còn 5 ngày làm việc)" in said
        clock(f"{self.WINDOW_ENDS}T16:59:00+00:00")
        at = self.form(open_page(PAGE, seen_as="agency"), " Danh sách 180 người <b>kèm</b> ![x](http://evil.example) ")
        assert told(at) == "Đã gửi giải trình."
        text = "Danh sách 180 người <b>kèm</b> ![x](http://evil.example)"
        assert self.kept(house) == [(made.number, text, "agency@minh-hoa.example", "")]
        assert "&lt;b&gt;kèm&lt;/b&gt; ![x](http://evil.example)" in html_of(at)
        assert not at.text_area

    def test_nothing_is_not_sent_and_of_too_much_what_fits(self, open_page: Open, house: House) -> None:
        house.decide("so_duoc_pho_bien", "reject", reason="Không có danh sách")
        at = self.form(open_page(PAGE, seen_as="agency"), "   ")
        assert told(at, well=False) == "Chưa gửi: hãy viết nội dung giải trình."
        assert self.kept(house) == []
        self.form(open_page(PAGE, seen_as="agency"), "a" * 2001)
        assert [len(text) for _, text, _, _ in self.kept(house)] == [2000]

    def test_when_the_window_has_closed_an_old_page_sends_nothing(
        self, open_page: Open, house: House, clock: At
    ) -> None:
        house.decide("so_duoc_pho_bien", "reject", reason="Không có danh sách")
        at = open_page(PAGE, seen_as="agency")
        clock(f"{self.WINDOW_ENDS}T17:00:00+00:00")
        at = self.form(at, "Chậm mất rồi")
        assert told(at, well=False) == "Hạn giải trình đã hết ngày 30/11/2026 (5 ngày làm việc)."
        assert self.kept(house) == []
        at = open_page(PAGE, seen_as="agency")
        assert "Hạn giải trình đã hết ngày 30/11/2026 (5 ngày làm việc)." in text_of(at)
        assert not at.text_area

    def test_it_is_sent_once_and_can_be_taken_back_until_it_is_decided(self, open_page: Open, house: House) -> None:
        house.decide("so_duoc_pho_bien", "reject", reason="Không có danh sách")
        first, second = open_page(PAGE, seen_as="agency"), open_page(PAGE, seen_as="agency_leader")
        self.form(first, "Có danh sách")
        at = self.form(second, "Có danh sách đây")
        assert told(at, well=False) == "Quyết định này đã được giải trình một lần rồi."
        at = press(at, "withdraw:1")
        assert told(at) == "Đã rút giải trình. Quyết định giữ nguyên."
        assert "Đã rút" in text_of(at)
        assert [row[3] for row in self.kept(house)] == ["withdrawn"]
        assert not at.text_area

    def test_a_reply_and_the_outcome_are_shown(self, open_page: Open, house: House) -> None:
        house.decide("so_duoc_pho_bien", "reject", reason="Không có danh sách")
        self.form(open_page(PAGE, seen_as="agency"), "Có danh sách")
        with closing(house.ledger()) as ledger:
            moment = datetime.fromisoformat(BEFORE)
            ledger.appeals.answer(
                1, "Danh sách của năm trước <i>", "tham-dinh@minh-hoa.example", moment, outcome="stands"
            )
        at = open_page(PAGE, seen_as="agency")
        assert "Giữ nguyên quyết định" in text_of(at)
        assert "Danh sách của năm trước &lt;i&gt;" in html_of(at)
        assert "tham-dinh@minh-hoa.example" not in html_of(at)
        assert "withdraw:1" not in [each.key for each in at.button]

    def test_what_asks_for_evidence_can_not_be_appealed_against(self, open_page: Open, house: House) -> None:
        house.decide("so_duoc_pho_bien", "ask_evidence", reason="Gửi danh sách điểm danh")
        at = open_page(PAGE, seen_as="agency")
        assert "Đề nghị bổ sung minh chứng" in text_of(at)
        assert "Gửi danh sách điểm danh" in text_of(at)
        assert not at.text_area
