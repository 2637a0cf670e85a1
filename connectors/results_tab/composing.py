"""The results tab of one book: what to mend in it and, in an agency's own book, the points so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from connectors.google.addresses import RESULT_TAB
from connectors.ledger import Registration
from connectors.localities import Installation
from connectors.presentation.agency_card import agency_card
from connectors.presentation.marks import NOT_REPORTED, UNREADABLE
from connectors.presentation.passport import Passport
from connectors.presentation.standing_words import why_not_ranked
from connectors.presentation.status import state_line
from connectors.presentation.words import word
from connectors.problem import Severity
from connectors.results_tab.content import Line, Look, TabContent, line
from connectors.results_tab.problems_told import Told
from connectors.scorecard import Scorecard
from connectors.sync.moments import said
from rubric.language import day, number, to_days

MOST_PROBLEMS = 500
SEVERITIES = {
    Severity.BOOK: "Cả sổ chưa dùng được",
    Severity.TAB: "Cả trang chưa dùng được",
    Severity.CELL: "Ô chưa đọc được",
    Severity.WARNING: "Nên xem lại",
}
_PROBLEMS = ("Mức độ", "Trang", "Ô", "Đã ghi", "Cần làm", "Ví dụ nhập")
_PROBLEM_WIDTHS = (150, 240, 60, 170, 560, 200)
_AGENCY_WIDTH = 190
_POINTS = ("Mã", "Tiêu chí", "Điểm", "Tối đa", "Vì sao; cách thêm điểm (mỗi dòng một cách)")
_WHOLE = "cả sổ"
_Cell = TypeVar("_Cell")


def results_tab(scorecard: Scorecard, whose: Registration, told: Sequence[Told], *, checked_at: datetime) -> TabContent:
    """What is written into the book of ``whose``; nothing but its second line changes while its findings do not.

    ``checked_at`` is when the sync ended whose findings these are.
    """
    is_of_agency = whose.kind == "agency"
    lines = [*_head(scorecard, whose, checked_at), Line(), *_problems(scorecard.installation, told, is_of_agency)]
    if is_of_agency:
        lines += [Line(), *_points(scorecard, whose.agency)]
    return TabContent(tuple(lines), _with_agency(_PROBLEM_WIDTHS, _AGENCY_WIDTH, is_of_agency))


def _head(scorecard: Scorecard, whose: Registration, checked_at: datetime) -> Iterator[Line]:
    year = scorecard.criteria_set.year
    as_of = word("status.as_of", "vi", day=day(to_days(scorecard.run.as_of), "vi"))
    state = [part for part in state_line(scorecard, year, "vi") if part != as_of]
    name = {"cohort": "sổ theo dõi khối ", "department": "sổ của cơ quan chủ trì"}.get(whose.kind, "") + whose.name
    yield line(Look.TITLE, f"{RESULT_TAB}: {name}, năm {year}")
    yield line(
        Look.NOTE,
        f"Kết quả của lần kiểm tra lúc {said(checked_at)}, {as_of}. Trang này chỉ được ghi lại khi kết quả thay đổi.",
    )
    yield line(Look.NOTE, " · ".join(state))
    yield line(
        Look.NOTE,
        "Hãy sửa ở các trang báo cáo theo cột “Cần làm”, không sửa ở trang này: hệ thống không đọc trang này và ghi đè"
        " lên những gì nhập vào đây.",
    )


def _problems(installation: Installation, told: Sequence[Told], is_of_agency: bool) -> Iterator[Line]:
    title = "1. Việc cần sửa trong sổ này"
    if not told:
        yield line(Look.SECTION, f"{title}: không có")
        return
    stops = sum(each.severity is not Severity.WARNING for each in told)
    count = number(len(told))
    most = f"{number(stops)} việc khiến số liệu chưa được tính, hãy sửa trước" if stops else "số liệu vẫn được tính"
    yield line(Look.SECTION, f"{title}: {count} việc ({most})")
    yield line(Look.HEADINGS, *_with_agency(_PROBLEMS, "Cơ quan", is_of_agency))
    for each in told[:MOST_PROBLEMS]:
        yield _problem(installation, each, is_of_agency)
    if len(told) > MOST_PROBLEMS:
        rest = number(len(told) - MOST_PROBLEMS)
        yield line(Look.NOTE, f"Còn {rest} việc nữa chưa ghi ở đây. Sửa xong các việc trên, những việc ấy sẽ hiện ra.")


def _problem(installation: Installation, told: Told, is_of_agency: bool) -> Line:
    agency = installation.agencies.get(told.agency)
    texts = (
        SEVERITIES[told.severity],
        told.tab or _WHOLE,
        told.cell,
        told.found,
        told.message,
        told.example,
    )
    cells = _with_agency(texts, agency.name.vi if agency else "", is_of_agency)
    # What can be opened is the cell, else the tab.
    place = cells.index(told.cell if told.cell else texts[1], 1)
    links = {place: told.link} if told.tab and told.link.startswith("https://docs.google.com/") else {}
    return line(Look.ROW, *cells, links=links, is_urgent=told.severity is not Severity.WARNING)


def _with_agency(cells: tuple[_Cell, ...], agency: _Cell, is_of_agency: bool) -> tuple[_Cell, ...]:
    """The cells of a row with one for the agency behind the first, in a book that speaks of several."""
    return cells if is_of_agency else (cells[0], agency, *cells[1:])


def _points(scorecard: Scorecard, agency: str) -> Iterator[Line]:
    year = scorecard.criteria_set.year
    card = agency_card(scorecard, agency, year, "vi")
    yield line(Look.SECTION, "2. Điểm tạm tính theo từng tiêu chí (chưa thẩm định, không phải điểm chính thức)")
    *parts, total = card.sums
    yield line(Look.TOTAL, f"{total.label} tạm tính: {total.value} · {_band(scorecard, agency, year)}")
    if card.note:
        yield line(Look.NOTE, f"Mức tạm tính {card.note}")
    yield line(Look.NOTE, " · ".join(f"{each.label}: {each.value}" for each in parts))
    yield line(Look.HEADINGS, *_POINTS)
    for group in card.groups:
        yield from _group(group.key, group.title, group.total.partition(" / "), group.passports)
    for block in card.adjustments:
        yield from _group("", block.title, block.total.removesuffix(")").partition(" ("), block.passports)


def _band(scorecard: Scorecard, agency: str, year: int) -> str:
    standing = scorecard.standing(agency, year)
    if standing.not_ranked or standing.band is None:
        return f"{word('not_ranked', 'vi')}: {why_not_ranked(scorecard, standing, 'vi')}"
    return f"Mức {scorecard.criteria_set.bands[standing.band].label.vi}"


def _group(key: str, title: str, total: tuple[str, str, str], passports: Iterable[Passport]) -> Iterator[Line]:
    earned, _, top = total
    yield line(Look.GROUP, key, title, earned, top, "")
    for each in passports:
        earned, _, top = each.points_text.partition(" / ")
        yield line(Look.ROW, each.item, each.title, earned, top, "\n".join(_reasons(each)))


def _reasons(passport: Passport) -> list[str]:
    """Why there are no more points, with the figures that are lacking and who gives them, and what earns more."""
    lacking = [f"{each.label} ({each.source})" for each in passport.inputs if each.mark in {NOT_REPORTED, UNREADABLE}]
    why = passport.because
    if why and lacking:
        why = f"{why}: {'; '.join(lacking)}"
    more = [each[:1].upper() + each[1:] for each in passport.improvements]
    return [part for part in (why, *more) if part] or [passport.outcome_label]
