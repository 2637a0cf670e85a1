"""Whether a self-assessment can be signed off now: asked when the button is pressed, whatever the page had shown."""

from __future__ import annotations

from datetime import datetime

from connectors.cycle.year_state import YearState
from rubric.text import Text


def why_not_submit(state: YearState, agency: str, seen: str, now: datetime) -> Text | None:
    """Why ``agency`` cannot submit at ``now``; None when it can. ``seen`` is the hash of the claims that were shown."""
    found = state.self_assessment(agency, now)
    if found.stage == "locked":
        return Text(
            vi="Chưa nộp: đã quá hạn, số liệu đã khóa.",
            en="Not submitted: the deadline has passed; figures are locked.",
        )
    if not state.verified.shares.get(agency):
        return Text(
            vi="Chưa nộp: chưa có số liệu nào của cơ quan trong bảng tính.",
            en="Not submitted: there is no figure of the agency in the sheets yet.",
        )
    if found.claims_hash != seen:
        return Text(
            vi="Chưa nộp: số liệu vừa được đọc lại và đã khác bản bạn xem. Hãy xem lại rồi ký nộp.",
            en="Not submitted: the figures were read again and differ from what you saw. Look again, then sign off.",
        )
    if found.stage == "submitted":
        return Text(vi="Bản tự đánh giá này đã được ký nộp rồi.", en="This very self-assessment is signed off already.")
    return None
