"""thuocdo doctor on the way to Google: proxies, firewalls, certificates, and addresses that are not Google's."""

import json
import socket
from pathlib import Path

import pytest

from connectors.doctor.finding import Level
from tests.google_stand_in import Page, Reset, StandIn, Status
from tests.unit.connectors.doctor.conftest import Examined, levels, remedy
from tests.unit.connectors.doctor.inspecting_proxy import inspecting_proxy

FINE, WARNING, FAILURE, UNCHECKED = Level.FINE, Level.WARNING, Level.FAILURE, Level.UNCHECKED
ONLINE = ("sign_in", "sheets", "drive", "register", "access", "quota")


@pytest.mark.parametrize("status", [200, 502])
def test_a_proxy_that_answers_with_its_own_page(examined: Examined, google: StandIn, status: int) -> None:
    google.faults.arm(Page(status), times=None)
    found = examined()
    assert levels(found, "account", "network", "clock") == [FINE, FAILURE, UNCHECKED]
    assert "sheets.googleapis.com" in found["network"].found.en
    assert levels(found, *ONLINE) == [UNCHECKED] * 6
    assert "Mend “Network” first" in remedy(found["drive"])


def test_one_blocked_host_is_named(examined: Examined, google: StandIn) -> None:
    google.faults.arm(Status(403, "<html>Bị chặn</html>"), "^/token", times=None)
    network = examined()["network"]
    assert network.level is FAILURE
    assert network.found.en.startswith("oauth2.googleapis.com: blocked by a proxy or firewall")


def test_connections_that_are_cut(examined: Examined, google: StandIn) -> None:
    google.faults.arm(Reset(), times=None)
    assert examined()["network"].found.vi.startswith("sheets.googleapis.com, www.googleapis.com, oauth2.googleapis.com")


def test_one_cut_connection_is_asked_again(examined: Examined, google: StandIn) -> None:
    google.faults.arm(Reset(), times=1)
    assert examined()["network"].level is FINE


def test_a_proxy_that_is_not_there_is_named_without_its_password(
    examined: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.delenv("THUOCDO_GOOGLE_URL")
    monkeypatch.setenv("HTTPS_PROXY", f"http://canbo:MatKhau57@127.0.0.1:{port}")
    network = examined()["network"]
    assert network.level is FAILURE
    assert f"http://***@127.0.0.1:{port}" in network.found.vi
    assert "MatKhau57" not in f"{network}"


def test_an_address_of_another_machine_is_no_stand_in(examined: Examined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUOCDO_GOOGLE_URL", "http://user:MatKhau57@example.invalid")
    found = examined()
    assert levels(found, "network", "clock", "sign_in") == [FAILURE, UNCHECKED, UNCHECKED]
    assert "MatKhau57" not in f"{found}"


def test_a_stand_in_where_real_books_are_read_is_noticed(examined: Examined) -> None:
    network = examined(is_sample_data=False)["network"]
    assert network.level is WARNING
    assert "THUOCDO_GOOGLE_URL" in remedy(network)


def test_a_proxy_that_inspects_traffic_needs_its_root_certificate(
    examined: Examined, google: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Google's own addresses, through a proxy as a government network has it; behind it answers the stand-in."""
    key = tmp_path / "thuoc-do.json"
    key.write_text(json.dumps({**json.loads(key.read_text()), "token_uri": "https://oauth2.googleapis.com/token"}))
    monkeypatch.delenv("THUOCDO_GOOGLE_URL")
    with inspecting_proxy(tmp_path, google.address) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.address)
        untrusted = examined()
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(proxy.roots))
        trusted = examined()
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "khong-co.pem"))
        missing = examined()
    assert levels(untrusted, "network", "sign_in") == [FAILURE, UNCHECKED]
    assert "certificate is not trusted" in untrusted["network"].found.en
    assert "REQUESTS_CA_BUNDLE" in remedy(untrusted["network"])
    assert levels(trusted, "network", "clock", *ONLINE) == [FINE] * 8
    assert f"through the proxy {proxy.address}; REQUESTS_CA_BUNDLE={proxy.roots}" in trusted["network"].found.en
    assert missing["network"].level is FAILURE
    assert "khong-co.pem" in missing["network"].found.en
