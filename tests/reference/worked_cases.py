"""Worked cases as an official writes them in YAML, turned into the rows of both engines.

Keys: ``tieu_de`` title, ``truong_hop`` cases; of each case ``ten`` its name, ``phu_luc`` annex (or ``khoi`` cohort),
``nam`` year, ``ngay_tinh`` as-of day, ``han_bao_cao`` report deadlines, ``so_lieu`` figures, ``duyet_khong_ap_dung``
approved requests, ``tieu_chi`` criterion with ``diem`` points, ``ket_qua`` outcome and ``ly_do`` reason; for a whole
agency ``chi_so`` index, ``xep_loai`` band, ``diem_dat`` and ``diem_toi_da``; ``cach_tinh`` is the sum by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.field import Field
from rubric.criteria.regime import DueReport, Regime
from rubric.language import to_days
from rubric.reasons import REASON_LABELS, Reason
from rubric.text import Text
from tests.reference.engine import AgencyYear

WORDS = {"Có": 1, "Không": 0}
STATES = {"Không áp dụng": Reason.REQUESTED, "không đọc được": Reason.UNREADABLE}
REASONS = {label.vi: reason for reason, label in REASON_LABELS.items()}
KNOWN = {
    "ten", "bo_tieu_chi", "phu_luc", "khoi", "nam", "ngay_tinh", "han_bao_cao", "so_lieu", "duyet_khong_ap_dung",
    "tieu_chi", "diem", "ket_qua", "ly_do", "chi_so", "xep_loai", "diem_dat", "diem_toi_da", "cach_tinh",
}  # fmt: skip


@dataclass(frozen=True)
class WorkedCase:
    """One case of a file, numbered from one."""

    file: str
    number: int
    raw: dict[str, Any]

    @property
    def name(self) -> str:
        """How the case is called in the list of tests."""
        return f"{self.file}-{self.number}"

    def row(self, criteria_set: CriteriaSet) -> AgencyYear:
        """The agency-year of the case."""
        values: dict[str, int] = {}
        states: dict[str, Reason] = {}
        for name, typed in self.raw["so_lieu"].items():
            states[name] = STATES.get(typed, Reason.SCORED) if isinstance(typed, str) else Reason.SCORED
            if states[name] is Reason.SCORED:
                values[name] = stored(criteria_set.fields[name], typed)
        approvals = frozenset(self.raw.get("duyet_khong_ap_dung", []))
        cohort = self.raw.get("khoi", self.raw["phu_luc"])
        return AgencyYear("đơn vị", cohort, self.raw["nam"], values, states, approvals)

    def regime(self, usual: Regime) -> Regime:
        """The reporting regime of the case: its own, or the usual one."""
        deadlines = self.raw.get("han_bao_cao")
        if not deadlines:
            return usual
        own = {key: _due(key, self.raw["nam"], deadline) for key, deadline in deadlines.items()}
        return Regime(reports={**usual.reports, self.raw["phu_luc"]: own})

    @property
    def as_of(self) -> date:
        """The day of the calculation: the end of February of the next year unless the case says otherwise."""
        typed = self.raw.get("ngay_tinh")
        return _day(typed) if typed else date(self.raw["nam"] + 1, 2, 28)


def worked_cases(folder: Path) -> list[WorkedCase]:
    """The cases of every file of a folder."""
    found = []
    for file in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert content.keys() == {"tieu_de", "truong_hop"}, file.name
        found += [WorkedCase(file.stem, number, raw) for number, raw in enumerate(content["truong_hop"], 1)]
    for case in found:
        assert case.raw.keys() <= KNOWN, f"{case.name}: {case.raw.keys() - KNOWN}"
    return found


def hundredths(typed: str) -> int:
    """``"85,50"`` as 8550."""
    return int(Decimal(typed.replace(",", ".")) * 100)


def stored(field: Field, typed: Any) -> int:
    """A figure as a person types it, as the integer that travels."""
    match field.kind:
        case "yes_no":
            return int(typed) if isinstance(typed, bool) else WORDS[typed]
        case "text" | "url":
            return 1
        case "date":
            return to_days(_day(typed))
        case "choices":
            chosen = typed.replace(";", " ").split() if isinstance(typed, str) else typed
            return sum(1 << list(field.choices).index(choice) for choice in chosen)
        case _:
            return int(Decimal(str(typed).replace(",", ".")) * field.scale)


def _day(typed: str | date) -> date:
    return typed if isinstance(typed, date) else datetime.strptime(f"{typed} +0000", "%d/%m/%Y %z").date()


def _due(key: str, year: int, deadline: dict[str, Any]) -> DueReport:
    day, month = deadline["truoc_ngay"].split("/")
    due = date(year, int(month), int(day))
    return DueReport(
        label=Text(vi=key, en=key),
        due=f"{due:%m-%d}",
        inclusive=deadline["tinh_ca_ngay_do"],
        first_due=due,
        clause="V.8-4",
    )
