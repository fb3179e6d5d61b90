"""Stages of schooling (学段) and degrees (学历) that a text names: what is said of one is not said of another."""

from __future__ import annotations

import re
from functools import lru_cache

_KINDS = (
    {
        "学前": "学前|幼儿|幼师|托育",
        "小学": "(?<!中)小学",
        "初中": "初中",
        "义务教育": "义务教育|义教",
        "高中": "(?<!职业)高中(?!阶段)|县中(?!心)",
        "高中阶段": "高中阶段",
        "中职": "中职|中等职业|(?<![初高])中专|职业高中|职高|技工|职校",
        "高等教育": "高等教育|大学(?!本科|专科|学历|毕业|[城路区生])|高校|高职|高等(?:院校|学校)",
    },
    {
        "专科": "专科|大专",
        "本科": "本专?科",
        "研究生": "硕士|研究生",
        "博士": "博士",
    },
)
_PATTERNS = tuple({name: re.compile(words) for name, words in kind.items()} for kind in _KINDS)
_PARTS = {
    "义务教育": {"小学", "初中"},
    "高中阶段": {"高中", "中职"},
}
# 高中 is what users call the 高中阶段 too, and a plan may mean both by it.
_ALSO = {"高中": {"高中阶段"}, "研究生": {"博士"}}


def is_of_another(asked: str, said: str) -> bool:
    """Whether a folded text names only stages, or only degrees, that are none of those that a question names.

    A part of what is asked is none other: 初中 for 义务教育; the whole is: 义务教育 for 初中.
    """
    return any(
        bool(mine and yours) and mine.isdisjoint(yours)
        for mine, yours in zip(map(_with_parts, _named(asked)), _named(said), strict=True)
    )


def is_of_other_stages(asked: str, said: str) -> bool:
    """Whether a folded text names only stages that have nothing of those that a question names, nor these of them."""
    mine, yours = _named(asked)[0], _named(said)[0]
    apart = _with_parts(mine).isdisjoint(yours) and mine.isdisjoint(_with_parts(yours))
    return bool(mine and yours) and apart


def stages_in(text: str) -> tuple[str, ...]:
    """The stages of schooling that a folded text names, in no order but always the same."""
    return tuple(sorted(_named(text)[0]))


@lru_cache(maxsize=4096)
def _named(text: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(name for name, words in kind.items() if words.search(text)) for kind in _PATTERNS)


def _with_parts(named: frozenset[str]) -> frozenset[str]:
    whole = {name for name, parts in _PARTS.items() if parts <= named}
    return named.union(whole, *(_PARTS.get(name, set()) | _ALSO.get(name, set()) for name in named))
