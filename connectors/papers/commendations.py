"""Whom a report proposes to commend: by the very rules of the briefing, which it states."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.briefing.rewards import Reward, rewards
from connectors.briefing.settings import BriefingSettings, RewardRules
from connectors.papers.material import Material
from connectors.presentation.briefing.briefing_words import rules_said
from connectors.presentation.standing_words import signed
from connectors.scorecard import Scorecard
from connectors.verification.claims import is_claimed
from connectors.verification.decisions import Share
from rubric.language import points


def commended(material: Material, chosen: BriefingSettings) -> list[str]:
    """The agencies that the rules propose, each with its ground; empty where they propose nobody."""
    scorecard, year = material.scorecard, material.year
    shares = decided_shares(scorecard, year) if material.shares is None else material.shares
    proposed, _ = rewards(scorecard, year, shares, chosen.rewards)
    return [_said(each, material) for each in proposed]


def rules_of(material: Material, rules: RewardRules) -> str:
    """The rules in words."""
    return rules_said(rules, material.scorecard.criteria_set, "vi")


def decided_shares(scorecard: Scorecard, year: int) -> Mapping[str, Share]:
    """The claims of a year that a scorecard shows, and on how many of them it knows a decision, by agency."""
    found: dict[str, Share] = {}
    for (agency, of_year, field), values in scorecard.figures.sources.items():
        for value in values if of_year == year else ():
            if value.state == "missing" or not is_claimed(scorecard.installation, agency, value.period, field):
                continue
            before = found.get(agency, Share(0, 0))
            decided = (agency, value.period, field) in scorecard.verdicts
            found[agency] = Share(before.decided + decided, before.made + 1)
    return found


def _said(each: Reward, material: Material) -> str:
    scorecard = material.scorecard
    name = scorecard.agencies[each.agency].name.vi
    cohort = scorecard.criteria_set.cohorts[each.cohort].title.vi
    band = scorecard.criteria_set.bands[each.band].label.vi
    if each.ground == "first":
        return f"{name} (đứng đầu khối {cohort}, {points(each.index, 'vi')} điểm, mức {band})"
    gain = signed(each.gain, "vi")
    return f"{name} (tiến bộ nhất khối {cohort}, {gain} điểm so với năm {material.year - 1}, mức {band})"
