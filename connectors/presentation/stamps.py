"""What must be read before any figure of a file that leaves the house: made up, not released, no longer holding."""

from __future__ import annotations

from connectors.ledger import Release
from connectors.scorecard import Scorecard

ILLUSTRATION = "DỮ LIỆU MINH HOẠ"
PROVISIONAL = "SỐ LIỆU TẠM TÍNH"
SUPERSEDED = "BẢN CÔNG BỐ ĐÃ ĐƯỢC THAY THẾ"
RECOMPUTED = "SỐ LIỆU TÍNH LẠI THEO BỘ TIÊU CHÍ CỦA NĂM KHÁC"


def stamps(scorecard: Scorecard, release: Release | None, year: int) -> tuple[str, ...]:
    """The stamps of a year of a scorecard; none for verified figures of the public release that holds for the year.

    ``release`` is the one that the scorecard is of; None for figures that are not released.
    """
    is_public = release is not None and release.published_at is not None and scorecard.run.basis == "verified"
    is_superseded = release is not None and release.superseded_by is not None
    is_recomputed = year in scorecard.criteria_set.recomputed or (release is not None and release.year != year)
    told = (
        (ILLUSTRATION, scorecard.is_illustration),
        (PROVISIONAL, not is_public),
        (SUPERSEDED, is_superseded),
        (RECOMPUTED, is_recomputed),
    )
    return tuple(stamp for stamp, is_so in told if is_so)
