"""The words of the chat page, in Chinese and in English; answers and quotes stay in the documents' language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.types import RefusalReason

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Texts:
    """Every label of the page in one language; `{…}` are filled in by `str.format`."""

    html_lang: str
    title: str
    lead: str
    coverage: str
    coverage_empty: str
    documents: str
    other_language: str
    new_conversation: str
    question_label: str
    question_placeholder: str
    send: str
    regions_label: str
    regions_placeholder: str
    examples: str
    conversation: str
    searching: str
    sources: str
    source: str
    document_text: str
    document_changed: str
    understood_as: str
    extractive: str
    worded_by_model: str
    follow_ups: str
    copy: str
    copied: str
    comparison: str
    error: str
    unexpected: str
    unexpected_hint: str
    notice_title: str
    notice: str
    refusals: Mapping[RefusalReason, str]


ZH = Texts(
    html_lang="zh-CN",
    title="教育规划问答",
    lead="用日常的话提问，依据政府教育文件的原文作答，每句话都注明出处。",
    coverage="已收录{documents}份文件，涵盖{regions}。",
    coverage_empty="目录里还没有文件。",
    documents="查看文件目录",
    other_language="English",
    new_conversation="新对话",
    question_label="问题",
    question_placeholder="输入您的问题",
    send="提问",
    regions_label="限定地区（可选，不选即全部）",
    regions_placeholder="全部地区",
    examples="可以这样问",
    conversation="对话",
    searching="正在查找原文…",
    sources="出处",
    source="出处 {mark}",
    document_text="打开文件全文",
    document_changed="文件在作答之后有更新，这里只显示当时引用的原句。",
    understood_as="理解为：{question}",
    extractive="摘自原文，未经模型改写",
    worded_by_model="由模型依据原文组织语言，请以出处为准",
    follow_ups="接着问",
    copy="复制",
    copied="已复制",
    comparison="对比表",
    error="暂时无法回答",
    unexpected="服务内部出错，这个问题没有回答成功。",
    unexpected_hint="请稍后再问一次；若仍不行，请管理员查看服务日志。",
    notice_title="提示",
    notice="与服务的连接中断，或服务正忙。页面会自动重新连接，请稍后再问一次。",
    refusals={
        "no_evidence": "文件中没有找到依据",
        "region_not_covered": "没有收录这个地区的文件",
        "period_not_covered": "文件没有涉及这个时间",
        "false_premise": "问题的前提与文件不符",
        "out_of_scope": "不在这些文件的范围内",
    },
)

EN = Texts(
    html_lang="en",
    title="Education plan answers",
    lead="Ask in everyday Chinese; answers come from the government's own text, with a source for every statement.",
    coverage="{documents} documents, covering {regions}.",
    coverage_empty="There are no documents in the catalogue yet.",
    documents="Show the documents",
    other_language="中文",
    new_conversation="New conversation",
    question_label="Question",
    question_placeholder="Your question, in Chinese",
    send="Ask",
    regions_label="Only these regions (optional)",
    regions_placeholder="All regions",
    examples="Try asking",
    conversation="Conversation",
    searching="Looking through the documents…",
    sources="Sources",
    source="Source {mark}",
    document_text="Open the full text",
    document_changed="The document has changed since this answer; only the sentence cited then is shown.",
    understood_as="Understood as: {question}",
    extractive="Verbatim from the documents, no model involved",
    worded_by_model="Worded by a model from the sources; the sources prevail",
    follow_ups="Ask next",
    copy="Copy",
    copied="Copied",
    comparison="Comparison",
    error="No answer for now",
    unexpected="Something went wrong inside the service; this question was not answered.",
    unexpected_hint="Please ask again in a moment; if it persists, ask the administrator to look at the service log.",
    notice_title="Notice",
    notice="The connection was lost or the service is busy. The page reconnects by itself; please ask again soon.",
    refusals={
        "no_evidence": "Nothing in the documents supports an answer",
        "region_not_covered": "No document covers this region",
        "period_not_covered": "The documents do not cover this period",
        "false_premise": "The question assumes something the documents do not say",
        "out_of_scope": "Outside what these documents are about",
    },
)

TEXTS: Mapping[Language, Texts] = {"zh": ZH, "en": EN}


@dataclass(frozen=True, slots=True)
class Example:
    """A question to start with, shown where the catalogue covers all of `regions`."""

    text: str
    regions: tuple[str, ...]


EXAMPLES = (
    Example("清远的校长最多能连任几年？", ("清远市",)),
    Example("开平每学年要有多少老师轮岗？", ("开平市",)),
    Example("阳西县“三所学校”什么时候要达标？", ("阳西县",)),
    Example("龙川和开平的教师轮岗比例有什么不同？", ("龙川县", "开平市")),
    Example("阳江市2025年学前教育毛入园率要达到多少？", ("阳江市",)),
    Example("清远的乡村校长培训由哪些部门负责？", ("清远市",)),
)
"""For the plans that come with the product."""

GENERAL_EXAMPLES = ("{region}的主要目标是什么？", "{region}在教师队伍建设上有哪些措施？")
"""For any other catalogue, asked of its first regions."""

FEWEST_EXAMPLES = 4
MOST_EXAMPLES = 6
