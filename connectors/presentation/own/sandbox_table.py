"""The sandbox as a table to type into: the agency's own figures as text, what was typed read as the sheet is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.reading import read_cell
from connectors.presentation.own.self_assessment_words import own_word
from connectors.presentation.own.way_up_list import standing_in_words
from connectors.presentation.passport import clipped
from connectors.presentation.standing_words import signed
from connectors.scorecard import Scorecard
from connectors.way_up.sandbox import Absence, Difference, Sandbox
from rubric.criteria.field import GIVEN_KINDS, NUMERIC_KINDS, Field
from rubric.language import field_value, points
from rubric.reasons import Reason
from rubric.rescoring import reads_of
from rubric.rules.base import Speech

LONGEST_TYPED = 300  # characters of one cell of the sandbox
_NOWHERE = Address("")


@dataclass(frozen=True)
class TryRow:
    """One figure of the agency: ``now`` as it is shown, ``typed`` as it would be typed into the sheet."""

    field: str
    items: str
    label: str
    now: str
    typed: str
    unit: str


@dataclass(frozen=True)
class Typed:
    """What was typed: changes for the sandbox, and a sentence for each figure that cannot be read."""

    changes: Mapping[str, int | Absence]
    mistakes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TriedRow:
    """One criterion that the tried figures move."""

    item: str
    title: str
    before: str
    after: str
    gain: str
    is_loss: bool


@dataclass(frozen=True)
class Tried:
    """What the tried figures would make of the score: a sentence, and the criteria that move."""

    sentence: str
    rows: tuple[TriedRow, ...]
    mistakes_title: str
    mistakes: tuple[tuple[str, str], ...]


def try_rows(scorecard: Scorecard, agency: str, year: int, language: str) -> tuple[TryRow, ...]:
    """The figures that the agency reports itself and its criteria read, in the order of the criteria."""
    annex, row = scorecard.row(agency, year)
    fields = scorecard.criteria_set.fields
    speech = Speech(fields, scorecard.installation.regime, annex, year, language)
    items: dict[str, list[str]] = {}
    order = {name: place for place, name in enumerate(fields)}
    for item, names in reads_of(scorecard.criteria_set, annex).items():
        for name in sorted(names, key=order.__getitem__):
            if fields[name].source == "agency" and fields[name].scope == "agency":
                items.setdefault(name, []).append(item)
    rows = []
    for name, reading in items.items():
        state = Reason(row[f"{name}:state"])
        texts = [value.text for value in scorecard.sources(agency, year, name) if value.state == "unreadable"]
        now = _now(fields[name], row[name], state, texts, language)
        typed = as_typed(fields[name], row[name]) if state.is_scored else ""
        rows.append(TryRow(name, ", ".join(reading), speech.label(name), now, typed, speech.unit(name)))
    return tuple(rows)


def as_typed(field: Field, value: int) -> str:
    """A stored value as it is typed into a Vietnamese sheet, so that reading it gives the value again.

    Numbers have no marks between thousands: 1.329 can be read two ways. A text or link that is given stays as shown.
    """
    shown = field_value(field, value, "vi")
    return shown.replace(".", "") if field.kind in NUMERIC_KINDS else shown


def read_typed(
    rows: Sequence[TryRow], typed: Sequence[str | None], fields: Mapping[str, Field], language: str
) -> Typed:
    """What differs from ``rows`` in ``typed`` (one text a row), read by the rules of the sheet's cells."""
    changes: dict[str, int | Absence] = {}
    mistakes: list[tuple[str, str]] = []
    for row, given in zip(rows, typed, strict=True):
        text = (given or "").strip()[: LONGEST_TYPED + 1]
        if text == row.typed:
            continue
        field = fields[row.field]
        if field.kind in GIVEN_KINDS and text and row.typed:
            continue  # another text or link is as good as the one that is given
        reading = read_cell(RawCell(_NOWHERE, "text", text=text, plain_text_source=True), field)
        if reading.state == "unreadable":
            mistakes.append((row.label, reading.problems[0].message.in_(language)))
        elif reading.state == "reported" and reading.value is not None:
            changes[row.field] = reading.value
        elif reading.state == "not_applicable":
            changes[row.field] = "not_applicable"
        elif row.typed:
            changes[row.field] = "missing"
    return Typed(changes, tuple(mistakes))


def tried(scorecard: Scorecard, found: Sandbox, typed: Typed, language: str) -> Tried:
    """What the sandbox says, in words."""
    before, after = (standing_in_words(scorecard, each, language) for each in (found.before, found.standing))
    gain, count = signed(found.standing.index - found.before.index, language), str(len(typed.changes))
    if not typed.changes:
        sentence = own_word("sandbox.same", language, now=before)
    elif before == after:
        sentence = own_word("sandbox.unmoved", language, count=count, before=before)
    else:
        sentence = own_word("sandbox.moved", language, count=count, before=before, after=after, gain=gain)
    items = scorecard.criteria_set.scored_items(found.before.annex)
    titles = {each.after.item: items[each.after.item].title.in_(language) for each in found.differences}
    return Tried(
        sentence=sentence,
        rows=tuple(_row(each, titles[each.after.item], scorecard, language) for each in found.differences),
        mistakes_title=own_word("sandbox.ignored", language, count=str(len(typed.mistakes))),
        mistakes=typed.mistakes,
    )


def _row(each: Difference, title: str, scorecard: Scorecard, language: str) -> TriedRow:
    worth = -each.gain if each.after.item in scorecard.criteria_set.penalty.items else each.gain
    return TriedRow(
        item=each.after.item,
        title=title,
        before=points(each.before.points, language),
        after=points(each.after.points, language),
        gain=signed(worth, language),
        is_loss=worth < 0,
    )


def _now(field: Field, value: int, state: Reason, texts: Sequence[str], language: str) -> str:
    if state.is_scored:
        return field_value(field, value, language)
    if state is Reason.UNREADABLE:
        return " ".join([own_word("state.unreadable", language), *(f"“{clipped(text, 40)}”" for text in texts[:1])])
    keys = {Reason.NOT_REPORTED: "state.missing", Reason.REQUESTED: "state.requested"}
    return own_word(keys.get(state, "state.other"), language)
