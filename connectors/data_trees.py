"""Trees of YAML that know file and line: a file that extends a base is laid over it, key by key.

extends: base-2026            # data/criteria/base-2026.yaml
remove: [criteria.C8]         # what the base has and this file does not
criteria:
A4:
clauses: [...]            # a list or a plain value stands in place of the base's
rule: !replace {...}      # a mapping is merged, unless it says that it replaces the base's
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from connectors.data_sentences import syntax_sentence
from rubric.text import Text

EXTENDS, REMOVE, REPLACE = "extends", "remove", "!replace"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PRINTABLE = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*")
_BASE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAPPING = "tag:yaml.org,2002:map"
TreePath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileMistake:
    """A mistake in a data file: the line (from 1) and the sentence. ``file`` is the base's when it stands there."""

    line: int
    message: Text
    file: str = ""


class DataFileError(Exception):
    """A data file is refused. ``mistakes`` are in the order of the lines; ``str()`` prints them all."""

    def __init__(self, file: Path, mistakes: Sequence[FileMistake]) -> None:
        self.file = file
        self.mistakes = sorted(mistakes, key=lambda mistake: (mistake.file, mistake.line))
        lines = (f"{m.file or file.name}:{m.line}: {m.message.vi}\n    {m.message.en}" for m in self.mistakes)
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class Tree:
    """A parsed file, laid over its base when it extends one; ``added`` are the places the base does not have."""

    file: Path
    root: yaml.Node | None
    base: str = ""
    added: frozenset[TreePath] = field(default_factory=frozenset[TreePath])


def read_tree(file: Path, bases: Path | None = None) -> Tree:
    """Parse a file, and the file in ``bases`` that it extends. DataFileError when either cannot be parsed or found."""
    root = _parsed(file)
    found = _entry(root, EXTENDS) if bases and isinstance(root, yaml.MappingNode) else None
    if bases is None or found is None or not isinstance(root, yaml.MappingNode):
        return Tree(file, root)
    name = found.value if isinstance(found, yaml.ScalarNode) else ""
    line = found.start_mark.line + 1
    base_file = bases / f"{name}.yaml"
    if not _BASE_NAME.fullmatch(name) or not base_file.is_file():
        known = ", ".join(sorted(path.stem for path in bases.glob("*.yaml")))
        vi, en = f"không có tệp gốc “{name}”; đang có: {known}", f"there is no base “{name}”; there is: {known}"
        raise refusal(file, line, vi, en)
    base = _parsed(base_file)
    if not isinstance(base, yaml.MappingNode) or _entry(base, EXTENDS) is not None:
        raise refusal(file, line, f"“{name}” không dùng làm tệp gốc được", f"“{name}” cannot serve as a base")
    own = [(key, value) for key, value in root.value if key.value not in {EXTENDS, REMOVE}]
    for path in _removed(root, file):
        base = _without(base, path, file, name)
    added: set[TreePath] = set()
    merged = _laid_over(base, yaml.MappingNode(_MAPPING, own, root.start_mark, root.end_mark), (), added)
    return Tree(file, merged, name, frozenset(added))


def refusal(file: Path, line: int, vi: str, en: str) -> DataFileError:
    """The refusal of a file for one mistake."""
    return DataFileError(file, [FileMistake(line, Text(vi=vi, en=en))])


def _laid_over(
    base: yaml.MappingNode, over: yaml.MappingNode, path: TreePath, added: set[TreePath]
) -> yaml.MappingNode:
    """``base`` with what ``over`` says; repeated keys of ``over`` are left for the reader to refuse.

    The order is the base's. An addition follows the entry it follows in ``over``; the first of them goes last.
    """
    own = {key.value: (key, value) for key, value in over.value}
    if len(own) < len(over.value):
        return over
    known = {key.value for key, _ in base.value}
    merged: list[tuple[yaml.Node, yaml.Node]] = []
    for key, value in base.value:
        if key.value not in own:
            merged.append((key, value))
            continue
        own_key, own_value = own[key.value]
        if isinstance(value, yaml.MappingNode) and isinstance(own_value, yaml.MappingNode):
            if own_value.tag == REPLACE:
                own_value = yaml.MappingNode(_MAPPING, own_value.value, own_value.start_mark, own_value.end_mark)
            else:
                own_value = _laid_over(value, own_value, (*path, key.value), added)
        merged.append((own_key, own_value))
    previous = ""
    for name, entry in own.items():
        if name not in known:
            added.add((*path, name))
            names = [key.value for key, _ in merged]
            merged.insert(names.index(previous) + 1 if previous else len(merged), entry)
        previous = name
    return yaml.MappingNode(_MAPPING, merged, over.start_mark, over.end_mark)


def _removed(root: yaml.MappingNode, file: Path) -> list[yaml.ScalarNode]:
    node = _entry(root, REMOVE)
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode) or not all(isinstance(each, yaml.ScalarNode) for each in node.value):
        line = node.start_mark.line + 1
        raise refusal(file, line, "`remove` phải là danh sách, ví dụ [criteria.C8]", "`remove` must be a list")
    return node.value


def _without(base: yaml.MappingNode, path: yaml.ScalarNode, file: Path, name: str) -> yaml.MappingNode:
    """``base`` without the entry at a dotted path; refused when it has none."""
    first, _, rest = path.value.partition(".")
    kept: list[tuple[yaml.Node, yaml.Node]] = []
    is_there = False
    for key, value in base.value:
        if key.value != first:
            kept.append((key, value))
            continue
        is_there = True
        if rest:
            if not isinstance(value, yaml.MappingNode):
                is_there = False
            else:
                inner = yaml.ScalarNode(path.tag, rest, path.start_mark, path.end_mark)
                kept.append((key, _without(value, inner, file, name)))
    if not is_there:
        vi, en = f"tệp gốc {name} không có “{path.value}” để bỏ", f"the base {name} has no “{path.value}” to remove"
        raise refusal(file, path.start_mark.line + 1, vi, en)
    return yaml.MappingNode(base.tag, kept, base.start_mark, base.end_mark)


def _entry(root: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in root.value if key.value == name), None)


def _parsed(file: Path) -> yaml.Node | None:
    text = _text(file)
    stream = io.StringIO(text)
    stream.name = file.name  # marks then say which file they are of
    try:
        return yaml.compose(stream, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        said = syntax_sentence(str(error.problem), [*text.splitlines(), "", ""][line])
        raise refusal(file, line + 1, said.vi, said.en) from None
    except yaml.YAMLError:
        line = next((i for i, each in enumerate(text.split("\n"), 1) if not _PRINTABLE.fullmatch(each)), 1)
        vi, en = "có ký tự điều khiển không đọc được", "there is a control character that cannot be read"
        raise refusal(file, line, vi, en) from None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise refusal(file, 1, *_not_there(file)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise refusal(file, line, "tệp không phải UTF-8", "the file is not UTF-8") from None


def _not_there(file: Path) -> tuple[str, str]:
    """That a file or its folder is missing, and what there is in its place, in Vietnamese and English."""
    missing = next((each for each in (file.parent, file) if not each.exists()), file)
    known = ", ".join(sorted(each.name for each in missing.parent.glob("*") if each.is_dir() or each.suffix == ".yaml"))
    what = ("tệp", "file") if missing == file else ("thư mục", "folder")
    return (
        f"không có {what[0]} {missing.name}; {missing.parent.name}/ đang có: {known or 'không có gì'}",
        f"there is no {what[1]} {missing.name}; {missing.parent.name}/ has: {known or 'nothing'}",
    )
