"""One exchange: certificates that are not trusted, named files that are not there, and proxies in between."""

import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from requests import Response

from connectors.google.exchange import exchange, new_session
from connectors.google.faults import FaultKind, GoogleFault
from connectors.google.patience import Deadline, Patience, Timing
from tests.unit.connectors.google.certificates import certificate_for
from tests.unit.connectors.google.loopback import Loopback, drips, running


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate_for(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture
def https(certificate: Path) -> Iterator[Loopback]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with running() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        yield server


def get(url: str, seconds: float = 5) -> Response:
    session = new_session()
    patience = Patience(connect=2, read=2, attempt=seconds, total=seconds)
    try:
        return exchange(session, "GET", url, patience=patience, deadline=Deadline(Timing(), seconds), headers={})
    finally:
        session.close()


def fault(url: str) -> GoogleFault:
    with pytest.raises(GoogleFault) as caught:
        get(url)
    return caught.value


def test_a_certificate_that_is_not_trusted_is_never_accepted(https: Loopback) -> None:
    found = fault(f"https://localhost:{https.server_address[1]}/")
    assert (found.kind, found.may_be_done) == (FaultKind.TLS, False)
    assert found.concerns_every_book
    assert not https.seen


def test_a_root_certificate_that_the_operator_names_is_trusted(
    https: Loopback, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    assert get(f"https://localhost:{https.server_address[1]}/").status_code == 200


def test_a_drip_is_stopped_in_tls_too(https: Loopback, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    https.otherwise = drips(0.05)
    with pytest.raises(GoogleFault) as caught:
        get(f"https://localhost:{https.server_address[1]}/", seconds=0.4)
    assert caught.value.kind is FaultKind.SLOW


def test_a_file_of_certificates_that_is_not_there_is_said_to_be_so(
    https: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "none.pem"))
    assert fault(f"https://localhost:{https.server_address[1]}/").kind is FaultKind.TLS


def test_a_proxy_that_is_not_there_is_a_matter_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    found = fault("https://sheets.googleapis.com/v4/spreadsheets/BOOK")
    assert (found.kind, found.may_be_done) == (FaultKind.NETWORK, False)


def test_an_address_of_a_proxy_that_is_none_is_said_to_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://:80")
    assert fault("https://sheets.googleapis.com/v4/spreadsheets/BOOK").kind is FaultKind.BLOCKED


def test_a_server_that_speaks_no_http_is_a_matter_of_the_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def babble() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"220 mail.example ready\r\n")

        thread = threading.Thread(target=babble)
        thread.start()
        assert fault(f"http://127.0.0.1:{listening.getsockname()[1]}/").kind is FaultKind.NETWORK
        thread.join()


def test_no_time_left_means_nothing_is_sent(server: Loopback) -> None:
    session = new_session()
    with pytest.raises(GoogleFault, match="slow deadline"):
        exchange(session, "GET", server.url, patience=Patience(), deadline=Deadline(Timing(), 0), headers={})
    assert not server.seen
