"""Flattened task tables (任务清单): tables that lost their grid, put together again.

Text pulled out of a PDF gives such a table column after column within each row: the number, short lines of the name,
long lines of the task, short lines of the departments. The header says which columns there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block, CellPart
from ingest.clean import Line, closed_up
from ingest.marks import mark_of
from ingest.paragraphs import paragraphs_at, wrap_width
from ingest.sentences import is_ended, joined

_COLUMN = re.compile(
    r"名称|项目|工程|任务|内容|目标|措施|举措|要求|单位|部门|责任|负责|牵头|配合|时限|时间|期限|进度|节点|备注|成果|标准|领导"
)
_NUMBERING = ("序号", "编号", "项次")
_RESPONSIBLE = re.compile(r"单位|部门|责任|负责|牵头|配合|领导")
_TIME = re.compile(r"时限|时间|期限|进度|节点")
_TASK = re.compile(r"任务|内容|目标|措施|举措|要求|标准|成果")
_ORGANISATION = re.compile(
    r"(?:[局委办部厅院会联署社校处室科站队所]|政府|中心|[镇乡村区]|街道|[（(][街镇乡园]道?[）)]|公司|单位|集团|学校|幼儿园"
    r"|负责|牵头|配合|落实|实施|参与|协同|分工)[）)。；]?$"
)
_DATE = re.compile(r"(?:到|至)?\d{4}年.{0,12}|长期.{0,4}|持续.{0,6}|每[年季月].{0,6}|.{0,8}(?:底前|完成|推进)")
_LABEL = re.compile(r"(?:注|备注|说明|公开方式|抄送|抄报|主送|印发|联系人|来源)[:：]|[（(]此件")
_STOPS = frozenset({"annex", "part", "chapter", "box"})
_NARROW = 0.45  # of the task column's width: lines of the name and department columns are at most so wide
_NAME_LENGTH = 40
_HEADER_LINES = 14
_HEADER_LENGTH = 60


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table found: its columns, its blocks in file order, and the index of the first line behind it."""

    columns: tuple[str, ...]
    blocks: tuple[Block, ...]
    end: int


def task_table(lines: Sequence[Line], start: int, table: int) -> TaskTable | None:
    """The table whose header begins at `lines[start]`, None where no header with a numbered row under it begins."""
    columns, begin = _header(lines, start)
    body = _body(lines, begin, columns)
    if not body:
        return None
    wrap = wrap_width([lines[i] for i in body])
    widest = max(lines[i].width for i in body)
    reader = _RowReader(columns, table, wrap, _NARROW * min(wrap, widest))
    starts = reader.row_starts([lines[i] for i in body])
    if not starts:
        return None
    blocks = [Block("columns", "\t".join(columns), table)]
    end = begin
    for row, (first, stop) in enumerate(zip(starts, [*starts[1:], len(body)], strict=True)):
        is_last = row == len(starts) - 1
        found, used = reader.row([lines[i] for i in body[first:stop]], row, is_last)
        blocks += found
        end = body[first + used - 1] + 1
    return TaskTable(columns, tuple(blocks), end)


def _header(lines: Sequence[Line], start: int) -> tuple[tuple[str, ...], int]:
    """The column names that begin at `start` up to the first row's number, and where they end; none if no header."""
    columns: list[str] = []
    last_line = -1
    for i in range(start, min(start + _HEADER_LINES, len(lines))):
        if "\t" in lines[i].text:
            break  # a table that has its grid
        for token in lines[i].raw.split():
            if token.isdecimal():
                known = len(columns) > 1 and columns[0] in _NUMBERING and all(map(_is_column, columns[1:]))
                return (tuple(columns), i) if known else ((), start)
            token = closed_up(token)
            whole = columns[-1] + token if columns else token
            fragment = columns and (
                not _is_column(columns[-1])
                or (len(columns[-1]) <= 2 and len(token) <= 2 and i != last_line and _is_column(whole))
            )
            if fragment and columns[-1] not in _NUMBERING:
                columns[-1] = whole
            else:
                columns.append(token)
            if not columns[0].startswith("序") and columns[0] not in _NUMBERING:
                return (), start
            last_line = i
        if sum(map(len, columns)) > _HEADER_LENGTH:
            break
    return (), start


def _is_column(name: str) -> bool:
    return name in _NUMBERING or (2 <= len(name) <= 12 and _COLUMN.search(name) is not None)


def _body(lines: Sequence[Line], begin: int, columns: tuple[str, ...]) -> list[int]:
    """The lines that may belong to the table, without the header repeated on each page."""
    body: list[int] = []
    i = begin
    while columns and i < len(lines):
        mark = mark_of(lines[i].text)
        if (mark and mark.style in _STOPS) or _LABEL.match(lines[i].text):
            break
        repeated = _end_of_repeated_header(lines, i, columns)
        if repeated > i and lines[repeated : repeated + 1] and lines[repeated].raw.split()[0] == "1":
            break  # the next table
        if repeated > i:
            i = repeated
        else:
            body.append(i)
            i += 1
    return body


def _end_of_repeated_header(lines: Sequence[Line], start: int, columns: tuple[str, ...]) -> int:
    header = "".join(columns)
    text = ""
    for i in range(start, min(start + _HEADER_LINES, len(lines))):
        text += "".join(lines[i].text.split())
        if text == header:
            return i + 1
        if not header.startswith(text):
            break
    return start


class _RowReader:
    """Reads the rows of one table; `wrap` is the width of its task column, `narrow` the most a short line takes."""

    def __init__(self, columns: tuple[str, ...], table: int, wrap: float, narrow: float) -> None:
        self._table = table
        self._wrap = wrap
        self._narrow = narrow
        others = range(1, len(columns))
        self._times = [c for c in others if _TIME.search(columns[c])]
        self._responsible = [c for c in others if _RESPONSIBLE.search(columns[c]) and c not in self._times]
        free = [c for c in others if c not in self._times and c not in self._responsible] or [1]
        self._name = free[0]
        self._task = next((c for c in free[1:] if _TASK.search(columns[c])), free[-1])
        self._width = len(columns)

    def row_starts(self, lines: Sequence[Line]) -> list[int]:
        """The lines that begin with the consecutive numbers 1, 2, 3 … of the rows."""
        starts: list[int] = []
        for i, line in enumerate(lines):
            number, *rest = line.raw.split()
            if number != str(len(starts) + 1):
                continue
            words = closed_up(" ".join(rest))
            following = lines[i + 1] if i + 1 < len(lines) else None
            if not words:
                named = self._name == self._task or (following is not None and self._is_short(following))
            else:
                named = len(rest) == self._width - 1 or (not is_ended(words) and len(words) <= self._narrow)
            if named:
                starts.append(i)
        return starts

    def row(self, lines: Sequence[Line], row: int, is_last: bool) -> tuple[list[Block], int]:
        """The blocks of a row, and how many of its lines they take; only the last row may leave some over."""
        number, *rest = lines[0].raw.split()
        if len(rest) == self._width - 1 > 1:
            cells = [self._cell(closed_up(text), row, column) for column, text in enumerate(rest[1:], 2)]
            used = 1 if is_last else len(lines)
            return [self._head(number, closed_up(rest[0]), row, 1), *cells, *self._tasks(lines[1:used], row)], used
        name, begin = self._read_name(closed_up(" ".join(rest)), lines)
        blocks, used = self._read_cells(lines[begin:], row, is_last)
        return [self._head(number, name, row, self._name), *blocks], begin + used

    def _read_name(self, name: str, lines: Sequence[Line]) -> tuple[str, int]:
        """The name, of which `name` stands beside the number, and where its lines end."""
        i = 1
        while self._name != self._task and i < len(lines) and self._is_short(lines[i]) and len(name) < _NAME_LENGTH:
            if name and self._are_departments(lines[i:]):
                break
            name = joined(name, lines[i].text)
            i += 1
        return name, i

    def _read_cells(self, lines: Sequence[Line], row: int, is_last: bool) -> tuple[list[Block], int]:
        """Task and departments by turns: a page break can set the departments in the middle of the task."""
        blocks: list[Block] = []
        task: list[Line] = []
        i = 0
        while i < len(lines):
            end = i
            while end < len(lines) and lines[end].width <= self._narrow:
                end += 1
            stop = self._end_of_dated(lines, i, end) if not task or is_ended(task[-1].text) else i
            if stop > i:
                blocks += [*self._tasks(task, row), *self._departments(lines[i:stop], row)]
                task = []
                i = stop
                if is_last:
                    return blocks, i
                continue
            if end == i:
                task.append(lines[i])
                i += 1
                continue
            listed = self._are_departments(lines[i:end]) and not lines[i].text.endswith("。")
            if task and not is_ended(task[-1].text) and not listed:
                task.append(lines[i])  # the last line of a sentence
                i += 1
            if self._responsible and self._are_departments(lines[i:end]):
                is_complete = not task or is_ended(task[-1].text)
                blocks += [*self._tasks(task, row), *self._departments(lines[i:end], row)]
                task = []
                if is_last and is_complete:
                    return blocks, end
            else:
                task += lines[i:end]
            i = end
        return [*blocks, *self._tasks(task, row)], len(lines)

    def _end_of_dated(self, lines: Sequence[Line], start: int, end: int) -> int:
        """Where departments end that follow a deadline and may be wider than a short line; `start` where none do."""
        dated = self._times and self._responsible and all(_DATE.fullmatch(line.text) for line in lines[start:end])
        if not dated or end == start or not lines[end:] or not _name_organisations(lines[end : end + 1]):
            return start
        stop = end + 1
        while stop < len(lines) and not _ORGANISATION.search(lines[stop - 1].text):
            stop += 1
        return stop

    def _is_short(self, line: Line) -> bool:
        return line.width <= self._narrow and not is_ended(line.text)

    def _are_departments(self, lines: Sequence[Line]) -> bool:
        """Whether short lines read as a list of organisations: most of its pieces end as organisations do."""
        return bool(lines) and all(line.width <= self._narrow for line in lines) and _name_organisations(lines)

    def _head(self, number: str, name: str, row: int, column: int) -> Block:
        start = len(number) + 1
        cells = [CellPart(row, 0, 0, len(number))]
        if name:
            cells.append(CellPart(row, column, start, start + len(name)))
        return Block("row", f"{number} {name}".strip(), self._table, tuple(cells))

    def _tasks(self, lines: Sequence[Line], row: int) -> list[Block]:
        return [self._cell(paragraph.text, row, self._task) for paragraph in paragraphs_at(lines, self._wrap)]

    def _departments(self, lines: Sequence[Line], row: int) -> list[Block]:
        leading = 0
        while self._times and leading < len(lines) - 1 and _DATE.fullmatch(lines[leading].text):
            leading += 1
        if leading:
            date = self._cell("".join(line.text for line in lines[:leading]), row, self._times[0])
            return [date, *self._departments(lines[leading:], row)]
        times = 0
        while self._times and times < len(lines) - 1 and _DATE.fullmatch(lines[-1 - times].text):
            times += 1
        split = len(lines) - times
        blocks = [self._cell(_department_list(lines[:split]), row, self._responsible[0])]
        if times:
            blocks.append(self._cell("".join(line.text for line in lines[split:]), row, self._times[0]))
        return blocks

    def _cell(self, text: str, row: int, column: int) -> Block:
        return Block("cell", text, self._table, (CellPart(row, column, 0, len(text)),))


def _name_organisations(lines: Sequence[Line]) -> bool:
    pieces = [piece for piece in re.split(r"[、，,；;\s]", _department_list(lines)) if piece]
    if not pieces or _is_sentence(lines[0].text):
        return False
    return sum(_ORGANISATION.search(piece) is not None for piece in pieces) >= 0.5 * len(pieces)


def _is_sentence(text: str) -> bool:
    return text.endswith("。") and not _ORGANISATION.search(text)


def _department_list(lines: Sequence[Line]) -> str:
    """The departments on one line; where they stand one a line without punctuation, a space sets them apart."""
    texts = [line.text for line in lines]
    listed = any(char in text for text in texts for char in "、，,；;")
    whole = texts[0]
    for text in texts[1:]:
        apart = _ORGANISATION.search(whole) if not listed else _DATE.fullmatch(whole) and _ORGANISATION.search(text)
        whole += f" {text}" if apart else text
    return whole
