"""Trying one link: dead only when nobody can open it, and never followed into a private network."""

import socket

import pytest

from connectors.links.trying import Caution, try_link
from tests.unit.connectors.links.conftest import Site

HERE = Caution(connect=2, answer=0.4, loopback=True)


@pytest.mark.parametrize(
    ("path", "outcome", "reason", "status"),
    [
        ("/co", "opens", "", 200),
        ("/mat", "dead", "gone", 404),
        ("/bo", "dead", "gone", 410),
        ("/khoa", "unclear", "status", 403),
        ("/loi", "unclear", "status", 500),
        ("/cham", "unclear", "slow", 0),
        ("/tin tức?a=1", "opens", "", 200),
        ("/sang?toi=/co", "opens", "", 200),
        ("/sang?toi=/mat", "dead", "gone", 404),
        ("/vong", "dead", "redirects", 0),
        ("/sang?toi=ftp://127.0.0.1/x", "dead", "no_link", 0),
    ],
)
def test_what_a_server_answers(site: Site, path: str, outcome: str, reason: str, status: int) -> None:
    found = try_link(site.address + path, HERE)
    assert (found.outcome, found.reason, found.status) == (outcome, reason, status)


def test_get_is_asked_only_where_head_is_not_welcome(site: Site) -> None:
    assert try_link(f"{site.address}/chi-get", HERE).outcome == "opens"
    assert [method for method, _, _ in site.asked] == ["HEAD", "GET"]
    site.asked.clear()
    try_link(f"{site.address}/co", HERE)
    assert [method for method, _, _ in site.asked] == ["HEAD"]


def test_at_most_five_redirects_are_followed(site: Site) -> None:
    try_link(f"{site.address}/vong", HERE)
    assert [path for _, path, _ in site.asked] == ["/vong", "/vong1", "/vong2", "/vong3", "/vong4", "/vong5"]


def test_a_link_into_this_machine_is_never_asked(site: Site) -> None:
    assert try_link(f"{site.address}/co").reason == "private"
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(site: Site) -> None:
    found = try_link(f"{site.address}/sang?toi=http://192.168.1.1/admin", HERE)
    assert (found.outcome, found.reason) == ("not_public", "private")


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """A name server that answers otherwise the second time cannot turn a public link into a private one."""
    answers = iter([["127.0.0.1"], ["192.168.1.1"]])
    port = site.address.rpartition(":")[2]
    caution = Caution(loopback=True, resolve=lambda _host, _port: next(answers))
    assert try_link(f"http://hue.example:{port}/co", caution).outcome == "opens"
    assert site.asked == [("HEAD", "/co", f"hue.example:{port}")]


def test_a_server_that_is_not_there_is_dead() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = try_link(f"http://127.0.0.1:{port}/", HERE)
    assert (found.outcome, found.reason) == ("dead", "refused")


@pytest.mark.parametrize(
    "link",
    ["", "hue.gov.vn", "file:///etc/passwd", "http://", "http://[::1", "http://a:b@hue.example/", "http://x:99999/"],
)
def test_what_is_no_link_is_said_and_never_raised(link: str) -> None:
    assert try_link(link, HERE).reason == "no_link"
