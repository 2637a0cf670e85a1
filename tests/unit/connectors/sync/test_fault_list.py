"""Every known fault has a test of its own."""

import re
from pathlib import Path

from tests.unit.connectors.sync.cases import CASES

# The list: values, structure, permission, quota, server and network, sign-in, writing, local files.
KNOWN = {
    "V": (1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 13, 15, 17, 18, 22),
    "S": (1, 3, 5, 6, 7, 10, 11, 12, 13, 14, 16, 17),
    "P": (1, 2, 4, 6, 7, 8, 9),
    "Q": (1, 4),
    "N": (1, 2, 4, 5, 7, 8, 10),
    "A": (1, 3, 4),
    "W": (1, 2, 4),
    "L": (2, 3, 4, 7),
}


def test_all_fifty_three_cases_are_listed() -> None:
    listed = {f"{group}{number:02}" for group, numbers in KNOWN.items() for number in numbers}
    assert len(listed) == 53
    assert set(CASES) == listed


def test_every_case_is_tested_by_its_name() -> None:
    tests = Path(__file__).parent.glob("test_faults_of_*.py")
    text = "\n".join(file.read_text(encoding="utf-8") for file in tests)
    by_name = {name.upper() for name in re.findall(r"(?:def test_|class Test)([a-zA-Z]\d\d)", text)}
    by_row = set(re.findall(r'^ *\(?"([A-Z]\d\d)[ "]', text, re.MULTILINE))
    assert not set(CASES) - by_name - by_row
