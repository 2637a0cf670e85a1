from pathlib import Path
from typing import Any

import openpyxl
import pytest

from connectors.localities import Installation, load


@pytest.fixture(scope="session")
def hue() -> Installation:
    return load("hue", 2026)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


def opened(file: Path) -> Any:
    return openpyxl.load_workbook(file)


@pytest.fixture
def open_book():
    return opened
