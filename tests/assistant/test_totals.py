from __future__ import annotations

import pytest

from assistant.compose import Piece
from assistant.findings import Finding
from assistant.places import Place
from assistant.question import QuestionReader
from assistant.totals import with_total
from ingest.types import Document
from tests.assistant.conftest import LONGCHUAN, MakePlan, quote_of

PLAN = "龙川县教育行动方案（2023—2027年）\n\n一、主要目标\n\n{}。\n\n二、保障措施\n\n加强组织领导。\n"


def told(document: Document, words: str) -> Finding:
    piece = Piece(words, (quote_of(document, words),))
    return Finding(Place("龙川县", (document.id,), LONGCHUAN), (piece,), (), 1.0)


@pytest.mark.parametrize(
    ("question", "words", "expected"),
    [
        ("一共新增多少个学位", "到2025年，新增小学学位7.4万个、初中学位4万个", "；合计11.4万个（7.4+4）"),
        ("小学和初中合计新增多少个学位", "到2025年，新增小学学位7.4万个、初中学位4万个", "；合计11.4万个（7.4+4）"),
        ("总共培养多少名教师", "培养名优教师40名、骨干教师60名", "；合计100名（40+60）"),
        ("小学一共新增多少个学位", "到2025年，新增小学学位7.4万个、初中学位4万个", ""),
        ("新增多少个学位", "到2025年，新增小学学位7.4万个、初中学位4万个", ""),
        ("一共新增多少个学位", "到2025年，新增学位不少于7.4万个、初中学位4万个", ""),
        ("一共新增多少个学位", "到2025年，新增学位7.4万个，其中初中学位4万个", ""),
        ("一共建多少所学校", "到2025年，建成小学3所、初中1～2所", ""),
        ("一共培养多少名教师", "培养名优教师40名、骨干教师六十名", ""),
    ],
)
def test_the_sum_of_what_one_clause_lists(
    make_plan: MakePlan, reader: QuestionReader, question: str, words: str, expected: str
) -> None:
    finding = told(make_plan(PLAN.format(words)), words)
    (summed,) = with_total(reader.read(question), [finding])
    assert [piece.arithmetic for piece in summed.pieces] == [expected]
    assert summed.pieces[0].text == words
