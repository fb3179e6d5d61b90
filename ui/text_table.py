"""A table in plain text, its columns aligned where Chinese characters take two places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = "  "
NARROWEST = 8


def display_width(text: str) -> int:
    """The places a terminal gives `text`: two for a wide or full-width character, none for a combining one."""
    return sum(_places(character) for character in text)


def _places(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` places; Chinese may break anywhere, so every line is filled."""
    lines, line, used = [], "", 0
    for character in text:
        places = _places(character)
        if used + places > width and line:
            lines.append(line)
            line, used = "", 0
        line, used = line + character, used + places
    return [*lines, line]


def text_table(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The lines of a table no wider than `width` where its columns can be that narrow."""
    table = [list(columns), *(list(row) for row in rows)]
    widths = _column_widths([[display_width(cell) for cell in row] for row in table], width)
    lines: list[str] = []
    for number, row in enumerate(table):
        lines += _row_lines(row, widths)
        if number == 0:
            lines.append(GAP.join("─" * w for w in widths))
    return lines


def _column_widths(cells: list[list[int]], width: int) -> list[int]:
    """The widest cell of each column, the widest columns narrowed until the row fits."""
    widths = [max(column) for column in zip(*cells, strict=True)]
    room = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row_lines(row: list[str], widths: list[int]) -> list[str]:
    cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for n in range(max(map(len, cells))):
        parts = [cell[n] if n < len(cell) else "" for cell in cells]
        padded = (part + " " * (width - display_width(part)) for part, width in zip(parts, widths, strict=True))
        lines.append(GAP.join(padded).rstrip())
    return lines
