"""The criteria of a release: what each item asks, by which rule, for how many points, on which clause."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import polars as pl

from connectors.localities import Installation
from connectors.open_data.columns import RELEASE, Column, Table, column, said
from connectors.open_data.tables.agencies import ANNEX
from connectors.open_data.tables.findings import ITEM, ITEM_KINDS, item_kinds
from connectors.release import Release
from rubric.criteria.criterion import EFFORT_LABELS, STAGE_LABELS, Criterion
from rubric.explanation import rule_in_words


def _rows(release: Release) -> pl.DataFrame:
    installation = release.contents.installation
    schema = [(c.name, c.frame_kind) for c in CRITERIA.columns[1:]]
    rows = [row for year in release.manifest.years for row in _of_year(installation, year)]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _of_year(installation: Installation, year: int) -> Iterator[tuple[Any, ...]]:
    cs, regime = installation.criteria_set, installation.regime
    kinds = item_kinds(cs)
    for annex in cs.annexes:
        for item, spec in cs.scored_items(annex).items():
            criterion = spec if isinstance(spec, Criterion) else None
            outside = criterion.is_outside(annex, year) if criterion else None
            rules = (rule_in_words(cs, regime, annex, item, year, language) for language in ("vi", "en"))
            yield (
                annex,
                year,
                item,
                kinds[item],
                criterion.group if criterion else None,
                spec.title.vi,
                spec.title.en,
                *((criterion.question.vi, criterion.question.en) if criterion else (None, None)),
                Decimal(spec.hundredths(annex)).scaleb(-2),
                *rules,
                outside is None,
                outside.reason.vi if outside else None,
                criterion.stage if criterion else None,
                spec.effort,
                spec.evidence.vi,
                "; ".join(clause.ref for clause in spec.clauses_of(annex)) or None,
            )


def _text(name: str, title: tuple[str, str], meaning: tuple[str, str], *, empty: bool = False) -> Column:
    return column(name, "text", title, meaning, empty=empty)


CRITERIA = Table(
    name="criteria",
    title=said("Tiêu chí", "Criteria"),
    meaning=said(
        "Mỗi dòng là một tiêu chí, điểm thưởng hoặc điểm trừ của một phụ lục trong một năm.",
        "One row for each criterion, bonus or penalty of an annex and year.",
    ),
    key=("year", "annex", "item"),
    columns=(
        RELEASE,
        ANNEX,
        column("year", "integer", ("Năm", "Year"), ("Năm mà quy tắc áp dụng.", "The year that the rule is for.")),
        ITEM,
        column("kind", "text", ("Loại", "Kind"), ("Loại mục điểm.", "The kind of item."), codes=ITEM_KINDS),
        _text("group", ("Nhóm", "Group"), ("Mã nhóm tiêu chí.", "The group; bonuses, penalties: none."), empty=True),
        _text("title_vi", ("Tiêu chí", "Title"), ("Tên tiếng Việt.", "The title in Vietnamese.")),
        _text("title_en", ("Tên tiếng Anh", "Title in English"), ("Tên tiếng Anh.", "The title in English.")),
        _text("question_vi", ("Câu hỏi", "Question"), ("Tiêu chí hỏi gì.", "What it asks, in Vietnamese."), empty=True),
        _text("question_en", ("Câu hỏi, tiếng Anh", "Question in English"), ("Bản dịch.", "In English."), empty=True),
        column(
            "maximum",
            "decimal",
            ("Điểm tối đa", "Maximum"),
            ("Số điểm tối đa được cộng, với điểm trừ là bị trừ.", "The most points it gives, or a penalty takes."),
        ),
        _text("rule_vi", ("Quy tắc", "Rule"), ("Cách tính điểm, một câu.", "How points are made, in Vietnamese.")),
        _text("rule_en", ("Quy tắc, tiếng Anh", "Rule in English"), ("Bản dịch.", "How points are made, in English.")),
        column(
            "applies",
            "yes_no",
            ("Áp dụng", "Applies"),
            (
                "Năm đó phụ lục có áp dụng tiêu chí hay không; từng cơ quan thì xem bảng findings.",
                "Whether it applies to the annex in the year; of a single agency the table findings tells.",
            ),
        ),
        _text(
            "not_applicable_because",
            ("Vì sao không áp dụng", "Why it does not apply"),
            ("Lý do, trống nếu có áp dụng.", "The reason in Vietnamese; empty where it applies."),
            empty=True,
        ),
        column(
            "stage",
            "text",
            ("Giai đoạn", "Stage"),
            ("Giai đoạn của truyền thông mà tiêu chí đo.", "The stage of communication that it measures."),
            empty=True,
            codes=tuple(STAGE_LABELS.items()),
        ),
        column(
            "effort",
            "text",
            ("Công sức", "Effort"),
            ("Công sức để đạt.", "What it takes to earn it."),
            codes=tuple(EFFORT_LABELS.items()),
        ),
        _text("evidence", ("Minh chứng", "Evidence"), ("Minh chứng phải có.", "The evidence needed, in Vietnamese.")),
        _text(
            "clauses",
            ("Điểm, khoản của kế hoạch", "Clauses"),
            ("Nơi kế hoạch làm căn cứ.", "The clauses of the plan that it rests on."),
            empty=True,
        ),
    ),
    rows=_rows,
)
