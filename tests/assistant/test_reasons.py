from __future__ import annotations

import pytest

from assistant.question import QuestionReader
from assistant.reasons import evidence_message, period_message, reason_for, region_message, scope_message
from assistant.types import RefusalReason
from index.types import CatalogEntry
from ingest.types import Period, Region
from tests.assistant.conftest import LONGCHUAN, QINGYUAN, MakePlan, Weighed


def entry(region: Region | None, period: Period | None) -> CatalogEntry:
    name = region.name if region else "通知"
    return CatalogEntry(name, name, name, name, None, None, None, region, period, 100, 3, "2024-01-01T00:00:00Z")


CATALOG = (entry(LONGCHUAN, Period(2023, 2027)), entry(QINGYUAN, Period(2023, 2027)), entry(None, None))


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("2035年要建成几所寄宿制学校？", "period_not_covered"),
        ("龙川1998年建成几所寄宿制学校？", "period_not_covered"),
        ("火锅底料怎么炒？", "out_of_scope"),
        ("龙川的校长要培训多少天？", "no_evidence"),
    ],
)
def test_reason_for(weighed: Weighed, make_plan: MakePlan, question: str, reason: RefusalReason) -> None:
    reading, evidence = weighed(question, make_plan())
    assert reason_for(reading, evidence, CATALOG) == reason


def test_without_a_document_to_ask_the_region_is_not_covered(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, _ = weighed("茂名的校长最多能连任几年？", make_plan())
    assert reason_for(reading, [], ()) == "region_not_covered"


def test_only_the_period_of_the_documents_asked_counts(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("2040年每台钢琴多少钱？", make_plan())
    later = entry(QINGYUAN, Period(2036, 2040))
    assert reason_for(reading, evidence, CATALOG[:2]) == "period_not_covered"
    assert reason_for(reading, evidence, (*CATALOG[:2], later)) != "period_not_covered"


def test_a_document_without_a_period_is_for_any_year(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("2040年每台钢琴多少钱？", make_plan())
    assert reason_for(reading, evidence, CATALOG) != "period_not_covered"


def test_a_year_that_a_later_plan_tells_of_is_covered(weighed: Weighed, make_plan: MakePlan) -> None:
    plan = "龙川县教育规划（2023—2027年）\n\n一、现状\n\n2020年评出文明校园十所。\n"
    reading, evidence = weighed("龙川2020年评出的文明校园叫什么名字？", make_plan(plan))
    assert reason_for(reading, evidence, CATALOG[:2]) != "period_not_covered"


def test_a_year_that_only_the_target_of_another_year_is_near_is_not_covered(
    weighed: Weighed, make_plan: MakePlan
) -> None:
    reading, evidence = weighed("龙川2026年要建成几所寄宿制学校？", make_plan())
    assert reason_for(reading, evidence, CATALOG) == "period_not_covered"
    reading, evidence = weighed("龙川2026年每台钢琴多少钱？", make_plan())
    assert reason_for(reading, evidence, CATALOG) == "no_evidence"


def test_a_question_of_another_field_is_out_of_scope_even_with_a_region(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("龙川的居住证丢了，驾驶证怎么换？", make_plan())
    assert reason_for(reading, evidence, CATALOG) == "out_of_scope"


@pytest.mark.parametrize(
    ("question", "mentioned", "says"),
    [
        ("清远的校长任期是几年？", (), "清远市的文件没有提到“校长”、“任期”。"),
        ("清远的校长任期是几年？", ("校长",), "清远市的文件没有提到“任期”。"),
        ("清远的校长任期是几年？", ("校长", "任期"), "清远市的文件没有写明“任期”的年限。"),
        ("清远的周转房由谁负责？", ("周转房",), "清远市的文件没有写明“周转房”的责任单位。"),
        ("清远为什么建周转房？", ("周转房",), "清远市的文件没有写明“周转房”的原因。"),
        ("清远怎么样？", (), "清远市的文件没有写明这一点。"),
    ],
)
def test_what_is_missing_is_said_in_the_words_of_the_question(
    reader: QuestionReader, question: str, mentioned: tuple[str, ...], says: str
) -> None:
    assert evidence_message(reader.read(question), "清远市", lambda name: name in mentioned) == says


def test_a_region_message_lists_few_regions(reader: QuestionReader) -> None:
    reading = reader.read("茂名的校长最多能连任几年？")
    assert region_message(reading, CATALOG) == "没有收录茂名市的文件，无法回答。目前收录：龙川县、清远市。"
    many = [entry(Region(f"甲{n}县", f"甲{n}", "county"), None) for n in range(21)]
    assert region_message(reading, many).endswith("目前收录：甲0县、甲1县、甲2县、甲3县、甲4县等21个地区。")
    assert region_message(reader.read("清远的校长最多能连任几年？"), CATALOG) == "所选范围内没有清远市的文件。"


def test_a_period_message_says_which_years_there_are(reader: QuestionReader) -> None:
    said = period_message(reader.read("清远2035年的目标是什么？"), "清远市", CATALOG[:2])
    assert said == "清远市的文件没有2035年的相关内容，写的是2023—2027年。"
    said = period_message(reader.read("清远2026年的目标是什么？"), "清远市", CATALOG[:2])
    assert said == "清远市的文件没有2026年的相关内容。"


def test_a_scope_message_says_what_there_is() -> None:
    assert scope_message(CATALOG[:2]) == (
        "这个问题不在收录文件的范围内。目前收录龙川县、清远市的2份文件，如《龙川县》。"
    )
    assert scope_message(CATALOG[2:]) == "这个问题不在收录文件的范围内。目前收录1份文件，如《通知》。"
