"""What a question asks of each place: its comparing words made into asking ones, and its measures taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.asking import kind_of, unit_of
from assistant.question import QuestionReader, Reading
from index.words import words_at

_PLACE = "(?:哪(?:一)?(?:个|里|儿|边|家|方)?|谁|边(?:个|度))(?:地方|地区|[市县区])?"
_MORE = "(?:更|最|比较|要|会|定|得|的|些)*(?:高|低|多|少|长|短|大|小|久)(?:一些|一点|些)?"
_EARLIER = "(?:更|最|比较|要|会|定|得|的|些)*(?:早|晚|快|先)(?:一些|一点|些)?"
_END = r"(?=[，,。？?！!\s]|呢|啊|$)"
_WHICH_MORE = re.compile(rf"{_PLACE}(?P<what>[^，,。？?]{{0,16}}?){_MORE}{_END}")
_WHICH_EARLIER = re.compile(rf"{_PLACE}(?P<what>[^，,。？?]{{0,16}}?){_EARLIER}{_END}")
_PLACE_NAMED = re.compile(r"哪(?:一)?(?:个|里|儿|边)?(?:地方|地区|[市县区])|哪(?:里|儿|边)|边度|谁的")
_ALL_PLACES = re.compile(
    r"(?:这|那|所有)?(?:[几两三四五六七八九十\d]+个|各个?)(?:地方|地区|市县|县市|[市县](?=[谁哪]))(?:里|当中|之中|之间)?"
)
_STRICTER = re.compile(
    rf"{_PLACE}(?P<what>[^，,。？?]{{0,16}}?)(?:更|最|比较|要|管|得|的)*(?:严格?|宽松?)(?:一些|一点|些)?{_END}"
)
_UNLIKE = re.compile(
    r"(?:[讲说提写]法)?(?:有|是)?(?:什么|啥|咩|哪些|何|没有|冇)?(?:不同|不一样|差别|区别|差异|分别)(?:之处|在哪里?)?(?:吗|呢)?(?=[？?\s，,。]|$)"
    r"|(?:相差|差)(?:了|多)?(?:多少|几多|几)?(?P<unit>个百分点|百分点|[年个所名人项次])?(?=[？?\s，,。呢]|$)|(?:比较|对比|比)一?下|比一?比"
    r"|(?:是不是|是否)?(?:一不一样|一样|相同|一致)(?:吗|么|不|嘛)?(?=[？?\s，,。]|$)"
)
_MEASURE = "率|比例|比重|占比|比率|学位数?|人数|次数|学时|年限|任期|周期"
_PHRASE = rf"[^\W的各和与及跟、\d]{{1,14}}?(?:{_MEASURE})(?![的约先])"
_JOIN = r"\s*(?:以及|还有|和|与|及|跟|、)\s*"
_NAMED = re.compile(rf"(?<![\w]){_PHRASE}|(?<=的){_PHRASE}")
_LISTED = re.compile(rf"(?P<first>{_PHRASE})(?P<others>(?:{_JOIN}{_PHRASE})+)")
_ENDS_IN_MEASURE = re.compile(rf"(?:{_MEASURE})$")
_COUNTED = (
    (re.compile(r"学位数?$"), "个"),
    (re.compile(r"(?:学校|幼儿园|校园|小学|中学|初中|高中)$"), "所"),
    (re.compile(r"(?:教师|老师|校长|学生|干部|教研员)$"), "人"),
)
_TIMES = re.compile(r"年限|任期|连任|连续任职|周期")
_BARE = 4  # characters of a measure that has no noun of its own: 普惠率, 毛入学率


@dataclass(frozen=True, slots=True)
class Asked:
    """One aspect of a question: the name that it has there, and the question read as if it asked for it alone."""

    name: str
    reading: Reading


def compared(reader: QuestionReader, reading: Reading) -> Reading:
    """The reading of a question that compares places, as one that asks each of them for its figure or date.

    哪个高 becomes 是多少, in the unit of what is compared; a question that compares nothing stays as it is.
    """
    if len(reading.regions) + len(reading.beside) == 1:
        return reading
    core = reading.core
    if not reading.regions and not _PLACE_NAMED.search(core):
        return reading
    core = _ALL_PLACES.sub(" ", core)
    if match := _WHICH_EARLIER.search(core):
        core = f"{core[: match.start()]}{match['what']}什么时候{core[match.end() :]}"
    elif match := _WHICH_MORE.search(core):
        core = f"{core[: match.start()]}{_how_many(core[: match.start()], match['what'])}{core[match.end() :]}"
    elif match := _STRICTER.search(core):
        core = f"{core[: match.start()]}{match['what']}{core[match.end() :]}"
        core = _with_asking(core)
    elif reading.regions:
        core = _UNLIKE.sub(" ", core)
        core = _with_asking(core) if core != reading.core else core
    return _read(reader, reading, core) if core != reading.core else reading


def name_of(reading: Reading) -> str | None:
    """The measure that a question names, as the head of a column; None where it names none."""
    found = _NAMED.search(reading.core)
    return found.group() if found else None


def only_compares(text: str) -> bool:
    """Whether a text has comparing words and no others: 哪个多, 有什么不同."""
    for pattern in (_WHICH_EARLIER, _WHICH_MORE, _STRICTER, _UNLIKE):
        text = pattern.sub(lambda match: match.groupdict().get("what") or "", text)
    return not re.search(r"\w", text)


def aspects_of(reader: QuestionReader, reading: Reading) -> tuple[Asked, ...]:
    """The measures that a question names beside each other, 公办率 and 普惠率, each read alone; empty if just one."""
    found = _LISTED.search(reading.core)
    if found is None:
        return ()
    names = [name for name in re.split(_JOIN, found.group()) if name]
    before, after = reading.core[: found.start()], reading.core[found.end() :]
    shared = _shared(names)
    names[0] = names[0].removeprefix(shared)
    asked = []
    for name in names:
        core = f"{before}{shared}{name}{after}"
        if kind_of(core) != "number" or unit_of(core) is None:
            core = f"{before}{shared}{name}是多少"
        asked.append(Asked(name, replace(_read(reader, reading, core), text=core)))
    return tuple(asked)


def is_measure(word: str) -> bool:
    """Whether a word only says in what a thing is measured (比例): a plan that writes 5% need not have it."""
    return re.fullmatch(_MEASURE, word) is not None


def _shared(names: list[str]) -> str:
    """What the first of several measures says for the others too: 学前教育 of 学前教育公办率和普惠率."""
    first, *others = names
    if any(len(other) > _BARE for other in others):
        return ""
    edges = [start for start, _ in words_at(first) if 2 <= start < len(first)]
    longest = max(len(other) for other in others)
    fitting = [edge for edge in edges if len(first) - edge >= 2]
    return first[: min(fitting, key=lambda edge: abs(len(first) - edge - longest))] if fitting else ""


def _with_asking(core: str) -> str:
    """What is left of a comparing question: it asks for a figure where it ends in a measure."""
    bare = core.rstrip(" 的，,？?")
    return f"{bare}是多少" if _ENDS_IN_MEASURE.search(bare) else core


def _how_many(before: str, what: str) -> str:
    """The asking words for what is compared: 学位哪个多 asks for 多少个学位."""
    noun = (what or before).rstrip(" 的要会，,")
    if _TIMES.search(noun):
        return f"{what}多少年"
    unit = next((unit for pattern, unit in _COUNTED if pattern.search(noun)), "")
    return f"{what}是多少{unit}"


def _read(reader: QuestionReader, reading: Reading, core: str) -> Reading:
    """A changed core read anew, of the same places."""
    return replace(
        reader.read(core),
        regions=reading.regions,
        outside=reading.outside,
        beside=reading.beside,
        text=reading.text,
    )
