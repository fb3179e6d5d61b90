"""Evidence to words: the shortest verbatim text that answers, with its quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking import Kind, asks_difference, asks_status
from assistant.citations import Quote, flowing
from assistant.enumerated import LONGEST, Told, told_of
from assistant.evidence import Evidence
from assistant.figures import normal_figures
from assistant.indicators import sentence_of
from assistant.matching import match
from assistant.question import Reading
from assistant.stages import stages_in
from assistant.statements import Clause, Statement, deadline_before, deadlines_in
from assistant.tasks import Task, passage_at
from index.words import fold
from ingest.indicators import indicator_of
from ingest.types import Span

# Characters a piece may have, by kind: a figure stands in a clause or two, a list or a measure needs its sentence.
_ROOM: dict[Kind, int] = {"number": 70, "deadline": 90, "definition": 130, "list": 160, "method": 150, "problem": 120}
_ROOM_OPEN = 130
_ROOM_RULING = 70
_ROOM_ALIKE = 75
# How many statements an answer of each kind may join, and how close to the best the others have to be.
_PIECES: dict[Kind, int] = {"number": 1, "deadline": 1, "definition": 1, "list": 2, "method": 2, "problem": 3}
_CLOSE = 0.86
_EXCEPTION = re.compile(r"除外|例外|^但(?!是?要)|^不含|^不包括")


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement of the answer: its words, and the quotes that carry it; `is_name` where it is an item of a list.

    `arithmetic` is reckoned from the quoted figures, and shown as such.
    """

    text: str
    quotes: tuple[Quote, ...]
    is_name: bool = False
    arithmetic: str = ""

    @property
    def grounded(self) -> bool:
        """Whether every figure of the words stands in a quote; the % of a table's cell stands in the row's label."""
        quoted = normal_figures(" ".join(quote.text for quote in self.quotes))
        return {figure.rstrip("%") for figure in normal_figures(self.text)} <= {figure.rstrip("%") for figure in quoted}

    def within(self, other: Piece) -> bool:
        """Whether all that this piece quotes is quoted by another one."""
        return all(
            any(
                quote.document is whole.document and whole.start <= quote.start and quote.end <= whole.end
                for whole in other.quotes
            )
            for quote in self.quotes
        )


def pieces_of(reading: Reading, evidence: Sequence[Evidence]) -> list[Piece]:
    """The pieces that answer, from evidence in order of its score; items of a list in the document's order."""
    if not evidence:
        return []
    best = evidence[0]
    told = told_of(reading, best)
    if told is not None and told.is_whole:
        return [_listed(best.statement, told)]
    if reading.kind == "number" and (rows := _rows_of_stages(reading, evidence)):
        return rows
    limit = _PIECES.get(reading.kind, 2)
    chosen = [best]
    for other in evidence[1:12]:
        if len(chosen) == limit or other.score < _CLOSE * best.score:
            break
        if not any(_same(other.statement, one.statement) for one in chosen) and not _tells_all(reading, other):
            chosen.append(other)
    if reading.kind in ("list", "method", "problem"):
        chosen.sort(key=lambda one: (one.statement.document.id, one.statement.start))
    return [piece_of(reading, one) for one in chosen]


def _rows_of_stages(reading: Reading, evidence: Sequence[Evidence]) -> list[Piece]:
    """A row of one table for each of the stages of schooling that are asked about, empty where one has none."""
    stages = stages_in(reading.core)
    table = evidence[0].statement.table
    if len(stages) < 2 or table is None or asks_difference(reading.core):
        return []
    rows = [one for one in evidence if one.statement.table is table and one.coverage >= _CLOSE * evidence[0].coverage]
    found = [next((one for one in rows if stage in stages_in(_named(one.statement))), None) for stage in stages]
    told = {one.statement.start: one for one in found if one is not None}
    return [piece_of(reading, told[start]) for start in sorted(told)] if len(told) == len(stages) else []


def _named(statement: Statement) -> str:
    """The name of the indicator of a row, without its group."""
    assert statement.table is not None
    assert statement.row is not None
    return fold(indicator_of(statement.table, statement.row).name)


def _tells_all(reading: Reading, evidence: Evidence) -> bool:
    """Whether a statement stands for a whole enumeration, which is an answer of its own."""
    told = told_of(reading, evidence)
    return told is not None and told.is_whole


def piece_of(reading: Reading, evidence: Evidence, room: int | None = None) -> Piece:
    """One statement of evidence as a piece: a table row as a sentence, a sentence cut to the clauses that answer.

    `room` is for how many characters, where not for those that a question of its kind wants.
    """
    statement = evidence.statement
    if statement.row is not None:
        years = () if asks_status(reading.core) else reading.years
        return row_piece(statement, years, len(reading.regions) < 2 and asks_difference(reading.core))
    told = told_of(reading, evidence)
    if told is not None and room is None:
        return _listed(statement, told)
    span = _window(reading, evidence, room)
    quotes = [_quote(statement, span.start, span.end)]
    words = flowing(quotes[0].text)
    if reading.kind in ("number", "deadline") and not deadlines_in(words):
        deadline = deadline_before(statement, span.start)
        if deadline is not None:
            quotes.insert(0, _quote(statement, deadline.start, deadline.end))
            words = f"{flowing(quotes[0].text)}，{words}"
    return Piece(words, tuple(quotes))


def _listed(statement: Statement, told: Told) -> Piece:
    """A lead-in with the items that answer; where items are cut, it says how many there are."""
    spans = (*filter(None, (told.lead,)), *told.items)
    if told.is_whole and not told.is_cut and spans[-1].end - spans[0].start <= LONGEST:
        spans = (Span(spans[0].start, spans[-1].end),)
    quotes = tuple(
        Quote(statement.document, passage_at(statement.document, span), span.start, span.end) for span in spans
    )
    text = statement.document.text
    items = "；".join(flowing(text[span.start : span.end]) for span in told.items)
    lead = flowing(text[told.lead.start : told.lead.end]) + _joint(text, told.lead.end) if told.lead else ""
    return Piece(f"{lead}{items}", quotes, arithmetic=f"（共{len(told.items)}项）" if told.is_cut else "")


def _joint(text: str, end: int) -> str:
    """What stands between a lead-in that ends there and an item: the comma of its sentence, none, or a colon."""
    return "，" if text[end] in "，," else "：" if re.match(r"\W", text[end]) else ""


def row_piece(statement: Statement, years: tuple[int, ...], difference: bool = False) -> Piece:
    """A table row as a sentence, of an indicator the asked years; quoted with the header of its table."""
    assert statement.table is not None
    assert statement.row is not None
    indicator = indicator_of(statement.table, statement.row)
    if indicator.values:
        text, change = sentence_of(indicator, years, difference)
    else:
        change, text = "", "，".join(dict.fromkeys(cell.text for cell in statement.row.cells if cell.text.strip()))
    row = _quote(statement, statement.start, statement.end)
    return Piece(flowing(text), (row, *_merged(statement), *_header(statement)), arithmetic=change)


def _merged(statement: Statement) -> tuple[Quote, ...]:
    """The cells of a row that stand above it, merged over several rows, as the category of an indicator often is."""
    assert statement.row is not None
    spans = [cell.spans[0] for cell in statement.row.cells if len(cell.spans) == 1]
    above = sorted({(span.start, span.end) for span in spans if span.start < span.end <= statement.start})
    document = statement.document
    return tuple(Quote(document, passage_at(document, Span(*bounds)), *bounds) for bounds in above)


def _header(statement: Statement) -> tuple[Quote, ...]:
    """The header of a row's table: the line above its first row, where the columns are named."""
    assert statement.table is not None
    document = statement.document
    first = min(span.start for row in statement.table.rows for cell in row.cells for span in cell.spans)
    end = document.text.rfind("\n", 0, first)
    start = document.text.rfind("\n", 0, max(end, 0)) + 1
    if end <= start:
        return ()
    return (Quote(document, passage_at(document, Span(start, end)), start, end),)


def departments_piece(task: Task) -> Piece:
    """Who is responsible for a task, quoted from its departments cell."""
    return Piece(f"{task.plain_name}：{task.who}", task.quotes())


def _window(reading: Reading, evidence: Evidence, room: int | None) -> Span:
    """The clauses from the first to the last that carry the question, within the room, by default that of its kind."""
    statement = evidence.statement
    clauses = statement.clauses
    if room is None:
        room = _ROOM_RULING if reading.ruling and evidence.rules else _ROOM.get(reading.kind, _ROOM_OPEN)
    first, last = evidence.first, evidence.last
    if reading.kind not in ("number", "deadline") and statement.end - statement.start <= room:
        return _bare(statement, 0, len(clauses) - 1)
    while clauses[last].end - clauses[first].start > room and (first, last) != (evidence.anchor, evidence.anchor):
        if last > evidence.anchor and (first == evidence.anchor or last - evidence.anchor >= evidence.anchor - first):
            last -= 1
        else:
            first += 1
    if reading.kind == "number":
        return _bare(statement, first, _with_exceptions(clauses, _with_figures_alike(reading, evidence, last)))
    while True:
        if first > 0 and clauses[last].end - clauses[first - 1].start <= room:
            first -= 1
        elif last + 1 < len(clauses) and clauses[last + 1].end - clauses[first].start <= room:
            last += 1
        else:
            return _bare(statement, first, _with_exceptions(clauses, last))


def _with_exceptions(clauses: Sequence[Clause], last: int) -> int:
    """The last clause, moved on over what is excepted from it right behind: a rule without its exception is another."""
    while last + 1 < len(clauses) and _EXCEPTION.search(clauses[last + 1].folded):
        last += 1
    return last


def _with_figures_alike(reading: Reading, evidence: Evidence, last: int) -> int:
    """The last clause, moved on over clauses right behind it that bring a figure alike, or the next one asked."""
    clauses = evidence.statement.clauses
    figure = evidence.figure
    while last + 1 < len(clauses) and clauses[last + 1].end - clauses[evidence.anchor].start <= _ROOM_ALIKE:
        figures = [other for other in clauses[last + 1].figures if other.kind not in ("year", "date")]
        alike = any(figure and other.unit == figure.unit and other.kind == figure.kind for other in figures)
        own = any(match(term, clauses[last + 1].folded) for term in reading.terms)
        if not ((alike and own) or (figures and reading.figures > 1)):
            break
        last += 1
    return last


def _bare(statement: Statement, first: int, last: int) -> Span:
    """The span of these clauses without a leading list mark such as 1. or 第二条."""
    start, end = statement.clauses[first].start, statement.clauses[last].end
    mark = re.match(
        r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
        r"|第[一二三四五六七八九十百零\d]{1,6}条)\s*",
        statement.document.text[start:end],
    )
    return Span(start + mark.end(), end) if mark and mark.end() < end - start else Span(start, end)


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same, as a plan's body and its annex often do, or are told as one list."""
    if one.enumeration is not None and one.enumeration is other.enumeration:
        return True
    if one.whole is not None and one.whole == other.whole and one.document.id == other.document.id:
        return True
    left, right = (set(_pairs(statement.text)) for statement in (one, other))
    return len(left & right) > 0.6 * min(len(left), len(right))


def _pairs(text: str) -> list[str]:
    bare = re.sub(r"\W", "", text)
    return [bare[i : i + 2] for i in range(len(bare) - 1)]


def _quote(statement: Statement, start: int, end: int) -> Quote:
    return Quote(statement.document, statement.passage, start, end)
