"""The findings as people read them, and as machines do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from connectors.doctor.finding import SIGNS, Finding, Level
from rubric.text import Text


def as_lines(finding: Finding) -> str:
    """A finding in a few lines, Vietnamese first."""
    title, found, remedy = finding.title, finding.found, finding.remedy
    lines = [f"{SIGNS[finding.level]} {title.vi}: {found.vi}"]
    if remedy:
        lines.append(f"    → {remedy.vi}")
    lines.append(f"    {title.en}: {found.en}")
    if remedy:
        lines.append(f"    → {remedy.en}")
    return "\n".join(lines)


def as_summary(findings: Sequence[Finding]) -> str:
    """How many checks ended how."""
    counted = Counter(finding.level for finding in findings)
    fine, failed = counted[Level.FINE], counted[Level.FAILURE]
    odd = counted[Level.WARNING] + counted[Level.UNCHECKED]
    return f"✓ {fine} tốt / fine · ! {odd} cần xem / to look at · ✗ {failed} hỏng / broken"


def as_json(findings: Sequence[Finding]) -> str:
    """All findings as one object; ``ok`` is false when any check failed."""
    entries = [
        {
            "check": finding.code,
            "level": finding.level.value,
            "title": _both(finding.title),
            "found": _both(finding.found),
            "remedy": _both(finding.remedy) if finding.remedy else None,
            "details": list(finding.details),
        }
        for finding in findings
    ]
    return json.dumps({"ok": not any(failed(f) for f in findings), "findings": entries}, ensure_ascii=False, indent=2)


def failed(finding: Finding) -> bool:
    """Whether a finding keeps the system from working."""
    return finding.level is Level.FAILURE


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
