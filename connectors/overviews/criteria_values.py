"""A value of a criteria set in words: levels by year, days, points by annex, reasons, weights of counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rubric.language import number
from rubric.text import Text

_NOTHING = "–"
_UNSAID = {
    "not_applicable": Text(vi="áp dụng mọi năm", en="applies every year"),
    "annexes": Text(vi="mọi phụ lục", en="every annex"),
    "gates": Text(vi="không có", en="none"),
    "documents": Text(vi="không có", en="none"),
}
_DOCUMENTS = {
    "plan": Text(vi="kế hoạch", en="plan"),
    "H1": Text(vi="báo cáo 6 tháng", en="half-year report"),
    "year": Text(vi="báo cáo năm", en="annual report"),
}
_WAYS = {
    "sum": Text(vi="cộng các kỳ", en="sum of the periods"),
    "last": Text(vi="kỳ mới nhất", en="the newest period"),
    "annual": Text(vi="báo cáo năm", en="the annual report"),
}
_KINDS = {
    "weighted": Text(vi="cộng các phần theo tỷ trọng", en="parts by weight"),
    "count_to_target": Text(vi="số lượng so với mức phải đạt", en="a count against a level"),
    "ratio": Text(vi="tỷ lệ so với mức phải đạt", en="a share against a level"),
    "yes_no": Text(vi="có hoặc không", en="yes or no"),
    "days_late": Text(vi="số ngày trễ", en="days late"),
}


def value_words(name: str, value: Any, other: Any, labels: Mapping[str, Mapping[str, str]], language: str) -> str:
    """``value`` of an entry called ``name``; of a table by year only the years in which ``other`` differs."""
    if value is None or value in ([], {}):
        return _UNSAID[name].in_(language) if name in _UNSAID else _NOTHING
    said: list[str] = []
    match name:
        case "target" | "last_day":
            said = _by_year(value, other if isinstance(other, Mapping) else {}, language)
        case "points" if "basis" not in value:
            said = [f"{annex} {_plain(figure, language)}" for annex, figure in value.items()]
        case "counts" | "numerator":
            said = [f"{labels[key][language]} ×{_plain(weight, language)}" for key, weight in value.items()]
        case "gates":
            said = [gate["label"][language] for gate in value.values()]
        case "not_applicable" if isinstance(value, list):
            said = [_reason(entry, language) for entry in value]
        case "steps":
            days = Text(vi="đến {days} ngày: {share}%", en="up to {days} days: {share}%").in_(language)
            said = [days.format(days=s["up_to_days"], share=_plain(s["share"], language)) for s in value]
        case "documents" | "year_from":
            said = [_period(name, key, way, language) for key, way in value.items()]
        case "kind" if value in _KINDS:
            said = [_KINDS[value].in_(language)]
        case _:
            said = [_plain(value, language)]
    return "; ".join(said) or _NOTHING


def _by_year(table: Mapping[str, Any], other: Mapping[str, Any], language: str) -> list[str]:
    each = Text(vi="mỗi năm", en="every year").in_(language)
    said = [f"{each} {_plain(table['every'], language)}"] if "every" in table else []
    others = other.get("years", {})
    for year, figure in table.get("years", {}).items():
        if figure != others.get(year):
            said.append(f"{year}: {_plain(figure, language)}")
    return said


def _plain(value: Any, language: str) -> str:
    """A figure with its clause where the plan states it, a text in the language, or a plain value."""
    match value:
        case {"vi": str()}:
            said = str(value[language])
        case {"value": stated}:
            clause = f" ({Text(vi='kế hoạch', en='plan').in_(language)} {value['clause']})" if "clause" in value else ""
            said = _plain(stated, language) + clause
        case bool():
            said = (Text(vi="có", en="yes") if value else Text(vi="không", en="no")).in_(language)
        case date():
            said = f"{value:%d/%m/%Y}" if language == "vi" else value.isoformat()
        case int() | Decimal():
            said = number(value, None, language)
        case list():
            said = ", ".join(str(each) for each in value)
        case _:
            said = str(value)
    return said


def _reason(entry: Mapping[str, Any], language: str) -> str:
    always = Text(vi="mọi năm", en="every year").in_(language)
    years = ", ".join(map(str, entry.get("years", []))) or ("" if entry.get("when_no") else always)
    place = ", ".join([*entry.get("annexes", []), *([years] if years else [])])
    return f"{place}: {entry['reason'][language]}" if place else str(entry["reason"][language])


def _period(name: str, key: str, way: Any, language: str) -> str:
    """A document to be sent, by its key; or how the periods of an annex make the year."""
    if name == "documents":
        month = Text(vi=f"tháng {key.lstrip('M0')}", en=f"month {key.lstrip('M0')}")
        return _DOCUMENTS.get(key, month).in_(language)
    if isinstance(way, str):
        return f"{key}: {_WAYS[way].in_(language)}"
    said = Text(vi="số tháng từ {bar} trở lên", en="months with at least {bar}").in_(language)
    return f"{key}: {said.format(bar=way['months_at_least'])}"
