"""What the headers of a request ask for: a form, an encoding, or only news of what is held already."""

from __future__ import annotations

import re

_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def accepts(header: str, media_type: str) -> bool:
    """Whether an ``Accept`` takes a media type; one that is empty or says nothing that can be read takes all.

    >>> accepts("text/html, */*;q=0.8", "text/csv"), accepts("text/csv;q=0, */*", "text/csv"), accepts("", "text/csv")
    (True, False, True)
    """
    kind, _, _ = media_type.partition(";")
    patterns = (kind.strip(), f"{kind.partition('/')[0]}/*", "*/*")
    ranges = _weights(header)
    weight = next((ranges[pattern] for pattern in patterns if pattern in ranges), None)
    return not ranges if weight is None else weight > 0


def takes_gzip(header: str) -> bool:
    """Whether an ``Accept-Encoding`` takes gzip.

    >>> takes_gzip("gzip, br"), takes_gzip("gzip;q=0"), takes_gzip("")
    (True, False, False)
    """
    weights = _weights(header)
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def holds(header: str, tags: set[str]) -> bool:
    """Whether an ``If-None-Match`` names one of ``tags`` (without their quotes).

    >>> holds('W/"old", "new"', {"new"}), holds('"old"', {"new"}), holds("*", {"new"})
    (True, False, True)
    """
    return header.strip() == "*" or not tags.isdisjoint(_TAG.findall(header))


def _weights(header: str) -> dict[str, float]:
    """The names of a list with their weights; what cannot be read is left out."""
    found: dict[str, float] = {}
    for part in header.lower().split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        if not name:
            continue
        given = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        try:
            found[name] = float(given)
        except ValueError:
            continue
    return found
