"""The settings of the environment: defaults, and a sentence for what cannot be read."""

from pathlib import Path

import pytest

from connectors.settings import MEGABYTE, ROOT, SettingsError, settings


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VAR", "LOCALITY", "YEAR", "REGISTRY", "FREE_MEGABYTES", "SAMPLE_DATA"):
        monkeypatch.delenv(f"THUOCDO_{name}", raising=False)
    for name in ("THUOCDO_DATABASE_URL", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_variable_the_defaults_hold() -> None:
    chosen = settings()
    assert (chosen.var, chosen.locality, chosen.year) == (ROOT / "var", "hue", 2026)
    assert (chosen.registry, chosen.least_free, chosen.is_sample_data) == ("", 200 * MEGABYTE, False)


def test_variables_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_VAR", "noi-khac")
    monkeypatch.setenv("THUOCDO_FREE_MEGABYTES", " 5 ")
    monkeypatch.setenv("THUOCDO_SAMPLE_DATA", "1")
    chosen = settings()
    assert (chosen.var, chosen.least_free, chosen.is_sample_data) == (Path("noi-khac"), 5 * MEGABYTE, True)


def test_the_address_of_a_database_stands_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings().ledger_place == ROOT / "var" / "ledger.sqlite"
    monkeypatch.setenv("DATABASE_URL", "postgresql://may-chu/chung")
    assert settings().ledger_place == "postgresql://may-chu/chung"
    monkeypatch.setenv("THUOCDO_DATABASE_URL", "postgresql://may-chu/so-cai")
    assert settings().ledger_place == "postgresql://may-chu/so-cai"


@pytest.mark.parametrize("name", ["THUOCDO_YEAR", "THUOCDO_FREE_MEGABYTES"])
@pytest.mark.parametrize("typed", ["hai", "-1", "2,5", "٢٠٢٦", "9" * 20])
def test_what_is_no_whole_number_is_said(name: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, typed)
    with pytest.raises(SettingsError) as refused:
        settings()
    assert name in str(refused.value)
    assert typed in str(refused.value)
    assert "whole number" in str(refused.value)
