"""The deliberate cases of the sample of Hà Tĩnh."""

from __future__ import annotations

from connectors.samples.cases import Cases

CASES = Cases()
