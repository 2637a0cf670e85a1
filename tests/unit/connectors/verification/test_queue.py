"""The verifier's queue: what makes a claim worth a look, and in which order claims come."""

from dataclasses import replace
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.reported import BookReading, Evidence, OwnScore, ReportedValue
from connectors.scorecard import Scorecard
from connectors.verification.decisions import apply
from connectors.verification.figure_risks import percent_change
from connectors.verification.queue import QueueItem, examine, low_risk, queue, queue_of, risk_by_agency, spot_checks
from connectors.verification.records import Decision
from connectors.verification.risks import RISKS
from connectors.verification.settings import VerificationSettings
from tests.unit.connectors.verification.made import (
    ALL_STAFF,
    FINANCE,
    HOME_AFFAIRS,
    HUE,
    JUSTICE,
    TRAINED,
    book,
    decision,
    scorecard_of,
    value,
)

SETTINGS = VerificationSettings()
COHORT = [code for code, agency in HUE.agencies.items() if agency.cohort == "so"]
PROOF = Evidence(("https://hue.gov.vn/lop-tap-huan",))


def queued(
    *values: ReportedValue, decisions: tuple[Decision, ...] = (), own: tuple[OwnScore, ...] = ()
) -> dict[tuple[str, str], QueueItem]:
    """The queue on these figures, each agency in a book of its own; by agency and field, in the order of the queue."""
    books: dict[str, list[ReportedValue]] = {}
    for each in values:
        books.setdefault(each.address.book, []).append(each)
    readings = [BookReading(name, values=each) for name, each in books.items()]
    readings.append(BookReading("tự chấm", own_scores=list(own)))
    items = queue(_scorecard(readings), readings, apply(readings, decisions, HUE, 2026), 2026)
    return {(item.claim.agency, item.claim.field): item for item in items}


def _scorecard(readings: list[BookReading]) -> Scorecard:
    return scorecard_of(readings, (2025, 2026))


def codes(item: QueueItem) -> set[str]:
    return {reason.code for reason in item.reasons}


def proven(field: str, stored: int, agency: str = HOME_AFFAIRS, period: str = "2026", **proof: object) -> ReportedValue:
    """A figure with evidence of its own."""
    own = Evidence((f"https://hue.gov.vn/{agency}/{field}/{period}",))
    return value(field, stored, agency, period, evidence=replace(own, **proof))


def test_a_figure_with_evidence_of_its_own_and_nothing_odd_has_no_risk() -> None:
    item = queued(proven("so_bai", 3))[HOME_AFFAIRS, "so_bai"]
    assert (item.risk, item.reasons) == (0, ())


def test_a_part_above_its_whole_is_named_with_both_figures() -> None:
    item = queued(proven(TRAINED, 12), proven(ALL_STAFF, 10))[HOME_AFFAIRS, TRAINED]
    assert codes(item) == {"part_above_whole"}
    assert item.reasons[0].text.vi.startswith("Tử số 12 lớn hơn mẫu số 10 (")
    assert item.reasons[0].text.en.startswith("The part 12 exceeds the whole 10 (")


def test_a_request_and_an_unreadable_cell_need_somebody() -> None:
    found = queued(
        value("so_mo_hinh", None, state="not_applicable", text="KAD"),
        value("so_bai", None, state="unreadable", text="khoảng 40"),
    )
    assert codes(found[HOME_AFFAIRS, "so_mo_hinh"]) == {"not_applicable_requested"}
    assert codes(found[HOME_AFFAIRS, "so_bai"]) == {"unreadable"}
    assert "khoảng 40" in found[HOME_AFFAIRS, "so_bai"].reasons[0].text.vi


@pytest.mark.parametrize(("now", "before", "stands_out"), [(12, 12, True), (9, 9, False), (12, 11, False)])
def test_what_flows_and_repeats_to_the_last_digit_is_told(now: int, before: int, stands_out: bool) -> None:
    item = queued(proven("so_tin", now), proven("so_tin", before, period="2025"))[HOME_AFFAIRS, "so_tin"]
    assert codes(item) == ({"unchanged"} if stands_out else set())
    assert item.last_year is not None
    assert item.last_year.value == before


def test_a_stock_may_stand_still() -> None:
    item = queued(proven(ALL_STAFF, 40), proven(ALL_STAFF, 40, period="2025"))[HOME_AFFAIRS, ALL_STAFF]
    assert codes(item) == set()


def jumping(first: int) -> QueueItem:
    """Six departments had 10 each; five have 11, 11, 12, 12, 13 now (median +20 %, deviation 10 %), one ``first``."""
    now = [first, 11, 11, 12, 12, 13]
    made = [proven("so_tin", figure, code) for code, figure in zip(COHORT, now, strict=False)]
    return queued(*made, *(proven("so_tin", 10, code, "2025") for code in COHORT[:6]))[COHORT[0], "so_tin"]


def test_a_change_that_stands_out_in_the_cohort_is_a_jump() -> None:
    # With 40 the changes are 10, 10, 20, 20, 30 and 300 %: median 20 %, median deviation 10 %; 280 is above 5 times 10.
    item = jumping(40)
    assert codes(item) == {"jump"}
    assert item.reasons[0].text.vi == "Năm trước 10, nay 40; thay đổi thường gặp trong khối: +20%."


def test_a_change_the_agency_would_not_wish_for_or_near_the_others_is_no_jump() -> None:
    assert codes(jumping(1)) == set()
    assert codes(jumping(16)) == set()  # 40 percentage points from the median: less than a half


def test_too_few_peers_make_no_jump() -> None:
    made = [proven("so_tin", 40 if code == COHORT[0] else 11, code) for code in COHORT[:4]]
    found = queued(*made, *(proven("so_tin", 10, code, "2025") for code in COHORT[:4]))
    assert codes(found[COHORT[0], "so_tin"]) == set()


def test_evidence_is_missed_where_something_is_claimed_and_books_of_one_agency_have_a_place_for_it() -> None:
    found = queued(value("so_bai", 3), value("so_tin", 0), value("co_18_5", 1), value("url_chuyen_muc", 1))
    assert codes(found[HOME_AFFAIRS, "so_bai"]) == {"evidence_missing"}
    assert codes(found[HOME_AFFAIRS, "co_18_5"]) == {"evidence_missing"}
    assert codes(found[HOME_AFFAIRS, "so_tin"]) == set()
    assert codes(found[HOME_AFFAIRS, "url_chuyen_muc"]) == set()


def test_a_shared_register_has_no_place_for_evidence_and_that_weighs_little() -> None:
    found = queued(*(value("so_bai", 3, code, book="sổ chung") for code in (HOME_AFFAIRS, JUSTICE)))
    assert codes(found[JUSTICE, "so_bai"]) == {"evidence_no_place"}
    assert low_risk(found.values(), SETTINGS) == list(found.values())


@pytest.mark.parametrize(
    ("day", "is_outside"),
    [("20/12/2026", False), ("20/12/2025", True), ("ngày 5 tháng 1 năm 2027", True), ("tháng 12", False), ("", False)],
)
def test_a_document_of_another_year_is_told(day: str, is_outside: bool) -> None:
    item = queued(proven("so_bai", 3, document="12/BC", document_day=day))[HOME_AFFAIRS, "so_bai"]
    assert ("evidence_outside_period" in codes(item)) is is_outside


def test_the_same_link_in_two_agencies_weighs_more_than_twice_in_one() -> None:
    found = queued(
        proven("so_bai", 3, links=PROOF.links),
        proven("so_tin", 3, links=("https://hue.gov.vn/lop-tap-huan/",)),
        proven("so_video", 3, JUSTICE, links=PROOF.links),
    )
    assert codes(found[HOME_AFFAIRS, "so_bai"]) == {"link_of_another_agency", "link_repeated"}
    assert codes(found[JUSTICE, "so_video"]) == {"link_of_another_agency"}
    assert "Sở Nội vụ" in found[JUSTICE, "so_video"].reasons[0].text.vi
    assert RISKS["link_of_another_agency"].weight > RISKS["link_repeated"].weight


def test_offices_number_their_papers_each_for_itself_so_that_only_number_and_day_together_tell() -> None:
    def claim(agency: str, day: str, field: str = "so_bai") -> ReportedValue:
        return proven(field, 3, agency, links=(), document="12/BC-UBND", document_day=day)

    apart = queued(claim(HOME_AFFAIRS, "10/12/2026"), claim(JUSTICE, "11/12/2026"), claim(FINANCE, ""))
    assert [codes(item) for item in apart.values()] == [set(), set(), set()]
    same = queued(claim(HOME_AFFAIRS, "10/12/2026"), claim(JUSTICE, "10/12/2026"))
    assert codes(same[JUSTICE, "so_bai"]) == {"document_of_another_agency"}
    within = queued(claim(HOME_AFFAIRS, "10/12/2026"), claim(HOME_AFFAIRS, "10/12/2026", "so_tin"))
    assert codes(within[HOME_AFFAIRS, "so_tin"]) == {"document_repeated"}


RATIOS = [(TRAINED, ALL_STAFF), ("so_vb_dang_kip_thoi", "so_vb_phai_dang"), ("so_duoc_pho_bien", "tong_cbccvc")]


@pytest.mark.parametrize(("last", "is_told"), [(10, True), (9, False)])
def test_an_agency_whose_ratios_are_all_full_is_told(last: int, is_told: bool) -> None:
    made = [proven(field, 10) for pair in RATIOS[:2] for field in pair]
    found = queued(*made, proven(RATIOS[2][0], last), proven(RATIOS[2][1], 10))
    assert ("all_full" in codes(found[HOME_AFFAIRS, TRAINED])) is is_told
    assert "all_full" not in codes(found[HOME_AFFAIRS, ALL_STAFF])


def own(points: int, item: str = "A4") -> OwnScore:
    return OwnScore(HOME_AFFAIRS, 2026, item, points, "", value(TRAINED, 1).address)


@pytest.mark.parametrize(("points", "is_told"), [(300, True), (299, False), (None, False)])
def test_an_own_score_far_above_the_computed_one_is_told_of_what_it_rests_on(points: int | None, is_told: bool) -> None:
    # 1 of 10 gives 2 points of 4; one point more is a quarter of the maximum.
    said = (own(points),) if points is not None else ()
    found = queued(proven(TRAINED, 1), proven(ALL_STAFF, 10), proven("so_bai", 1), own=said)
    assert ("own_score_above" in codes(found[HOME_AFFAIRS, TRAINED])) is is_told
    assert "own_score_above" not in codes(found[HOME_AFFAIRS, "so_bai"])


def test_own_scores_that_add_up_to_far_more_are_told_of_every_claim() -> None:
    scores = (own(200), own(500, "E4"), own(500, "D3"))
    found = queued(proven(TRAINED, 1), proven(ALL_STAFF, 10), proven("so_bai", 0), own=scores)
    assert all("own_total_above" in codes(item) for item in found.values())
    assert "10,00 điểm" in found[HOME_AFFAIRS, "so_bai"].reasons[-1].text.vi


def test_a_criterion_that_drops_out_by_the_agencys_own_zero_is_told() -> None:
    found = queued(proven("so_nv_duoc_truyen_thong", 0), proven("so_nv_khcn", 0))
    assert codes(found[HOME_AFFAIRS, "so_nv_khcn"]) == {"not_applicable_cause"}
    assert codes(found[HOME_AFFAIRS, "so_nv_duoc_truyen_thong"]) == set()


def test_own_figures_far_better_than_what_others_measure_are_told() -> None:
    # Every department earns half of A4 by its own figures and all of A5 by the department's; one earns all of A4 and
    # nothing of A5. E4 and D3 add the same to all.
    made: list[ReportedValue] = []
    for code in COHORT[:6]:
        made += [proven(TRAINED, 2 if code == COHORT[0] else 1, code), proven(ALL_STAFF, 10, code)]
        if code != COHORT[0]:
            made += [value("ngay_nhan_bc_h1", 20_600, code), value("ngay_nhan_bc_nam", 20_790, code)]
    found = queued(*made)
    assert codes(found[COHORT[0], TRAINED]) == {"above_what_others_measure"}
    assert codes(found[COHORT[1], TRAINED]) == set()


def test_the_queue_is_ordered_by_risk_then_by_what_the_criterion_is_worth() -> None:
    found = queued(
        value("so_mo_hinh", None, state="not_applicable", text="KAD"), value("so_cuoc", 1), value("so_bai", 3)
    )
    # C1 (so_bai) is worth 6 points, C2 (so_cuoc) 3; both lack evidence.
    assert [field for _, field in found] == ["so_mo_hinh", "so_bai", "so_cuoc"]
    assert [item.risk for item in found.values()] == [60, 20, 20]
    assert found[HOME_AFFAIRS, "so_bai"].at_stake == 600


def test_peers_are_the_other_agencies_of_the_cohort() -> None:
    commune = next(code for code, agency in HUE.agencies.items() if agency.cohort == "xa")
    made = [proven("so_bai", n, code) for n, code in zip((3, 4, 9), COHORT, strict=False)]
    item = queued(*made, proven("so_bai", 500, commune))[COHORT[0], "so_bai"]
    assert (item.peers.median, item.peers.count) == (Fraction(13, 2), 2)


@settings(max_examples=15, deadline=None)
@given(figures=st.lists(st.integers(0, 12), min_size=1, max_size=9))
def test_the_median_of_the_peers_is_that_of_the_others_figures(figures: list[int]) -> None:
    found = queued(*(proven("so_bai", figure, code) for figure, code in zip(figures, COHORT, strict=False)))
    for place, code in enumerate(COHORT[: len(figures)]):
        others = [Fraction(figure) for figure in figures[:place] + figures[place + 1 :]]
        peers = found[code, "so_bai"].peers
        assert (peers.median, peers.count) == (median(others) if others else None, len(others))


def test_a_decided_claim_leaves_the_queue_and_one_whose_cell_changed_comes_back_with_the_decision() -> None:
    bai, tin = proven("so_bai", 3), proven("so_tin", 4)
    on_other = decision(2, replace(tin, value=5), "adjust", 1)
    found = queued(bai, tin, decisions=(decision(1, bai), on_other))
    assert list(found) == [(HOME_AFFAIRS, "so_tin")]
    item = found[HOME_AFFAIRS, "so_tin"]
    assert codes(item) == {"decision_stale"}
    assert item.earlier == on_other
    assert low_risk([item], SETTINGS) == []


def test_a_claim_that_was_asked_about_stays_in_the_queue_and_is_not_accepted_with_others() -> None:
    bai = proven("so_bai", 3)
    asked = decision(1, bai, "ask_evidence")
    item = queued(bai, decisions=(asked,))[HOME_AFFAIRS, "so_bai"]
    assert (item.earlier, low_risk([item], SETTINGS)) == (asked, [])


def test_the_riskiest_agency_comes_first() -> None:
    found = queued(value("so_bai", 3), proven("so_tin", 3), proven("so_bai", 3, JUSTICE))
    assert list(risk_by_agency(found.values()).items()) == [(HOME_AFFAIRS, Fraction(10)), (JUSTICE, Fraction(0))]


def items(count: int) -> list[QueueItem]:
    made = [proven("so_bai", place, code) for place, code in enumerate(list(HUE.agencies)[:count])]
    return list(queued(*made).values())


def test_one_in_ten_is_drawn_rounded_up_and_the_same_seed_draws_the_same_in_any_order() -> None:
    many = items(31)
    drawn = spot_checks(many, SETTINGS, "7")
    assert len(drawn) == 4
    again = spot_checks(list(reversed(many)), SETTINGS, "7")
    assert {item.claim for item in again} == {item.claim for item in drawn}
    assert {item.claim for item in spot_checks(many, SETTINGS, "8")} != {item.claim for item in drawn}


def test_all_or_none_are_drawn_where_the_locality_says_so() -> None:
    many = items(5)
    assert spot_checks(many, VerificationSettings(spot_check_percent=100), "7") == many
    assert spot_checks(many, VerificationSettings(spot_check_percent=0), "7") == []
    assert len(spot_checks(many[:1], SETTINGS, "7")) == 1
    assert spot_checks([], SETTINGS, "7") == []


def test_every_risk_has_a_weight_and_fills_the_same_places_in_both_languages() -> None:
    import string

    for code, risk in RISKS.items():
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (risk.vi, risk.en)]
        assert places[0] == places[1], code
        assert risk.weight > 0


def test_a_change_is_told_as_a_whole_percentage() -> None:
    assert percent_change(Fraction(-1, 3)).vi == "−33%"
    assert percent_change(Fraction(12)).vi == "+1.200%"
    assert percent_change(Fraction(0)).en == "0%"


def test_the_books_are_read_as_they_are() -> None:
    readings = [book(value(TRAINED, 2))]
    verified = apply(readings, [], HUE, 2026)
    queue(_scorecard(readings), readings, verified, 2026)
    assert readings == [book(value(TRAINED, 2))]


def test_accepting_the_others_sets_none_of_the_drawn_ones_free() -> None:
    proof = [Evidence(document=f"{number}/BC", document_day="01/12/2026", page=str(number)) for number in range(4)]
    fields = ("so_bai", "so_tin", "so_video", "so_infographic")
    values = [value(field, 3, evidence=each) for field, each in zip(fields, proof, strict=True)]
    readings = [book(*values)]
    examined = examine(_scorecard(readings), readings, 2026)
    settings = VerificationSettings(spot_check_percent=50)
    drawn = examined.drawn(settings, "1")
    assert len(drawn) == 2
    accepted = [decision(n, each) for n, each in enumerate(values, 1) if (each.agency, "2026", each.field) not in drawn]
    left = queue_of(examined, apply(readings, accepted, HUE, 2026))
    assert {item.claim.key for item in left} == drawn == examined.drawn(settings, "1")
