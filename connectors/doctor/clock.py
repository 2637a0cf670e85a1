"""Whether this machine's clock goes with Google's: sign-ins are refused when it is five minutes off."""

from __future__ import annotations

from connectors.doctor.finding import Finding, failure, fine, unchecked, warning
from connectors.doctor.network import Way
from connectors.google.tokens import LARGEST_SKEW
from rubric.text import Text

_NOTICED = 60.0
_REMEDY = Text(
    vi="Hãy bật đồng bộ giờ, ví dụ: timedatectl set-ntp true.",
    en="Turn on time synchronisation, for example: timedatectl set-ntp true.",
)


def check_clock(way: Way | None) -> Finding:
    """The difference between this clock and the date of Google's answers."""
    if way is None or way.ahead is None:
        return unchecked("clock", "network")
    seconds = round(abs(way.ahead))
    if seconds < _NOTICED:
        return fine("clock", f"lệch {seconds} giây so với Google", f"{seconds} seconds off Google's")
    faster = way.ahead > 0
    found = Text(
        vi=f"đồng hồ máy này {'nhanh' if faster else 'chậm'} {seconds} giây so với Google",
        en=f"this clock is {seconds} seconds {'ahead of' if faster else 'behind'} Google's",
    )
    return failure("clock", found, _REMEDY) if seconds > LARGEST_SKEW else warning("clock", found, _REMEDY)
