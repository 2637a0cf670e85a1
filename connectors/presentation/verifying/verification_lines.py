"""The verifier's queue as lines to draw: filtered, a page at a time, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from connectors.cycle.desk import ClaimState, Desk
from connectors.layouts.periods import write_period
from connectors.presentation.passport import clipped
from connectors.presentation.verifying.verification_words import say
from connectors.reported import ReportedValue
from connectors.verification.claims import ClaimKey
from connectors.verification.queue import QueueItem
from connectors.verification.risks import RISKS
from rubric.criteria.field import GIVEN_KINDS, Field
from rubric.language import field_value, number, points

PAGE = 25
_MONTHS_EN = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")  # fmt: skip


@dataclass(frozen=True)
class QueueLine:
    """One claim in a list. ``key`` opens it; ``reasons`` are whole sentences, the heaviest first."""

    key: ClaimKey
    agency: str
    field: str
    period: str
    value: str
    risk: str
    is_risky: bool
    reasons: tuple[str, ...]
    at_stake: str
    state: ClaimState
    state_label: str


@dataclass(frozen=True)
class QueuePage:
    """The lines of one page, how many claims match in all, and how many pages they make."""

    lines: tuple[QueueLine, ...]
    count: int
    page: int
    pages: int


def chosen(
    desk: Desk,
    *,
    state: str = "",
    agency: str = "",
    cohort: str = "",
    code: str = "",
    items: Sequence[QueueItem] | None = None,
) -> list[QueueItem]:
    """The claims of one state (empty: all that are not finished), agency, cohort and kind of reason, riskiest first."""
    agencies, states = desk.state.installation.agencies, desk.states
    return [
        item
        for item in (desk.items if items is None else items)
        if (states[item.claim.key] == state if state else states[item.claim.key] != "decided")
        and agency in {"", item.claim.agency}
        and cohort in {"", agencies[item.claim.agency].cohort}
        and (not code or any(each.code == code for each in item.reasons))
    ]


def page_of(desk: Desk, items: Sequence[QueueItem], page: int, language: str) -> QueuePage:
    """One page of the claims; a page that is not there means the last one."""
    pages = max(1, -(-len(items) // PAGE))
    page = min(max(1, page), pages)
    shown = items[(page - 1) * PAGE : page * PAGE]
    return QueuePage(tuple(line_of(desk, item, language) for item in shown), len(items), page, pages)


def line_of(desk: Desk, item: QueueItem, language: str) -> QueueLine:
    """One claim as a line."""
    key = item.claim.key
    state, installation = desk.states[key], desk.state.installation
    spec = installation.criteria_set.fields[key[2]]
    return QueueLine(
        key=key,
        agency=installation.agencies[key[0]].name.in_(language),
        field=spec.label.in_(language),
        period=period_in_words(key[1], language),
        value=value_in_words(spec, item.value, language),
        risk=say("risk", language, risk=str(item.risk)),
        is_risky=item.risk > desk.state.settings.low_risk_at_most,
        reasons=tuple(each.text.in_(language) for each in item.reasons),
        at_stake=say("at_stake", language, points=points(item.at_stake, language)) if item.at_stake else "",
        state=state,
        state_label=say(f"state.{state}", language),
    )


def reason_counts(items: Sequence[QueueItem]) -> Mapping[str, int]:
    """How many claims have each kind of reason, the heaviest kind first; those that nobody has are left out."""
    found = dict.fromkeys(RISKS, 0)
    for item in items:
        for each in item.reasons:
            found[each.code] += 1
    return {code: count for code, count in found.items() if count}


def period_in_words(period: str, language: str) -> str:
    """A period as people name it."""
    if language != "en":
        return write_period(period)
    year, _, part = period.partition("-")
    if part.startswith("M"):
        return f"{_MONTHS_EN[int(part[1:])]} {year}"
    return f"{'First' if part == 'H1' else 'Second'} half of {year}" if part else year


def value_in_words(field: Field, value: ReportedValue, language: str) -> str:
    """What is claimed: the figure with its unit, or that it is asked for as not applicable, or cannot be read."""
    match value.state:
        case "not_applicable":
            return "đề nghị “không áp dụng”" if language == "vi" else "“not applicable” requested"
        case "unreadable":
            return (
                f"không đọc được: “{clipped(value.text, 60)}”"
                if language == "vi"
                else f"unreadable: “{clipped(value.text, 60)}”"
            )
        case _:
            if field.kind in GIVEN_KINDS:
                return clipped(value.text, 80)
            return stored_in_words(field, value.value, language)


def stored_in_words(field: Field, stored: int | Fraction | None, language: str) -> str:
    """A stored integer of a field with its unit; a median may lie between two of them."""
    if stored is None:
        return "–"
    if isinstance(stored, Fraction) and stored.denominator != 1:
        if field.kind in {"date", "yes_no", "choices"}:
            low, high = (field_value(field, each, language) for each in (stored.__floor__(), stored.__ceil__()))
            return low if low == high else f"{low} – {high}"
        said = number(stored / field.scale, None, language)
        return f"{said}%" if field.kind in {"percent", "level"} else f"{said} {field.unit.in_(language)}"
    said = field_value(field, int(stored), language)
    has_unit = field.kind in {"count", "number", "money"}
    return f"{said} {field.unit.in_(language)}" if has_unit else said
