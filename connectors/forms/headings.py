"""The titles that the forms print: those the readers look for, in the order of print."""

from __future__ import annotations

from connectors.layouts.about import ABOUT
from connectors.layouts.department_book import ASSIGNED, PANEL, SURVEY
from connectors.layouts.headers import Heading
from connectors.layouts.headings import (
    AGENCY_CODE,
    AGENCY_NAME,
    APPROVAL_TABLE,
    FIELD_TABLE,
    NOTE,
    ORDER,
    RECEIPT_TABLE,
    REMINDER_TABLE,
    SCORE_TABLE,
    SHARED_TABLE,
    TASK_TABLE,
    YEAR,
)

ABOUT_TAB = ABOUT
ABOUT_CODE, ABOUT_NAME, LOCALITY, CRITERIA_SET = "Mã cơ quan", "Tên cơ quan", "Địa phương", "Bộ tiêu chí"
SAMPLE = "Dữ liệu minh hoạ"

# The department's tabs with a column for each field, and the source of their fields.
FIGURE_TABS = {SURVEY: "survey", PANEL: "panel", ASSIGNED: "department"}


def own_scores_tab(year: int) -> str:
    """The title of the tab with an agency's own scores of ``year``."""
    return f"Tự chấm {year}"


def printed(table: tuple[Heading, ...], *without: Heading) -> list[Heading]:
    """The columns of a table as its form prints them: no order numbers, none of ``without``."""
    return [heading for heading in table if heading not in (ORDER, *without)]


FIELD_COLUMNS = printed(FIELD_TABLE)
SCORE_COLUMNS = printed(SCORE_TABLE, NOTE)
AGENCY_COLUMNS = [AGENCY_CODE, AGENCY_NAME]
YEARLY_COLUMNS = [*AGENCY_COLUMNS, YEAR]
RECEIPT_COLUMNS = printed(RECEIPT_TABLE, YEAR, NOTE)
REMINDER_COLUMNS = printed(REMINDER_TABLE, YEAR, NOTE)
TASK_COLUMNS = printed(TASK_TABLE, NOTE)
APPROVAL_COLUMNS = printed(APPROVAL_TABLE, NOTE)
SHARED_COLUMNS = printed(SHARED_TABLE, NOTE)
