"""Lines to paragraphs: hard-wrapped lines and lines parted by a page break are joined again."""

from __future__ import annotations

from collections.abc import Sequence
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
_WINDOW = 20  # lines to each side that tell the local wrap width
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
    settings = []
    for i in range(len(lines)):
        around = lines[max(0, i - _WINDOW) : i + _WINDOW + 1]
        settings.append(_Setting(wrap_width(around), min(line.indent for line in around)))
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
    full = [line for line in lines if longest * _NEAR <= line.width <= longest * 1.2]
    unfinished = [line for line in full if not is_ended(line.text)]
    prose = [line for line in full if any(char in line.text for char in "，。；、")]
    is_wrapped = len(unfinished) >= max(2, 0.15 * len(ranked), 0.5 * len(full)) and len(prose) >= 0.4 * len(full)
    return median(line.width for line in full) if is_wrapped and 10 <= longest <= 60 else inf


def _assembled(lines: Sequence[Line], settings: Sequence[_Setting], with_titles: bool) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    numbers: dict[MarkStyle, int] = {}
    start = 0
    while start < len(lines):
        text = lines[start].text
        mark = mark_of(text)
        if mark:
            numbers[mark.style] = mark.number
        end = end_of_title(lines, start, settings[start].wrap) if with_titles else start
        is_title = end > start
        if is_title:
            text = "".join(line.text for line in lines[start:end])
        else:
            end = start + 1
            while end < len(lines) and _continues(text, lines[start:end][-2:], lines[end], settings[end], numbers):
                text = joined(text, lines[end].text)
                end += 1
        paragraphs.append(Paragraph(text, is_title))
        start = end
    return paragraphs


def _continues(text: str, last: Sequence[Line], line: Line, setting: _Setting, numbers: dict[MarkStyle, int]) -> bool:
    """Whether `line` goes on with the paragraph `text`, whose one or two last lines are `last`."""
    if line.text[0] in _RAISED:
        return False
    if line.text[0] in _NEVER_FIRST or text[-1] in _NEVER_LAST:
        return True
    mark = mark_of(line.text)
    if mark and (is_ended(text) or mark.number in (0, 1, numbers.get(mark.style, 0) + 1)):
        return False
    if line.indent - setting.margin >= _INDENT - 0.5:
        return False
    if setting.wrap == inf:
        return not is_ended(text) and _is_cut_off(text, line.text)
    return _is_wrapped(text, last, line, setting.wrap)


def _is_wrapped(text: str, last: Sequence[Line], line: Line, wrap: float) -> bool:
    room = wrap if len(last) > 1 else wrap - _INDENT
    if not is_ended(text):
        is_full = last[-1].width >= room - (_RAGGED - len(last) % 2)
        is_prose = "。" in text or ("，" in text and mark_of(text) is None)
        return is_full or is_prose or is_open(text)
    if last[-1].width < room - _EXACT:
        return False
    # A sentence that ends with the line: the next line goes on, unless it is a signature, or as short as a first line.
    is_signature = line.width < wrap - _RAGGED and not is_ended(line.text)
    is_first = abs(line.width - (wrap - _INDENT)) <= 0.6 and not is_ended(line.text)
    return not is_signature and not is_first


def _is_cut_off(text: str, following: str) -> bool:
    """Whether a line of a file with one paragraph a line lacks its end, which a page break has put on the next."""
    if is_open(text):
        return True
    if not is_ended(following) and width(following) < _HEADING:
        return False
    is_heading = mark_of(text) is not None and width(text) < _HEADING * 1.5
    return not is_heading and (width(text) >= _HEADING or "，" in text or "。" in text)
