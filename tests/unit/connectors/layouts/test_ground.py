"""What problems show as an example is an agency of the locality itself."""

from datetime import date

import pytest

from connectors.layouts.ground import Ground
from connectors.localities import load


@pytest.mark.parametrize(
    ("locality", "code", "name"),
    [
        ("hue", "19753", "Phường Phú Xuân"),
        ("quang-ngai", "21025", "Phường Cẩm Thành"),
        ("dien-bien", "03127", "Phường Điện Biên Phủ"),
        ("ha-tinh", "18073", "Phường Thành Sen"),
        ("hoang-van-thu", "hvt-phong-vhxh", "Phòng Văn hóa - Xã hội"),  # a commune has no communes
    ],
)
def test_the_example_is_the_first_commune_or_else_the_first_agency(locality: str, code: str, name: str) -> None:
    installation = load(locality, 2026)
    ground = Ground(installation.criteria_set, installation.agencies, date(2026, 12, 31))
    assert (ground.example_agency, ground.example_name) == (code, name)
