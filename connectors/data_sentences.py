"""What is wrong with a data file, in words: the sentences for mistakes of syntax and for data that fit no model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from rubric.text import Text

Path = tuple[str | int, ...]
Mistake = tuple[Path, Text]

_SYNTAX: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "chữ có dấu hai chấm phải để trong ngoặc kép", "text with a colon needs quotes"),
    ("expected ',' or", "thiếu dấu phẩy hoặc dấu đóng ngoặc", "a comma or a closing bracket is missing"),
    ("unexpected end of stream", "thiếu dấu đóng ngoặc kép", "a closing quotation mark is missing"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau khoá", "a colon is missing after a key"),
    ("expected key", "thụt dòng sai", "wrong indentation"),
    ("expected '-' indicator", "thụt dòng sai", "wrong indentation"),
    ("expected <block end>", "thụt dòng sai", "wrong indentation"),
    (
        "cannot start any token",
        "chữ bắt đầu bằng ký tự đặc biệt phải để trong ngoặc kép",
        "text that starts with a special character needs quotes",
    ),
)
# By pydantic's name: what is expected, and how to write it.
_EXPECTED: dict[str, tuple[Text, Text | None]] = {
    "string_type": (Text(vi="chữ", en="text"), Text(vi=", để trong ngoặc kép", en=", in quotes")),
    "int_type": (Text(vi="số nguyên", en="a whole number"), None),
    "bool_type": (Text(vi="true/false", en="true/false"), None),
    "date_type": (Text(vi="một ngày", en="a day"), Text(vi=", ví dụ 2026-12-20", en=", for example 2026-12-20")),
    "list_type": (Text(vi="một danh sách", en="a list"), None),
}
_NUMBER = (Text(vi="số", en="a number"), Text(vi=", ví dụ 12 hoặc 12.5", en=", for example 12 or 12.5"))
_MAPPING = (Text(vi="một nhóm khoá", en="a mapping"), None)
_EXPECTED |= dict.fromkeys(("is_instance_of", "decimal_type", "decimal_parsing", "is_instance"), _NUMBER)
_EXPECTED |= dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), _MAPPING)


def syntax_sentence(problem: str, line: str) -> Text:
    """Why a line is not YAML; ``problem`` is the parser's own word for it."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _syntax("thụt dòng bằng dấu cách, không dùng phím Tab", "indent with spaces, not with tabs")
    for sign, vi, en in _SYNTAX:
        if sign in problem:
            return _syntax(vi, en)
    return _syntax("không đọc được từ dòng này", f"it cannot be read from this line on ({problem})")


def _syntax(vi: str, en: str) -> Text:
    return Text(vi=f"không đúng cú pháp YAML: {vi}", en=f"not valid YAML: {en}")


def model_mistakes(error: ValidationError, model: type[BaseModel], data: Any) -> Iterator[Mistake]:
    """The mistakes that a model found in plain data, each with its place in the data.

    A place that may hold several sorts of values is named once, with all that it may hold.
    """
    found: dict[Path, list[Any]] = {}
    for each in error.errors(include_url=False):
        found.setdefault(_place(each, data), []).append(each)
    for place, errors in found.items():
        own = [each for each in errors if not _is_other_sort(each, place, found)]
        sorts = [each for each in own if each["type"] in {"literal_error", *_EXPECTED}]
        for each in [*(each for each in own if each not in sorts), *sorts[:1]]:
            yield place, _sentence(place, each, sorts, model)


def _is_other_sort(error: Any, place: Path, found: Iterable[Path]) -> bool:
    """Whether an error only says that a mapping is no word, where the mapping itself has mistakes."""
    deeper = any(len(other) > len(place) and other[: len(place)] == place for other in found)
    return error["type"] == "literal_error" and isinstance(error["input"], dict) and deeper


def _place(error: Any, data: Any) -> Path:
    """The path of an error in the data, without the steps by which pydantic names kinds and sorts."""
    path: list[str | int] = []
    for step in error["loc"]:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int)):
            path.append(step)
            data = data[step]
    if error["type"] == "union_tag_invalid":
        path.append("kind")
    return tuple(path)


def _sentence(place: Path, error: Any, sorts: list[Any], model: type[BaseModel]) -> Text:
    said = _key_sentence(error) if error["loc"][-1:] == ("[key]",) else _own_sentence(error, sorts, model)
    where = ".".join(map(str, place))
    return Text(vi=f"{where}: {said.vi}", en=f"{where}: {said.en}") if where else said


def _key_sentence(error: Any) -> Text:
    wanted = _wanted([error])
    found = _found(error["input"])
    return Text(vi=f"khoá phải là {wanted.vi}; {found.vi}", en=f"the key must be {wanted.en}; {found.en}")


def _own_sentence(error: Any, sorts: list[Any], model: type[BaseModel]) -> Text:
    context, name = error.get("ctx") or {}, str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "refused":
            vi, en = context["vi"], context["en"]
        case "missing":
            vi, en = f"thiếu khoá “{name}”", f"key “{name}” is missing"
        case "extra_forbidden":
            near = get_close_matches(name, _keys(model), 1)
            hint = (f"; có phải “{near[0]}”?", f"; did you mean “{near[0]}”?") if near else ("", "")
            vi, en = f"khoá lạ “{name}”{hint[0]}", f"unknown key “{name}”{hint[1]}"
        case "string_too_short":
            vi, en = "không được để trống", "must not be empty"
        case "literal_error":
            expected, found = str(context["expected"]).replace(" or ", ", "), _found(error["input"])
            vi, en = f"phải là một trong {expected}; {found.vi}", f"must be one of {expected}; {found.en}"
        case "union_tag_invalid":
            tag, known = context["tag"], context["expected_tags"]
            vi, en = f"loại quy tắc “{tag}” không có; chỉ có: {known}", f"unknown rule kind “{tag}”; known: {known}"
        case "union_tag_not_found":
            vi, en = "quy tắc thiếu `kind`", "the rule has no `kind`"
        case kind if kind in _EXPECTED:
            wanted, found = _wanted(sorts), _found(error["input"])
            vi, en = f"phải là {wanted.vi}; {found.vi}", f"must be {wanted.en}; {found.en}"
        case _:
            vi, en = "giá trị không hợp lệ", str(error["msg"])
    return Text(vi=vi, en=en)


def _wanted(errors: list[Any]) -> Text:
    """What may stand in a place, with the way to write it when it is one thing only."""
    known = list(dict.fromkeys(_EXPECTED[e["type"]] for e in errors if e["type"] in _EXPECTED))
    if len(known) > 1:
        words = [word for word, _ in known]
        vi, en = ", ".join(w.vi for w in words[:-1]), ", ".join(w.en for w in words[:-1])
        return Text(vi=f"{vi} hoặc {words[-1].vi}", en=f"{en} or {words[-1].en}")
    word, hint = known[0]
    is_unquoted = word.en != "text" or not isinstance(errors[0]["input"], dict | list)
    return Text(vi=word.vi + hint.vi, en=word.en + hint.en) if hint and is_unquoted else word


def _found(value: Any) -> Text:
    match value:
        case None:
            return Text(vi="đang để trống", en="found nothing")
        case dict():
            return Text(vi="đang là một nhóm khoá", en="found a mapping")
        case list():
            return Text(vi="đang là một danh sách", en="found a list")
        case bool():
            shown = "true" if value else "false"
        case date():
            shown = value.isoformat()
        case _:
            shown = str(value)[:60]
    return Text(vi=f"đang là “{shown}”", en=f"found “{shown}”")


def _keys(model: type[BaseModel]) -> list[str]:
    """Every key any part of the model knows, to suggest the one that was meant."""
    schema = model.model_json_schema()
    names = set(schema.get("properties", {}))
    for part in schema.get("$defs", {}).values():
        names |= set(part.get("properties", {}))
    return sorted(names)
