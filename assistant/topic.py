"""What an earlier question was about, without what it asked of it."""

from __future__ import annotations

import re

from assistant.asking import kind_of, subject_of
from assistant.blanks import blank
from index.thesaurus import load_thesaurus
from index.words import fold, own_words, part_of_speech, words, words_at

_ITEM = re.compile(r"第[一二三四五六七八九十\d]+[项个条号点]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?[底末初]?")
_ASKED = re.compile(
    r"什么时[候间]|要?(?:做到|达到|做|干|讲|说|搞|叫)?(?:什么|啥|乜嘢?|咩)(?:程度|水平|样)?(?:的|来着)?|谁|边个"
    r"|哪(?:[些个几所家间]?(?:学校|单位|部门|地方|方面|人)|[些个几里])?|怎么样?|怎样|如何|点样|几多|有(?=一?个)一?个"
    r"|是吧|对吧|来着|吗|呢"
)
_CLAUSE_END = re.compile(r"[，,。；;？?！! ]+")
_TIME = re.compile(r"每.?(?:年|月|周|天|日|季度|学年|学期)")
_OFFICE = ("负责", "牵头", "主管", "配合", "参与", "落实", "主要", "具体")
_AUXILIARY = re.compile(r"[要有会能由归]+$|^[要有会能由归分]+")
# Parts of speech that no noun phrase is made of.
_FUNCTION = ("v", "p", "d", "u", "c", "y", "r", "m", "f", "z", "t", "e", "o")


def topic_of(question: str, *, dated: bool = False) -> str:
    """The region and the thing that a question is about: 清远县中托管帮扶工程 of 清远县中托管帮扶工程目标是什么.

    With `dated` the years of the question stay in it.
    """
    folded = fold(question)
    bare = list(subject_of(_ASKED.sub(blank, folded), kind_of(folded)))
    kept = [*_ITEM.finditer(folded), *(_YEAR.finditer(folded) if dated else ())]
    for item in kept:
        bare[item.start() : item.end()] = folded[item.start() : item.end()]
    text = _TIME.sub(blank, _CLAUSE_END.sub(blank, "".join(bare)))
    runs = [run if _YEAR.fullmatch(run) else _trimmed(run) for run in text.split()]
    return "".join(run for run in runs if _YEAR.fullmatch(run) or names_a_thing(run)) or question


def is_thing(word: str) -> bool:
    """Whether a word can be part of a noun phrase; a verb of two characters can (创建 in 创建工程)."""
    tag = part_of_speech(word)
    if word[0].isdigit():
        return False
    if not tag and word not in own_words() and _AUXILIARY.match(word):
        return False  # 要评 is no word: segmentation took what it does not know together
    return word in own_words() or (len(word) > 1 and tag[:1] == "v") or not tag.startswith(_FUNCTION)


def phrase_after(text: str, start: int) -> tuple[int, int]:
    """Where the first noun phrase of `text` behind `start` begins and ends; an empty span where there is none."""
    begin = end = start
    for at, word in words_at(text):
        if at < start:
            continue
        if not is_thing(word) or (end > begin and at != end):
            if end > begin:
                break
            continue
        begin, end = (at if end == begin else begin), at + len(word)
    quoted = begin > 0 and text[begin - 1] in "“「《" and text[end : end + 1] in ("”", "」", "》")
    return (begin - 1, end + 1) if quoted else (begin, end)


def _trimmed(run: str) -> str:
    """A run of words without the function words and bare verbs at its ends: 要, 由, 归…负责."""
    placed = words_at(run)
    while placed and _is_bare(placed[-1][1]) and not _ends_with_name(run[: placed[-1][0] + len(placed[-1][1])]):
        placed.pop()
    while placed and _is_bare(placed[0][1]):
        placed.pop(0)
    if not placed:
        return ""
    end = placed[-1][0] + len(placed[-1][1])
    return run[placed[0][0] : end] if part_of_speech(placed[-1][1]) else _AUXILIARY.sub("", run[placed[0][0] : end])


def _ends_with_name(run: str) -> bool:
    """Whether a name ends here that segmentation cuts: 县中."""
    return any(run[-length:] in load_thesaurus().names for length in (2, 3, 4))


def names_a_thing(run: str) -> bool:
    """Whether a run of words has a name in it, not verbs only."""
    return any(
        word in own_words() or word in load_thesaurus().names or part_of_speech(word).startswith(("n", "l", "s", "a"))
        for word in words(run)
    ) or (len(run) > 2 and not any(map(part_of_speech, words(run))))


def _is_bare(word: str) -> bool:
    return word in _OFFICE or not is_thing(word)
