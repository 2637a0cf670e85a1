"""Mistakes in the files of a locality are refused with file, line and a sentence in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from connectors.data_files import DataFileError
from connectors.localities import Installation, load

HERE = Path(__file__).parent
SET = "criteria/2026.yaml"
SOURCES = {
    SET: "small_set.yaml",
    "plan.yaml": "small_plan.yaml",
    "locality.yaml": "small_locality.yaml",
    "agencies.yaml": "small_agencies.yaml",
}
MARK = "# <-"
NEVER = ("Input should", "Value error", "Decimal(", "datetime", "None", "function-")


@dataclass(frozen=True)
class Case:
    """One edit; the line is the marked one, or the first of ``at`` in the file ``named_in``."""

    name: str
    old: str
    new: str
    vi: str
    en: str
    file: str = SET
    named_in: str = ""
    at: str = ""


CASES = [Case(**raw) for raw in yaml.safe_load((HERE / "bad_criteria_files.yaml").read_text(encoding="utf-8"))]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """The small locality in a folder of its own, and the way to write one of its files anew."""
    folder = tmp_path / "localities" / "nho"
    (folder / "criteria").mkdir(parents=True)
    for name, source in SOURCES.items():
        (folder / name).write_bytes((HERE / source).read_bytes())

    def written(name: str, content: str | bytes) -> Path:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return written


def original(name: str) -> str:
    return (HERE / SOURCES[name]).read_text(encoding="utf-8")


def refusal(data: Path) -> DataFileError:
    with pytest.raises(DataFileError) as caught:
        load("nho", 2026, data)
    return caught.value


def line_of(text: str, piece: str) -> int:
    assert text.count(piece) == 1, f"not exactly once: {piece}"
    return text[: text.index(piece)].count("\n") + 1


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_mistake_is_refused_on_its_line_in_both_languages(case: Case, write: Write) -> None:
    good = original(case.file)
    line_of(good, case.old)
    bad = good.replace(case.old, case.new)
    error = refusal(write(case.file, bad))
    named = case.named_in or case.file
    assert error.file.name == Path(named).name
    line = line_of(bad if named == case.file else original(named), case.at or MARK)
    there = [mistake.message for mistake in error.mistakes if mistake.line == line]
    assert any(case.vi in text.vi and case.en in text.en for text in there), f"expected on line {line}:\n{error}"
    assert not [word for word in NEVER if word in str(error)]
    assert f"{error.file.name}:{line}: " in str(error)
