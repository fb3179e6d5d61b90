"""Targets (指标) by rule: the year columns of indicator tables, and sentences that set a goal with a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deadlines import Governing
from ingest.goals import goals_in, is_past
from ingest.indicators import Indicator, Value, indicator_of
from ingest.quantities import number_of, quantities_in
from ingest.types import Binding, Document, Row, Section, Span, Table, Target

_SENTENCE = re.compile(r"[^。！？；;\n]*[。！？；;\n]?")
_REPORT = re.compile(
    r"(?:发展|工作|现实|现有)基础|现状|成绩|回顾|(?:主要|工作|取得|建设|发展)成效|成效(?:明显|显著)|存在.{0,3}(?:问题|困难)"
    r"|(?:主要|现存|突出)问题|难点|形势|背景|编制说明|政策解读"
)
_BASE = re.compile(r"基期|基数|现状|实际|完成|当前|现有")
_GOAL = re.compile(r"目标|指标|规划|预期|约束|计划")
_SHORTEST_CELL = 12  # a cell of fewer characters is no sentence


def targets_of(document: Document) -> tuple[Target, ...]:
    """The targets of a document in the order of its text."""
    found = [*_of_tables(document), *_of_sentences(document)]
    return tuple(sorted(found, key=lambda target: target.figure.start))


# ------------------------------------------------------------------------------------------------------------- tables


def _of_tables(document: Document) -> Iterator[Target]:
    for table in document.tables:
        for row in table.rows:
            indicator = indicator_of(table, row)
            goals = [value for value in indicator.values if _is_goal(document, table, indicator, value)]
            base = next((value for value in indicator.values if value not in goals and value.number is not None), None)
            for value in goals:
                target = _of_cell(document.text, table, row, indicator, value, base)
                if target is not None:
                    yield target


def _is_goal(document: Document, table: Table, indicator: Indicator, value: Value) -> bool:
    if value.number is None or not indicator.name or _BASE.search(value.column):
        return False
    if value.year is None:
        return _GOAL.search(value.column) is not None
    first = _first_year(document)
    if first is not None:
        return value.year >= first and (document.period is not None or _says_goal(table, indicator))
    return value.year > min(one.year for one in indicator.values if one.year) and _says_goal(table, indicator)


def _says_goal(table: Table, indicator: Indicator) -> bool:
    return any(_GOAL.search(words) for words in (table.caption, *table.columns, *indicator.notes))


def _of_cell(
    text: str, table: Table, row: Row, indicator: Indicator, value: Value, base: Value | None
) -> Target | None:
    number, spans = number_of(value.text), [span for cell in row.cells for span in cell.spans]
    figure = row.cells[value.place].spans
    if number is None or not figure:
        return None
    start = number_of(base.text) if base else None
    own = [span for span in spans if span.start >= text.rfind("\n", 0, figure[0].start)]  # not cells merged from above
    whole = Span(min(span.start for span in own), max(span.end for span in own))
    binding: tuple[Binding, ...] = ("约束性", "预期性")
    return Target(
        subject=indicator.group,
        indicator=indicator.name,
        bound=number[2],
        value=number[0],
        value_to=number[1],
        unit=indicator.unit or ("%" if value.text.endswith(("%", "％")) else ""),
        base=start[0] if start else None,
        base_bound=start[2] if start else None,
        base_year=base.year if base else None,
        deadline=value.column if value.year else None,
        year=value.year,
        binding=next((one for one in binding if any(one in note for note in indicator.notes)), None),
        section=table.section,
        span=whole,
        clause=whole,
        figure=figure[0],
    )


# ---------------------------------------------------------------------------------------------------------- sentences


def _of_sentences(document: Document) -> Iterator[Target]:
    first = _first_year(document)
    for start, end in _paragraphs(document.text):
        section = section_at(document, start)
        if any(_REPORT.search(one.title) for one in _lineage(document, section)):
            continue
        governing = Governing()
        for match in _SENTENCE.finditer(document.text, start, end):
            sentence = match.group()
            governing.begin(sentence)
            if sentence.strip() and not _is_heading(sentence, section.title):
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


def section_at(document: Document, position: int) -> Section:
    """The innermost section that holds a place of the text."""
    return max(
        (section for section in document.sections if section.start <= position < max(section.end, section.start + 1)),
        key=lambda section: section.depth,
        default=document.sections[0],
    )


def _lineage(document: Document, section: Section) -> Iterator[Section]:
    """A section and those above it, the root excepted: a document's own title tells nothing of its parts."""
    while section.parent is not None:
        yield section
        section = document.sections[section.parent]


def _first_year(document: Document) -> int | None:
    """The first year that a document can set goals for: that of its period or of its date, whichever is earlier."""
    date = re.match(r"(?:19|20)\d{2}", document.date or "")
    years = [*([document.period.start] if document.period else ()), *([int(date.group())] if date else ())]
    return min(years, default=None)


def _is_heading(sentence: str, title: str) -> bool:
    bare = re.sub(r"\W", "", sentence)
    return bool(bare) and bare in re.sub(r"\W", "", title)


def _stripped(sentence: str, start: int, end: int, offset: int) -> Span:
    """The span of a part of a sentence without the space and the punctuation around it."""
    words = sentence[start:end]
    begin = start + len(words) - len(words.lstrip(" \u3000，,"))
    return Span(offset + begin, offset + start + len(words.rstrip(" \u3000。；;！？，,：:\n")))
