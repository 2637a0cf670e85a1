"""How many communes and press bodies each locality measures, and a draw of communes by code from another open table."""

from __future__ import annotations

from collections import Counter

import pytest

from connectors.localities import load

# wards, communes (with the special zone), press and information bodies that the plan gives work
COUNTS = {"quang-ngai": (9, 87, 1), "dien-bien": (3, 42, 1), "ha-tinh": (9, 60, 2), "hue": (21, 19, 3)}
DRAWN = {
    "quang-ngai": {
        "21548": "Đặc khu Lý Sơn", "21451": "Phường Trà Câu", "21529": "Xã Ba Vì", "23392": "Xã Sa Loong",
        "23356": "Xã Xốp", "21034": "Xã An Phú",
    },
    "dien-bien": {
        "03334": "Phường Mường Thanh", "03194": "Xã Nậm Nèn", "03158": "Xã Sín Thầu", "03163": "Xã Mường Toong",
        "03127": "Phường Điện Biên Phủ",
    },
    "ha-tinh": {
        "18775": "Xã Kỳ Anh", "18304": "Xã Đức Đồng", "18832": "Phường Hoành Sơn", "18586": "Xã Đông Kinh",
        "18547": "Xã Phúc Trạch",
    },
    "hue": {
        "19930": "Phường Mỹ Thượng", "19918": "Xã Phú Hồ", "20101": "Xã A Lưới 4", "20050": "Xã A Lưới 5",
        "20014": "Phường Hóa Châu",
    },
}  # fmt: skip


@pytest.mark.parametrize("locality", COUNTS)
def test_communes_and_press_are_as_many_as_there_are(locality: str) -> None:
    kinds = Counter(each.kind for each in load(locality, 2026).agencies.values())
    assert (kinds["commune_ward"], kinds["commune_rural"], kinds["press"]) == COUNTS[locality]


@pytest.mark.parametrize("locality", DRAWN)
def test_a_code_is_that_of_its_commune(locality: str) -> None:
    agencies = load(locality, 2026).agencies
    assert {code: agencies[code].name.vi for code in DRAWN[locality]} == DRAWN[locality]
