"""The bridge from 2026 to a draft of 2027 that changes one thing of every kind, on the samples of all 58 agencies."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from connectors.data_files import read_model
from connectors.figures import Figures, assemble
from connectors.layouts.books import read_folder
from connectors.localities import Installation, load
from connectors.progress.method_bridge import method_bridges
from connectors.samples import make_samples
from rubric.bridge import STEPS, Bridge
from rubric.criteria.criteria_set import CriteriaSet
from rubric.language import from_days, to_days
from rubric.reasons import Reason
from rubric.rules.days_late import DaysLate
from rubric.scoring import score
from tests.localities.draft import DRAFT_YEAR, data_with_draft, reported
from tests.reference.engine import AgencyYear, standings

LAST_YEAR = DRAFT_YEAR - 1


@dataclass(frozen=True)
class Made:
    """A set's installation with the figures of its year."""

    installation: Installation
    figures: Figures

    @property
    def both(self) -> tuple[Installation, Figures]:
        return self.installation, self.figures


def made(installation: Installation, folder: Path) -> Made:
    year = installation.criteria_set.year
    make_samples(installation, folder, years=(year - 1, year))
    as_of = date(year, 12, 31)
    readings = read_folder(folder, installation.criteria_set, installation.agencies, latest=as_of)
    return Made(installation, assemble(installation, readings, as_of=as_of, years=[year]))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_with_draft(tmp_path_factory.mktemp("draft"))


@pytest.fixture(scope="module")
def last(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(load("hue", LAST_YEAR, data), tmp_path_factory.mktemp("last"))


@pytest.fixture(scope="module")
def this(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(load("hue", DRAFT_YEAR, data), tmp_path_factory.mktemp("this"))


@pytest.fixture(scope="module")
def found(last: Made, this: Made) -> dict[str, Bridge]:
    return method_bridges(last.both, this.both)


def index_of(installation: Installation, figures: Figures) -> dict[str, int]:
    scored = score(installation.criteria_set, installation.regime, figures.inputs).standings
    return dict(zip(scored["agency"], scored["index"], strict=True))


def test_every_agency_has_a_bridge_whose_parts_add_up_to_the_last_hundredth(
    last: Made, this: Made, found: dict[str, Bridge]
) -> None:
    before, now = index_of(*last.both), index_of(*this.both)
    assert len(found) == 58
    for agency, bridge in found.items():
        assert tuple(bridge.parts) == STEPS
        assert (bridge.published, bridge.index) == (before[agency], now[agency])
        assert bridge.published + sum(bridge.parts.values()) == bridge.index
    for step in ("rules", "maxima", "this_year", "not_comparable"):
        assert any(bridge.parts[step] for bridge in found.values()), step


def test_what_the_reports_of_2026_could_not_answer_leaves_both_sides_and_is_listed(
    this: Made, found: dict[str, Bridge]
) -> None:
    for agency, bridge in found.items():
        is_press = this.installation.agencies[agency].annex == "bao"
        assert bridge.not_comparable == (("C8", "F4") if is_press else ("F4",))


def test_without_published_indices_nothing_counts_as_revised(found: dict[str, Bridge]) -> None:
    assert {bridge.parts["revised"] for bridge in found.values()} == {0}


def test_what_was_published_otherwise_than_is_known_now_counts_as_revised(
    last: Made, this: Made, found: dict[str, Bridge]
) -> None:
    published = {code: bridge.published for code, bridge in found.items()}
    published["hue-so-noi-vu"] -= 123  # a report of last year was corrected upwards after publication
    del published["hue-so-du-lich"]  # and this agency was not in what was published
    again = method_bridges(last.both, this.both, published)
    assert again["hue-so-noi-vu"].parts == {**found["hue-so-noi-vu"].parts, "revised": 123}
    assert again["hue-so-tu-phap"] == found["hue-so-tu-phap"]
    assert found.keys() - again.keys() == {"hue-so-du-lich"}


def test_every_step_is_the_index_of_the_reference_engine_under_a_set_written_by_hand(
    data: Path, last: Made, this: Made, found: dict[str, Bridge]
) -> None:
    bases, folder = data / "criteria", data / "localities" / "hue" / "criteria"
    old_worth, _ = read_model(folder / "2027-old-worth.yaml", CriteriaSet, bases)
    comparable, _ = read_model(folder / "2027-comparable.yaml", CriteriaSet, bases)
    before, moved = list(agency_years(last, LAST_YEAR)), list(agency_years(last, DRAFT_YEAR))
    now = list(agency_years(this, DRAFT_YEAR))
    chain = [
        by_reference(last.installation.criteria_set, last.installation, before),
        by_reference(old_worth, this.installation, moved),
        by_reference(comparable, this.installation, moved),
        by_reference(comparable, this.installation, now),
        by_reference(this.installation.criteria_set, this.installation, now),
    ]
    for agency, bridge in found.items():
        printed = [step[agency] for step in chain]
        assert [bridge.published, bridge.index] == [printed[0], printed[-1]]
        differences = [after - before for before, after in pairwise(printed)]
        assert [bridge.parts[step] for step in STEPS[1:]] == differences, agency


def agency_years(side: Made, year: int) -> Iterable[AgencyYear]:
    """What was done in the set's year, as if it had been done in ``year``: days keep their place in the calendar."""
    fields, own_year = side.installation.criteria_set.fields, side.installation.criteria_set.year
    values: dict[str, dict[str, int]] = {}
    states: dict[str, dict[str, Reason]] = {}
    for agency, _, field, value, state in side.figures.inputs.figures.iter_rows():
        is_day = fields[field].kind == "date" and state == Reason.SCORED
        values.setdefault(agency, {})[field] = _in_year(value, year - own_year) if is_day else value
        states.setdefault(agency, {})[field] = Reason(state)
    approved: dict[str, list[str]] = {}
    for agency, _, item in side.figures.inputs.approvals.iter_rows():
        approved.setdefault(agency, []).append(item)
    for code, agency in side.installation.agencies.items():
        own = values.get(code, {}), states.get(code, {}), approved.get(code, [])
        yield AgencyYear(code, agency.cohort, year, *own)


def _in_year(day: int, later: int) -> int:
    found = from_days(day)
    return to_days(found.replace(year=found.year + later))


def by_reference(criteria_set: CriteriaSet, installation: Installation, rows: list[AgencyYear]) -> dict[str, int]:
    as_of = date(rows[0].year, 12, 31)
    return {
        agency: standing.index for agency, standing in standings(criteria_set, installation.regime, rows, as_of).items()
    }


def test_one_agency_worked_by_hand(last: Made, this: Made) -> None:
    """A sở that reported six things, so that every number fits on a sheet of paper; what is missing earns nothing.

    Without a survey E1 and E2 do not apply (5,00 each), so 2026 is measured over 90.
    2026: A2 2 × 1/2 = 1,00; A4 30% ≥ 20%: 4,00; C7 1 × 2/3 = 0,67; D1 6,00; F1 3,00: 14,67 of 90 → 16,30.
    Rules of 2027, old maxima: A2 one is enough: 2,00; A4 4 × 30/50 = 2,40; C7 0,67; D1 6,00; F1 is gone:
      11,07 of 87 → 12,72.
    Maxima of 2027: C7 does not apply, D1 gives 5,00: 9,40 of 87 − 1 − 1 = 85 → 11,06.
    Done in 2027: A4 50%: 4,00; the rest as before: 11,00 of 85 → 12,94. With F4, 3,00 of 3: 14,00 of 88 → 15,91.
    """
    agency = "hue-so-noi-vu"
    done = {
        "so_vb_long_ghep": 1,
        "so_cb_chuyen_trach": 10,
        "so_cb_da_dao_tao": 3,
        "so_bang_ron_pano": 5,
        "so_buoi_luu_dong": 2,
        "so_buoi_tuyen_truyen_mieng": 0,
        "so_to_roi": 0,
        "tong_cbccvc": 100,
        "so_duoc_pho_bien": 100,
        "so_thanh_vien": 1,
        "so_hoat_dong": 2,
        "kho_van_hanh": 1,
    }
    sides = (
        reported(last.installation, agency, done),
        reported(this.installation, agency, {**done, "so_cb_da_dao_tao": 5, "so_lop_ky_nang_so": 4}),
    )
    bridge = method_bridges(*sides)[agency]
    assert (bridge.published, bridge.index) == (1630, 1591)
    assert bridge.parts == {"revised": 0, "rules": -358, "maxima": -166, "this_year": 188, "not_comparable": 297}


def test_a_gate_leaves_with_the_criterion_that_is_not_comparable(last: Made, this: Made) -> None:
    """The plan's day is read from a field that last year did not have; two gates look at that criterion."""
    criteria_set = this.installation.criteria_set
    a1 = criteria_set.criteria["A1"]
    rules = {}
    for annex, rule in a1.rules.items():
        assert isinstance(rule, DaysLate)
        plan = rule.documents["plan"].model_copy(update={"field": "ngay_ban_hanh_moi"})
        rules[annex] = rule.model_copy(update={"documents": {"plan": plan}})
    renamed = a1.model_copy(update={"rules": rules})
    changed = criteria_set.changed(
        criteria={**criteria_set.criteria, "A1": renamed},
        fields={**criteria_set.fields, "ngay_ban_hanh_moi": criteria_set.fields["ngay_ban_hanh"]},
    )
    with_new_field = replace(this.installation, criteria_set=changed)
    for bridge in method_bridges(last.both, (with_new_field, this.figures)).values():
        assert bridge.not_comparable[0] == "A1"
        assert bridge.published + sum(bridge.parts.values()) == bridge.index
