"""Passages taken apart into statements: sentences with their clauses, and table rows with their header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.enumerations import Enumeration, enumeration_at, enumerations_in
from assistant.figures import Figure, figures_in
from index.words import fold
from ingest.types import Document, Passage, Row, Span, Table

_SENTENCE = re.compile(r"[^。！？；;\n]*[。！？；;\n]?")
_SHORTEST = 4  # characters of a sentence worth citing
_TITLE = re.compile(r"《[^》]*》")
# 拒不改正的，… and 没有亲属的，… say what follows of the thing that opens the sentence.
_DEPENDENT = re.compile(r"[^，。；：\n]{2,16}的，")
_CLAUSE_END = re.compile(r"[，,：:]")
_DEADLINE = re.compile(
    r"(?:力争)?(?:到|至|在|于|截至)?(?:20\d{2}年?[—\-–~至到]+)?20\d{2}(?:年|学年)(?!的?基础)(?:\d{1,2}月)?(?:底|末|起|初|内|期间|以?前)*"
    r"|“?十[三四五]五”?(?:期间|末|时期)|(?<!\d)\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬)(?:前)?"
)
# A deadline governs what follows it only where it opens a clause: 到2025年，… but not (2022年版).
_LEADING = re.compile(
    rf"(?:\d{{1,2}}[.．、]|[（(][一二三四五六七八九十]+[)）]|力争|确保|争取)*(?P<when>{_DEADLINE.pattern})"
)
_AHEAD = re.compile(r"^(?!截)(?:力争|确保)?(?:[到至]|.*(?:前|底|末|起))")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in place: `folded` is for matching and as long as the text, `figures` are relative to it."""

    start: int
    end: int
    text: str
    folded: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest text that can be cited on its own: a sentence, or a row of a table with its header.

    `deadline` is the span of the latest deadline before the sentence in its paragraph, which governs it unless the
    sentence names its own; `heading` and `paragraph` are folded texts for matching the surroundings. `item` is its
    place in an enumeration, None for the lead-in. `opening` is the opening of its sentence where it depends on that, as
    拒不改正的，… does, `whole` the opening with all that depends on it. The clauses of a lead-in and an opening come
    first in `clauses`, `governed` of them.
    """

    document: Document
    passage: Passage
    start: int
    end: int
    text: str
    clauses: tuple[Clause, ...]
    heading: str
    paragraph: str
    deadline: Span | None
    is_title: bool
    table: Table | None = None
    row: Row | None = None
    enumeration: Enumeration | None = None
    item: int | None = None
    governed: int = 0
    opening: Span | None = None
    whole: Span | None = None

    @property
    def around(self) -> str:
        """The statement with its paragraph and headings, folded."""
        return f"{self.clauses_text} {self.paragraph} {self.heading}"

    @property
    def clauses_text(self) -> str:
        """The clauses folded, in one string."""
        return ",".join(clause.folded for clause in self.clauses)


def statements_of(document: Document, passage: Passage) -> tuple[Statement, ...]:
    """The statements of one passage in reading order."""
    if passage.kind == "table":
        return _row_statements(document, passage)
    heading = fold("／".join(passage.path))
    section = document.sections[passage.section]
    statements: list[Statement] = []
    offset = passage.start
    for line in passage.text.split("\n"):
        paragraph = fold(line)
        deadline: Span | None = None
        for opening, span, whole in _segments(document, line, offset):
            text = document.text[span.start : span.end]
            enumeration, item = enumeration_at(document.text, span.start) or (None, None)
            before = _governing(document, enumeration if item is not None else None, opening)
            statements.append(
                Statement(
                    document=document,
                    passage=passage,
                    start=span.start,
                    end=span.end,
                    text=text,
                    clauses=(*before, *_clauses(text, span.start)),
                    heading=heading,
                    paragraph=paragraph,
                    deadline=deadline,
                    is_title=_is_title(section.title, text),
                    enumeration=enumeration,
                    item=item,
                    governed=len(before),
                    opening=opening,
                    whole=whole,
                )
            )
            if _LEADING.match(text):
                deadline = _latest_deadline(text, span.start)
        offset += len(line) + 1
    return tuple(statements)


def clauses_in(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses of a stretch of a document's text."""
    return _clauses(text[start:end], start)


def deadline_before(statement: Statement, position: int) -> Span | None:
    """The deadline that governs the text at `position`: the nearest one before it in the sentence or paragraph."""
    nearest: Span | None = None
    for clause in statement.clauses:
        match = _LEADING.match(clause.text)
        if match and clause.start + match.start("when") < position:
            nearest = Span(clause.start + match.start("when"), clause.start + match.end("when"))
    if nearest is not None:
        return nearest
    before = _TITLE.sub("", statement.document.text[statement.start : max(position, statement.start)])
    return None if re.search(r"20\d{2}", before) else statement.deadline


def is_ahead(deadline: Span | None, text: str) -> bool:
    """Whether a deadline in a document's text is to be met: 到2025年 and 2024年底前, but not 截至2020年底, 2020年."""
    return deadline is not None and _AHEAD.search(text[deadline.start : deadline.end]) is not None


def deadlines_in(text: str) -> list[re.Match[str]]:
    """Every deadline expression of a text, such as 到2025年底 or “十四五”期间; years in a title 《…》 are none."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    return [
        match for match in _DEADLINE.finditer(text) if not any(start <= match.start() < end for start, end in titles)
    ]


def _segments(document: Document, line: str, offset: int) -> Iterator[tuple[Span | None, Span, Span | None]]:
    """The sentences of a line, parted at semicolons: each with the opening it depends on, and all that do so too."""
    spans = list(_sentences(document, line, offset))
    first = 0
    while first < len(spans):
        behind = first + 1
        while behind < len(spans) and _DEPENDENT.match(document.text, spans[behind].start):
            if document.text[spans[behind - 1].end - 1] not in "；;":
                break
            behind += 1
        whole = Span(spans[first].start, spans[behind - 1].end) if behind - first > 1 else None
        yield None, spans[first], whole
        for span in spans[first + 1 : behind]:
            yield spans[first], span, whole
        first = behind


def _sentences(document: Document, line: str, offset: int) -> Iterator[Span]:
    """Where the sentences of a line begin and end; an item of an enumeration begins one."""
    cuts = [item.start - offset for one in enumerations_in(document.text) for item in one.items]
    for match in _SENTENCE.finditer(line):
        inside = sorted(cut for cut in cuts if match.start() < cut < match.end())
        for start, end in pairwise((match.start(), *inside, match.end())):
            start, end = _trimmed(line, start, end)
            if end - start >= _SHORTEST:
                yield Span(offset + start, offset + end)


def _governing(document: Document, led_by: Enumeration | None, opening: Span | None) -> tuple[Clause, ...]:
    """The clauses of what a statement depends on: the lead-in of its enumeration, the opening of its sentence."""
    spans = (*((led_by.lead,) if led_by else ()), *((opening,) if opening else ()))
    return tuple(clause for span in spans for clause in clauses_in(document.text, span.start, span.end))


def _is_title(title: str, text: str) -> bool:
    bare = re.sub(r"\W", "", text)
    return bool(bare) and bare in re.sub(r"\W", "", title)


def _latest_deadline(text: str, offset: int) -> Span | None:
    """The deadline that opens a sentence and so governs the next ones too; a year that has passed does not.

    Either ends what an earlier deadline governs.
    """
    match = _LEADING.match(text)
    if match is None or not _AHEAD.search(match["when"]):
        return None
    return Span(offset + match.start("when"), offset + match.end("when"))


def _clauses(text: str, offset: int) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    start = 0
    depth = 0
    for position, character in enumerate(text):
        depth += character in "（(《“‘"
        depth -= character in "）)》”’"
        if depth <= 0 and _CLAUSE_END.match(character) and not _inside_number(text, position):
            clauses.append(_clause(text, start, position, offset))
            start = position + 1
    clauses.append(_clause(text, start, len(text), offset))
    return tuple(clause for clause in clauses if clause.end > clause.start)


def _inside_number(text: str, position: int) -> bool:
    return (
        text[position] in ",:"
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 2].isdigit()
    )


def _clause(text: str, start: int, end: int, offset: int) -> Clause:
    start, end = _trimmed(text, start, end, closing="。！？；;，,：: ")
    words = text[start:end]
    return Clause(offset + start, offset + end, words, fold(words), tuple(figures_in(words)))


def _trimmed(text: str, start: int, end: int, closing: str = " \t\n\u3000") -> tuple[int, int]:
    while start < end and text[start] in " \t\n\u3000":
        start += 1
    while end > start and text[end - 1] in closing:
        end -= 1
    return start, end


def _row_statements(document: Document, passage: Passage) -> tuple[Statement, ...]:
    for table in document.tables:
        for row in table.rows:
            spans = [span for cell in row.cells for span in cell.spans]
            if spans and any(passage.start <= span.start and span.end <= passage.end for span in spans):
                return (_row_statement(document, passage, table, row),)
    return ()


def _row_statement(document: Document, passage: Passage, table: Table, row: Row) -> Statement:
    labelled = " ".join(
        f"{column} {cell.text}" for column, cell in zip(table.columns, row.cells, strict=True) if cell.text
    )
    clause = Clause(passage.start, passage.end, passage.text, fold(labelled), tuple(figures_in(labelled)))
    return Statement(
        document=document,
        passage=passage,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        clauses=(clause,),
        heading=fold("／".join((*passage.path, table.caption))),
        paragraph="",
        deadline=None,
        is_title=False,
        table=table,
        row=row,
    )
