"""What the briefing says, word by word: with findings, with nothing to say, in both languages; numbers with sources."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from connectors.briefing.facts import BriefingFacts, Seen
from connectors.briefing.proposals import proposals
from connectors.figures import assemble
from connectors.ledger import CheckIn, FollowUp
from connectors.ledger import Seen as Newest
from connectors.localities import load
from connectors.presentation.briefing.briefing import Briefing, briefing, briefing_table
from connectors.presentation.briefing.briefing_titles import titles_of
from connectors.presentation.briefing.phrases import Part, named, phrase, plain
from connectors.presentation.rendering import render
from connectors.publishing.checking import PublishCheck
from connectors.scorecard import build
from connectors.verification.decisions import Share
from connectors.verification.working_days import Calendar
from rubric.text import Text
from tests.unit.connectors.briefing.made_facts import (
    FINANCE,
    HEALTH,
    INTERIOR,
    TODAY,
    all_on_time,
    check_in,
    facts,
    item,
    received,
    release,
    scorecard,
)

FELL = [
    (HEALTH, 2025, 8500, 1, "tot"), (HEALTH, 2026, 7950, 2, "kha"),
    (FINANCE, 2025, 7900, 2, "kha"), (FINANCE, 2026, 9100, 1, "xuat-sac"),
    (INTERIOR, 2026, 0, None, None),
]  # fmt: skip
FINDINGS = {
    (HEALTH, 2025): [item("A4", 400, 400), item("E1", 0, 500, "not_applicable")],
    (HEALTH, 2026): [item("A4", 250, 400), item("E1", 325, 500)],
}
CHECK = PublishCheck(Newest(1, 1), (), (Text(vi="1 ô không đọc được", en="1 cell"),), (), Fraction(9579, 10_000))


def shown(found: BriefingFacts, *check_ins: CheckIn, language: str = "vi") -> Briefing:
    return briefing(found, proposals(found, check_ins, Calendar(frozenset({2026, 2027}))), check_ins, language)


def said(found: Briefing) -> list[str]:
    return [plain(each) for each in found.sentences]


def block(found: Briefing, key: str) -> list[str]:
    return [plain(line) for each in found.blocks if each.key == key for line in each.lines]


def rich() -> BriefingFacts:
    was = {(HEALTH, 2026): FINDINGS[HEALTH, 2025]}
    public = scorecard([(HEALTH, 2026, 8100, 1, "tot"), (FINANCE, 2026, 9100, 1, "xuat-sac")], was)
    late = received("hue-so-du-lich", "ngay_nhan_bc_h1", date(2026, 7, 9))
    values = [each for each in all_on_time(but=[INTERIOR]) if (each.agency, each.field) != (late.agency, late.field)]
    seen = Seen(
        releases=[release()], released=public, shares={HEALTH: Share(9, 10), FINANCE: Share(3, 3)}, check=CHECK,
        appeals={2: False},
    )  # fmt: skip
    return facts(scorecard(FELL, FINDINGS, [*values, late]), seen)


def test_three_sentences_with_findings() -> None:
    assert said(shown(rich())) == [
        (
            "So với bản công bố hue-2026-1 (04/01/2027): 1 cơ quan xuống mức; "
            "so với năm 2025 trên cùng phương pháp: 1 cơ quan lên mức, 1 cơ quan xuống mức."
        ),
        (
            "1 cơ quan còn nợ 2 báo cáo đã quá hạn; 1 cơ quan khác đã gửi muộn; "
            "trong 16 mục tiêu của kế hoạch chưa mục tiêu nào có nguy cơ không đạt."
        ),
        "Cần quyết định 4 việc; chưa có việc nào được giao trước đây.",
    ]
    assert said(shown(rich(), language="en")) == [
        (
            "Against the release hue-2026-1 (2027-01-04): 1 agency down a band; "
            "against 2025 on the same method: 1 agency up a band, 1 agency down a band."
        ),
        "1 agency still owes 2 reports; 1 agency sent one late; none of the plan's 16 targets is at risk.",
        "4 matters to decide; nothing was given out before.",
    ]


def test_three_sentences_when_there_is_nothing_to_say() -> None:
    """No year before, every report on time, nobody in another band than in the release."""
    made = scorecard([(HEALTH, 2026, 9100, 1, "xuat-sac")], values=all_on_time())
    found = shown(facts(made, Seen(releases=[release()], released=made)))
    assert said(found)[0] == (
        "So với bản công bố hue-2026-1 (04/01/2027): không cơ quan nào đổi mức;"
        " chưa có năm trước để so trên cùng phương pháp."
    )
    assert said(found)[1].startswith("Không cơ quan nào nợ báo cáo đến hạn; trong 16 mục tiêu")
    assert said(found)[2] == "Chưa có việc nào cần quyết định; chưa có việc nào được giao trước đây."
    assert block(found, "bands") == ["So với bản công bố hue-2026-1: không cơ quan nào đổi mức."]
    assert block(found, "reports") == ["Không cơ quan nào nợ báo cáo đến hạn."]
    assert block(found, "rewards") == ["Chưa đề xuất: khối Sở, ban, ngành (dưới 3 cơ quan được xếp hạng)"]
    assert (found.decisions, found.earlier) == ((), ())


def test_before_the_first_release_the_result_is_to_be_released() -> None:
    found = shown(facts(scorecard(values=all_on_time())))
    assert said(found)[0] == (
        "Năm 2026 chưa có kết quả nào được công bố; chưa có năm trước để so trên cùng phương pháp."
    )
    assert [plain(each.said) for each in found.decisions] == ["Công bố kết quả năm 2026"]
    blocked = shown(facts(scorecard(values=all_on_time()), Seen(check=CHECK)))
    assert [plain(each.said) for each in blocked.decisions] == [
        "Xử lý 1 loại việc còn chặn để công bố kết quả năm 2026"
    ]


def test_before_any_report_is_due_nobody_is_praised() -> None:
    found = shown(facts(scorecard(as_of=date(2026, 1, 2))))
    assert said(found)[1].startswith("Chưa báo cáo nào đến hạn; ")
    assert block(found, "reports") == ["Chưa báo cáo nào đến hạn."]


def test_a_plan_without_targets_and_reports_says_so() -> None:
    place = load("ha-tinh", 2026)
    made = build(place, assemble(place, [], as_of=date(2026, 12, 31), years=[2026]))
    found = shown(facts(made))
    assert said(found)[1] == ("Kế hoạch không yêu cầu cơ quan nào gửi báo cáo; kế hoạch không đặt chỉ tiêu định lượng.")
    assert block(found, "targets") == ["Kế hoạch không đặt chỉ tiêu định lượng; xem tiến độ ở trang Nhiệm vụ."]


def test_who_crossed_a_band_and_why() -> None:
    assert block(shown(rich()), "bands") == [
        "So với bản công bố hue-2026-1:",
        "Sở Y tế: Tốt xuống Khá (E1 mới áp dụng, được 3,25; A4 −1,50)",
        "So với năm 2025, cùng bộ tiêu chí:",
        "Sở Y tế: Tốt xuống Khá (E1 mới áp dụng, được 3,25; A4 −1,50)",
        "Sở Tài chính: Khá lên Xuất sắc",
    ]


def test_who_lost_or_got_a_rank_is_said_as_that() -> None:
    made = scorecard([
        (HEALTH, 2025, 4000, 1, "yeu"), (HEALTH, 2026, 0, None, None),
        (FINANCE, 2025, 0, None, None), (FINANCE, 2026, 9100, 1, "xuat-sac"),
    ])  # fmt: skip
    assert block(shown(facts(made)), "bands") == [
        "So với năm 2025, cùng bộ tiêu chí:",
        "Sở Y tế: trước Yếu, nay không xếp hạng",
        "Sở Tài chính: trước không xếp hạng, nay Xuất sắc",
    ]


def test_a_gate_that_shut_is_named_before_criteria() -> None:
    rows = [(HEALTH, 2025, 8500, 1, "tot"), (HEALTH, 2026, 8600, 1, "kha")]
    lines = block(shown(facts(scorecard(rows, capped={HEALTH: "no_plan"}))), "bands")
    assert lines[1].startswith("Sở Y tế: Tốt xuống Khá (bị chặn mức vì không ban hành kế hoạch")


def test_what_must_be_known_of_the_figures() -> None:
    found = block(shown(rich()), "caveats")
    # 95,79 % is never rounded up to what it is not.
    assert found[:2] == ["Đã thẩm định 95,7% số liệu.", "Nếu là số liệu thật, còn chặn công bố: 1 ô không đọc được."]
    assert "1 cơ quan không xếp hạng: Sở Nội vụ." in found


def test_a_year_that_is_only_computed_again_is_not_held_against_a_release() -> None:
    found = shown(facts(scorecard(FELL, FINDINGS), Seen(releases=[release()]), year=2025))
    assert said(found)[0] == (
        "Năm 2025 được tính lại theo bộ tiêu chí năm 2026 để so sánh, không phải kết quả đã công bố;"
        " chưa có năm trước để so trên cùng phương pháp."
    )
    assert found.decisions == ()


def test_every_number_of_the_sentences_opens_where_it_comes_from() -> None:
    """By hand: what each number is of, and the page that tells it."""
    opened = {part.text: part.link for each in shown(rich()).sentences for part in each if part.link}
    assert opened["hue-2026-1"] == "xep-hang?dp=hue&ban=hue-2026-1"
    assert opened["16"] == "tien-do?dp=hue&nam=2026&ban=tam-tinh"
    health = "suc-khoe-du-lieu?dp=hue&nam=2026"
    first, second, _ = shown(rich()).sentences
    assert [part.link for part in first if part.text == "1 cơ quan"] == [
        "cong-bo?dp=hue&nam=2026", "xep-hang?dp=hue&nam=2026&ban=tam-tinh", "xep-hang?dp=hue&nam=2026&ban=tam-tinh",
    ]  # fmt: skip
    assert [part.link for part in second if part.text == "1 cơ quan"] == [health, health]


def test_how_an_earlier_decision_stands_is_one_row_with_what_somebody_typed_as_text() -> None:
    note = FollowUp(1, "open", TODAY, "<b>Đã gọi</b>", "a@hue.vn", datetime(2027, 1, 2, 20, tzinfo=UTC))
    late = check_in("reports", f"{INTERIOR} 2026-H1", due=date(2027, 1, 2))
    given = check_in("typed", number=2, follow_ups=[note])
    found = shown(rich(), late, given)
    assert [(each.stand_label, each.due, each.owner, each.figures, each.note) for each in found.earlier] == [
        ("Quá hạn", "02/01/2027", "Sở Khoa học và Công nghệ", "theo số liệu: 0/1 đã đạt", ""),
        # Twenty hours UTC are the next day in Việt Nam.
        ("Đang làm", "04/01/2027", "Sở Khoa học và Công nghệ", "", "03/01/2027: <b>Đã gọi</b>"),
    ]
    assert said(found)[2] == "Cần quyết định 4 việc; 1 việc đã giao đang quá hạn; 1 việc đã giao đang làm."
    html = render("briefing", "vi", found=found, titles=titles_of("vi"))
    assert "&lt;b&gt;Đã gọi&lt;/b&gt;" in html
    assert "<b>Đã gọi" not in html


def test_at_most_five_of_either_are_listed_and_the_rest_is_counted() -> None:
    many = [check_in("typed", number=number) for number in range(1, 8)]
    found = shown(rich(), *many)
    assert (len(found.earlier), found.more_earlier) == (5, 2)
    few = rich()
    few = BriefingFacts(few.scorecard, 2026, TODAY, few.seen, few.settings.model_copy(update={"most_decisions": 1}))
    assert (len(shown(few).decisions), shown(few).more_decisions) == (1, 3)


def test_a_long_list_of_agencies_is_cut_with_the_rest_counted_and_linked() -> None:
    made = shown(facts(scorecard()))
    lines = block(made, "reports")
    assert len(lines) == 4
    # The press reports every month from January on; its first was due on 20 January.
    assert lines[0] == ("Báo và Phát thanh, truyền hình Huế: 12 báo cáo quá hạn, lâu nhất báo cáo tháng 1 (345 ngày)")
    assert lines[-1] == "và 55 cơ quan khác"
    names = named([Part("x" * 200, "a"), Part("b"), Part("c"), Part("d"), Part("e")], "vi", more="tat-ca")
    assert plain(names) == "x" * 89 + "…, b, c và 2 cơ quan khác"
    assert names[-1] == Part("và 2 cơ quan khác", "tat-ca")


def test_the_table_holds_every_line() -> None:
    found = shown(rich(), check_in("typed"))
    table = briefing_table(found, "vi")
    assert table.height == 3 + 1 + len(found.decisions) + sum(len(each.lines) for each in found.blocks)
    assert table.columns == ["phan", "noi_dung", "chu_tri", "han", "tinh_trang"]
    assert table.row(3) == ("Đã giao", "Việc", "Sở Khoa học và Công nghệ", "04/01/2027", "Đang làm")


def test_what_was_typed_cannot_be_taken_for_a_place_of_a_template() -> None:
    template = Text(vi="{name} lên mức", en="{name} up")
    assert plain(phrase(template, "vi", name=Part("{secret} <i>"))) == "{secret} <i> lên mức"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_of_it_names_a_template_or_a_code(language: str) -> None:
    found = shown(rich(), check_in("typed"), language=language)
    words = " ".join(briefing_table(found, language).get_column(briefing_table(found, language).columns[1]).to_list())
    assert "{" not in words
    assert "hue-so-" not in words
    assert "None" not in words
