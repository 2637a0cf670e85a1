"""When the made-up reports were received, and the reminders for those that were not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from connectors.forms.periods import period_of
from connectors.samples.cases import FIRST_YEAR
from connectors.samples.draft import Draft

_OMISSIONS = 0.06
_FIRST_REMINDER, _SECOND_REMINDER = timedelta(days=4), timedelta(days=12)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One report that was due: when it came, if it did, and the days of the reminders."""

    agency: str
    period: str
    received: date | None
    reminders: tuple[date, ...] = ()

    @property
    def was_never_sent(self) -> bool:
        """Whether two reminders brought nothing."""
        return self.received is None and len(self.reminders) > 1


def reports(draft: Draft, year: int) -> bool:
    """Whether an agency sends its reports of ``year`` at all."""
    code = draft.agency.code
    return code != draft.cases.never_reported and not (year == FIRST_YEAR and code in draft.cases.not_in_first_year)


def omits(draft: Draft, period: str, name: str) -> bool:
    """Whether an agency leaves a figure blank: the careless ones do now and then."""
    return draft.draw("omits", period, name).random() < (1 - draft.profile.diligence) * _OMISSIONS


def receipts(draft: Draft) -> list[Receipt]:
    """What the department received from an agency in the draft's year, report by report."""
    found = []
    for key, report in draft.installation.regime.of(draft.annex).items():
        last = report.last_day(draft.year)
        if last is not None:
            found.append(_receipt(draft, period_of(key, draft.year), last))
    return found


def _receipt(draft: Draft, period: str, last: date) -> Receipt:
    code = draft.agency.code
    if not reports(draft, draft.year) or (code, period) in draft.cases.never_came:
        return Receipt(code, period, None, (last + _FIRST_REMINDER, last + _SECOND_REMINDER))
    draw = draft.draw("received", period)
    late = draft.cases.days_late.get((code, period))
    if late is None:
        is_slack = draft.profile.name == "weak" and draw.random() < 0.25
        late = draw.randint(1, 9) if is_slack else -draw.choice((0, 0, 1, 1, 2, 3, 4, 6))
    received = last + timedelta(days=late)
    return Receipt(code, period, received, (last + _FIRST_REMINDER,) if received > last + _FIRST_REMINDER else ())
