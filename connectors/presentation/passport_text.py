"""The point passport as plain text, for the terminal."""

from __future__ import annotations

from connectors.presentation.passport import passport
from connectors.presentation.words import word
from connectors.scorecard import Scorecard


def passport_text(scorecard: Scorecard, agency: str, year: int, item: str, language: str) -> str:
    """One finding explained in lines; KeyError when the agency does not have the item."""
    finding = next(each for each in scorecard.findings(agency, year) if each.item == item)
    shown = passport(scorecard, agency, year, finding, language)
    name = scorecard.agencies[agency].name.in_(language)
    lines = [f"{name}, {year} · {shown.item} {shown.title}: {shown.points_text} ({shown.outcome_label})"]
    if shown.because:
        lines.append(f"  {shown.because}")
    lines.append(f"{word('rule', language)}: {shown.rule}")
    for line in shown.inputs:
        lines.append(f"{word('inputs', language)}: {line.label}: {line.mark} {line.value} ({line.source})")
        lines += [f"    {cell.period} · {cell.address} · “{cell.text}” {cell.evidence}".rstrip() for cell in line.cells]
    lines.append(f"{word('arithmetic', language)}: {shown.arithmetic}")
    lines += [f"{word('clauses', language)}: {ref} {label}" for ref, label, _ in shown.clauses]
    lines += [f"{word('more', language)}: {line}" for line in shown.improvements]
    if scorecard.is_illustration:
        lines.append(word("illustration", language))
    return "\n".join(lines)
