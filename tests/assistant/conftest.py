"""A small plan with a table of tasks and one of indicators, and a reader of questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.citations import Quote
from assistant.evidence import Evidence, weigh
from assistant.question import QuestionReader, Reading
from assistant.statements import statements_of
from index.thesaurus import load_thesaurus
from ingest.parse import parse
from ingest.types import Document, Region

MakePlan = Callable[..., Document]
Weighed = Callable[[str, Document], tuple[Reading, list[Evidence]]]

QINGYUAN = Region("清远市", "清远", "city", ("广东省",))
YANGXI = Region("阳西县", "阳西", "county", ("广东省", "阳江市"))
YANGJIANG = Region("阳江市", "阳江", "city", ("广东省",))
KAIPING = Region("开平市", "开平", "county", ("广东省", "江门市"))
LONGCHUAN = Region("龙川县", "龙川", "county", ("广东省", "河源市"))
REGIONS = (KAIPING, QINGYUAN, YANGJIANG, YANGXI, LONGCHUAN)

TASKS = """
附件

教育行动重点任务

序号 项目名称 目标任务 责任部门

1 乡村校长培养工程 到2027年，培养乡村校长30名。 县教育局、县财政局

2 教师培训工程 每学期培训教师2次以上。 县教育局、县残联
"""

PLAN = f"""龙川县教育提升行动方案（2023—2027年）

一、主要目标

到2025年，新增公办学位1,200个，建成5所寄宿制学校；教师本科率（含在读，不含代课）达到90%。全县推进课后服务。

校长在同一岗位连续任职一般不超过12年。2024年起实行属地招生。

二、保障措施

加强组织领导，落实责任。
{TASKS}"""


def quote_of(document: Document, words: str) -> Quote:
    """The quote of the first place in a document that has these words."""
    start = document.text.index(words)
    passage = next(passage for passage in document.passages if passage.start <= start < passage.end)
    return Quote(document, passage, start, start + len(words))


@pytest.fixture
def make_plan() -> MakePlan:
    """Make a document of the text of a plan."""

    def make(text: str = PLAN, name: str = "plan.txt") -> Document:
        return parse(text.encode(), name, f"/plans/{name}")

    return make


@pytest.fixture(scope="session")
def reader(plans_dir: Path) -> QuestionReader:
    """A reader of questions for the five plans, to which a word that none of them has is rarer than the others."""
    texts = "".join([PLAN, *(path.read_text(encoding="utf-8") for path in sorted(plans_dir.glob("*.txt")))])
    known = "".join(texts.split())
    return QuestionReader(REGIONS, load_thesaurus(), lambda word: 2.0 if word in known else 8.0, lambda text: text)


@pytest.fixture
def weighed(reader: QuestionReader) -> Weighed:
    """Read a question and weigh all statements of a document against it."""

    def weigh_all(question: str, document: Document) -> tuple[Reading, list[Evidence]]:
        reading = reader.read(question)
        statements = [one for passage in document.passages for one in statements_of(document, passage)]
        return reading, weigh(reading, statements)

    return weigh_all
