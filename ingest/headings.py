"""Which blocks are headings, and what their titles are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.blocks import Block
from ingest.marks import Mark, MarkStyle, mark_of
from ingest.paragraphs import is_ended
from ingest.tables import captions_of

HeadingStyle = MarkStyle | Literal["plain", "caption", "row", "footnote"]

LIST_STYLES: frozenset[HeadingStyle] = frozenset({"item", "arabic", "arabic in brackets", "circled"})
LEGAL_STYLES: frozenset[HeadingStyle] = frozenset({"part", "chapter", "clause group", "article", "annex", "box"})
_PLAIN = re.compile(r"前言|引言|序言|绪论|结语|后记")
_NOTE_MARK = re.compile(r"([¹²³⁴⁵⁶⁷⁸⁹]+)|([①-⑳]|[\[〔]\d{1,2}[\]〕])")
_SENTENCE = re.compile(r"[^。！？；;]*[。！？；;]?")
_CLAUSE = re.compile(r"[^，。；：！？;:]*")
_BRACKETED = re.compile(r"[（(【][^）)】]{1,20}[）)】]")
_WHOLE = 60  # characters a heading on a line of its own may have
_SENTENCE_TITLE = 45  # characters of a first sentence that still is a title
_CLAUSE_TITLE = 30


@dataclass(frozen=True, slots=True)
class Heading:
    """A block that opens a section; `is_whole` when it holds nothing but the heading."""

    style: HeadingStyle
    number: int
    title: str
    is_whole: bool


def headings_of(blocks: Sequence[Block]) -> dict[int, Heading]:
    """The headings by the index of their block. Items of lists and numbers within sentences are none."""
    marks = {i: mark for i, block in enumerate(blocks) if block.kind == "paragraph" and (mark := mark_of(block.text))}
    items = _list_items(blocks, marks)
    captions = {index for table, index in captions_of(blocks).items() if not _has_rows(blocks, table)}
    headings: dict[int, Heading] = {}
    notes: set[str] = set()
    in_article = False
    for i, block in enumerate(blocks):
        mark = marks.get(i)
        note = _NOTE_MARK.match(block.text)
        heading: Heading | None = None
        if block.kind == "row":
            heading = _row_heading(blocks, i)
        elif i in captions:
            heading = Heading("caption", 0, block.text, True)
        elif note and block.kind == "paragraph" and note.group() in notes:
            words = _CLAUSE.match(block.text, note.end())
            heading = Heading("footnote", 0, note.group() + _cut(words.group() if words else ""), False)
        elif mark and i not in items and (mark.style in LEGAL_STYLES or not in_article):
            heading = _marked_heading(blocks, i, mark, marks)
        elif block.kind == "paragraph" and _PLAIN.fullmatch(block.text):
            heading = Heading("plain", 0, block.text, True)
        if heading:
            headings[i] = heading
            in_article = heading.style == "article" or (in_article and heading.style not in LEGAL_STYLES)
        notes |= _note_marks(block.text)
    return headings


def _list_items(blocks: Sequence[Block], marks: Mapping[int, Mark]) -> set[int]:
    """Numbered blocks that are items of a list, not headings of text of their own."""
    items: set[int] = set()
    last: dict[MarkStyle, int] = {}
    numbers: dict[MarkStyle, int] = {}
    for i, mark in marks.items():
        if mark.style in LEGAL_STYLES:
            continue
        text = blocks[i].text
        before = last.get(mark.style)
        continued = before in items and mark.number == marks[before].number + 1 if before is not None else False
        stray = mark.style in LIST_STYLES - {"item"} and mark.number not in (1, numbers.get(mark.style, 0) + 1)
        sentence = (_SENTENCE.match(text[mark.length :]) or [""])[0]
        following = marks.get(i + 1)
        is_leaf = i + 1 >= len(blocks) or (following is not None and following.style == mark.style)
        has_lead = 0 < sentence.find("：") <= _CLAUSE_TITLE
        alone = is_ended(text) and len(sentence) == len(text) - mark.length and not has_lead
        only = mark.style != "han" and alone and is_leaf
        led_in = i > 0 and blocks[i - 1].text.endswith(("：", ":")) and mark.style in LIST_STYLES
        if text.endswith(("；", ";")) or continued or stray or only or (led_in and mark.number == 1):
            items.add(i)
        last[mark.style] = i
        numbers[mark.style] = mark.number
    return items


def _marked_heading(blocks: Sequence[Block], i: int, mark: Mark, marks: Mapping[int, Mark]) -> Heading | None:
    text = blocks[i].text
    words = text[mark.length :]
    if mark.style == "annex" and words[:1] in ("：", ":") and _is_reference(blocks, i, mark, marks):
        return None
    if mark.style == "article":
        named = _BRACKETED.match(words.strip())
        return Heading("article", mark.number, text[: mark.length] + (named.group() if named else ""), not words)
    if not is_ended(words) and len(words) <= _WHOLE:
        return Heading(mark.style, mark.number, text, True)
    sentence = (_SENTENCE.match(words) or [""])[0]
    lead = sentence.find("：")
    if 0 < lead <= _CLAUSE_TITLE:
        return Heading(mark.style, mark.number, text[: mark.length + lead], False)
    if len(sentence) <= _SENTENCE_TITLE:
        title = text[: mark.length] + sentence.rstrip("。！？；;")
        return Heading(mark.style, mark.number, title, len(sentence) == len(words))
    if mark.style in LIST_STYLES:
        return None
    clause = _CLAUSE.match(words)
    return Heading(mark.style, mark.number, text[: mark.length] + _cut(clause.group() if clause else ""), False)


def _is_reference(blocks: Sequence[Block], i: int, mark: Mark, marks: Mapping[int, Mark]) -> bool:
    """Whether 附件：… only names an annex: the annex itself comes later, or nothing comes."""
    later = [k for k, other in marks.items() if k > i and other.style == "annex"]
    again = any(marks[k].number == mark.number or marks[k].number == 0 for k in later)
    return again or (later[0] if later else len(blocks)) - i < 3


def _row_heading(blocks: Sequence[Block], i: int) -> Heading:
    number = blocks[i].text.split(" ", 1)[0]
    title = blocks[i].text
    if title == number and i + 1 < len(blocks) and blocks[i + 1].kind == "cell":
        clause = _CLAUSE.match(blocks[i + 1].text)
        title += " " + _cut(clause.group() if clause else "")
    return Heading("row", int(number), title, True)


def _has_rows(blocks: Sequence[Block], table: int) -> bool:
    return any(block.table == table and block.kind == "row" for block in blocks)


def _note_marks(text: str) -> set[str]:
    """Marks in a text that refer to a footnote: raised figures, and others where a clause ends."""
    found = set()
    for match in _NOTE_MARK.finditer(text, 1):
        if match[1] or text[match.end() : match.end() + 1] in "，。、；：！？”’）)":
            found.add(match.group())
    return found


def _cut(words: str) -> str:
    return words if len(words) <= _CLAUSE_TITLE else words[: _CLAUSE_TITLE - 6] + "…"
