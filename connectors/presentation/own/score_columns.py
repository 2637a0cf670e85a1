"""One agency's criteria with three points side by side: claimed by itself, computed by the rules, verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import polars as pl

from connectors.cycle import YearState
from connectors.presentation import links
from connectors.presentation.marks import PENDING
from connectors.presentation.own.self_assessment_words import own_word
from connectors.presentation.passport import Passport, passport
from connectors.presentation.standing_words import signed
from connectors.presentation.words import word
from connectors.scorecard import Finding, Scorecard
from connectors.verification.decisions import Share
from rubric.language import number, points
from rubric.rescoring import reads_of

HIGHER, LOWER = "▲", "▼"
NOTHING = "–"


@dataclass(frozen=True)
class Gap:
    """A difference between two columns. ``acts``: one the agency may want to do something about."""

    sign: str
    amount: str
    said: str
    acts: bool


@dataclass(frozen=True)
class ColumnRow:
    """One criterion. ``claimed`` and ``verified`` are hundredths, None where there is nothing; the texts say why."""

    passport: Passport
    maximum: str
    claimed: int | None
    claimed_text: str
    computed_text: str
    verified: int | None
    verified_text: str
    verified_note: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class ColumnGroup:
    """One group of criteria, or the bonuses, or the penalties."""

    key: str
    title: str
    rows: tuple[ColumnRow, ...]

    @property
    def differing(self) -> int:
        """How many rows of the group differ in some column."""
        return sum(bool(row.gaps) for row in self.rows)


@dataclass(frozen=True)
class ScoreColumns:
    """The sentence on top, the groups, and what the index is in each column (empty where there is none)."""

    sentence: str
    groups: tuple[ColumnGroup, ...]
    computed_index: str
    verified_index: str


def score_columns(state: YearState, agency: str, language: str) -> ScoreColumns:
    """The three columns of ``agency`` in the year of ``state``."""
    shares = _shares(state, agency)
    verified = state.verified_scorecard if any(each.decided for each in shares.values()) else None
    groups = _groups(state.computed, verified, agency, state.year, shares, language)
    rows = [row for group in groups for row in group.rows]
    standing = verified.standing(agency, state.year) if verified else None
    return ScoreColumns(
        sentence=_sentence(state, agency, rows, language),
        groups=tuple(groups),
        computed_index=points(state.computed.standing(agency, state.year).index, language),
        verified_index=points(standing.index, language) if standing else "",
    )


def columns_table(columns: ScoreColumns, language: str) -> pl.DataFrame:
    """The columns as a table to send on; points as numbers."""
    rows = [row for group in columns.groups for row in group.rows]

    def in_points(values: list[int | None]) -> pl.Series:
        return pl.Series([None if each is None else each / 100 for each in values], dtype=pl.Float64)

    return pl.DataFrame(
        {
            word("item", language): [row.passport.item for row in rows],
            word("title", language): [row.passport.title for row in rows],
            word("maximum", language): in_points([row.passport.maximum for row in rows]),
            own_word("column.claimed", language): in_points([row.claimed for row in rows]),
            own_word("column.computed", language): in_points([row.passport.points for row in rows]),
            own_word("column.verified", language): in_points([row.verified for row in rows]),
            own_word("column.difference", language): ["; ".join(gap.said for gap in row.gaps) for row in rows],
            word("arithmetic", language): [row.passport.arithmetic for row in rows],
        }
    )


def _shares(state: YearState, agency: str) -> dict[str, Share]:
    """By item, how many of the agency's claims it reads, and how many of them are decided."""
    decided: dict[str, list[bool]] = {}
    for claim in state.verified.claims:
        if claim.agency == agency:
            decided.setdefault(claim.field, []).append(claim.key in state.verified.applied)
    reads = reads_of(state.installation.criteria_set, state.installation.agencies[agency].annex)
    shares: dict[str, Share] = {}
    for item, fields in reads.items():
        own = [each for field in set(fields) for each in decided.get(field, [])]
        shares[item] = Share(sum(own), len(own))
    return shares


def _groups(
    computed: Scorecard,
    verified: Scorecard | None,
    agency: str,
    year: int,
    shares: Mapping[str, Share],
    language: str,
) -> list[ColumnGroup]:
    rows: dict[str, list[ColumnRow]] = {}
    after = {each.item: each for each in verified.findings(agency, year)} if verified else {}
    criteria_set, locality = computed.criteria_set, computed.installation.locality.id
    for finding in computed.findings(agency, year):
        criterion = criteria_set.criteria.get(finding.item)
        key = criterion.group if criterion else "bonus" if finding.item in criteria_set.bonus.items else "penalty"
        link = links.self_assessment(locality, year, language, finding.item)
        shown = replace(passport(computed, agency, year, finding, language), link=link)
        own = computed.own_score(agency, year, finding.item)
        row = _row(shown, own.points if own else None, after.get(finding.item), shares.get(finding.item), language)
        rows.setdefault(key, []).append(row)
    titles = {key: f"{key}. {group.title.in_(language)}" for key, group in criteria_set.groups.items()}
    titles |= {key: word(key, language) for key in ("bonus", "penalty")}
    return [ColumnGroup(key, titles[key], tuple(found)) for key, found in rows.items()]


def _row(shown: Passport, claimed: int | None, after: Finding | None, share: Share | None, language: str) -> ColumnRow:
    applies = shown.share is not None
    is_seen = bool(after and share and share.decided)
    verified = after.points if after and is_seen else None
    gaps: list[Gap] = []
    if claimed is not None and applies and claimed != shown.points:
        by = claimed - shown.points
        key = "own.more" if by > 0 else "own.less"
        gaps.append(_gap(by, key, by > 0, language))
    if verified is not None and verified != shown.points:
        by = verified - shown.points
        gaps.append(_gap(by, "verified.more" if by > 0 else "verified.less", by < 0, language))
    text, note = _verified(verified, share, language)
    return ColumnRow(
        passport=shown,
        maximum=number(Fraction(shown.maximum, 100), None, language),
        claimed=claimed,
        claimed_text=NOTHING if claimed is None else points(claimed, language),
        computed_text=points(shown.points, language) if applies else shown.mark,
        verified=verified,
        verified_text=text,
        verified_note=note,
        gaps=tuple(gaps),
    )


def _gap(by: int, key: str, acts: bool, language: str) -> Gap:
    said = own_word(key, language, by=points(abs(by), language))
    return Gap(HIGHER if by > 0 else LOWER, signed(by, language), said, acts)


def _verified(verified: int | None, share: Share | None, language: str) -> tuple[str, str]:
    """What stands in the third column, and what is said of it."""
    if share is None or not share.made:
        return NOTHING, own_word("verified.nothing", language)
    if verified is None:
        return PENDING, own_word("verified.none", language)
    if share.decided < share.made:
        note = own_word("verified.part", language, decided=str(share.decided), made=str(share.made))
        return f"{points(verified, language)} {PENDING}", note
    return points(verified, language), ""


def _sentence(state: YearState, agency: str, rows: list[ColumnRow], language: str) -> str:
    computed = [(row.claimed, row.passport.points) for row in rows if row.passport.share is not None]
    own = [(claimed, counted) for claimed, counted in computed if claimed is not None]
    share = state.verified.shares.get(agency, Share(0, 0))
    said = own_word(
        "columns.sum",
        language,
        more=str(sum(claimed > counted for claimed, counted in own)),
        less=str(sum(claimed < counted for claimed, counted in own)),
        decided=str(share.decided),
        made=str(share.made),
        moved=str(sum(row.verified is not None and row.verified != row.passport.points for row in rows)),
    )
    return said if own else f"{own_word('columns.none_own', language)} {said}"
