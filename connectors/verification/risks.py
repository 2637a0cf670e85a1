"""What makes a claim worth a look, and how much each reason weighs. The one table of risks is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rubric.text import Text


@dataclass(frozen=True, slots=True)
class Risk:
    """One kind of reason: its weight and the sentence, with places for what is told of the case."""

    weight: int
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class RiskReason:
    """Why one claim is worth a look."""

    code: str
    weight: int
    text: Text


# A claim's risk is the sum of the weights of its reasons. 40 and above: cannot be right as it stands, or needs a person
# in any case. 15 to 30: often wrong. 10 and less: worth knowing, not worth a visit by itself.
RISKS: dict[str, Risk] = {
    "not_applicable_requested": Risk(
        60, "Đề nghị “không áp dụng”, cần người quyết định.", "“Not applicable” is requested: somebody must decide."
    ),
    "part_above_whole": Risk(
        50, "Tử số {value} lớn hơn mẫu số {whole} ({label}).", "The part {value} exceeds the whole {whole} ({label})."
    ),
    "decision_stale": Risk(
        50,
        "Ô đã thay đổi sau quyết định số {number}.",
        "The cell has changed since decision {number}.",
    ),
    "not_applicable_cause": Risk(
        40,
        "Tiêu chí {item} thành “không áp dụng” vì chính số liệu này.",
        "Criterion {item} does not apply because of this very figure.",
    ),
    "link_of_another_agency": Risk(
        40, "Đường dẫn minh chứng cũng được {names} dùng.", "The link of evidence is also used by {names}."
    ),
    "jump": Risk(
        30,
        "Năm trước {before}, nay {value}; thay đổi thường gặp trong khối: {usual}.",
        "Last year {before}, now {value}; usual change in the cohort: {usual}.",
    ),
    "evidence_outside_period": Risk(
        25, "Văn bản minh chứng đề ngày {day}, ngoài năm {year}.", "The document is dated {day}, outside {year}."
    ),
    "unreadable": Risk(
        25, "Ô không đọc được: “{found}”.", "The cell cannot be read: “{found}”."
    ),
    "evidence_missing": Risk(20, "Chưa có minh chứng.", "There is no evidence."),
    "above_what_others_measure": Risk(
        20,
        "Số tự kê khai đạt {own} số điểm, phần người khác đo chỉ đạt {measured}; chênh lệch lớn so với cả khối.",
        "Its own figures earn {own} of their points, what others measure {measured}: a wide gap for the cohort.",
    ),
    "own_score_above": Risk(
        20,
        "Tự chấm {own} điểm ở tiêu chí {item}, tính được {computed}.",
        "Gives itself {own} points for {item}; computed: {computed}.",
    ),
    "document_of_another_agency": Risk(
        15,
        "Văn bản {document} cùng ngày cũng được {names} dùng.",
        "Document {document} of the same day is also used by {names}.",
    ),
    "unchanged": Risk(
        15, "Giữ nguyên như năm trước ({value}).", "Unchanged from last year ({value})."
    ),
    "all_full": Risk(
        15, "Tất cả {count} tỷ lệ của cơ quan đều 100%.", "All {count} ratios of the agency are at 100%."
    ),
    "own_total_above": Risk(
        15,
        "Tổng điểm tự chấm cao hơn tính được {gap} điểm.",
        "Its own scores add up to {gap} points more than computed.",
    ),
    "link_repeated": Risk(
        10, "Đường dẫn minh chứng đã dùng cho: {labels}.", "The link of evidence also backs: {labels}."
    ),
    "link_not_public": Risk(
        25, "Đường dẫn minh chứng dẫn vào mạng nội bộ.", "The link of evidence leads into a private network."
    ),
    "link_dead": Risk(20, "Đường dẫn minh chứng không mở được.", "The link of evidence does not open."),
    "evidence_outside_part": Risk(
        15,
        "Văn bản minh chứng đề ngày {day}, ngoài kỳ báo cáo ({first} đến {last}).",
        "The document is dated {day}, outside the period ({first} to {last}).",
    ),
    "link_not_official": Risk(
        10, "Đường dẫn minh chứng không thuộc trang chính thức.", "The link of evidence is on no official site."
    ),
    "evidence_no_place": Risk(
        5, "Sổ chung không có cột minh chứng.", "The shared register has no column for evidence."
    ),
    "document_repeated": Risk(
        5, "Văn bản {document} đã dùng cho: {labels}.", "Document {document} also backs: {labels}."
    ),
}  # fmt: skip


def reason(code: str, vi: Mapping[str, object] | None = None, en: Mapping[str, object] | None = None) -> RiskReason:
    """The reason ``code`` with what is told of the case, in Vietnamese and, where it differs, in English."""
    told = vi or {}
    return _said(code, tuple(told.items()), tuple({**told, **(en or {})}.items()))


@lru_cache(maxsize=4096)
def _said(code: str, vi: tuple[tuple[str, object], ...], en: tuple[tuple[str, object], ...]) -> RiskReason:
    """Many claims have the very same reason."""
    risk = RISKS[code]
    return RiskReason(code, risk.weight, Text(vi=risk.vi.format(**dict(vi)), en=risk.en.format(**dict(en))))
