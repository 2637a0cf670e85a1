"""YAML files of facts, read strictly: every mistake is refused with file, line and a plain sentence.

Numbers become exact decimals, duplicate keys are refused, and only true/false are yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from connectors.data_sentences import model_mistakes, syntax_sentence
from rubric.text import Text

Model = TypeVar("Model", bound=BaseModel)
PathInData = Sequence[str | int]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_PRINTABLE = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*")


@dataclass(frozen=True, slots=True)
class FileMistake:
    """A mistake in a data file: the line (from 1) and the sentence."""

    line: int
    message: Text


class DataFileError(Exception):
    """A data file is refused. ``mistakes`` are in the order of the lines; ``str()`` prints them all."""

    def __init__(self, file: Path, mistakes: Iterable[FileMistake]) -> None:
        self.file = file
        self.mistakes = sorted(mistakes, key=lambda mistake: mistake.line)
        super().__init__("\n".join(f"{file.name}:{m.line}: {m.message.vi}\n    {m.message.en}" for m in self.mistakes))


@dataclass(frozen=True)
class DataFile:
    """A parsed file: plain data, and the tree that knows the lines."""

    file: Path
    data: Any
    root: yaml.Node | None

    def line(self, path: PathInData) -> int:
        """The line of the deepest place along ``path`` that the file has; steps it does not have are skipped."""
        node, line = self.root, self.root.start_mark.line + 1 if self.root else 1
        for step in path:
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == str(step):
                        node, line = value, key.start_mark.line + 1
                        break
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line + 1
        return line

    def refuse(self, mistakes: Iterable[tuple[PathInData, Text]]) -> None:
        """Raise DataFileError when there is any mistake."""
        found = [FileMistake(self.line(path), message) for path, message in mistakes]
        if found:
            raise DataFileError(self.file, found)


def read_yaml(file: Path) -> DataFile:
    """Parse a file; DataFileError when it is not UTF-8, not YAML, empty, or repeats a key."""
    root = _tree(file, _text(file))
    data = _plain(root, file) if root else None
    if data is None:
        raise _refusal(file, 1, "tệp trống", "the file is empty")
    return DataFile(file, data, root)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise _refusal(file, 1, f"không có tệp {file.name}", f"there is no file {file.name}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _refusal(file, line, "tệp không phải UTF-8", "the file is not UTF-8") from None


def _tree(file: Path, text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        said = syntax_sentence(str(error.problem), [*text.splitlines(), "", ""][line])
        raise _refusal(file, line + 1, said.vi, said.en) from None
    except yaml.YAMLError:
        line = next((i for i, each in enumerate(text.split("\n"), 1) if not _PRINTABLE.fullmatch(each)), 1)
        vi, en = "có ký tự điều khiển không đọc được", "there is a control character that cannot be read"
        raise _refusal(file, line, vi, en) from None


def read_model(file: Path, model: type[Model]) -> tuple[Model, DataFile]:
    """Parse a file and validate it as ``model``; DataFileError lists every mistake."""
    source = read_yaml(file)
    return validate(source, model, source.data), source


def validate(source: DataFile, model: type[Model], data: Any, under: PathInData = ()) -> Model:
    """Validate part of a parsed file, found at ``under``, as ``model``."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        source.refuse(((*under, *place), said) for place, said in model_mistakes(error, model, data))
        raise


def _refusal(file: Path, line: int, vi: str, en: str) -> DataFileError:
    return DataFileError(file, [FileMistake(line, Text(vi=vi, en=en))])


def _plain(node: yaml.Node, file: Path) -> Any:
    match node:
        case yaml.MappingNode():
            result: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = _plain(key_node, file)
                line = key_node.start_mark.line + 1
                if isinstance(key, dict | list):
                    raise _refusal(file, line, "khoá phải là một từ hoặc một số", "a key must be a word or a number")
                if key in result:
                    raise _refusal(file, line, f"khoá “{key}” lặp lại", f"key “{key}” is repeated")
                result[key] = _plain(value_node, file)
            return result
        case yaml.SequenceNode():
            return [_plain(item, file) for item in node.value]
        case yaml.ScalarNode():
            return _scalar(node, file)
        case _:
            raise TypeError(type(node))


def _scalar(node: yaml.ScalarNode, file: Path) -> Any:
    text: str = node.value
    kind = str(node.tag).rsplit(":", 1)[-1]
    match kind:
        case "int" if _INTEGER.fullmatch(text):
            return int(text)
        case "float" if _DECIMAL.fullmatch(text):
            return Decimal(text)
        case "int" | "float":
            line = node.start_mark.line + 1
            raise _refusal(
                file, line, f"số “{text}” phải viết kiểu 12 hoặc 12.5", f"write the number “{text}” as 12 or 12.5"
            )
        case "bool" if text in {"true", "false"}:
            return text == "true"
        case "null":
            return None
        case "timestamp":
            try:
                return date.fromisoformat(text)
            except ValueError:
                raise _refusal(
                    file, node.start_mark.line + 1, f"“{text}” không phải một ngày", f"“{text}” is not a day"
                ) from None
        case _:
            return text
