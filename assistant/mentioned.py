"""Which places write of something: how users ask that, and the words that only explain what they mean."""

from __future__ import annotations

import re

from assistant.blanks import blank

_PLACE = "哪(?:里|儿|边|些|几|[一两二三四五])?(?:个|份|家|处)?(?:地方|地区|地市|市县|县市|县区|[市县区])?"
_DOCUMENT = "(?:的|教育|[市县]|在){0,3}(?:文件|方案|规划|计划|通知|材料|文本)?(?:里头|里面|里边|里|中|上)?"
_PLACES = f"(?:{_PLACE}|什么地方){_DOCUMENT}"
_WRITES = (
    "(?:(?:是|有|都|也|已经|专门|明确|具体|把[^，,。？?]{1,6}){0,3}"
    "(?:写[明到了过有进入着]*[去来]?了?|提(?:及|到|过|了|出)?(?:了|过)?(?![高升供前])|讲(?:到|过|了|明)?|说(?:到|过|了(?!算))"
    "|列(?:了|入|进去?|出)|出现(?:了|过)?|有(?:这[项条个])?(?:要求|规定|说法|提法|安排)|规定(?:了|过|有)?|涉及(?:到|了)?|要求(?:了|过)"
    "|(?:看|见|查|搜)得?到)|(?:有|在|打算)(?:搞|做|推|办|探索|鼓励))"
)
_ASKED = re.compile(rf"{_PLACES}{_WRITES}|(?<=[写提讲到过求定法排了])的?[是有]{_PLACE}(?=[，,。？?呢啊\s]|$)")
_GLOSS = re.compile(
    r"[，,（(](?:也?就是(?:说|指)?|即|俗称|意思是|说白了就?是|指的是|是指)(?P<gloss>[^，,。？?（()）]{2,20}?)"
    r"(?:的?(?:那个|那种|这种|意思))?[，,)）]"
)


def asks_mentions(core: str) -> bool:
    """Whether a question without a place asks which places write of something: 哪里有提, 哪几个县写进去了."""
    return _ASKED.search(core) is not None


def without_mentions(core: str) -> str:
    """A question without its words for which places write of it, in place: blanks."""
    return _ASKED.sub(blank, core)


def without_gloss(core: str) -> str:
    """A question without the words that only explain the name before them: 银龄，就是退休老师再上岗那个."""
    return _GLOSS.sub(lambda match: " " * (len(match.group()) - 1) + ",", core)
