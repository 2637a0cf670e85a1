"""Days as state papers write them."""

from __future__ import annotations

from datetime import date


def day_in_words(day: date) -> str:
    """“ngày 05 tháng 01 năm 2027”: a zero before days under 10 and before the months 1 and 2 only."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
