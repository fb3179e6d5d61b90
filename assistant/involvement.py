"""Involvement: how users ask which departments have a share in a task, and which of them they leave aside."""

from __future__ import annotations

import re

from assistant.blanks import blank

_LEVEL = "(?:[市县区镇省](?:里|上|直(?:单位)?|级)?|政府|机关)?的?"
_BODY = "(?:部门|单位|局|委办局|机构|科室)"
_HELPS = (
    "(?:出(?:力|手|面|人)|有份|配合|协[助同]|帮[手忙]|帮一?把手?|搭把?手|[插动]手|介入|沾边|掺和|分[工担]|牵[涉扯连]|担责|打下手"
    "|使劲|负责|牵头|跟进|上阵|联手|合力|一[起齐同](?:管|搞|做|弄|抓|干|办|上|出))"
)
_JOINS = f"(?:{_HELPS}|参与|参加|加入|承担)"
_MODAL = "(?:都|也|还|要|得|须|会|该|来|去|有|是|应该?|应当|需要?|必须|可以|一起|一齐|共同){0,3}"
_NUMBER = "[一几些两二三四五六七八]?"
_NO_THING = rf"(?=[，,。？?呢啊、\s]|$|{_MODAL}{_JOINS})"
_ASKED = re.compile(
    rf"(?:谁|{_LEVEL}哪{_NUMBER}[个家]?{_LEVEL}{_BODY}){_MODAL}{_JOINS}"
    rf"|哪{_NUMBER}[个家]?{_MODAL}{_HELPS}"
    rf"|(?:牵[涉扯连]|涉及|拉上?|叫上?|喊上?|联合|会同|连同|带上|动用|发动|惊动|关系)(?:到|了|上|着|过)*"
    rf"{_LEVEL}(?:谁|哪{_NUMBER}[个家]?{_LEVEL}{_BODY}|哪{_NUMBER}家{_NO_THING})"
    rf"|{_JOINS}的{_MODAL}(?:又|包括)?{_LEVEL}(?:谁|哪{_NUMBER}[个家]?{_LEVEL}(?:{_BODY}|{_NO_THING}))"
)
# Asked of a department by name: 财政局有份没, 组织部算不算, 编办用不用配合.
_SHARE = re.compile(
    r"(?<=[局委办部联府门心会])(?:那边|这边|那头)?(?:也|都|还|又)?(?:在(?:里面|里头|其中)?)?"
    r"(?:有没有(?:份|关系|责任|分工|任务|参与|参加|它|他们)(?:的[份事])?|有(?:份|关系|责任|分工|任务)(?:没有?|吗|么|不)?(?=[，,。？?\s]|$)"
    r"|算不算(?:在内|进去|一[个家份])?|算(?:在内|一[个家份])?(?:吗|么)|在不在(?:里面|里头|其中|内|列|名单)?|沾不沾边?|掺不掺和"
    r"|管不管|参不参[加与]|配不配合|负不负责|牵不牵头|出不出力"
    rf"|(?:用不用|要不要|需不需要){_MODAL}{_JOINS}|(?:需要|要|用){_MODAL}{_JOINS}(?:吗|么|不)"
    r"|是不是(?=(?:责任|牵头|配合|成员|主办|协办)单位))"
)
_DEPARTMENT = r"(?:局|委|办|部|联|政府|部门|单位|教育|牵头的)"
_ASIDE = re.compile(
    rf"(?<![^，,。；;？?（(\s])[^，,。；;？?（(\s]{{0,16}}{_DEPARTMENT}[^，,。；;？?（(\s]{{0,3}}?(?:都|就|先)?"
    r"(?:(?<!算)不算(?:在内|进去)?|除外|不计|不用[说讲提算]|不必[说讲提]|不包括(?:在内)?|不在内|甭提)(?=[，,。；;？?）)\s]|$)"
    rf"|(?:(?<!算)不算上?|撇开|抛开|刨[去开]|去掉|不(?:包括|含|计)|除[去开])[^，,。；;？?]{{0,14}}?{_DEPARTMENT}(?=[，,。；;？?还另]|$)"
)


def asks_involvement(core: str) -> bool:
    """Whether a question wants the departments that have a share in something: 还有谁要出力, 财政局有份没."""
    bare = without_asides(core)
    return bool(_ASKED.search(bare) or _SHARE.search(bare))


def without_involvement(core: str) -> str:
    """A question without its words for having a share, and without what it leaves aside, in place: blanks."""
    return _SHARE.sub(blank, _ASKED.sub(blank, without_asides(core)))


def without_asides(core: str) -> str:
    """A question without the departments that it leaves aside: 教育局和县政府不算."""
    return _ASIDE.sub(blank, core)
