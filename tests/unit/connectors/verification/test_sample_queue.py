"""The whole path on Huế's sample: the queue makes sense, deciding everything scores, an appeal moves others."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from connectors.figures import assemble
from connectors.layouts.books import read_folder
from connectors.layouts.owed import owed_tabs
from connectors.reported import BookReading, ReportedValue
from connectors.samples import make_samples
from connectors.samples.profiles import Chance, profiles
from connectors.scorecard import Scorecard, build
from connectors.verification.appeals import effect
from connectors.verification.claims import ClaimKey
from connectors.verification.decisions import Verified, apply
from connectors.verification.queue import QueueItem, low_risk, queue, risk_by_agency, spot_checks
from connectors.verification.records import Decision
from connectors.verification.settings import load_settings
from connectors.verification.stakes import stakes
from tests.unit.connectors.verification.made import AS_OF, HUE, decision

NEVER_REPORTED = "20101"


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[BookReading]:
    folder: Path = tmp_path_factory.mktemp("samples")
    make_samples(HUE, folder)
    owed = owed_tabs(HUE.regime, HUE.criteria_set, AS_OF)
    return list(read_folder(folder, HUE.criteria_set, HUE.agencies, latest=AS_OF, expected=owed))


def scored(readings: list[BookReading], basis: str = "computed") -> Scorecard:
    figures = assemble(HUE, readings, as_of=AS_OF, years=[2025, 2026])
    return build(HUE, figures, basis=basis)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def scorecard(readings: list[BookReading]) -> Scorecard:
    return scored(readings)


@pytest.fixture(scope="module")
def verified(readings: list[BookReading]) -> Verified:
    return apply(readings, [], HUE, 2026)


@pytest.fixture(scope="module")
def items(scorecard: Scorecard, readings: list[BookReading], verified: Verified) -> list[QueueItem]:
    return queue(scorecard, readings, verified, 2026)


def codes(items: list[QueueItem], agency: str, field: str) -> set[str]:
    return {
        reason.code
        for item in items
        if (item.claim.agency, item.claim.field) == (agency, field)
        for reason in item.reasons
    }


def test_every_claim_of_every_agency_that_reported_is_in_the_queue_once(items: list[QueueItem]) -> None:
    assert len({item.claim.key for item in items}) == len(items)
    assert {item.claim.agency for item in items} == set(HUE.agencies) - {NEVER_REPORTED}
    assert [item.risk for item in items] == sorted((item.risk for item in items), reverse=True)


def test_the_deliberate_cases_are_found(items: list[QueueItem]) -> None:
    assert "part_above_whole" in codes(items, "hue-so-nnmt", "so_tra_loi_dung_han")
    for commune in ("20137", "20179"):  # one page backs the figures of both
        assert "link_of_another_agency" in codes(items, commune, "so_cuoc")
    for code in ("hue-thanh-tra", "hue-van-phong-ubnd", "hue-so-ngoai-vu", "hue-so-noi-vu", "hue-so-du-lich"):
        assert "not_applicable_requested" in codes(items, code, "co_kiem_tra")
    assert "unreadable" in codes(items, "19777", "ngay_ban_hanh")


def test_the_first_of_the_queue_need_somebody_and_most_of_the_rest_can_be_accepted_together(
    items: list[QueueItem],
) -> None:
    assert all(item.reasons[0].weight >= 20 for item in items[:100])
    settings = load_settings("hue")
    low = low_risk(items, settings)
    assert len(low) > len(items) * 2 // 3
    assert all(item.risk <= 10 for item in low)
    assert len(spot_checks(low, settings, "1")) == -(-len(low) // 10)


def test_agencies_that_inflate_their_figures_are_near_the_top(items: list[QueueItem]) -> None:
    kinds = profiles(Chance(57), HUE.agencies.values())
    inflating = {code for code, kind in kinds.items() if kind.name == "inflating"}
    assert len(inflating) == 5
    first = list(risk_by_agency(items))[:5]
    assert len(inflating & set(first)) >= 4


def test_no_single_reason_floods_the_queue(items: list[QueueItem]) -> None:
    found = Counter(reason.code for item in items for reason in item.reasons if reason.weight > 10)
    assert found
    assert max(found.values()) < len(items) // 10


def accept_all(items: list[QueueItem]) -> list[Decision]:
    reported = [item.value for item in items if item.value.state == "reported"]
    return [decision(number, each) for number, each in enumerate(reported, start=1)]


def test_accepting_every_figure_leaves_every_score_as_it_was(
    items: list[QueueItem], readings: list[BookReading], scorecard: Scorecard
) -> None:
    done = apply(readings, accept_all(items), HUE, 2026)
    after = scored(done.readings, "verified")
    assert after.scored.findings.equals(scorecard.scored.findings)
    assert after.scored.standings.equals(scorecard.scored.standings)
    assert {claim.key for claim in done.undecided} == {i.claim.key for i in items if i.value.state != "reported"}
    assert done.share(NEVER_REPORTED) == 1
    assert min(done.share(item.claim.agency) for item in items) > 0.9


def test_rejecting_one_figure_moves_points_as_told_and_everybody_it_lets_pass(
    items: list[QueueItem], readings: list[BookReading], scorecard: Scorecard
) -> None:
    top = scorecard.cohort("phuong", 2026)[4].agency
    held = [item for item in items if item.claim.agency == top and item.value.state == "reported"]
    decisions = [decision(number, item.value, "reject") for number, item in enumerate(held, start=1)]
    moves = stakes(HUE, readings, decisions, 2026, AS_OF)
    worst = next(each for each in decisions if moves[each.id] == max(moves.values()))
    after = scored(apply(readings, [worst], HUE, 2026).readings)
    found = effect(scorecard, after, top, 2026)
    assert max(abs(found.points), abs(found.index)) <= moves[worst.id]
    assert moves[worst.id] > 200
    before, now = found.own.before.rank or 0, found.own.after.rank or 0
    assert [each.after.rank for each in found.others] == [(each.before.rank or 0) - 1 for each in found.others]
    assert len(found.others) == now - before > 0
    assert {scorecard.agencies[each.agency].cohort for each in found.others} == {scorecard.agencies[top].cohort}


def test_a_decision_survives_reading_the_books_again_and_not_a_change_of_its_cell(
    items: list[QueueItem], readings: list[BookReading], tmp_path: Path
) -> None:
    make_samples(HUE, tmp_path)
    owed = owed_tabs(HUE.regime, HUE.criteria_set, AS_OF)
    again = list(read_folder(tmp_path, HUE.criteria_set, HUE.agencies, latest=AS_OF, expected=owed))
    decisions = accept_all(items)
    assert len(apply(again, decisions, HUE, 2026).applied) == len(decisions)
    first = decisions[0].claim
    changed = [replace(reading, values=[_other(v, first.key) for v in reading.values]) for reading in again]
    assert [each.claim for each in apply(changed, decisions, HUE, 2026).stale] == [first]


def _other(value: ReportedValue, key: ClaimKey) -> ReportedValue:
    is_it = (value.agency, value.period, value.field) == key
    return replace(value, value=(value.value or 0) + 1) if is_it else value
