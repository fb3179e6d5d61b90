"""Agents: who does a thing, by the words of a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = r"[\u4e00-\u9fff（）()、“”\d]"
_BODY = (
    r"(?:(?<![布格结])局|委员会|委|办公室|督导室|教研室|管委会|妇联|残联|团委|政府|部门|机关|单位|机构|中心|大学|学院|高校|集团|小组|指挥部"
    r"|专班|联席会议|协会|学会|银行|公司|企业|医院|党组织|组织|学校|中学|小学|幼儿园|(?<=[\u4e00-\u9fff]{2})[部厅院署]|牵头校)"
)
_PERSON = r"(?:人|方|者|员|校长|园长|院长|部长|局长|主任|书记|正职|领导|教师|老师|专家|家长|亲属|农民)"
_ACTOR = rf"{_LETTERS}{{0,30}}?(?:{_BODY}|{_PERSON}|各?[县市区镇乡]|[（(][市县区镇街、]+[）)])"
# What may be a noun too, as in 教师管理制度 and 部门联合工作机制, where no word of what is done follows.
_DOING_OR_DEED = (
    r"(?:统一|统筹|组织|审批|批准|核发|督导|督促|监督|考核|托管|联合|审核|管理)"
    r"(?!$|[、，”的与和及等]|.{0,3}(?:制度|机制|体制|体系|改革|办法|水平|能力|模式|队伍|权限|规范|标准|平台|人员|结果|方式|评价|工程|行动|计划|程序))"
)
_DOING = (
    r"(?:应当|应该|应(?!用|急|对)|必须|须|要(?!求|素|点)|可以|将(?!军)|负责(?!人)|牵头(?!校|单位|部门)|主管(?!部门|单位)|定期|会同|承担|切实|依法|按照|根据|在.{1,12}内|为主"
    rf"|每(?!.{{0,16}}(?:比例|占比|[^一]率))|{_DOING_OR_DEED})"
)
# A clause that begins with what is to be done to a body names it as an object: 加强教师管理, 不再审批…学校.
_DONE = (
    r"(?:进一步|全面|深入|深化|大力|着力|切实|积极|稳步|持续|不断|有序|加快|原则上|不再|逐步|扎实|认真|严格|科学|合理|统筹)*"
    r"(?:加强|建立|建成|建设|健全|完善|推进|推动|促进|实施|开展|落实|优化|提升|提高|强化|加大|扩大|加快|探索|构建|创新|创建|改革|改善|改进|深化|规范|严格|形成|打造"
    r"|制定|出台|修订|审批|批准|设立|设置|新建|新增|增加|整合|整治|查处|严禁|禁止|保障|做好|抓好|抓实|办好|发挥|壮大|充实|配齐|配强|补充|培养|培育|选派|选拔|引进|招聘"
    r"|统筹|巩固|明确|细化|压实|突出|坚持|贯彻|执行|聚焦|围绕|盘活|利用|减轻|减少|缩小|消除|化解|破解|拓宽|拓展|丰富|搭建|成立|组建|遴选|评选)"
)
_BY = re.compile(r"(?<![自理缘事])由(?![于此来浅表衷])(?P<who>[\u4e00-\u9fff（(“][^，。；]{1,40})")
_DOES = re.compile(rf"^(?:[\d.、（）()一二三四五六七八九十条第款项 ]*)(?!{_DONE})(?P<who>{_ACTOR}){_DOING}")
_NAMED_BESIDE = re.compile(
    "|".join(
        (
            rf"(?:向|报|报送|报请|请求)(?:{_ACTOR}).{{0,14}}(?:备案|反映|报告|申请|提出|登记|批准|审批|复查|复核)",
            rf"(?:与|(?<!共)同|会同|联合|和)(?:{_ACTOR}).{{0,14}}(?:合作|联合|共同|协同|共建|托管|帮扶)",
            rf"经(?:{_ACTOR}).{{0,4}}(?:批准|同意|审核|审批|核准)",
            rf"(?:委托|聘请|选聘|选用|借力|依托|(?<!审批)设立)(?:{_ACTOR})|安排(?:{_ACTOR})承担",
            rf"发挥(?:{_ACTOR}).{{0,8}}作用",
            rf"(?:属于|归|留给)(?:{_ACTOR}).{{0,6}}(?:所有|使用)",
            rf"以{_LETTERS}{{2,14}}为(?:主体|主|第一责任人|责任人)",
            rf"(?:{_ACTOR})(?:.{{0,12}})(?:主体责任|第一责任|责任人)",
            rf"对.{{2,40}}(?:{_ACTOR})(?:进行|予以|依法)?(?:追责|问责|处分)",
            rf"(?:{_ACTOR})(?:等.{{0,8}})?联动",
        )
    )
)


# A conversation and a comparison weigh the same clauses again and again.
@lru_cache(maxsize=4096)
def agent_in(clause: str) -> bool:
    """Whether a clause says who does something: 由…批准, …局应当…, 报…备案, 以…为主体."""
    return any(pattern.search(clause) for pattern in (_BY, _DOES, _NAMED_BESIDE))


def opens_with_agent(clause: str) -> bool:
    """Whether a clause begins with who does something, and so says who does what the clauses after it tell."""
    return _DOES.search(clause) is not None
