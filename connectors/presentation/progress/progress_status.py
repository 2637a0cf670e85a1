"""The status of a target in words: its label, the thresholds behind it, why it has it, and where the pace leads."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.presentation.progress.progress_words import Unit, target_level
from connectors.progress.targets import TargetProgress
from connectors.target_measures import NotMeasured, Registered
from rubric.language import percent
from rubric.progress import HALF, Status
from rubric.text import Text

STATUSES: Mapping[Status, Text] = {
    "achieved": Text(vi="Đạt", en="Achieved"),
    "on_track": Text(vi="Đúng tiến độ", en="On track"),
    "slow": Text(vi="Chậm", en="Slow"),
    "at_risk": Text(vi="Có nguy cơ", en="At risk"),
    "no_data": Text(vi="Chưa đủ số liệu", en="Not enough data"),
}
_THRESHOLDS: Mapping[Status, Text] = {
    "achieved": Text(
        vi="số liệu mới nhất, hoặc số liệu của chính năm mục tiêu, đã tới mức phải đạt; "
        "mục tiêu hằng năm thì xét năm mới nhất",
        en="the newest actual, or that of the target year itself, has reached the target; "
        "a yearly target is judged by its newest year",
    ),
    "on_track": Text(
        vi="tốc độ hiện tại bằng hoặc hơn tốc độ cần để tới mức phải đạt đúng năm",
        en="the current pace is at least the pace needed to reach the target by its year",
    ),
    "slow": Text(
        vi="tốc độ hiện tại từ {half} đến dưới 100% tốc độ cần",
        en="the current pace is {half} to below 100% of the pace needed",
    ),
    "at_risk": Text(
        vi="tốc độ hiện tại dưới {half} tốc độ cần, hoặc năm mục tiêu đã tới mà chưa đạt",
        en="the current pace is below {half} of the pace needed, or the target year has come without reaching it",
    ),
    "no_data": Text(
        vi="chưa có số liệu, mới có số liệu một năm nên chưa tính được tốc độ, thiếu số liệu của năm mục tiêu, "
        "hoặc chưa đến kỳ",
        en="no data, data of one year only so that no pace can be told, none of the target year, or not due yet",
    ),
}
_UNDECIDED: Mapping[str, Text] = {
    "no_actual": Text(vi="Chưa có số liệu", en="No data"),
    "one_year": STATUSES["no_data"],
    "gap": STATUSES["no_data"],
    "not_due": Text(vi="Chưa đến kỳ", en="Not due yet"),
}


def status_label(each: TargetProgress, language: str) -> str:
    """The status of one target; where nothing can be claimed it says which kind of nothing.

    A target that was reached in its year and is not any more names that year.
    """
    made = each.progress
    if made.status == "achieved" and made.latest_year and made.actuals[made.latest_year].value < made.goal.value:
        return Text(vi=f"Đạt năm {made.goal.year}", en=f"Achieved in {made.goal.year}").in_(language)
    return _UNDECIDED.get(each.progress.undecided, STATUSES[each.progress.status]).in_(language)


def thresholds(language: str) -> list[tuple[Status, str, str]]:
    """Every status with its label and when a target has it."""
    half = percent(HALF, language)
    return [
        (status, label.in_(language), _THRESHOLDS[status].in_(language).format(half=half))
        for status, label in STATUSES.items()
    ]


def projection_words(each: TargetProgress, unit: Unit, language: str) -> str:
    """Where the pace leads, with its assumption; empty where nothing can be projected."""
    made = each.progress
    if made.projection is None:
        return ""
    year, value = made.goal.first_year, unit.short_of(made.projection, made.goal.value)
    pace, span = unit.pace(made.pace), f"{made.base_year}–{made.latest_year}"
    bounded = each.progress.projection == made.goal.ceiling
    return Text(
        vi=f"{value} vào năm {year}, nếu các năm tới giữ tốc độ bình quân {span} ({pace})"
        + ("; tính tới trần 100%." if bounded else "."),
        en=f"{value} in {year}, if the years to come keep the average pace of {span} ({pace})"
        + ("; up to the ceiling of 100%." if bounded else "."),
    ).in_(language)


def why(each: TargetProgress, unit: Unit, language: str) -> str:
    """Why a target has its status, in a sentence made of its numbers."""
    made = each.progress
    if made.latest_year is None:
        return _nothing_there(each).in_(language)
    said = {
        "achieved": _reached,
        "no_data": _undecided,
    }.get(made.status, _paced)
    return said(each, unit, language).in_(language)


def _nothing_there(each: TargetProgress) -> Text:
    match each.measure:
        case NotMeasured(why=reason):
            return reason
        case Registered():
            return Text(
                vi="Sổ theo dõi nhiệm vụ chưa cho biết việc này đã xong hay đã chậm.",
                en="The register of tasks does not tell yet whether this is done or late.",
            )
        case _:
            return Text(vi="Chưa có báo cáo nào nêu số liệu này.", en="No report gives this figure yet.")


def _latest(each: TargetProgress, unit: Unit) -> tuple[int, str]:
    made = each.progress
    year = made.latest_year or 0
    return year, unit.short_of(made.actuals[year].value, made.goal.value)


def _reached(each: TargetProgress, unit: Unit, language: str) -> Text:
    made, (year, value) = each.progress, _latest(each, unit)
    if made.actuals[year].value < made.goal.value:
        then = unit.amount(made.actuals[made.goal.year].value)
        return Text(
            vi=f"Đã đạt trong năm mục tiêu {made.goal.year} ({then}); số liệu năm {year} là {value}.",
            en=f"Reached in the target year {made.goal.year} ({then}); the figure of {year} is {value}.",
        )
    target = made.actuals.get(made.goal.year)
    late = not made.goal.yearly and target is not None and target.value < made.goal.value and year > made.goal.year
    level = target_level(each, unit, language)
    return Text(
        vi=f"Năm {year}: {value}; phải đạt: {level}." + (f" Đạt sau năm mục tiêu {made.goal.year}." if late else ""),
        en=f"{year}: {value}; to reach: {level}."
        + (f" Reached after the target year {made.goal.year}." if late else ""),
    )


def _undecided(each: TargetProgress, unit: Unit, language: str) -> Text:
    made, (year, value) = each.progress, _latest(each, unit)
    match made.undecided:
        case "gap":
            return Text(
                vi=f"Từ năm mục tiêu {made.goal.first_year} chưa có số liệu; mới nhất là năm {year}: {value}.",
                en=f"No figures since the target year {made.goal.first_year}; the newest are of {year}: {value}.",
            )
        case "not_due":
            begins = made.goal.since or made.goal.year
            return Text(
                vi=f"Mục tiêu tính từ năm {begins}, chưa đến kỳ; năm {year}: {value}.",
                en=f"The target counts from {begins} on and is not due yet; {year}: {value}.",
            )
        case _:
            return Text(
                vi=f"Mới có số liệu một năm ({year}: {value}); cần ít nhất hai năm để tính tốc độ.",
                en=f"Figures of one year only ({year}: {value}); a pace needs at least two.",
            )


def _paced(each: TargetProgress, unit: Unit, language: str) -> Text:
    made, (year, value) = each.progress, _latest(each, unit)
    first, level = made.goal.first_year, target_level(each, unit, language)
    if made.actuals[year].value >= made.goal.value:
        return Text(
            vi=f"Năm {year}: {value}, đã tới mức phải giữ từ năm {first}.",
            en=f"{year}: {value}, already where it must be from {first} on.",
        )
    if made.pace is None or made.pace_needed is None or year >= first:
        passed = year > first
        vi = f"Năm mục tiêu {first} đã qua; năm {year}" if passed else f"Năm {year}"
        en = f"The target year {first} has passed; {year}" if passed else str(year)
        return Text(vi=f"{vi}: {value}; phải đạt: {level}.", en=f"{en}: {value}; to reach: {level}.")
    pace, needed = unit.pace(made.pace), unit.pace(made.pace_needed)
    share = percent(made.pace / made.pace_needed, language) if made.pace > 0 else ""
    return Text(
        vi=f"Tốc độ hiện tại {pace}, cần {needed}" + (f", tức bằng {share} tốc độ cần." if share else "."),
        en=f"The pace is {pace}, {needed} is needed" + (f": {share} of it." if share else "."),
    )
