"""What the agencies reported, as it was accepted: every figure by period, with its cell, its evidence, its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from connectors.cells.raw_cell import Address
from connectors.open_data.absence import (
    CODES,
    MISSING,
    NOT_APPLICABLE,
    REQUESTED,
    UNREADABLE,
    absence_column,
    absence_of,
)
from connectors.open_data.columns import AGENCY, AGENCY_NAME, RELEASE, YEAR, Column, Table, column, said
from connectors.open_data.tables.asked import asked_fields
from connectors.presentation.downloads import machine_value
from connectors.release import Release
from connectors.release.contents import Contents
from connectors.release.decisions import ReleasedDecision
from connectors.reported import ReportedValue
from rubric.reasons import Reason

FIELD_KINDS = (
    ("count", said("Số đếm", "A count")),
    ("number", said("Số", "A number")),
    ("percent", said("Tỷ lệ phần trăm", "A percentage")),
    ("money", said("Số tiền", "An amount of money")),
    ("level", said("Bậc", "A level")),
    ("date", said("Ngày, dạng 2026-12-20", "A day, such as 2026-12-20")),
    ("yes_no", said("yes là có, no là không", "yes or no")),
    ("text", said("given là có nội dung; nội dung không công bố", "given: there is a text, which is not published")),
    ("url", said("given là có đường dẫn; đường dẫn không công bố", "given: there is a link, which is not published")),
    ("choices", said("Các mã đã chọn, cách nhau bởi dấu ;", "The codes chosen, separated by ;")),
)
USES = (
    ("score", said("Tính vào số liệu của năm", "It makes the figure of the year")),
    ("progress", said("Số 6 tháng, chỉ để theo dõi tiến độ", "A half-year figure, which only tells of progress")),
)
VERDICTS = (
    ("accept", said("Chấp nhận", "Accepted")),
    ("adjust", said("Điều chỉnh", "Adjusted")),
    ("reject", said("Không chấp nhận", "Rejected")),
    ("not_applicable", said("Không áp dụng", "Not applicable")),
    ("ask_evidence", said("Yêu cầu bổ sung minh chứng", "More evidence is asked for")),
)
_OF_STATE = {"reported": None, "missing": MISSING, "unreadable": UNREADABLE, "not_applicable": REQUESTED}
_FIGURE = ["agency", "year", "field", "value", "state"]
OPEN_TO_APPROVAL = (MISSING, REQUESTED)


@dataclass(frozen=True, slots=True)
class _Reported:
    """One figure of a period: what the year's figure is made of, or that figure where no period says more."""

    value: ReportedValue
    year: int
    use: str
    absence: str | None


def _rows(release: Release) -> pl.DataFrame:
    held = release.contents
    decided = {(d.agency, d.period, d.field): d for d in held.decisions}
    rows = [
        (
            *_what(held, each),
            *_said(held, each),
            *_where(each.value),
            *_verdict(decided.get((each.value.agency, each.value.period, each.value.field))),
        )
        for each in _reported(held)
    ]
    return pl.DataFrame(rows, schema=[(c.name, c.frame_kind) for c in REPORTS.columns[1:]], orient="row")


def _reported(held: Contents) -> Iterator[_Reported]:
    """Every value there is, and a missing one for every field that was asked for and that no report has."""
    figures = held.figures
    approved = set(figures.inputs.approvals.select("agency", "year", "item").iter_rows())
    for (agency, year, field), values in figures.sources.items():
        for value in values:
            yield _Reported(value, year, "score", _absence(value.state, is_approved=(agency, year, field) in approved))
    for (agency, year, field), value in figures.halves.items():
        yield _Reported(value, year, "progress", _absence(value.state, is_approved=(agency, year, field) in approved))
    there = set(figures.sources)
    for agency, year, field, stored, state in figures.inputs.figures.select(_FIGURE).iter_rows():
        if (agency, year, field) not in there:
            absence = absence_of(Reason(state))
            if absence in OPEN_TO_APPROVAL and (agency, year, field) in approved:
                absence = NOT_APPLICABLE
            yield _Reported(_nowhere(agency, year, field, stored), year, "score", absence)
            there.add((agency, year, field))
    for agency, year, field in asked_fields(held.installation, figures.inputs.years):
        if (agency, year, field) not in there:
            absence = NOT_APPLICABLE if (agency, year, field) in approved else MISSING
            yield _Reported(_nowhere(agency, year, field, None), year, "score", absence)


def _absence(state: str, *, is_approved: bool) -> str | None:
    """Why a value of this state is none; an approval stands where nothing, or that very request, was typed."""
    found = _OF_STATE[state]
    return NOT_APPLICABLE if is_approved and found in OPEN_TO_APPROVAL else found


def _nowhere(agency: str, year: int, field: str, stored: int | None) -> ReportedValue:
    """A figure of a year whose cell is not known."""
    return ReportedValue(agency, str(year), field, "missing" if stored is None else "reported", stored, "", Address(""))


def _what(held: Contents, each: _Reported) -> tuple[Any, ...]:
    agency = held.installation.agencies[each.value.agency]
    field = held.installation.criteria_set.fields[each.value.field]
    period, name = each.value.period, each.value.field
    return agency.code, agency.name.vi, each.year, period, each.use, name, field.label.vi, field.kind


def _said(held: Contents, each: _Reported) -> tuple[str | None, str | None, str | None]:
    """The value, its unit, and why there is none."""
    field = held.installation.criteria_set.fields[each.value.field]
    unit, stored = field.unit.vi or None, each.value.value
    if each.absence is None and stored is not None:
        return machine_value(field, stored), unit, None
    return None, unit, each.absence or MISSING


def _where(value: ReportedValue) -> tuple[str | None, ...]:
    at, proof = value.address, value.evidence
    said = (at.book, at.tab, at.cell, proof.document, proof.document_day, proof.page, " ".join(proof.links))
    return tuple(each or None for each in said)


def _verdict(decision: ReleasedDecision | None) -> tuple[str | None, str | None, date | None]:
    return (decision.verdict, decision.reason or None, decision.day) if decision else (None, None, None)


def _place(name: str, title: tuple[str, str], meaning: tuple[str, str]) -> Column:
    return column(name, "text", title, meaning, empty=True)


_WHAT = (
    RELEASE,
    AGENCY,
    AGENCY_NAME,
    YEAR,
    column(
        "period",
        "text",
        ("Kỳ", "Period"),
        (
            "Kỳ báo cáo: 2026 là cả năm, 2026-H1 là 6 tháng đầu năm, 2026-M03 là tháng 3.",
            "The period: 2026 is the year, 2026-H1 its first half, 2026-M03 its third month.",
        ),
    ),
    column("use", "text", ("Dùng để", "Use"), ("Số liệu dùng vào việc gì.", "What the figure is for."), codes=USES),
    column(
        "field",
        "text",
        ("Mã số liệu", "Field"),
        (
            "Mã số liệu; tên hai ngôn ngữ, đơn vị và nguồn ở mục codes của release.json.",
            "The code of the figure; label in both languages, unit and source are under codes in release.json.",
        ),
    ),
    column("field_label", "text", ("Số liệu", "Label"), ("Tên số liệu.", "What the figure is, in Vietnamese.")),
    column(
        "field_kind",
        "text",
        ("Loại số liệu", "Kind of field"),
        ("Cách đọc cột value.", "How the column value is to be read."),
        codes=FIELD_KINDS,
    ),
)
_SAID = (
    column(
        "value",
        "text",
        ("Giá trị", "Value"),
        (
            "Giá trị được chấp nhận, viết chính xác, dấu thập phân là dấu chấm; trống khi absence cho biết vì sao.",
            "The accepted value, exact, with a decimal point; empty where absence says why.",
        ),
        empty=True,
    ),
    column("unit", "text", ("Đơn vị", "Unit"), ("Đơn vị tính.", "The unit, in Vietnamese."), empty=True),
    absence_column(said("giá trị", "a value"), *CODES),
)
_WHERE = (
    _place("book", ("Sổ", "Book"), ("Tên bảng tính chứa số liệu.", "The name of the spreadsheet it stands in.")),
    _place("tab", ("Trang", "Tab"), ("Tên trang trong bảng tính.", "The tab of the spreadsheet.")),
    _place("cell", ("Ô", "Cell"), ("Địa chỉ ô, ví dụ E14.", "The cell, such as E14.")),
    _place(
        "document",
        ("Văn bản", "Document"),
        ("Số hiệu văn bản minh chứng, như cơ quan ghi.", "The number of the document of evidence, as typed."),
    ),
    _place("document_day", ("Ngày văn bản", "Day of the document"), ("Như cơ quan ghi.", "As the agency typed it.")),
    _place("page", ("Trang văn bản", "Page"), ("Trang trong văn bản, như cơ quan ghi.", "The page, as typed.")),
    _place(
        "links",
        ("Đường dẫn", "Links"),
        (
            "Đường dẫn minh chứng, cách nhau bởi dấu cách; trống nếu địa phương không công bố đường dẫn.",
            "Links of evidence, separated by blanks; empty where the locality does not publish links.",
        ),
    ),
)
_VERDICT = (
    column(
        "verdict",
        "text",
        ("Kết quả thẩm định", "Verdict"),
        ("Quyết định của Tổ thẩm định; trống nếu chưa có.", "What the verification decided; empty where nothing yet."),
        empty=True,
        codes=VERDICTS,
    ),
    _place("verdict_reason", ("Lý do", "Reason"), ("Lý do của quyết định.", "Why it was decided so.")),
    column(
        "decided_on",
        "date",
        ("Ngày thẩm định", "Decided on"),
        ("Ngày ra quyết định thẩm định.", "The day of the verdict."),
        empty=True,
    ),
)

REPORTS = Table(
    name="reports",
    title=said("Số liệu báo cáo", "Reported figures"),
    meaning=said(
        "Mỗi dòng là một số liệu của một cơ quan trong một kỳ, kể cả số liệu phải có mà không ai báo cáo.",
        "One row for each figure of an agency and period, those that were asked for and nobody reported among them.",
    ),
    key=("year", "agency", "period", "field", "use"),
    columns=(*_WHAT, *_SAID, *_WHERE, *_VERDICT),
    rows=_rows,
)
