"""Plain words for what a plan holds as keys: audiences, channels, systems, times, targets, duties, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from connectors.plans import Audience, Channel, Plan, PlanTarget, ReportingDuty, SystemKind, Timing
from rubric.language import number
from rubric.text import Text

AUDIENCES: Mapping[Audience, Text] = {
    "officials": Text(vi="cán bộ, công chức, viên chức", en="officials"),
    "party_members": Text(vi="đảng viên", en="party members"),
    "people": Text(vi="người dân", en="people"),
    "households": Text(vi="hộ gia đình", en="households"),
    "enterprises": Text(vi="doanh nghiệp", en="enterprises"),
    "learners": Text(vi="người học", en="learners"),
    "teachers": Text(vi="nhà giáo", en="teachers"),
    "scientists": Text(vi="nhà khoa học", en="scientists"),
    "press": Text(vi="người làm báo chí, truyền thông", en="press"),
    "youth": Text(vi="thanh thiếu niên, trẻ em", en="youth and children"),
    "ethnic_minorities": Text(vi="đồng bào dân tộc thiểu số", en="ethnic minorities"),
    "overseas": Text(vi="người Việt Nam ở nước ngoài", en="Vietnamese abroad"),
    "international": Text(vi="bạn bè, tổ chức quốc tế", en="international"),
    "community_teams": Text(vi="tổ công nghệ số cộng đồng", en="community digital teams"),
}
CHANNELS: Mapping[Channel, Text] = {
    "portal": Text(vi="cổng, trang thông tin điện tử", en="portals and websites"),
    "press": Text(vi="báo chí, phát thanh, truyền hình", en="press and broadcasting"),
    "grassroots_radio": Text(vi="thông tin cơ sở, truyền thanh", en="grassroots information, loudspeakers"),
    "social_media": Text(vi="mạng xã hội", en="social networks"),
    "digital_platform": Text(vi="nền tảng, ứng dụng số", en="digital platforms and apps"),
    "chatbot": Text(vi="chatbot, trí tuệ nhân tạo", en="chatbots and AI"),
    "event": Text(vi="sự kiện, diễn đàn", en="events and forums"),
    "meeting": Text(vi="hội nghị, hội thảo, sinh hoạt", en="meetings and talks"),
    "training": Text(vi="tập huấn, bồi dưỡng", en="training"),
    "publication": Text(vi="ấn phẩm, tài liệu", en="publications"),
    "visual": Text(vi="cổ động trực quan", en="posters and displays"),
    "contest": Text(vi="cuộc thi, hội thi", en="contests"),
    "award": Text(vi="giải thưởng, biểu dương", en="awards and recognition"),
    "library": Text(vi="kho tài nguyên, thư viện", en="libraries of material"),
    "school": Text(vi="hoạt động trong nhà trường", en="school activities"),
    "culture": Text(vi="hoạt động văn hóa", en="cultural activities"),
    "external_information": Text(vi="thông tin đối ngoại", en="external information"),
}
SYSTEM_KINDS: Mapping[SystemKind, Text] = {
    "criteria_set": Text(vi="Bộ tiêu chí", en="Criteria set"),
    "monitoring": Text(vi="Hệ thống theo dõi, đánh giá", en="Monitoring system"),
    "platform": Text(vi="Nền tảng, hệ thống kỹ thuật", en="Platform"),
    "resource_library": Text(vi="Kho tài nguyên", en="Library of material"),
    "chatbot": Text(vi="Chatbot, trí tuệ nhân tạo", en="Chatbot"),
    "portal": Text(vi="Cổng, trang, chuyên mục", en="Portal or section"),
    "social_channels": Text(vi="Kênh mạng xã hội", en="Social channels"),
    "channel_for_youth": Text(vi="Kênh cho trẻ em, thanh thiếu niên", en="Channel for youth"),
    "network": Text(vi="Mạng lưới truyền thông", en="Network"),
    "award": Text(vi="Giải thưởng, cuộc thi, tôn vinh", en="Award"),
    "training_programme": Text(vi="Chương trình đào tạo, bồi dưỡng", en="Training programme"),
    "other": Text(vi="Khác", en="Other"),
}
FREQUENCIES: Mapping[str, Text] = {
    "monthly": Text(vi="hằng tháng", en="monthly"),
    "half_yearly": Text(vi="6 tháng", en="half-yearly"),
    "yearly": Text(vi="hằng năm", en="yearly"),
    "half_yearly_and_yearly": Text(vi="6 tháng và hằng năm", en="half-yearly and yearly"),
    "ad_hoc": Text(vi="đột xuất, khi có yêu cầu", en="when asked"),
    "unstated": Text(vi="không nêu", en="not stated"),
}
NOT_STATED = Text(vi="không nêu", en="not stated")
NOT_WRITTEN = Text(vi="không ghi", en="left blank")
_SOMETIME = 2025  # the day before a given day is the same in every year that is not a leap year


def moment_words(when: date | str | int | None, language: str) -> str:
    """A day, month or year of a plan: ``ngày 21/07/2025``, ``tháng 10/2025``, ``năm 2025``; “không ghi” for none."""
    if when is None:
        return NOT_WRITTEN.in_(language)
    parts = (when.isoformat() if isinstance(when, date) else str(when)).split("-")
    if language == "en":
        return "-".join(parts)
    kind = ("năm", "tháng", "ngày")[len(parts) - 1]
    return f"{kind} {'/'.join(reversed(parts))}"


def timing_words(timing: Timing, language: str) -> str:
    """When something is due: ``thường xuyên``, ``chậm nhất năm 2026``, ``từ năm 2026``, ``không nêu``."""
    match timing.kind:
        case "ongoing":
            return Text(vi="thường xuyên", en="ongoing").in_(language)
        case "unstated":
            return NOT_STATED.in_(language)
        case "by":
            first = Text(vi="chậm nhất", en="by")
        case "from":
            first = Text(vi="từ", en="from")
    return f"{first.in_(language)} {moment_words(timing.when, language)}"


def level_words(target: PlanTarget, language: str) -> str:
    """What must be reached: ``ít nhất 80%``, ``100%``, ``ít nhất 3``, or ``thực hiện`` for what is to be done."""
    if target.value is None:
        return Text(vi="thực hiện", en="done").in_(language)
    value = number(target.value, None, language) + ("%" if target.unit == "percent" else "")
    return f"{Text(vi='ít nhất', en='at least').in_(language)} {value}" if target.operator == "at_least" else value


def span_words(target: PlanTarget, language: str) -> str:
    """By when or in which years: ``đến năm 2030``, ``trong các năm 2028–2030``, ``hằng năm, từ năm 2026``."""
    since, year = target.since, target.year
    if since is not None and since < year:
        span = Text(vi=f"trong các năm {since}–{year}", en=f"in the years {since}–{year}")
    elif since is not None:
        span = Text(vi=f"từ năm {since}", en=f"from {since}")
    else:
        span = Text(vi=f"đến năm {year}", en=f"by {year}")
    said = span.in_(language)
    return f"{Text(vi='hằng năm', en='yearly').in_(language)}, {said}" if target.yearly else said


def target_words(target: PlanTarget, language: str) -> str:
    """A target in a few words: ``ít nhất 80% đến năm 2030``."""
    return f"{level_words(target, language)} {span_words(target, language)}"


def organisation_names(plan: Plan, keys: Iterable[str], language: str) -> str:
    """The organisations of ``keys`` by name; “không nêu” where the plan names none."""
    return "; ".join(plan.organisations[key].name.in_(language) for key in keys) or NOT_STATED.in_(language)


def report_days(duty: ReportingDuty, language: str) -> str:
    """The days of a duty: ``20/06, 20/12``, ``ngày 20 hằng tháng``; “không nêu” where the plan has none."""
    monthly = Text(vi="ngày {day} hằng tháng", en="day {day} of each month").in_(language)
    days = [_day_of_year(day) if "-" in day else monthly.format(day=day) for day in duty.days]
    return ", ".join(days) or NOT_STATED.in_(language)


def inclusive_words(duty: ReportingDuty, language: str) -> str:
    """Whether the day itself is still on time, with the last day that is; a dash where the plan has no day."""
    if not duty.days:
        return "–"
    if duty.inclusive is None:
        return Text(vi="chưa rõ có tính ngày đó", en="open whether that day counts").in_(language)
    if duty.inclusive:
        return Text(vi="tính cả ngày đó", en="that day counts").in_(language)
    strict = Text(vi="không tính ngày đó", en="that day does not count").in_(language)
    if not all("-" in day for day in duty.days):
        return strict
    last = Text(vi="chậm nhất", en="at the latest").in_(language)
    return f"{strict}; {last} {', '.join(_day_before(day) for day in duty.days)}"


def _day_of_year(day: str) -> str:
    return "/".join(reversed(day.split("-")))


def _day_before(day: str) -> str:
    """The last day on time when ``day`` (month and day) itself is late."""
    month, of_month = map(int, day.split("-"))
    return f"{date(_SOMETIME, month, of_month) - timedelta(days=1):%d/%m}"


def plan_name(plan: Plan, language: str) -> str:
    """The plan as a citation: Kế hoạch 310/KH-UBND; without a number where its text leaves that blank."""
    return f"{Text(vi='Kế hoạch', en='Plan').in_(language)} {plan.document.number}".rstrip()
