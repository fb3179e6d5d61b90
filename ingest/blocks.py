"""Blocks: the canonical text line by line, each line with the part it plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "title", "columns", "row", "cell", "record"]


@dataclass(frozen=True, slots=True)
class CellPart:
    """Where a cell, or a part of one, stands in its block: `block.text[start:end]`."""

    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the canonical text.

    `table` is the number of the table it belongs to. `columns` is a table's header line, `row` the number and name of
    a row whose cells follow line by line (`cell`), `record` a row with all its cells.
    """

    kind: BlockKind
    text: str
    table: int | None = None
    cells: tuple[CellPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at its place in the canonical text: `text[start:end]`."""

    block: Block
    start: int
    end: int


def place(blocks: Sequence[Block]) -> tuple[str, list[Placed]]:
    """The canonical text, and where each block stands in it."""
    placed: list[Placed] = []
    start = 0
    for block in blocks:
        placed.append(Placed(block, start, start + len(block.text)))
        start += len(block.text) + 1
    return "\n".join(block.text for block in blocks), placed
