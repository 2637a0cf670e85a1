"""Under which licence the data may be used, and how a release is cited."""

from __future__ import annotations

from connectors.release import Release
from rubric.language import day, to_days
from rubric.text import Text

LICENCE = "CC-BY-4.0"
LICENCE_NAME = Text(
    vi="Creative Commons Ghi công 4.0 Quốc tế (CC BY 4.0)",
    en="Creative Commons Attribution 4.0 International (CC BY 4.0)",
)
LICENCE_LINK = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_MEANING = Text(
    vi="Được tự do sao chép, phân phối, phân tích và dùng lại cho mọi mục đích, kể cả thương mại, với điều kiện "
    "ghi nguồn như câu trích dẫn và nêu rõ nếu đã thay đổi số liệu.",
    en="You may copy, share, analyse and reuse the data for any purpose, even commercially, if you give credit "
    "as in the citation and say so where you changed figures.",
)
ILLUSTRATION = Text(vi="DỮ LIỆU MINH HOẠ, KHÔNG CÓ THẬT", en="ILLUSTRATION, THE FIGURES ARE MADE UP")


def citation(release: Release) -> Text:
    """How a release is cited: who, what, of which year, by which decision, under which set, under which licence."""
    return Text(vi=_citation(release, "vi"), en=_citation(release, "en"))


def _citation(release: Release, language: str) -> str:
    vi, made, installation = language == "vi", release.manifest, release.contents.installation
    publisher = installation.agencies[installation.locality.lead_agency].name.in_(language)
    place, used = made.name.in_(language), made.criteria_set
    title = (
        f"Kết quả chấm điểm truyền thông Nghị quyết 57 năm {made.year}, {place}"
        if vi
        else f"Scores of communication on Resolution 57 in {made.year}, {place}"
    )
    parts = [
        f"{publisher}: {title}",
        f"{'Bản công bố' if vi else 'Release'} {release.id}{_decision(release, language)}",
        f"{'Bộ tiêu chí' if vi else 'Criteria set'} {used.id} {used.version}, SHA-256 {used.hash}",
        f"{'Giấy phép' if vi else 'Licence'} {LICENCE_NAME.in_(language)}",
    ]
    if made.is_illustration:
        parts.insert(0, ILLUSTRATION.in_(language))
    return ". ".join(parts) + "."


def _decision(release: Release, language: str) -> str:
    by = release.manifest.authority
    if by is None:
        return ""
    on = day(to_days(by.day), language)
    return f", Quyết định {by.number} ngày {on}" if language == "vi" else f", decision {by.number} of {on}"
