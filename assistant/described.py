"""People and things that users describe instead of naming them: 爸妈在外打工的娃 is 留守儿童."""

from __future__ import annotations

import re
from functools import reduce

_KIN = "(?:爸爸妈妈|爸妈|父母|爹妈|爹娘|家长|大人|老豆老母)"
_CHILD = "(?:的|那些|这些|那种|农村|村里)*(?:孩子|娃娃|娃|小孩|学生|儿童|小朋友)(?:们)?"
_HOW = "(?:很|太|特别|非常|比较|好|最|都|又|有点)?"
_SCHOOL = "(?:高中|初中|小学|中小学|学校|中学|幼儿园|园子|职校|中职)"
_RULES = tuple(
    (re.compile(described), name)
    for described, name in (
        (rf"(?:跟|随|同)着?{_KIN}[^,。?]{{0,8}}?(?:进城|[来到进去][^,。?]{{1,6}}?){_CHILD}", "随迁子女"),
        (rf"{_KIN}[^,。?]{{0,8}}?(?:带进|带来|带到|带过来|带着)[^,。?]{{0,6}}?{_CHILD}", "随迁子女"),
        (
            rf"{_KIN}(?:都|常年|长年|长期|一直|全)?(?:[在去到出][^,。?]{{0,4}}?)?(?:打工|务工|外出|出外|在外|不在)[^,。?]{{0,6}}?{_CHILD}",
            "留守儿童",
        ),
        (
            rf"(?:家里|家境|家庭|家中)(?:经济|生活)?{_HOW}(?:穷|困难|贫困|没钱|条件差|条件不好){_CHILD}",
            "家庭经济困难学生",
        ),
        (rf"(?:成绩|学习|功课|读书){_HOW}(?:差|跟不上|赶不上|不好|落后|吃力){_CHILD}", "学困生"),
        (
            rf"(?:人数?|学生|孩子|娃){_HOW}(?:少|没几个)的小?(?:学校|村校|村小)"
            r"|没有?几个(?:人|学生|孩子|娃)的小?(?:学校|村校|村小)",
            "小规模学校",
        ),
        (
            r"(?:一个)?班(?:里|上|级)?(?:学生|孩子|娃|人)?(?:挤|塞|坐)?(?:得|了|着)?(?:太多|满满当当|太满|爆满|超员|太挤|人太多)(?:人|学生|孩子|娃)?",
            "大班额",
        ),
        (
            r"(?:刚刚?|新)(?:上岗|入职|上任|进来|招进来|考进来|分来|分配来|参加工作)的?(?P<who>教师|老师|教研员|校长|园长)",
            r"新入职\g<who>",
        ),
        (rf"(?:公家|公立|政府办|公家办)的?(?P<what>{_SCHOOL})", r"公办\g<what>"),
        (rf"(?:私立|私人|私家|私人办)的?(?P<what>{_SCHOOL})", r"民办\g<what>"),
        (r"(?P<what>学校|中小学|小学|初中|高中|幼儿园|读书|念书|上学|入学)的?(?:位子|座位)", r"\g<what>学位"),
        (r"(?<=[办的里好])园子", "幼儿园"),
    )
)


def in_terms(folded: str) -> str:
    """A folded question with what it describes called by the name that documents have for it."""
    return reduce(lambda said, rule: rule[0].sub(rule[1], said), _RULES, folded)
