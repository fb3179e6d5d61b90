"""A user's correction of the question before: 不是开平，是清远."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EXCUSE = re.compile(
    r"(?:不好意思|抱歉|对不起|唔好意思|不对|唔啱|错了|错咗"
    r"|我?(?:讲|说|问|打|搞|写|弄|记|看)错(?:了|咗)?)[，,。；;！! ]*"
)
_INSTEAD = re.compile(
    r"我?(?:不是|唔系)(?:想|要)?(?:问|说|讲|指)?(?P<wrong>[^，,。；;是]{1,20}?)(?:[，,。；; ]+(?=.)|而?(?=是))"
)
_MEANT = re.compile(
    r"我?(?:真正|其实|本来)?(?:是|系)?(?:想|要|应该)*(?:(?:问|说|讲|指|查|知道)(?:的|嘅)?(?:是|系)?|的是)|应该(?:是|系)|改(?:成|为)"
)
_STRONG = re.compile(r"(?:的|嘅)(?:是|系)|^我(?:是|系)|^应该|^改")
_IS = re.compile(r"(?:而?是|系)?(?:想|要)?(?:问|说|讲|指)?(?=.)")
_NOT_THAT = re.compile(r"[，,。；; ]*(?<!是)而?(?:不是|唔系)(?P<wrong>[^，,。；;？?]{1,20}?)(?<![吗么])[啊呀哦喔。]*$")
_RIGHT = re.compile(r"(?:先啱|先至啱|才对|才是|就对了)[啊呀喔。]*$")


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user means, and what of the question before it takes the place of (empty where it is not said)."""

    meant: str
    wrong: str


def correction_in(text: str) -> Correction | None:
    """The correction that a turn makes; None where it makes none."""
    rest, wrong = _EXCUSE.sub("", text) if _EXCUSE.match(text) else text, ""
    corrects = rest != text
    if instead := _INSTEAD.match(rest):
        rest, wrong, corrects = rest[instead.end() :], instead["wrong"], True
    if (meant := _MEANT.match(rest)) and (corrects or _STRONG.search(meant.group())):
        rest, corrects = rest[meant.end() :], True
    elif corrects and (is_meant := _IS.match(rest)):
        rest = rest[is_meant.end() :]
    if not_that := _NOT_THAT.search(rest):
        rest, wrong, corrects = rest[: not_that.start()], not_that["wrong"], True
    rest = _RIGHT.sub("", rest).strip("，,。；; ")
    return Correction(rest, wrong) if corrects and rest else None
