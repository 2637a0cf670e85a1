"""Which deliberate cases the sample of a locality has; one without a table of its own has none."""

from __future__ import annotations

from connectors.samples import cases_dien_bien, cases_ha_tinh, cases_hoang_van_thu, cases_hue, cases_quang_ngai
from connectors.samples.cases import Cases

_CASES = {
    "hue": cases_hue.CASES,
    "quang-ngai": cases_quang_ngai.CASES,
    "dien-bien": cases_dien_bien.CASES,
    "ha-tinh": cases_ha_tinh.CASES,
    "hoang-van-thu": cases_hoang_van_thu.CASES,
}
_NONE = Cases()


def cases_of(locality: str) -> Cases:
    """The deliberate cases of a locality, by its identifier."""
    return _CASES.get(locality, _NONE)
