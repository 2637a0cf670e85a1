"""A link may only lead to public addresses, whatever name or dress it comes in."""

import ipaddress
import socket

import pytest

from connectors.links.public_addresses import LinkRefused, is_public, public_address

PUBLIC = "203.162.0.11"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::",
        "ff02::1",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", [PUBLIC, "2606:4700::1111", "::ffff:203.162.0.11"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    with pytest.raises(LinkRefused) as refused:
        public_address("hue.example", 443, resolve=lambda _host, _port: [PUBLIC, "192.168.1.1"])
    assert refused.value.reason == "private"


def test_the_address_to_connect_to_is_the_one_that_was_checked() -> None:
    assert public_address("hue.example", 443, resolve=lambda _host, _port: ["2606:4700::1111", PUBLIC]) == PUBLIC


def test_loopback_is_let_through_only_where_a_test_says_so() -> None:
    def here(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    assert public_address("localhost", 80, loopback=True, resolve=here) == "127.0.0.1"
    with pytest.raises(LinkRefused):
        public_address("localhost", 80, resolve=here)
    with pytest.raises(LinkRefused):
        public_address("router", 80, loopback=True, resolve=lambda _host, _port: ["192.168.1.1"])


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no such name"), "no_host"),
        (socket.gaierror(socket.EAI_AGAIN, "try again"), "unresolved"),
        (UnicodeError("label too long"), "unresolved"),
    ],
)
def test_a_name_that_does_not_exist_is_told_from_a_name_server_that_is_silent(failure: Exception, reason: str) -> None:
    def refuse(_host: str, _port: int) -> list[str]:
        raise failure

    with pytest.raises(LinkRefused) as refused:
        public_address("hue.example", 443, resolve=refuse)
    assert refused.value.reason == reason
