"""The words of the way up and of an agency's place in its cohort, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Sequence

from connectors.way_up.candidates import Cause
from rubric.language import day, to_days

_WORDS: dict[str, tuple[str, str]] = {
    "more": ("{label}: thêm {more} {unit} (từ {now} lên {wanted})", "{label}: from {now} to {wanted} {unit}"),
    "fill": ("{label}: ghi số liệu, đạt {wanted} {unit}", "{label}: type the figure, reaching {wanted} {unit}"),
    "type": ("{label}: ghi số liệu", "{label}: type the figure"),
    "mend": ("{label}: sửa ô không đọc được, đạt {wanted} {unit}", "{label}: mend the cell, reaching {wanted} {unit}"),
    "retype": ("{label}: sửa ô không đọc được", "{label}: mend the cell that cannot be read"),
    "do": ("{label}: thực hiện và ghi “Có”", "{label}: do it and answer “Có” (yes)"),
    "give": ("{label}: bổ sung và ghi vào sổ", "{label}: provide it and type it in"),
    "add": ("{label}: thêm {added}", "{label}: add {added}"),
    "by": ("{label}: chậm nhất {wanted}", "{label}: by {wanted}"),
    "gain": ("+{gain}", "+{gain}"),
    "gain.at_most": ("đến +{gain}", "up to +{gain}"),
    "sentence": (
        "{action}: {gain} điểm; công sức {effort}; minh chứng: {evidence}; sau đó {after}",
        "{action}: {gain} points; effort {effort}; evidence: {evidence}; then {after}",
    ),
    "after": ("{index} – {band}, hạng {rank}", "{index} – {band}, rank {rank}"),
    "after.unranked": ("{index}, không xếp hạng", "{index}, not ranked"),
    "at_most": ("cao nhất {after}", "at most {after}"),
    "lifts": ("gỡ được mức trần vì: {why}", "lifts the cap because of: {why}"),
    "report": (
        "Điểm thêm là mức cao nhất có thể; điểm thật tuỳ số được ghi.",
        "The gain is the most it can bring; the figure typed decides.",
    ),
    "closed.day": ("hạn {day} đã qua", "its day, {day}, is over"),
    "closed": ("phần đã qua không lấy lại được", "what is past cannot be won back"),
    "may_report": (
        "nếu đã làm đúng hạn mà chưa ghi thì ghi vào sổ",
        "what was done in time and is only not typed can still be typed",
    ),
    "elsewhere.department": ("do cơ quan chủ trì ghi nhận", "recorded by the lead department"),
    "elsewhere.survey": ("theo kết quả khảo sát", "taken from the survey"),
    "elsewhere.panel": ("do Hội đồng chấm", "given by the panel"),
    "elsewhere.agency": ("dùng chung cho cả địa phương", "one figure for the whole locality"),
    "elsewhere.until": ("còn tính điểm đến {day}", "still counts until {day}"),
    "settled": ("số liệu đã là như vậy, không cách làm nào thêm điểm", "the figures stand; no action adds points"),
    "summary": (
        "{now}. {count} việc trong tay cơ quan, làm hết thì {after}. {left} điểm còn lại không nằm trong tay cơ quan.",
        "{now}. {count} actions in the agency's hands lead to {after}. {left} points are out of its hands.",
    ),
    "summary.none": (
        "{now}. Không còn việc nào trong tay cơ quan làm tăng điểm. {left} điểm không nằm trong tay cơ quan.",
        "{now}. Nothing in the agency's hands adds points any more. {left} points are out of its hands.",
    ),
    "caution": (
        "Đây là điểm tạm tính theo số tự khai; điểm có thể giảm sau thẩm định.",
        "These points rest on the agency's own figures and may fall after verification.",
    ),
    "position": (
        "Hạng {rank} trên {ranked}; trung vị {median}, một nửa khối ở giữa {low} và {high}, cao nhất {best}.",
        "Rank {rank} of {ranked}; median {median}, half of the cohort between {low} and {high}, best {best}.",
    ),
    "position.unranked": (
        "Không xếp hạng; trung vị {median}, một nửa khối ở giữa {low} và {high}, cao nhất {best}.",
        "Not ranked; median {median}, half of the cohort between {low} and {high}, best {best}.",
    ),
    "position.few": (
        "Khối chỉ có {ranked} cơ quan được xếp hạng: chưa so sánh, để không lộ điểm cơ quan khác.",
        "Only {ranked} agencies of the cohort are ranked: no comparison yet, it would tell their scores.",
    ),
}  # fmt: skip


def say(key: str, language: str, **values: str) -> str:
    """The words of ``key`` in ``language``; KeyError for a key that is not there."""
    vi, en = _WORDS[key]
    return (en if language == "en" else vi).format(**values)


def causes_in_words(causes: Sequence[Cause], language: str) -> str:
    """Why points stay out of reach, in a few clauses."""
    clauses = [_cause(cause, language) for cause in causes]
    if any(cause.may_report for cause in causes):
        clauses.append(say("may_report", language))
    return "; ".join(dict.fromkeys(clauses))


def _cause(cause: Cause, language: str) -> str:
    last = day(to_days(cause.last_day), language) if cause.last_day else ""
    if cause.why == "settled":
        return say("settled", language)
    if cause.why == "closed":
        return say("closed.day", language, day=last) if last else say("closed", language)
    text = say(f"elsewhere.{cause.source}", language)
    return f"{text}, {say('elsewhere.until', language, day=last)}" if last else text
