"""Rectangles of cells that are alike, so that a form says once what holds for many cells."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Alike = TypeVar("Alike", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Block(Generic[Alike]):
    """Rows and columns from 0, the ends left out, and what the cells have in common."""

    row: int
    end_row: int
    column: int
    end_column: int
    of: Alike


def blocks(cells: Mapping[tuple[int, int], Alike]) -> list[Block[Alike]]:
    """Few rectangles that cover ``cells`` exactly, alike ones together.

    >>> [(b.row, b.end_row, b.column, b.end_column) for b in blocks({(1, 0): "a", (2, 0): "a", (1, 1): "a"})]
    [(1, 3, 0, 1), (1, 2, 1, 2)]
    """
    done: list[Block[Alike]] = []
    growing: list[Block[Alike]] = []
    columns = sorted({column for _, column in cells})
    for column in columns:
        runs = list(_runs({row: alike for (row, at), alike in cells.items() if at == column}, column))
        grown = [_joined(run, growing) for run in runs]
        taken = {(block.row, block.end_row, block.column, block.of) for block in grown}
        done += [block for block in growing if (block.row, block.end_row, block.column, block.of) not in taken]
        growing = grown
    return [*done, *growing]


def _joined(run: Block[Alike], growing: list[Block[Alike]]) -> Block[Alike]:
    for block in growing:
        is_beside = block.end_column == run.column and (block.row, block.end_row) == (run.row, run.end_row)
        if is_beside and block.of == run.of:
            return Block(run.row, run.end_row, block.column, run.end_column, run.of)
    return run


def _runs(rows: Mapping[int, Alike], column: int) -> Iterator[Block[Alike]]:
    ordered = sorted(rows)
    start = 0
    for place, row in enumerate(ordered):
        if row + 1 not in rows or rows[row + 1] != rows[row]:
            yield Block(ordered[start], row + 1, column, column + 1, rows[row])
            start = place + 1
