"""Days late: each document earns by how many days it came after its last day; the mean over those due."""

from __future__ import annotations

from datetime import date, timedelta
from math import lcm
from typing import ClassVar, Literal

import polars as pl
from pydantic import BaseModel, model_validator

from rubric.criteria.figures import STRICT, DayTable, Figure
from rubric.language import day, to_days
from rubric.part import AS_OF, Part, Scope, state, whole
from rubric.reasons import FIRST_NOT_APPLICABLE, TO_PART, Reason
from rubric.rules.base import Change, Rule, Speech, View
from rubric.text import Text, refusal

NEVER_DUE = 1_000_000


class Step(BaseModel):
    """A document at most ``up_to_days`` late earns ``share`` percent; later than the last step earns nothing."""

    model_config = STRICT

    up_to_days: int
    share: Figure


class Due(BaseModel):
    """One document: the field that holds its day, and its last day: of a report of the regime, or by year."""

    model_config = STRICT

    field: str
    report: str = ""
    last_day: DayTable | None = None
    label: Text | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Due:
        if bool(self.report) == (self.last_day is not None):
            raise refusal(
                "hãy nêu `report` (của chế độ báo cáo) hoặc `last_day` theo năm",
                "give either `report` (of the regime) or `last_day` by year",
            )
        return self


class DaysLate(Rule, frozen=True):
    """The mean of the documents' shares. A document not due on the as-of date, and not known yet, is left out.

    ``when_absent`` says what a document that is due and not there means: ``zero`` (the receiver's register has no
    date: never received) or ``not_reported`` (the agency left its own cell blank).
    """

    version: ClassVar[int] = 1
    kind: Literal["days_late"]
    documents: dict[str, Due]
    steps: list[Step]
    when_absent: Literal["zero", "not_reported"] = "zero"

    @model_validator(mode="after")
    def _descends(self) -> DaysLate:
        days = [step.up_to_days for step in self.steps]
        shares = [step.share.value for step in self.steps]
        if not days or days != sorted(set(days)) or shares != sorted(shares, reverse=True):
            raise refusal(
                "các bậc phải tăng về số ngày và không tăng về điểm",
                "the steps must lengthen in days and not rise in share",
            )
        if shares[0] > 100 or shares[-1] < 0:
            raise refusal("`share` của bậc phải từ 0 đến 100", "a step's share must lie between 0 and 100")
        return self

    def reads(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(due.field for due in self.documents.values()))

    def last_day(self, name: str, year: int, speech: Speech | Scope) -> date | None:
        """The last day on time of one document in ``year``; None when it is not owed that year."""
        due = self.documents[name]
        if due.last_day is not None:
            return due.last_day.years[year].value if year in due.last_day.years else None
        return speech.regime.of(speech.annex)[due.report].last_day(year)

    def part(self, scope: Scope) -> Part:
        unit = lcm(*(step.share.fraction.denominator for step in self.steps))
        made = {name: self._document(name, scope.inside(name), unit) for name in self.documents}
        parts = list(made.values())
        counted = pl.sum_horizontal([part.is_scored.cast(pl.Int64) for part in parts])
        total = pl.sum_horizontal([part.numerator for part in parts])
        worst = pl.max_horizontal([part.state for part in parts])
        in_part = pl.max_horizontal([_in_part(part.state) for part in parts])
        absent = pl.sum_horizontal([(part.state > int(Reason.NOT_DUE)).cast(pl.Int64) for part in parts])
        of = pl.when(counted > 0).then(in_part.cast(pl.UInt8)).otherwise(self._when_none(parts, worst))
        bound = 100 * unit * len(parts)
        denominator = pl.max_horizontal(counted + absent, whole(1)) * (100 * unit)
        return scope.keep(total, denominator, of, bound=bound, peak=max(bound, NEVER_DUE * 2))

    def _when_none(self, parts: list[Part], worst: pl.Expr) -> pl.Expr:
        owed = pl.any_horizontal([part.state != int(Reason.NA_STRUCTURAL) for part in parts])
        return pl.when(owed).then(worst).otherwise(state(Reason.NA_STRUCTURAL))

    def _document(self, name: str, scope: Scope, unit: int) -> Part:
        field = self.documents[name].field
        days = {year: self.last_day(name, year, scope) for year in scope.years}
        last, _ = scope.by_year("last", {y: to_days(d) if d else NEVER_DUE for y, d in days.items()})
        owed = last != whole(NEVER_DUE)
        late, of = scope.value(field) - last, scope.state(field)
        share = whole(0)
        for step in reversed(self.steps):
            worth = whole(int(step.share.fraction * unit))
            share = pl.when(late <= step.up_to_days).then(worth).otherwise(share)
        is_absent = of == int(Reason.NOT_REPORTED)
        is_due = pl.col(AS_OF) > last
        share = pl.when(is_absent).then(whole(0)).otherwise(share)
        absent = Reason.SCORED if self.when_absent == "zero" else Reason.NOT_REPORTED
        of = pl.when(is_absent & is_due).then(state(absent)).otherwise(of)
        unknown = scope.state(field) >= int(Reason.NOT_DUE)
        of = pl.when(unknown & ~is_due).then(state(Reason.NOT_DUE)).otherwise(of)
        of = pl.when(owed).then(of).otherwise(state(Reason.NA_STRUCTURAL))
        bound = 100 * unit
        return scope.keep(share, whole(bound), of, bound=bound, peak=NEVER_DUE * 2)

    def words(self, speech: Speech) -> str:
        days = []
        for name, due in self.documents.items():
            last = self.last_day(name, speech.year, speech)
            label = due.label or speech.fields[due.field].label
            if last is not None:
                proposed = due.last_day is not None and due.last_day.years[speech.year].basis == "proposed"
                mark = speech.mark("proposed") if proposed else ""
                shown = day(to_days(last), speech.language)
                days.append(f"{label.in_(speech.language)} {shown}{mark}")
        ladder = []
        for step in self.steps:
            worth = speech.figure(step.share, "%")
            if step.up_to_days == 0:
                ladder.append(speech.say(f"đúng hạn {worth}", f"on time {worth}"))
            else:
                ladder.append(
                    speech.say(f"trễ đến {step.up_to_days} ngày {worth}", f"up to {step.up_to_days} days late {worth}")
                )
        head = speech.say("Ngày cuối còn đúng hạn: ", "Last day on time: ") + "; ".join(days)
        ladder[0] = ladder[0][:1].upper() + ladder[0][1:]
        tail = speech.say("; trễ hơn hoặc không có: 0%", "; later or never: 0%")
        mean = speech.say("; lấy bình quân các kỳ đã đến hạn.", "; the mean of those due.") if len(days) > 1 else "."
        return f"{head}. {', '.join(ladder)}{tail}{mean}"

    def working(self, view: View, path: str) -> str:
        lines = []
        for name, due in self.documents.items():
            inner = f"{path}/{name}"
            reason = view.reason(inner)
            if reason.is_not_applicable or reason is Reason.NOT_DUE:
                continue
            label = (due.label or view.fields[due.field].label).in_(view.language)
            lines.append(f"{label}: {self._lateness(view, name, reason)} → {view.percent(view.share(inner))}")
        if not lines:
            return view.say("chưa có kỳ nào đến hạn", "nothing is due yet")
        if len(lines) > 1:
            lines.append(view.say("bình quân ", "mean ") + view.equals(view.share(path)))
        return "; ".join(lines)

    def _lateness(self, view: View, name: str, reason: Reason) -> str:
        field, last = self.documents[name].field, self.last_day(name, view.year, view)
        if reason is Reason.UNREADABLE:
            return view.say("ô không đọc được", "the cell cannot be read")
        if not view.is_reported(field) or last is None:
            return view.say("chưa nhận được", "not received")
        late = view.values[field] - to_days(last)
        if late <= 0:
            return f"{view.shown(field)} " + view.say("đúng hạn", "on time")
        return f"{view.shown(field)} " + view.say(f"trễ {late} ngày", f"{late} days late")

    def changes(self, view: View, path: str) -> list[Change]:
        found = []
        for name, due in self.documents.items():
            last = self.last_day(name, view.year, view)
            if last is not None and not view.is_reported(due.field):
                paying = [to_days(last) + step.up_to_days for step in self.steps if step.share.value > 0]
                found += [{due.field: until} for until in paying if until >= view.as_of][:1]
        return found

    def completes(self, view: View, path: str) -> Change:
        found = {}
        for name, due in self.documents.items():
            last, over = self.last_day(name, view.year, view), self.last_days(view).get(due.field)
            is_past = over is not None and to_days(over) < view.as_of
            unreadable = view.states.get(due.field) is Reason.UNREADABLE
            if last is not None and view.is_absent(due.field) and (is_past or unreadable):
                found[due.field] = to_days(last)
        return found

    def last_days(self, speech: Speech) -> dict[str, date]:
        paying = max((step.up_to_days for step in self.steps if step.share.value > 0), default=0)
        days = {due.field: self.last_day(name, speech.year, speech) for name, due in self.documents.items()}
        return {field: last + timedelta(days=paying) for field, last in days.items() if last is not None}


def _in_part(of: pl.Expr) -> pl.Expr:
    """What one document says of the mean: its own partial code, or what it lacks; nothing when it is not due."""
    lacking = pl.when(of > int(Reason.NOT_DUE)).then(of - TO_PART)
    return lacking.when(of < FIRST_NOT_APPLICABLE).then(of).otherwise(0)
