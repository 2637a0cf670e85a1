"""The three sentences of a briefing: what changed, what is late or at risk, what must be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from connectors.briefing.band_moves import BandMove
from connectors.briefing.follow_up import Followed
from connectors.clock import day_in_vietnam
from connectors.presentation.briefing.briefing_words import WORDS
from connectors.presentation.briefing.phrases import Part, Phrase, agencies, counted, joined, phrase
from connectors.presentation.briefing.sources import Sources
from rubric.language import day, to_days


def sentences(sources: Sources, to_decide: int, earlier: Sequence[Followed]) -> tuple[Phrase, ...]:
    """The three sentences; ``to_decide`` is how many matters are proposed, ``earlier`` what was given out before."""
    return tuple(
        _ended(joined(parts))
        for parts in (_changed(sources), _threatened(sources), _decided(sources, to_decide, earlier))
    )


def _ended(said: Phrase) -> Phrase:
    first = Part(said[0].text[:1].upper() + said[0].text[1:], said[0].link)
    return (first, *said[1:], Part("."))


def _changed(sources: Sources) -> list[Phrase]:
    facts, language = sources.facts, sources.language
    release = facts.release
    if not facts.is_current:
        first = phrase(WORDS["past_year"], language, year=facts.year, set=facts.scorecard.criteria_set.year)
    elif release is None or release.published_at is None:
        first = phrase(WORDS["no_release"], language, year=Part(str(facts.year), sources.publication))
    else:
        first = phrase(
            WORDS["since_release"],
            language,
            name=Part(release.name, sources.release(release.name)),
            day=day(to_days(day_in_vietnam(release.published_at)), language),
            moved=_moved(facts.since_release, sources.publication, language),
        )
    if facts.last_year is None:
        return [first, phrase(WORDS["no_year"], language)]
    moved = _moved(facts.since_last_year, sources.ranking, language)
    return [first, phrase(WORDS["since_year"], language, year=facts.last_year, moved=moved)]


def _moved(moves: Sequence[BandMove], link: str, language: str) -> Phrase:
    if not moves:
        return phrase(WORDS["none_moved"], language)
    up = sum(move.rises for move in moves)
    parts = [("up", up), ("down", len(moves) - up)]
    return joined([phrase(WORDS[key], language, n=agencies(n, language, link)) for key, n in parts if n], ", ")


def _threatened(sources: Sources) -> list[Phrase]:
    return [*_reports(sources), _targets(sources)]


def _reports(sources: Sources) -> list[Phrase]:
    facts, language = sources.facts, sources.language
    overdue, debtors = facts.overdue, {each.agency for each in facts.overdue}
    late, owing = {each.agency for each in facts.late} - debtors, len(debtors)
    if owing:
        owed = phrase(
            WORDS["owing_one" if owing == 1 else "owing"],
            language,
            n=agencies(owing, language, sources.data_health),
            reports=counted(len(overdue), "báo cáo", "report", "reports", language),
        )
    elif not facts.owed:
        owed = phrase(WORDS["nothing_owed"], language)
    elif all(each.state == "not_due" for each in facts.owed):
        owed = phrase(WORDS["nothing_due"], language)
    else:
        owed = phrase(WORDS["nobody_owes"], language)
    if not late:
        return [owed]
    return [
        owed,
        phrase(
            WORDS["came_late" if owing else "only_late"], language, n=agencies(len(late), language, sources.data_health)
        ),
    ]


def _targets(sources: Sources) -> Phrase:
    facts, language = sources.facts, sources.language
    if not facts.targets:
        return phrase(WORDS["no_targets"], language)
    at_risk, slow = len(facts.at_risk), len(facts.slow)
    counted_slow: Phrase = ()
    if slow:
        counted_slow = phrase(WORDS["slow"], language, n=Part(str(slow), sources.targets("slow")))
    key = "none_at_risk" if not at_risk else "at_risk_one" if at_risk == 1 else "at_risk"
    return phrase(
        WORDS[key],
        language,
        n=Part(str(at_risk), sources.targets("at_risk")),
        total=Part(str(len(facts.targets)), sources.targets()),
        slow=counted_slow,
    )


def _decided(sources: Sources, to_decide: int, earlier: Sequence[Followed]) -> list[Phrase]:
    language = sources.language
    first = phrase(WORDS["nothing_to_decide"], language)
    if to_decide:
        first = phrase(WORDS["to_decide"], language, n=counted(to_decide, "việc", "matter", "matters", language))
    stands = Counter(each.stand for each in earlier)
    settled = stands["solved"] + stands["done"] + stands["dropped"]
    told = [("given_late", stands["late"]), ("given_open", stands["open"]), ("given_settled", settled)]
    given = [phrase(WORDS[key], language, n=counted(n, "việc", "task", "tasks", language)) for key, n in told if n]
    return [first, *(given or [phrase(WORDS["none_given"], language)])]
