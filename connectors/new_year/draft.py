"""The draft of next year's criteria set: it extends this year's and says only what the new year makes different."""

from __future__ import annotations

import json

from rubric.criteria.criteria_set import CriteriaSet
from rubric.text import Text

_HEAD = """\
# DỰ THẢO bộ tiêu chí năm {year}, mở từ bộ tiêu chí năm {before}: mọi điều không ghi ở đây giữ như năm {before}.
# Draft of the criteria set of {year}, opened from that of {before}: what is not written here holds as in {before}.
# Ghi vào đây điều gì quyết định khác đi (chỉ tiêu, điểm, mức xếp loại); khi ban hành: version "1.0", status: issued và
# `decision` là số, ngày quyết định. / Write here what is decided otherwise; when it is issued: version "1.0", status:
# issued, and `decision` the number and date of the decision.
"""


def draft_of(criteria_set: CriteriaSet) -> str:
    """The YAML of the draft of the year after ``criteria_set``; it stands beside the file of that set."""
    before, year = criteria_set.year, criteria_set.year + 1
    lines = [_HEAD.format(year=year, before=before), f'extends: "{before}"']
    if criteria_set.decision is not None:
        lines.append("remove: [decision]")
    lines += [
        "",
        f"id: {criteria_set.locality}-{year}",
        'version: "0.1"',
        f"year: {year}",
        f"effective: {year}-01-01",
        "status: proposed",
        f"title: {_flow(_in_year(criteria_set.title, before, year))}",
    ]
    if year > criteria_set.last_year:
        lines.append(f"last_year: {year}")
    lines.append("recomputed:")
    computed = Text(vi=f"tính lại theo bộ tiêu chí {year}", en=f"recomputed with the criteria set of {year}")
    lines += [f"  {each}: {_flow(computed)}" for each in range(criteria_set.first_year, year)]
    return "\n".join(lines) + "\n"


def _in_year(text: Text, before: int, year: int) -> Text:
    """A title that names the year, naming the new one."""
    old, new = str(before), str(year)
    return Text(vi=text.vi.replace(old, new), en=text.en.replace(old, new))


def _flow(text: Text) -> str:
    """A text as YAML on one line; JSON's strings are YAML's."""
    return f"{{vi: {json.dumps(text.vi, ensure_ascii=False)}, en: {json.dumps(text.en, ensure_ascii=False)}}}"
