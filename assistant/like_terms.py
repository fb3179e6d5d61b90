"""The term of a question that a follow-up's term takes the place of: 高中 becomes 初中, 入学率 becomes 巩固率."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from assistant.topic import is_thing, phrase_after
from index.words import part_of_speech, words, words_at

_AND = re.compile(r"(?<=..)(?:同埋|以及|还有|[和与跟、])")
_ALIKE = 3  # characters of a phrase that its first two can tell the likes of

# Words that stand in for each other: stages, people, levels, subjects, degrees, owners, periods.
_SLOTS = tuple(
    tuple(sorted(names.split(), key=len, reverse=True))
    for names in (
        "学前教育 学前 幼儿园 公办园 小学 初中 义务教育 义教 高中 普高 普通高中 公办普高 公办高中 基础教育"
        " 中职 中等职业学校 职校 职业教育 高职 高校 特殊教育 特教",
        "校长 副校长 园长 教师 老师 骨干教师 教研员 班主任 中层干部 学生 家长 学科带头人 卓越教师 名教师 负责人",
        "全市 全省 每个县 各县 每个镇 每个乡镇 省级 市级 县级 国家级",
        "体育 美育 劳动教育 德育 智育 音乐 美术",
        "大专 专科 本科 研究生 硕士 博士",
        "公办 民办 普惠性 普惠",
        "十二五 十三五 十四五 十五五",
    )
)


def swapped(previous: str, phrase: str, fixed: Collection[str] = ()) -> str | None:
    """`previous` with the term that is most like `phrase` replaced by it; None where it has none like it.

    Like is a term of the same slot, one with the same last word or last character (巩固率, 入学率), or one with the
    same first two characters; what stands in `fixed`, the regions, is left alone.
    """
    if phrase in previous:
        return previous
    first, *others = _AND.split(phrase, maxsplit=1)
    ways = (_by_end, _by_slot, _by_start) if len(words(first)) > 1 else (_by_slot, _by_end, _by_start)
    found = next((like for way in ways if (like := way(previous, first, fixed))), None)
    return found.replace(first, phrase, 1) if found and others else found


def has_like(phrase: str) -> bool:
    """Whether other terms stand for the same kind of thing as this one does: 初中, 每个县."""
    return any(phrase in names for names in _SLOTS)


def _by_slot(previous: str, phrase: str, fixed: Collection[str]) -> str | None:
    pairs = [pair for names in _SLOTS if (pair := _pair(names, previous, phrase))]
    if not pairs:
        return None
    pairs.sort(key=lambda pair: phrase.find(pair[0]))
    left = phrase
    for new, _ in pairs:
        left = left.replace(new, "", 1)
    if not left.strip("的嘅"):
        for new, old in pairs:
            previous = previous.replace(old, new, 1)
        return previous
    at = {old: previous.find(old) for _, old in pairs}
    (first, old_first), (last, old_last) = pairs[0], pairs[-1]
    start, end = at[old_first], at[old_last] + len(old_last)
    if start > end or not all(len(word) > 1 for word in words(previous[start:end])):
        first, start = last, at[old_last]
    begin, tail = _leftward(previous, start, fixed, phrase.find(first), _is_modifier), phrase.partition(last)[2]
    stop = _rightward(previous, end, tail)
    return previous[:begin] + phrase + previous[stop:] if stop > end or not tail else None


def _pair(names: Sequence[str], previous: str, phrase: str) -> tuple[str, str] | None:
    """The name in the phrase and the other one of its slot in the question before."""
    new = next((name for name in names if name in phrase), None)
    old = next((name for name in names if name in previous), None)
    return (new, old) if new and old and new != old else None


def _by_end(previous: str, phrase: str, fixed: Collection[str]) -> str | None:
    last = words(phrase)[-1:]
    placed = [(at, word) for at, word in words_at(previous) if is_thing(word) and word not in fixed]
    alike = [one for one in placed if [one[1]] == last] or [
        one for one in placed if last and min(len(one[1]), len(last[0])) > 1 and one[1][-1] == last[0][-1]
    ]
    if not alike:
        return None
    at, word = alike[-1]
    begin = _leftward(previous, at, fixed, len(previous), is_thing) if len(words(phrase)) > 1 else at
    return previous[:begin] + phrase + previous[at + len(word) :]


def _by_start(previous: str, phrase: str, fixed: Collection[str]) -> str | None:
    begin = next((at for at, word in words_at(previous) if word not in fixed and word[:2] == phrase[:2]), None)
    if begin is None or len(phrase) < _ALIKE:
        return None
    return previous[:begin] + phrase + previous[phrase_after(previous, begin)[1] :]


def _leftward(text: str, end: int, fixed: Collection[str], most: int, fits: Callable[[str], bool]) -> int:
    """Where the words before `end` begin that can stand in the same noun phrase: about `most` characters of them."""
    begin = end
    for at, word in reversed(words_at(text[:end])):
        if end - begin >= most or at + len(word) != begin or not fits(word) or word in fixed:
            break
        begin = at
    return begin


def _rightward(text: str, start: int, tail: str) -> int:
    """Where the words behind `start` end that the tail of a phrase takes the place of."""
    last = words(tail)[-1:]
    clause = text[start:]
    if last and (found := clause.find(last[0])) >= 0 and all(is_thing(word) for word in words(clause[:found])):
        return start + found + len(last[0])
    end = start
    for at, word in words_at(clause):
        if end - start >= len(tail) or start + at != end or not is_thing(word) or part_of_speech(word) == "v":
            break
        end = start + at + len(word)
    return end


def _is_modifier(word: str) -> bool:
    return part_of_speech(word).startswith(("a", "b")) or any(word in names for names in _SLOTS)
