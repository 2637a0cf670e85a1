"""The ranking of a cohort, ready to draw: rows, counts by band, the unranked with reasons, the heatmap."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from connectors.folding import holds
from connectors.presentation import links
from connectors.presentation.marks import NOT_APPLICABLE
from connectors.presentation.standing_words import gate_note, signed, why_not_ranked
from connectors.presentation.words import word
from connectors.scorecard import Scorecard, Standing
from rubric.language import number, percent, points


@dataclass(frozen=True)
class RankingRow:
    """One agency in the ranking. ``band`` is the position of its band, 0 the best; None without one."""

    code: str
    name: str
    link: str
    band: int | None
    band_label: str
    band_note: str
    index: int
    index_text: str
    rank_text: str
    change: int | None
    change_text: str


@dataclass(frozen=True)
class HeatCell:
    """One group of one agency: its share in percent (None when it does not apply), the text, and its link."""

    share: int | None
    text: str
    title: str
    link: str


@dataclass(frozen=True)
class Ranking:
    """Everything the ranking page shows of one cohort and year."""

    sentence: str
    rows: tuple[RankingRow, ...]
    not_ranked: tuple[tuple[RankingRow, str], ...]
    counts: tuple[tuple[int, str, int], ...]
    compared_year: int | None
    compared_note: str
    groups: tuple[tuple[str, str], ...]
    heat: tuple[tuple[RankingRow, tuple[HeatCell, ...]], ...]

    @property
    def is_alone(self) -> bool:
        """Whether only one agency is ranked: its rank then says nothing."""
        return len(self.rows) == 1

    @property
    def is_compared(self) -> bool:
        """Whether any agency has a change against the year before."""
        return any(row.change is not None for row in self.rows)

    @property
    def is_partly_compared(self) -> bool:
        """Whether some have a change and some have none."""
        return self.is_compared and any(row.change is None for row in self.rows)


def ranking(scorecard: Scorecard, year: int, cohort: str, language: str, *, edition: str = "") -> Ranking:
    """The ranking of ``cohort`` in ``year``; change is shown against the year before when it was scored too.

    ``edition`` is what the address says of the figures shown, so that what opens from here shows the same ones.
    """
    standings = scorecard.cohort(cohort, year)
    before = year - 1 if year - 1 in scorecard.years else None
    rows = {s.agency: _row(scorecard, s, before, language, edition) for s in standings}
    ranked = [s for s in standings if s.rank is not None]
    not_ranked = [(rows[s.agency], why_not_ranked(scorecard, s, language)) for s in standings if s.rank is None]
    note = scorecard.criteria_set.recomputed.get(before) if before else None
    groups = _groups(scorecard, cohort, language)
    return Ranking(
        sentence=_sentence(scorecard, cohort, ranked, len(standings), rows, language),
        rows=tuple(rows[s.agency] for s in ranked),
        not_ranked=tuple(not_ranked),
        counts=_counts(scorecard, ranked, language),
        compared_year=before,
        compared_note=note.in_(language) if note else "",
        groups=groups,
        heat=tuple((rows[s.agency], _heat(scorecard, s, groups, language, edition)) for s in ranked),
    )


def found(rows: tuple[RankingRow, ...], typed: str) -> tuple[RankingRow, ...]:
    """The rows whose name holds what was typed; marks and case do not matter."""
    return tuple(row for row in rows if holds(typed, row.name))


def _row(scorecard: Scorecard, standing: Standing, before: int | None, language: str, edition: str) -> RankingRow:
    bands = scorecard.criteria_set.bands
    change = standing.index - scorecard.standing(standing.agency, before).index if before else None
    if before and scorecard.standing(standing.agency, before).rank is None:
        change = None
    return RankingRow(
        code=standing.agency,
        name=scorecard.agencies[standing.agency].name.in_(language),
        link=links.agency(
            scorecard.installation.locality.id, standing.agency, standing.year, language, edition=edition
        ),
        band=list(bands).index(standing.band) if standing.band else None,
        band_label=bands[standing.band].label.in_(language) if standing.band else "–",
        band_note=gate_note(scorecard, standing, language),
        index=standing.index,
        index_text=points(standing.index, language),
        rank_text=str(standing.rank) if standing.rank else "–",
        change=change,
        change_text="–" if change is None else signed(change, language),
    )


def _counts(scorecard: Scorecard, ranked: list[Standing], language: str) -> tuple[tuple[int, str, int], ...]:
    bands = scorecard.criteria_set.bands
    return tuple(
        (place, band.label.in_(language), sum(s.band == key for s in ranked))
        for place, (key, band) in enumerate(bands.items())
    )


def _sentence(
    scorecard: Scorecard,
    cohort: str,
    ranked: list[Standing],
    total: int,
    rows: dict[str, RankingRow],
    language: str,
) -> str:
    title = scorecard.criteria_set.cohorts[cohort].title.in_(language).lower()
    if not ranked:
        vi, en = f"Chưa có {title} nào được xếp hạng.", f"No agency of the cohort “{title}” is ranked yet."
        return en if language == "en" else vi
    best_band = next(iter(scorecard.criteria_set.bands.items()))
    top = sum(s.band == best_band[0] for s in ranked)
    leaders = [rows[s.agency].name for s in ranked if s.rank == 1]
    score, label = rows[ranked[0].agency].index_text, best_band[1].label.in_(language)
    if len(ranked) == 1:
        return word("ranked_alone", language, name=leaders[0], band=rows[ranked[0].agency].band_label, score=score)
    if top == 0:
        return word("ranked_none_best", language, title=title, band=label, name=", ".join(leaders), score=score)
    if language == "en":
        return f"{top} of {total} in “{title}” reach {label}; first: {', '.join(leaders)} with {score} points."
    return f"{top} trên {total} {title} đạt mức {label}; dẫn đầu là {', '.join(leaders)} với {score} điểm."


def _groups(scorecard: Scorecard, cohort: str, language: str) -> tuple[tuple[str, str], ...]:
    annex = scorecard.criteria_set.annex_of(cohort)
    titles = scorecard.criteria_set.groups
    return tuple((key, titles[key].title.in_(language)) for key in scorecard.criteria_set.groups_of(annex))


def _heat(
    scorecard: Scorecard, standing: Standing, groups: tuple[tuple[str, str], ...], language: str, edition: str
) -> tuple[HeatCell, ...]:
    totals = {total.group: total for total in scorecard.groups(standing.agency, standing.year)}
    name, locality = scorecard.agencies[standing.agency].name.in_(language), scorecard.installation.locality.id
    cells = []
    for key, title in groups:
        total = totals[key]
        link = links.agency(locality, standing.agency, standing.year, language, key, edition=edition)
        if not total.maximum:
            cells.append(
                HeatCell(None, NOT_APPLICABLE, f"{name} · {title}: {word('mark.not_applicable', language)}", link)
            )
            continue
        share = Fraction(total.points, total.maximum)
        detail = f"{points(total.points, language)}/{number(Fraction(total.maximum, 100), None, language)}"
        text = f"{name} · {title}: {detail} ({percent(share, language)})"
        cells.append(HeatCell(round(share * 100), number(share * 100, 0, language), text, link))
    return tuple(cells)
