"""What a question asks: its regions, years, kind and carrying terms."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from index.thesaurus import Thesaurus
from index.words import fold, own_words, probability, words
from ingest.regions import mentions
from ingest.types import Region

Kind = Literal["number", "deadline", "department", "duties", "list", "definition", "method", "problem", "open"]

_COUNTED = (
    "个|所|名|位|人次|人|次|项|门|栋|间|套|家|批|类|级|对|场|节|支|条|种|件|台|册|学时|课时|镇|县|市|区|校|班|岁|点"
)
_SCALE = "(?:万|亿|千|百)?"
_HOW_MANY = re.compile(rf"(?:几多|多少|(?<![哪那这好十])几){_SCALE}(?P<unit>{_COUNTED})")
_HOW_OFTEN = re.compile(
    r"多久(?:要|得|能|会)?(?:做|搞|开展|进行|办|开|评|来|组织|测|查|检查|换)?(?:一次|一回)|几年一次|多长时间一次"
)
_HOW_LONG = re.compile(
    r"几年级|(?P<long>(?<![哪那这近前后十到在于])(?:几|多少|几多)(?:个)?(?:年|月|天|周|小时|学年|学期)(?!级|底|份|一次|前)|多久|多长时间|多长)"
)
_HOW_MUCH = re.compile(
    r"多少|几多|多大|多高|百分之几|百分之多少|几成|第几|各几|几分之几|占比|多重|多远|几(?=[？?]|$)|(?:比例|率)(?=[？? ，,\d]|$)"
)
_PERCENT = re.compile(r"百分之|比例|占比|比率|几成|[入园学固成标盖额频]率|率(?=要|是|达|目|保|多|几|为|到|20|[？?]|$)")
_MONEY = re.compile(r"钱|资金|经费|金额|投入|拨款|花费|费用")
_NAMES = re.compile(r"名字|名称|叫(?:什么|啥|咩|乜)|是哪[两二三四五六七八九十几]?[个所项类种]")
_WHY = re.compile(r"为什么|为何|为啥|点解|什么原因|啥原因")
_ALLOWED = re.compile(
    r"可不可以|能不能|行不行|准不准|许不许|让不让|批不批|收不收|要不要|是不是|有没有|会不会|(?:可以|能|允许|准|行|许可|还).{0,20}(?:吗|么)[？?]?$"
)
_ITEM = re.compile(r"第(?P<number>[一二三四五六七八九十\d]+)[项个条号](?!五)")
_WHEN = re.compile(
    r"什么时候|啥时候?|何时|几时|哪一?年|哪个月|几月|几号|哪天|期限|时限|截止|几年底|什么时间|哪个时间|多会儿|何年|(?:到|在|于)几年"
)
_WHO = re.compile(
    r"由?(?:谁|边个|哪个)(?:来)?(?:统一|统筹|具体|主要|共同)*(?:负责|牵头|管|抓|主抓|主管|落实|承担|做|干|配合|参与|查|监督|调配|安排|组织|协调)|归谁|(?:哪个|哪些|什么|啥|哪[几两二三四五六]个|哪几家|哪)(?:部门|单位|局|机构|委办局)"
    r"|(?:责任|牵头|配合|主管|负责|主责)(?:单位|部门)|谁牵头|谁负责|谁管|谁来|是谁|和谁|跟谁|同谁"
)
_DUTIES = re.compile(
    r"(?:局|委|办|部|联|政府|部门|管委会|中心|团委|组织)(?:都|要|还|主要|具体|只)*(?:管|负责|牵头|参与|配合|承担|分管|负有)(?:着|了|的|到|有)*"
    r"(?:是|有|都)*(?:的)?(?:哪|什么|啥|几)"
)
_DEFINE = re.compile(
    r"(?:是)?(?:什么|啥|咩|乜)意思|是指(?:什么|啥)|指的?是?(?:什么|啥|哪)|(?:是|叫)(?:什么|啥|咩)(?:[？?来呢啊]|$)|怎么理解|含义|定义|何谓|什么叫|什么是"
    r"|是(?:哪种|怎样的|怎么样的|个?什么样的|一种什么)|解释"
)
_METHOD = re.compile(
    r"怎么|如何|怎样|咋|点样|靠(?:什么|啥)|凭什么|什么办法|啥办法|哪些办法|(?:什么|啥|哪些|哪几项)(?:措施|举措|制度|做法|方式|手段|安排|支持|政策)|通过什么|打算怎"
)
_PROBLEM = re.compile(
    r"(?:什么|啥|哪些|哪|突出|存在|面临|遇到|碰到|有咩|老)(?:[^，。？?]{0,6})(?:问题|短板|不足|困难|难点|难处|薄弱|毛病|缺点|欠缺|差距|难题)"
    r"|(?:问题|短板|不足|困难|难点|难处|毛病|弱项)(?:是|有|在)(?:什么|啥|哪|咩)|(?:差|弱|难|缺)在哪|缺什么|缺啥|差在什么|(?:短板|不足|难点|问题)[？?]?$"
)
_PROBLEM_WORDS = re.compile(r"问题|短板|不足|困难|难点|难处|薄弱|毛病|缺点|欠缺|差距|难题|弱项")
_LIST = re.compile(
    r"(?:哪|那)(?P<count>[两二三四五六七八九十几\d]+)(?:个|项|所|间|家|门|位|名|样|类|种|大|条|方面|点|步|支|级|对)|哪些|哪几|那几个|有(?:什么|啥|咩)|包括|包含|分别|叫(?:什么|啥)|名字|都有谁|几样|各(?:是|叫)"
    r"|(?:什么|啥|咩)(?:内容|项目|工程|行动|任务|目标|要求|活动|课程|功能|作用|荣誉|称号|学校|计划)"
)
_ASKED = re.compile(
    r"几多|多少|多大|百分之几|几成|可不可以|能不能|行不行|批不批|是不是|有没有|会不会|还有|一共|总共|除了|不能|最多|最少|至少|一样|不低于|那几年|这几年|到底|究竟|目前|现在|以后|今后|接下来"
)
_EXCEPT = re.compile(r"除了?[^，,。？?]{1,14}?(?:还|以外|之外|外|，|,)")
_COMPARE = re.compile(
    r"对比|比较|相比|区别|差别|不同|一样|哪个(?:更|多|高|大|长|少|低)|谁(?:更|多|高|长|少)|各(?:自|是|有|要|定|为|几|多)|分别|都|比"
)
_DIFFERENCE = re.compile(
    r"(?:多|少|高|低|增加|提高|增长|减少|下降|提升|新增|上升|升|涨)(?:出|了)?(?:多少|几多|几|了多少)(?:万|亿|千|百)?[个所名人元]?|(?:差|相差)(?:多少|几多|几)|净增"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_QUOTED = re.compile(r"[“\"「『‘《]([^”\"」』’》]{2,30})[”\"」』’》]")
# No single word outweighs the rest of a question.
_HEAVIEST = 4.5
_CHINESE_DIGITS = "零一二三四五六七八九十"
_CHINESE_NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "几": 2}

# Words that ask, link or are polite: they say nothing of what is asked about.
_EMPTY = frozenset(
    """
    的 了 是 在 要 吗 呢 啊 呀 吧 嘛 有 没有 没 和 与 及 跟 同 或 各 都 也 还 又 再 就 才 对 把 被 将 给 让 从 到 于 以 为 由 向 往 里 里面 上 下 中 内 间
    个 这 那 这个 那个 这些 那些 哪 哪个 哪些 哪里 什么 多少 几 几个 几多 怎么 怎样 如何 为什么 咋 啥 谁 何 何时 时候 什么时候 来着 一下 请问 请 想 知道 想问 问 问下
    告诉 说 说明 写 写明 提到 提 讲 里头 方面 情况 具体 一共 总共 总的 合计 大概 大约 最多 最少 至少 至多 不能 不得 不 不低于 低于 能 能够 可以 可 会 得 应 应该
    应当 需要 需 必须 打算 准备 计划 是否 有没有 是不是 能不能 行不行 它 他 她 他们 我 我们 我市 我县 你 咱 咱们 自己 其 其中 之 之一 等 等等 地 着 过 去 来 做 干 搞 搞好 弄
    进行 开展 实施 采取 怎么办 办 块 这块 那块 方案 规划 文件 通知 意见 办法 规定 要求 里边 关于 有关 相关 按 按照 根据 所 每 每个 一个 一 二 三 两 些 一些 年 月 日 号 底 前 后 之前 之后 以前
    xx x xxx 多出 增加了 突出 存在 面临 明显 主要 负责 牵头 责任 归口 位子上 一次 一回 其余 当中 那边 这边 帮 列 列下 列出 下面 手上 打 拿 拿出 应 往后 再往后 对应 相应 碰到 遇到 该怎么 想 让 使 分别 名字 叫 叫做 意思 是指 指 含义 定义 吧 哦 哈 嗯 咩 系 喺 嘅 嚟 哋 冇 唔 多 大 高 少 低 长 久 多大 多高 多久 多长 达到 达 目标 定 定了 数 数字 数量 总数 分 百分之 比 出 由谁 归
    应付 有何 何种 哪种 种 如 若 以及 并 而 但 且 并且 呗 噶 诶 嗱 边个 乜 乜嘢 佢 佢哋 点样
    """.split()
)
# Words so common in this field that missing them says little.
_LIGHT = frozenset(
    "教育 学校 工作 建设 发展 工程 项目 行动 任务 制度 机制 水平 措施 内容 部门 单位 负责 责任 牵头 全市 全县 市 县 区 比例 问题 提出 加强 推进".split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the evidence has to carry: `alternatives` are its official names, `parts` the words it is made of,
    each with other names of its own.

    `weight` is its rarity among the passages; `known` says whether any passage has it or another name of it.
    """

    text: str
    alternatives: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    weight: float
    known: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood; `unit` is the measure asked for (所, %, 年, 元) and `count` the 四 of 哪四个.

    `item` is the 8 of 第8项, `parts` the number of figures asked for; `why` asks for a reason, `allowed` for yes or no.
    """

    text: str
    kind: Kind
    regions: tuple[Region, ...]
    outside: tuple[Region, ...]
    years: tuple[int, ...]
    terms: tuple[Term, ...]
    core: str
    quoted: tuple[str, ...]
    unit: str | None
    count: int | None
    item: int | None
    difference: bool
    compare: bool
    why: bool
    allowed: bool
    parts: int


class QuestionReader:
    """Reads questions against one catalogue: `regions` are the divisions it covers, `rarity` weighs a word."""

    def __init__(
        self,
        regions: Sequence[Region],
        thesaurus: Thesaurus,
        rarity: Callable[[str], float],
        mend: Callable[[str], str],
    ) -> None:
        self._regions = tuple(dict.fromkeys(regions))
        self._thesaurus = thesaurus
        self._rarity = rarity
        self._mend = mend
        self._phrases = own_words()
        self._rarest = rarity("\N{REPLACEMENT CHARACTER}")

    def read(self, text: str) -> Reading:
        """The reading of a standalone question."""
        folded = fold(self._mend(text))
        inside, outside, core = self._regions_of(folded)
        kind = kind_of(core)
        count = _LIST.search(core)
        return Reading(
            text=text,
            kind=kind,
            regions=inside,
            outside=outside,
            years=years_in(core),
            terms=self._terms(core, kind),
            core=core,
            quoted=tuple(name for name in _QUOTED.findall(core) if not re.search(r"几|什么|啥|多少|哪|xx", name)),
            unit=unit_of(core),
            count=_number(count.group("count")) if count and count.group("count") else None,
            item=_number(item.group("number")) if (item := _ITEM.search(core)) else None,
            difference=bool(_DIFFERENCE.search(core)),
            why=bool(_WHY.search(core)),
            allowed=bool(_ALLOWED.search(core)),
            parts=len(_HOW_MANY.findall(core))
            + len(re.findall(r"多少(?:钱|比例|%)?|几多(?=[，。？? ]|$)|百分之几|几成", _HOW_MANY.sub("", core))),
            compare=len(inside) > 1 or bool(_COMPARE.search(core)),
        )

    def _regions_of(self, folded: str) -> tuple[tuple[Region, ...], tuple[Region, ...], str]:
        """Regions in the catalogue, regions outside it, and the text with the former cut out."""
        spans: list[tuple[int, int, Region]] = []
        for region in sorted(self._regions, key=lambda region: -len(region.name)):
            for name in (region.name, region.short):
                spans += [
                    (match.start(), match.end(), region)
                    for match in re.finditer(re.escape(fold(name)), folded)
                    if not any(match.start() < end and start < match.end() for start, end, _ in spans)
                ]
        cut = set(words(folded))
        outside = [
            found.region
            for found in mentions(folded)
            if (folded[found.start : found.end] in cut or folded[found.start : found.end] == fold(found.region.name))
            and not any(found.start < end and start < found.end for start, end, _ in spans)
        ]
        spans.sort(key=lambda span: span[0])
        qualifiers = {
            left[0]
            for left, right in pairwise(spans)
            if folded[left[1] : right[0]] in ("", "的", "下辖", "下属") and left[2].name in right[2].ancestors
        }
        core = folded
        for start, end, _ in reversed(spans):
            core = core[:start] + " " + core[end:]
        return (
            tuple(dict.fromkeys(region for start, _, region in spans if start not in qualifiers)),
            tuple(dict.fromkeys(outside)),
            re.sub(r"(?<=[^\x00-\x7f]) (?=[市县区]\W)", " ", core),
        )

    def _terms(self, core: str, kind: Kind) -> tuple[Term, ...]:
        bare = _strip_asking(core, kind)
        terms: dict[str, Term] = {}
        covered: list[tuple[int, int]] = []
        for expansion in self._thesaurus.groups_in(bare):
            covered.append((expansion.start, expansion.end))
            if len(expansion.term) >= 2 and expansion.term not in _EMPTY:
                terms.setdefault(expansion.term, self._term(expansion.term, expansion.alternatives))
        position = 0
        for word in words(bare):
            start = bare.find(word, position)
            if start < 0:
                continue
            position = start + len(word)
            if word in _EMPTY or any(begin <= start and position <= end for begin, end in covered):
                continue
            if len(word) > 1 or word.isascii():
                terms.setdefault(word, self._term(word, ()))
        return tuple(terms.values())

    def _term(self, text: str, alternatives: tuple[str, ...]) -> Term:
        alternatives = (*alternatives, *_other_numerals(text))
        parts = tuple((piece, *self._names_of(piece)) for piece in _pieces(text))
        known = [form for form in (text, *alternatives) if self._known(form)]
        if known:
            weight = min(_HEAVIEST, min(self._rarity(form) for form in known))
            if not alternatives and not text.isascii() and not probability(text) and text not in self._phrases:
                weight *= 0.2
        else:
            weight = _unknown_weight(text)
        return Term(text, alternatives, parts, weight * (0.4 if text in _LIGHT else 1.0), bool(known))

    def _names_of(self, piece: str) -> tuple[str, ...]:
        found = self._thesaurus.groups_in(piece)
        return found[0].alternatives if found and found[0].term == piece else ()

    def _known(self, form: str) -> bool:
        return self._rarity(form) < self._rarest


def kind_of(core: str) -> Kind:
    """The kind of answer a question wants, by its asking words."""
    if _DUTIES.search(core):
        return "duties"
    if _WHO.search(core):
        return "department"
    if _WHEN.search(core):
        return "deadline"
    if (_HOW_MANY.search(core) or _how_long(core) or _HOW_MUCH.search(core)) and not _NAMES.search(core):
        return "number"
    if _PROBLEM.search(core):
        return "problem"
    if _METHOD.search(core):
        return "method"
    if _DEFINE.search(core) and not _NAMES.search(core):
        return "definition"
    return "list" if _LIST.search(core) or _NAMES.search(core) else "open"


def years_in(core: str) -> tuple[int, ...]:
    """The years a question names, each once: 2025, 25年, 十四五 being no year."""
    short = (2000 + int(year) for year in re.findall(r"(?<![\d.])([12]\d)年(?!级|[内以来多])", core))
    return tuple(
        dict.fromkeys((*(int(year) for year in _YEAR.findall(core)), *(y for y in short if 2015 <= y <= 2035)))
    )


def unit_of(core: str) -> str | None:
    """The unit a question asks for: a measure word, %, 年 (how long) or 元; `None` when it names none."""
    if _HOW_OFTEN.search(core):
        return "每"
    if _how_long(core):
        return "年"
    match = _HOW_MANY.search(core)
    if match:
        return match.group("unit")
    if not _HOW_MUCH.search(core):
        return None
    if _PERCENT.search(core):
        return "%"
    return "元" if _MONEY.search(core) else None


def _how_long(core: str) -> bool:
    match = _HOW_LONG.search(core)
    return bool(match and match.group("long"))


def _pieces(text: str) -> tuple[str, ...]:
    """The words a long word is made of: 小学老师 is 小学 and 老师; empty where it is not made of words."""
    if len(text) < 4 or text.isascii():
        return ()
    cut = tuple(word for word in words(text) if len(word) > 1)
    if len(cut) > 1:
        return cut
    splits = ((probability(text[:i]) * probability(text[i:]), i) for i in range(2, len(text) - 1))
    share, at = max(splits)
    return (text[:at], text[at:]) if share else ()


def _other_numerals(text: str) -> tuple[str, ...]:
    """五年 as 5年, 3所 as 三所: documents write either."""
    number = re.match(r"(\d{1,2}|[一二三四五六七八九十]{1,3})(?=[^\d一二三四五六七八九十万亿千百])", text)
    if number is None:
        return ()
    value, rest = _number(number.group()), text[number.end() :]
    if number.group().isdigit():
        return (f"{_CHINESE_DIGITS[value]}{rest}",) if 1 <= value <= 10 else ()
    return (f"{value}{rest}",) if value else ()


def _unknown_weight(word: str) -> float:
    """What a word weighs that no passage has: much where it is rare in general Chinese, little where it is common.

    A word that is in no dictionary is mostly a wrong cut, unless it is written in Latin letters or digits.
    """
    if word.isascii():
        return _HEAVIEST
    share = probability(word)
    return 0.3 if not share else min(_HEAVIEST, max(0.3, -math.log10(share) * 1.4 - 4.5))


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" in text:
        return 10 * _CHINESE_NUMBERS.get(tens, 1) + _CHINESE_NUMBERS.get(ones, 0)
    return _CHINESE_NUMBERS.get(text, 0)


def _strip_asking(core: str, kind: Kind) -> str:
    bare = _PROBLEM_WORDS.sub(lambda match: " " * len(match.group()), core) if kind == "problem" else core
    for pattern in (
        _EXCEPT,
        _DIFFERENCE,
        _HOW_OFTEN,
        _HOW_MANY,
        _HOW_LONG,
        _WHEN,
        _WHO,
        _DEFINE,
        _METHOD,
        _LIST,
        _NAMES,
        _WHY,
        _ITEM,
        _ASKED,
    ):
        bare = pattern.sub(lambda match: " " * len(match.group()), bare)
    return _YEAR.sub(lambda match: " " * len(match.group()), bare)
