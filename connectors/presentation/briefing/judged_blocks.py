"""The blocks that judge: whom the stated rules propose for a reward, and what must be known of the figures."""

from __future__ import annotations

from fractions import Fraction

from connectors.briefing.rewards import NoReward, Reward
from connectors.presentation.briefing.blocks import Block
from connectors.presentation.briefing.briefing_words import WORDS, rules_said
from connectors.presentation.briefing.phrases import Part, Phrase, agencies, joined, named, phrase
from connectors.presentation.briefing.sources import Sources
from connectors.presentation.standing_words import signed
from rubric.language import number, points
from rubric.text import Text

MOST_REWARDS, MOST_NOT = 3, 3
_SAID_ABOVE = ("cơ quan còn thiếu báo cáo đến hạn", "cơ quan gửi báo cáo muộn")  # by the block on reports
_OTHERS = Text(vi="và {n} trường hợp khác", en="and {n} more")


def reward_block(sources: Sources) -> Block:
    """Whom the rules propose, whom they do not and why, and the rules."""
    facts, language = sources.facts, sources.language
    lines = [_reward(each, sources) for each in facts.rewards[:MOST_REWARDS]]
    if rest := len(facts.rewards) - len(lines):
        lines.append(phrase(_OTHERS, language, n=Part(str(rest), sources.ranking)))
    refused = [_no_reward(each, sources) for each in facts.no_rewards[:MOST_NOT]]
    if rest := len(facts.no_rewards) - len(refused):
        refused.append(phrase(_OTHERS, language, n=Part(str(rest), sources.ranking)))
    if refused:
        lines.append(phrase(WORDS["not_proposed"], language, whom=joined(refused)))
    if not lines:
        vi, en = "Chưa có cơ quan nào được xếp hạng để đề xuất.", "No agency is ranked that could be proposed."
        lines.append((Part(vi if language == "vi" else en),))
    title = "Đề xuất khen thưởng theo quy tắc" if language == "vi" else "Rewards by stated rules"
    rules = rules_said(facts.settings.rewards, facts.scorecard.criteria_set, language)
    return Block("rewards", title, tuple(lines), note=rules)


def _reward(each: Reward, sources: Sources) -> Phrase:
    return phrase(
        WORDS[f"row.{each.ground}"],
        sources.language,
        name=sources.agency(each.agency),
        cohort=Part(sources.cohort_title(each.cohort), sources.cohort(each.cohort)),
        index=points(each.index, sources.language),
        gain=signed(each.gain, sources.language),
        year=sources.facts.year - 1,
        band=sources.band(each.band),
    )


def _no_reward(each: NoReward, sources: Sources) -> Phrase:
    rules, language = sources.facts.settings.rewards, sources.language
    reasons = [
        phrase(
            WORDS[f"obstacle.{obstacle}"],
            language,
            least=rules.least_ranked,
            percent=rules.verified_percent,
            gain=rules.least_gain,
        )
        for obstacle in each.obstacles
    ]
    cohort = Part(sources.cohort_title(each.cohort), sources.cohort(each.cohort))
    key = f"none.{each.ground}" if each.agency else f"none.{each.ground}_of"
    name = sources.agency(each.agency) if each.agency else ""
    return phrase(WORDS[key], language, name=name, cohort=cohort, why=joined(reasons, ", "))


def caveat_block(sources: Sources) -> Block:
    """What the figures do not say yet: made up, not verified, not ranked, blocked, computed again."""
    language = sources.language
    found = [_made_up(sources), _verified(sources), _against(sources), _unranked(sources), _other_rules(sources)]
    title = "Lưu ý về số liệu" if language == "vi" else "What to know of the figures"
    return Block("caveats", title, tuple((*each, Part(".")) for each in found if each))


def _made_up(sources: Sources) -> Phrase:
    return phrase(WORDS["illustration"], sources.language) if sources.facts.scorecard.is_illustration else ()


def _verified(sources: Sources) -> Phrase:
    facts, language = sources.facts, sources.language
    if not facts.is_current:
        return ()
    made = sum(each.made for each in facts.seen.shares.values())
    if not made or facts.seen.check is None:
        return phrase(WORDS["nothing_claimed"], language)
    share = number(Fraction(int(facts.seen.check.verified * 1000), 10), None, language)  # 99,96% is not all of it
    return phrase(WORDS["verified"], language, share=Part(f"{share}%", sources.verification))


def _against(sources: Sources) -> Phrase:
    """What blocks publication, and what only warns."""
    check, language = sources.facts.seen.check, sources.language
    if check is None or not sources.facts.is_current:
        return ()
    warns = [each for each in check.warns if not each.vi.endswith(_SAID_ABOVE)]
    told = [("blocks", check.blocks), ("would_block", check.reminders), ("warns", warns)]
    lines = [
        phrase(WORDS[key], language, what=joined([(Part(each.in_(language), sources.publication),) for each in said]))
        for key, said in told
        if said
    ]
    return joined(lines, ". ")


def _unranked(sources: Sources) -> Phrase:
    facts, language = sources.facts, sources.language
    if not facts.unranked:
        return ()
    names = named([sources.agency(code) for code in facts.unranked], language, more=sources.ranking)
    n = agencies(len(facts.unranked), language, sources.ranking)
    return phrase(WORDS["unranked_some"], language, n=n, names=names)


def _other_rules(sources: Sources) -> Phrase:
    """Where a comparison is between figures of different rules."""
    facts, language = sources.facts, sources.language
    told: list[Phrase] = []
    note = facts.scorecard.criteria_set.recomputed.get(facts.last_year or 0)
    if note is not None:
        told.append(phrase(WORDS["recomputed"], language, year=str(facts.last_year), note=note.in_(language)))
    released = facts.seen.released
    if facts.release and released and released.run.criteria_hash != facts.scorecard.run.criteria_hash:
        name = Part(facts.release.name, sources.release(facts.release.name))
        told.append(phrase(WORDS["set_changed"], language, name=name))
    return joined(told)
