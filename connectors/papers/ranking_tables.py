"""The result as tables of papers: a cohort with the points of its groups, bands by cohort, and who is not ranked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from connectors.papers.material import Material
from connectors.papers.paper import Block, Column, Paragraph, Table
from connectors.papers.wording import capitalised
from connectors.presentation.marks import NOT_APPLICABLE
from connectors.presentation.ranking import Ranking, RankingRow, ranking
from rubric.language import number, points

NOTED = "*"


def cohort_ranking(material: Material, cohort: str) -> Ranking:
    """The ranking of a cohort, in Vietnamese."""
    return ranking(material.scorecard, material.year, cohort, "vi")


def cohort_blocks(material: Material, cohort: str) -> Iterator[Block]:
    """The whole result of a cohort: its table, what the letters of the groups mean, and the notes on bands."""
    shown = cohort_ranking(material, cohort)
    yield cohort_table(material, cohort, shown)
    groups = "; ".join(f"{key}: {title}" for key, title in shown.groups)
    notes = [
        f"Điểm nhóm, tổng điểm ghi: điểm đạt/điểm tối đa áp dụng; {NOT_APPLICABLE} là nhóm không áp dụng.",
        "Chỉ số = tổng điểm ÷ điểm tối đa áp dụng × 100 + điểm thưởng − điểm trừ, trong khoảng 0–100.",
        f"Nhóm {groups}.",
    ]
    if shown.is_compared:
        notes.append(f"Số liệu năm {shown.compared_year}: {shown.compared_note or 'tính theo cùng bộ tiêu chí'}.")
    yield Paragraph(" ".join(notes), "note")
    if shown.is_alone:
        yield Paragraph("Khối chỉ có một đơn vị được chấm nên không so vị thứ.", "note")
    for row in shown.rows:
        if row.band_note:
            yield Paragraph(f"{NOTED} {row.name}: {row.band_note}.", "note")


def cohort_table(material: Material, cohort: str, shown: Ranking) -> Table:
    """A row for each ranked agency, the best first; whoever is not ranked stands in the list of those."""
    columns = (
        Column("TT", 9, "center"),
        Column("Đơn vị", 49),
        *(Column(f"Nhóm {key}", 17, "center") for key, _ in shown.groups),
        Column("Tổng điểm", 20, "center"),
        Column("Điểm thưởng", 18, "center"),
        Column("Điểm trừ", 14, "center"),
        Column("Chỉ số (%)", 15, "center"),
        Column("Xếp loại", 22, "center"),
        Column("Vị thứ", 10, "center"),
        *((Column(f"So với năm {shown.compared_year}", 16, "center"),) if shown.is_compared else ()),
    )
    rows = (_row(material, place, row, shown) for place, row in enumerate(shown.rows, 1))
    return Table(columns, tuple(rows), dense=True)


def bands_table(material: Material) -> Table:
    """How many agencies of each cohort are in which band, and how many are not ranked."""
    shown = {cohort: cohort_ranking(material, cohort) for cohort in material.scorecard.criteria_set.cohorts}
    bands = [band.label.vi for band in material.scorecard.criteria_set.bands.values()]
    rows = [
        (cohort, [len(each.rows) + len(each.not_ranked), *(count for _, _, count in each.counts), len(each.not_ranked)])
        for cohort, each in shown.items()
    ]
    titles = material.scorecard.criteria_set.cohorts
    lines = [(str(place), titles[key].title.vi, *map(str, counts)) for place, (key, counts) in enumerate(rows, 1)]
    whole = [sum(column) for column in zip(*(counts for _, counts in rows), strict=True)]
    heads = ("Số đơn vị", *bands, "Không xếp hạng")
    return Table(
        (Column("TT", 11, "center"), Column("Khối", 36), *(Column(head, 20, "center") for head in heads)),
        (*lines, ("", "Cộng", *map(str, whole))),
        emphasised=frozenset({len(lines)}),
    )


def not_ranked_table(material: Material) -> Table:
    """The agencies that are not ranked, cohort by cohort, each with the reason."""
    rows: list[tuple[str, str, str]] = []
    titles: set[int] = set()
    for key, cohort in material.scorecard.criteria_set.cohorts.items():
        found = cohort_ranking(material, key).not_ranked
        if found:
            titles.add(len(rows))
            rows.append((cohort.title.vi, "", ""))
        rows += [(str(place), row.name, capitalised(why)) for place, (row, why) in enumerate(found, 1)]
    columns = (Column("TT", 10, "center"), Column("Đơn vị", 70), Column("Lý do không xếp hạng", 85))
    return Table(columns, tuple(rows), emphasised=frozenset(titles))


def not_ranked(material: Material) -> list[tuple[RankingRow, str]]:
    """Everybody who is not ranked, with the reason."""
    return [
        pair for key in material.scorecard.criteria_set.cohorts for pair in cohort_ranking(material, key).not_ranked
    ]


def _row(material: Material, place: int, row: RankingRow, shown: Ranking) -> tuple[str, ...]:
    scorecard = material.scorecard
    standing = scorecard.standing(row.code, material.year)
    totals = {total.group: total for total in scorecard.groups(row.code, material.year)}
    groups = [totals[key] for key, _ in shown.groups]
    return (
        str(place),
        row.name,
        *(_of(each.points, each.maximum) for each in groups),
        _of(standing.points, standing.maximum),
        points(standing.bonus),
        points(standing.penalty),
        row.index_text,
        row.band_label + (NOTED if row.band_note else ""),
        "–" if shown.is_alone else row.rank_text,
        *((row.change_text,) if shown.is_compared else ()),
    )


def _of(given: int, maximum: int) -> str:
    return f"{points(given)}/{number(Fraction(maximum, 100))}" if maximum else NOT_APPLICABLE
