"""A follow-up beside the question before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.correction import correction_in
from assistant.like_terms import has_like
from assistant.question import QuestionReader, Reading
from assistant.terms import Term
from index.words import fold, part_of_speech, probability

_LEAD = re.compile(
    r"^(?:那么|那(?!个|些|边|里|项)|咁样?|噉样?|还有|再问(?:一下)?|另外|换(?!届|岗|人)(?:成|作|做)?|哦|噢|嗯|好的|好(?=[，,])"
    r"|对了|请问|再往后|往后|我?(?:想|要)(?:问|知道|了解)(?!的|嘅)(?:一?下)?)+[，,、 ]*"
)
_TAIL = re.compile(r"(?:的|嘅)?[呢啊呀咧啦吗嘛吧喔]*[？?。！! ，,]*$")
_LEFT_OUT = re.compile(r"[呢咧啦][？?。！! ]*$")
# Asks for nothing of its own: 那清远怎么样, 换清远讲下, 开平有没有这样的规定.
_PROMPT = re.compile(
    r"(?:有没有|[又还也有]?(?:是|都)?)(?:类似|同样|一样|这样)的?(?:要求|规定|做法|情况|数)?[吗么]?[？?。 ]*$"
    r"|(?:又|还|也)?(?:是?(?:怎么样|怎样|如何|什么情况|啥情况|点样?)"
    r"|(?:讲|说|睇|看)(?:下|讲|说|看|一下|一说))[的呀啊呢]*[？?。 ]*$"
)
_PLACEHOLDER = re.compile(
    r"^(?:那边|这边|那里)[的嘅]?|^(?:对应|相应)的|^[又也就还再]+|[又也就还]+$"
    r"|(?:那边|这边|那块|那项|那个|这块|那?部分|方面|那里|分别)+(?=的?$)"
)
_YEAR = re.compile(r"(?:(?:19|20)\d{2}|(?<!\d)[12]\d(?=年))\s*年?(?:[底末初](?!中))?")
_ASKING = re.compile(
    r"[，,]?(?:又|是|要|有|由|会|能|该|得|到|占|最多|最少|至少|不能低于|不低于|分别|一共|总共|大概|目标|计划|打算|现在)*"
    r"(?:多少|几多|几|什么时候|何时|哪年|哪一年|怎么|如何|怎样|谁|边[个啲度]|哪|什么|啥|咩|乜|多大|多高|多久|百分之几|为什么).*$"
)
_BARE_ASKING = re.compile(r"(?:又|就|是|要|有|到|占|达到)*(?:多少|几多|几[个所名间]?|多大|多高)[呢啊呀]*[？?。 ]*$")
_EVERYWHERE = re.compile(
    r"各地|各[县市区]|各个?地方|各个?地区|哪些地方|所有地区|全部地区|(?:其他|其它|别的)(?:地区|地方|县|市)"
)
_TALLY = re.compile(
    r"年均|平均|人均|共有|现有|实有|目前|现在|实际|累计|合计|共计|统共|一共|总共|加起来|同时|分别|详细|具体"
)
_NO_TOPIC = ("v", "d", "a", "r", "m", "t", "p", "c", "f", "z")
_FAINT = 0.5  # weight of a word that any question may have
_HEAVY = 2.5  # weight of a verb that is a topic by itself: 招生, 撤并
_COMMON = 1e-4  # share of a verb in general Chinese that says little: 解决, 完成


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn and the question before it: `rest` is its text without regions, particles and markers.

    `phrase` is `rest` without years and bare asking words, `there` the question before in the region that the turn
    names, `wrong` what of it the turn corrects. An `elliptic` turn (…呢) leaves its predicate to the question before.
    """

    now: Reading
    before: Reading
    there: str
    rest: str
    phrase: str
    wrong: str
    elliptic: bool

    @property
    def asks(self) -> bool:
        """Whether it has asking words of its own."""
        return self.now.kind != "open" or self.now.why or self.now.allowed

    @property
    def asks_the_same(self) -> bool:
        """Whether it asks what the question before asked, or leaves that to it."""
        now, before = self.now, self.before
        if not self.asks:
            return True
        return now.kind == before.kind and now.why == before.why and now.unit in (None, before.unit)

    @property
    def asked_of(self) -> str:
        """`rest` without its asking words."""
        return _ASKING.sub("", self.rest)

    @property
    def names_nothing(self) -> bool:
        """Whether it has nothing but regions, years and asking words."""
        named = [term for term in _own(self.now) if self.rest and not _TALLY.search(term.text)]
        said = _ASKING.sub("", self.phrase) if self.asks else ""
        return not named and not said and not self.wrong and not has_like(self.phrase)

    @property
    def tallies(self) -> bool:
        """Whether it asks for a sum or a state of what was spoken of: 一共几个, 年均呢."""
        return _TALLY.search(self.rest) is not None

    @property
    def asks_barely(self) -> bool:
        """Whether it asks with 多少, 几个 and no verb."""
        return _BARE_ASKING.search(self.rest) is not None

    @property
    def everywhere(self) -> bool:
        """Whether it asks of all regions."""
        return _EVERYWHERE.search(self.now.text) is not None


def turn_after(reader: QuestionReader, previous: str, text: str) -> Turn:
    """What a turn says, read beside the question before it."""
    bare = _bare(text)
    correction = correction_in(bare)
    now, before = reader.read(_bare(correction.meant) if correction else bare), reader.read(previous)
    prompt = _PROMPT.search(now.text)
    if prompt and now.item is None and not topics_of(reader.read(now.text[: prompt.start()])):
        now = reader.read(now.text[: prompt.start()])
    rest, places = _PLACEHOLDER.sub("", _TAIL.sub("", now.core).strip(" ，,的嘅")), places_of(now)
    if _EVERYWHERE.fullmatch(rest):
        rest, places = "", "各地"
    rest = _PLACEHOLDER.sub("", rest)
    return Turn(
        now=now,
        before=before,
        there=_with_places(previous, before, places),
        rest=rest,
        phrase=_PLACEHOLDER.sub("", _BARE_ASKING.sub("", _YEAR.sub("", rest))).strip(" ，,的嘅"),
        wrong=correction.wrong if correction else "",
        elliptic=bool(_LEFT_OUT.search(text) or correction) or not now.text,
    )


def topics_of(reading: Reading) -> list[Term]:
    """The terms that a question can be about; of 累计培养几名, 要做到什么 and 由谁牵头 there is none."""
    return [
        term
        for term in _own(reading)
        if not _TALLY.search(term.text) and term.weight >= _FAINT and (_is_named(term) or _is_rare_verb(term))
    ]


def places_of(reading: Reading) -> str:
    """The regions that a question names as another may name them: 清远和开平, 清远连南."""
    inside = [one.short for one in reading.outside if any(region.name in one.ancestors for region in reading.regions)]
    named = "和".join([region.short for region in reading.regions] or [region.name for region in reading.outside])
    return named + "和".join(inside)


def names_of(*readings: Reading) -> list[str]:
    """The names of the regions that questions speak of, folded, the longest first."""
    regions = [region for reading in readings for region in reading.regions or reading.outside]
    return sorted({fold(name) for region in regions for name in (region.name, region.short)}, key=len, reverse=True)


def _with_places(previous: str, before: Reading, places: str) -> str:
    """The question before with its regions replaced; as it is where no new ones are named."""
    if not places:
        return previous
    found = _run_of(names_of(before), previous) or _EVERYWHERE.search(previous)
    return f"{previous[: found.start()]}{places}{previous[found.end() :]}" if found else f"{places}{previous}"


def _run_of(names: Sequence[str], text: str) -> re.Match[str] | None:
    """Where a text names its regions, one or several in a row; 阳江市级 has but 阳江 in it."""
    name = "|".join(rf"{re.escape(name)}(?!级)" for name in names)
    return re.search(rf"(?:{name})(?:[和与及跟、,，]*(?:{name}))*", fold(text)) if names else None


def with_year(turn: Turn) -> str:
    """The question before in the year that the turn names."""
    year, previous = _YEAR.search(turn.rest), turn.there
    if year is None:
        return f"{previous} {turn.rest}"
    named = f"{year.group()}年" if year.group().isdigit() else year.group()
    if found := _YEAR.search(previous):
        return previous[: found.start()] + named + previous[found.end() :]
    place = _run_of(names_of(turn.now, turn.before), previous)
    at = place.end() if place else 0
    return f"{previous[:at]}{named}{previous[at:]}"


def _bare(text: str) -> str:
    return _LEAD.sub("", text) or text


def _own(reading: Reading) -> list[Term]:
    """The terms of a turn that are no region."""
    return [term for term in reading.terms if not any(term.text in region.name for region in reading.outside)]


def _is_named(term: Term) -> bool:
    return not part_of_speech(term.text).startswith(_NO_TOPIC)


def _is_rare_verb(term: Term) -> bool:
    return term.weight >= _HEAVY and not term.manner and probability(term.text) < _COMMON
