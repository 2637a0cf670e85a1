"""A proxy as government networks have them: it ends TLS itself, with certificates of its own, and passes all on."""

from __future__ import annotations

import contextlib
import datetime
import socket
import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Proxy:
    """``roots`` is the file of its root certificate, which a client must be told to trust."""

    address: str
    roots: Path


@contextmanager
def inspecting_proxy(folder: Path, target: str) -> Generator[Proxy]:
    """Runs while in use; whatever host is asked for, ``target`` (http://host:port) answers."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificates(folder))
    listening = socket.create_server((LOOPBACK, 0))
    threading.Thread(target=_serve, args=(listening, context, int(target.rpartition(":")[2])), daemon=True).start()
    try:
        yield Proxy(f"http://{LOOPBACK}:{listening.getsockname()[1]}", folder / "roots.pem")
    finally:
        listening.close()


def _serve(listening: socket.socket, context: ssl.SSLContext, port: int) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listening.accept()
            threading.Thread(target=_pass_on, args=(client, context, port), daemon=True).start()


def _pass_on(client: socket.socket, context: ssl.SSLContext, port: int) -> None:
    with contextlib.suppress(OSError), client:
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(4096)
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with context.wrap_socket(client, server_side=True) as inside, socket.create_connection((LOOPBACK, port)) as far:
            back = threading.Thread(target=_pump, args=(far, inside), daemon=True)
            back.start()
            _pump(inside, far)
            back.join(timeout=5)


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)


def _certificates(folder: Path) -> Path:
    """The proxy's certificate for Google's hosts with its key; its root goes beside it."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Proxy")])
    own_id = x509.SubjectKeyIdentifier.from_public_key(root_key.public_key())
    root = _draft(root_name, root_name, root_key).add_extension(x509.BasicConstraints(True, None), critical=True)
    signs = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
    root = root.add_extension(signs, critical=True).add_extension(own_id, critical=False)
    names = x509.SubjectAlternativeName([x509.DNSName("*.googleapis.com")])
    leaf_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "googleapis.com")])
    issued_by = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own_id)
    leaf = _draft(leaf_name, root_name, key).add_extension(names, critical=False)
    leaf = leaf.add_extension(issued_by, critical=False)
    (folder / "roots.pem").write_bytes(root.sign(root_key, hashes.SHA256()).public_bytes(Encoding.PEM))
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    signed = leaf.sign(root_key, hashes.SHA256()).public_bytes(Encoding.PEM)
    file = folder / "proxy.pem"
    file.write_bytes(private + signed)
    return file


def _draft(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    return builder.serial_number(x509.random_serial_number()).not_valid_before(now - day).not_valid_after(now + day)
