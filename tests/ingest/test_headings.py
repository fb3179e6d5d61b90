from __future__ import annotations

from ingest.blocks import Block, CellPart
from ingest.headings import headings_of


def titles(*lines: str) -> list[str]:
    return [heading.title for heading in headings_of([Block("paragraph", line) for line in lines]).values()]


def test_headings_on_lines_of_their_own() -> None:
    lines = ["前言", "第一部分 发展基础", "一、主要目标", "（一）树立标杆：示范策略", "附件", "专栏1 铸魂工程"]
    assert titles(*lines) == lines


def test_run_in_headings_end_with_their_first_sentence() -> None:
    assert titles("1.优化布局。由各县制定规划。妥善处理关系。", "（一）加强领导。成立专班。") == [
        "1.优化布局",
        "（一）加强领导",
    ]


def test_run_in_headings_end_with_a_colon() -> None:
    lines = ["1.思政教育“铸魂”行动：推进思政教育，落实立德树人。", "项目20 “智慧阳江”平台：以需求为导向建设。"]
    assert titles(*lines) == ["1.思政教育“铸魂”行动", "项目20 “智慧阳江”平台"]


def test_a_long_numbered_paragraph_has_its_first_clause_for_a_title() -> None:
    assert titles("一、各地各校要高度重视，" + "把任务分解到部门和责任人，" * 4 + "确保完成。") == [
        "一、各地各校要高度重视"
    ]


def test_a_long_item_is_no_heading() -> None:
    assert titles("1." + "各地各校要把任务分解到部门和责任人，" * 4 + "确保完成。") == []


def test_items_that_end_with_semicolons_are_a_list() -> None:
    assert titles("（一）主要目标。实现下列目标。", "1.毛入园率达到98%；", "2.占比达到60%；", "3.覆盖率达到90%。") == [
        "（一）主要目标"
    ]


def test_items_behind_a_lead_in_are_a_list() -> None:
    assert titles("各校要做到以下几点：", "1.加强领导。成立专班。", "2.加强督导。每年一次。") == []


def test_single_sentences_are_a_list() -> None:
    assert titles("三、其他", "1.各区要设立咨询电话。", "2.各区要加强宣传。") == ["三、其他"]


def test_a_sentence_over_subheadings_is_a_heading() -> None:
    assert titles("（三）聚焦重点领域，振兴乡村教育。", "10.深化改革。实施计划。", "11.提升素质。加大力度。") == [
        "（三）聚焦重点领域，振兴乡村教育",
        "10.深化改革",
        "11.提升素质",
    ]


def test_a_number_that_continues_nothing_is_no_heading() -> None:
    assert titles("到2025年", "12.教室按标准配齐。设备更新。") == []


def test_numbers_go_on_across_higher_headings() -> None:
    assert titles("（一）甲", "1.子。丑。", "（二）乙", "2.寅。卯。") == ["（一）甲", "1.子", "（二）乙", "2.寅"]


def test_articles_and_their_items() -> None:
    lines = [
        "第一章 总则",
        "第一条 为了保障教育，制定本条例。",
        "第二条 学校应当遵守下列规定：",
        "（一）依法办学；",
        "（二）公开收费。",
        "一、本项不是标题",
        "第二章 附则",
        "第三条（施行日期）本条例自公布之日起施行。",
    ]
    assert titles(*lines) == ["第一章 总则", "第一条", "第二条", "第二章 附则", "第三条（施行日期）"]


def test_chapters_that_are_numbered_like_items() -> None:
    lines = ["一、一般规定", "第一条 甲。", "（一）甲项。", "二、管辖", "第二条 乙。"]
    assert titles(*lines) == ["一、一般规定", "第一条", "二、管辖", "第二条"]


def test_footnotes_need_a_mark_in_the_text() -> None:
    assert titles("落实“一育一品”²策略。", "²“一育一品”即品牌活动，见附录。") == ["²“一育一品”即品牌活动"]
    assert titles("按规定执行①。", "①指国家规定。") == ["①指国家规定。".rstrip("。")]
    assert titles("包括①加强领导。②加强督导。", "①加强领导，成立专班。") == []


def test_a_named_annex_is_a_reference_until_it_comes() -> None:
    lines = ["附件：1.重点任务表", "某某市教育局", "附件1", "重点任务", "各县要完成任务。"]
    assert titles(*lines) == ["附件1"]
    assert titles("附件：重点任务表", "某某市教育局", "2024年1月1日") == []
    assert titles("附件1：实施细则", "第一条 甲。", "第二条 乙。", "第三条 丙。")[0] == "附件1：实施细则"


def test_a_row_without_a_name_is_called_by_its_first_clause() -> None:
    task = "完善控辍保学长效机制，健全劝返制度。"
    blocks = [Block("row", "1", 0, (CellPart(0, 0, 0, 1),)), Block("cell", task, 0, (CellPart(0, 1, 0, len(task)),))]
    assert [heading.title for heading in headings_of(blocks).values()] == ["1 完善控辍保学长效机制"]
