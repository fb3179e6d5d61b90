"""Deeds: what a question says in an everyday verb that is no word of documents, as documents write it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking import Kind


@dataclass(frozen=True, slots=True)
class Deed:
    """What is asked to be done: `asked` as users say it, `said` as documents write it."""

    asked: re.Pattern[str]
    said: tuple[str, ...]


_MARKS, _SHOWN = (
    "(?:名次|排名|成绩|分数)",
    "(?:晒|(?<![补津体])贴|(?<![开研启激])发(?![展挥现动育])|公布|公开|(?<!漂)亮(?!点))",
)
# Verbs of one character, and what is done with money or staff: the words of a question leave these out.
_DEEDS = tuple(
    Deed(re.compile(asked), tuple(said.split("|")))
    for asked, said in (
        (
            r"(?:怎么|如何|怎样|什么|啥|点样?|何种)(?:处[理置罚分]|惩[罚治]|追究|问责|追责|后果)",
            "追责|问责|追究|处分|处罚|查处|一票否决|约谈|责令|罚款",
        ),
        (r"自己招(?!生)|自行招(?!生)", "招聘|聘请|聘用|选聘"),
        (r"批[不唔]批|[还仲再]批(?![评次量改])|(?<![一这那几])批吗", "审批|批准|核准"),
        (
            r"(?:钱|资金|经费).{0,12}(?:(?<!统)筹(?![备建划办])|凑|找|从哪|哪里来)"
            r"|(?:(?<!统)筹|凑|找|弄|搞).{0,2}(?:钱|资金|经费)",
            "筹措|筹集|筹资|募集",
        ),
        (
            r"(?:(?<![弥填])补|(?<![推促改先增演跟])进|招|添|找)(?:人|老师|教师)"
            r"|(?:人|老师|教师)从哪[^,。?]{0,5}(?:来|找|招|补|进|调|抽|选|请)",
            "补充教师|教师补充|补足|招聘|引进",
        ),
        (r"(?:(?<![申邀恳提报])请|招|(?<!应)聘)(?:个(?!假)|几|人|外|临|代课|老师|教师)", "招聘|聘请|聘用|选聘"),
        (rf"{_SHOWN}.{{0,8}}{_MARKS}|{_MARKS}.{{0,10}}{_SHOWN}", "公布|公开|公示"),
        (r"收[不唔]收|招[不唔]招|(?<![回吸验])收吗", "招收|接收|录取|招生"),
        (
            r"收.{0,3}(?:多少|几多)钱|(?:多少|几多)钱|收费|怎么收(?:[^,。?]{0,6}[费钱]|的?(?:\?|$))",
            "收费|收费标准|保教费",
        ),
    )
)
# What is to be done about a lack, which a question of a way only names: 缺老师怎么补, 学位不够怎么办.
_MENDED = tuple(
    Deed(re.compile(rf"(?:{lack}).{{0,10}}(?:怎么|如何|怎样|咋|点样?|靠|打算|准备|什么|啥|哪)"), tuple(said.split("|")))
    for lack, said in (
        (
            r"(?:缺|少|没|差)(?:了|的|编制|人|几个|够|专业|合格|年轻|好)*(?:老师|教师|师资|人手)|(?:老师|教师|师资|人手)[^，,。？?]{0,3}(?:缺|少|不够|不足|紧张|短缺)",
            "补充教师|教师补充|补足|招聘|引进|招录|招考",
        ),
        (
            r"(?:缺|少|没|差)(?:了|的|够|几个)*(?:学位|座位)|(?:学位|座位)[^，,。？?]{0,3}(?:缺|少|不够|不足|紧张|紧缺|短缺)",
            "新增|扩增|扩建|改扩建|增加|挖潜|新建",
        ),
    )
)


def deeds_in(core: str, kind: Kind) -> tuple[str, ...]:
    """What documents call the deed of a question of a rule or a way: 筹措 for 从哪里筹钱; empty for other kinds."""
    if kind not in ("method", "open"):
        return ()
    deeds = (*_DEEDS, *_MENDED) if kind == "method" else _DEEDS
    return next((deed.said for deed in deeds if deed.asked.search(core)), ())
