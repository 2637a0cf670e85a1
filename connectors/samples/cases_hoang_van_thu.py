"""The deliberate cases of the sample of Hoàng Văn Thụ."""

from __future__ import annotations

from connectors.samples.cases import Cases

CASES = Cases()
