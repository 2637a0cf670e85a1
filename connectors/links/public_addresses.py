"""Where a link really leads: its host resolved, and refused unless every address of it is public.

A department's cell decides what is asked, so a link must never reach into the network this program runs in.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Literal

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class LinkRefused(Exception):  # noqa: N818
    """A link that is not followed: no host, no public address."""

    def __init__(self, reason: Literal["private", "no_host", "unresolved"]) -> None:
        self.reason = reason
        super().__init__(reason)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def public_address(host: str, port: int, *, loopback: bool = False, resolve: Resolve = resolve) -> str:
    """An address of ``host`` to connect to. LinkRefused unless all are public; ``loopback`` lets a test ask itself.

    The connection must go to the address given back, so that a second answer of the name server changes nothing.
    """
    try:
        found = [ipaddress.ip_address(each.partition("%")[0]) for each in resolve(host, port)]
    except socket.gaierror as failure:
        absent = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
        raise LinkRefused("no_host" if failure.errno in absent else "unresolved") from failure
    except (OSError, UnicodeError, ValueError) as failure:
        raise LinkRefused("unresolved") from failure
    if not found:
        raise LinkRefused("no_host")
    if not all(is_public(each) or (loopback and each.is_loopback) for each in found):
        raise LinkRefused("private")
    return str(next((each for each in found if each.version == 4), found[0]))


def is_public(address: IPAddress) -> bool:
    """Whether an address belongs to the open network, also when it is an older one in a newer dress.

    >>> is_public(ipaddress.ip_address("::ffff:10.0.0.1")), is_public(ipaddress.ip_address("8.8.8.8"))
    (False, True)
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if not all(is_public(each) for each in inner if each is not None):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast
