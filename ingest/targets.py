"""Targets (指标) by rule: the year columns of indicator tables, and sentences that set a goal with a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.deadlines import Governing, first_year
from ingest.goals import goals_in, is_case, is_past, rules_on_cases
from ingest.indicators import targets_of_tables
from ingest.quantities import quantities_in
from ingest.types import Document, Section, Span, Target

_SENTENCE = re.compile(r"[^。！？；;\n]*[。！？；;\n]?")
_REPORT = re.compile(
    r"(?:发展|工作|现实|现有)基础|现状|成绩|回顾|(?:主要|工作|取得|建设|发展)成效|成效(?:明显|显著)|存在.{0,3}(?:问题|困难)"
    r"|(?:主要|现存|突出)问题|难点|形势|背景|编制说明|政策解读"
)
_ITEM = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、]|[①-⑳])")
_LONGEST_SENTENCE = 2000  # what goes on longer is no sentence
_SHORTEST_CELL = 12  # a cell of fewer characters is no sentence


def targets_of(document: Document) -> tuple[Target, ...]:
    """The targets of a document in the order of its text."""
    found = [*targets_of_tables(document), *_of_sentences(document)]
    return tuple(sorted(found, key=lambda target: target.figure.start))


def _of_sentences(document: Document) -> Iterator[Target]:
    first = first_year(document)
    starts = [section.start for section in document.sections]
    opening = ""
    for start, end in _paragraphs(document.text):
        if not _ITEM.match(document.text, start, end):
            opening = document.text[start:end]
        elif is_case(document.text[start:end], opening):
            continue
        section = section_at(document, starts, start)
        if any(_REPORT.search(one.title) for one in _lineage(document, section)):
            continue
        governing = Governing()
        for match in _SENTENCE.finditer(document.text, start, end):
            sentence = match.group()
            governing.begin(sentence)
            if _is_readable(sentence) and not _is_heading(sentence, section.title):
                yield from _of_sentence(sentence, match.start(), section.index, governing, first)


def _of_sentence(sentence: str, offset: int, section: int, governing: Governing, first: int | None) -> Iterator[Target]:
    before = ""
    whole = _stripped(sentence, 0, len(sentence), offset)
    for start, end in _clauses(sentence):
        clause = sentence[start:end]
        quantities = quantities_in(clause)
        for goal in goals_in(clause, quantities, before):
            quantity = goal.quantity
            deadline = governing.at(clause, quantity.start)
            if is_past(sentence[: start + quantity.start]) or (deadline and first and deadline.year < first):
                continue
            yield Target(
                subject=goal.subject,
                indicator=goal.indicator,
                bound=quantity.bound,
                value=quantity.value,
                value_to=quantity.value_to,
                unit=quantity.unit,
                base=None,
                base_bound=None,
                base_year=None,
                deadline=deadline.text if deadline else None,
                year=deadline.year if deadline else None,
                binding=None,
                section=section,
                span=whole,
                clause=_stripped(sentence, start, end, offset),
                figure=Span(offset + start + quantity.start, offset + start + quantity.stop),
            )
        governing.at(clause, len(clause))
        before = clause


def _is_readable(sentence: str) -> bool:
    return 0 < len(sentence.strip()) <= _LONGEST_SENTENCE and not rules_on_cases(sentence)


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence: between commas and colons outside brackets, and not within numbers."""
    start = depth = 0
    for position, char in enumerate(sentence):
        depth += (char in "（(《“") - (char in "）)》”")
        inside = sentence[position - 1 : position].isdigit() and sentence[position + 1 : position + 2].isdigit()
        if depth <= 0 and char in "，,：:" and not inside:
            yield start, position
            start = position + 1
    yield start, len(sentence)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of the text that can hold sentences: lines, and of lines with tabs the longer cells."""
    start = 0
    for line in text.split("\n"):
        begin = start
        for cell in line.split("\t"):
            if cell == line or len(cell) >= _SHORTEST_CELL:
                yield begin, begin + len(cell)
            begin += len(cell) + 1
        start += len(line) + 1


def section_at(document: Document, starts: Sequence[int], position: int) -> Section:
    """The innermost section that holds a place of the text; `starts` are those of all sections, which nest in order."""
    section = document.sections[max(bisect_right(starts, position) - 1, 0)]
    while section.parent is not None and section.end <= position:
        section = document.sections[section.parent]
    return section


def _lineage(document: Document, section: Section) -> Iterator[Section]:
    """A section and those above it, the root excepted: a document's own title tells nothing of its parts."""
    while section.parent is not None:
        yield section
        section = document.sections[section.parent]


def _is_heading(sentence: str, title: str) -> bool:
    bare = re.sub(r"\W", "", sentence)
    return bool(bare) and bare in re.sub(r"\W", "", title)


def _stripped(sentence: str, start: int, end: int, offset: int) -> Span:
    """The span of a part of a sentence without the space and the punctuation around it."""
    words = sentence[start:end]
    begin = start + len(words) - len(words.lstrip(" \u3000，,"))
    return Span(offset + begin, offset + start + len(words.rstrip(" \u3000。；;！？，,：:\n")))
