"""Plain words for what a target counts: amounts and paces in its unit, and how its actual is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from connectors.localities import Installation
from connectors.presentation.plan_words import level_words
from connectors.progress.targets import TargetProgress
from connectors.target_measures import (
    Measure,
    NotMeasured,
    Registered,
    SharedFact,
    ShareOfAgencies,
    SumRatio,
    SurveyShare,
    Total,
)
from rubric.language import number
from rubric.progress import Actual
from rubric.text import Text


@dataclass(frozen=True)
class Unit:
    """What a target is counted in: percent, a count of something, or done and not done."""

    kind: str  # percent, count or deed
    name: Text
    language: str

    def amount(self, value: Fraction) -> str:
        """An actual, a target or a projection: ``90,91%``, ``14 sản phẩm``, ``đã thực hiện``."""
        if self.kind == "percent":
            return f"{number(value, None, self.language)}%"
        if self.kind == "count":
            return f"{number(value, None, self.language)} {self.name.in_(self.language)}"
        done = Text(vi="đã thực hiện", en="done") if value >= 1 else Text(vi="chưa thực hiện", en="not done")
        return done.in_(self.language)

    def short_of(self, value: Fraction, goal: Fraction) -> str:
        """An amount that is never rounded up to a goal it has not reached: ``< 80%`` for 79,996%."""
        said = self.amount(value)
        return f"< {said}" if value < goal and said == self.amount(goal) and self.kind != "deed" else said

    def pace(self, value: Fraction | None) -> str:
        """Points a year with their sign: ``+5,45 điểm %/năm``; a dash where there is none."""
        if value is None or self.kind == "deed":
            return "–"
        sign = "+" if value > 0 else ""
        points = Text(vi="điểm %/năm", en="points a year")
        per_year = Text(vi=f"{self.name.vi}/năm", en=f"{self.name.en} a year")
        said = points if self.kind == "percent" else per_year
        return f"{sign}{number(value, None, self.language)} {said.in_(self.language)}"


def unit_of(measure: Measure, installation: Installation, language: str) -> Unit:
    """What the actuals of a measure are counted in."""
    match measure:
        case Total(fields=fields):
            return Unit("count", installation.criteria_set.fields[fields[0]].unit, language)
        case Registered() | SharedFact() | NotMeasured():
            return Unit("deed", Text(vi="việc", en="tasks"), language)
        case _:
            return Unit("percent", Text(vi="%", en="%"), language)


def measure_words(measure: Measure, installation: Installation, language: str, *, is_deed: bool = False) -> str:
    """How the actual of a target is found, in a sentence; of a deed also from which sum on it counts as done."""
    fields, scope = installation.criteria_set.fields, _scope(measure, installation, language)

    def label(key: str) -> str:
        return f"“{fields[key].label.in_(language)}”"

    match measure:
        case ShareOfAgencies():
            named = _joined(map(label, measure.fields))
            said = Text(
                vi=f"Số cơ quan có {named} trong báo cáo, chia cho tổng số cơ quan; phạm vi: {scope}. "
                "Cơ quan được duyệt “không áp dụng” thì không tính.",
                en=f"The agencies that report {named}, over all agencies; scope: {scope}. "
                "Agencies for which it was agreed not to apply are left out.",
            )
        case SumRatio(numerator=above, denominator=below):
            said = Text(
                vi=f"Tổng {label(above)} chia cho tổng {label(below)}; phạm vi: {scope}. "
                "Cơ quan thiếu một trong hai số thì không tính vào cả hai tổng; "
                "số trên lớn hơn số dưới thì tính bằng số dưới.",
                en=f"The sum of {label(above)} over the sum of {label(below)}; scope: {scope}. "
                "An agency that lacks either is left out of both sums; one above its own whole counts as its whole.",
            )
        case SurveyShare():
            said = Text(
                vi=f"Ước lượng từ khảo sát: {label(measure.favourable)} chia cho {label(measure.sample)} ở từng nơi, "
                f"lấy bình quân theo {label(measure.weight)}; phạm vi: {scope}.",
                en=f"Estimated from surveys: {label(measure.favourable)} over {label(measure.sample)} in each place, "
                f"weighted by {label(measure.weight)}; scope: {scope}.",
            )
        case Total():
            named = _joined(map(label, measure.fields))
            vi = "; có từ 1 trở lên thì coi là đã thực hiện" if is_deed else ""
            en = "; 1 or more counts as done" if is_deed else ""
            said = Text(vi=f"Tổng {named} của {scope}{vi}.", en=f"The sum of {named} of {scope}{en}.")
        case Registered(tasks=keys):
            named = _joined(f"{installation.plan.tasks[key].clause}" for key in keys)
            said = Text(
                vi=f"Sổ theo dõi nhiệm vụ: thực hiện khi mọi dòng của nhiệm vụ {named} đã hoàn thành.",
                en=f"The register of tasks: done when every row of task {named} is done.",
            )
        case SharedFact(field=key):
            said = Text(vi=f"Cơ quan chủ trì ghi nhận {label(key)}.", en=f"The department records {label(key)}.")
        case NotMeasured(why=why):
            said = Text(vi=f"Chưa đo được. {why.vi}", en=f"Not measured. {why.en}")
    return said.in_(language)


def counted_words(actual: Actual, measure: Measure, installation: Installation, language: str) -> str:
    """Numerator and denominator of a year: ``50/55 cơ quan``, ``61/434 người``; a survey has neither."""
    above, below = _whole(actual.numerator, language), _whole(actual.denominator, language)
    match measure:
        case ShareOfAgencies():
            return f"{above}/{below} {Text(vi='cơ quan', en='agencies').in_(language)}"
        case SumRatio(numerator=key):
            return f"{above}/{below} {installation.criteria_set.fields[key].unit.in_(language)}"
        case Registered():
            return f"{above}/{below} {Text(vi='dòng đã xong', en='rows done').in_(language)}"
        case SurveyShare():
            surveys = Text(
                vi=f"ước lượng từ {actual.reported} khảo sát", en=f"estimated from {actual.reported} surveys"
            )
            return surveys.in_(language)
        case Total(fields=fields):
            return f"{above} {installation.criteria_set.fields[fields[0]].unit.in_(language)}"
        case _:
            return "–"


def target_level(each: TargetProgress, unit: Unit, language: str) -> str:
    """The level to reach with what it counts: ``ít nhất 80%``, ``ít nhất 3 chương trình``, ``thực hiện``."""
    said = level_words(each.target, language)
    return f"{said} {unit.name.in_(language)}" if unit.kind == "count" and each.target.value is not None else said


def _scope(measure: Measure, installation: Installation, language: str) -> str:
    """Who is asked: agencies by name, or the cohorts of the annexes."""
    named = [installation.agencies[code].name.in_(language) for code in getattr(measure, "agencies", ())]
    annexes = getattr(measure, "annexes", ())
    cohorts = [each for each in installation.criteria_set.cohorts.values() if each.annex in annexes]
    return _joined([*named, *(lowered(each.title.in_(language)) for each in cohorts)])


def lowered(title: str) -> str:
    """A title inside a sentence."""
    return title[:1].lower() + title[1:]


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _whole(value: int | None, language: str) -> str:
    return "–" if value is None else number(value, None, language)
