"""Sections to passages: the units of retrieval, cut at paragraphs and sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil

from ingest.blocks import Block, Placed
from ingest.outline import Outline
from ingest.types import Passage, PassageKind, Span

VERSION = "1"
"""Changes with every rule that makes the same file give other passages; an index made with another one is rebuilt."""

_SHORTEST = 80
_LONGEST = 400
_SENTENCE_END = re.compile(r"[。！？；;][”’」』）)]*|(?<=[^\d.][.!?])\s")
_CLAUSE_END = re.compile(r"[，,：:、]|\s")


def passages_of(text: str, placed: Sequence[Placed], outline: Outline) -> tuple[Passage, ...]:
    """Passages of about 80 to 400 characters that never cross a section.

    A heading goes with the text under it. Each record of a table is a passage; so are the departments of a task.
    """
    parents = {section.parent for section in outline.sections}
    passages: list[Passage] = []
    for blocks in _runs(outline.section_of, placed):
        section = outline.section_of[blocks[0]]
        if all(i in outline.bare for i in blocks) and section in parents:
            continue
        for kind, spans in _units(blocks, placed, outline):
            for span in _gathered(text, spans):
                path = outline.path(section)
                passages.append(
                    Passage(len(passages), section, kind, path, text[span.start : span.end], span.start, span.end)
                )
    return tuple(passages)


def _runs(section_of: Sequence[int], placed: Sequence[Placed]) -> Iterator[list[int]]:
    """Neighbouring blocks of one section."""
    run: list[int] = []
    for i in range(len(placed)):
        if run and section_of[run[-1]] != section_of[i]:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _units(
    blocks: Sequence[int], placed: Sequence[Placed], outline: Outline
) -> Iterator[tuple[PassageKind, list[Span]]]:
    """The blocks of a run by what kind of passage they make; a bare heading is one span with the block under it."""
    kind = outline.sections[outline.section_of[blocks[0]]].kind
    usual: PassageKind = "row" if kind == "row" else "footnote" if kind == "footnote" else "text"
    spans: list[Span] = []
    start: int | None = None  # of bare headings that wait for the block under them
    above: Block | None = None
    for i in blocks:
        block = placed[i].block
        is_record = block.kind == "record" or (block.kind == "columns" and placed[i + 1].block.kind == "record")
        if spans and (is_record or (above and _parts_from(above, block))):
            yield usual, spans
            spans = []
        above = block
        indent = len(block.text) - len(block.text.lstrip("\t"))
        span = Span(placed[i].start + indent if start is None else start, placed[i].end)
        start = span.start if i in outline.bare and i != blocks[-1] else None
        if start is None and is_record:
            yield "table", [span]
        elif start is None:
            spans.append(span)
    if spans:
        yield usual, spans


def _parts_from(above: Block, block: Block) -> bool:
    """Whether a passage ends between two blocks: at a title, and between the cells of a row."""
    if block.kind == "title":
        return above.kind != "title"
    return above.kind == block.kind == "cell" and above.cells[0].column != block.cells[0].column


def _gathered(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs put together while they are short, and taken apart at sentence ends where they are long."""
    pieces = [piece for span in spans for piece in _pieces(text, span)]
    gathered: list[Span] = []
    for piece in pieces:
        last = gathered[-1] if gathered else None
        fits = last is not None and piece.end - last.start <= _LONGEST
        if last and fits and min(last.end - last.start, piece.end - piece.start) < _SHORTEST:
            gathered[-1] = Span(last.start, piece.end)
        else:
            gathered.append(piece)
    yield from gathered


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A paragraph in pieces of about equal length, none longer than the longest passage where it can be cut."""
    length = span.end - span.start
    if length <= _LONGEST:
        yield span
        return
    target = length / ceil(length / _LONGEST)
    start = span.start
    while span.end - start > _LONGEST:
        first, limit = start + _SHORTEST, start + _LONGEST
        cuts = _cuts(_SENTENCE_END, text, first, limit) or _cuts(_CLAUSE_END, text, first, limit) or [limit]
        cut = min(cuts, key=lambda end: abs(end - start - target))
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _cuts(ends: re.Pattern[str], text: str, first: int, limit: int) -> list[int]:
    """Where `text[first:limit]` can be cut; a closing quotation mark stays with its sentence."""
    beyond = limit + 4
    return [match.end() for match in ends.finditer(text, first, beyond) if match.end() <= limit]
