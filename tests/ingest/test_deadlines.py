from __future__ import annotations

import pytest

from ingest.deadlines import Governing, deadlines_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到2025年，建成5所", [("到2025年", 2025)]),
        ("2024年9月底前制定规划", [("2024年9月底前", 2024)]),
        ("2023—2027年期间，创建5所", [("2023—2027年期间", 2027)]),
        ("到2025年初步形成", [("到2025年", 2025)]),
        ("“十四五”期间新建3所", [("“十四五”期间", 2025)]),
        ("到2024年达80%，到2025年达90%", [("到2024年", 2024), ("到2025年", 2025)]),
        ("在2020年基础上新增", []),
        ("能耗比2020年下降14%", []),
        ("在“十三五”的基础上新增", []),
        ("2024年起实行属地招生", []),
        ("落实《课程方案（2022年版）》", []),
        ("新一轮（2022—2025年）工作室", []),
        ("做好2024年度工作", []),
    ],
)
def test_deadlines_in(text: str, found: list[tuple[str, int]]) -> None:
    assert [(one.text, one.year) for one in deadlines_in(text)] == found


def read(*sentences: str) -> list[int | None]:
    """The year that governs the end of each sentence of one paragraph."""
    governing = Governing()
    years = []
    for sentence in sentences:
        governing.begin(sentence)
        deadline = None
        for clause in sentence.split("，"):
            deadline = governing.at(clause, len(clause))
        years.append(deadline.year if deadline else None)
    return years


@pytest.mark.parametrize(
    ("sentences", "years"),
    [
        (("到2025年，机制建立。", "建成5所。", "培育2所。"), [2025, 2025, 2025]),
        (("到2025年，建成5所。", "到2027年，建成9所。", "培育2所。"), [2025, 2027, 2027]),
        (("推进建设，力争到2025年，新增9个。",), [2025]),
        (("到2025年，建成5所。", "二是加强培训。"), [2025, None]),
        (("2024年，完善机制。", "建成5所。"), [2024, None]),
        (("2024年起实行新办法。", "建成5所。"), [None, None]),
        (("培训教师。", "建成5所。"), [None, None]),
    ],
)
def test_a_deadline_governs_what_follows_it(sentences: tuple[str, ...], years: list[int | None]) -> None:
    assert read(*sentences) == years
