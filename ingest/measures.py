"""Measures (举措) that end with those responsible, in brackets or in sentences of their own, as tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deadlines import deadlines_in
from ingest.departments import Departments, departments_of
from ingest.duties import Duty, duties_in
from ingest.marks import LEGAL_STYLES, mark_of
from ingest.sentences import first_sentence
from ingest.types import Document, Section, Span, Task

_ITEM = re.compile(r"\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]+[)）]")
_LONGEST_NAME = 60


def measures_of(document: Document) -> Iterator[Task]:
    """The measures of a document that end with those responsible, in its order."""
    cells = [span for table in document.tables for row in table.rows for cell in row.cells for span in cell.spans]
    before = 0
    tails = duties_in(document.text)
    for place, tail in enumerate(tails):
        if any(span.start < tail.end and tail.start < span.end for span in cells):
            continue
        following = tails[place + 1].start if place + 1 < len(tails) else len(document.text)
        section, start = _begin_of(document, before, tail.start, following)
        if tail.is_plain and not _is_numbered(document.text[start : tail.start]):
            continue
        task = _of_measure(document, section, start, tail)
        if task.name:
            yield task
        before = tail.end


def _begin_of(document: Document, before: int, position: int, following: int) -> tuple[Section | None, int]:
    """The section that is the measure which ends at a place, None for a plain paragraph, and where it begins."""
    section = _section_of(document, position, before)
    line = _line_of_item(document.text, max(before, section.start if section else 0), position)
    if section and _is_first_item(document.text[line:position], section, line, following):
        section = None
    start = max(section.start, before) if section else max(before, line)
    between = document.text[start:position]
    return section, start + len(between) - len(between.lstrip(" \n。；;"))


def _line_of_item(text: str, before: int, position: int) -> int:
    """Where the line of a place begins; where nothing stands on it, the line of the numbered item above."""
    line = text.rfind("\n", 0, position) + 1
    if text[line:position].strip():
        return line
    above = [match.start() for match in re.finditer(rf"^(?:{_ITEM.pattern})", text[before:position], re.M)]
    return before + above[-1] if above else line


def _is_numbered(text: str) -> bool:
    """Whether a measure is an item of a list or a heading; an article of a rule is neither."""
    mark = mark_of(text)
    return mark.style not in LEGAL_STYLES if mark else bool(numbered(text)[0])


def _of_measure(document: Document, section: Section | None, start: int, tail: Duty) -> Task:
    text = document.text[start : tail.start].rstrip(" \t\u3000\n，,")
    is_whole = section is not None and section.start == start
    heading = text.split("\n")[0]
    number, name = numbered(section.title if section and is_whole and len(section.title) <= len(heading) else heading)
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
