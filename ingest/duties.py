"""Where measures say who is responsible: in brackets, in sentences such as 责任单位：县教育局。, or on lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from ingest.departments import (
    are_organisations,
    is_accompanying,
    is_assigned,
    is_assignment,
    is_labelled,
    is_labelled_unit,
)
from ingest.types import Span

_Sort = Literal["labelled", "assigned", "beside", "other"]

_BRACKET = re.compile(r"[（(](?P<words>(?:[^（）()\n]|[（(][^（）()\n]*[）)]){1,300})[）)]")
_LABEL_AHEAD = (
    r"(?=(?:主要|第一|共同)?(?:责任|牵头|配合|主办|协办|承办|实施|负责)\w{0,4}[:：]|完成(?:时限|时间|期限)[:：])"
)
_SENTENCE = re.compile(rf"[^。；;！？\n](?:(?!(?<=[，,\s]){_LABEL_AHEAD})[^。；;！？\n])*[。；;！？]*")
_NEXT_ITEM = re.compile(
    r"[ \t\u3000]*(?:\n|$|[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]|[①-⑳])"
)


@dataclass(frozen=True, slots=True)
class Duty:
    """The words on responsibility of a measure: `start`/`end` with their brackets.

    `is_plain` where no label or bracket sets them apart from what else the measure says.
    """

    start: int
    end: int
    words: Span
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    sort: _Sort


def duties_in(text: str) -> list[Duty]:
    """All words on responsibility in a text, in its order."""
    in_sentences = list(_in_sentences(text))
    in_brackets = [
        one for one in _in_brackets(text) if not any(other.start <= one.start < other.end for other in in_sentences)
    ]
    return sorted((*in_sentences, *in_brackets), key=lambda duty: duty.start)


def _in_brackets(text: str) -> Iterator[Duty]:
    for match in _BRACKET.finditer(text):
        if is_labelled(match["words"]) or is_assigned(match["words"]):
            yield Duty(match.start(), match.end(), Span(*match.span("words")))


def _in_sentences(text: str) -> Iterator[Duty]:
    """Sentences in a row that say who is responsible and by when, be it on one line or on several."""
    for is_duty, run in groupby(_sentences(text), key=lambda sentence: sentence.sort != "other"):
        if is_duty and (duty := _duty(text, list(run))):
            yield duty


def _duty(text: str, run: Sequence[_Sentence]) -> Duty | None:
    start, end = run[0].start, run[-1].end
    sorts = {sentence.sort for sentence in run}
    if "labelled" not in sorts and not ("assigned" in sorts and _NEXT_ITEM.match(text, end)):
        return None
    words = text[start:end].rstrip("。；; ")
    return Duty(start, end, Span(start, start + len(words)), is_plain="labelled" not in sorts)


def _sentences(text: str) -> Iterator[_Sentence]:
    """The sentences of a text; what stands in brackets ends none."""
    masked = _BRACKET.sub(lambda match: "＿" * len(match.group()), text)
    before: _Sort = "other"
    last = 0
    for match in _SENTENCE.finditer(masked):
        words = match.group().lstrip()
        start = match.end() - len(words)
        words = text[start : match.end()].rstrip(" \t\u3000，,")
        if words:
            before = _sort(words, before, last == 0 or "\n" in text[last:start])
            last = start + len(words)
            yield _Sentence(start, last, before)


def _sort(words: str, before: _Sort, opens_line: bool) -> _Sort:
    """What a sentence says; a bare list of organisations goes on with the label before it."""
    if is_labelled_unit(words) or (opens_line and is_labelled(words)):
        return "labelled"
    if is_accompanying(words):
        return "beside"
    if is_assignment(words):
        return "assigned"
    return "beside" if before in ("labelled", "beside") and not opens_line and are_organisations(words) else "other"
