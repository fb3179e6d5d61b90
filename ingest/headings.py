"""Which blocks are headings, and what their titles are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from ingest.blocks import Block
from ingest.lists import list_items
from ingest.marks import LEGAL_STYLES, LIST_STYLES, Mark, MarkStyle, mark_of
from ingest.sentences import first_sentence, is_ended, lead_of
from ingest.tables import captions_of

HeadingStyle = MarkStyle | Literal["plain", "caption", "row", "footnote"]

_PLAIN = re.compile(r"前言|引言|序言|绪论|结语|后记")
_NOTE_MARK = re.compile(r"([¹²³⁴⁵⁶⁷⁸⁹]+)|([①-⑳]|[\[〔]\d{1,2}[\]〕])")
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
    items = list_items(blocks, marks)
    captions = {index for table, index in captions_of(blocks).items() if not _has_rows(blocks, table)}
    headings: dict[int, Heading] = {}
    notes: set[str] = set()
    in_article = False
    above: set[HeadingStyle] = set()  # styles of the headings that articles stand under
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
        elif mark and i not in items:
            heading = _marked_heading(blocks, i, mark, marks)
            if in_article and heading and not _closes_article(heading, above):
                heading = None
        elif block.kind == "paragraph" and _PLAIN.fullmatch(block.text):
            heading = Heading("plain", 0, block.text, True)
        if heading:
            headings[i] = heading
            in_article = heading.style == "article" or (in_article and heading.style in ("row", "footnote"))
            if not in_article:
                above.add(heading.style)
        notes |= _note_marks(block.text)
    return headings


def _closes_article(heading: Heading, above: Set[HeadingStyle]) -> bool:
    """Whether a heading behind an article is one; within articles, numbers are those of paragraphs and items."""
    return heading.style in LEGAL_STYLES or (heading.is_whole and heading.style in above)


def _marked_heading(blocks: Sequence[Block], i: int, mark: Mark, marks: Mapping[int, Mark]) -> Heading | None:
    text = blocks[i].text
    words = text[mark.length :]
    if mark.style == "annex" and words[:1] in ("：", ":") and _is_reference(blocks, i, mark, marks):
        return None
    if mark.style == "article":
        named = _BRACKETED.match(words.strip())
        return Heading("article", mark.number, text[: mark.length] + (named.group() if named else ""), not words)
    if not is_ended(words) and "。" not in words and len(words) <= _WHOLE:
        return Heading(mark.style, mark.number, text, True)
    sentence = first_sentence(words)
    lead = lead_of(sentence)
    if lead:
        return Heading(mark.style, mark.number, text[: mark.length] + lead, False)
    if len(sentence) <= _SENTENCE_TITLE:
        title = text[: mark.length] + sentence.rstrip("。！？；;")
        return Heading(mark.style, mark.number, title, len(sentence) == len(words))
    if mark.style in LIST_STYLES:
        return None
    clause = _CLAUSE.match(words)
    return Heading(mark.style, mark.number, text[: mark.length] + _cut(clause.group() if clause else ""), False)


def _is_reference(blocks: Sequence[Block], i: int, mark: Mark, marks: Mapping[int, Mark]) -> bool:
    """Whether 附件：… only names an annex: the annex itself comes later, or nothing comes but a signature."""
    later = [k for k, other in marks.items() if k > i and other.style == "annex"]
    again = any(mark.number in (0, marks[k].number) for k in later)
    below = range(i + 1, later[0] if later else len(blocks))
    return again or not any(k in marks or blocks[k].table is not None or is_ended(blocks[k].text) for k in below)


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
