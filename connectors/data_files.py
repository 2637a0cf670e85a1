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

from connectors.data_sentences import model_mistakes
from connectors.data_trees import DataFileError, FileMistake, Tree, read_tree, refusal
from rubric.text import Text

Model = TypeVar("Model", bound=BaseModel)
PathInData = Sequence[str | int]

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
__all__ = ["DataFile", "DataFileError", "FileMistake", "read_model", "read_yaml", "validate"]


@dataclass(frozen=True)
class DataFile:
    """A parsed file: plain data, and the tree that knows the lines."""

    file: Path
    data: Any
    tree: Tree

    def place(self, path: PathInData) -> tuple[str, int]:
        """File and line of the deepest place along ``path`` that is there; steps that are not are skipped."""
        node = self.tree.root
        mark = node.start_mark if node else None
        for step in path:
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == str(step):
                        node, mark = value, key.start_mark
                        break
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                mark = node.start_mark
        return (mark.name, mark.line + 1) if mark else (self.file.name, 1)

    def line(self, path: PathInData) -> int:
        """The line of :meth:`place`."""
        return self.place(path)[1]

    def refuse(self, mistakes: Iterable[tuple[PathInData, Text]]) -> None:
        """Raise DataFileError when there is any mistake."""
        found: list[FileMistake] = []
        for path, message in [*(mistakes := list(mistakes)), *self._unknown_to_the_base(mistakes)]:
            file, line = self.place(path)
            found.append(FileMistake(line, message, "" if file == self.file.name else file))
        if found:
            raise DataFileError(self.file, found)

    def _unknown_to_the_base(self, mistakes: Iterable[tuple[PathInData, Text]]) -> Iterable[tuple[PathInData, Text]]:
        """A word for each mistaken place that the base does not have: perhaps its key is the mistake."""
        added = {tuple(map(str, path[: len(new)])) for path, _ in mistakes for new in self.tree.added}
        for new in sorted(added & self.tree.added):
            yield (
                new,
                Text(
                    vi=f"“{new[-1]}” không có trong tệp gốc {self.tree.base}; nếu là mục thêm mới thì phải ghi đủ",
                    en=f"the base {self.tree.base} has no “{new[-1]}”; an entry that is added must be whole",
                ),
            )


def read_yaml(file: Path, bases: Path | None = None) -> DataFile:
    """Parse a file, over its base in ``bases`` when it extends one.

    DataFileError when it is not UTF-8, not YAML, empty, or repeats a key.
    """
    tree = read_tree(file, bases)
    data = _plain(tree.root, file) if tree.root else None
    if data is None:
        raise refusal(file, 1, "tệp trống", "the file is empty")
    return DataFile(file, data, tree)


def read_model(file: Path, model: type[Model], bases: Path | None = None) -> tuple[Model, DataFile]:
    """Parse a file (over its base) and validate it as ``model``; DataFileError lists every mistake."""
    source = read_yaml(file, bases)
    return validate(source, model, source.data), source


def validate(source: DataFile, model: type[Model], data: Any, under: PathInData = ()) -> Model:
    """Validate part of a parsed file, found at ``under``, as ``model``."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        source.refuse(((*under, *place), said) for place, said in model_mistakes(error, model, data))
        raise


def _plain(node: yaml.Node, file: Path) -> Any:
    match node:
        case yaml.MappingNode():
            result: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = _plain(key_node, file)
                line = key_node.start_mark.line + 1
                if isinstance(key, dict | list):
                    raise refusal(file, line, "khoá phải là một từ hoặc một số", "a key must be a word or a number")
                if key in result:
                    raise refusal(file, line, f"khoá “{key}” lặp lại", f"key “{key}” is repeated")
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
            raise refusal(
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
                raise refusal(
                    file, node.start_mark.line + 1, f"“{text}” không phải một ngày", f"“{text}” is not a day"
                ) from None
        case _:
            return text
