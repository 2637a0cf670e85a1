"""What may be kept as a decision: a short text, an owner that exists, a day that can still be met."""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from datetime import date, timedelta

from rubric.text import Text

LONGEST_TEXT, LONGEST_NOTE = 200, 300
LATEST = timedelta(days=730)
TYPED = "typed"  # the kind of a decision that was typed, not proposed


def cleaned(typed: str) -> str:
    """What was typed in one line, without what cannot be seen: control characters and marks that turn text around."""
    spaced = "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in typed)
    return " ".join("".join(letter for letter in spaced if unicodedata.category(letter) != "Cf").split())


def mistake_in(text: str, owner: str, due: date | None, today: date, owners: Container[str]) -> Text | None:
    """What is wrong with a decision as it was given; None where it can be kept."""
    if not text:
        return Text(
            vi="Chưa ghi: hãy viết việc cần làm, ví dụ “Họp với các xã còn nợ báo cáo”.",
            en="Not kept: write what is to be done, for example “Meet the communes that owe a report”.",
        )
    if len(text) > LONGEST_TEXT:
        return Text(
            vi=f"Chưa ghi: việc cần làm dài {len(text)} ký tự; tối đa {LONGEST_TEXT}.",
            en=f"Not kept: what is to be done has {len(text)} characters; at most {LONGEST_TEXT}.",
        )
    if owner not in owners:
        return Text(vi="Chưa ghi: hãy chọn cơ quan chủ trì.", en="Not kept: choose who has to do it.")
    return mistake_in_day(due, today)


def mistake_in_day(due: date | None, today: date) -> Text | None:
    """What is wrong with a day until which something is to be done."""
    if due is None or not today <= due <= today + LATEST:
        return Text(
            vi=f"Chưa ghi: hạn phải từ hôm nay ({today:%d/%m/%Y}) đến {today + LATEST:%d/%m/%Y}.",
            en=f"Not kept: the day must be from today ({today:%d/%m/%Y}) to {today + LATEST:%d/%m/%Y}.",
        )
    return None


def mistake_in_note(state: str, note: str) -> Text | None:
    """What is wrong with what was written to an earlier decision: dropping one needs its reason."""
    if len(note) > LONGEST_NOTE:
        return Text(
            vi=f"Chưa ghi: ghi chú dài {len(note)} ký tự; tối đa {LONGEST_NOTE}.",
            en=f"Not kept: the note has {len(note)} characters; at most {LONGEST_NOTE}.",
        )
    if state == "dropped" and not note:
        return Text(
            vi="Chưa ghi: thôi một việc thì phải nêu lý do, ví dụ “Đã giao trong kế hoạch khác”.",
            en="Not kept: dropping a task needs its reason, for example “Given out in another plan”.",
        )
    return None
