"""A conversation and its follow-up to one standalone question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.like_terms import has_like, swapped
from assistant.question import QuestionReader
from assistant.topic import names_a_thing, phrase_after, topic_of
from assistant.turn import Turn, names_of, places_of, topics_of, turn_after, with_year
from index.words import fold, part_of_speech, words

_ABOVE = re.compile(r"^(?:上面|上述|上边|刚才|刚刚|前面|之前)所?(?:说|讲|提|问)(?:到|过)?的")
_ITSELF = re.compile(
    rf"(?:{_ABOVE.pattern})?"
    r"(?:它们?|佢哋?|[这该那](?!样|么|年|边|里)(?:个|项|一|种|条)?|上述|其)(?!中|他|次|些年|几年)"
    r"(?:工程|项目|计划|行动|任务|制度|指标|目标|学校|政策|事|方案|要求|规定|做法)?(?:的|嘅)?"
)
_ALSO = re.compile(r"(?:也|都|又)?(?:有|是|要|一样)?[吗么]?")
_AMONG = re.compile(r"^(?:其中|当中|里面|这里面|这些|那些)(?:的)?")
_AND_THEN = re.compile(r"(?<=[呢咧])[，,]")
_ITEM = re.compile(r"第[一二三四五六七八九十\d]+[条点个项]")
_WHO = re.compile(r"^(?:由|归|跟|同|和|与)?(?:谁|边个|哪[个些])")
# Words that name a side of another thing, not a thing: 金额 of a grant, 期限 of a task.
_SIDE = re.compile(
    r"(?:主要|具体|总体?)?(?:目标|现状|任务|内容|措施|期限|时限|时间|金额|经费|资金|数量|人数|比例|要求|标准|对象|范围|条件"
    r"|作用|意义|原因|依据|办法|方式|方法|文号|名称|名单|地点|流程|(?:责任|牵头|负责|主管)(?:单位|部门))"
)
_PART_OF = re.compile(r"占.{0,2}(?:多少|几多|几成|百分之几|多大)")
_MEASURE = re.compile(r"(?:率|比例|占比|数|数量|金额|经费|年限|学时)$")


def standalone(reader: QuestionReader, turns: Sequence[str], text: str) -> str:
    """The question that `text` means after `turns`, earlier questions of the same user, oldest first.

    What a follow-up leaves out (region, topic, year) is taken from the turn before; what it names replaces it.
    """
    previous = ""
    for turn in (*turns, text):
        previous = _after(reader, previous, turn.strip()) if previous else turn.strip()
    return previous


def _after(reader: QuestionReader, previous: str, text: str) -> str:
    """The question that one turn means after another; 副校长呢，一共几个 is two turns in one."""
    first, *others = _AND_THEN.split(text, maxsplit=1)
    if not others:
        return _merged(reader, turn_after(reader, previous, text))
    turn = turn_after(reader, previous, first)
    like = swapped(turn.there, turn.phrase, names_of(turn.now, turn.before)) if turn.phrase else turn.there
    if like and reader.read(others[0]).kind != "open":
        return _merged(reader, turn_after(reader, like, others[0]))
    return _merged(reader, turn_after(reader, previous, f"{first[:-1]}{others[0]}"))


def _merged(reader: QuestionReader, turn: Turn) -> str:
    """The question that a turn means: of the topic before, the question before with one thing changed, or its own."""
    before = turn.before
    if not before.terms and before.kind == "open" and not before.years:
        return _alone(turn)
    return _referring(turn) or _repeated(turn) or _continued(reader, turn) or _changed(turn) or _alone(turn)


def _referring(turn: Turn) -> str | None:
    """The question where the turn points at what was spoken of: 这个工程, 第二条, 其中."""
    if among := _AMONG.match(turn.rest):
        return f"{_topic(turn)}，其中{turn.rest[among.end() :]}"
    if itself := _ITSELF.match(turn.rest):
        detail = turn.rest[itself.end() :].strip(" ，,的嘅")
        return turn.there if _ALSO.fullmatch(detail) else _of(_topic(turn), detail)
    item = _ITEM.match(turn.rest)
    if item and (old := _ITEM.search(turn.there)):
        there = turn.there[: old.start()] + item.group() + turn.there[old.end() :]
        return _of(topic_of(there), turn.rest[item.end() :]) if turn.asks else there
    return _of(_topic(turn), turn.rest) if item or _WHO.match(turn.rest) else None


def _repeated(turn: Turn) -> str | None:
    """The question before where the turn names but another region or year."""
    asks_more = _SIDE.fullmatch(turn.phrase) or (turn.tallies and turn.phrase and not turn.now.years)
    if asks_more or not turn.names_nothing or not turn.asks_the_same:
        return None
    return with_year(turn) if turn.now.years else turn.there


def _continued(reader: QuestionReader, turn: Turn) -> str | None:
    """What the turn asks of the topic before where it names none: 由谁负责, 培养几年, 金额呢."""
    sum_of_it = turn.tallies and not topics_of(reader.read(turn.asked_of))
    if not turn.asks and (_SIDE.fullmatch(turn.phrase) or (sum_of_it and turn.elliptic)):
        return f"{_of(_topic(turn), turn.phrase)}是{'多少' if turn.before.kind == 'number' else '什么'}"
    if turn.asks and (sum_of_it or _SIDE.fullmatch(turn.asked_of)):
        return _of(_topic(turn), turn.rest)
    lacks_topic = not topics_of(turn.now) and not has_like(turn.phrase)
    return _of(_topic(turn), turn.rest) if lacks_topic and (turn.asks or not turn.elliptic) else None


def _changed(turn: Turn) -> str | None:
    """The question before with the one thing changed that the turn names; None where the turn is a question itself."""
    part = _PART_OF.search(turn.rest)
    same = turn.asks_the_same and (not turn.asks or _asks_of_a_like(turn))
    if same:
        return _corrected(turn) or _swapped(turn)
    like = swapped(turn.there, turn.rest[: part.start()], names_of(turn.now, turn.before)) if part else None
    return _of(topic_of(like), turn.rest[part.start() :]) if like and part else None


def _corrected(turn: Turn) -> str | None:
    """The question before with what the turn calls wrong replaced: 全部教师 for 骨干 of 骨干教师."""
    if not turn.wrong or turn.wrong not in turn.there:
        return None
    before, _, after = turn.there.partition(turn.wrong)
    shared = next((n for n in range(len(turn.phrase), 0, -1) if after.startswith(turn.phrase[-n:])), 0)
    return f"{before}{turn.phrase}{after[shared:]}"


def _swapped(turn: Turn) -> str | None:
    whole, *among = turn.there.split("，其中", maxsplit=1)
    if among and turn.phrase in whole:
        return f"{topic_of(whole)}是多少"
    fixed = names_of(turn.now, turn.before)
    like = swapped(turn.there, turn.phrase, fixed)
    if like or not turn.elliptic or places_of(turn.now):
        return like
    if _MEASURE.search(turn.phrase) and turn.before.kind == "number":
        return f"{places_of(turn.before)}{turn.phrase}是多少"
    return _instead(turn.there, turn.phrase, fixed)


def _asks_of_a_like(turn: Turn) -> bool:
    """Whether nothing stands before its asking words but a name like one before: 美术的又是多少."""
    named = words(turn.phrase)
    if not named or not turn.asks_barely or part_of_speech(named[-1]).startswith("v"):
        return False
    return len(named) == 1 or named[-1] in turn.there or all(map(has_like, named))


def _instead(previous: str, phrase: str, fixed: Sequence[str]) -> str:
    """The question before asked of another thing: its first noun phrase behind the region becomes `phrase`.

    A mere attribute (省级) goes before it.
    """
    folded = fold(previous)
    modifies = all(part_of_speech(word).startswith("b") for word in words(phrase))
    start = max((folded.find(name) + len(name) for name in fixed if name in folded), default=0)
    begin, end = phrase_after(previous, start)
    if not names_a_thing(previous[begin:end]):
        return f"{previous[:start]}{phrase}{previous[start:]}"
    return f"{previous[:begin]}{phrase}{previous[begin if modifies else end :]}"


def _alone(turn: Turn) -> str:
    """The turn as a question of its own, in the region of the question before where it names none."""
    if places_of(turn.now) or turn.everywhere:
        return turn.now.text
    return f"{places_of(turn.before)}{_ABOVE.sub('', turn.now.text)}"


def _topic(turn: Turn) -> str:
    """What the question before was about; its year stays where another figure of it is asked for."""
    now = turn.now
    return topic_of(turn.there, dated=now.kind == "number" and now.unit != "年" and not now.years)


def _of(topic: str, detail: str) -> str:
    """A topic and what is asked of it: 清远的共同体由谁牵头, 清远的共同体的目标是什么."""
    detail = detail.strip(" ，,的嘅")
    linked = any(part_of_speech(word).startswith("n") for word in words(detail)[:1])
    return f"{topic}{'的' if linked else ''}{detail}"
