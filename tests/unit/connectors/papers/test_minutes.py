"""The minutes of verification: each decision a row, each appeal a row, people by their part, and the three indexes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

from connectors.cycle.appealing import decisions_told
from connectors.ledger import NewDecision
from connectors.papers.minutes import minutes_paper
from connectors.papers.paper import Paper, Table
from connectors.papers.settings import load_papers
from connectors.papers.verification_acts import appeal_table, decision_tables
from connectors.verification.working_days import load_calendar
from tests.pages.own_house import BEFORE, OURS, House
from tests.unit.connectors.papers.conftest import SECOND, TEAM, decide_all

HUE = load_papers("hue")
CALENDAR = load_calendar()
AT = datetime.fromisoformat(BEFORE)
TYPED = "Danh sách <b>ký nhận</b> có 150 người =1+1\x07"


def paper_of(house: House, agency: str = OURS) -> Paper:
    return minutes_paper(house.state(), agency, HUE, CALENDAR)


def numbers(house: House) -> list[str]:
    return [row[0] for table in decision_tables(house.state(), OURS) for row in table.rows]


def text_of(paper: Paper) -> str:
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    return "\n".join(str(block) for block in blocks)


def index_rows(paper: Paper) -> tuple[tuple[str, ...], ...]:
    return next(block for block in paper.blocks if isinstance(block, Table)).rows


def test_every_decision_told_is_a_row_and_every_row_a_decision(house: House) -> None:
    house.decide("so_duoc_pho_bien", "adjust", "150", reason=TYPED)
    decide_all(house)
    told = decisions_told(house.state(), OURS)
    assert len(told) == 5  # the five figures of the book
    assert sorted(numbers(house), key=int) == sorted((str(each.number) for each in told), key=int)
    changes, accepted = decision_tables(house.state(), OURS)
    assert [row[4] for row in changes.rows] == ["Điều chỉnh", "Không chấp nhận"]
    assert len(accepted.rows) == 3


def test_a_decision_says_what_was_claimed_what_counts_why_by_whom_and_when(house: House) -> None:
    house.decide("so_duoc_pho_bien", "adjust", "150", reason=TYPED)
    (row,) = decision_tables(house.state(), OURS)[0].rows
    assert row[1:] == (
        "Người đã được phổ biến Nghị quyết 57 (D1)",
        "Năm 2026",
        "180 người",
        "Điều chỉnh",
        "150 người",
        TYPED,
        "Thành viên Tổ thẩm định\n20/11/2026 10:00",
        "Có hiệu lực",
    )


def test_nobody_is_named_by_an_address(house: House) -> None:
    decide_all(house)
    assert "@" not in text_of(paper_of(house))


def test_what_waits_for_a_second_person_is_not_told(house: House) -> None:
    claim = next(each for each in house.state().verified.claims if each.field == "tong_cbccvc" and each.agency == OURS)
    new = NewDecision("hue", OURS, "2026", claim.field, claim.hash, "adjust", "400", "Bảng lương", needs_second=True)
    with closing(house.ledger()) as ledger:
        (kept,) = ledger.decisions.decide([new], TEAM, AT)
    assert numbers(house) == []
    with closing(house.ledger()) as ledger:
        ledger.decisions.confirm(kept.number, SECOND, AT + timedelta(hours=1), agrees=True)
    (row,) = decision_tables(house.state(), OURS)[0].rows
    assert row[7] == ("Thành viên Tổ thẩm định\n20/11/2026 10:00\nNgười thẩm định thứ hai đồng ý\n20/11/2026 11:00")


def test_a_decision_that_another_took_the_place_of_says_so(house: House) -> None:
    first = house.decide("so_duoc_pho_bien", "adjust", "150", reason="Lần đầu")
    new = NewDecision(
        "hue", OURS, "2026", first.field, first.claim_hash, "adjust", "160", "Lần hai", expected_previous=first.number
    )
    with closing(house.ledger()) as ledger:
        ledger.decisions.decide([new], TEAM, AT)
    assert [row[8] for row in decision_tables(house.state(), OURS)[0].rows] == [
        "Đã có quyết định mới hơn",
        "Có hiệu lực",
    ]


def test_a_decision_on_what_the_cell_no_longer_says_holds_no_more(house: House) -> None:
    house.decide("so_duoc_pho_bien", "adjust", "150", reason="Danh sách")
    state = house.state()
    changed = tuple(replace(each, claim_hash="0" * 64) for each in state.decisions)
    (row,) = decision_tables(replace(state, decisions=changed), OURS)[0].rows
    assert (row[3], row[8]) == ("ô đã đổi sau quyết định", "Không còn hiệu lực, chờ xem lại")


def test_every_appeal_is_a_row_with_its_answer(house: House) -> None:
    decision = house.decide("so_duoc_pho_bien", "adjust", "150", reason="Danh sách")
    with closing(house.ledger()) as ledger:
        appeal = ledger.appeals.appeal(decision.number, "Còn một trang", "lanh.dao@hue.example", AT)
        ledger.appeals.answer(appeal.number, "Trang trùng", TEAM, AT + timedelta(days=1), outcome="stands")
    assert appeal_table(house.state(), OURS, CALENDAR).rows == (
        (
            str(appeal.number),
            str(decision.number),
            "Còn một trang",
            "20/11/2026 10:00",
            "Trang trùng",
            "21/11/2026 10:00",
            "Giữ nguyên quyết định",
        ),
    )
    assert appeal_table(house.state(), "hue-so-tu-phap", CALENDAR).rows == ()


def test_the_three_indexes_stand_side_by_side(house: House) -> None:
    house.decide("so_duoc_pho_bien", "adjust", "150", reason="Danh sách")
    claimed, computed, verified = index_rows(paper_of(house))
    # Own: D1 6, A2 0, of 90 that apply. By the rules D1 is 6 × 180/200 and A3 is 2, for 80 of 100 were spent.
    # Verified: D1 6 × 150/200.
    assert [claimed[1], claimed[2], claimed[5]] == ["6,00", "90,00", "6,67"]
    assert [computed[1], verified[1]] == ["7,40", "6,50"]


def test_the_criteria_without_own_points_are_counted_and_no_bonus_among_them(house: House) -> None:
    paper = paper_of(house)
    (table, *_) = (block for block in paper.annexes[0].blocks if isinstance(block, Table))
    blank = [row[0] for row in table.rows if row[6] == "○" and len(row[0]) == 2]
    assert {"T1", "T2"} <= set(blank)
    criteria = [item for item in blank if not item.startswith("T")]
    assert f"chưa ghi điểm tự đánh giá của {len(criteria)} tiêu chí áp dụng" in text_of(paper)


def test_an_agency_that_reported_nothing_has_minutes_that_say_so(house: House) -> None:
    paper = paper_of(house, "hue-so-yte")
    assert index_rows(paper)[0][1:] == ("○",) * 6
    assert [row[6] for row in index_rows(paper)[1:]] == ["–", "–"]  # no rank, no band
    said = text_of(paper)
    assert "không kê khai số liệu nào" in said
    assert "Cơ quan không giải trình." in said


def test_what_is_left_to_verify_is_said_in_the_minutes(house: House) -> None:
    house.decide("so_duoc_pho_bien", "accept")
    assert "Còn 4 số liệu chưa thẩm định: kết quả dưới đây chưa phải kết quả cuối cùng." in text_of(paper_of(house))
