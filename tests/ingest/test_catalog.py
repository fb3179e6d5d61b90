from __future__ import annotations

import pytest

from ingest.parse import parse
from ingest.types import Document, Period


def document(text: str, name: str = "文件.txt") -> Document:
    return parse(text.encode(), name, name)


NOTICE = """江门市教育局文件
江教〔2023〕8号

江门市教育局关于印发江门市学前教育发展
提升行动计划（2023—2025年）的通知

各县（市、区）教育局：
现将《江门市学前教育发展提升行动计划（2023—2025年）》印发给你们。
江门市教育局
2023年5月6日

江门市学前教育发展提升行动计划（2023—2025年）

为发展学前教育，制定本计划。
"""


def test_a_plan_behind_a_covering_notice() -> None:
    read = document(NOTICE)
    assert read.title == "江门市学前教育发展提升行动计划（2023—2025年）"
    assert read.issuer == "江门市教育局"
    assert read.number == "江教〔2023〕8号"
    assert read.date == "2023年5月6日"
    assert read.region
    assert read.region.name == "江门市"
    assert read.period == Period(2023, 2025)
    assert read.sections[0].title == read.title


def test_a_notice_with_the_title_in_brackets() -> None:
    read = document("清远市人民政府办公室关于印发《清远市教育规划》的通知\n各县：\n现印发。\n")
    assert read.title == "清远市教育规划"
    assert read.issuer == "清远市人民政府办公室"


def test_a_notice_of_its_own() -> None:
    read = document("清远市教育局关于做好招生工作的通知\n各县：\n做好招生。\n清远市教育局\n二〇二四年三月一日\n")
    assert read.title == "清远市教育局关于做好招生工作的通知"
    assert read.issuer == "清远市教育局"
    assert read.date == "二〇二四年三月一日"


def test_a_number_in_the_text_is_not_the_documents() -> None:
    assert document("清远市教育规划\n根据粤府〔2021〕55号文件精神，制定本规划。\n").number is None


@pytest.mark.parametrize(
    ("title", "name", "period"),
    [
        ("某某市教育方案（2023—2027 年）", "a.txt", Period(2023, 2027)),
        ("某某市教育方案（2023-2027年）", "a.txt", Period(2023, 2027)),
        ("某某市教育方案（2021至2023年）", "a.txt", Period(2021, 2023)),
        ("某某市教育发展“十四五”规划", "a.txt", Period(2021, 2025)),
        ("某某市教育发展十三五规划", "a.txt", Period(2016, 2020)),
        ("某某市教育方案", "方案_2023-2027.txt", Period(2023, 2027)),
        ("某某市教育方案", "方案_2023.txt", None),
    ],
)
def test_periods(title: str, name: str, period: Period | None) -> None:
    assert document(f"{title}\n\n为发展教育，制定本方案。\n", name).period == period


def test_the_only_years_a_text_sets_itself() -> None:
    text = "某某市重点任务\n根据《教育方案（2020—2025年）》，2023—2027年期间创建校园5所。\n"
    assert document(text).period == Period(2023, 2027)
    assert document(text + "2016—2020年期间已创建3所。\n").period is None


def test_the_file_name_helps_where_the_text_is_silent() -> None:
    read = document("各学校要抓好落实。\n", "开平市_教育行动方案_2023-2027.txt")
    assert read.title == "开平市 教育行动方案 2023-2027"
    assert read.region
    assert read.region.name == "开平市"
    assert read.period == Period(2023, 2027)


def test_a_headline_above_a_bare_heading_is_the_title() -> None:
    text = "看病不用先垫钱！云岭医保备案快速办理！\n\n办理指引\n\n打开应用，选择备案，按提示提交。\n"
    assert document(text).title == "看病不用先垫钱！云岭医保备案快速办理！"


def test_a_page_is_of_the_division_that_it_names_all_the_time() -> None:
    page = "这笔补贴可以领了！\n\n" + "在开平市登记的企业可以申请，由开平市人社局受理。\n" * 3
    region = document(page).region
    assert region is not None
    assert region.name == "开平市"
    assert document(page + "江门市、清远市和阳江市的企业到清远市或阳江市办理。\n" * 2).region is None
