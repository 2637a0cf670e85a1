"""Why a finding is what it is: five outcomes, never null, and the code of each absence.

The codes are ordered so that of several states the largest is the one to report: a scored part (below 10)
gives way to a part that does not apply (10 to 19), which gives way to one that cannot be determined (20 up).
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from rubric.text import Text


class Reason(IntEnum):
    """The state of one part or criterion of one agency. Below 10 it is scored."""

    SCORED = 0
    PART_NOT_DUE = 1
    PART_REQUESTED = 2
    PART_NOT_REPORTED = 3
    PART_TOO_FEW_SCORERS = 4
    PART_UNREADABLE = 5
    NA_STRUCTURAL = 10
    NA_DENOMINATOR_ZERO = 11
    NA_SAMPLE_TOO_SMALL = 12
    NA_NOT_HELD = 13
    NA_APPROVED = 14
    NOT_DUE = 20
    REQUESTED = 21
    NOT_REPORTED = 22
    TOO_FEW_SCORERS = 23
    UNREADABLE = 24

    @property
    def is_scored(self) -> bool:
        """Whether points were computed, completely or in part."""
        return self < FIRST_NOT_APPLICABLE

    @property
    def is_not_applicable(self) -> bool:
        """Whether it leaves both sides of the division."""
        return FIRST_NOT_APPLICABLE <= self < FIRST_NOT_DETERMINABLE

    @property
    def is_not_determinable(self) -> bool:
        """Whether nothing could be computed, so that nothing is earned."""
        return self >= FIRST_NOT_DETERMINABLE


FIRST_NOT_APPLICABLE = int(Reason.NA_STRUCTURAL)
FIRST_NOT_DETERMINABLE = int(Reason.NOT_DUE)
TO_PART = int(Reason.NOT_DUE) - int(Reason.PART_NOT_DUE)


class Outcome(StrEnum):
    """What a finding says of a criterion."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_DETERMINABLE = "not_determinable"


OUTCOME_LABELS: dict[Outcome, Text] = {
    Outcome.MET: Text(vi="Đạt", en="Met"),
    Outcome.PARTLY_MET: Text(vi="Đạt một phần", en="Partly met"),
    Outcome.NOT_MET: Text(vi="Chưa đạt", en="Not met"),
    Outcome.NOT_APPLICABLE: Text(vi="Không áp dụng", en="Not applicable"),
    Outcome.NOT_DETERMINABLE: Text(vi="Chưa xác định được", en="Not determinable"),
}

REASON_LABELS: dict[Reason, Text] = {
    Reason.SCORED: Text(vi="Đã tính từ số liệu", en="Computed from the figures"),
    Reason.PART_NOT_DUE: Text(vi="Một phần chưa đến hạn", en="A part is not due yet"),
    Reason.PART_REQUESTED: Text(
        vi="Một phần đề nghị “không áp dụng”, chưa được chấp nhận",
        en="“Not applicable” is requested for a part and not accepted",
    ),
    Reason.PART_NOT_REPORTED: Text(vi="Một phần chưa có số liệu", en="A part is not reported"),
    Reason.PART_UNREADABLE: Text(vi="Một phần có ô không đọc được", en="A part has a cell that cannot be read"),
    Reason.PART_TOO_FEW_SCORERS: Text(vi="Một phần chưa đủ thành viên chấm", en="A part has too few panel members"),
    Reason.NA_STRUCTURAL: Text(
        vi="Kế hoạch hoặc phụ lục không yêu cầu", en="The plan or the annex does not ask for it"
    ),
    Reason.NA_DENOMINATOR_ZERO: Text(vi="Mẫu số bằng 0", en="The denominator is zero"),
    Reason.NA_SAMPLE_TOO_SMALL: Text(vi="Cỡ mẫu quá nhỏ", en="The sample is too small"),
    Reason.NA_NOT_HELD: Text(vi="Khảo sát không được tổ chức cho cả khối", en="The survey was not held for the cohort"),
    Reason.NA_APPROVED: Text(
        vi="Đề nghị “không áp dụng” đã được duyệt", en="The request “not applicable” was approved"
    ),
    Reason.NOT_DUE: Text(vi="Chưa đến hạn", en="Not due yet"),
    Reason.REQUESTED: Text(
        vi="Đề nghị “không áp dụng”, chưa được chấp nhận", en="“Not applicable” is requested, not accepted"
    ),
    Reason.NOT_REPORTED: Text(vi="Chưa có số liệu", en="Not reported"),
    Reason.UNREADABLE: Text(vi="Ô không đọc được", en="The cell cannot be read"),
    Reason.TOO_FEW_SCORERS: Text(vi="Chưa đủ thành viên Hội đồng chấm", en="Too few panel members have scored"),
}
