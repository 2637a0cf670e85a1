"""What a field takes, said in words: the expected part of every problem sentence about a cell."""

from __future__ import annotations

from decimal import Decimal

from connectors.cells.writing import write_number
from rubric.criteria.field import Field
from rubric.text import Text

_WORDS: dict[str, Text] = {
    "date": Text(
        vi="ngày theo dạng ngày/tháng/năm, năm đủ bốn chữ số",
        en="a day as day/month/year, the year in four digits",
    ),
    "yes_no": Text(
        vi="một trong hai từ “Có” và “Không”",
        en="one of the words “Có” (yes) and “Không” (no)",
    ),
    "text": Text(vi="nội dung bằng chữ", en="a text"),
    "url": Text(vi="đường dẫn bắt đầu bằng https://", en="a link that begins with https://"),
}
_FIGURES: dict[str, Text] = {
    "count": Text(vi="số nguyên", en="a whole number"),
    "level": Text(vi="số nguyên", en="a whole number"),
    "number": Text(vi="con số", en="a number"),
    "money": Text(vi="số tiền", en="an amount"),
    "percent": Text(vi="tỷ lệ phần trăm", en="a percentage"),
}


def takes(field: Field) -> Text:
    """What to type into a cell of ``field``, with its bounds and unit, as a phrase inside a sentence.

    A count of people up to 500 takes "số nguyên từ 0 đến 500 (đơn vị: người)".
    """
    if field.kind == "choices":
        labels = list(field.choices.values())
        return Text(
            vi=f"một hoặc nhiều mục trong danh sách: {'; '.join(label.vi for label in labels)}",
            en=f"one or more items of the list: {'; '.join(label.en for label in labels)}",
        )
    if field.kind in _FIGURES:
        noun = _FIGURES[field.kind]
        return Text(vi=_bounded(field, noun.vi, "vi"), en=_bounded(field, noun.en, "en"))
    return _WORDS[field.kind]


def say_figure(field: Field, value: Decimal) -> Text:
    """``value`` as a figure of ``field`` is written, a percentage with its sign."""
    sign = percent_sign(field)
    return Text(vi=f"{write_number(value, 'vi')}{sign}", en=f"{write_number(value, 'en')}{sign}")


def percent_sign(field: Field) -> str:
    """``%`` for a percent field, nothing for the others."""
    return "%" if field.kind == "percent" else ""


def _bounded(field: Field, noun: str, language: str) -> str:
    low, high = (say_figure(field, bound).in_(language) for bound in (field.min, field.max))
    unit = "" if percent_sign(field) else field.unit.in_(language)
    if language == "en":
        decimals = f", with at most {field.decimals} decimals" if field.decimals else ""
        return f"{noun} from {low} to {high}{decimals}{unit and f' (unit: {unit})'}"
    decimals = f", nhiều nhất {field.decimals} chữ số thập phân" if field.decimals else ""
    return f"{noun} từ {low} đến {high}{decimals}{unit and f' (đơn vị: {unit})'}"
