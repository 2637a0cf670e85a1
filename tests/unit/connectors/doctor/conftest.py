"""An installation to examine: its folder, its key, its register, and the stand-in for Google."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from connectors.doctor.case import PATIENCE, Case
from connectors.doctor.examination import examine
from connectors.doctor.finding import Finding, Level
from connectors.ledger import Ledger
from connectors.localities import Installation, load
from connectors.runs import SAMPLES
from connectors.settings import Settings
from tests.google_stand_in import Book, File, Quotas, StandIn

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
CLEARED = (
    *PROXIES,
    *map(str.upper, PROXIES),
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "THUOCDO_GOOGLE_API_KEY",
    "THUOCDO_REGISTRY",
    "THUOCDO_SAMPLE_DATA",
)
Examined = Callable[..., dict[str, Finding]]


def levels(found: dict[str, Finding], *codes: str) -> list[Level]:
    return [found[code].level for code in codes]


def remedy(finding: Finding) -> str:
    assert finding.remedy is not None
    return finding.remedy.en


@pytest.fixture(scope="session")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture
def google() -> Iterator[StandIn]:
    with StandIn(quotas=Quotas.unlimited(), lifetime=120) as running:
        yield running
    assert not running.failures, "\n".join(running.failures)


@pytest.fixture(autouse=True)
def environment(google: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CLEARED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.setenv("THUOCDO_GOOGLE_URL", google.address)
    monkeypatch.setenv("THUOCDO_GOOGLE_KEY_FILE", str(google.key_file(tmp_path)))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder in which a sync came to its end just now."""
    chosen = Settings(var=tmp_path / "var", locality="hue", year=2026, least_free=1, is_sample_data=True)
    ledger = Ledger(chosen.ledger)
    ledger.end_sync(ledger.begin_sync("hue", SAMPLES, date(2026, 12, 31)), [])
    ledger.close()
    return chosen


@pytest.fixture
def books(google: StandIn, hue: Installation) -> list[File]:
    """The register of each cohort as an online sheet."""
    return [google.add(Book.of(cohort, {"2026": [["Mã cơ quan"]]})) for cohort in hue.criteria_set.cohorts]


@pytest.fixture
def register(google: StandIn, hue: Installation, books: Sequence[File]) -> File:
    """The register of books, a row for each cohort."""
    titles = [cohort.title.vi for cohort in hue.criteria_set.cohorts.values()]
    rows = [["Đường dẫn", "Khối"], *([book.file_id, title] for book, title in zip(books, titles, strict=True))]
    return google.add(Book.of("so-bang-tinh", {"Sổ đăng ký": rows}))


@pytest.fixture
def examined(hue: Installation, settings: Settings, register: File) -> Examined:
    """All findings by their check, of the installation with whatever is given changed."""

    def examine_now(registry: str | None = None, **changed: object) -> dict[str, Finding]:
        chosen = replace(settings, **changed)
        patience = replace(PATIENCE, connect=2, read=2, attempt=3, total=6, first_wait=0.01)
        case = Case(chosen, hue, register.file_id if registry is None else registry, patience)
        return {finding.code: finding for finding in examine(case)}

    return examine_now
