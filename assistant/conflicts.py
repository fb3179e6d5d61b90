"""Where a plan, or the plan of the city around it, gives another figure or deadline for what is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.citations import Quote, flowing
from assistant.compose import Piece, row_piece
from assistant.findings import Finding
from assistant.goals import Goal, goals_asked
from assistant.question import Reading
from assistant.statements import statements_of
from assistant.tasks import passage_at
from index.words import fold
from ingest.deadlines import Deadline, deadlines_in
from ingest.measures import numbered
from ingest.regions import mentions
from ingest.types import Document, Span

# Shorter names (培训, 巩固率) and clauses may be of many things.
_NAME, _CLAUSE = 6, 12
_LONGEST = 150
_ELSEWHERE = "其他部分"
_UP, _DOWN = frozenset("≥>"), frozenset("≤<")
_GROUPS = re.compile(
    "学前|幼儿|小学|初中|义务|高中|中职|高职|职业|高等|特殊|专门|民办|公办|乡村|农村|城区|城镇|县城|乡镇|小规模|寄宿"
    "|教师|校长|园长|教研员|干部|学生|班主任"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MONTH = re.compile(r"(\d{1,2})月")
_CLAUSES = re.compile(r"[^，,：:。；;\n]+")
_SENTENCE_END = re.compile(r"[。；;！？\n]")


def with_conflicts(reading: Reading, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each with what its own plan says otherwise elsewhere."""
    return tuple(replace(one, pieces=(*one.pieces, *conflicts_of(reading, one))) for one in findings)


def conflicts_of(reading: Reading, finding: Finding) -> tuple[Piece, ...]:
    """What other passages of the same plan say otherwise of what a finding tells."""
    if reading.kind not in ("number", "deadline"):
        return ()
    pieces = [
        *(_elsewhere(goal) for goal in _other_figures(reading, finding)),
        *(_said(quote) for quote in _other_deadlines(finding.pieces)),
    ]
    return tuple({piece.text: piece for piece in pieces if piece.grounded}.values())


def city_conflict(reading: Reading, finding: Finding, city: str, documents: Iterable[Document]) -> Piece | None:
    """What the plans of the city around a county say otherwise of a rate or a time: a sum grows with the place."""
    own = [goal for goal in goals_asked(reading, finding.pieces) if goal.is_rate]
    others = [Goal(document, target) for document in documents if document.period for target in document.targets]
    found = [other for goal in own for other in others if _differ(goal, other)]
    agreeing = [other for goal in own for other in others if other.name == goal.name and other.value == goal.value]
    if reading.kind != "number" or agreeing or len({other.value for other in found}) != 1:
        return None
    piece = _worded(found[0])
    return replace(piece, text=f"另：{city}的文件写：{piece.text}") if piece.grounded else None


def _other_figures(reading: Reading, finding: Finding) -> list[Goal]:
    """The goals of the same document that set another figure for the same thing and the same year."""
    found: list[Goal] = []
    for goal in goals_asked(reading, finding.pieces) if reading.kind == "number" else ():
        others = [Goal(goal.document, target) for target in goal.document.targets]
        named = [other for other in others if other.name == goal.name and other.target.unit == goal.target.unit]
        # More than two figures under one name are of more than one thing.
        if goal.document.period and len({one.value for one in named}) == 2:
            found += [other for other in named if _differ(goal, other) and _in_one_field(goal, other)][:1]
    return found


def _differ(goal: Goal, other: Goal) -> bool:
    """Whether two goals set different figures for surely one thing."""
    mine, yours = goal.target, other.target
    bounds = {mine.bound, yours.bound}
    return (
        len(goal.name) >= _NAME
        and (goal.name, goal.scope, mine.unit, mine.year) == (other.name, other.scope, yours.unit, yours.year)
        and goal.value != other.value
        and not (bounds & _UP and bounds & _DOWN)
        and (goal.document.id != other.document.id or not _beside(goal, other))
    )


def _beside(goal: Goal, other: Goal) -> bool:
    """Whether two goals stand in one paragraph: a list sets its figures one by one."""
    first, last = sorted((goal.target.span, other.target.span), key=lambda span: span.start)
    return first.end > last.start or "\n" not in goal.document.text[first.end : last.start]


def _in_one_field(goal: Goal, other: Goal) -> bool:
    """Whether the headings above two goals speak of the same groups and places, as far as their name does not."""
    mine, yours = (_field(one.document, one.target.figure) | _groups(one.name) for one in (goal, other))
    return mine == yours


def _field(document: Document, span: Span) -> set[str]:
    path = fold("／".join(passage_at(document, span).path))
    return _groups(path) | {found.region.name for found in mentions(path)} | set(_YEAR.findall(path))


def _groups(text: str) -> set[str]:
    return set(_GROUPS.findall(text))


def _other_deadlines(pieces: Iterable[Piece]) -> Iterator[Quote]:
    """Passages of the same document that say a clause of these pieces word for word, with another deadline."""
    for quote in (quote for piece in pieces for quote in piece.quotes):
        document = quote.document
        for span in _clauses(document, quote) if document.period else ():
            mine = _deadline_of(document, span)
            if mine is None:
                continue
            for place in _places(document, span):
                yours = _deadline_of(document, place)
                if yours is not None and _clash(yours[1], mine[1]) and _apart(document, span, place):
                    yield Quote(document, passage_at(document, place), yours[0], place.end)
                    return


def _clauses(document: Document, quote: Quote) -> Iterator[Span]:
    """The clauses of a quote, long enough to be of one thing, each without its own deadline."""
    for match in _CLAUSES.finditer(document.text, quote.start, quote.end):
        named = deadlines_in(match.group())
        start = match.start() + (named[-1].start + len(named[-1].text) if named else 0)
        if len(re.sub(r"\s", "", document.text[start : match.end()])) >= _CLAUSE:
            yield Span(start, match.end())


def _places(document: Document, span: Span) -> Iterator[Span]:
    """Where else a document has the words of a span, white space aside."""
    text, places = _flat(document.text)
    words = re.sub(r"\s", "", document.text[span.start : span.end])
    for match in re.finditer(re.escape(words), text):
        start, end = places[match.start()], places[match.end() - 1] + 1
        if start >= span.end or end <= span.start:
            yield Span(start, end)


@lru_cache(maxsize=16)
def _flat(text: str) -> tuple[str, list[int]]:
    """A text without white space, and where each of its characters stood."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    return "".join(text[place] for place in places), places


def _deadline_of(document: Document, span: Span) -> tuple[int, Deadline] | None:
    """The last deadline before a clause in its sentence, and where it stands."""
    ends = list(_SENTENCE_END.finditer(document.text, max(0, span.start - _LONGEST), span.start))
    start = ends[-1].end() if ends else max(0, span.start - _LONGEST)
    named = deadlines_in(document.text[start : span.start])
    return (start + named[-1].start, named[-1]) if named else None


def _clash(one: Deadline, other: Deadline) -> bool:
    """Whether two deadlines, neither a range of years, are of different years, or of different months where said."""
    years, others = _YEAR.findall(one.text), _YEAR.findall(other.text)
    if len(years) != 1 or len(others) != 1:
        return False
    months = {match[1] for match in (_MONTH.search(one.text), _MONTH.search(other.text)) if match}
    return years != others or len(months) == 2


def _apart(document: Document, one: Span, other: Span) -> bool:
    """Whether two places stand in different sections, neither of which is for one year of several."""
    here, there = passage_at(document, one), passage_at(document, other)
    dated = any(len(_YEAR.findall(title)) == 1 for passage in (here, there) for title in passage.path)
    return here.section != there.section and not dated


def _said(quote: Quote) -> Piece:
    return _placed(Piece(flowing(quote.text), (quote,)))


def _elsewhere(goal: Goal) -> Piece:
    return _placed(_worded(goal))


def _worded(goal: Goal) -> Piece:
    """A goal in the words of its clause or of its table's row."""
    document, target = goal.document, goal.target
    passage = passage_at(document, target.figure)
    if passage.kind == "table":
        rows = [one for one in statements_of(document, passage) if one.row is not None]
        if rows:
            return row_piece(rows[0], (target.year,) if target.year else ())
    deadline = _deadline_of(document, target.clause)
    start = deadline[0] if deadline and deadline[1].year == target.year else target.clause.start
    quote = Quote(document, passage, start, target.clause.end)
    return Piece(flowing(quote.text), (quote,))


def _placed(piece: Piece) -> Piece:
    """A piece with where it stands: the heading above it, unless that has figures, which would need a source."""
    passage = piece.quotes[0].passage
    name = flowing(numbered(passage.path[-1])[1]) if passage.path else ""
    place = "指标表" if passage.kind == "table" else f"“{name}”部分" if 0 < len(name) <= 40 else _ELSEWHERE
    return replace(piece, text=f"同一文件的{_ELSEWHERE if re.search(r'[0-9]', place) else place}另写：{piece.text}")
