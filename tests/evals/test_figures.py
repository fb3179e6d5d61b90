from __future__ import annotations

import pytest

from evals.figures import figures_of, foreign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不低于教师总数的 5%", {"5%"}),
        ("到2025年，毛入园率达１００％以上", {"2025", "100%"}),
        ("共1,234人，3.55个百分点", {"1234", "3.55"}),
        ("63.83\t65\t预期性", {"63.83", "65"}),
        ("每县配备三名教研员，百分之五", {"三", "百分之五"}),
        ("一般不超过", set()),
    ],
)
def test_figures_of(text: str, expected: set[str]) -> None:
    assert figures_of(text) == expected


@pytest.mark.parametrize(
    ("statement", "quotes", "items", "expected"),
    [
        ("不超过12年", "连续任职一般不超过 12年", 0, []),
        ("不超过10年", "连续任职一般不超过12年", 0, ["10"]),
        ("配备四名教研员", "配备三名教研员", 0, ["四"]),
        ("2025年65%", "比例（%）\t63.83\t65\n2020年\t2025年", 0, []),
        ("2025年65%", "65所，2025年", 0, ["65%"]),
        ("2025年65%", "65所，2025年达7%", 0, ["65%"]),
        ("减少1.17个百分点（65-63.83）", "（%）\t63.83\t65", 0, ["1.17"]),
        ("减少1.17个百分点（63.83-65）", "（%）\t65\t63.83", 0, []),
        ("比例：2020年63.83%，2025年65%；增加1.17个百分点（65-63.83）", "（%）\t63.83\t65\n2020年\t2025年", 0, []),
        (
            "比例：2020年63.83%，2025年65%；增加2.17个百分点（65-63.83）",
            "（%）\t63.83\t65\n2020年\t2025年",
            0,
            ["2.17"],
        ),
        ("增加2个百分点（67-65）", "（%）\t63.83\t65", 0, ["67"]),
        ("共3项：甲", "甲", 3, []),
        ("共4项：甲", "甲", 3, ["4"]),
    ],
)
def test_foreign_figures(statement: str, quotes: str, items: int, expected: list[str]) -> None:
    assert foreign(statement, quotes, items) == expected
