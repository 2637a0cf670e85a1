"""What must be mended before publication, from facts made by hand: receipts, problems, copies, evidence, the gate."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from connectors.cells.raw_cell import Address
from connectors.figures import assemble
from connectors.health_facts import FigureCounts, HealthFacts, figure_counts
from connectors.ledger import LinkCheck, Registration, SyncRow, TakenBook, TakenTab, Visit
from connectors.localities import Installation, load
from connectors.presentation.health.data_health import DataHealth, data_health
from connectors.presentation.health.problem_list import chosen, grouped, problems_table
from connectors.presentation.health.receipt_list import receipts
from connectors.problem import Severity
from connectors.reported import BookReading, Evidence, ReportedValue
from connectors.scorecard import Scorecard, build
from rubric.language import to_days

AS_OF = date(2026, 12, 31)
NOW = datetime(2027, 1, 2, 2, 0, tzinfo=UTC)
SYNC = SyncRow(9, "hue", "google", AS_OF, NOW - timedelta(hours=5), NOW - timedelta(hours=4), 2, 0)
ID = "1AbCdEfGhIjKlMnOpQrStUv"
BOOK = f"google:{ID}"
LINK = f"https://docs.google.com/spreadsheets/d/{ID}/edit"
YTE, PRESS, WARD = "hue-so-yte", "hue-bao-ioc", "19789"


def received(agency: str, field: str, day: date | None) -> ReportedValue:
    state, value = ("reported", to_days(day)) if day else ("unreadable", None)
    return ReportedValue(agency, "2026", field, state, value, "", Address("Sở chủ trì", "Ngày nhận báo cáo", "D9"))


def row(severity: str, **given: str) -> dict[str, str]:
    blank = {"code": "x", "agency": "", "book": "Sở Y tế", "tab": "2026", "cell": "", "link": "", "found": ""}
    return {**blank, "severity": severity, "message_vi": "Hãy sửa.", "message_en": "Mend it.", **given}


def facts(**given: object) -> HealthFacts:
    blank = HealthFacts(SYNC, [], {}, {}, {}, {}, FigureCounts())
    return replace(blank, **given)


@pytest.fixture(scope="module")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture(scope="module")
def scorecard(hue: Installation) -> Scorecard:
    """Four agencies whose receipts are known; nobody else sent anything."""
    days = [
        received(YTE, "ngay_nhan_bc_h1", date(2026, 6, 19)),
        received(YTE, "ngay_nhan_bc_nam", date(2026, 12, 22)),
        received(WARD, "ngay_nhan_bc_h1", date(2026, 6, 1)),
        received(WARD, "ngay_nhan_bc_nam", date(2026, 12, 19)),
        received("hue-so-noi-vu", "ngay_nhan_bc_h1", None),
        *(received(PRESS, f"ngay_nhan_bc_m{month:02}", date(2026, month, 20)) for month in range(1, 12)),
    ]
    return build(hue, assemble(hue, [BookReading("Sở chủ trì", days)], as_of=AS_OF, years=[2026]))


def shown(scorecard: Scorecard, given: HealthFacts, language: str = "vi") -> DataHealth:
    return data_health(given, scorecard, 2026, language, now=NOW)


def test_each_receipt_is_on_time_late_missing_or_unreadable(scorecard: Scorecard) -> None:
    found = shown(scorecard, facts()).receipts
    agencies = {each.name: each for cohort in found.cohorts for each in cohort.agencies}
    health = agencies["Sở Y tế"].receipts
    assert [(r.due, r.received, r.state, r.said) for r in health] == [
        ("19/06/2026", "19/06/2026", "on_time", "đúng hạn"),
        ("19/12/2026", "22/12/2026", "late", "muộn 3 ngày"),
    ]
    assert [(r.state, r.said) for r in agencies["Sở Nội vụ"].receipts] == [
        ("unreadable", "ngày nhận không đọc được"),
        ("missing", "chưa nhận, quá hạn 12 ngày"),
    ]
    assert agencies["Sở Tài chính"].receipts[0].said == "chưa nhận, quá hạn 195 ngày"


def test_agencies_are_counted_by_cohort(scorecard: Scorecard) -> None:
    found = shown(scorecard, facts()).receipts
    assert [(c.in_time, c.late, c.lacking) for c in found.cohorts] == [(0, 1, 14), (1, 0, 20), (0, 0, 19), (0, 0, 3)]
    assert (found.complete, found.agencies, found.late) == (2, 58, 1)


def test_what_is_not_due_yet_is_not_missing(hue: Installation) -> None:
    """On 20 December the monthly report of the press may still come; the 19th was the last day of the others."""
    day = date(2026, 12, 20)
    early = build(hue, assemble(hue, [], as_of=day, years=[2026]))
    found = shown(early, facts()).receipts
    agencies = {each.name: each for cohort in found.cohorts for each in cohort.agencies}
    press = agencies["Trung tâm Giám sát, điều hành đô thị thông minh thành phố Huế"]
    assert [press.receipts[month].state for month in (10, 11)] == ["missing", "not_due"]
    assert agencies["Sở Y tế"].receipts[1].said == "chưa nhận, quá hạn 1 ngày"


def test_a_receipt_says_whether_the_book_holds_figures(scorecard: Scorecard) -> None:
    typed = FigureCounts(typed={(YTE, "2026"): 59})
    found = shown(scorecard, facts(figures=typed)).receipts
    agencies = {each.name: each for cohort in found.cohorts for each in cohort.agencies}
    assert [r.figures for r in agencies["Sở Y tế"].receipts] == ["gộp trong số liệu năm", "59 số liệu"]
    assert [r.figures for r in agencies["Sở Nội vụ"].receipts] == ["chưa có số liệu", "chưa có số liệu"]


def test_problems_come_worst_first_with_whose_and_where(scorecard: Scorecard) -> None:
    registered = {BOOK: Registration(BOOK, "Phường", "cohort", cohort="phuong")}
    rows = [
        row("warning", agency=YTE, cell="D4"),
        row("cell", book="Sổ phường", cell="B25", link=f"{LINK}#gid=0&range=B25"),
        row("book", agency=WARD, tab=""),
    ]
    lines = shown(scorecard, facts(problems=rows, registered=registered)).problems
    assert [(line.severity.value, line.owner, line.address) for line in lines] == [
        ("book", scorecard.agencies[WARD].name.vi, "Sở Y tế"),
        ("cell", "Sổ theo dõi khối Phường", "Sổ phường › 2026 › B25"),
        ("warning", "Sở Y tế", "Sở Y tế › 2026 › D4"),
    ]
    assert lines[1].link == f"{LINK}#gid=0&range=B25"
    assert lines[1].cohort == "phuong"


def test_the_list_is_narrowed_by_severity_cohort_agency_and_words_without_marks(scorecard: Scorecard) -> None:
    rows = [
        row("cell", agency=YTE, message_vi="Ô D4 ghi “khoảng 80%”."),
        row("warning", agency=YTE),
        row("cell", agency=WARD),
    ]
    lines = shown(scorecard, facts(problems=rows)).problems
    assert len(chosen(lines)) == 3
    assert len(chosen(lines, severity="cell")) == 2
    assert len(chosen(lines, cohort="phuong")) == 1
    assert len(chosen(lines, agency=YTE, severity="warning")) == 1
    assert [line.agency for line in chosen(lines, typed="khoang SO Y TE")] == [YTE]
    assert chosen(lines, typed="không có") == ()


def test_a_long_list_is_cut_and_says_how_many_more_there_are(scorecard: Scorecard) -> None:
    lines = shown(scorecard, facts(problems=[row("cell", cell=f"D{n}") for n in range(12)])).problems
    (group,) = grouped(lines, "vi", 5)
    assert (group.title, len(group.lines), group.more) == ("Chặn ô (12)", 5, 7)


def test_the_table_to_send_has_every_problem_in_words(scorecard: Scorecard) -> None:
    lines = shown(scorecard, facts(problems=[row("cell", agency=YTE, cell="D4", found="khoảng 80%")])).problems
    assert problems_table(lines, "vi").to_dicts() == [
        {
            "Mức độ": "Chặn ô",
            "Cơ quan": "Sở Y tế",
            "Nơi": "Sở Y tế › 2026 › D4",
            "Đang ghi": "khoảng 80%",
            "Cách sửa": "Hãy sửa.",
            "Đường dẫn": "",
        }
    ]
    assert problems_table((), "vi").height == 0


def kept(days: int) -> dict[str, TakenBook]:
    return {BOOK: TakenBook(BOOK, "a" * 64, "kept", NOW - timedelta(days=days))}


def test_a_book_on_an_earlier_copy_says_since_when_and_why(scorecard: Scorecard) -> None:
    given = facts(
        registered={BOOK: Registration(BOOK, "Sở Y tế", "agency", agency=YTE)},
        visits={BOOK: Visit(9, BOOK, NOW, "failed", fault="google_not_shared:403")},
        taken=kept(3),
        problems=[row("book", tab="", link=LINK, message_vi="Sổ không còn được chia sẻ.")],
    )
    (book,) = shown(scorecard, given).books
    assert (book.whose, book.name, book.outcome) == ("Sở Y tế", "Sổ của cơ quan", "không đọc được")
    assert (book.copy, book.since, book.age) == ("kept", "30/12/2026 09:00", "3 ngày trước")
    assert (book.is_too_old, book.why, book.link) == (False, "Sổ không còn được chia sẻ.", LINK)


def test_a_registered_book_that_never_could_be_read_has_no_copy(scorecard: Scorecard) -> None:
    given = facts(
        registered={BOOK: Registration(BOOK, "Sở Y tế", "agency", agency=YTE)},
        visits={BOOK: Visit(9, BOOK, NOW, "refused")},
    )
    (book,) = shown(scorecard, given).books
    assert (book.copy, book.copy_said, book.since) == ("none", "chưa có bản nào đọc được", "")


def test_a_tab_held_back_says_what_happened_and_may_be_confirmed(scorecard: Scorecard) -> None:
    tab = TakenTab("77", "2026", hash="a" * 64, from_tab="77", reason="tab_emptied", refused="b" * 64, since=NOW)
    unread = replace(tab, tab="78", title="2025", reason="header_missing")
    given = facts(
        registered={BOOK: Registration(BOOK, "Sở Y tế", "agency", agency=YTE)},
        taken={BOOK: TakenBook(BOOK, "b" * 64, "current", NOW, (tab, unread, TakenTab("79", "Năm", "2024")))},
        problems=[row("tab", code="tab_emptied", link=f"{LINK}#gid=77", message_vi="Trang bỗng trống.")],
    )
    found = shown(scorecard, given)
    assert [(each.title, each.may_be_confirmed) for each in found.held] == [("2026", True), ("2025", False)]
    held = found.held[0]
    assert (held.book, held.tab, held.refused) == (BOOK, "77", "b" * 64)
    assert (held.whose, held.message, held.since) == ("Sở Y tế", "Trang bỗng trống.", "02/01/2027 09:00")
    assert held.link == f"{LINK}#gid=77"
    assert found.gate.blocks == ("2 trang đang giữ bản cũ, chờ xem lại",)


@pytest.mark.parametrize(
    ("severity", "blocks"),
    [
        ("book", ("1 sổ không đọc được",)),
        ("tab", ("1 trang không đọc được hoặc còn thiếu",)),
        ("cell", ("1 ô không đọc được",)),
        ("warning", ()),
    ],
)
def test_what_blocks_publication_and_what_only_warns(
    scorecard: Scorecard, severity: str, blocks: tuple[str, ...]
) -> None:
    gate = shown(scorecard, facts(problems=[row(severity)])).gate
    assert (gate.blocks, gate.is_open) == (blocks, not blocks)
    assert gate.verdict == (f"Chưa công bố được: {blocks[0]}." if blocks else "Không còn gì chặn công bố.")


@pytest.mark.parametrize(("days", "blocks"), [(6, ()), (8, ("1 sổ dùng bản cũ quá 7 ngày",))])
def test_an_earlier_copy_blocks_only_when_it_is_old(scorecard: Scorecard, days: int, blocks: tuple[str, ...]) -> None:
    gate = shown(scorecard, facts(taken=kept(days))).gate
    assert gate.blocks == blocks
    assert ("1 sổ đang dùng bản cũ" in gate.warns) is not bool(blocks)


def test_what_would_block_real_data_is_said_of_the_illustration_as_such(scorecard: Scorecard) -> None:
    made_up = replace(scorecard, is_illustration=True)
    assert shown(made_up, facts()).gate.verdict == "Không còn gì chặn công bố."
    gate = shown(made_up, facts(problems=[row("cell")])).gate
    assert gate.verdict == "Dữ liệu minh hoạ; nếu là số liệu thật: Chưa công bố được: 1 ô không đọc được."


def test_the_sentence_answers_the_question(scorecard: Scorecard) -> None:
    found = shown(scorecard, facts(problems=[row("cell"), row("cell"), row("warning")]))
    answer = "Còn 2 việc chặn công bố, 1 việc nên xem; 2 trên 58 cơ quan đã gửi đủ báo cáo đến hạn."
    assert found.sentence == answer
    assert shown(scorecard, facts()).sentence.startswith("Không còn việc nào chặn công bố, 0 việc nên xem")


def test_the_last_sync_is_told_in_the_time_of_vietnam(scorecard: Scorecard) -> None:
    visits = {
        "a.xlsx": Visit(9, "a.xlsx", NOW, "read"),
        "b.xlsx": Visit(9, "b.xlsx", NOW, "unchanged"),
        BOOK: Visit(9, BOOK, NOW, "failed"),
    }
    last = shown(scorecard, facts(visits=visits, taken=kept(1))).last_sync
    assert (last.ended, last.age, last.origin) == ("02/01/2027 05:00", "4 giờ trước", "Google Trang tính")
    assert last.books == "1 sổ đọc mới, 1 sổ không đổi, 1 sổ dùng bản cũ, 2 sổ chưa có bản nào"


def value(field: str, state: str, *links: str, document: str = "", period: str = "2026") -> ReportedValue:
    place = Address("Sở Y tế", "2026", "F7", f"{LINK}#gid=0&range=F7")
    return ReportedValue(YTE, period, field, state, 1, "1", place, Evidence(links, document))  # type: ignore[arg-type]


GONE, FINE, INNER = "https://hue.vn/mat", "https://hue.vn/co", "https://hue.vn/noi-bo"
READINGS = [
    BookReading(
        "Sở Y tế",
        [
            value("so_to_roi", "reported", GONE, FINE),
            value("so_video", "reported", document="21/KH-SYT"),
            value("so_tin", "reported"),
            value("so_infographic", "missing", INNER),
            value("so_to_roi", "reported", GONE, period="2025"),
            value("ngay_nhan_bc_h1", "reported", GONE),
        ],
    )
]


def test_dead_links_are_told_with_agency_field_cell_and_day(hue: Installation, scorecard: Scorecard) -> None:
    checks = {
        GONE: LinkCheck(GONE, NOW, "dead", "gone", 404),
        FINE: LinkCheck(FINE, NOW, "opens", "", 200),
        INNER: LinkCheck(INNER, NOW, "not_public", "private"),
    }
    found = shown(scorecard, facts(figures=figure_counts(hue.criteria_set, READINGS), checks=checks))
    (agency,) = found.evidence.dead
    assert agency.name == "Sở Y tế"
    assert [(each.link, each.why, each.address) for each in agency.links] == [
        (GONE, "trang không còn (mã 404)", "Sở Y tế › 2026 › F7"),
        (INNER, "chỉ mở được trong mạng nội bộ", "Sở Y tế › 2026 › F7"),
    ]
    assert agency.links[0].field == hue.criteria_set.fields["so_to_roi"].label.vi
    assert agency.links[0].checked == "02/01/2027 09:00"
    assert "2 đường dẫn minh chứng hỏng" in found.gate.warns


def test_figures_with_evidence_are_counted_and_none_is_verified_yet(hue: Installation, scorecard: Scorecard) -> None:
    """Only what the agency itself reports for the year: three figures, two of them with a link or a document."""
    found = shown(scorecard, facts(figures=figure_counts(hue.criteria_set, READINGS)))
    assert (found.evidence.reported, found.evidence.backed, found.evidence.verified) == (3, 2, 0)
    assert (found.evidence.links, found.evidence.checked, found.evidence.last_check) == (3, 0, "")
    assert found.gate.warns[-2:] == ("3 đường dẫn minh chứng chưa kiểm tra", "3 số liệu chưa thẩm định")


def test_every_severity_has_its_place_in_the_order(scorecard: Scorecard) -> None:
    rows = [row(severity.value) for severity in Severity]
    lines = shown(scorecard, facts(problems=rows), "en").problems
    assert [line.severity.value for line in lines] == ["book", "tab", "cell", "warning"]
    assert {line.message for line in lines} == {"Mend it."}


def test_a_cohort_that_owes_no_report_is_not_praised_for_sending_all() -> None:
    place = load("hoang-van-thu", 2026)
    scored = build(place, assemble(place, [], as_of=date(2026, 12, 31), years=[2026]))
    told = receipts(scored, {}, 2026, "vi")
    offices, schools, villages = told.cohorts
    assert (offices.lacking, len(offices.agencies)) == (4, 4)
    assert (schools.in_time, villages.in_time) == (0, 0)
    assert (told.complete, told.agencies) == (0, 4)
