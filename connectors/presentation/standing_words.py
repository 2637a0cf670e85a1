"""What is said of a standing wherever it is shown: the gate that caps it, and why it has no rank."""

from __future__ import annotations

from connectors.presentation.words import word
from connectors.scorecard import Scorecard, Standing
from rubric.language import number, points


def signed(hundredths: int, language: str) -> str:
    """A difference in points with its sign: +3,20 or −0,85."""
    sign = "+" if hundredths > 0 else "−" if hundredths < 0 else "±"
    return sign + points(abs(hundredths), language)


def gate_note(scorecard: Scorecard, standing: Standing, language: str) -> str:
    """Why a gate caps the band, or cannot be decided yet; empty when no gate speaks."""
    gates = scorecard.criteria_set.annexes[standing.annex].gates
    if standing.capped_by:
        gate = gates[standing.capped_by]
        band = scorecard.criteria_set.bands[gate.caps_at].label.in_(language)
        return word("gate.shut", language, band=band, why=_lower(gate.label.in_(language)))
    if standing.gates_undecided:
        key = standing.gates_undecided.split(",")[0]
        return word("gate.undecided", language, why=_lower(gates[key].label.in_(language)))
    return ""


def why_not_ranked(scorecard: Scorecard, standing: Standing, language: str) -> str:
    """The reason for which an agency has no rank."""
    minimum = scorecard.criteria_set.settings.minimum_applicable_points.fraction
    return word(f"not_ranked.{standing.not_ranked}", language, minimum=number(minimum, None, language))


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
