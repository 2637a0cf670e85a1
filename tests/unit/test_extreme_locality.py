"""The extreme locality is as extreme as it promises; what is tried on it relies on that."""

from contextlib import closing
from pathlib import Path

from connectors.published import published
from tests import extreme_locality as extreme


def test_cohorts_of_one_and_of_168_and_names_of_200_characters():
    agencies = extreme.installation().agencies
    cohorts = [each.cohort for each in agencies.values()]
    assert (cohorts.count("phuong"), cohorts.count("xa")) == (1, 168)
    assert max(len(each.name.vi) for each in agencies.values()) == len(extreme.UNBROKEN_NAME) == 200
    assert len(extreme.LONG_NAME) == 200


def test_some_report_nothing_and_there_is_no_year_before():
    scorecard = extreme.scorecard()
    assert scorecard.years == [2026]
    silent = {key[0] for key in scorecard.figures.sources} & set(extreme.SILENT)
    assert not silent
    assert all(code in scorecard.agencies for code in extreme.SILENT)


def test_a_ledger_has_ten_public_releases_of_which_the_last_holds(tmp_path: Path):
    with closing(extreme.ledger_of(tmp_path / "ledger.sqlite")) as ledger:
        found = published(ledger, extreme.LOCALITY)
        assert [each.name for each in found] == [f"cuc-doan-2026-{number}" for number in range(10, 0, -1)]
        assert [each.name for each in found if each.holds] == ["cuc-doan-2026-10"]
        assert found[0].scorecard.agencies["99003"].name.vi == extreme.NAMES["99003"]
