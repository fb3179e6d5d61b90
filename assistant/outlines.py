"""Lists that the structure itself is: the headings below a heading, the rows of a task table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.citations import Quote, flowing
from assistant.compose import Piece
from assistant.matching import match
from assistant.question import Reading
from assistant.tasks import Task, passage_at, tasks_of
from index.words import fold
from ingest.types import Document, Section, Span

_MARK = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[部分章节条]+|专栏\s*\d+|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)\s*"
)
_PARTS = re.compile(r"工程|任务|行动|项目|策略|原则|目标|措施|部分|方面|要求|保障|重点")
_TASKS = re.compile(r"(?:重点)?(?:任务|工程|项目)")
_WHOLE = re.compile(rf"(?:{_PARTS.pattern}|附件|附表|清单|主要|分工|表|列|共)+")
_TASKS_ASKED = re.compile(r"(?:主要|重点|核心|具体|工作|目标)*(?:任务|工程|项目)")
_WHAT_TASKS = re.compile(rf"{_TASKS_ASKED.pattern}[都分别主要]*[是有]*(?:什么|啥|哪|咩)")
_OF_TASKS = re.compile(
    r"(?:主要|重点|核心|具体|工作|目标|任务|工程|项目|措施|举措|要求|内容|责任|分工|安排|[和及与、])+"
)
_BEHIND = re.compile(r"[。；]|[，,\s]\s*(?:主要)?(?:责任|牵头|配合)(?:单位|部门)")  # what is no more of a name
_NAMED = 0.7


def listed_sections(reading: Reading, document: Document) -> list[Section]:
    """The sections that a question wants listed, empty where it wants something else.

    They are the children of the section whose heading carries the question, if it asks for as many as there are or
    names parts in general; or the rows of the task table, if it asks for the tasks of the whole plan.
    """
    if not _PARTS.search(reading.core):
        return []
    rows = [section for section in document.sections if section.kind == "row"]
    asks = reading.count is not None or reading.kind == "list" or reading.unit in ("个", "项", "大", "类")
    if rows and asks and _TASKS.search(reading.core) and _is_of_whole(reading, document):
        return rows
    if reading.count is None:
        return []
    best: list[Section] = []
    best_score = _NAMED
    for section in document.sections:
        score = _carried(reading, section)
        if score <= best_score:
            continue
        children = [child for child in document.sections if child.parent == section.index and _MARK.match(child.title)]
        if len(children) == reading.count:
            best, best_score = children, score
    return best


def listed_pieces(reading: Reading, document: Document) -> tuple[Piece, ...]:
    """The list that a question wants of a document's structure, as pieces; empty where it wants something else."""
    if reading.kind != "definition" and (sections := listed_sections(reading, document)):
        return section_pieces(document, sections)
    asked = _TASKS_ASKED.search(reading.core)
    if asked is None or not _asks_for_all(reading) or not _is_of_whole(reading, document):
        return ()
    return _tabled(document) or section_pieces(document, _tasks_below(document, asked.group()))


def _asks_for_all(reading: Reading) -> bool:
    """Whether a question wants a list without saying of how many."""
    if reading.count is not None and not re.search("哪几|边几", reading.core):
        return False
    return reading.kind == "list" or reading.unit in ("个", "项") or _WHAT_TASKS.search(reading.core) is not None


def _is_of_whole(reading: Reading, document: Document) -> bool:
    """Whether a question is after the parts of the plan as a whole: it names nothing but them and the plan's title."""
    title = fold(document.title)
    return all(
        not term.known or term.text.isascii() or _WHOLE.fullmatch(term.text) or match(term, title)
        for term in reading.terms
    )


def _tabled(document: Document) -> tuple[Piece, ...]:
    """The tasks of the task tables; one whose cell is merged over several rows is told once."""
    cells = {span for table in document.tables for row in table.rows for cell in row.cells for span in cell.spans}
    named = {task.entry.name_spans: task for task in tasks_of(document) if cells.issuperset(task.entry.name_spans)}
    return tuple(_task_piece(task) for task in named.values() if task.entry.name_spans)


def _task_piece(task: Task) -> Piece:
    return Piece(_BEHIND.split(task.plain_name)[0], task.name_quotes(), is_name=True)


def _tasks_below(document: Document, asked: str) -> list[Section]:
    """The headings below the one for tasks, first of all below one with the very words that are asked for."""
    found: list[list[Section]] = []
    for section in document.sections:
        name = _MARK.sub("", flowing(section.title))
        if not _OF_TASKS.fullmatch(name) or asked[-2:] not in name:
            continue
        children = [child for child in document.sections if child.parent == section.index and _MARK.match(child.title)]
        if len(children) > 1:
            found.insert(0 if asked in name else len(found), children)
    return found[0] if found else []


def section_pieces(document: Document, sections: Sequence[Section]) -> tuple[Piece, ...]:
    """The headings as a list, each quoted where it stands."""
    pieces = []
    for section in sections:
        end = section.start + _heading_length(document, section)
        name = _BEHIND.split(_MARK.sub("", flowing(section.title)))[0]
        quote = Quote(document, passage_at(document, Span(section.start, end)), section.start, end)
        pieces.append(Piece(name, (quote,), is_name=True))
    return tuple(pieces)


def _heading_length(document: Document, section: Section) -> int:
    line = document.text[section.start : section.end].split("\n", 1)[0]
    return min(len(line), len(section.title) + 2) if len(section.title) < len(line) else len(line)


def _carried(reading: Reading, section: Section) -> float:
    terms = [term for term in reading.terms if term.known]
    total = sum(term.weight for term in terms)
    title = fold(section.title)
    return sum(term.weight * match(term, title) for term in terms) / total if total else 0.0
