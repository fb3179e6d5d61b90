"""Which figures of a clause set a goal, judged by the words around them."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.quantities import Quantity
from ingest.subjects import MAKE, MAKES, SAME, TIMES, Goal, goal_of

_HELD = (
    "开展|举办|组织|进行|召开|安排|接受|参加|参与|完成|指导|讲授|听课|走访|家访|巡查|检查|督导|排查|培训|评价|评估|考核"
    "|监测"
)
_HOLDS = re.compile(_HELD)
# One of a thing is a goal only where something solid is made: 办好一所…学校, but not 建立一个平台.
_FOUNDS = re.compile(r"建成|新建|创建|建有|建好|设立|设置|办好|办成|成立|组建|培育|配备|打造")
_SOLID = frozenset("所 门 名 间 座 栋 家 位 场".split())
_REACHES = re.compile(
    r"(?:达到?|提高到|提升到|提高至|提升至|增加到|增至|扩大到|降到|降至|下降到|保持在?|稳定在|维持在|控制在|达标率|[率重]为?|比例为?|占比为?|不变"
    r"|期限为|周期为|学制为|任期为|实现|确保)$"
)
_CHANGES = re.compile(r"(?:下降|降低|减少|压缩|压减|提高|提升|增长|上升)$")
_RECURS = re.compile(
    r"每(?:个|所|名|位|学年|学期|年|月|周|天|日|季度|校|镇|县|班|人|半年|[两二三四五六七八九十\d]年)[^，。；]{0,30}$"
)
_EVERY = re.compile(r"(?:每个?|各)[^，。；]{1,14}(?:有|建|设|配|培育|办|创建|打造|组建|开展)[^，。；]{0,8}$")
_QUALITIES = frozenset(
    "人 名 岁 周岁 人口 年 级 个月 天 日 公里 平方米 平方公里 立方米 公顷 瓦 瓦时 亩 分 班 吨 元 月 学年 件 户".split()
)
_PAST = re.compile(
    r"目前|现有(?![^，。；]{0,12}基础)|已(?:经|达|建|有|完成|实现|形成|累计|在|通过|连续|成|新|获|培|开)|截[至止]"
    r"|“?十[一二三]五”?(?:期间|时期|末|以来)|以来|去年|上年|同比|先后|较上|与.{0,6}相比|过去|[增建完达获成现](?:成|加|到|得|评为)?了|荣获|被评为"
)
_PENALTY = re.compile(
    r"罚款|处罚|有期徒刑|拘留|违法所得|赔偿|滞纳金|处以|收费|票价|电话|邮编|房号|第[^，。；]{0,6}款|以[上下]的?，处"
)
_MET = re.compile(
    r"达标|覆盖|完成|合格|普及|(?:以上)?的?[^，。；]{0,16}(?:至少|达到|通过|建成|实现|培养|培训|配备|开设|建立)"
)
_PER = re.compile(r"每(?:增加|新增|满|招用|超过|减少)?$")
_CASE = re.compile(r"的(?:部分|情形|$|[，。；])")  # in a rule: 超过四年的，…
_WHEN = re.compile(r"(?:(?<![小学课及同随按准实临定平])时|之日)$")  # 达到最大承载量的80%时
_SPANS = re.compile(r"(?:跨|最近|(?<![附临])近)$")  # 跨两个以上县的, 最近三个年度的
_THEN = re.compile(r"^之日|^[^，。；]{0,20}的(?:应当?|可以|不得|必?须|由)")  # 有两个以上出口的应当编号
_MISSED = re.compile(r"(?:未能?|没有)(?:满|达到?|超过|完成|实现)?$")  # 因未达到70%
_OF_WHAT_KIND = re.compile(r"的(?!比例|标准|要求|目标|水平|份额)[^，。；]{1,14}")  # 超过标准80%的大型建筑
_WHERE = re.compile(r".*的[^，。；]{1,10}[上内中里下]")  # 划有两条以上车道的道路上
_NO_RULE = re.compile(
    r"违反(?:本|前款|第)|罚款|违法所得|有期徒刑|情节(?:严重|较重|轻微|特别)|(?:可以|应当|予以)(?:认定|立案|追诉)|认定为|是指|系指|所称|视为"
)
_CASES = re.compile(
    r"(?:情形|(?:行为|情况|条件|标准)(?:之一|的，[^：]*)|(?:下列|以下)行为|违法行为[^，：]*|记\d+分)[^，。；]{0,10}[:：]\s*$|之一的?，[^。；]*[:：]\s*$"
)
_ENDS = "。；;！？ \n"
_DUTY = re.compile(r"应当|必须")
_REQUIRED = re.compile(r"(?:应当?|须|必须)?(?:还应当?)?(?:具备|符合|满足)[^，。；]*条件[:：]\s*$")
_KIND = re.compile(r"的(?!比例|标准|要求|目标|水平|份额)[^，。；]{1,6}")  # 占总人口30%以上的乡
_MUST = re.compile(r"有|具备|须|应|需|要|至少|任教|任职|服务|锻炼|交流|每")
_JOINS = re.compile(r"结对|帮扶|共建|合作|参加|参与|进行|开展|签订")
_PROCEDURE = re.compile(r"公示|公告|有效期|延期|展期|延长|顺延|诉讼|复议")
_FROM = re.compile(r"[从由]…(?:增加|增长|增|提高|提升|扩大|上升|升|减少|下降|降|压减|调整|的)")  # 从29对增加到60对
_LIMIT = re.compile(r"内|之内|后|前")


def is_past(sentence: str) -> bool:
    """Whether the words before a figure report what was, rather than set what is to be."""
    return _PAST.search(sentence) is not None


def rules_on_cases(sentence: str) -> bool:
    """Whether a sentence defines a word or tells what follows on a case, so that its figures ask for nothing."""
    return _NO_RULE.search(sentence) is not None


def is_case(item: str, opening: str) -> bool:
    """Whether an item of a list tells a case (有下列情形之一的：), going by the words in front of the list."""
    return _CASES.search(opening) is not None and _REQUIRED.search(opening) is None and _DUTY.search(item) is None


def goals_in(clause: str, quantities: list[Quantity], before: str) -> list[Goal]:
    """The goals of one clause in their order; `before` is the clause in front of it, for one without a subject."""
    if _PENALTY.search(clause):
        return []
    goals: list[Goal] = []
    begin = 0
    for place, quantity in enumerate(quantities):
        end = quantities[place + 1].start if place + 1 < len(quantities) else len(clause)
        between = clause[begin : quantity.start]
        again = bool(goals) and goals[-1].quantity.unit == quantity.unit and SAME.fullmatch(between) is not None
        if again or _sets_goal(clause, quantity, begin):
            goal = goal_of(clause, quantity, end, before, goals[-1] if goals else None)
            if again:  # 分别不少于10天和20天
                goal = replace(goals[-1], quantity=replace(quantity, bound=goals[-1].quantity.bound))
            goals.append(goal)
            begin = quantity.stop
    return [goal for goal in goals if goal.indicator]


def _sets_goal(clause: str, quantity: Quantity, begin: int) -> bool:
    head, local, rest = clause[: quantity.start], clause[begin : quantity.start], clause[quantity.stop :]
    if _is_enclosed(head) or rest.startswith(("或", "的基础", "基础")) or _FROM.search(local + "…" + rest):
        return False
    if _is_quality(local, quantity, rest) or _is_condition(clause, quantity, local, rest):
        return False
    if quantity.kind == "percent":
        return bool(
            quantity.is_bounded
            or _REACHES.search(local)
            or _CHANGES.search(local)
            or MAKES.search(head)
            or _MET.match(rest)
        )
    if quantity.kind == "duration" and _PROCEDURE.search(head):
        return False
    timed = _LIMIT.match(rest) is not None or "内" in clause[quantity.end : quantity.stop]
    timed = timed and "控制在" not in local
    if quantity.kind == "duration" and (timed or quantity.unit not in TIMES or not quantity.is_bounded):
        reached = quantity.is_bounded or _REACHES.search(local) is not None
        recurs = quantity.unit in TIMES and _RECURS.search(head) is not None
        return (reached or recurs) and not timed
    if quantity.is_bounded and (not quantity.bound_after or _is_wanted(head, quantity, rest)):
        return True
    if quantity.is_han and quantity.value == 1 and quantity.value_to is None:
        solid = quantity.unit in _SOLID and _FOUNDS.search(local)
        return bool(solid or (_EVERY.search(head) and quantity.unit != "项") or _is_held(head, quantity))
    if _REACHES.search(local) or _is_held(head, quantity) or _EVERY.search(head):
        return True
    return MAKES.search(head) is not None


def _is_condition(clause: str, quantity: Quantity, local: str, rest: str) -> bool:
    """A rule's case (有两个以上…的, 超过一年未…), what is set for each one more, or a share that tells of what kind."""
    bare, rest = clause.rstrip(_ENDS), rest.rstrip(_ENDS)
    if bare.endswith(("的", "的部分")) or _PER.search(local) or _CASE.match(rest) or local.endswith("不足"):
        return True
    if _SPANS.search(local) or _THEN.search(rest):
        return True
    if _WHEN.search(bare) or _MISSED.search(local) or (quantity.bound_after and _WHERE.fullmatch(rest)):
        return True
    if quantity.kind == "duration" and (quantity.bound == ">" or _is_kept(quantity, local, rest)):
        return True
    if quantity.kind == "percent" and quantity.bound == ">" and _OF_WHAT_KIND.fullmatch(rest):
        return MAKES.search(clause) is None
    if quantity.kind == "percent" and (quantity.bound_after or not quantity.is_bounded) and _KIND.fullmatch(rest):
        return True
    return quantity.is_han and quantity.unit == "次" and quantity.value == 2 and not quantity.is_bounded  # 二次供水


def _is_kept(quantity: Quantity, local: str, rest: str) -> bool:
    """成立三年以上的企业, 妊娠十四周以上并…: how long a thing has been so, where nothing is held for so long."""
    goes_on = rest.startswith(("的", "并", "且"))
    return quantity.bound_after and goes_on and re.search(rf"(?:{_HELD})$", local) is None


def _is_wanted(head: str, quantity: Quantity, rest: str) -> bool:
    """Whether a number with 以上 behind it is asked for: made, held, had, or followed by what is done with it."""
    if quantity.kind == "duration":
        return _MUST.search(head) is not None
    ends = not rest or rest[0] in "、，。；;）)"
    made = MAKES.search(head) or _MUST.search(head) or _MET.match(rest) or _JOINS.search(rest)
    return not rest.startswith(("口", "级")) and bool(ends or made or quantity.unit in TIMES)


def _is_held(head: str, quantity: Quantity) -> bool:
    """每学期…专项培训2次: how often something is held."""
    return quantity.unit in TIMES and (_RECURS.search(head) is not None or _HOLDS.search(head) is not None)


def _is_quality(local: str, quantity: Quantity, rest: str) -> bool:
    """45岁以下乡村校长, 56人以上大班额, 20名学生以下的教学点: the figure tells of what kind, not how many."""
    if quantity.unit in ("岁", "周岁", "人口") or re.match(r"\s*(?:学生|人口|幼儿)?(?:以[上下]|左右)的", rest):
        return True
    attributive = (quantity.bound_after or (quantity.is_bounded and _KIND.match(rest))) and quantity.unit.lstrip(
        "百千万亿"
    ) in _QUALITIES
    if not attributive or not rest or rest[0] in "、，。；;：,）)":
        return False
    made = re.search(rf"(?:{MAKE})$", local) is not None and not local.startswith(("为", "对", "给", "凡"))
    return not (made or _REACHES.search(local))


def _is_enclosed(head: str) -> bool:
    return any(head.count(pair[0]) > head.count(pair[1]) for pair in ("（）", "()", "《》", "〔〕", "“”"))
