"""Why there is no value: missing, unreadable, not applicable are never a zero, and never the same."""

from __future__ import annotations

from connectors.open_data.columns import Column, said
from rubric.reasons import REASON_LABELS, Reason
from rubric.text import Text

MISSING, UNREADABLE, NOT_APPLICABLE, REQUESTED = "missing", "unreadable", "not_applicable", "requested"
NOT_DUE, TOO_FEW = "not_due", "too_few_scorers"
CODES: dict[str, Text] = {
    MISSING: said(
        "Chưa có số liệu: không ai báo cáo, khác với báo cáo số 0",
        "Nothing was reported, which is not the same as a reported zero",
    ),
    UNREADABLE: said("Có gõ nhưng không đọc được thành giá trị", "Something was typed that cannot be read as a value"),
    NOT_APPLICABLE: said(
        "Không áp dụng: đứng ngoài cả điểm lẫn điểm tối đa",
        "Not applicable: outside both the points and the maximum",
    ),
    REQUESTED: said(
        "Đề nghị “không áp dụng” nhưng chưa được chấp nhận: không có điểm",
        "“Not applicable” was requested and not accepted: it earns nothing",
    ),
    NOT_DUE: said("Chưa đến hạn", "Not due yet"),
    TOO_FEW: said("Chưa đủ thành viên Hội đồng chấm", "Too few panel members have scored"),
}
_OF_REASON = {
    Reason.NOT_REPORTED: MISSING,
    Reason.UNREADABLE: UNREADABLE,
    Reason.REQUESTED: REQUESTED,
    Reason.NOT_DUE: NOT_DUE,
    Reason.TOO_FEW_SCORERS: TOO_FEW,
}


def absence_of(reason: Reason) -> str | None:
    """Why a finding of this reason has no points; None where it has some, be they zero.

    >>> absence_of(Reason.SCORED), absence_of(Reason.PART_UNREADABLE), absence_of(Reason.NA_DENOMINATOR_ZERO)
    (None, None, 'not_applicable')
    """
    if reason.is_scored:
        return None
    return NOT_APPLICABLE if reason.is_not_applicable else _OF_REASON[reason]


def absence_column(of: Text, *codes: str) -> Column:
    """The column beside a value; ``of`` names the value, ``codes`` are those that can occur."""
    return Column(
        "absence",
        "text",
        said("Vì sao không có giá trị", "Why there is no value"),
        said(
            f"Trống khi có {of.vi}, kể cả giá trị 0; nếu không thì cho biết vì sao.",
            f"Empty where there is {of.en}, be it zero; otherwise why there is none.",
        ),
        may_be_empty=True,
        codes=tuple((code, CODES[code]) for code in codes),
    )


REASON_CODES = tuple((reason.name.lower(), label) for reason, label in REASON_LABELS.items())
