"""The measured agencies as bodies that issue and sign papers."""

from __future__ import annotations

from connectors.localities import Agency
from connectors.papers.paper import Letterhead, Signature
from connectors.papers.settings import PaperSettings
from connectors.papers.wording import OPEN

_COMMITTEE = "ỦY BAN NHÂN DÂN"
_KINDS = ("Phường ", "Xã ", "Đặc khu ")


def agency_letterhead(agency: Agency, code: str, settings: PaperSettings) -> Letterhead:
    """The letterhead of an agency's own paper; its abbreviation in the symbol is left for it to fill in.

    A commune's papers are those of its people's committee, which has no body above it in the letterhead, and are dated
    in the commune itself (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II).
    """
    if not agency.kind.startswith("commune"):
        return Letterhead(settings.authority.name, agency.name.vi.upper(), f"{code}-{OPEN}", settings.place)
    place = agency.name.vi
    for kind in _KINDS:
        place = place.removeprefix(kind)
    return Letterhead("", f"{_COMMITTEE}\n{agency.name.vi.upper()}", f"{code}-UBND", place)


def head_signature(agency: Agency) -> Signature:
    """Where the head of an agency signs; the name is left open."""
    if agency.kind.startswith("commune"):
        return Signature((f"TM. {_COMMITTEE}", "CHỦ TỊCH"))
    return Signature(("THỦ TRƯỞNG CƠ QUAN",), note="(Ký, ghi rõ họ tên)")
