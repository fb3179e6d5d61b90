"""Signs by which a text shows what it tells: what is wanting, by what means, what is ruled, what a thing is called."""

from __future__ import annotations

import re

from assistant.statements import Statement

_PROBLEM_HEADING = re.compile(r"问题|难点|不足|短板|挑战|困难|薄弱")
_MENDING = re.compile(r"解决|[补弥]|破解|消除|化解|改善|改造|加强|提升|提高|强化|攻坚|工程|行动|措施|对策|帮扶")
_LACK = re.compile(
    r"不足|缺乏|缺少|薄弱|滞后|落后|紧张|紧缺|匮乏|失衡|难以|短板|弱项|老化|老龄|流失|缺员|缺失"
    r"|未能|淡薄|靠后|过度|过于|单一|脱节|流于形式|挤占|不充分|不平衡|不合理|不规范|不理想|不高|仍存在|断层|不均衡|偏低|尚未|有待|严重|不健全|不完善|不够|不强|不深|差距|问题|不到位|受限"
)
_NO_LACK = re.compile(
    r"缩小[^，。；]{0,16}差距|薄弱(?:学校|高中|县中|初中|普通高中)|补[齐强][^，。；]{0,8}(?:短板|弱项)"
)
_MEANS = re.compile(
    r"通过.{2,80}(?:等|方式|形式|模式|举措|措施|办法)|采取|采用|多渠道|多种形式|[^，]{2}等(?:方式|形式|途径)"
)
_RULING = re.compile(
    r"严禁|禁止|不得|不能|不再|不设|不予|不准|杜绝|严控|原则上|可以|可采取|允许|应当|必须|[内者前]须|一律|免予|除外"
    r"|^(?:并|或|还)?(?:鼓励|支持)"
)
_NAMING = re.compile(r"(?:即|名为|叫做?|取名|命名为|名称[是为])[“《]")


def of_problems(statement: Statement) -> bool:
    """Whether a statement stands in a chapter on problems."""
    return _PROBLEM_HEADING.search(statement.heading) is not None


def only_of_problems(statement: Statement) -> bool:
    """Whether a statement stands in a chapter on problems that is not on their mending too."""
    chapters = (part for part in statement.heading.split("/") if not _MENDING.search(part))
    return any(map(_PROBLEM_HEADING.search, chapters))


def says_lack(text: str) -> bool:
    """Whether a text says what is wrong or wanting."""
    return _LACK.search(_NO_LACK.sub("", text)) is not None


def says_means(text: str) -> bool:
    """Whether a text says by what means something is done."""
    return _MEANS.search(text) is not None


def rules(text: str) -> bool:
    """Whether a text says what is permitted or required."""
    return _RULING.search(text) is not None


def names_something(text: str) -> bool:
    """Whether a text says what something is called: 名为“…”, 即《…》."""
    return _NAMING.search(text) is not None
