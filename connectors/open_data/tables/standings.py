"""The standings of a release: every agency's index, band and rank, with the sum that leads there."""

from __future__ import annotations

import polars as pl

from connectors.open_data.absence import MISSING, NOT_APPLICABLE, absence_column
from connectors.open_data.columns import AGENCY, AGENCY_NAME, RELEASE, YEAR, Column, Table, column, hundredths, said
from connectors.open_data.tables.agencies import ANNEX, COHORT
from connectors.open_data.tables.findings import names_of
from connectors.release import Release

NOT_RANKED = (
    ("too_little_applies", said("Điểm tối đa áp dụng quá ít", "Too little of the maximum applies")),
    ("never_reported", said("Không gửi báo cáo nào", "It sent no report at all")),
    ("lead_agency", said("Cơ quan chủ trì, không xếp hạng", "The lead agency, which is not ranked")),
)
_POINTS = ("points", "maximum", "base_index", "bonus_given", "bonus", "penalty_given", "penalty", "index")


def _rows(release: Release) -> pl.DataFrame:
    bands = {key: band.label.vi for key, band in release.contents.installation.criteria_set.bands.items()}
    absences = {"never_reported": MISSING, "too_little_applies": NOT_APPLICABLE}
    band, undecided = pl.col("band"), pl.col("gates_undecided")
    return release.standings.with_columns(
        *map(hundredths, _POINTS),
        *(pl.col(name).cast(pl.Int64) for name in ("year", "rank")),
        agency_name=pl.col("agency").replace_strict(names_of(release), return_dtype=pl.String),
        band_label=band.replace_strict(bands, default=None, return_dtype=pl.String),
        gates_undecided=pl.when(undecided != "").then(undecided),
        absence=pl.col("not_ranked").replace_strict(absences, default=None, return_dtype=pl.String),
    )


def _points(name: str, title: tuple[str, str], meaning: tuple[str, str]) -> Column:
    return column(name, "decimal", title, meaning)


_SUM = (
    _points(
        "points",
        ("Điểm tiêu chí", "Points"),
        ("Tổng điểm các tiêu chí áp dụng.", "The sum of the points of the criteria that apply."),
    ),
    _points(
        "maximum",
        ("Điểm tối đa áp dụng", "Applicable maximum"),
        ("Tổng điểm tối đa các tiêu chí áp dụng.", "The sum of the maxima of the criteria that apply."),
    ),
    _points(
        "base_index",
        ("Điểm quy đổi", "Base index"),
        ("Điểm tiêu chí trên điểm tối đa áp dụng, nhân 100.", "Points over applicable maximum, times 100."),
    ),
    _points(
        "bonus_given",
        ("Điểm thưởng đạt được", "Bonus earned"),
        ("Điểm thưởng trước khi áp mức trần.", "The bonus before its joint cap."),
    ),
    _points("bonus", ("Điểm thưởng", "Bonus"), ("Điểm thưởng được tính.", "The bonus that counts.")),
    _points(
        "penalty_given",
        ("Điểm trừ phát sinh", "Penalty incurred"),
        ("Điểm trừ trước khi áp mức trần.", "The penalty before its joint cap."),
    ),
    _points("penalty", ("Điểm trừ", "Penalty"), ("Điểm trừ được tính.", "The penalty that counts.")),
    _points(
        "index",
        ("Điểm chỉ số", "Index"),
        (
            (
                "Điểm quy đổi cộng điểm thưởng trừ điểm trừ, trong khoảng 0 đến 100. Khi absence khác trống, con "
                "số này chỉ từ những gì cơ quan chủ trì ghi nhận, không so sánh được."
            ),
            (
                "Base index plus bonus minus penalty, within 0 to 100. Where absence is not empty it comes only "
                "of what the lead agency recorded and compares with nothing."
            ),
        ),
    ),
)

STANDINGS = Table(
    name="standings",
    title=said("Kết quả và thứ hạng", "Standings"),
    meaning=said("Mỗi dòng là một cơ quan trong một năm.", "One row for each agency and year."),
    key=("agency", "year"),
    order=("year", "cohort", "rank", "agency"),
    columns=(
        RELEASE,
        AGENCY,
        AGENCY_NAME,
        YEAR,
        COHORT,
        ANNEX,
        *_SUM,
        column(
            "band_by_index",
            "text",
            ("Mã mức theo điểm", "Band by index"),
            ("Mức chỉ theo điểm chỉ số.", "The band by the index alone."),
        ),
        column(
            "band",
            "text",
            ("Mã mức", "Band"),
            (
                "Mức sau các điều kiện chặn; trống khi áp dụng quá ít để xếp mức. Không tính khi không xếp hạng.",
                "The band that the gates allow; empty where too little applies. It does not count where not ranked.",
            ),
            empty=True,
        ),
        column("band_label", "text", ("Mức", "Name of the band"), ("Tên mức.", "Its name in Vietnamese."), empty=True),
        column(
            "capped_by",
            "text",
            ("Bị chặn bởi", "Capped by"),
            ("Mã điều kiện đã hạ mức; trống nếu không.", "The gate that lowered the band; empty where none did."),
            empty=True,
        ),
        column(
            "gates_undecided",
            "text",
            ("Điều kiện chưa rõ", "Gates undecided"),
            (
                "Mã các điều kiện chặn chưa xét được; trống nếu không có.",
                "The gates that could not be decided; empty where there are none.",
            ),
            empty=True,
        ),
        absence_column(
            said("kết quả để so sánh", "a result to compare"),
            MISSING,
            NOT_APPLICABLE,
        ),
        column(
            "not_ranked",
            "text",
            ("Vì sao không xếp hạng", "Why it is not ranked"),
            ("Trống khi được xếp hạng.", "Empty where it is ranked."),
            empty=True,
            codes=NOT_RANKED,
        ),
        column(
            "rank",
            "integer",
            ("Hạng", "Rank"),
            (
                "Hạng trong khối và năm; bằng điểm thì cùng hạng; trống khi không xếp hạng.",
                "The rank within cohort and year; equal indices share it; empty where it is not ranked.",
            ),
            empty=True,
        ),
    ),
    rows=_rows,
)
