"""Questions that a document answers by its own structure: its targets, tasks, headings, definitions and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.citations import flowing
from index.words import fold, part_of_speech, words
from ingest.types import Document, Section, Span, Target

SuggestionKind = Literal["target", "task", "heading", "definition", "list", "duty", "time", "fine"]

LONGEST = 24
_MARK = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[部分章条节]+|专栏\s*\d+|附件\d*|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)\s*"
)
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_PUNCTUATION = re.compile(r"[，,、。；;：:．.《》\s]")
_MANNER = re.compile(
    r"^(?:大力|全面|积极|着力|切实|进一步|不断|充分|深入|扎实|深度|灵活|全力|努力|有效)(?=[“\u4e00-\u9fff]{4})"
)
_VERBS = frozenset(
    "优化 提升 推进 健全 深化 完善 加强 加大 实施 强化 创建 发挥 激发 统筹 落实 构建 规范 增强".split()
    + "夯实 支持 推动 促进 开展 改善 创新 拓宽 引进 培育 打造".split()
)
_ASKING = re.compile(r"什么|哪些|哪里|如何|怎么|怎样|多少|多久|[吗谁]$")
_SORTS = re.compile(r"(?:目标|任务|原则|要求|条件|材料|流程|程序|标准|范围|措施|(?<!法律)责任)$")
# 主要行动 names no work of its own.
_WORK = re.compile(r"(?<!^主要)(?<!^重点)(?<!^重大)(?<!^具体)(?:工程|行动|计划|机制|制度|体系)$")
_RATE = re.compile(r"(?:率|比例|占比|比重)$")
_SPANS = ("年", "次", "小时", "学时", "课时", "天", "日", "月", "个月", "个工作日", "工作日")
_COUNTED = frozenset("所 个 名 位 项 对 门 间 家 支 条 种 节 人 次".split())
_LIMITED = re.compile(r"至少|不少于|最多|不超过")
_SCOPE = re.compile(r"^(?:每|各|全)[\u4e00-\u9fff]{0,5}[县市区镇省校园年月周天名人员生师班期]$")
_DEED = re.compile(r"(?:新增|新建|创建|建设|建成|培养|培育|打造|设立|选派|遴选|评选|建立|引进)")
_LIMITS = {"≥": "至少", ">": "至少", "≤": "最多", "<": "最多"}
_SMALL = 10
_DEFINED = re.compile(
    r"本(?:条例|办法|法|规定|细则|规范|意见|方案)所?称的?(?P<who>[\u4e00-\u9fff]{2,12}?),?(?:是指|系指|指|包括)"
)
_LISTED = re.compile(
    r"(?:^|[。;:,\s])(?P<who>[\u4e00-\u9fff]{2,12}?)(?P<must>应当|必须|可以)?(?P<deed>具备|提交|符合|遵守|履行|包括|载明|满足|提供)"
    r"(?:以下|下列)(?P<what>条件|材料|文件|规定|义务|内容|事项|要求|资料|职责)"
)


# What begins in the middle of a sentence is no name: 其…, 经审核….
_CUT = re.compile(
    r"^(?:其|该|本|当|经|并|且|或|应|的|从事|可以|每一|每半|前款|上述|不得|由|对|在|有|按|将|被|因|自|并且|以及|和|与|及)"
)
_IN_TIME = re.compile(
    r"(?:^|[。;,\s])(?P<who>[\u4e00-\u9fff]{2,12}?)应当?(?:自|在|于|从)[^,。;\n]{2,24}?(?:\d+|[一二三四五六七八九十]+)"
    r"(?P<unit>个工作日|日|天|个月|年)[之以]?内,?(?P<deed>[\u4e00-\u9fff]{3,14}?)(?=[。;,])"
)
_FINED = re.compile(r"(?:^|[。;:\s]|规定,)(?P<what>[\u4e00-\u9fff、]{5,17})的,[^。;\n]{0,60}?处[^。;\n]{2,24}罚款")
_NO_DEED = re.compile(r"之一$|^(?:拒不|逾期|情节|造成|构成|违反|有下列|未改正|仍)")
_RESPONSIBLE = re.compile(
    r"(?:部门|机构|委员会|政府|局|厅)(?P<deed>负责|主管)(?:(?:本行政区域|本市|本省|全国|全省|全市|全县|辖区)(?:内|范围内)?的?)?"
    r"(?P<what>[\u4e00-\u9fff]{3,14}?(?:工作|监督管理|管理))(?=[。,;、])"
)


# Of folded text, which has the narrow forms of , ; and :.
_WORDINGS: tuple[tuple[SuggestionKind, re.Pattern[str], str], ...] = (
    ("definition", _DEFINED, "{who}是指什么？"),
    ("list", _LISTED, "{who}{must}{deed}哪些{what}？"),
    ("duty", _RESPONSIBLE, "{what}由谁{deed}？"),
    ("time", _IN_TIME, "{who}应当几{unit}内{deed}？"),
    ("fine", _FINED, "{what}罚款多少？"),
)
_TAIL = 2  # characters of the wording that an answer quotes whatever it leaves out before them


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question and the stretch of its document that an answer to it quotes."""

    text: str
    kind: SuggestionKind
    document_id: str
    section: int
    span: Span


def suggestions_of(document: Document) -> tuple[Suggestion, ...]:
    """The questions that a document suggests, each once, in the order of its text."""
    found = [*_of_targets(document), *_of_tasks(document), *_of_headings(document), *_of_text(document)]
    unique = {one.text: one for one in found if len(one.text) <= LONGEST}
    return tuple(sorted(unique.values(), key=lambda one: one.span.start))


def _of_targets(document: Document) -> Iterator[Suggestion]:
    for target in document.targets:
        asked = _target_question(target, flowing(document.text[target.clause.start : target.clause.end]))
        if asked:
            yield Suggestion(_place(document) + asked, "target", document.id, target.section, target.figure)


def _target_question(target: Target, clause: str) -> str | None:
    """What is to be reached, as a question: 要创建几所乡村温馨校园, 九年义务教育巩固率要达到多少."""
    name = _BRACKETED.sub("", flowing(target.indicator))
    scope = _BRACKETED.sub("", flowing(target.subject))
    if not 3 <= len(name) <= 18 or _PUNCTUATION.search(name) or _CUT.match(name):
        return None
    unit = target.unit.lstrip("万亿") or target.unit
    if target.binding is not None or target.base is not None:
        whole = name if scope in name or len(name) > 5 else scope + name
        return f"{target.year or ''}{'年' if target.year else ''}{whole}要达到多少{unit.rstrip('%')}？"
    if scope and not _SCOPE.match(scope):
        return None
    if target.unit == "%":
        is_goal = _RATE.search(name) and len(name) > 3 and target.bound not in ("≤", "<")
        return f"{scope}{name}要达到多少？" if is_goal else None
    how_many = "几" if target.value <= _SMALL and unit == target.unit else "多少"
    if unit in _SPANS:
        how_many = "几" if unit == "年" else how_many
        limit = "" if _LIMITED.search(name) else _LIMITS.get(target.bound, "")
        return f"{scope}{name}{limit}{how_many}{unit}？" if limit or len(scope + name) > 6 else None
    if unit not in _COUNTED or not _is_noun(name):
        return None
    deeds = _DEED.findall(clause[: max(clause.find(name), 0)])
    return f"{scope}要{deeds[-1] if deeds else '有'}{how_many}{'名' if unit == '人' else unit}{name}？"


def _is_noun(name: str) -> bool:
    cut = words(name)
    return part_of_speech(cut[-1])[:1] in ("n", "") and part_of_speech(cut[0])[:1] not in ("v", "r", "p")


def _of_tasks(document: Document) -> Iterator[Suggestion]:
    for task in document.tasks:
        name = _MARK.sub("", flowing(task.name))
        section = task.section if task.section is not None else 0
        if task.department_spans and len(name) >= 4 and not _PUNCTUATION.search(name):
            span = task.department_spans[0]
            yield Suggestion(f"{_of(document)}{name}由谁负责？", "task", document.id, section, span)


def _of_headings(document: Document) -> Iterator[Suggestion]:
    for section in document.sections:
        asked = _heading_question(section) if section.kind in ("heading", "row") else None
        if asked:
            label = _of(document) if asked.endswith(("有哪些内容？", "有哪些？")) else _place(document)
            yield Suggestion(label + asked, "heading", document.id, section.index, Span(section.start, section.end))


def _heading_question(section: Section) -> str | None:
    """What a section tells, as a question; None where its heading is a statement rather than a name."""
    topic = _BRACKETED.sub("", re.split(r"[，,。；;：:\s]", _MARK.sub("", flowing(section.title)))[0])
    if _ASKING.search(topic):
        return f"{topic}？"
    topic = _MANNER.sub("", topic)
    if not 4 <= len(topic) <= 18 or _PUNCTUATION.search(topic):
        return None
    if topic[:2] in _VERBS:
        return f"怎么{topic}？" if len(topic) > 4 else None
    if _WORK.search(topic):
        return f"{topic}有哪些内容？"
    return f"{topic}有哪些？" if _SORTS.search(topic) else None


def _of_text(document: Document) -> Iterator[Suggestion]:
    """What the wording of a passage makes a question of: definitions, lists announced, duties, time limits, fines."""
    for passage in document.passages:
        for kind, pattern, question in _WORDINGS:
            for match in pattern.finditer(fold(passage.text)):
                words_of = match.groupdict("")
                name = words_of.get("who") or words_of.get("what", "")
                if _CUT.match(name) or (kind == "fine" and _NO_DEED.search(name)):
                    continue
                label = _of(document) if kind == "definition" else _place(document)
                span = Span(passage.start + match.end() - _TAIL, passage.start + match.end())
                yield Suggestion(label + question.format(**words_of), kind, document.id, passage.section, span)


def _place(document: Document) -> str:
    return document.region.short if document.region else ""


def _of(document: Document) -> str:
    return f"{document.region.short}的" if document.region else ""
