"""Lines to paragraphs: hard-wrapped lines and lines parted by a page break are joined again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median

from ingest.clean import Line, width
from ingest.marks import MarkStyle, mark_of
from ingest.sentences import is_ended, is_open, joined
from ingest.titles import end_of_title

_NEVER_FIRST = "，。、；：！？”’）》〉」』】〕%％,;)!?]"
_NEVER_LAST = "，、（《〈“‘「『【〔(,["
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"  # the marks of footnotes, which begin anew whatever stands before them
_PAUSE = re.compile("[，。；、]")
_CLAUSE = re.compile("[，。]")
_TAIL = 300  # characters at the end of a paragraph in which open brackets are looked for
_STEP = 10  # lines that share one look at their surroundings
_WINDOW = 20  # lines to each side of them that tell the local wrap width
_INDENT = 2.0  # characters by which a paragraph's first line is indented
_RAGGED = 3.5  # characters by which a wrapped line may fall short of the wrap width
_EXACT = 1.3  # the same for a line that ends with its sentence, which may as well be the paragraph's last
_NEAR = 0.87  # part of the longest line's width that makes a line a full one
_HEADING = 40.0  # width up to which an unfinished line may be a heading


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a heading or a title of the document on one line."""

    text: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the text around a line is set: the wrap width, infinite for one paragraph a line, and the left margin."""

    wrap: float
    margin: float


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs and titles of a stretch of text without tables."""
    settings: list[_Setting] = []
    for i in range(0, len(lines), _STEP):
        around = lines[max(0, i - _WINDOW) : i + _STEP + _WINDOW]
        settings += [_Setting(wrap_width(around), min(line.indent for line in around))] * _STEP
    return _assembled(lines, settings, with_titles=True)


def paragraphs_at(lines: Sequence[Line], wrap: float) -> list[Paragraph]:
    """The paragraphs of lines that are all wrapped at one known width, such as those of a table cell."""
    return _assembled(lines, [_Setting(wrap, inf)] * len(lines), with_titles=False)


def wrap_width(lines: Sequence[Line]) -> float:
    """The width at which these lines are wrapped, infinite where they are not.

    Wrapped prose has many lines nearly as long as the longest, most of them unfinished and with commas.
    """
    ranked = sorted(line.width for line in lines)
    longest = ranked[-1 - len(ranked) // 20]
    if not 10 <= longest <= 60:
        return inf
    full = [line for line in lines if longest * _NEAR <= line.width <= longest * 1.2]
    unfinished = sum(not is_ended(line.text) for line in full)
    prose = sum(_PAUSE.search(line.text) is not None for line in full)
    is_wrapped = unfinished >= max(2, 0.15 * len(ranked), 0.5 * len(full)) and prose >= 0.4 * len(full)
    return median(line.width for line in full) if is_wrapped else inf


class _Growing:
    """A paragraph as its lines are joined; `tail` is the end of its text, enough to see what is open or unfinished."""

    def __init__(self, line: Line) -> None:
        self.first = self.last = line
        self.tail = line.text
        self._parts = [line.text]

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def is_marked(self) -> bool:
        return mark_of(self.first.text) is not None

    def add(self, line: Line) -> None:
        whole = joined(self.tail, line.text)
        self._parts.append(whole[len(self.tail) :])
        self.tail = whole[-_TAIL:]
        self.last = line


def _assembled(lines: Sequence[Line], settings: Sequence[_Setting], with_titles: bool) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    numbers: dict[MarkStyle, int] = {}
    start = 0
    while start < len(lines):
        end = end_of_title(lines, start, settings[start].wrap) if with_titles else start
        if end > start:
            paragraphs.append(Paragraph("".join(line.text for line in lines[start:end]), is_title=True))
        else:
            paragraph = _Growing(lines[start])
            if mark := mark_of(lines[start].text):
                numbers[mark.style] = mark.number
            end = start + 1
            while end < len(lines) and _continues(paragraph, lines[end], settings[end], numbers):
                paragraph.add(lines[end])
                end += 1
            paragraphs.append(Paragraph(paragraph.text))
        start = end
    return paragraphs


def _continues(paragraph: _Growing, line: Line, setting: _Setting, numbers: Mapping[MarkStyle, int]) -> bool:
    """Whether a line goes on with a paragraph."""
    if line.text[0] in _RAISED:
        return False
    if line.text[0] in _NEVER_FIRST or paragraph.tail[-1] in _NEVER_LAST:
        return True
    mark = mark_of(line.text)
    if mark and (is_ended(paragraph.tail) or mark.number in (0, 1, numbers.get(mark.style, 0) + 1)):
        return False
    if line.indent - setting.margin >= _INDENT - 0.5:
        return False
    if setting.wrap == inf:
        return not is_ended(paragraph.tail) and _is_cut_off(paragraph, line)
    return _is_wrapped(paragraph, line, setting.wrap)


def _is_wrapped(paragraph: _Growing, line: Line, wrap: float) -> bool:
    """Whether a line goes on in text wrapped at `wrap`, because the last line is full or lacks its end."""
    is_first = paragraph.last is paragraph.first
    room = wrap - _INDENT if is_first else wrap
    if not is_ended(paragraph.tail):
        is_full = paragraph.last.width >= room - (_RAGGED - is_first)
        is_prose = "。" in paragraph.tail or ("，" in paragraph.tail and not paragraph.is_marked)
        return is_full or is_prose or is_open(paragraph.tail)
    if paragraph.last.width < room - _EXACT:
        return False
    # A sentence that ends with the line: the next line goes on, unless it is a signature, or as short as a first line.
    is_signature = line.width < wrap - _RAGGED and not is_ended(line.text)
    begins = abs(line.width - (wrap - _INDENT)) <= 0.6 and not is_ended(line.text)
    return not is_signature and not begins


def _is_cut_off(paragraph: _Growing, line: Line) -> bool:
    """Whether, with one paragraph a line, a line lacks its end, which a page break has put on the next."""
    if is_open(paragraph.tail):
        return True
    if not is_ended(line.text) and line.width < _HEADING:
        return False
    length = width(paragraph.tail)
    # 1.补充教师。三年内公开招聘 is a heading with its paragraph behind it, no heading alone.
    is_heading = paragraph.is_marked and length < _HEADING * 1.5 and "。" not in paragraph.tail
    return not is_heading and (length >= _HEADING or _CLAUSE.search(paragraph.tail) is not None)
