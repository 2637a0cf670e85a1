"""YAML files of facts, read strictly: every mistake is refused with file, line and a plain sentence.

Numbers become exact decimals, duplicate keys are refused, and only true/false are yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from rubric.text import Text

Model = TypeVar("Model", bound=BaseModel)
PathInData = Sequence[str | int]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")


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
        node, line = self.root, 1
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
    try:
        text = file.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=_LOADER)
    except FileNotFoundError:
        raise _refusal(file, 1, f"không có tệp {file.name}", f"there is no file {file.name}") from None
    except UnicodeDecodeError:
        raise _refusal(file, 1, "tệp không phải UTF-8", "the file is not UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _refusal(
            file, line, f"không đúng cú pháp YAML: {error.problem}", f"not valid YAML: {error.problem}"
        ) from None
    except yaml.YAMLError as error:
        raise _refusal(file, 1, f"không đúng cú pháp YAML: {error}", f"not valid YAML: {error}") from None
    if root is None:
        raise _refusal(file, 1, "tệp trống", "the file is empty")
    return DataFile(file, _plain(root, file), root)


def read_model(file: Path, model: type[Model]) -> tuple[Model, DataFile]:
    """Parse a file and validate it as ``model``; DataFileError lists every mistake."""
    source = read_yaml(file)
    return validate(source, model, source.data), source


def validate(source: DataFile, model: type[Model], data: Any, under: PathInData = ()) -> Model:
    """Validate part of a parsed file, found at ``under``, as ``model``."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        mistakes = [((*under, *each["loc"]), _sentence(each, model)) for each in error.errors(include_url=False)]
        source.refuse(mistakes)
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


_EXPECTED: dict[str, tuple[str, str]] = {
    "string_type": ("phải là chữ", "must be text"),
    "string_too_short": ("không được để trống", "must not be empty"),
    "int_type": ("phải là số nguyên", "must be a whole number"),
    "bool_type": ("phải là true hoặc false", "must be true or false"),
    "date_type": ("phải là một ngày, ví dụ 2026-12-20", "must be a day, for example 2026-12-20"),
    "is_instance_of": ("phải là số, ví dụ 12 hoặc 12.5", "must be a number, for example 12 or 12.5"),
    "decimal_type": ("phải là số, ví dụ 12 hoặc 12.5", "must be a number, for example 12 or 12.5"),
    "decimal_parsing": ("phải là số, ví dụ 12 hoặc 12.5", "must be a number, for example 12 or 12.5"),
    "dict_type": ("phải gồm các khoá", "must be a mapping"),
    "list_type": ("phải là danh sách", "must be a list"),
    "model_type": ("phải gồm các khoá", "must be a mapping"),
    "model_attributes_type": ("phải gồm các khoá", "must be a mapping"),
}


def _sentence(error: Any, model: type[BaseModel]) -> Text:
    place = ".".join(str(step) for step in error["loc"]) or model.__name__
    context = error.get("ctx") or {}
    name = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "refused":
            return Text(vi=f"{place}: {context['vi']}", en=f"{place}: {context['en']}")
        case "missing":
            return Text(vi=f"{place}: thiếu khoá “{name}”", en=f"{place}: key “{name}” is missing")
        case "extra_forbidden":
            near = get_close_matches(name, _keys(model), 1)
            hint = (f"; có phải “{near[0]}”?", f"; did you mean “{near[0]}”?") if near else ("", "")
            return Text(vi=f"{place}: khoá lạ “{name}”{hint[0]}", en=f"{place}: unknown key “{name}”{hint[1]}")
        case "literal_error":
            expected = str(context.get("expected", "")).replace(" or ", ", ")
            found = error["input"]
            return Text(
                vi=f"{place}: “{found}” phải là một trong {expected}",
                en=f"{place}: “{found}” must be one of {expected}",
            )
        case "union_tag_invalid":
            return Text(
                vi=f"{place}: loại quy tắc “{context.get('tag')}” không có; chỉ có: {context.get('expected_tags')}",
                en=f"{place}: unknown rule kind “{context.get('tag')}”; known: {context.get('expected_tags')}",
            )
        case "union_tag_not_found":
            return Text(vi=f"{place}: quy tắc thiếu `kind`", en=f"{place}: the rule has no `kind`")
        case kind if kind in _EXPECTED:
            vi, en = _EXPECTED[kind]
            found = str(error["input"])[:60]
            return Text(vi=f"{place}: {vi}; đang là “{found}”", en=f"{place}: {en}; found “{found}”")
        case _:
            return Text(vi=f"{place}: không hợp lệ ({error['msg']})", en=f"{place}: {error['msg']}")


def _keys(model: type[BaseModel]) -> list[str]:
    """Every key any part of the model knows, to suggest the one that was meant."""
    schema = model.model_json_schema()
    names = set(schema.get("properties", {}))
    for part in schema.get("$defs", {}).values():
        names |= set(part.get("properties", {}))
    return sorted(names)
