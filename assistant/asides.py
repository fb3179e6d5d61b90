"""Asides: clauses in which users say where a question comes from before they ask it."""

from __future__ import annotations

import re

from assistant.asking import asks

_CLAUSE = re.compile(r"[^,，;；:：。!！?？]+[,，;；:：。!！?？]+")
_TEXT = "(?:稿|材料|报告|论文|总结|方案|新闻|预算|汇报|课题|提案|台账|报表|规划|信息|发言|课件|讲话)"
_OTHERS = (
    "(?:群里|群上|朋友圈|网上|微信|抖音|饭桌上|会上|村头|楼下|家长们?|同事们?|邻居们?|亲戚们?|朋友们?|同学们?|领导们?|老板|主任|科长|局长"
    "|股长|班主任|记者|上面|上头|街坊|大家|人家|单位|[局县市镇区校乡村]里)"
)
_TALK = re.compile(
    "听(?:说|讲|闻|到|人说|人讲|人家说)|据说|有人(?:说|讲|问|讨论)|都(?:在)?(?:说|讲|传)"
    rf"|{_OTHERS}[^,，]{{0,4}}(?:吵|说|问|讲|传|议论|讨论|吐槽|抱怨|催|打来|聊|[让叫要喊]我)"
    rf"|(?:^|在|正|要|准备|得|我|们)(?:编|写|做|报|填|拟|弄|起草|整理|赶|核|交)[^,，]{{0,5}}{_TEXT}"
    "|^(?:再)?(?:换个|另外|顺便|顺带|请教|打听|咨询|问|核|查|了解|确认)[^,，]{0,3}(?:话题|问题|问|下|数|事|一声|句)"
    "|^(?:别|不要|不用|不能)(?:等|光|只|总|老|净|再)|先(?:不|别)(?:讲|说|谈|管|提|问)|暂?且不|说了半天|讲来讲去"
    "|发愁|着急|担心|纠结|头疼|头痛|好奇|想不通|睡不着|[搞弄](?:不懂|不清|不明白)|不放心"
)


def asides_in(core: str) -> tuple[tuple[int, int], ...]:
    """Where the clauses stand that lead up to a question and ask nothing: 群里又在吵, 县里在编明年的预算, 我听说."""
    return tuple(
        clause.span()
        for clause in _CLAUSE.finditer(core)
        if clause.end() < len(core) and _TALK.search(clause.group().strip()) and not asks(clause.group())
    )
