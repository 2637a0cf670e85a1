"""Which days a figure of a period speaks of, as the criteria set makes the year of the periods."""

from __future__ import annotations

from rubric.criteria.field import NUMERIC_KINDS, Field

_SO_FAR = "Tính từ đầu năm đến hết kỳ."
_OF_THE_MONTH = "Chỉ tính trong tháng."
_AT_THE_END = "Tính đến cuối tháng."


def span_of(spec: Field, annex: str, period: str) -> str:
    """The sentence for a field in the tab of ``period``; empty where nothing is counted.

    >>> from rubric.text import Text
    >>> words = Text(vi="cuộc", en="events")
    >>> events = Field(label=words, unit=words, kind="count", example="2", year_from={"bao": "sum"})
    >>> span_of(events, "so", "2026-H1"), span_of(events, "bao", "2026-M03")
    ('Tính từ đầu năm đến hết kỳ.', 'Chỉ tính trong tháng.')
    """
    if spec.kind not in NUMERIC_KINDS:
        return ""
    match spec.year_rule(annex):
        case "annual":
            return _SO_FAR if spec.measure == "flow" else ""
        case "last":
            return _AT_THE_END if "-M" in period else _SO_FAR
        case _:
            return _OF_THE_MONTH if "-M" in period else ""
