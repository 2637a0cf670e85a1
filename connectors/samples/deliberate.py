"""Which deliberate cases the sample of a locality has; one without a table of its own has none."""

from __future__ import annotations

from connectors.samples.cases import Cases
from connectors.samples.cases_dien_bien import CASES as DIEN_BIEN
from connectors.samples.cases_ha_tinh import CASES as HA_TINH
from connectors.samples.cases_hoang_van_thu import CASES as HOANG_VAN_THU
from connectors.samples.cases_hue import CASES as HUE
from connectors.samples.cases_quang_ngai import CASES as QUANG_NGAI

_CASES = {
    "hue": HUE,
    "quang-ngai": QUANG_NGAI,
    "dien-bien": DIEN_BIEN,
    "ha-tinh": HA_TINH,
    "hoang-van-thu": HOANG_VAN_THU,
}
_NONE = Cases()


def cases_of(locality: str) -> Cases:
    """The deliberate cases of a locality, by its identifier."""
    return _CASES.get(locality, _NONE)
