"""What a figure of a clause is about: whom it is set for, and what is counted or measured."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.quantities import Quantity

MAKE = (
    "建成|新建|改扩建|扩建|改建|建设|创建|培育|培养|培训|打造|建立|建有|建好|新增|增加|设立|设置|配备|配置|遴选|评选|评定|认定"
    "|引进|招聘|招录|招收|补充|成立|组建|举办|选派|选树|选拔|选聘|形成|办好|办成|完成|掌握|托管|帮扶|结对|保留|开设|投入|筹措"
    "|争取|推出|开发|输送|覆盖|惠及|资助|安排|改造|提升|实现|发放|推广|筹建|扶持|招引|孵化|转化|确定|达到|达"
)
"""Verbs of which a figure is the object: 建成5所, 培训300人."""

MAKES = re.compile(MAKE)
"""The same, to search for."""

TIMES = frozenset("次 场 期 节 轮 小时 学时 课时 分钟 天 堂".split())
"""Units of what is held or done so often or so long."""

SAME = re.compile(r"\s*(?:[、和及与或]|以及|，)\s*")
"""What stands between the figures of a list."""

_BOUND_WORDS = re.compile(
    r"(?:(?:原则上|一般|应当|应|必?须|(?<!需)要|将|力争|争取|确保|平均|分别|累计|全部|至少|最少|最低|最多|至多|最高|不得|不(?:低|少|小|短)于"
    r"|不(?:超过|高于|大于|多于)|(?<!不)(?:低于|少于|小于|超过|高于|大于|多于)|保持在?|稳定在|维持在|控制在|(?<!下)达到?|提高到|提升到|提高至|提升至"
    r"|进行|开展|实施|最长|最高|增加到|增至|突破|(?<![赶高不])超|扩大到|降到|降至|下降到|[>≥<≤＞＜]|大?约|为|共|在|到|占|与|和)\s*)+$"
)
_BOUND_INSIDE = re.compile(
    r"(?:不(?:得|应|能)?(?:低|少|小|短)于|不(?:得|应)?(?:超过|高于|大于|多于)|(?<!不)(?:低于|少于|高于|超过)).*$"
)
_MADE_BEFORE = re.compile(
    rf"^(?:在[^，。；]{{0,14}}基础上|在(?=全)|保证|帮助)|(?:重点|试点|分批次|至少|择优|新|大力|[应需]|{MAKE})+$"
)
_OFTEN = r"每(?:学?[年期]|[月日周天旬]|季度|半年|[两二三四五六七八九十\d]+年)"
_LEFT = re.compile(
    r"(?:应当|应该|必须|可以|只能?|保证|确保|至少|最多|组织|开展|进行|具有|拥有|(?<=[校院店园镇乡县市区所站）])(?:应|须|可|由)|[须可由有])+$"
)
"""Words of duty and having that are left at the end of a subject when its verb is cut."""

_DUTY = re.compile(
    rf"(?:应当?|应该|必须|须|可以|至少)+(?P<often>(?:{_OFTEN})?)(?:至少|向[^，。；]*|在[^，。；]*|从[^，。；]*|办)?$"
)
_WITHIN = re.compile(r"^(?:[一二三四五六七八九十两\d]+年(?:以?内|之内|中)[，,]?)+")
_LEADING = re.compile(
    r"^(?:第[一二三四五六七八九十百]+条\s*|[\d]{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]是|力争|确保|争取|实现|落实|要求|其中|并|同时|对|使(?!用)|推动|推进"
    r"|力求|要|应当?|须|但是?|且|并且|以及|和|及|、|“?十[三四五六]五”?期间|(?:到|至|在|截至)?(?:(?:19|20)\d{2}年?[-—－–~～至到]+)?(?:19|20)\d{2}年(?:底|末)?(?:之?前|期间)?|的?基础上)+"
)
_RATE_OF = re.compile(r"(?P<rate>.+(?:率|比例|比重|占比))(?:分别)?(?:不低于|不超过|达到|达|为)(?P<of>[^，。；]{2,12})$")
_ON = re.compile(r"\s*(?:[须要应]|必须|应当|\d+(?:年|个月)内)")  # goes on with the subject of the clause before
_NO_OBJECT = re.compile(r"[（(]|为|进行|开展|以及|并|等?[，。；、）]|和|达标|以[上下]")
_NO_NAME = re.compile(
    r"每[次回年月日周天旬]|每学[年期]|[最至][迟晚]|[该其此](?:项|类)?(?:期限|时间)?"
)  # says how, not what
_SHARE = re.compile(r"的(?:比例|标准|要求)?|(?=县|市|区|镇|乡|学校|中小学|教师|学生)")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Goal:
    """A quantity that sets a goal: whom it is set for, and what is counted or measured."""

    quantity: Quantity
    subject: str
    indicator: str


def goal_of(clause: str, quantity: Quantity, end: int, before: str, last: Goal | None) -> Goal:
    """What a quantity is about; `end` is where the next one begins, `last` the goal before it in the clause."""
    begin = last.quantity.stop if last else 0
    local, rest = clause[begin : quantity.start], clause[quantity.stop : end]
    is_listed = last is not None and SAME.match(local) is not None  # 初中2所、高中2所
    if is_listed:
        local = SAME.sub("", local, count=1)
    elif last is not None and local.startswith("的"):  # 50%的乡镇至少有1所
        local = clause[last.quantity.start : quantity.start]
    shared = last.subject if last is not None and is_listed else ""
    if quantity.kind in ("percent", "duration"):
        return _measure(clause, quantity, local, before, shared)
    verb = next(reversed(list(MAKES.finditer(local))), None)
    if last is not None and verb is None and local.endswith(("、", "和", "及")):  # 50名干部、30名校长
        is_listed, shared = True, last.subject
    subject = _subject_of(local[: verb.start()] if verb else "" if is_listed else local) or shared
    thing = _object_of(rest) or (_measured(local[verb.end() :]) if verb else "")
    if thing:
        return Goal(quantity, subject, thing)
    return Goal(quantity, shared, _named(local) or _measured(before))


def _measure(clause: str, quantity: Quantity, local: str, before: str, shared: str) -> Goal:
    """A share or a duration: named by the words before it, or by those behind it (不低于50%的招生计划)."""
    rest = clause[quantity.stop :]
    after = _object_of(rest)
    if after and (_SHARE.match(rest) or quantity.unit in TIMES):
        return Goal(quantity, _subject_of(local), after)
    parted = _RATE_OF.match(_LEADING.sub("", local))
    if parted:  # 岗位比例达到幼儿园8%
        return Goal(quantity, parted["rate"], parted["of"])
    subject = _measured(before) if _ON.match(local) else shared
    return Goal(quantity, subject, _named(local) or _measured(before))


def _subject_of(words: str) -> str:
    """Whom or what a goal is set for, out of the words in front of its verb."""
    return _DUTY.sub(r"\g<often>", _LEFT.sub("", _MADE_BEFORE.sub("", _WITHIN.sub("", _measured(words)))))


def _object_of(rest: str) -> str:
    """The noun that a figure counts, from the words behind it; empty where they go on with something else."""
    rest = re.sub(r"^的(?:比例|标准|要求)?", "", rest.strip())
    if _NO_OBJECT.match(rest):
        return ""
    if rest.startswith("在"):  # 在人文、科技等领域…的学校
        return rest.strip(" 。；;、，,")[-_LONGEST:]
    attribute, _, noun = rest.rpartition("的")
    return _cut(noun if attribute and len(noun) >= 3 else rest)


def _cut(words: str) -> str:
    """The words up to the first separator outside brackets."""
    depth = 0
    for position, char in enumerate(words):
        depth += (char in "（(“《") - (char in "）)”》")
        if depth <= 0 and char in "、，,。；;：:":
            return words[:position][:_LONGEST]
    return words.strip(" 。；;和及与")[:_LONGEST]


def _named(words: str) -> str:
    """The noun phrase in front of a figure, empty where it names nothing (每次, 最迟)."""
    words = _measured(words)
    return "" if _NO_NAME.fullmatch(words) else words


def _measured(words: str) -> str:
    """The noun phrase in front of a figure, without deadline, verbs of intent, and bound."""
    words = _BOUND_INSIDE.sub("", words.strip())
    words = _LEADING.sub("", _BOUND_WORDS.sub("", words))
    return words.strip(" 、，,：:；;")[-_LONGEST:]
