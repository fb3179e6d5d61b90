"""Questions to ask next, built from the headings and rows around the evidence, so that the documents answer them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.citations import flowing
from assistant.findings import Finding
from assistant.question import Reading
from index.types import CatalogEntry
from ingest.types import Document, Passage

_MARK = re.compile(
    r"^(?:第[一二三四五六七八九十]+[部分章条节]+|专栏\s*\d+|附件\d*|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)\s*"
)
_MANY = 3
_VERBS = frozenset(
    "优化 全面 提升 推进 健全 深化 完善 加强 加大 实施 强化 创建 发挥 着力 激发 统筹 落实 构建 规范".split()
    + "增强 夯实 支持 建设 推动 促进 开展 改善".split()
)


def follow_ups_of(
    reading: Reading,
    findings: Sequence[Finding],
    catalog: Sequence[CatalogEntry],
    answers: Callable[[str], bool],
) -> tuple[str, ...]:
    """At most three questions: who is responsible, what stands beside it, and the same of another region.

    The first two are answered by their making; of the last, `answers` says whether the documents answer it.
    """
    suggestions: list[str] = []
    for finding in findings:
        if not finding.answers:
            continue
        quote = finding.pieces[0].quotes[0]
        short = quote.document.region.short if quote.document.region else f"《{quote.document.title}》"
        suggestions += _around(quote.document, quote.passage, short, asked=reading.kind)
        if len(suggestions) >= 2:
            break
    other = _other_region(reading, catalog)
    if other is not None and not answers(other):
        other = None
    return tuple(dict.fromkeys((*suggestions[:2], *((other,) if other else ()), *suggestions[2:])))[:_MANY]


def _around(document: Document, passage: Passage, short: str, asked: str) -> list[str]:
    section = document.sections[passage.section]
    suggestions: list[str] = []
    if section.kind == "row" and asked != "department":
        suggestions.append(f"{short}的{_topic(section.title)}由谁负责？")
    for sibling in document.sections[section.index + 1 : section.index + 8]:
        topic = _topic(sibling.title)
        if sibling.parent == section.parent and sibling.kind in ("heading", "row") and 4 <= len(topic) <= 24:
            suggestions.append(f"{short}怎么{topic}？" if topic[:2] in _VERBS else f"{short}的{topic}有哪些内容？")
            break
    return suggestions


def _other_region(reading: Reading, catalog: Sequence[CatalogEntry]) -> str | None:
    """The same question of another region, where it names just one and by one name."""
    if len(reading.regions) != 1 or reading.beside:
        return None
    asked = reading.regions[0]
    other = next(
        (entry.region for entry in catalog if entry.region is not None and entry.region.name != asked.name), None
    )
    name = next((name for name in (asked.name, asked.short) if name in reading.text), None)
    if other is None or name is None or any(above in reading.text for above in asked.ancestors):
        return None
    return reading.text.replace(name, other.short)


def _topic(title: str) -> str:
    return _MARK.sub("", flowing(title)).rstrip("。：: ")
