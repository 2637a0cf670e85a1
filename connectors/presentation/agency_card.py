"""One agency's year, ready to draw: the header sentence, strengths and gaps, groups, and a passport for each point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median

from connectors.presentation import links
from connectors.presentation.marks import NOT_APPLICABLE
from connectors.presentation.passport import Passport, passport
from connectors.presentation.standing_words import gate_note, signed, why_not_ranked
from connectors.presentation.words import word
from connectors.scorecard import Scorecard, Standing
from rubric.language import number, points


@dataclass(frozen=True)
class GroupCard:
    """One group: its total in words and the passports of its criteria."""

    key: str
    title: str
    total: str
    share: int | None
    passports: tuple[Passport, ...]


@dataclass(frozen=True)
class SumLine:
    """One printed line of the sum that leads to the index."""

    label: str
    value: str
    is_total: bool = False


@dataclass(frozen=True)
class Comparison:
    """Shares of one group in percent: this agency, its cohort's median and best; None where it does not apply."""

    group: str
    title: str
    own: Fraction | None
    median: Fraction | None
    best: Fraction | None


@dataclass(frozen=True)
class AgencyCard:
    """Everything the agency page shows of one agency and year."""

    code: str
    name: str
    cohort: str
    sentence: str
    note: str
    strengths: tuple[Passport, ...]
    gaps: tuple[Passport, ...]
    groups: tuple[GroupCard, ...]
    adjustments: tuple[GroupCard, ...]
    sums: tuple[SumLine, ...]
    comparison: tuple[Comparison, ...]

    @property
    def whole_sentence(self) -> str:
        """The sentence with what is to be said of the band, where there is something."""
        return f"{self.sentence} {self.note[:1].upper()}{self.note[1:]}." if self.note else self.sentence


def agency_card(scorecard: Scorecard, code: str, year: int, language: str, *, edition: str = "") -> AgencyCard:
    """The card of an agency; KeyError when the agency or the year was not scored.

    ``edition`` is what the address says of the figures shown, so that the links of criteria lead to the same ones.
    """
    standing = scorecard.standing(code, year)
    agency = scorecard.agencies[code]
    locality = scorecard.installation.locality.id
    made = {
        f.item: replace(
            passport(scorecard, code, year, f, language),
            link=links.agency(locality, code, year, language, f.item, edition=edition),
        )
        for f in scorecard.findings(code, year)
    }
    criteria = [made[key] for key in scorecard.criteria_set.criteria_of(agency.annex)]
    applying = [each for each in criteria if each.share is not None]
    by_share = sorted(applying, key=lambda each: (-(each.share or Fraction(0)), -each.maximum))
    by_loss = sorted(applying, key=lambda each: each.points - each.maximum)
    return AgencyCard(
        code=code,
        name=agency.name.in_(language),
        cohort=scorecard.criteria_set.cohorts[agency.cohort].title.in_(language),
        sentence=_sentence(scorecard, standing, language),
        note=gate_note(scorecard, standing, language),
        strengths=tuple(each for each in by_share[:3] if each.points),
        gaps=tuple(each for each in by_loss[:3] if each.points < each.maximum),
        groups=tuple(_groups(scorecard, standing, made, language)),
        adjustments=tuple(_adjustments(scorecard, standing, made, language)),
        sums=_sums(standing, language),
        comparison=_comparison(scorecard, standing, language),
    )


def _sentence(scorecard: Scorecard, standing: Standing, language: str) -> str:
    index, band = points(standing.index, language), standing.band
    label = scorecard.criteria_set.bands[band].label.in_(language) if band else word("not_ranked", language)
    size = sum(s.rank is not None for s in scorecard.cohort(standing.cohort, standing.year))
    if standing.rank is None:
        why = why_not_ranked(scorecard, standing, language)
        start = f"{word('not_ranked', language)}: {why}; {index} "
        return start + ("points." if language == "en" else "điểm.")
    change = _change(scorecard, standing, language)
    if language == "en":
        rank = f"rank {standing.rank} of {size}" if size > 1 else word("only_one", language)
        return f"Band {label}, {index} points, {rank}{change}."
    rank = f"hạng {standing.rank} trên {size}" if size > 1 else word("only_one", language)
    return f"Mức {label}, {index} điểm, {rank}{change}."


def _change(scorecard: Scorecard, standing: Standing, language: str) -> str:
    before = standing.year - 1
    if before not in scorecard.years:
        return ""
    earlier = scorecard.standing(standing.agency, before)
    if earlier.rank is None:
        return f"; năm {before} không xếp hạng" if language == "vi" else f"; not ranked in {before}"
    change = signed(standing.index - earlier.index, language)
    if language == "en":
        return f"; {change} against {before} by the same method"
    return f"; {change} so với {before} trên cùng phương pháp"


def _groups(scorecard: Scorecard, standing: Standing, made: dict[str, Passport], language: str) -> list[GroupCard]:
    criteria = scorecard.criteria_set.criteria
    cards = []
    for total in scorecard.groups(standing.agency, standing.year):
        inside = tuple(p for key, p in made.items() if key in criteria and criteria[key].group == total.group)
        share = round(Fraction(100 * total.points, total.maximum)) if total.maximum else None
        maximum = number(Fraction(total.maximum, 100), None, language)
        nothing = f"{NOT_APPLICABLE} {word('mark.not_applicable', language)}"
        text = f"{points(total.points, language)} / {maximum}" if total.maximum else nothing
        title = scorecard.criteria_set.groups[total.group].title.in_(language)
        cards.append(GroupCard(total.group, title, text, share, inside))
    return cards


def _adjustments(scorecard: Scorecard, standing: Standing, made: dict[str, Passport], language: str) -> list[GroupCard]:
    blocks = (
        ("bonus", scorecard.criteria_set.bonus, standing.bonus),
        ("penalty", scorecard.criteria_set.penalty, standing.penalty),
    )
    cards = []
    for key, block, given in blocks:
        inside = tuple(made[item] for item in block.items if item in made)
        cap = number(block.cap.fraction, None, language)
        sign = "+" if key == "bonus" else "−"
        limit = f"tối đa {cap}" if language == "vi" else f"at most {cap}"
        total = f"{sign if given else ''}{points(given, language)} ({limit})"
        cards.append(GroupCard(key, word(key, language), total, None, inside))
    return cards


def _sums(standing: Standing, language: str) -> tuple[SumLine, ...]:
    """The printed lines from points to index, caps and clipping among them, so that the sum always holds."""
    vi = language == "vi"
    maximum = number(Fraction(standing.maximum, 100), None, language)
    earned, base = points(standing.points, language), points(standing.base_index, language)
    lines = [
        SumLine(
            "Điểm các tiêu chí trên điểm tối đa áp dụng" if vi else "Criteria points over the applicable maximum",
            f"{earned} / {maximum}",
        ),
        SumLine("Quy về thang 100" if vi else "On a scale of 100", f"100 × {earned} / {maximum} = {base}"),
    ]
    for given, capped, sign, name in (
        (standing.bonus_given, standing.bonus, "+", word("bonus", language)),
        (standing.penalty_given, standing.penalty, "−", word("penalty", language)),
    ):
        if given != capped:
            cut = "chỉ tính" if vi else "capped at"
            lines.append(SumLine(name, f"{sign}{points(given, language)}, {cut} {sign}{points(capped, language)}"))
        elif given:
            lines.append(SumLine(name, f"{sign}{points(given, language)}"))
    unclipped = standing.base_index + standing.bonus - standing.penalty
    if unclipped != standing.index:
        label = "Giới hạn trong 0–100" if vi else "Kept within 0–100"
        lines.append(SumLine(label, f"{points(unclipped, language)} → {points(standing.index, language)}"))
    lines.append(SumLine("Điểm chỉ số" if vi else "Index", points(standing.index, language), True))
    return tuple(lines)


def _comparison(scorecard: Scorecard, standing: Standing, language: str) -> tuple[Comparison, ...]:
    peers: dict[str, list[Fraction]] = {}
    for peer in scorecard.cohort(standing.cohort, standing.year):
        if peer.rank is None:
            continue
        for total in scorecard.groups(peer.agency, peer.year):
            if total.maximum:
                peers.setdefault(total.group, []).append(Fraction(100 * total.points, total.maximum))
    rows = []
    for total in scorecard.groups(standing.agency, standing.year):
        others = peers.get(total.group, [])
        own = Fraction(100 * total.points, total.maximum) if total.maximum else None
        title = scorecard.criteria_set.groups[total.group].title.in_(language)
        middle = Fraction(median(others)) if others else None
        rows.append(Comparison(total.group, title, own, middle, max(others, default=None)))
    return tuple(rows)
