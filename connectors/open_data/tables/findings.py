"""The findings of a release: what every agency earned for every criterion, bonus and penalty, and why."""

from __future__ import annotations

import polars as pl

from connectors.open_data.absence import (
    MISSING,
    NOT_APPLICABLE,
    NOT_DUE,
    REASON_CODES,
    REQUESTED,
    TOO_FEW,
    UNREADABLE,
    absence_column,
    absence_of,
)
from connectors.open_data.columns import AGENCY, AGENCY_NAME, RELEASE, YEAR, Table, column, hundredths, said
from connectors.release import Release
from rubric.criteria.criteria_set import CriteriaSet
from rubric.reasons import OUTCOME_LABELS, Outcome, Reason

ITEM_KINDS = (
    ("criterion", said("Tiêu chí", "Criterion")),
    ("bonus", said("Điểm thưởng", "Bonus")),
    ("penalty", said("Điểm trừ", "Penalty")),
)
OUTCOMES = (
    *((outcome.value, label) for outcome, label in OUTCOME_LABELS.items()),
    ("deducted", said("Bị trừ điểm", "Points are deducted")),
    ("not_deducted", said("Không bị trừ điểm", "Nothing is deducted")),
)
ITEM = column(
    "item",
    "text",
    ("Mã tiêu chí", "Item"),
    (
        "Mã tiêu chí, điểm thưởng hoặc điểm trừ, như trong bảng criteria.",
        "The code of the criterion, bonus or penalty, as in the table criteria.",
    ),
)


def item_kinds(criteria_set: CriteriaSet) -> dict[str, str]:
    """Every item of a set with whether it is a criterion, a bonus or a penalty."""
    return (
        dict.fromkeys(criteria_set.criteria, "criterion")
        | dict.fromkeys(criteria_set.bonus.items, "bonus")
        | dict.fromkeys(criteria_set.penalty.items, "penalty")
    )


def names_of(release: Release) -> dict[str, str]:
    """The names of the agencies in Vietnamese, by code."""
    return {code: agency.name.vi for code, agency in release.contents.installation.agencies.items()}


def _rows(release: Release) -> pl.DataFrame:
    cs = release.contents.installation.criteria_set
    kinds = item_kinds(cs)
    scored = {**cs.criteria, **cs.bonus.items, **cs.penalty.items}
    groups = {key: criterion.group for key, criterion in cs.criteria.items()}
    item, reason, is_penalty = pl.col("item"), pl.col("reason").cast(pl.Int64), pl.col("kind") == "penalty"
    absences = {int(each): absence_of(each) for each in Reason}
    outcome = pl.col("outcome")
    deducts = is_penalty & outcome.is_in([Outcome.MET.value, Outcome.PARTLY_MET.value, Outcome.NOT_MET.value])
    return (
        release.findings.with_columns(
            agency_name=pl.col("agency").replace_strict(names_of(release), return_dtype=pl.String),
            item_title=item.replace_strict(
                {key: each.title.vi for key, each in scored.items()}, return_dtype=pl.String
            ),
            kind=item.replace_strict(kinds, return_dtype=pl.String),
            group=item.replace_strict(groups, default=None, return_dtype=pl.String),
            absence=reason.replace_strict(absences, return_dtype=pl.String),
            reason=reason.replace_strict({int(each): each.name.lower() for each in Reason}, return_dtype=pl.String),
        )
        .with_columns(
            hundredths("points"),
            hundredths("maximum"),
            pl.col("year").cast(pl.Int64),
            outcome=pl.when(deducts & (pl.col("points") > 0))
            .then(pl.lit("deducted"))
            .when(deducts)
            .then(pl.lit("not_deducted"))
            .otherwise(outcome),
        )
        .with_columns(points=pl.when(pl.col("absence").is_null()).then(pl.col("points")))
    )


FINDINGS = Table(
    name="findings",
    title=said("Điểm từng tiêu chí", "Points for each criterion"),
    meaning=said(
        "Mỗi dòng là một tiêu chí, điểm thưởng hoặc điểm trừ của một cơ quan trong một năm.",
        "One row for each criterion, bonus or penalty of an agency in a year.",
    ),
    key=("year", "agency", "item"),
    columns=(
        RELEASE,
        AGENCY,
        AGENCY_NAME,
        YEAR,
        ITEM,
        column("item_title", "text", ("Tiêu chí", "Title"), ("Tên tiếng Việt.", "The title in Vietnamese.")),
        column("kind", "text", ("Loại", "Kind"), ("Loại mục điểm.", "The kind of item."), codes=ITEM_KINDS),
        column(
            "group",
            "text",
            ("Nhóm", "Group"),
            ("Mã nhóm tiêu chí; điểm thưởng, điểm trừ không có nhóm.", "The group; bonuses and penalties have none."),
            empty=True,
        ),
        column(
            "points",
            "decimal",
            ("Điểm", "Points"),
            (
                "Điểm đạt được, với điểm trừ là số điểm bị trừ; trống khi cột absence cho biết vì sao không có điểm.",
                "The points earned, of a penalty those deducted; empty where absence says why there are none.",
            ),
            empty=True,
        ),
        column(
            "maximum",
            "decimal",
            ("Điểm tối đa", "Maximum"),
            (
                "Điểm tối đa của mục trong phụ lục. Dòng không áp dụng thì không tính vào điểm tối đa của cơ quan.",
                "The maximum of the item in the annex. A row that is not applicable does not count in the agency's.",
            ),
        ),
        column(
            "outcome", "text", ("Kết quả", "Outcome"), ("Kết quả của mục.", "What came of the item."), codes=OUTCOMES
        ),
        absence_column(
            said("điểm", "a number of points"), MISSING, UNREADABLE, NOT_APPLICABLE, REQUESTED, NOT_DUE, TOO_FEW
        ),
        column(
            "reason",
            "text",
            ("Lý do", "Reason"),
            (
                "Điểm được tính thế nào, hoặc chính xác vì sao không tính được.",
                "How the points were computed, or precisely why not.",
            ),
            codes=REASON_CODES,
        ),
    ),
    rows=_rows,
)
