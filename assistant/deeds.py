"""Deeds: what a question says in an everyday verb that is no word of documents, as documents write it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking import CONSEQUENCE, Kind


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
            CONSEQUENCE.pattern,
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
# What a who-question asks that is done. Not what everybody in charge does (负责, 牵头, 管): that tells nothing.
_OF_AGENTS = tuple(
    Deed(re.compile(asked), tuple(said.split("|")))
    for asked, said in (
        (
            r"(?:人财物|钱|经费|资金|编制|老师|教师|设备|资源).{0,8}(?:说了算|做主|点头|来管|来定|支配)",
            "统筹|协调|调配|统一|调度|联动",
        ),
        (r"批准|审批|谁批|来批|说了算|点头|拍板", "批准|审批|核准|审核|审定|同意|决定|核定"),
        (
            r"谁(?:来)?(?:出|掏|给)|哪[里儿]出|出钱|掏钱|发钱|给钱|埋单|买单|出资|[费钱](?:用)?.{0,4}(?:谁|边个|哪(?!些))|报销",
            "承担|负担|分摊|分担|支付|列支|拨付|财政|预算|出资|报销|经费|资金",
        ),
        (r"赔", "赔偿"),
        (r"(?<![排调审])查(?!找|阅)|盯|督导|监督|考核|监管|评估|检验", "督导|检查|监督|监管|考核|督查|评估|督促|查处"),
        (r"统一|统筹|调配|协调|调度|统一调", "统筹|协调|调配|统一|调度|联动"),
        (r"处罚|罚", "责令|处罚|查处|没收|罚款|处以"),
        (r"归(?:谁|边个)(?=所有|使用)|算谁的|是谁的", "属于|所有权|归属|归国家|归集体|归农民|归个人|留给"),
        (r"反映|备案|存档|存个档|留底|报给|报谁|报到|向谁|交到", "备案|反映|报告|报送|请求|申请|提出"),
        (
            r"追责|问责|问谁|责任人|谁的责|算账|是问|担责|背锅|账算在|挨(?:罚|批|处分)",
            "追责|问责|责任人|第一责任|处分",
        ),
        (r"(?:跟|和|同|与)(?:谁|边个|哪)|联手|联合|搭伙", "联合|合作|共同|会同|联动|协同|对口|共建"),
    )
)
_BY_KIND: dict[Kind, tuple[Deed, ...]] = {
    "department": _OF_AGENTS,
    "open": _DEEDS,
    "method": (*_DEEDS, *_MENDED),
}


def deeds_in(core: str, kind: Kind) -> tuple[str, ...]:
    """What documents call the deed of a question: 筹措 for 从哪里筹钱, 批准 for 谁说了算; empty for other kinds."""
    return next((deed.said for deed in _BY_KIND.get(kind, ()) if deed.asked.search(core)), ())
