"""How long ago something was, as people say it."""

from __future__ import annotations

from datetime import timedelta

_UNITS = ((86_400, "ngày", "day"), (3_600, "giờ", "hour"), (60, "phút", "minute"))


def ago(age: timedelta, language: str) -> str:
    """An age in its largest unit.

    >>> ago(timedelta(hours=50), "vi"), ago(timedelta(seconds=3), "en")
    ('2 ngày trước', 'just now')
    """
    seconds = age.total_seconds()
    for size, vi, en in _UNITS:
        count = int(seconds // size)
        if count >= 1:
            return f"{count} {vi} trước" if language == "vi" else f"{count} {en}{'s' if count > 1 else ''} ago"
    return "vừa xong" if language == "vi" else "just now"
