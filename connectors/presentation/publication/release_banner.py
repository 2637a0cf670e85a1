"""What stands over the frozen pages of a release: the notices of the department, and that another one holds now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.ledger import Release
from connectors.presentation import links
from connectors.presentation.publication.release_list import notices_of


@dataclass(frozen=True)
class Banner:
    """``superseded`` is empty for the release that holds; ``link`` opens the one that does."""

    superseded: str
    why: str
    link: str
    link_words: str
    notices: tuple[str, ...]
    notice_word: str


def release_banner(release: Release, releases: Sequence[Release], language: str) -> Banner | None:
    """What to say over a release; None where there is nothing."""
    vi = language == "vi"
    after = next((each for each in releases if each.number == release.superseded_by), None)
    notices = notices_of(release, language)
    if after is None and not notices:
        return None
    superseded = why = link = ""
    if after is not None:
        superseded = (
            f"Bản này đã được {after.name} thay thế." if vi else f"This release was superseded by {after.name}."
        )
        why = f"{'Lý do' if vi else 'Reason'}: {after.reason}" if after.reason else ""
        link = links.release(release.locality, "", language)
    return Banner(
        superseded,
        why,
        link,
        "Xem bản đang có hiệu lực" if vi else "See the one that holds",
        notices,
        "Thông báo" if vi else "Notice",
    )
