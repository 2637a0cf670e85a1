"""The titles of the public pages Xếp hạng, Cơ quan and Tiêu chí: the same on screen and in the static site."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.presentation.criteria_guide import cohorts_of
from connectors.scorecard import Scorecard

_Titles = Mapping[str, tuple[str, str]]

_RANKING: _Titles = {
    "question": (
        "Cơ quan nào truyền thông Nghị quyết 57 tốt nhất năm {year}?",
        "Which agencies communicate Resolution 57 best in {year}?",
    ),
    "table": ("Điểm trên thang 100; hạng trong cùng khối.", "Index out of 100; rank within the cohort."),
    "dots": ("Khoảng cách giữa các cơ quan", "How far apart the agencies are"),
    "dots_note": (
        (
            "Mỗi chấm là điểm chỉ số của một cơ quan; vạch đứt là nơi bắt đầu một mức. "
            "Hai chấm gần nhau thì chênh lệch hạng không nói lên nhiều."
        ),
        (
            "Each dot is one agency's index; a dashed line is where a band begins. "
            "Where two dots are close, the difference in rank says little."
        ),
    ),
    "dots_alt": ("Điểm chỉ số năm {year}, {cohort}: {sentence}", "Index in {year}, {cohort}: {sentence}"),
    "heat": ("Mạnh yếu theo nhóm tiêu chí", "Strengths and gaps by group"),
    "heat_note": (
        "Phần trăm điểm tối đa áp dụng của mỗi nhóm; bấm vào ô để xem cách tính.",
        "Per cent of each group's applicable maximum; open a cell to see how it was made.",
    ),
}
_AGENCY: _Titles = {
    "question": ("{name} được chấm như thế nào?", "How did {name} earn its score?"),
    "strengths": ("Điểm mạnh", "Strengths"),
    "gaps": ("Cần cải thiện", "Gaps"),
    "groups": ("Từng tiêu chí và cách tính", "Every criterion and its arithmetic"),
    "sums": ("Từ điểm tiêu chí đến điểm chỉ số", "From criteria to the index"),
    "no_strengths": ("Chưa có tiêu chí nào có điểm.", "No criterion has points yet."),
    "no_gaps": ("Không còn tiêu chí nào mất điểm.", "No criterion loses points."),
    "see_tasks": ("xem", "see them"),
    "comparison": ("So với cùng khối", "Against its cohort"),
    "comparison_note": (
        "Cột: {name}; vạch: trung vị; hình thoi: cao nhất trong khối {cohort}.",
        "Bar: {name}; tick: median; diamond: best of the cohort {cohort}.",
    ),
    "comparison_alt": ("Tỷ lệ điểm theo nhóm của {name}", "Share of points by group, {name}"),
    "comparison_axis": ("% điểm tối đa áp dụng", "% of the applicable maximum"),
    "years": ("Điểm các năm", "By year"),
    "years_note": (
        "Dấu đặc: năm chấm theo bộ tiêu chí của chính năm đó; dấu rỗng: tính lại, không phải số chính thức.",
        "Filled: a year under its own criteria set; hollow: recomputed, never official.",
    ),
    "years_alt": ("Điểm chỉ số các năm của {name}", "Index by year, {name}"),
    "break": ("đổi bộ tiêu chí", "criteria set changes"),
}
_CRITERIA: _Titles = {
    "question": ("Điểm được tính như thế nào?", "How is the score made?"),
    "annex": ("Phụ lục", "Annex"),
    "sentence": (
        "{title}: {annex}, {count} tiêu chí cộng đúng 100 điểm; mức cần đạt của năm {year}.",
        "{title}: {annex}, {count} criteria adding up to exactly 100; targets of {year}.",
    ),
    "shares": ("Điểm theo giai đoạn truyền thông", "Points by stage of communication"),
    "shares_alt": ("Số điểm của mỗi giai đoạn", "Points of each stage"),
    "differences": ("Khác gì bộ tiêu chí năm trước", "What differs from last year's set"),
    "first_set": (
        "Đây là bộ tiêu chí đầu tiên, chưa có bộ nào để so sánh; năm 2025 được tính lại theo bộ này.",
        "This is the first criteria set; there is no earlier one. 2025 is recomputed with it.",
    ),
    "bands": ("Các mức", "Bands"),
    "stages": ("Bảng điểm theo giai đoạn", "Points by stage as a table"),
    "gates": ("Điều kiện chặn mức", "Gates that cap the band"),
    "no_gates": ("Không có: mức chỉ theo điểm.", "None: the band follows the index alone."),
    "not_measured": ("Điểm số không đo những gì", "What the score does not measure"),
    "appeal": ("Kiến nghị về điểm", "How to appeal"),
}


def ranking_titles(language: str) -> dict[str, str]:
    """The titles of Xếp hạng; ``question`` and ``dots_alt`` have places to fill."""
    return _in(_RANKING, language)


def agency_titles(language: str) -> dict[str, str]:
    """The titles of Cơ quan; those that name the agency have places to fill."""
    return _in(_AGENCY, language)


def criteria_titles(language: str) -> dict[str, str]:
    """The titles of Tiêu chí; ``sentence`` has places to fill."""
    return _in(_CRITERIA, language)


def criteria_sentence(scorecard: Scorecard, annex: str, year: int, language: str) -> str:
    """Which set and annex this is, how many criteria it has, and the targets of which year they show."""
    cs = scorecard.criteria_set
    return criteria_titles(language)["sentence"].format(
        title=cs.title.in_(language),
        annex=cs.annexes[annex].title.in_(language),
        count=len(cs.criteria_of(annex)),
        year=year,
    )


def annex_label(scorecard: Scorecard, annex: str, language: str) -> str:
    """An annex by its numeral and whom it is for, short enough for a tab."""
    cs = scorecard.criteria_set
    return f"{cs.annexes[annex].numeral}. {cohorts_of(cs, annex, language)}"


def cohort_label(scorecard: Scorecard, cohort: str, year: int, language: str) -> str:
    """A cohort by its name and how many agencies it has."""
    title = scorecard.criteria_set.cohorts[cohort].title.in_(language)
    return f"{title} ({len(scorecard.cohort(cohort, year))})"


def _in(titles: _Titles, language: str) -> dict[str, str]:
    return {key: en if language == "en" else vi for key, (vi, en) in titles.items()}
