"""What a locality decides about verification, and what holds when it decides nothing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from connectors.data_files import DataFileError
from connectors.localities import load, locality_names
from connectors.verification.settings import VerificationSettings, load_settings
from tests.unit.connectors.verification.made import HUE


def test_the_defaults_are_the_stated_ones() -> None:
    settings = VerificationSettings()
    assert settings.appeal_working_days == 5
    assert settings.second_person_hundredths == 200
    assert settings.spot_check_percent == 10
    assert settings.deadline_lock
    assert settings.lead_verified_by is None


def test_a_locality_without_a_file_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings("nowhere", tmp_path) == VerificationSettings()


@pytest.mark.parametrize("locality", sorted(locality_names()))
def test_every_locality_names_a_measured_body_other_than_the_lead_agency(locality: str) -> None:
    installation, body = load(locality, 2026), load_settings(locality).lead_verified_by
    assert body is not None
    assert body.code in installation.agencies
    assert body.code != installation.locality.lead_agency


def test_inputs_lock_on_the_last_day_of_the_report_that_closes_the_year() -> None:
    settings = VerificationSettings()
    assert settings.lock_day(HUE.regime, "so", 2026) == date(2026, 12, 19)  # before the 20th
    assert settings.lock_day(HUE.regime, "bao", 2026) == date(2026, 12, 20)  # the 20th itself is on time


def test_days_of_grace_and_a_day_of_ones_own_move_the_lock() -> None:
    assert VerificationSettings(lock_days_after=3).lock_day(HUE.regime, "so", 2026) == date(2026, 12, 22)
    assert VerificationSettings(lock_on={"so": "12-31"}).lock_day(HUE.regime, "so", 2026) == date(2026, 12, 31)


def test_a_plan_without_a_day_leaves_the_year_open_until_a_setting_names_one() -> None:
    ha_tinh = load("ha-tinh", 2026)
    assert VerificationSettings().lock_day(ha_tinh.regime, "xa", 2026) is None
    assert VerificationSettings(lock_on={"xa": "12-25"}).lock_day(ha_tinh.regime, "xa", 2026) == date(2026, 12, 25)


def test_nothing_locks_where_the_locality_does_not_want_it() -> None:
    assert VerificationSettings(deadline_lock=False, lock_on={"so": "12-31"}).lock_day(HUE.regime, "so", 2026) is None


def test_a_threshold_is_exact() -> None:
    assert VerificationSettings(second_person_above=Decimal("1.50")).second_person_hundredths == 150


def test_impossible_settings_are_refused() -> None:
    for wrong in ({"lock_on": {"so": "31-12"}}, {"second_person_above": Decimal(-1)}, {"appeal_working_days": 0}):
        with pytest.raises(ValidationError):
            VerificationSettings.model_validate(wrong)


def test_a_mistake_in_the_file_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "localities" / "x"
    folder.mkdir(parents=True)
    (folder / "verification.yaml").write_text("appeal_working_days: 5\nspot_checks: 3\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"2.*spot_checks"):
        load_settings("x", tmp_path)


@pytest.mark.parametrize(("typed", "expected"), [("", "off"), ("off", "off"), ("on", "on"), ('"on"', "on")])
def test_evidence_is_checked_only_where_a_file_says_so(tmp_path: Path, typed: str, expected: str) -> None:
    file = tmp_path / "localities" / "x" / "verification.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"evidence_check: {typed}\nofficial_domains: [gov.vn]\n" if typed else "spot_check_percent: 5\n")
    assert load_settings("x", tmp_path).evidence_check == expected


@pytest.mark.parametrize("domain", ["https://gov.vn", "GOV.VN", "vn", ".gov.vn", "gov.vn/", "*.gov.vn"])
def test_an_official_domain_is_a_plain_name(domain: str) -> None:
    with pytest.raises(ValidationError, match="official_domains"):
        VerificationSettings(official_domains=[domain])
