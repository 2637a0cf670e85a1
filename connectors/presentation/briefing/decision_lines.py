"""What must be decided, and how what was decided before stands, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.briefing.follow_up import Followed, Stand
from connectors.briefing.owners import owner_name
from connectors.briefing.proposals import Proposal
from connectors.clock import day_in_vietnam
from connectors.presentation.briefing.briefing_words import WORDS, say
from connectors.presentation.briefing.phrases import Part, Phrase, agencies, counted, named, phrase, plain
from connectors.presentation.briefing.sources import Sources
from connectors.presentation.passport import clipped
from rubric.language import day, to_days
from rubric.text import Text

LONGEST_SHOWN = 200  # of what somebody typed


@dataclass(frozen=True)
class DecisionLine:
    """A matter to decide, who should act and until when; its numbers open where they come from."""

    said: Phrase
    owner: str
    due: str


@dataclass(frozen=True)
class EarlierLine:
    """A decision of before. ``said`` and ``note`` may be what somebody typed: draw them only where they stay text."""

    said: str
    owner: str
    due: str
    stand: Stand
    stand_label: str
    figures: str
    is_contradicted: bool
    note: str


def decision_line(proposal: Proposal, sources: Sources) -> DecisionLine:
    """A proposal in words."""
    return DecisionLine(
        said=proposal_phrase(proposal, sources),
        owner=owner_name(sources.facts.scorecard.installation, proposal.owner, sources.language),
        due=day(to_days(proposal.due), sources.language),
    )


def proposal_text(proposal: Proposal, sources: Sources) -> Text:
    """A proposal in both languages, as it is kept when somebody takes it up."""
    vi, en = (plain(proposal_phrase(proposal, Sources(sources.facts, language))) for language in ("vi", "en"))
    return Text(vi=vi, en=en)


def proposal_phrase(proposal: Proposal, sources: Sources) -> Phrase:
    """A proposal as a sentence."""
    language, subject = sources.language, proposal.subject
    match proposal.kind:
        case "reports":
            reports = counted(len(subject), "báo cáo", "report", "reports", language)
            codes = [item.partition(" ")[0] for item in subject]
            return _on_agencies("reports", sources, codes, sources.data_health, reports=reports)
        case "bands":
            return _on_agencies("bands", sources, [item.partition(" ")[0] for item in subject], sources.ranking)
        case "rewards":
            return _on_agencies("rewards", sources, subject, sources.ranking)
        case "appeals":
            n = counted(len(subject), "giải trình", "appeal", "appeals", language, sources.appeals)
            return phrase(WORDS["appeals"], language, n=n)
        case "targets":
            n = counted(len(subject), "mục tiêu", "target", "targets", language, sources.targets("at_risk"))
            return phrase(WORDS["targets"], language, n=n)
        case "release" | "correction" | "publish":
            return _on_release(proposal, sources)


def _on_release(proposal: Proposal, sources: Sources) -> Phrase:
    language, facts, link = sources.language, sources.facts, sources.publication
    if proposal.kind != "publish":
        names = named([Part(name, link) for name in proposal.subject], language)
        n = agencies(len(facts.changed_since_release), language, link)
        return phrase(WORDS[proposal.kind], language, names=names, n=n)
    check, year = facts.seen.check, Part(str(facts.year), link)
    against = len((*check.blocks, *check.reminders)) if check else 0
    n = counted(against, "loại việc", "kind of thing", "kinds of things", language, link)
    return phrase(WORDS["publish_blocked" if against else "publish"], language, n=n, year=year)


def _on_agencies(key: str, sources: Sources, codes: Sequence[str], link: str, **more: Part) -> Phrase:
    codes = list(dict.fromkeys(codes))
    names = named([sources.agency(code) for code in codes], sources.language, more=link)
    n = agencies(len(codes), sources.language, link)
    return phrase(WORDS[key], sources.language, n=n, names=names, **more)


def earlier_line(each: Followed, sources: Sources) -> EarlierLine:
    """How one decision of before stands."""
    language, check_in = sources.language, each.check_in
    newest = check_in.newest
    note = ""
    if newest and newest.note:
        on = day(to_days(day_in_vietnam(newest.at)), language)
        note = WORDS["noted"].in_(language).format(day=on, note=clipped(newest.note, LONGEST_SHOWN))
    figures = ""
    if each.known:
        key = "contradicted" if each.is_contradicted else "progress"
        figures = WORDS[key].in_(language).format(solved=each.solved, known=each.known)
    return EarlierLine(
        said=clipped(check_in.text.in_(language), LONGEST_SHOWN),
        owner=owner_name(sources.facts.scorecard.installation, check_in.owner, language),
        due=day(to_days(check_in.due), language),
        stand=each.stand,
        stand_label=say(f"stand.{each.stand}", language),
        figures=figures,
        is_contradicted=each.is_contradicted,
        note=note,
    )
