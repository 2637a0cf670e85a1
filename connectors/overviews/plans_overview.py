"""The plans of all localities side by side, as a page of Markdown made from the data, to be checked against the paper.

``python -m connectors.overviews.plans_overview`` writes ``docs/plans.md`` anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from connectors.data_files import read_model
from connectors.localities import DATA, Locality
from connectors.overviews.markdown import both, table
from connectors.overviews.plan_tables import Reading, group_words, of_each_plan, systems_by_kind, targets_by_subject
from connectors.plans import Document, Plan
from connectors.presentation.plan_words import (
    FREQUENCIES,
    NOT_WRITTEN,
    inclusive_words,
    moment_words,
    organisation_names,
    report_days,
    timing_words,
)
from rubric.criteria.regime import DueReport

FILE = DATA.parent / "docs" / "plans.md"
_HEAD = """\
# Các kế hoạch đặt cạnh nhau / The plans side by side

Trang này do `python -m connectors.overviews.plans_overview` lập từ `plan.yaml` và `locality.yaml` trong
`data/localities/`; không sửa tay. Dùng để đối chiếu cách đọc của phần mềm với bản giấy: mỗi dòng ghi điểm của
kế hoạch (II.2.a-1 là mục II, khoản 2, điểm a, gạch đầu dòng thứ nhất; MĐ: phần mở đầu, KT: câu kết, PL: phụ lục,
NN: nơi nhận, KY: chữ ký). Nhãn là của chúng tôi, không phải nguyên văn. “không ghi”: văn bản để trống; “không nêu”:
văn bản không nói.

*This page is made from the data by `python -m connectors.overviews.plans_overview`; it is not edited by
hand. It serves to check our reading against the paper. Every line names its clause. Labels are ours. “không ghi”
means left blank, “không nêu” not stated.*
"""


def readings(data: Path = DATA) -> list[Reading]:
    """The plan and the settings of every locality, by identifier."""
    return [
        Reading(read_model(file.parent / "locality.yaml", Locality)[0], read_model(file, Plan)[0])
        for file in sorted(data.glob("localities/*/plan.yaml"))
    ]


def overview(data: Path = DATA) -> str:
    """The page: document, counts, reports, targets, tasks, systems, organisations, money and rewards, notes."""
    found = readings(data)
    sections: tuple[tuple[str, str], ...] = (
        ("Văn bản / Documents", _side_by_side("Nội dung / Subject", found, _DOCUMENT)),
        ("Số lượng / Counts", _side_by_side("Đã ghi / Recorded", found, _COUNTS)),
        ("Chế độ báo cáo theo kế hoạch / Reporting as the plans have it", _reporting(found)),
        ("Hạn báo cáo phần mềm áp dụng / Days the software applies", _regimes(found)),
        ("Mục tiêu đặt cạnh nhau / Targets side by side", targets_by_subject(found, data / "target_subjects.yaml")),
        ("Hệ thống được giao, theo loại / Systems ordered, by kind", systems_by_kind(found)),
    )
    pages = [f"## {title}\n\n{text}" for title, text in sections]
    return "\n".join([_HEAD, *pages, *map(of_each_plan, found)])


def _side_by_side(first: str, found: Sequence[Reading], rows: Sequence[tuple[str, Callable[[Plan], str]]]) -> str:
    head = [first, *(each.name.vi for each in found)]
    return table(head, [[label, *(said(each.plan) for each in found)] for label, said in rows])


def _parents(plan: Plan) -> str:
    return "<br>".join(_document_words(parent) for parent in plan.document.parent)


def _document_words(document: Document) -> str:
    number = document.number or NOT_WRITTEN.vi
    return f"{number} ({moment_words(document.date, 'vi')}): {document.title.vi}"


def _issuer(plan: Plan) -> str:
    return both(plan.document.issuer) if plan.document.issuer else NOT_WRITTEN.vi


_DOCUMENT: Sequence[tuple[str, Callable[[Plan], str]]] = (
    ("Số / Number", lambda plan: plan.document.number or NOT_WRITTEN.vi),
    ("Ngày / Date", lambda plan: moment_words(plan.document.date, "vi")),
    ("Cơ quan ban hành / Issuer", _issuer),
    ("Tên / Title", lambda plan: both(plan.document.title)),
    ("Văn bản dẫn chiếu / Documents it stands on", _parents),
)


def _by(said: Iterable[str]) -> str:
    counted = Counter(said)
    return "<br>".join(f"{words}: {counted[words]}" for words in sorted(counted)) or "0"


_COUNTS: Sequence[tuple[str, Callable[[Plan], str]]] = (
    ("Điểm của kế hoạch, cả tiêu đề / Clauses with headings", lambda plan: str(len(plan.clauses))),
    ("Tổ chức được nêu tên / Organisations", lambda plan: str(len(plan.organisations))),
    ("Mục tiêu / Targets", lambda plan: str(len(plan.targets))),
    ("Mục tiêu theo năm / by year", lambda plan: _by(str(target.year) for target in plan.targets.values())),
    ("Nhiệm vụ / Tasks", lambda plan: str(len(plan.tasks))),
    ("Nhiệm vụ theo thời hạn / by time", lambda plan: _by(timing_words(t.timing, "vi") for t in plan.tasks.values())),
    ("Nhiệm vụ không nêu chủ trì / without a lead", lambda plan: str(sum(not t.lead for t in plan.tasks.values()))),
    ("Việc báo cáo / Reporting duties", lambda plan: str(len(plan.reporting))),
    ("Hệ thống / Systems", lambda plan: str(len(plan.systems))),
    ("Quy định kinh phí / Funding rules", lambda plan: str(len(plan.funding))),
    ("Quy định khen thưởng / Reward rules", lambda plan: str(len(plan.rewards))),
    ("Ghi chú về văn bản / Notes on the text", lambda plan: str(len(plan.notes))),
)


def _reporting(found: Sequence[Reading]) -> str:
    head = ["Kế hoạch / Plan", "Điểm / Clause", "Nội dung / Duty", "Ai / Who", "Gửi / To", "Qua / Through"]
    head += ["Kỳ / Frequency", "Ngày / Days", "Tính ngày đó? / That day counts?", "Lời văn / Wording"]
    rows = [
        [
            each.name.vi,
            duty.clause,
            both(duty.title),
            organisation_names(each.plan, duty.who, "vi"),
            organisation_names(each.plan, [duty.to], "vi"),
            organisation_names(each.plan, [duty.through], "vi") if duty.through else "–",
            FREQUENCIES[duty.frequency].vi,
            report_days(duty, "vi"),
            inclusive_words(duty, "vi"),
            f"“{duty.wording}”" if duty.wording else "–",
        ]
        for each in found
        for duty in each.plan.reporting
    ]
    return table(head, rows)


def _regimes(found: Sequence[Reading]) -> str:
    """The last days on time of every annex, and from which report on."""
    head = ["Kế hoạch / Plan", "Ai / Who", "Điểm / Clause", "Ngày cuối còn đúng hạn / Last day on time"]
    head += ["Kỳ đầu tiên, theo ngày kế hoạch nêu / First report, by the plan's day"]
    rows: list[list[str]] = []
    for each in found:
        for annex, reports in each.locality.regime.reports.items():
            clauses = ", ".join(dict.fromkeys(due.clause for due in reports.values()))
            days = ", ".join(_last_day(due) for due in reports.values())
            first = min((due.first_due for due in reports.values() if due.first_due), default=None)
            rows.append([each.name.vi, group_words(annex), clauses, days, moment_words(first, "vi") if first else "–"])
        if not each.locality.regime.reports:
            rows.append([each.name.vi, "–", "–", "không có hạn: kế hoạch không nêu / none: the plan gives no day", "–"])
    return table(head, rows)


def _last_day(due: DueReport) -> str:
    last = due.last_day(2027)  # every report is owed by then
    return f"{last:%d/%m}" if last else "–"


if __name__ == "__main__":
    FILE.write_text(overview(), encoding="utf-8")
