"""What goes on into the new year as it is, and what of it somebody should look at: agencies, days, accounts."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, datetime

from connectors.ledger import Account
from connectors.localities import Installation
from connectors.new_year.section import Section
from connectors.verification.working_days import Calendar
from rubric.text import Text

_DAY = "%d/%m/%Y"


def agencies_section(installation: Installation) -> Section:
    """Agencies that begin in or after the year, and names that end in the year before or in it."""
    year = installation.criteria_set.year
    lines = [
        Text(vi=f"{len(installation.agencies)} cơ quan, giữ nguyên", en=f"{len(installation.agencies)} agencies, kept")
    ]
    for code, agency in installation.agencies.items():
        if agency.valid_from >= date(year, 1, 1):
            day = f"{agency.valid_from:{_DAY}}"
            lines.append(Text(vi=f"{code}: {agency.name.vi}, từ {day}", en=f"{code}: {agency.name.en}, from {day}"))
        for old in agency.predecessors:
            if old.until >= date(year - 1, 1, 1):
                day = f"{old.until:{_DAY}}"
                lines.append(
                    Text(
                        vi=f"{code}: {old.name} hết tên từ sau {day}, nay là {agency.name.vi}",
                        en=f"{code}: {old.name} ended on {day}, now {agency.name.en}",
                    )
                )
    lines.append(
        Text(
            vi="Cơ quan thành lập, sáp nhập, giải thể: sửa agencies.yaml (valid_from, predecessors) trước khi gửi sổ",
            en="Agencies founded, merged or ended: mend agencies.yaml (valid_from, predecessors) before books go out",
        )
    )
    return Section(Text(vi="Cơ quan", en="Agencies"), tuple(lines))


def days_section(installation: Installation, calendar: Calendar) -> Section:
    """Whether the public holidays are known, and the last days of the year's reports that are free days."""
    year = installation.criteria_set.year
    file = f"data/holidays/{year}.yaml"
    if year not in calendar.years:
        known = Text(vi=f"Chưa có {file}: phải lập", en=f"{file} is lacking: it must be made")
    elif year in calendar.unsettled:
        known = Text(
            vi=f"{file} mới là dự kiến: sửa khi có thông báo nghỉ Tết, rồi ghi settled: true",
            en=f"{file} is what is expected: mend it once Tết is announced, then write settled: true",
        )
    else:
        known = Text(vi=f"{file} đã chốt", en=f"{file} is settled")
    title = Text(vi=f"Ngày nghỉ và hạn báo cáo năm {year}", en=f"Holidays and due days of {year}")
    return Section(title, (known, *_due(installation, calendar, year)))


def _due(installation: Installation, calendar: Calendar, year: int) -> Iterator[Text]:
    annexes: dict[tuple[Text, date], list[str]] = {}
    for annex in installation.criteria_set.annexes:
        for report in installation.regime.of(annex).values():
            last = report.last_day(year)
            if last is not None:
                annexes.setdefault((report.label, last), []).append(annex)
    for (label, last), those in sorted(annexes.items(), key=lambda item: item[0][1]):
        is_free = year in calendar.years and not calendar.is_working(last)
        where = ", ".join(those)
        yield Text(
            vi=f"{label.vi} ({where}): chậm nhất {last:{_DAY}}" + (" (ngày nghỉ)" if is_free else ""),
            en=f"{label.en} ({where}): by {last:{_DAY}}" + (" (a free day)" if is_free else ""),
        )


def accounts_section(held: Sequence[Account], logins: Mapping[str, datetime], places: Container[str]) -> Section:
    """Accounts hold until they are revoked: those whose agency is gone, and those that nobody ever logged in with."""
    gone = [each for each in held if each.agency and each.agency not in places]
    unseen = [each for each in held if each.email not in logins]
    lines = [
        Text(vi=f"{len(held)} tài khoản, giữ nguyên", en=f"{len(held)} accounts, kept"),
        *(
            Text(
                vi=f"{each.email}: không còn cơ quan {each.agency}, nên thu hồi hoặc đổi",
                en=f"{each.email}: the agency {each.agency} is gone; revoke or change it",
            )
            for each in gone
        ),
        *(Text(vi=f"{each.email}: chưa từng đăng nhập", en=f"{each.email}: never logged in") for each in unseen),
    ]
    return Section(Text(vi="Tài khoản", en="Accounts"), tuple(lines))
