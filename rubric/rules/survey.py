"""Survey: favourable answers over the sample, against the year's target, when the sample is large enough."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import ClassVar, Literal

import polars as pl

from rubric.criteria.figures import Figure, YearTable, scaled
from rubric.part import COHORT, YEAR, Part, Scope, state, whole
from rubric.reasons import FIRST_NOT_APPLICABLE, Reason
from rubric.rules.base import Change, Rule, Speech, View


class Survey(Rule, frozen=True):
    """``(favourable / sample) / target``, capped at 1; counts, never percentages, so that nothing is averaged.

    Fewer answers than ``minimum_sample``: not applicable. No agency of the cohort has a sample that year: the
    survey was not held, and it is not applicable to the whole cohort.
    """

    version: ClassVar[int] = 1
    kind: Literal["survey"]
    favourable: str
    sample: str
    target: YearTable
    minimum_sample: Figure

    def reads(self) -> tuple[str, ...]:
        return (self.favourable, self.sample)

    def shared(self) -> tuple[str, ...]:
        return (self.sample,)

    def tables(self) -> dict[str, YearTable]:
        return {"target": self.target}

    def part(self, scope: Scope) -> Part:
        targets, unit = scaled({year: self.target.at(year) / 100 for year in scope.years})
        target, target_max = scope.by_year("target", targets)
        sample, favourable = scope.value(self.sample), scope.value(self.favourable)
        scale, scale_favourable = scope.fields[self.sample].scale, scope.fields[self.favourable].scale
        least = self.minimum_sample.fraction * scale
        small = sample * least.denominator < whole(least.numerator)
        sampled = scope.state(self.sample)
        there = (sampled < FIRST_NOT_APPLICABLE) | (sampled == int(Reason.UNREADABLE))
        held = there.any().over(YEAR, COHORT)
        of = scope.worst(self.reads())
        of = (
            pl.when((of < FIRST_NOT_APPLICABLE) & small)
            .then(state(Reason.NA_SAMPLE_TOO_SMALL))
            .when(~held)
            .then(state(Reason.NA_NOT_HELD))
            .otherwise(of)
        )
        denominator = sample * target * scale_favourable
        numerator = pl.min_horizontal(favourable * (unit * scale), denominator)
        bound = scope.largest(self.sample) * target_max * scale_favourable
        peak = scope.largest(self.favourable) * unit * scale
        return scope.keep(numerator, denominator, of, bound=bound, peak=peak)

    def words(self, speech: Speech) -> str:
        target, sample = speech.target(self.target, "%"), speech.figure(self.minimum_sample)
        return speech.say(
            f"{speech.label(self.favourable)} / {speech.label(self.sample)}; đủ điểm khi đạt {target}; "
            f"dưới {sample} {speech.unit(self.sample)} thì không áp dụng.",
            f"{speech.label(self.favourable)} / {speech.label(self.sample)}; full points at {target}; "
            f"not applicable below {sample} {speech.unit(self.sample)}.",
        )

    def working(self, view: View, path: str) -> str:
        n, k = view.exact(self.sample), view.exact(self.favourable)
        if not n:
            return view.say("mẫu bằng 0", "the sample is zero")
        share, target = k / n, self.target.at(view.year) / 100
        margin = view.number(margin_of_error(k, n))
        fraction = f"{view.shown(self.favourable)}/{view.shown(self.sample)}"
        text = f"{fraction} {view.equals(share)}"
        if share > 1:
            text += view.say(" (nhiều hơn số phiếu, cần kiểm tra)", " (more than the answers: to be checked)")
        else:
            text += view.say(f" (sai số ± {margin} điểm phần trăm)", f" (± {margin} percentage points)")
        if share >= target:
            return text + view.say(
                f", đạt mức {view.percent(target)}: 100%", f", at least {view.percent(target)}: 100%"
            )
        return f"{text}; {fraction} : {view.percent(target)} {view.equals(view.share(path))}"

    def changes(self, view: View, path: str) -> list[Change]:
        return []


def margin_of_error(favourable: Fraction, sample: Fraction) -> Fraction:
    """``1,96 · √(p(1−p)/n)`` in percent points, to two decimals (95 % confidence, simple random sample)."""
    if not sample:
        return Fraction(0)
    p = min(favourable / sample, Fraction(1))
    square = p * (1 - p) / sample * 100**4
    return Fraction(isqrt(int(square * 10**8)), 10**4) * Fraction(196, 100) / 100
