"""What a locality decides about verification: windows, thresholds, and who verifies the lead agency itself."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

from connectors.data_files import read_model
from connectors.localities import DATA
from rubric.criteria.figures import STRICT, Number
from rubric.criteria.regime import Regime
from rubric.text import Text, refusal

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


class Body(BaseModel):
    """The body that verifies the lead agency's own claims; ``code`` is what accounts of its members name."""

    model_config = STRICT

    code: str
    name: Text
    basis: Literal["plan", "proposed"]


class VerificationSettings(BaseModel):
    """The decisions of one locality. Every default is a proposal, stated here and nowhere else.

    ``appeal_working_days``: how long an agency may appeal after it was told. ``second_person_above``: points a decision
    may move before a second person confirms it. ``spot_check_percent``: the share of automatic passes that is looked at
    all the same. ``low_risk_at_most``: the risk up to which claims can be accepted together. ``deadline_lock``: whether
    inputs lock on the last day of the year's report, ``lock_days_after`` days later. ``lock_on``: by annex the
    month-day on which they lock where the plan names no day, or another one than the department wants. Without
    ``lead_verified_by`` nobody can decide on the claims of the lead agency. ``appeal_by_another``: whether an appeal is
    answered by somebody other than who made the decision. ``evidence_check``: whether links of evidence are tried, and
    what came of it is a reason in the queue; ``official_domains`` are those whose links need no second look, as
    ``gov.vn``.
    """

    model_config = STRICT

    appeal_working_days: Annotated[int, Field(ge=1, le=60)] = 5
    second_person_above: Number = Decimal("2.00")
    spot_check_percent: Annotated[int, Field(ge=0, le=100)] = 10
    low_risk_at_most: Annotated[int, Field(ge=0)] = 10
    deadline_lock: bool = True
    lock_days_after: Annotated[int, Field(ge=0, le=60)] = 0
    lock_on: dict[str, str] = {}
    lead_verified_by: Body | None = None
    appeal_by_another: bool = True
    evidence_check: Literal["off", "on"] = "off"
    official_domains: list[str] = []

    @model_validator(mode="after")
    def _days_are_days(self) -> VerificationSettings:
        for day in self.lock_on.values():
            try:
                date.fromisoformat(f"2027-{day}")
            except ValueError:
                raise refusal(
                    f"`lock_on` phải là tháng-ngày, ví dụ 12-31; đang là {day}",
                    f"`lock_on` must be month-day, for example 12-31; found {day}",
                ) from None
        for domain in self.official_domains:
            if not _DOMAIN.fullmatch(domain):
                raise refusal(
                    f"`official_domains` là tên miền viết thường, ví dụ gov.vn; đang là {domain}",
                    f"`official_domains` are domains in lower case, for example gov.vn; found {domain}",
                )
        if self.second_person_above < 0:
            raise refusal("`second_person_above` không được âm", "second_person_above must not be negative")
        return self

    @property
    def second_person_hundredths(self) -> int:
        """The points above which a second person confirms, in hundredths."""
        return int(self.second_person_above * 100)

    def lock_day(self, regime: Regime, annex: str, year: int) -> date | None:
        """The last day whose inputs of ``year`` are scored for agencies of ``annex``; None where nothing locks.

        That is the day of ``lock_on``, or the last day of the report that closes the year. A plan that names no day
        and a setting that names none leave the year open.
        """
        if not self.deadline_lock:
            return None
        if annex in self.lock_on:
            return date.fromisoformat(f"{year}-{self.lock_on[annex]}")
        due = [day for report in regime.of(annex).values() if (day := report.last_day(year)) is not None]
        return max(due) + timedelta(days=self.lock_days_after) if due else None


@lru_cache(maxsize=8)
def load_settings(locality: str, data: Path = DATA) -> VerificationSettings:
    """What a locality's file says, the defaults where it has none; DataFileError names each mistake."""
    file = data / "localities" / locality / "verification.yaml"
    return read_model(file, VerificationSettings)[0] if file.exists() else VerificationSettings()
