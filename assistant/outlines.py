"""Lists that the outline itself is: the headings below a heading, the rows of a task table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.citations import Quote, flowing
from assistant.compose import Piece
from assistant.matching import match
from assistant.question import Reading
from assistant.tasks import passage_at
from index.words import fold
from ingest.types import Document, Section, Span

_MARK = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[部分章节条]+|专栏\s*\d+|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)\s*"
)
_PARTS = re.compile(r"工程|任务|行动|项目|策略|原则|目标|措施|部分|方面|要求|保障|重点")
_TASKS = re.compile(r"(?:重点)?(?:任务|工程|项目)")
_WHOLE = re.compile(rf"(?:{_PARTS.pattern}|附件|附表|清单|表|列|共)+")
_NAMED = 0.7


def listed_sections(reading: Reading, document: Document) -> list[Section]:
    """The sections that a question wants listed, empty where it wants something else.

    They are the children of the section whose heading carries the question, if it asks for as many as there are or
    names parts in general; or the rows of the task table, if it asks for the tasks of the whole plan.
    """
    if not _PARTS.search(reading.core):
        return []
    rows = [section for section in document.sections if section.kind == "row"]
    carrying = [
        term for term in reading.terms if term.known and not (term.text.isascii() or _WHOLE.fullmatch(term.text))
    ]
    asks = reading.count is not None or reading.kind == "list" or reading.unit in ("个", "项", "大", "类")
    if rows and asks and _TASKS.search(reading.core) and not carrying:
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


def section_pieces(document: Document, sections: Sequence[Section]) -> tuple[Piece, ...]:
    """The headings as a list, each quoted where it stands."""
    pieces = []
    for section in sections:
        end = section.start + _heading_length(document, section)
        name = re.split(r"[。；]", _MARK.sub("", flowing(section.title)))[0]
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
