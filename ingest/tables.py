"""Lines to blocks: tables found among the paragraphs, and the tables of a document with their cells in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.blocks import Block, CellPart, Placed
from ingest.clean import Line
from ingest.marks import mark_of
from ingest.paragraphs import paragraphs_of
from ingest.sentences import is_ended
from ingest.task_tables import task_table
from ingest.types import Cell, Row, Span, Table

_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[<>≤≥＜＞]?\d[\d.,]*[%％]?")  # and no year


@dataclass(frozen=True, slots=True)
class Found:
    """The blocks of a document, and the columns of each table among them."""

    blocks: tuple[Block, ...]
    columns: tuple[tuple[str, ...], ...]


def blocks_of(lines: Sequence[Line]) -> Found:
    """Paragraphs, task tables that lost their grid, and tables with tabs between their cells, in file order."""
    blocks: list[Block] = []
    columns: list[tuple[str, ...]] = []
    start = position = 0
    while position < len(lines):
        flat = task_table(lines, position, len(columns))
        end = flat.end if flat else _end_of_records(lines, position)
        if end == position:
            position += 1
            continue
        blocks += _paragraphs(lines[start:position])
        if flat:
            blocks += flat.blocks
            columns.append(flat.columns)
        else:
            names, records = _records(lines[position:end], len(columns))
            blocks += records
            columns.append(names)
        start = position = end
    return Found((*blocks, *_paragraphs(lines[start:])), tuple(columns))


def captions_of(blocks: Sequence[Block]) -> dict[int, int]:
    """For each table the index of the block that is its caption: a title, or a short line that is no sentence."""
    captions: dict[int, int] = {}
    for index, (above, block) in enumerate(pairwise(blocks)):
        opens = block.table is not None and block.table not in captions and above.table != block.table
        short = above.kind == "title" or (len(above.text) <= 40 and not is_ended(above.text))
        if opens and above.table is None and short and not mark_of(above.text):
            captions[block.table or 0] = index
    return captions


def tables_of(
    text: str,
    found: Found,
    placed: Sequence[Placed],
    section_of: Sequence[int],
) -> tuple[Table, ...]:
    """The tables with every cell's spans in `text`; `section_of` gives the section of each block."""
    captions = captions_of(found.blocks)
    return tuple(
        _table(
            text,
            columns,
            [(one, section_of[i]) for i, one in enumerate(placed) if one.block.table == number],
            found.blocks[captions[number]].text if number in captions else "",
        )
        for number, columns in enumerate(found.columns)
    )


def _table(text: str, columns: tuple[str, ...], blocks: Sequence[tuple[Placed, int]], caption: str) -> Table:
    spans: dict[tuple[int, int], list[Span]] = {}
    sections: dict[int, int] = {}
    for one, section in blocks:
        for part in one.block.cells:
            spans.setdefault((part.row, part.column), []).append(Span(one.start + part.start, one.start + part.end))
            if one.block.kind == "row":
                sections[part.row] = section
    rows: list[Row] = []
    for row in range(max((row for row, _ in spans), default=-1) + 1):
        cells = [_cell(text, spans.get((row, column), [])) for column in range(len(columns))]
        if rows:
            filled = takewhile(lambda pair: not pair[0].spans, zip(cells, rows[-1].cells, strict=True))
            merged = [above for _, above in filled]  # cells merged downwards
            cells[: len(merged)] = merged
        rows.append(Row(tuple(cells), sections.get(row)))
    return Table(blocks[0][1], caption, columns, tuple(rows))


def _cell(text: str, spans: Sequence[Span]) -> Cell:
    """A cell out of its parts: what a page break parted is joined, paragraphs stand on lines of their own."""
    whole = ""
    for span in spans:
        part = text[span.start : span.end]
        whole += f"\n{part}" if is_ended(whole) else part
    return Cell(whole, tuple(spans))


def _paragraphs(lines: Sequence[Line]) -> list[Block]:
    paragraphs = paragraphs_of([line.untabbed() for line in lines])
    return [Block("title" if one.is_title else "paragraph", one.text) for one in paragraphs]


def _end_of_records(lines: Sequence[Line], start: int) -> int:
    """Where the lines with tabs between their cells end that begin at `start`; at least two lines make a table.

    Tabs before a single cell are its indentation, unless a cell merged downwards stands above.
    """
    end = start
    while end < len(lines) and (cells := [cell for cell in lines[end].text.split("\t") if cell]):
        columns = lines[end].text.count("\t") + 1
        if columns == 1 or (end == start and len(cells) < max(2, columns / 2)):
            break
        end += 1
    return end if end > start + 1 else start


def _records(lines: Sequence[Line], table: int) -> tuple[tuple[str, ...], list[Block]]:
    """The column names, and a block for each line. A name merged over several columns stands for each of them."""
    grid = [line.text.split("\t") for line in lines]
    width = max(map(len, grid))
    has_header = not any(_FIGURE.fullmatch(cell) for cell in grid[0])
    columns = [""] * width
    if has_header:
        for column in range(width):
            cell = grid[0][column] if column < len(grid[0]) else ""
            columns[column] = cell or (columns[column - 1] if column else "")
    blocks = [Block("columns", lines[0].text, table)] if has_header else []
    for row, cells in enumerate(grid[has_header:]):
        blocks.append(Block("record", "\t".join(cells), table, tuple(_parts(cells, row))))
    return tuple(columns), blocks


def _parts(cells: Sequence[str], row: int) -> list[CellPart]:
    parts: list[CellPart] = []
    start = 0
    for column, cell in enumerate(cells):
        if cell:
            parts.append(CellPart(row, column, start, start + len(cell)))
        start += len(cell) + 1
    return parts
