"""Numbered lists: which numbered blocks are items of a list, not headings with text of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.blocks import Block
from ingest.marks import LEGAL_STYLES, LIST_STYLES, Mark, MarkStyle
from ingest.sentences import first_sentence, is_ended, lead_of


def list_items(blocks: Sequence[Block], marks: Mapping[int, Mark]) -> set[int]:
    """The items among the blocks that begin with a mark.

    An item ends with a semicolon or follows such an item; or its number continues nothing; or a lead-in with a colon
    opens its list; or it is a single sentence with nothing under it.
    """
    items: set[int] = set()
    last: dict[MarkStyle, int] = {}
    following = _next_numbers(marks)
    for i, mark in marks.items():
        if mark.style in LEGAL_STYLES:
            continue
        before = last.get(mark.style)
        follows = before is not None and mark.number == marks[before].number + 1
        counted = mark.style in LIST_STYLES and mark.style != "item"
        stray = counted and mark.number != 1 and not follows and following.get(i) != mark.number + 1
        led_in = counted and mark.number == 1 and i > 0 and blocks[i - 1].text.endswith(("：", ":"))
        ends = blocks[i].text.endswith(("；", ";"))
        if ends or stray or led_in or (follows and before in items) or _is_single_sentence(blocks, marks, i):
            items.add(i)
        last[mark.style] = i
    return items


def _next_numbers(marks: Mapping[int, Mark]) -> dict[int, int]:
    """For each mark the number of the next one of its style."""
    numbers: dict[int, int] = {}
    last: dict[MarkStyle, int] = {}
    for i, mark in marks.items():
        if mark.style in last:
            numbers[last[mark.style]] = mark.number
        last[mark.style] = i
    return numbers


def _is_single_sentence(blocks: Sequence[Block], marks: Mapping[int, Mark], i: int) -> bool:
    words = blocks[i].text[marks[i].length :]
    sentence = first_sentence(words)
    following = marks.get(i + 1)
    is_leaf = i + 1 == len(blocks) or (following is not None and following.style == marks[i].style)
    return marks[i].style != "han" and is_leaf and is_ended(words) and sentence == words and not lead_of(sentence)
