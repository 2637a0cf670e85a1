"""The localities' criteria sets beside what their own files say over the base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from connectors.data_files import read_yaml
from connectors.localities import DATA, Installation, load

YEAR = 2026


@dataclass(frozen=True)
class Overrides:
    """One locality: its set as loaded, what its own file says over the base, and the whole that both make."""

    installation: Installation
    own: Mapping[str, Any]
    whole: Mapping[str, Any]

    @property
    def removed(self) -> list[str]:
        """The dotted paths of the base that the file takes out."""
        return list(self.own.get("remove", []))

    def part(self, *path: str) -> Mapping[str, Any]:
        """What the file itself says under ``path``; empty when nothing."""
        found: Any = self.own
        for step in path:
            found = found.get(step, {})
        return found


def overrides(data: Path = DATA, year: int = YEAR) -> list[Overrides]:
    """Every locality with a set of ``year`` that extends a base, by identifier."""
    found: list[Overrides] = []
    for file in sorted(data.glob(f"localities/*/criteria/{year}.yaml")):
        own = read_yaml(file).data
        if "extends" in own:
            found.append(
                Overrides(load(file.parent.parent.name, year, data), own, read_yaml(file, data / "criteria").data)
            )
    return found


def plan_figures(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every figure in a tree that a plan states, with the key it stands under (a year, mostly)."""
    if isinstance(tree, Mapping):
        if tree.get("basis") == "plan":
            yield path[-1], tree
        for key, inner in tree.items():
            yield from plan_figures(inner, (*path, str(key)))
    elif isinstance(tree, list):
        for inner in tree:
            yield from plan_figures(inner, path)
