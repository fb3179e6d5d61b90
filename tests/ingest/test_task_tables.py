from __future__ import annotations

from ingest.clean import lines_of
from ingest.task_tables import TaskTable, task_table


def table_in(text: str) -> TaskTable | None:
    return task_table(lines_of(text), 0, 0)


def cells(text: str) -> list[tuple[int, int, str]]:
    found = table_in(text)
    assert found
    return [
        (part.row, part.column, block.text[part.start : part.end]) for block in found.blocks for part in block.cells
    ]


SPLIT_HEADER = """序

号

项 目

名称
目标任务 责任部门

1

城 乡 中

小 学 校

布局工程

2024 年3月底前以县（市、区）为单位制定城乡学校布局

专项规划，明确时间节点和实施路径，到2025年全面消除大

班额。

市教育局、各

县（市、区）

人民政府牵

头，市残联按

职责分工负责



- 15 -

序

号

项目

名称
目标任务 责任部门

2

县中帮

扶工程

实施普通高中发展提升行动计划，建立校际帮扶工作机制，

9 所优质高中托管帮扶 9所县中。

市教育局、市

财政局负责
公开方式：主动公开
"""


def test_a_flattened_table_is_put_together() -> None:
    found = table_in(SPLIT_HEADER)
    assert found
    assert found.columns == ("序号", "项目名称", "目标任务", "责任部门")
    assert cells(SPLIT_HEADER) == [
        (0, 0, "1"),
        (0, 1, "城乡中小学校布局工程"),
        (
            0,
            2,
            "2024年3月底前以县（市、区）为单位制定城乡学校布局专项规划，明确时间节点和实施路径，到2025年全面消除大班额。",
        ),
        (0, 3, "市教育局、各县（市、区）人民政府牵头，市残联按职责分工负责"),
        (1, 0, "2"),
        (1, 1, "县中帮扶工程"),
        (1, 2, "实施普通高中发展提升行动计划，建立校际帮扶工作机制，9所优质高中托管帮扶9所县中。"),
        (1, 3, "市教育局、市财政局负责"),
    ]


def test_the_header_and_the_row_heading_are_lines() -> None:
    found = table_in(SPLIT_HEADER)
    assert found
    assert [block.kind for block in found.blocks] == ["columns", "row", "cell", "cell", "row", "cell", "cell"]
    assert found.blocks[0].text == "序号\t项目名称\t目标任务\t责任部门"
    assert found.blocks[1].text == "1 城乡中小学校布局工程"


def test_the_table_ends_before_the_imprint() -> None:
    found = table_in(SPLIT_HEADER)
    assert found
    assert lines_of(SPLIT_HEADER)[found.end].text == "公开方式：主动公开"


PARTED = """序号 工作名称 工作任务 责任单位

1 教育资源
扩增工程

1.全面摸清城乡学校底数，密切关注学生数为零
的乡村学校。继续遴选骨干教师参加新强师工程、

市教育局
各镇（街）

市人力资源和社会保
障局
 全员轮训等各层次培训项目，重点培育初中学校
2 所。

2.持续改善乡村学校办学条件，加强校园文化建
设，创建 1 所以上省级乡村温馨校园。

2
高中教育
质量提升

实施普通高中发展提升行动计划。加强招生管理，
培育普通高中 2 所。

市教育局
"""


def test_departments_inside_a_task_that_a_page_break_parted() -> None:
    assert cells(PARTED) == [
        (0, 0, "1"),
        (0, 1, "教育资源扩增工程"),
        (0, 2, "1.全面摸清城乡学校底数，密切关注学生数为零的乡村学校。继续遴选骨干教师参加新强师工程、"),
        (0, 3, "市教育局 各镇（街） 市人力资源和社会保障局"),
        (0, 2, "全员轮训等各层次培训项目，重点培育初中学校2所。"),
        (0, 2, "2.持续改善乡村学校办学条件，加强校园文化建设，创建1所以上省级乡村温馨校园。"),
        (1, 0, "2"),
        (1, 1, "高中教育质量提升"),
        (1, 2, "实施普通高中发展提升行动计划。加强招生管理，培育普通高中2所。"),
        (1, 3, "市教育局"),
    ]


def test_a_column_of_deadlines() -> None:
    text = """序号 重点任务 工作内容 责任单位 完成时限
1
布局规划
编制全县幼儿园布局专项规划，明确新建改扩建项目、规模、
用地和投资来源。
县教育局、县自
然资源局
2023年12月底前
2
园舍建设
新建、改扩建公办幼儿园12所，新增公办学位3600个，其中2024
年新增1800个。
县教育局
2025年8月底前
附件2
"""
    assert [cell for cell in cells(text) if cell[1] > 2] == [
        (0, 3, "县教育局、县自然资源局"),
        (0, 4, "2023年12月底前"),
        (1, 3, "县教育局"),
        (1, 4, "2025年8月底前"),
    ]


def test_a_table_without_a_column_of_names() -> None:
    text = """序号 工作任务 牵头单位
1
完善控辍保学长效机制，健全部门协同的劝返工作制度，确保义
务教育巩固率达到98%。
县教育局
县公安局
2
优化学校布局，撤并20人以下教学点，新建寄宿制学校3所，完成
投资1.2亿元。
县教育局
"""
    found = table_in(text)
    assert found
    assert [block.text for block in found.blocks if block.kind == "row"] == ["1", "2"]
    assert cells(text)[:3] == [
        (0, 0, "1"),
        (0, 1, "完善控辍保学长效机制，健全部门协同的劝返工作制度，确保义务教育巩固率达到98%。"),
        (0, 2, "县教育局 县公安局"),
    ]


def test_rows_on_one_line_each() -> None:
    text = "序号 项目名称 责任单位\n1 校舍改造 市教育局\n2 校车运营 市交通局\n"
    assert cells(text) == [
        (0, 0, "1"),
        (0, 1, "校舍改造"),
        (0, 2, "市教育局"),
        (1, 0, "2"),
        (1, 1, "校车运营"),
        (1, 2, "市交通局"),
    ]


def test_text_behind_the_last_row_is_not_in_the_table() -> None:
    text = PARTED + "各镇（街）要按照本任务表的分工抓好落实，每年年底前向市教育局报告进展情况。\n"
    found = table_in(text)
    assert found
    assert lines_of(text)[found.end].text.startswith("各镇（街）要按照")


def test_text_behind_rows_on_one_line_each_is_not_in_the_table() -> None:
    lines = "序号 项目名称 责任单位\n1 校舍改造 市教育局\n2 校车运营 市交通局\n各单位要抓好落实。\n"
    found = table_in(lines)
    assert found
    assert found.end == 3


def test_a_header_without_numbered_rows_is_no_table() -> None:
    assert table_in("序号 项目名称 责任单位\n各县要按序号报送。\n") is None
    assert table_in("序号管理办法\n1 总则\n") is None
    assert table_in("一、工作任务\n1 总则\n") is None


def test_numbers_inside_a_task_are_no_rows() -> None:
    text = PARTED.replace("培育普通高中 2 所。", "到2027年创建普通高中特色学校\n3 所。")
    assert max(row for row, _, _ in cells(text)) == 1


DEADLINE_FIRST = """序
号
工作任务
主要内容
{column}
责任单位

1
公办幼儿园建设
新建公办幼儿园3所，改扩建5所，新增学前学位1260个。
2024年12月
县教育局、县发展改革局、县自然资源局，各乡镇人民政府

2
教育集团组建
组建教育集团6个，每个集团至少含1所乡村学校。
2025年9月
县教育局、县委编办
"""


def test_a_deadline_before_the_departments_is_a_cell_of_its_own() -> None:
    found = cells(DEADLINE_FIRST.format(column="完成时限"))
    assert (0, 3, "2024年12月") in found
    assert (0, 4, "县教育局、县发展改革局、县自然资源局，各乡镇人民政府") in found
    assert (1, 3, "2025年9月") in found
    assert (1, 4, "县教育局、县委编办") in found


def test_a_deadline_without_a_column_is_kept_apart() -> None:
    assert (1, 4, "2025年9月 县教育局、县委编办") in cells(DEADLINE_FIRST.format(column="工作标准"))
