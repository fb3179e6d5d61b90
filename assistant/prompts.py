"""The messages a language model gets: the rules, the numbered evidence, the question."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.findings import Finding
from assistant.types import ChatMessage

_RULES = (
    "你根据给出的政府文件原文回答问题。每句话后面用 [编号] 标明依据；数字、年份、地区、单位名称必须与原文一致；"
    "不同地区分开写；原文没有写明的，直接说没有写明，不要推测。答案尽量短。"
)
_MOST = 12


def messages_for(question: str, findings: Sequence[Finding]) -> list[ChatMessage]:
    """The conversation that would ask a model to word the answer; evidence of every place takes its turn."""
    lines: list[str] = []
    depth = 0
    while len(lines) < _MOST and any(depth < len(finding.nearest) for finding in findings):
        for finding in findings:
            if depth < len(finding.nearest):
                statement = finding.nearest[depth].statement
                path = " > ".join(statement.passage.path)
                lines.append(
                    f"[{len(lines) + 1}] {finding.place.label}《{statement.document.title}》{path}：{statement.text}"
                )
        depth += 1
    evidence = "\n".join(lines[:_MOST]) or "（没有找到相关原文）"
    return [
        ChatMessage(role="system", content=_RULES),
        ChatMessage(role="user", content=f"原文：\n{evidence}\n\n问题：{question}"),
    ]
