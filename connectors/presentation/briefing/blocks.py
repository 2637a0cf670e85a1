"""What stands behind the three sentences, block by block: each short, with what is left out counted and linked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.briefing.band_moves import BandMove, ItemMove
from connectors.owed_reports import OwedReport
from connectors.presentation.briefing.briefing_words import WORDS
from connectors.presentation.briefing.phrases import Part, Phrase, agencies, counted, joined, phrase
from connectors.presentation.briefing.sources import Sources
from connectors.presentation.passport import clipped
from connectors.presentation.progress.progress_list import short_title
from connectors.presentation.progress.progress_status import status_label, why
from connectors.presentation.progress.progress_words import unit_of
from connectors.presentation.standing_words import signed
from connectors.progress.targets import TargetProgress
from rubric.language import points

MOST_ITEMS, MOST_FALLS, MOST_RISES, MOST_OWING, MOST_TARGETS = 3, 3, 1, 3, 3  # what fits one A4 page
LONGEST_TITLE, LONGEST_WHY, MOST_NAMED = 110, 120, 2
_COLON = Part(":")


@dataclass(frozen=True)
class Block:
    """A heading and its lines, some of which lead in those after them; ``note`` stands small below."""

    key: str
    title: str
    lines: tuple[Phrase, ...]
    note: str = ""
    leads: tuple[Phrase, ...] = ()


def band_block(sources: Sources) -> Block:
    """Who crossed a band: against the release, then against last year on the same method."""
    facts, language = sources.facts, sources.language
    lines: list[Phrase] = []
    leads: list[Phrase] = []
    if facts.release is not None:
        since = phrase(
            WORDS["since.release"], language, name=Part(facts.release.name, sources.release(facts.release.name))
        )
        lines += _moves(since, facts.since_release, sources, sources.publication)
        leads.append((*since, _COLON))
    if facts.last_year is not None:
        since = phrase(WORDS["since.year"], language, year=facts.last_year)
        most = MOST_FALLS - 1 if facts.since_release else MOST_FALLS
        lines += _moves(since, facts.since_last_year, sources, sources.ranking, most)
        leads.append((*since, _COLON))
    if not lines:
        lines = [_whole(phrase(WORDS["no_year"], language))]
    title = "Cơ quan đổi mức, vì đâu" if language == "vi" else "Agencies in another band, and why"
    return Block("bands", title, tuple(lines), leads=tuple(leads))


def _moves(
    since: Phrase, moves: Sequence[BandMove], sources: Sources, more: str, most_falls: int = MOST_FALLS
) -> list[Phrase]:
    language = sources.language
    if not moves:
        return [(*since, Part(": "), *phrase(WORDS["none_moved"], language), Part("."))]
    falls, rises = ([move for move in moves if move.rises is up] for up in (False, True))
    shown = [*falls[:most_falls], *rises[:MOST_RISES]]
    lines = [(*since, _COLON), *(_move(move, sources) for move in shown)]
    if rest := len(moves) - len(shown):
        lines.append(phrase(WORDS["more_moved"], language, n=agencies(rest, language, more)))
    return lines


def _move(move: BandMove, sources: Sources) -> Phrase:
    language = sources.language
    key = "row.ranked" if not move.before else "row.unranked" if not move.after else None
    said = phrase(
        WORDS[key or ("row.rose" if move.rises else "row.fell")],
        language,
        name=sources.agency(move.agency),
        before=sources.band(move.before),
        after=sources.band(move.after),
    )
    reasons = [_gate(move, sources)] if move.gate else []
    reasons += [_item(item, move.agency, sources) for item in move.items[: MOST_ITEMS - len(reasons)]]
    return (*said, Part(" "), *phrase(WORDS["row.why"], language, items=joined(reasons))) if reasons else said


def _gate(move: BandMove, sources: Sources) -> Phrase:
    scorecard = sources.facts.scorecard
    gate = scorecard.criteria_set.annexes[scorecard.agencies[move.agency].annex].gates.get(move.gate or "")
    if move.rises or gate is None:
        return phrase(WORDS["row.gate_open"], sources.language)
    label = gate.label.in_(sources.language)
    said = label[:1].lower() + label[1:]
    return phrase(WORDS["row.gate_shut"], sources.language, gate=Part(said, sources.card(move.agency, gate.criterion)))


def _item(item: ItemMove, agency: str, sources: Sources) -> Phrase:
    language, part = sources.language, Part(item.item, sources.card(agency, item.item))
    if item.before is None and item.after is not None:
        return phrase(WORDS["row.newly"], language, item=part, points=points(item.after, language))
    return phrase(WORDS["row.change"], language, item=part, change=signed(item.effect, language))


def report_block(sources: Sources) -> Block:
    """Who owes a report, the longest overdue first, and who sent one late."""
    facts, language = sources.facts, sources.language
    owing: dict[str, list[OwedReport]] = {}
    for each in facts.overdue:
        owing.setdefault(each.agency, []).append(each)
    lines = [
        phrase(WORDS["row.owes"], language, name=sources.agency(code), reports=_owed(reports, language))
        for code, reports in list(owing.items())[:MOST_OWING]
    ]
    if rest := len(owing) - len(lines):
        lines.append(phrase(WORDS["more_agencies"], language, n=agencies(rest, language, sources.data_health)))
    if not lines:
        key = "nothing_owed" if not facts.owed else "nothing_due" if _nothing_due(sources) else "nobody_owes"
        lines.append(_whole(phrase(WORDS[key], language)))
    late = [each for each in facts.late if each.agency not in owing]
    if late:
        count, latest = len({each.agency for each in late}), late[0]
        key = "late_one" if count == 1 else "late_most"
        n = agencies(count, language, sources.data_health)
        lines.append(phrase(WORDS[key], language, n=n, name=sources.agency(latest.agency), days=latest.days))
    return Block("reports", "Báo cáo còn nợ, gửi muộn" if language == "vi" else "Reports owed and late", tuple(lines))


def _owed(reports: Sequence[OwedReport], language: str) -> Phrase:
    """The reports one agency owes, the longest overdue first; many of them are counted."""
    labels = [each.report.label.in_(language) for each in reports]
    names = [label[:1].lower() + label[1:] for label in labels]
    if len(reports) > MOST_NAMED:
        words = WORDS["overdue_many"]
        return phrase(words, language, n=len(reports), report=names[0], days=reports[0].days)
    pairs = zip(names, reports, strict=True)
    return joined([phrase(WORDS["overdue"], language, report=name, days=each.days) for name, each in pairs])


def _nothing_due(sources: Sources) -> bool:
    return all(each.state == "not_due" for each in sources.facts.owed)


def target_block(sources: Sources) -> Block:
    """The targets at risk and slow ones: those that can still be met before those whose year has passed."""
    facts, language = sources.facts, sources.language
    found = sorted(
        (*facts.at_risk, *facts.slow),
        key=lambda each: (each.target.year < facts.year, each.progress.status != "at_risk", each.target.year),
    )
    lines = [_target(each, sources) for each in found[:MOST_TARGETS]]
    if rest := len(found) - len(lines):
        n = counted(rest, "mục tiêu", "target", "targets", language, sources.targets())
        lines.append(phrase(WORDS["more_targets"], language, n=n))
    if not facts.targets:
        lines = [phrase(WORDS["targets_none"], language, tasks=Part(WORDS["tasks"].in_(language), sources.tasks))]
    elif not found:
        lines = [phrase(WORDS["targets_fine"], language)]
    unknown = sum(each.progress.status == "no_data" for each in facts.targets)
    if unknown:
        n = counted(unknown, "mục tiêu", "target", "targets", language, sources.targets("no_data"))
        lines.append(phrase(WORDS["targets_unknown"], language, n=n))
    last = max((each.target.year for each in facts.targets), default=2030)
    title = f"Mục tiêu đến năm {last} có nguy cơ" if language == "vi" else f"Targets up to {last} at risk"
    return Block("targets", title, tuple(lines))


def _target(each: TargetProgress, sources: Sources) -> Phrase:
    language, installation = sources.language, sources.facts.scorecard.installation
    title = short_title(each.target.title.in_(language), each.target.year)
    said = why(each, unit_of(each.measure, installation, language), language)
    return phrase(
        WORDS["row.target"],
        language,
        status=Part(status_label(each, language), sources.targets(target=each.key)),
        year=each.target.year,
        title=clipped(title, LONGEST_TITLE),
        why=clipped(said, LONGEST_WHY),
    )


def _whole(said: Phrase) -> Phrase:
    """A phrase as a sentence of its own."""
    return (Part(said[0].text[:1].upper() + said[0].text[1:], said[0].link), *said[1:], Part("."))
