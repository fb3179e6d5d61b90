"""A conversation and its follow-up to one standalone question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import QuestionReader, Reading
from index.words import fold

_LEAD = re.compile(
    r"^(?:那么|那(?!个|些|边|里)|还有|再问(?:一下)?|另外|换(?:成|作)?|哦|嗯|好的?|对了|请问|再往后|往后)+[，,、 ]*"
)
_CORRECTION = re.compile(r"不是|不对|错了|说错|我(?:是|要|想)*(?:问|说|指)的?是|是问")
_CORRECTING = re.compile(
    r"^(?:不好意思|抱歉|对不起)?[，,]*(?:不是[^，,。；;]*|不对|说?错了|我说错了|打错了)?[，,。；; ]*"
    r"(?:我(?:是|要|想)*(?:问|说|指)的?是|是问|应该是|是)?"
)
_ITSELF = re.compile(
    r"^(?:它|这|该|上述|其)(?!中|他|次|些年|几年)(?:个|项|一)?"
    r"(?:工程|项目|计划|行动|任务|制度|指标|目标|学校|政策|事)?(?:的)?"
)
_AMONG = re.compile(r"^(?:其中|当中|里面|这里面|这些|那些)(?:的)?")
_TAIL = re.compile(r"(?:的)?[呢啊呀吗嘛吧]*[？?。！! ，,]*$")
_YEAR = re.compile(r"(?:(?:19|20)\d{2}|(?<!\d)[12]\d(?=年))\s*年?")
_ASKING = re.compile(
    r"[，,]?(?:是|要|有|由|会|能|该|得|到|占|最多|最少|至少|不能低于|不低于|分别|一共|总共|大概|目标|计划|打算|现在)*"
    r"(?:多少|几多|几|什么时候|何时|哪年|哪一年|怎么|如何|怎样|谁|哪|什么|啥|多大|多高|多久|百分之几|为什么).*$"
)
_EVERYWHERE = re.compile(r"各地|各[县市区]|各个?地方|各个?地区|哪些地方|所有地区|全部地区")
_ASKING_ONLY = re.compile(r"(?:由谁|谁|多少|几|什么时候|哪|怎么|如何|有什么)[^，,]*$")
# Words that stand in for each other when a follow-up changes one thing: stages, schools, people, sizes, quantities.
_SLOTS = tuple(
    tuple(sorted(names.split(), key=len, reverse=True))
    for names in (
        "学前教育 学前 幼儿园 公办园 小学 初中 义务教育 义教 高中 普高 普通高中 公办普高 公办高中"
        " 中职 中等职业学校 职校 职业教育 高职 高校 特殊教育 特教",
        "校长 副校长 园长 教师 老师 骨干教师 教研员 班主任 中层干部 学生 家长 学科带头人 卓越教师 名教师",
        "全市 全省 每个县 各县 每个镇 每个乡镇 省级 市级 县级 国家级",
        "体育 美育 劳动教育 德育 智育 音乐 美术",
    )
)


def standalone(reader: QuestionReader, turns: Sequence[str], text: str) -> str:
    """The question that `text` means after `turns`, earlier questions of the same user, oldest first.

    What a follow-up leaves out (region, topic, year) is taken from the turn before; what it names replaces it.
    """
    previous = ""
    for turn in (*turns, text):
        previous = _merged(reader, previous, turn.strip()) if previous else turn.strip()
    return previous


def _merged(reader: QuestionReader, previous: str, text: str) -> str:
    bare = _LEAD.sub("", text) or text
    corrects = bool(_CORRECTION.search(bare))
    if corrects:
        bare = _CORRECTING.sub("", bare).strip("，,。 ") or bare
    now, before = reader.read(bare), reader.read(previous)
    places = _places(now)
    own = [term for term in now.terms if not any(term.text in region.name for region in now.outside)]
    rest = _TAIL.sub("", now.core).strip(" ，,的")
    asks = now.kind != "open"
    elliptic = bool(re.search(r"呢[？?。！!]*$", text)) and not asks
    if not own and not asks and not now.years:
        return _with_places(previous, before, places) if places else _with_slot(previous, rest)
    if not own and now.years and (not asks or now.kind == before.kind):
        return _with_places(_with_year(previous, rest), before, places)
    if among := _AMONG.match(rest):
        return f"{places or _places(before)}{_topic(before)}，其中{rest[among.end() :]}"
    if (itself := _ITSELF.match(rest)) or not own:
        detail = rest[itself.end() :] if itself else rest
        return f"{places or _places(before)}{_topic(before)}，{detail}"
    if elliptic and len(own) <= 2:
        return _with_places(_with_slot(previous, rest), before, places)
    if corrects and not asks and (asking := _ASKING_ONLY.search(_TAIL.sub("", previous))):
        bare = f"{bare}，{asking.group()}"
    return bare if places or _EVERYWHERE.search(bare) else f"{_places(before)}{bare}"


def _places(reading: Reading) -> str:
    return "和".join([region.short for region in reading.regions] or [region.name for region in reading.outside])


def _with_places(previous: str, before: Reading, places: str) -> str:
    """The question before with its regions replaced; as it is where no new ones are named."""
    if not places:
        return previous
    names = [fold(name) for region in before.regions or before.outside for name in (region.name, region.short)]
    if not names:
        return f"{places}{previous}"
    name = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    run = re.compile(rf"(?:{name})(?:[和与及跟、,，]*(?:{name}))*")
    found = run.search(fold(previous))
    return f"{previous[: found.start()]}{places}{previous[found.end() :]}" if found else f"{places}{previous}"


def _with_year(previous: str, rest: str) -> str:
    year = _YEAR.search(rest)
    if year is None:
        return f"{previous} {rest}"
    found = _YEAR.search(previous)
    if found:
        return previous[: found.start()] + year.group() + previous[found.end() :]
    return f"{_TAIL.sub('', previous)}，{year.group()}"


def _with_slot(previous: str, rest: str) -> str:
    """The question before with the one thing changed that `rest` names: 高中 becomes 中职; else asked of `rest` too."""
    for names in _SLOTS:
        new = next((name for name in names if name in rest), None)
        old = next((name for name in names if name in previous), None)
        if new and old and new != old:
            return previous.replace(old, rest if len(rest) <= len(new) + 3 else new, 1)
    asking = _ASKING.search(_TAIL.sub("", previous))
    return f"{previous[: asking.start()]}，{rest}{asking.group()}" if asking else f"{previous}，{rest}"


def _topic(reading: Reading) -> str:
    """What the question before was about: its words without the asking part and the region."""
    stripped = _ASKING.sub("", reading.core).strip()
    topic = stripped if len(re.sub(r"\W", "", stripped)) >= 2 else reading.core
    return _TAIL.sub("", _YEAR.sub("", topic)).strip("的，, ")
