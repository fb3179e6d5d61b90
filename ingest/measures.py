"""Measures (举措) that end with 责任单位 or 牵头单位, in brackets or on lines of their own, as tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.deadlines import deadlines_in
from ingest.departments import Departments, departments_of, is_assigned, is_labelled
from ingest.marks import mark_of
from ingest.sentences import first_sentence
from ingest.types import Document, Section, Span, Task

_BRACKET = re.compile(r"[（(](?P<words>(?:[^（）()\n]|[（(][^（）()\n]*[）)]){1,300})[）)]")
_ITEM = re.compile(r"\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]+[)）]")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Tail:
    """Where the words on responsibility of a measure stand: `start`/`end` with their brackets."""

    start: int
    end: int
    words: Span


def measures_of(document: Document) -> Iterator[Task]:
    """The measures of a document that end with those responsible, in its order."""
    cells = [span for table in document.tables for row in table.rows for cell in row.cells for span in cell.spans]
    before = 0
    tails = list(_tails(document.text))
    for place, tail in enumerate(tails):
        if any(span.start < tail.end and tail.start < span.end for span in cells):
            continue
        section = _section_of(document, tail.start, before)
        line = document.text.rfind("\n", 0, tail.start) + 1
        following = tails[place + 1].start if place + 1 < len(tails) else len(document.text)
        if section and _is_first_item(document.text[line : tail.start], section, line, following):
            section = None
        start = max(section.start, before) if section else max(before, line)
        start += len(document.text[start : tail.start]) - len(document.text[start : tail.start].lstrip(" \n。；;"))
        if tail.start > start:
            yield _of_measure(document, section, start, tail)
        before = tail.end


def _of_measure(document: Document, section: Section | None, start: int, tail: _Tail) -> Task:
    text = document.text[start : tail.start].rstrip()
    is_whole = section is not None and section.start == start
    heading = text.split("\n")[0]
    number, name = numbered(section.title if section and is_whole else heading)
    name = first_sentence(name).rstrip("。；;：: ")[:_LONGEST_NAME]
    at = max(heading.find(name), 0)
    words = document.text[tail.words.start : tail.words.end]
    return task_of(
        number=number,
        name=name,
        text=text,
        named=departments_of(words),
        responsible=" ".join(words.split()),
        section=section.index if section and is_whole else None,
        span=Span(start, tail.end),
        name_spans=(Span(start + at, start + at + min(len(name), len(heading) - at)),),
        department_spans=(tail.words,),
    )


def _tails(text: str) -> Iterator[_Tail]:
    """Brackets that say who is responsible, and lines that begin so; lines that follow each other are one."""
    start = 0
    lines: list[Span] = []
    for line in text.split("\n"):
        if is_labelled(line) or (lines and re.match(r"完成(?:时限|时间)[:：]", line.strip())):
            lines.append(Span(start, start + len(line)))
        else:
            yield from _gathered(lines)
            lines = []
            for match in _BRACKET.finditer(line):
                if is_labelled(match["words"]) or is_assigned(match["words"]):
                    words = Span(start + match.start("words"), start + match.end("words"))
                    yield _Tail(start + match.start(), start + match.end(), words)
        start += len(line) + 1
    yield from _gathered(lines)


def _gathered(lines: list[Span]) -> Iterator[_Tail]:
    if lines:
        yield _Tail(lines[0].start, lines[-1].end, Span(lines[0].start, lines[-1].end))


def _section_of(document: Document, position: int, before: int) -> Section | None:
    """The innermost section around a place that begins behind the measure before it; None for a plain paragraph."""
    around = [one for one in document.sections if one.parent is not None and one.start <= position < one.end]
    inner = max(around, key=lambda section: section.depth, default=None)
    return inner if inner is not None and inner.start >= before and _is_near(document, inner, position) else None


def _is_first_item(paragraph: str, section: Section, line: int, following: int) -> bool:
    """Whether a paragraph is the first numbered measure of a section that holds the next one too."""
    return section.start < line and following < section.end and _ITEM.match(paragraph) is not None


def _is_near(document: Document, section: Section, position: int) -> bool:
    """Whether a section is one measure: what stands in it before the place is a few paragraphs."""
    return document.text.count("\n", section.start, position) <= 8


def numbered(title: str) -> tuple[str, str]:
    """The number and the name of a heading: 3 and 教师培训工程 of （3）教师培训工程."""
    title = " ".join(title.split())
    mark = mark_of(title)
    if mark is not None:
        return title[: mark.length].strip(" 、.．（()）：:"), title[mark.length :].strip(" ：:")
    bare = re.match(r"(\d+)[.、 ]+|([一二三四五六七八九十]+)是", title)
    return (bare[1] or bare[2], title[bare.end() :]) if bare else ("", title)


def task_of(
    *,
    number: str,
    name: str,
    text: str,
    named: Departments,
    responsible: str,
    section: int | None,
    span: Span,
    name_spans: tuple[Span, ...],
    department_spans: tuple[Span, ...],
) -> Task:
    """A task whose deadline is the one said beside its departments, else the last one that its text names."""
    dated = deadlines_in(named.when or text)
    last = max(dated, key=lambda deadline: deadline.year, default=None)
    year = re.search(r"20\d{2}", named.when or "")
    return Task(
        number=number,
        name=name,
        text=text,
        lead=named.lead,
        supporting=named.supporting,
        responsible=responsible,
        deadline=named.when or (last.text if last else None),
        year=last.year if last else int(year.group()) if year else None,
        section=section,
        span=span,
        name_spans=name_spans,
        department_spans=department_spans,
    )
