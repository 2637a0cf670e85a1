"""A round of checks: gentle, once a day, and silent when it is our own network that is cut off."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from connectors.cells.raw_cell import Address
from connectors.ledger import Ledger
from connectors.links.checking import check_links, evidence_links
from connectors.links.trying import Caution
from connectors.reported import BookReading, Evidence, ReportedValue
from tests.unit.connectors.links.conftest import Site

NOON = datetime(2026, 12, 31, 12, tzinfo=UTC)


def at(moment: datetime) -> Caution:
    return Caution(loopback=True, now=lambda: moment)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "ledger.sqlite")
    yield made
    made.close()


def test_what_was_found_is_kept_and_tried_again_after_a_day(ledger: Ledger, site: Site) -> None:
    links = [f"{site.address}/co", f"{site.address}/mat"]
    assert len(check_links(ledger, links, caution=at(NOON)).checks) == 2
    kept = ledger.links.latest()
    assert {link.rpartition("/")[2]: check.outcome for link, check in kept.items()} == {"co": "opens", "mat": "dead"}
    assert kept[links[0]].at == NOON
    again = check_links(ledger, [*links, f"{site.address}/bo"], caution=at(NOON + timedelta(hours=23)))
    assert ([check.link for check in again.checks], again.not_due) == ([f"{site.address}/bo"], 2)
    assert len(check_links(ledger, links, caution=at(NOON + timedelta(hours=24))).checks) == 2


def test_at_most_eight_links_are_tried_at_a_time(ledger: Ledger, site: Site) -> None:
    check_links(ledger, [f"{site.address}/nhieu{number}" for number in range(60)], caution=at(NOON))
    assert len(site.asked) == 60
    assert 1 < site.most_busy <= 8


def test_a_round_without_any_network_keeps_nothing(ledger: Ledger) -> None:
    def silent(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    links = [f"https://hue.example/{number}" for number in range(3)]
    assert check_links(ledger, links, caution=Caution(resolve=silent)).is_cut_off
    assert ledger.links.latest() == {}


def test_a_domain_that_is_gone_is_asked_for_once_and_told_of_every_link(ledger: Ledger) -> None:
    asked: list[str] = []

    def gone(host: str, _port: int) -> list[str]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    links = [f"https://hue.example/{number}" for number in range(20)]
    found = check_links(ledger, links, caution=Caution(resolve=gone))
    assert asked == ["hue.example"]
    assert not found.is_cut_off
    assert {check.reason for check in ledger.links.latest().values()} == {"no_host"}


def test_every_link_of_evidence_is_taken_once() -> None:
    def value(*links: str) -> ReportedValue:
        return ReportedValue("20122", "2026", "so_to_roi", "reported", 1, "1", Address("a"), Evidence(links))

    readings = [
        BookReading("a", [value("https://a.vn/1", "https://a.vn/2")]),
        BookReading("b", [value("https://a.vn/1")]),
    ]
    assert evidence_links(readings) == ["https://a.vn/1", "https://a.vn/2"]


def test_the_number_of_the_newest_check_grows(ledger: Ledger, site: Site) -> None:
    assert ledger.links.newest_id() == 0
    ledger.end_sync(ledger.begin_sync("hue", "folder", date(2026, 12, 31)), [])
    check_links(ledger, [f"{site.address}/co"], caution=at(NOON))
    assert ledger.links.newest_id() == 1


def test_a_round_ends_when_its_time_is_over_whatever_a_server_does(ledger: Ledger, site: Site) -> None:
    never = threading.Event()

    def holding(host: str, _port: int) -> list[str]:
        if host == "treo.example":
            never.wait(20)
        return ["127.0.0.1"]

    links = [*(f"http://treo.example/{number}" for number in range(20)), f"{site.address}/co"]
    began = time.monotonic()
    caution = Caution(loopback=True, now=lambda: NOON, resolve=holding)
    found = check_links(ledger, links[-1:] + links, caution=caution, longest=timedelta(seconds=0.5))
    assert time.monotonic() - began < 10
    assert ([check.link for check in found.checks], found.left) == ([links[-1]], 20)
    assert list(ledger.links.latest()) == [links[-1]]
    never.set()
