"""A conversation and its follow-up to one standalone question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import QuestionReader, Reading

_LEAD = re.compile(r"^(?:那么?|还有|再问(?:一下)?|另外|换(?:成|作)?|哦|嗯|好的?|对了|请问)[，,、 ]*")
_CORRECTION = re.compile(r"^(?:不是|不对|错了|说错了|我(?:是)?(?:问|说)的是|是问|我指的是)|(?:我(?:是)?(?:问|说)的是)")
_NEGATED = re.compile(r"不是[^，,。；;]*[，,。；; ]*")
_POINTING = re.compile(r"(?:这|那|该|上述|它|其)(?:个|项|些|一)?(?:工程|项目|计划|行动|任务|制度|指标|目标|比例|学校|政策)?(?!里|边|儿|时候|年|么|样)")
_TAIL = re.compile(r"[呢啊呀吗嘛吧的？?。！! ，,]+$")
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?")
_ASKING = re.compile(
    r"[，,]?(?:(?:是|要|有|由|会|能|该|得|最多|最少|至少|不能低于|不低于|分别|一共|总共|大概)*(?:多少|几多|几|什么时候|何时|哪年|怎么|如何|怎样|谁|哪些|哪个|什么|啥|多大|多高|多久|百分之几)"
    r".*)$"
)


def standalone(reader: QuestionReader, turns: Sequence[str], text: str) -> str:
    """The question that `text` means after `turns`, earlier questions of the same user, oldest first.

    What a follow-up leaves out (region, topic, year) is taken from the turn before; what it names replaces it.
    """
    previous = ""
    for turn in (*turns, text):
        previous = _merged(reader, previous, turn) if previous else turn.strip()
    return previous


def _merged(reader: QuestionReader, previous: str, text: str) -> str:
    correction = bool(_CORRECTION.search(text))
    bare = _LEAD.sub("", text.strip())
    if correction:
        bare = _CORRECTION.sub("", _NEGATED.sub("", bare)).strip("，,。 ") or bare
    now, before = reader.read(bare), reader.read(previous)
    places = now.regions or now.outside
    rest = _TAIL.sub("", _POINTING.sub("", now.core)).strip()
    if places and not now.terms and not (now.years or _asks(now)):
        return _with_places(previous, before, _places(now))
    if not now.terms and now.years and (not _asks(now) or now.kind == before.kind):
        return _with_place_if(_with_years(previous, rest), before, now)
    if not now.terms and _asks(now):
        return f"{_places(now) or _places(before)}{_topic(before)}{'，' if _topic(before) else ''}{rest}"
    pointing = _POINTING.search(bare)
    if pointing and len(now.terms) <= 3 and not places:
        return f"{_places(before)}{_topic(before)}，{rest}"
    if not places and (before.regions or before.outside):
        return f"{_places(before)}{bare}"
    if places and len(now.terms) <= 1 and not _asks(now):
        return _with_places(previous, before, _places(now)) if not now.terms else bare
    return bare


def _asks(reading: Reading) -> bool:
    return reading.kind != "open"


def _places(reading: Reading) -> str:
    names = [region.short if region in reading.regions else region.name for region in (*reading.regions, *reading.outside)]
    return "和".join(names)


def _with_places(previous: str, before: Reading, places: str) -> str:
    replaced, done = previous, False
    for region in (*before.regions, *before.outside):
        for name in (region.name, region.short):
            if name in replaced:
                replaced = replaced.replace(name, "" if done else places, 1)
                done = True
                break
    return replaced if done else f"{places}{previous}"


def _with_years(previous: str, rest: str) -> str:
    year = _YEAR.search(rest)
    assert year is not None
    found = _YEAR.search(previous)
    if found:
        return previous[: found.start()] + year.group() + previous[found.end() :]
    return f"{_TAIL.sub('', previous)}，{year.group()}是多少"


def _with_place_if(question: str, before: Reading, now: Reading) -> str:
    return _with_places(question, before, _places(now)) if now.regions or now.outside else question


def _topic(reading: Reading) -> str:
    """What the question before was about: its words without the asking part and the region."""
    stripped = _ASKING.sub("", reading.core).strip()
    topic = stripped if len(stripped) >= 2 else reading.core
    return _TAIL.sub("", _YEAR.sub("", topic)).strip("的，, ")
