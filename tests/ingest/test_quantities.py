from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.quantities import number_of, quantities_in
from ingest.types import Bound


def read(clause: str) -> list[str]:
    found = []
    for one in quantities_in(clause):
        upper = f"~{one.value_to}" if one.value_to is not None else ""
        found.append(f"{one.bound}{one.value}{upper}{one.unit}")
    return found


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("建成5所寄宿制学校", ["=5所"]),
        ("新增学位1,200个", ["=1200个"]),
        ("新增学位7.5万个", ["=7.5万个"]),
        ("培育1～2所特色学校", ["=1~2所"]),
        ("不得低于当地普通高中学生人均公用经费标准的1.5倍", ["≥1.5倍"]),
        ("集聚企业超3000家", [">3000家"]),
        ("装机容量达到500万千瓦", ["=500万千瓦"]),
        ("浓度达到40微克/立方米", ["=40微克/立方米"]),
        ("聘期为一年至五年", ["=1~5年"]),
        ("设负责人二至五人", ["=2~5人"]),
        ("由二个以上五十个以下合伙人设立", ["=2~50个"]),
        ("由二个以上的小组和三个以下的大组", ["≥2个", "≤3个"]),
        ("举办50场次讲座", ["=50场次"]),
        ("毛入学率达到95%以上", ["≥95%"]),
        ("不低于符合条件教师总数的10%", ["≥10%"]),
        ("不得少于百分之二十", ["≥20%"]),
        ("按照百分之一点五提取", ["=1.5%"]),
        ("差异率低于15%", ["<15%"]),
        ("一般不超过12年", ["≤12年"]),
        ("最高30万元", ["≤30万元"]),
        ("提高最高限额3800元", ["=3800元"]),
        ("最多开设一门", ["≤1门"]),
        ("至少到乡村学校指导30次以上", ["≥30次"]),
        ("成立100余个工作室", [">100个"]),
        ("培育1000名左右教师", ["≈1000名"]),
        ("约40名", ["≈40名"]),
        ("初中2所、高中3所", ["=2所", "=3所"]),
        ("不少于5所、高中3所", ["≥5所", "=3所"]),
        ("保留三种课程", ["=3种"]),
        ("打造百所学校", ["=100所"]),
        ("两万名学生", ["=20000名"]),
        ("每两年一次", ["=1次"]),
        ("不超过55周岁", ["≤55周岁"]),
        ("控制在45人以内", ["≤45人"]),
    ],
)
def test_a_number_has_its_unit_and_bound(clause: str, found: list[str]) -> None:
    assert read(clause) == found


@pytest.mark.parametrize(
    "clause",
    [
        "到2025年底", "2023—2027年期间", "组建第19个教育集团", "一批名师", "新一轮改革", "粤府〔2021〕55号",
        "七年级学生",
        "“三所学校”", "3月1日", "1+X证书制度", "四川", "项目20",
    ],
)  # fmt: skip
def test_years_ordinals_and_words_with_numerals_are_no_quantities(clause: str) -> None:
    assert read(clause) == []


def test_a_quantity_stands_where_it_says() -> None:
    clause = "教师本科率达到95%以上的学校"
    (one,) = quantities_in(clause)
    assert (clause[one.start : one.end], clause[one.start : one.stop]) == ("95%", "95%以上")
    assert (one.kind, one.is_bounded, one.bound_after, one.is_han) == ("percent", True, True, False)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("96", (Decimal(96), None, "=")),
        (">95", (Decimal(95), None, ">")),
        ("≥ 1,200", (Decimal(1200), None, "≥")),
        ("＜3%", (Decimal(3), None, "<")),
        ("95以上", (Decimal(95), None, "≥")),
        ("1—2", (Decimal(1), Decimal(2), "=")),
        ("[14]", (Decimal(14), None, "=")),
        ("基本建成", None),
        ("—", None),
    ],
)
def test_number_of_a_cell(cell: str, number: tuple[Decimal, Decimal | None, Bound] | None) -> None:
    assert number_of(cell) == number
