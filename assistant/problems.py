"""Problems: the everyday words with which a question asks what is wrong, what is wanting, or why something fails."""

from __future__ import annotations

import re

from assistant.blanks import blank

FAULT = (
    "(?:问题|短板|短处|不足|困难|难点|难处|薄弱|毛病|缺点|欠缺|差距|难题|弱项|软肋|瓶颈|拖后腿|弊端|弊病|痛点|堵点|症结"
    "|顽疾|通病|漏洞|缺陷|硬伤|病根|老大难)"
)
_WHAT = "(?:什么|啥|哪|咩)"
# 搞不起来, 铺不开, 留不住; neither 好不好, which asks, nor 跟不上的孩子, whom a question is about.
_STALLED = re.compile(
    r"(?<![能可会得准让要该许])(?P<verb>[\u4e00-\u9fff])不(?!(?P=verb))"
    r"(?:起来|下去|下来|过来|[上下出进]去|[上出进]来|到位|[上开动了住到好成齐够高通转活满牢实])(?![^，,。？?]{0,3}的(?!原因|症结|根子))"
)
# 减少 and 降低 are done on purpose.
_LACKING = re.compile(
    rf"(?<![减])少(?!年|先|儿|数)|(?<![降])低(?!于|年级|龄|碳)|缺|差(?!异|别)|(?<![不])够不|不[够足齐均稳]|落后|滞后|靠后|太?慢|薄弱|流失|紧[张缺]|断层"
    rf"|老化|老龄化|失衡|[太很真最]难|没人|不愿|不肯|不行|{_STALLED.pattern}"
)
_CAUSE_ASKED = re.compile(
    rf"(?:为什么|为何|为啥|点解|怎么会|咋会)(?!要|得|必须|规定|把|设)|原因(?:到底|究竟|主要)?(?:是|有|出?在)?{_WHAT}|{_WHAT}原因|原因(?=[,，？?]|$)"
)
_ROOT_ASKED = re.compile(
    rf"(?:{FAULT}|根子|根源|原因)(?:到底|究竟|主要)?(?:出在|在于|在|卡在){_WHAT}|[短堵输慢卡差弱难缺][在到]{_WHAT}"
)
_COUNTED_OUT = re.compile(r"(?:哪|那)[两二三四五六七几些](?:个|条|点|样|方面)|(?:归纳|总结|概括|列|点)(?:了|出)")
_CRITICISED = re.compile(
    rf"(?:怎么|如何|怎样|咋)(?:批评|检讨|反思|吐槽|数落|埋怨|揭短)|(?:批评|检讨|反思|吐槽|数落|承认)(?:了|过|的|是|有|些)*{_WHAT}"
    r"|(?:批评|检讨|吐槽|数落)(?:了)?(?:吗|没|没有)?(?=[？?]?$)"
)
_AMISS = re.compile(rf"的不是(?=[，,。？?]|$)|{_WHAT}(?:些|里|地方)?不(?:是|好|对|行|妥|够|到位)(?=的|地|[，,。？?]|$)")
_WHERE_AMISS = re.compile(
    r"哪(?:里|儿|块|些地方|个地方|些方面|方面|一块|个环节)(?:还|都|最)?(?:做|办|搞|管)?得?(?:不(?:好|行|够|到位|足|牢|实)|欠|掉链子|拉胯)"
)
_SAID = re.compile(r"原因|批评|检讨|反思|吐槽|数落|埋怨|揭短|承认|归纳|总结|概括|的不是(?=[，,。？?]|$)")


def asks_what_fails(core: str) -> bool:
    """Whether a question asks in everyday words what is wrong or why it fails: 铺不开的原因, 怎么批评, 有什么不是."""
    if any(pattern.search(core) for pattern in (_ROOT_ASKED, _CRITICISED, _AMISS, _WHERE_AMISS)):
        return True
    if _CAUSE_ASKED.search(core) and _LACKING.search(core):
        return True
    return bool(_STALLED.search(core) and _COUNTED_OUT.search(core))


def names_lack(core: str) -> bool:
    """Whether a question names something wanting, 缺老师 or 学位不够, as one that asks how to mend it does."""
    return _LACKING.search(core) is not None


def without_problem_words(core: str) -> str:
    """A question without the words that say only that it asks for what is wrong; they become blanks."""
    for pattern in (_ROOT_ASKED, _CRITICISED, _AMISS, _WHERE_AMISS, _SAID):
        core = pattern.sub(blank, core)
    return core
