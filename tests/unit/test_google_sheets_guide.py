"""docs/google-sheets.md and the systemd examples name only commands, options and variables that exist."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from connectors.command_line import app
from connectors.doctor.finding import TITLES
from connectors.google.pacing import FOR_AN_IDENTITY, Lane
from connectors.registry import KINDS, REGISTER_OF_BOOKS
from dev_environment import ROOT

GUIDE = ROOT / "docs" / "google-sheets.md"
EXAMPLES = [GUIDE, ROOT / "docs" / "ledger.md", *sorted((ROOT / "docs" / "systemd").iterdir())]
SOURCES = ["connectors", "dev.py", "dev_environment.py", "dev_tests.py"]
WHERE_SETTINGS_ARE = ["connectors/settings.py", "connectors/google/credentials.py", "connectors/google/client.py"]
VARIABLE = re.compile(r"THUOCDO_[A-Z_]*[A-Z]")
OPTIONS_OF_THE_COMMAND_LINE = {"THUOCDO_WRITE_RESULTS"}


def options_by_command() -> dict[str, set[str]]:
    group: Any = typer.main.get_command(app)
    return {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in group.commands.items()
    }


def calls(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each call of ``thuocdo`` in code: its command and its options."""
    code = re.findall(r"```\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)
    lines = [line for block, span in code for line in (block or span).splitlines()] or text.splitlines()
    for line in lines:
        for words in re.findall(r"(?:^\s*|/|\s)thuocdo ([a-z][^#;|]*)", line.partition("#")[0]):
            command, *rest = words.split()
            yield command, [word.partition("=")[0] for word in rest if word.startswith("--")]


def sources(places: list[str]) -> str:
    paths = [ROOT / place for place in places]
    files = [file for path in paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_the_guide_is_searched_for_calls_and_they_are_found() -> None:
    text = "Hãy chạy `thuocdo sync --watch 15m`:\n```\nthuocdo accept   # thuocdo khong-co\n```\n"
    assert sorted(calls(text)) == [("accept", []), ("sync", ["--watch"])]
    assert {"doctor", "sync", "accept", "template", "dev-sheets"} <= {
        command for command, _ in calls(GUIDE.read_text())
    }


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_every_command_and_option_exists(file: Path) -> None:
    known = options_by_command()
    for command, options in calls(file.read_text(encoding="utf-8")):
        assert command in known, f"{file.name}: thuocdo {command}"
        unknown = set(options) - known[command]
        assert not unknown, f"{file.name}: thuocdo {command} {' '.join(unknown)}"


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_every_variable_exists(file: Path) -> None:
    known = set(VARIABLE.findall(sources(SOURCES)))
    assert set(VARIABLE.findall(file.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize("half", [0, 1], ids=["vi", "en"])
def test_both_tables_have_every_variable_of_the_settings(half: int) -> None:
    parts = re.split(r"^# ", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    rows = [line for line in parts[half].splitlines() if line.startswith("| `THUOCDO_")]
    told = {name for row in rows for name in VARIABLE.findall(row.split("|")[1])}
    assert told - OPTIONS_OF_THE_COMMAND_LINE == set(VARIABLE.findall(sources(WHERE_SETTINGS_ARE)))


def test_both_halves_have_the_same_sections() -> None:
    parts = re.split(r"^# ", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    numbers = [re.findall(r"^## (\d+)\.", part, re.MULTILINE) for part in parts]
    assert numbers[0] == numbers[1] == [str(number) for number in range(1, 13)]


def test_the_register_is_described_as_it_is_read() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    header = next(line for line in text.splitlines() if line.startswith("| Đường dẫn |"))
    assert {cell.strip() for cell in header.strip("|").split("|")} <= {column.title for column in REGISTER_OF_BOOKS}
    assert all(f"`{kind}`" in text for kind in KINDS.values())


def test_numbers_that_the_code_decides_are_the_guide_s() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert text.count(f"thuocdo doctor      # {len(TITLES)} ") == 2
    assert f"| 60 | {FOR_AN_IDENTITY[Lane.READS]} |" in text


def test_what_must_never_be_advised_is_not() -> None:
    for file in EXAMPLES:
        text = file.read_text(encoding="utf-8")
        assert "verify=False" not in text
        assert "PYTHONHTTPSVERIFY" not in text
        assert "--insecure" not in text
