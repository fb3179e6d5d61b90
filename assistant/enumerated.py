"""Answers out of an enumeration: all its items behind the lead-in, or the one item asked for with its lead-in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking import Kind
from assistant.enumerations import Enumeration
from assistant.evidence import Evidence
from assistant.matching import match
from assistant.question import Reading
from assistant.statements import Clause, Statement, clauses_in
from index.words import fold
from ingest.types import Span

_WHOLE: tuple[Kind, ...] = ("list", "open", "definition", "method", "problem")
_LED = 0.4  # the share of a question's weight that a lead-in carries of whose items all are asked for
_WELL_LED = 0.6  # the same of a lead-in whose items' figures are asked for
_SINGLED, _TOLD = 0.25, 0.1  # the share that an item adds to its lead-in where it is asked for, and where it is told
LONGEST = 300
"""Characters of a list that is told in full."""
_ROOM_LEAD = 150
_ROOM_LEAD_BESIDE = 60  # of a lead-in where the figure stands in the item
_ROOM_ITEM = 110
_ROOM_SENTENCE = 160
_MARK = re.compile(
    r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}(?:、|是)"
    r"|第[一二三四五六七八九十百零\d]{1,6}条)\s*"
)
# A clause that only says when, by what or of whom the next one holds.
_HANGING = re.compile(rf"^(?:{_MARK.pattern})?(?:根据|按照|依据|依照|对于|为了)|[时后前中的]$")
_EACH = re.compile(r"各(?:是|为|占|要|多少|几)|分别|(?:什么|啥|哪些)标准")
_WHAT = re.compile(r"(?:哪些|哪几|什么|啥)(?!.{0,2}(?:部门|单位|机构|局))")
_CLOSING = "。；;，,：: "


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an enumeration: spans to quote, None where it has no lead-in.

    `is_whole` says whether all items are told, `is_cut` whether some of them only in their first clauses.
    """

    lead: Span | None
    items: tuple[Span, ...]
    is_whole: bool = False
    is_cut: bool = False


def told_of(reading: Reading, evidence: Evidence) -> Told | None:
    """What an enumeration answers, None where its statement answers by itself."""
    statement, listing = evidence.statement, evidence.statement.enumeration
    if listing is None:
        return _dependent(reading, evidence)
    shares = _Shares(reading, statement, listing)
    item = statement.item if statement.item is not None else shares.best
    if _asks_for_all(reading, evidence, shares, item):
        told = _all_of(statement, listing)
        if not told.is_cut or (told.lead is not None and statement.start < told.items[item].end):
            return told
    if not listing.is_announced or (statement.item is None and shares.added[item] < _TOLD):
        return _dependent(reading, evidence)
    return _one_of(reading, evidence, listing, item)


def is_of_another_item(reading: Reading, evidence: Evidence) -> bool:
    """Whether a figure stands in an item that has nothing of the question, and its lead-in little."""
    statement, listing = evidence.statement, evidence.statement.enumeration
    if listing is None or statement.item is None or evidence.anchor < statement.governed:
        return False
    shares = _Shares(reading, statement, listing)
    return shares.added[statement.item] < _TOLD and shares.lead < _WELL_LED


def _asks_what(reading: Reading) -> bool:
    """Whether a question that is taken for one after departments asks what they do."""
    return reading.kind == "department" and _WHAT.search(reading.core) is not None


class _Shares:
    """What of a question's weight the lead-in carries under its headings, and what each item adds to that."""

    def __init__(self, reading: Reading, statement: Statement, listing: Enumeration) -> None:
        text = statement.document.text
        around = f"{fold(text[listing.lead.start : listing.lead.end])} {statement.heading}"
        total = sum(term.weight for term in reading.terms) or 1.0
        led = [(term, match(term, around)) for term in reading.terms]
        self.lead = sum(term.weight * found for term, found in led) / total
        self.added = tuple(
            sum(term.weight * max(0.0, match(term, words) - found) for term, found in led) / total
            for words in (fold(text[item.start : item.end]) for item in listing.items)
        )
        self.best = max(range(len(self.added)), key=lambda i: self.added[i])


def _asks_for_all(reading: Reading, evidence: Evidence, shares: _Shares, item: int) -> bool:
    if reading.kind == "number" and _EACH.search(reading.core) and shares.lead >= _LED:
        return True
    if reading.allowed or not (reading.kind in _WHOLE or _asks_what(reading)):
        return False
    if evidence.statement.item is not None and shares.lead < _LED:
        return False
    return reading.kind == "list" or shares.added[item] < _SINGLED


def _all_of(statement: Statement, listing: Enumeration) -> Told:
    """All items, each cut behind the clauses it has room for where all would be too long."""
    text = statement.document.text
    lead = _bare(text, listing.lead.start, listing.lead.end) if listing.is_announced else None
    room = LONGEST - (lead.end - lead.start if lead else 0)
    if sum(item.end - item.start for item in listing.items) <= room:
        return Told(lead, listing.items, is_whole=True)
    each = room // len(listing.items)
    cut = tuple(_beginning(clauses_in(text, item.start, item.end), each) for item in listing.items)
    return Told(lead, cut, is_whole=True, is_cut=cut != listing.items)


def _beginning(clauses: Sequence[Clause], room: int) -> Span:
    """The first clauses of an item that have room, and whatever their length those it takes to say something."""
    start = clauses[0].start
    least = next((i for i, clause in enumerate(clauses) if not _HANGING.search(clause.text)), len(clauses) - 1)
    fitting = [clause.end for clause in clauses if clause.end - start <= room]
    return Span(start, max([clauses[least].end, *fitting]))


def _one_of(reading: Reading, evidence: Evidence, listing: Enumeration, item: int) -> Told:
    """One item behind its lead-in, both cut to the clauses that carry the question where they are long."""
    statement = evidence.statement
    text = statement.document.text
    lead_clauses = clauses_in(text, listing.lead.start, listing.lead.end)
    in_item = statement.item is not None and evidence.anchor >= statement.governed
    exact = reading.kind in ("number", "deadline")
    position = statement.clauses[evidence.anchor].start
    lead = _around(reading, text, lead_clauses, position, _ROOM_LEAD_BESIDE if exact and in_item else _ROOM_LEAD)
    if statement.item is None:
        span = listing.items[item]
        return Told(lead, (_around(reading, text, clauses_in(text, span.start, span.end), position, _ROOM_ITEM),))
    return Told(lead, _own(reading, evidence))


def _dependent(reading: Reading, evidence: Evidence) -> Told | None:
    """A sentence that its opening is half of: all of it where that is short and asked for, else the opening and it."""
    statement = evidence.statement
    whole = statement.whole
    if whole is None:
        return None
    if reading.kind in _WHOLE and whole.end - whole.start <= _ROOM_SENTENCE:
        return Told(None, (_bare(statement.document.text, whole.start, whole.end),))
    return Told(None, _own(reading, evidence)) if statement.opening else None


def _own(reading: Reading, evidence: Evidence) -> tuple[Span, ...]:
    """A statement, behind the opening of its sentence where it depends on that."""
    statement = evidence.statement
    text = statement.document.text
    position = statement.clauses[evidence.anchor].start
    spans = ((statement.opening, _ROOM_LEAD_BESIDE), (Span(statement.start, statement.end), _ROOM_ITEM))
    return tuple(
        _around(reading, text, clauses_in(text, span.start, span.end), position, room) for span, room in spans if span
    )


def _around(reading: Reading, text: str, clauses: Sequence[Clause], position: int, room: int) -> Span:
    """The clauses that carry the question and the one at `position`, grown to the room there is; all where they fit."""
    weights = [sum(term.weight * match(term, clause.folded) for term in reading.terms) for clause in clauses]
    inside = [i for i, clause in enumerate(clauses) if clause.start <= position < clause.end]
    first = last = inside[0] if inside else max(range(len(clauses)), key=lambda i: weights[i])
    while True:
        before = first > 0 and clauses[last].end - clauses[first - 1].start <= room
        behind = last + 1 < len(clauses) and clauses[last + 1].end - clauses[first].start <= room
        if behind and (not before or weights[last + 1] >= weights[first - 1]):
            last += 1
        elif before:
            first -= 1
        else:
            return _bare(text, clauses[first].start, clauses[last].end)


def _bare(text: str, start: int, end: int) -> Span:
    """A span without its leading mark and its closing punctuation."""
    words = text[start:end].rstrip(_CLOSING)
    mark = _MARK.match(words)
    return Span(start + (mark.end() if mark and mark.end() < len(words) else 0), start + len(words))
